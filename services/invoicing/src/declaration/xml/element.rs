//! A declaration's XML as a small tree with the lines on which its elements stand, and with an end to everything: no document
//! types, no entities, no file that is deep or cut off.

use jiff::civil::Date;
use quick_xml::{Reader, events::Event};
use rust_decimal::Decimal;
use werkbrug_chassis::refusal::Refusal;
use werkbrug_kernel::money::Cents;

use crate::sheet::{Reject, Why, unusable};

/// How deep elements may stand in each other; the schema needs eight.
const DEEPEST: usize = 16;
/// The most elements: a workshop of 650 has some forty for each.
const MOST: usize = 400_000;
/// The entities that XML itself has.
const SIGNS: [&[u8]; 5] = [b"amp", b"lt", b"gt", b"quot", b"apos"];

/// An element with everything in it.
#[derive(Debug)]
pub(super) struct Element {
    /// Its name, without a prefix.
    pub(super) name: String,
    /// Its text, without blanks around it.
    pub(super) text: String,
    /// The line of the file on which it stands.
    pub(super) line: usize,
    children: Vec<Self>,
}

impl Element {
    /// The first with that name in it.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// Each with that name in it.
    pub(super) fn all(&self, name: &'static str) -> impl Iterator<Item = &Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The first with that name in it, which must be there.
    pub(super) fn needed(&self, name: &'static str) -> Result<&Self, Reject> {
        self.child(name).ok_or_else(|| self.reject(name, Why::Element))
    }

    /// Refuses this place. What stands there is never told: it may be a national number.
    pub(super) fn reject(&self, name: &str, why: Why) -> Reject {
        let heading = if self.name == name { name.to_owned() } else { format!("{}/{name}", self.name) };
        Reject { line: self.line, heading, why }
    }

    /// A figure of digits alone, in the schema's own hundredths.
    pub(super) fn figure(&self, name: &'static str) -> Result<Option<Decimal>, Reject> {
        let Some(child) = self.child(name) else { return Ok(None) };
        let figure: Option<u64> = child.text.parse().ok();
        figure.map(|figure| Some(Decimal::from(figure))).ok_or_else(|| self.reject(name, Why::Amount))
    }

    /// An amount, which the schema writes in cents.
    pub(super) fn cents(&self, name: &'static str) -> Result<Cents, Reject> {
        let child = self.needed(name)?;
        let cents: Option<i64> = child.text.parse().ok().filter(|cents| *cents >= 0);
        cents.map(Cents::new).ok_or_else(|| child.reject(name, Why::Amount))
    }

    /// A code of digits.
    pub(super) fn code(&self, name: &'static str) -> Result<u32, Reject> {
        let child = self.needed(name)?;
        child.text.parse().map_err(|_| child.reject(name, Why::Codes))
    }

    /// A day, when there is one.
    pub(super) fn day(&self, name: &'static str) -> Result<Option<Date>, Reject> {
        let Some(child) = self.child(name) else { return Ok(None) };
        child.text.parse().map(Some).map_err(|_| child.reject(name, Why::Day))
    }
}

/// The root of a file.
pub(super) fn parse(content: &[u8]) -> Result<Element, Refusal> {
    let text = std::str::from_utf8(content).map_err(|_| unusable("the XML is not UTF-8 text"))?;
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let (mut open, mut root, mut count) = (Vec::<Element>::new(), None, 0_usize);
    let (mut line, mut counted) = (1_usize, 0_usize);
    loop {
        let event = reader.read_event().map_err(|_| unusable("the XML cannot be read"))?;
        let place = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX).min(text.len());
        let passed = text.as_bytes().get(counted..place).unwrap_or_default();
        line = line.saturating_add(passed.iter().filter(|byte| **byte == b'\n').count());
        counted = place;
        match event {
            Event::Start(start) => {
                count = count.saturating_add(1);
                if count > MOST || open.len() >= DEEPEST || root.is_some() {
                    return Err(unusable("the XML is larger or deeper than a declaration"));
                }
                let name = String::from_utf8_lossy(start.local_name().as_ref()).into_owned();
                open.push(Element { name, text: String::new(), line, children: Vec::new() });
            }
            Event::End(_) => {
                let done = open.pop().ok_or_else(|| unusable("the XML cannot be read"))?;
                match open.last_mut() {
                    Some(parent) => parent.children.push(done),
                    None => root = Some(done),
                }
            }
            Event::Text(words) => {
                let words = words.xml_content().map_err(|_| unusable("the XML cannot be read"))?;
                if let Some(own) = open.last_mut() {
                    own.text.push_str(words.trim());
                }
            }
            // What is read has no signs that need one.
            Event::GeneralRef(sign) if SIGNS.contains(&&*sign) => {}
            Event::DocType(_) | Event::GeneralRef(_) | Event::CData(_) => {
                return Err(unusable("the XML holds what no declaration holds: a document type or an entity"));
            }
            Event::Decl(_) | Event::Comment(_) | Event::PI(_) | Event::Empty(_) => {}
            Event::Eof => break,
        }
    }
    root.filter(|_| open.is_empty()).ok_or_else(|| unusable("the XML ends too soon"))
}

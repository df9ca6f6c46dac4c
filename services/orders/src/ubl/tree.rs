//! An XML file as a small tree, with an end to everything: no document types, no entities, no file that is large, deep or cut off.

use std::collections::BTreeMap;

use quick_xml::{
    NsReader,
    events::{BytesRef, BytesStart, Event},
    name::{Namespace, ResolveResult},
};

use super::{AGGREGATES, ANSWER, Finding, LEAVES, ORDER};

/// The largest file: five thousand lines are less.
pub(crate) const LARGEST: usize = 3 * 1024 * 1024;
/// How deep elements may stand in each other; an order needs nine.
const DEEPEST: usize = 24;
/// The most elements.
const MOST: usize = 200_000;
/// The longest tag with its attributes, name, and place, in bytes: each place holds the names of all that it stands in.
const LONGEST_TAG: usize = 4_096;
const LONGEST_NAME: usize = 100;
const LONGEST_PLACE: usize = 600;
/// The most namespaces that are named at one place.
const MOST_NAMESPACES: usize = 32;

/// An element with everything in it.
#[derive(Debug, Default)]
pub(crate) struct Element {
    /// Its name, with `cac:` or `cbc:` whatever the file calls these.
    pub(crate) name: String,
    /// Where it stands.
    pub(crate) path: String,
    /// Its text, without blanks around it.
    pub(crate) text: String,
    attributes: Vec<(String, String)>,
    children: Vec<Self>,
}

impl Element {
    /// The first with that name in it.
    pub(crate) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The first at the end of these names.
    pub(crate) fn at(&self, names: &[&str]) -> Option<&Self> {
        names.iter().try_fold(self, |element, name| element.child(name))
    }

    /// Each with that name in it.
    pub(crate) fn all(&self, name: &'static str) -> impl Iterator<Item = &Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// Each one in it, however deep.
    pub(crate) fn within(&self) -> Vec<&Self> {
        let (mut found, mut waiting) = (Vec::new(), vec![self]);
        while let Some(element) = waiting.pop() {
            found.push(element);
            waiting.extend(element.children.iter().rev());
        }
        found
    }

    /// The text at the end of these names; empty when there is none.
    pub(crate) fn text_at(&self, names: &[&str]) -> &str {
        self.at(names).map_or("", |element| element.text.as_str())
    }

    /// An attribute; empty when there is none.
    pub(crate) fn attribute(&self, name: &str) -> &str {
        self.attributes.iter().find(|(own, _)| own == name).map_or("", |(_, value)| value.as_str())
    }

    /// Gives everything in it its place: a number where several have the same name.
    fn place(&mut self, path: String) {
        let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for child in &self.children {
            counts.entry(&child.name).or_default().0 += 1;
        }
        let mut paths = Vec::with_capacity(self.children.len());
        for child in &self.children {
            let (all, seen) = counts.get_mut(child.name.as_str()).map_or((1, 1), |(all, seen)| {
                *seen += 1;
                (*all, *seen)
            });
            let number = if all > 1 { format!("[{seen}]") } else { String::new() };
            paths.push(format!("{path}/{}{number}", child.name));
        }
        for (child, path) in self.children.iter_mut().zip(paths) {
            child.place(path);
        }
        self.path = path;
    }
}

/// Reads a file. What cannot be read at all is one finding.
pub(crate) fn parse(content: &[u8]) -> Result<Element, Finding> {
    let unusable = |reason, path: &str| Finding { path: path.to_owned(), reason, found: String::new(), rule: "" };
    if content.len() > LARGEST {
        return Err(unusable("file_too_large", "/"));
    }
    let text = std::str::from_utf8(content).map_err(|_| unusable("encoding_not_utf8", "/"))?;
    let mut growing = Growing::default();
    let mut reader = NsReader::from_str(text.trim_start_matches('\u{feff}'));
    reader.config_mut().expand_empty_elements = true;
    loop {
        let (namespace, event) = match reader.read_resolved_event() {
            Ok((namespace, event)) => (prefix(&namespace), event),
            Err(_) => return Err(unusable("not_xml", &growing.path())),
        };
        let step = match event {
            Event::Start(start) => growing.open(namespace, &start),
            Event::End(_) => growing.close(),
            Event::Text(text) => text.xml_content().map_err(|_| "not_xml").and_then(|text| growing.write(&text)),
            Event::CData(text) => text.decode().map_err(|_| "not_xml").and_then(|text| growing.write(&text)),
            Event::GeneralRef(entity) => resolved(&entity).and_then(|text| growing.write(&text)),
            Event::DocType(_) => Err("document_type"),
            Event::Decl(_) | Event::Comment(_) | Event::PI(_) | Event::Empty(_) => Ok(()),
            Event::Eof => break,
        };
        step.map_err(|reason| unusable(reason, &growing.path()))?;
    }
    if !growing.open.is_empty() {
        return Err(unusable("cut_off", &growing.path()));
    }
    let mut root = growing.root.ok_or_else(|| unusable("not_xml", "/"))?;
    let path = format!("/{}", root.name);
    root.place(path);
    Ok(root)
}

/// A tree while it is read.
#[derive(Default)]
struct Growing {
    open: Vec<Element>,
    /// How many namespaces are named at each open element.
    named: Vec<usize>,
    root: Option<Element>,
    count: usize,
}

impl Growing {
    fn open(&mut self, namespace: &str, start: &BytesStart<'_>) -> Result<(), &'static str> {
        if start.len() > LONGEST_TAG || start.local_name().into_inner().len() > LONGEST_NAME {
            return Err("file_too_large");
        }
        self.count += 1;
        if self.open.len() >= DEEPEST {
            return Err("too_deep");
        }
        if self.count > MOST {
            return Err("too_many_elements");
        }
        if self.root.is_some() {
            return Err("not_xml");
        }
        let local = std::str::from_utf8(start.local_name().into_inner()).map_err(|_| "not_xml")?.to_owned();
        let mut attributes = Vec::new();
        let mut named = self.named.last().copied().unwrap_or_default();
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|_| "not_xml")?;
            named += usize::from(attribute.key.as_namespace_binding().is_some());
            let key = std::str::from_utf8(attribute.key.into_inner()).map_err(|_| "not_xml")?.to_owned();
            // An entity of the file's own cannot be: its declaration was refused.
            let value = attribute.unescape_value().map_err(|_| "entity")?.trim().to_owned();
            attributes.push((key, value));
        }
        let name = format!("{namespace}{local}");
        let place = self.open.iter().fold(name.len(), |place, element| place + element.name.len());
        if named > MOST_NAMESPACES || place > LONGEST_PLACE {
            return Err("file_too_large");
        }
        self.named.push(named);
        self.open.push(Element { name, attributes, ..Element::default() });
        Ok(())
    }

    fn close(&mut self) -> Result<(), &'static str> {
        let mut element = self.open.pop().ok_or("not_xml")?;
        self.named.pop();
        element.text = element.text.split_whitespace().collect::<Vec<_>>().join(" ");
        match self.open.last_mut() {
            Some(parent) => parent.children.push(element),
            None => self.root = Some(element),
        }
        Ok(())
    }

    fn write(&mut self, text: &str) -> Result<(), &'static str> {
        match self.open.last_mut() {
            Some(element) => element.text.push_str(text),
            None if text.trim().is_empty() => {}
            None => return Err("not_xml"),
        }
        Ok(())
    }

    /// How far it is read.
    fn path(&self) -> String {
        let names = self.open.iter().map(|element| element.name.as_str());
        format!("/{}", names.collect::<Vec<_>>().join("/"))
    }
}

/// What we call a namespace.
fn prefix(namespace: &ResolveResult<'_>) -> &'static str {
    match namespace {
        ResolveResult::Bound(Namespace(name)) if *name == AGGREGATES.as_bytes() => "cac:",
        ResolveResult::Bound(Namespace(name)) if *name == LEAVES.as_bytes() => "cbc:",
        ResolveResult::Bound(Namespace(name)) if *name == ORDER.as_bytes() || *name == ANSWER.as_bytes() => "",
        ResolveResult::Bound(_) | ResolveResult::Unbound | ResolveResult::Unknown(_) => "other:",
    }
}

/// One of the five signs that XML knows by name, or a sign by its number.
fn resolved(entity: &BytesRef<'_>) -> Result<String, &'static str> {
    if let Some(sign) = entity.resolve_char_ref().map_err(|_| "entity")? {
        return Ok(sign.to_string());
    }
    let name = entity.decode().map_err(|_| "entity")?;
    quick_xml::escape::resolve_xml_entity(&name).map(str::to_owned).ok_or("entity")
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str = "<o:Order xmlns:o=\"urn:oasis:names:specification:ubl:schema:xsd:Order-2\" \
        xmlns:b=\"urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2\">\
        <b:Note>een &amp; ander&#33;</b:Note><b:Note/><x>vreemd</x></o:Order>";

    #[test]
    fn elements_are_called_by_what_they_are_and_not_by_how_the_file_calls_them() {
        let root = parse(WHOLE.as_bytes()).unwrap();
        let found: Vec<_> = root.within().iter().map(|one| (one.path.clone(), one.text.clone())).collect();
        let expected = [
            ("/Order", ""),
            ("/Order/cbc:Note[1]", "een & ander!"),
            ("/Order/cbc:Note[2]", ""),
            ("/Order/other:x", "vreemd"),
        ];
        assert_eq!(found, expected.map(|(path, text)| (path.to_owned(), text.to_owned())));
    }

    #[test]
    fn a_file_that_could_do_harm_or_is_not_whole_is_refused_with_its_place() {
        let deep = "<a>".repeat(DEEPEST + 1);
        let table: [(&[u8], &str); 10] = [
            (b"<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "document_type"),
            (b"<a>&b;</a>", "entity"),
            (b"<a c=\"&b;\"/>", "entity"),
            (deep.as_bytes(), "too_deep"),
            (b"<a><b>", "cut_off"),
            (b"<a><b></a>", "not_xml"),
            (b"<a/><b/>", "not_xml"),
            (b"", "not_xml"),
            (b"\xff\xfe<\x00a\x00", "encoding_not_utf8"),
            (&[b' '; LARGEST + 1], "file_too_large"),
        ];
        for (content, reason) in table {
            let found = parse(content).map(|root| root.name);
            assert_eq!(found.map_err(|finding| finding.reason), Err(reason), "{reason}");
        }
        assert_eq!(parse(b"<a><b>").map(|root| root.name).unwrap_err().path, "/other:a/other:b");
    }

    #[test]
    fn a_small_file_does_not_grow_large_while_it_is_read() {
        let name = "n".repeat(1_400_000);
        let many: String = (0..5_000).map(|number| format!(" a{number}=\"\"")).collect();
        let named = |from: usize, to: usize| (from..to).map(|n| format!(" xmlns:n{n}=\"u\"")).collect::<String>();
        let longest = "n".repeat(LONGEST_NAME);
        let table = [
            (format!("<{name}/>"), "/"),
            (format!("<a><{longest}n/></a>"), "/other:a"),
            (format!("<a><b{many}/></a>"), "/other:a"),
            (format!("<a{}/>", named(0, 33)), "/"),
            (format!("<a{}><b{}/></a>", named(0, 30), named(30, 33)), "/other:a"),
        ];
        for (content, path) in &table {
            let finding = parse(content.as_bytes()).map(|root| root.name).unwrap_err();
            assert_eq!((finding.reason, finding.path.as_str()), ("file_too_large", *path));
        }
        let deep = format!("<{longest}>").repeat(DEEPEST);
        assert_eq!(parse(deep.as_bytes()).map(|root| root.name).unwrap_err().reason, "file_too_large");
        let (outer, inner) = (named(0, 30), named(30, 32));
        let most = format!("<{longest}{outer}><b{inner}/><b{inner}/></{longest}>");
        assert!(parse(most.as_bytes()).is_ok(), "what is named in one element is forgotten after it");
    }
}

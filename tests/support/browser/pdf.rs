//! A page on paper, opened: how many sheets, and which words stand on them.
//!
//! Chromium writes every text as numbers of glyphs and says for each font which letters they are (ISO 32000-1, 9.10.3).
//! A reader of all PDFs is a large guest; this reads what Chromium writes, and a file without words fails its test.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::PathBuf;

use flate2::read::ZlibDecoder;

/// A page on paper.
pub struct Pdf {
    /// The file as it is.
    pub bytes: Vec<u8>,
    /// Where a copy was left to look at.
    pub file: PathBuf,
}

/// The letters of the glyphs of one font.
type Letters = BTreeMap<u16, String>;

impl Pdf {
    /// How many sheets.
    #[must_use]
    pub fn pages(&self) -> usize {
        let text = String::from_utf8_lossy(&self.bytes);
        text.matches("/Type /Page").count() - text.matches("/Type /Pages").count()
    }

    /// Every text on the paper, a piece a line.
    #[must_use]
    pub fn text(&self) -> String {
        let objects = objects(&self.bytes);
        let fonts: BTreeMap<&str, Letters> = objects.values().flat_map(|(head, _)| fonts(head, &objects)).collect();
        let pages = objects.values().filter_map(|(_, stream)| stream.as_deref());
        pages.filter(|stream| stream.contains(" Tj")).map(|stream| shown(stream, &fonts)).collect()
    }

    /// Whether these words stand on the paper, however its lines are broken.
    #[must_use]
    pub fn says(&self, words: &str) -> bool {
        squeezed(&self.text()).contains(&squeezed(words))
    }
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// Every object by its number: what it says of itself, and its stream, unpacked.
fn objects(bytes: &[u8]) -> BTreeMap<u32, (String, Option<String>)> {
    let parts = split(bytes, b"\nendobj");
    let object = |part: &[u8]| {
        let (before, body) = cut(part, b" 0 obj\n")?;
        let number = before.rsplit(|byte| *byte == b'\n').next()?;
        let number = String::from_utf8_lossy(number).trim().parse().ok()?;
        let (head, stream) = cut(body, b"stream\n").map_or((body, None), |(head, stream)| (head, unpacked(stream)));
        Some((number, (String::from_utf8_lossy(head).into_owned(), stream)))
    };
    parts.into_iter().filter_map(object).collect()
}

fn unpacked(stream: &[u8]) -> Option<String> {
    let mut text = Vec::new();
    ZlibDecoder::new(stream).read_to_end(&mut text).ok()?;
    Some(String::from_utf8_lossy(&text).into_owned())
}

/// The fonts that an object names, each with its letters.
fn fonts<'a>(head: &'a str, objects: &BTreeMap<u32, (String, Option<String>)>) -> Vec<(&'a str, Letters)> {
    let Some((_, named)) = head.split_once("/Font <<") else { return Vec::new() };
    let named = named.split(">>").next().unwrap_or_default();
    let font = |name: &'a str| {
        let (name, object) = name.split_once(' ')?;
        let about = &objects.get(&number(object)?)?.0;
        let map = number(about.split_once("/ToUnicode ")?.1)?;
        Some((name, letters(objects.get(&map)?.1.as_deref()?)))
    };
    named.split('/').filter_map(font).collect()
}

fn number(text: &str) -> Option<u32> {
    text.split_whitespace().next()?.parse().ok()
}

/// Reads `<0030> <004D>` and `<0044> <0053> <0061>`: one glyph, or a row of them.
fn letters(map: &str) -> Letters {
    let mut letters = Letters::new();
    for line in map.lines().filter(|line| line.starts_with('<')) {
        let values: Vec<&str> = line.split(['<', '>', ' ']).filter(|part| !part.is_empty()).collect();
        match values.as_slice() {
            [glyph, letter] => {
                letters.extend(glyphs(glyph).first().map(|glyph| (*glyph, word(letter))));
            }
            [first, last, letter] => {
                let (first, last, letter) = (glyphs(first), glyphs(last), glyphs(letter));
                let (Some(first), Some(last), Some(letter)) = (first.first(), last.first(), letter.last()) else {
                    continue;
                };
                let row = (*first..=*last).zip(*letter..);
                letters.extend(row.map(|(glyph, letter)| (glyph, String::from_utf16_lossy(&[letter]))));
            }
            _ => {}
        }
    }
    letters
}

/// Numbers of four hexadecimal digits, one after another.
fn glyphs(text: &str) -> Vec<u16> {
    let digits: Vec<char> = text.chars().collect();
    digits.chunks(4).filter_map(|four| u16::from_str_radix(&four.iter().collect::<String>(), 16).ok()).collect()
}

fn word(text: &str) -> String {
    String::from_utf16_lossy(&glyphs(text))
}

/// The texts of one sheet.
fn shown(stream: &str, fonts: &BTreeMap<&str, Letters>) -> String {
    let (mut text, mut font) = (String::new(), None);
    for line in stream.lines() {
        if let Some((name, _)) = line.strip_suffix(" Tf").and_then(|rest| rest.strip_prefix('/')?.split_once(' ')) {
            font = fonts.get(name);
        } else if let Some(glyphs_shown) = line.strip_suffix("> Tj").and_then(|rest| rest.rsplit('<').next()) {
            let letter = |glyph: &u16| font.and_then(|letters: &Letters| letters.get(glyph)).map_or("", String::as_str);
            text.extend(glyphs(glyphs_shown).iter().map(letter));
        } else if line == "ET" {
            text.push('\n');
        }
    }
    text
}

fn split<'a>(bytes: &'a [u8], at: &[u8]) -> Vec<&'a [u8]> {
    let (mut parts, mut rest) = (Vec::new(), bytes);
    while let Some((part, after)) = cut(rest, at) {
        parts.push(part);
        rest = after;
    }
    parts
}

fn cut<'a>(bytes: &'a [u8], at: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let place = bytes.windows(at.len()).position(|part| part == at)?;
    Some((bytes.get(..place)?, bytes.get(place + at.len()..)?))
}

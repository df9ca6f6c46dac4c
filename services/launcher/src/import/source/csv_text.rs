//! CSV as Belgian spreadsheets export it: `;`, quotes, with or without BOM, UTF-8 or Windows-1252.

use csv::{ByteRecord, Reader, ReaderBuilder};

use super::Line;
use crate::import::wrong::{self, Wrong};

const BOM: &[u8] = b"\xef\xbb\xbf";
/// What Excel writes, and understands, as a first line.
const SEPARATOR_HINT: &[u8] = b"sep=;";

/// The 32 characters of Windows-1252 that Latin-1 does not have; the blank ones are no text.
const WINDOWS_1252: [Option<char>; 32] = [
    Some('€'),
    None,
    Some('‚'),
    Some('ƒ'),
    Some('„'),
    Some('…'),
    Some('†'),
    Some('‡'),
    Some('ˆ'),
    Some('‰'),
    Some('Š'),
    Some('‹'),
    Some('Œ'),
    None,
    Some('Ž'),
    None,
    None,
    Some('‘'),
    Some('’'),
    Some('“'),
    Some('”'),
    Some('•'),
    Some('–'),
    Some('—'),
    Some('˜'),
    Some('™'),
    Some('š'),
    Some('›'),
    Some('œ'),
    None,
    Some('ž'),
    Some('Ÿ'),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Utf8,
    Windows1252,
}

/// The file without what stands before the header, its encoding, and how many lines were skipped.
struct Text<'a> {
    bytes: &'a [u8],
    encoding: Encoding,
    skipped_lines: u64,
}

/// The names in the first row.
pub(super) fn header(bytes: &[u8]) -> Result<Vec<String>, Wrong> {
    let text = text_of(bytes)?;
    let mut record = ByteRecord::new();
    if !reader(text.bytes).read_byte_record(&mut record).map_err(|_| wrong::UNREADABLE)? {
        return Err(wrong::EMPTY_FILE);
    }
    let decoded = record.iter().map(|cell| decode(cell, text.encoding));
    let names = decoded.collect::<Option<Vec<String>>>().ok_or(wrong::ENCODING)?;
    let only = names.first().filter(|_| names.len() == 1);
    if only.is_some_and(|name| name.contains([',', '\t', '|'])) {
        return Err(wrong::SEPARATOR);
    }
    Ok(names)
}

/// The rows below the header, with the cells at these places.
pub(super) fn lines(bytes: &[u8], width: usize, places: &[Option<usize>]) -> Result<Vec<Line>, Wrong> {
    let text = text_of(bytes)?;
    let mut reader = reader(text.bytes);
    let mut record = ByteRecord::new();
    let mut lines = Vec::new();
    let mut is_header = true;
    let mut counted = Counted { through: 0, newlines: text.skipped_lines };
    while reader.read_byte_record(&mut record).map_err(|_| wrong::UNREADABLE)? {
        if std::mem::take(&mut is_header) || record.iter().all(<[u8]>::is_empty) {
            continue;
        }
        let number = counted.line_of(text.bytes, record.position());
        let cells = if fits(&record, width) {
            let cell = |place: Option<usize>| place.and_then(|place| record.get(place)).unwrap_or_default();
            let decoded = places.iter().map(|place| decode(cell(*place), text.encoding));
            decoded.collect::<Option<Vec<String>>>().ok_or(wrong::ENCODING)
        } else {
            Err(wrong::cell_count(width, record.len()))
        };
        lines.push(Line { number, cells });
    }
    Ok(lines)
}

/// How far the newlines of a file were counted. (The reader's own count lags where a line ends in CRLF.)
struct Counted {
    through: usize,
    newlines: u64,
}

impl Counted {
    /// The line on which a record starts.
    fn line_of(&mut self, bytes: &[u8], position: Option<&csv::Position>) -> u64 {
        let reached = position.and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or(self.through);
        let ends = bytes.get(reached..).unwrap_or_default().iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
        let start = reached + ends.count();
        let between = bytes.get(self.through..start).unwrap_or_default().iter();
        self.newlines += between.fold(0, |count, byte| count + u64::from(*byte == b'\n'));
        self.through = start;
        self.newlines + 1
    }
}

/// As many cells as there are names; empty ones at the end do not count.
fn fits(record: &ByteRecord, width: usize) -> bool {
    record.len() == width || (record.len() > width && record.iter().skip(width).all(<[u8]>::is_empty))
}

fn reader(bytes: &[u8]) -> Reader<&[u8]> {
    ReaderBuilder::new().delimiter(b';').has_headers(false).flexible(true).trim(csv::Trim::All).from_reader(bytes)
}

fn text_of(bytes: &[u8]) -> Result<Text<'_>, Wrong> {
    if bytes.contains(&0) || bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(wrong::ENCODING);
    }
    let without_bom = bytes.strip_prefix(BOM);
    let (bytes, has_bom) = (without_bom.unwrap_or(bytes), without_bom.is_some());
    let is_utf8 = has_bom || std::str::from_utf8(bytes).is_ok();
    let encoding = if is_utf8 { Encoding::Utf8 } else { Encoding::Windows1252 };
    let first_line = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let is_hint = first_line.trim_ascii_end().eq_ignore_ascii_case(SEPARATOR_HINT);
    let hint_length = if is_hint { first_line.len() + 1 } else { 0 };
    let bytes = bytes.get(hint_length..).unwrap_or_default();
    Ok(Text { bytes, encoding, skipped_lines: u64::from(is_hint) })
}

fn decode(cell: &[u8], encoding: Encoding) -> Option<String> {
    let text = match encoding {
        Encoding::Utf8 => std::str::from_utf8(cell).ok()?.to_owned(),
        Encoding::Windows1252 => cell.iter().map(|byte| windows_1252(*byte)).collect::<Option<String>>()?,
    };
    Some(text.trim().to_owned())
}

fn windows_1252(byte: u8) -> Option<char> {
    match byte {
        0x80..=0x9f => *WINDOWS_1252.get(usize::from(byte - 0x80))?,
        0x00..=0x7f | 0xa0..=0xff => Some(char::from(byte)),
    }
}

#[cfg(test)]
mod tests {
    use crate::import::source::{Format, Source};

    fn cells(bytes: &[u8]) -> Vec<(u64, Result<Vec<String>, String>)> {
        let source = Source::open(bytes, Format::Csv).unwrap();
        let places = [source.place_of("code").unwrap(), source.place_of("naam").unwrap()];
        let lines = source.lines(&places).unwrap().into_iter();
        lines.map(|line| (line.number, line.cells.map_err(|wrong| wrong.code.into_owned()))).collect()
    }

    fn row(number: u64, code: &str, name: &str) -> (u64, Result<Vec<String>, String>) {
        (number, Ok(vec![code.to_owned(), name.to_owned()]))
    }

    #[test]
    fn every_way_in_which_excel_writes_csv_is_read() {
        let table: [&[u8]; 8] = [
            b"code;naam\nW-1;Zo\xc3\xab\n",
            b"code;naam\r\nW-1;Zo\xc3\xab\r\n",
            b"\xef\xbb\xbfcode;naam\r\nW-1;Zo\xc3\xab",
            b"code;naam\r\nW-1;Zo\xeb\r\n",
            b"Naam ;opmerking; CODE\nZo\xc3\xab;iets;W-1\n",
            b"code;naam\n\"W-1\";\"Zo\xc3\xab\"\n;\n\n",
            b"code;naam\nW-1;Zo\xc3\xab;;\n",
            b"code;naam\n W-1 ; Zo\xc3\xab \n",
        ];
        for bytes in table {
            assert_eq!(cells(bytes), [row(2, "W-1", "Zoë")], "{}", String::from_utf8_lossy(bytes));
        }
        assert_eq!(cells(b"sep=;\r\ncode;naam\r\nW-1;Zo\xc3\xab\r\n"), [row(3, "W-1", "Zoë")]);
        assert_eq!(cells(b"code;naam\nW-1;\"a; \"\"b\"\"\"\n"), [row(2, "W-1", "a; \"b\"")]);
        assert_eq!(cells(b"code;naam\nW-1;25 \x80\n"), [row(2, "W-1", "25 €")]);
    }

    #[test]
    fn a_bad_row_does_not_spoil_its_neighbours() {
        let found = cells(b"\xef\xbb\xbfcode;naam\nW-1\nW-2;b\nW-3;\xff\nW-4;d;e\nW-5;f\n");
        let bad = |number, code: &str| (number, Err(code.to_owned()));
        let expected =
            [bad(2, "cell_count"), row(3, "W-2", "b"), bad(4, "encoding"), bad(5, "cell_count"), row(6, "W-5", "f")];
        assert_eq!(found, expected);
        assert_eq!(cells(b"code;naam\nW-1;\x81\n"), [bad(2, "encoding")]);
    }

    #[test]
    fn a_file_that_is_no_such_csv_says_why() {
        let table: [(&[u8], &str); 6] = [
            (b"", "empty_file"),
            (b";;\n", "empty_file"),
            (b"code,naam\nW-1,b\n", "separator"),
            (b"code\tnaam\n", "separator"),
            (b"\xff\xfec\0o\0", "encoding"),
            (b"PK\x03\x04\0\0", "encoding"),
        ];
        for (bytes, code) in table {
            assert_eq!(Source::open(bytes, Format::Csv).map(drop).unwrap_err().code, code);
        }
        let twice = Source::open(b"code;naam;Code\n", Format::Csv).unwrap();
        assert_eq!(twice.place_of("code").unwrap_err().code, "double_column");
        assert_eq!(twice.place_of("straat").unwrap(), None);
    }
}

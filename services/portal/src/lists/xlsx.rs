//! A workbook with one sheet (ECMA-376, part 1): texts inline, figures as figures, days as days.

use std::{
    fmt::Write as _,
    io::{Cursor, Write as _},
};

use jiff::civil::{Date, date};
use werkbrug_chassis::refusal::Fault;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use crate::lists::cell::{Cell, Plain};

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>"#;
const ROOT: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const PARTS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;
/// Styles by place: plain, heading, day, two decimals.
const STYLES: &str = r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="4" applyNumberFormat="1"/></cellXfs></styleSheet>"#;
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
/// Sheets' names are this long at most, and hold none of these.
const LONGEST_NAME: usize = 31;
const NOT_IN_NAMES: [char; 7] = ['[', ']', ':', '*', '?', '/', '\\'];

/// The file.
pub(super) fn write(name: &str, titles: &[String], rows: &[Vec<Cell>]) -> Result<Vec<u8>, Fault> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let whole = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let files = [
        ("[Content_Types].xml", TYPES.to_owned()),
        ("_rels/.rels", ROOT.to_owned()),
        ("xl/workbook.xml", workbook(name)),
        ("xl/_rels/workbook.xml.rels", PARTS.to_owned()),
        ("xl/styles.xml", STYLES.to_owned()),
        ("xl/worksheets/sheet1.xml", sheet(titles, rows)),
    ];
    for (path, text) in files {
        zip.start_file(path, whole).map_err(Fault::during(WRITING))?;
        zip.write_all(format!("{HEAD}{text}").as_bytes()).map_err(Fault::during(WRITING))?;
    }
    zip.finish().map(Cursor::into_inner).map_err(Fault::during(WRITING))
}

const WRITING: &str = "writing a workbook";

fn workbook(name: &str) -> String {
    let name: String = name.chars().filter(|letter| !NOT_IN_NAMES.contains(letter)).take(LONGEST_NAME).collect();
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    format!(
        r#"<workbook xmlns="{MAIN}" xmlns:r="{relations}"><sheets><sheet name="{}" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
        escaped(&name)
    )
}

fn sheet(titles: &[String], rows: &[Vec<Cell>]) -> String {
    let pane = r#"<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews>"#;
    let mut text = format!(r#"<worksheet xmlns="{MAIN}">{pane}<sheetData><row>"#);
    for title in titles {
        inline(&mut text, title, 1);
    }
    text.push_str("</row>");
    for row in rows {
        text.push_str("<row>");
        for cell in row {
            match cell.plain() {
                Plain::Text(words) => inline(&mut text, words, 0),
                Plain::Number(number) => figure(&mut text, &number.to_string(), 0),
                Plain::Amount(amount) => figure(&mut text, &amount.to_string(), 3),
                Plain::Day(day) => figure(&mut text, &serial(day).to_string(), 2),
            }
        }
        text.push_str("</row>");
    }
    text + "</sheetData></worksheet>"
}

fn inline(text: &mut String, words: &str, style: u8) {
    // Writing into a string does not fail.
    write!(text, r#"<c t="inlineStr" s="{style}"><is><t xml:space="preserve">{}</t></is></c>"#, escaped(words)).ok();
}

fn figure(text: &mut String, number: &str, style: u8) {
    write!(text, r#"<c s="{style}"><v>{number}</v></c>"#).ok();
}

/// Days since the day before 1900, as spreadsheets count (with a 29 February 1900 that never was).
fn serial(day: Date) -> i64 {
    i64::from(date(1899, 12, 30).until(day).map_or(0, |span| span.get_days()))
}

/// As XML holds it; what XML cannot hold is left out.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\t' | '\n' | '\r' => safe.push(letter),
            control if control < ' ' => {}
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use calamine::{Data, Reader, Xlsx};
    use werkbrug_kernel::money::Cents;

    use super::*;

    #[test]
    fn another_program_reads_back_what_was_written() {
        let row = vec![
            Cell::Text("=1+1 <&> \u{1}é".into()),
            Cell::Euro(Cents::new(-123_456)),
            Cell::Day(date(2026, 11, 23)),
            Cell::Number(7),
            Cell::Minutes(450),
            Cell::None,
        ];
        let titles = ["Naam", "Bedrag", "Dag", "Aantal", "Uren", "Leeg"].map(str::to_owned);
        let file = write("Orders / 2026", &titles, &[row]).unwrap();
        let mut book = Xlsx::new(Cursor::new(file)).unwrap();
        assert_eq!(book.sheet_names(), ["Orders  2026"]);
        let range = book.worksheet_range("Orders  2026").unwrap();
        assert_eq!(range.get((0, 1)), Some(&Data::String("Bedrag".into())));
        assert_eq!(range.get((1, 0)), Some(&Data::String("=1+1 <&> é".into())), "a text, never a formula");
        assert_eq!(range.get((1, 1)), Some(&Data::Float(-1234.56)));
        let day = range.get((1, 2)).unwrap();
        assert!(matches!(day, Data::DateTime(day) if day.as_f64().to_string() == "46349"), "{day:?}");
        assert_eq!(range.get((1, 3)), Some(&Data::Float(7.0)));
        assert_eq!(range.get((1, 4)), Some(&Data::Float(7.5)));
    }
}

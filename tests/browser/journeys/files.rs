//! A list as a file, opened and laid beside the screen it came from.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde_json::Value;
use werkbrug_tests::browser::Browser;

/// How often a list is read again that changes while it is exported.
const AGAIN: usize = 5;
/// The first day of a workbook's days.
const DAY_ZERO: Date = date(1899, 12, 30);

/// What a full export is for.
pub(crate) const PURPOSE: &str = "de inspectie vraagt wie er vandaag is";

/// What stands in the columns of a list, headings first, as a file writes it.
type Rows = Vec<Vec<String>>;

/// CSV and XLSX hold the cells of the screen, without those that stand beside a name only on the screen.
pub(crate) async fn are_as_on_screen(browser: &Browser, path: &str) {
    of_a_table(browser, path, ("table.list", "main")).await;
}

/// The same for a small table on the page of one thing: the first one inside this part of the page.
pub(crate) async fn of_the_table_in(browser: &Browser, part: &str) {
    let path = browser.path().await;
    of_a_table(browser, &path, (&format!("{part} table"), part)).await;
}

async fn of_a_table(browser: &Browser, path: &str, (table, part): (&str, &str)) {
    for _ in 0..AGAIN {
        let before = on_screen(browser, table, false).await;
        browser.click_in(part, "link", "CSV").await;
        let text = of_csv(&browser.take_download(".csv").await);
        browser.click_in(part, "link", "XLSX").await;
        let book = of_xlsx(&browser.take_download(".xlsx").await);
        if on_screen(browser, table, false).await != before {
            continue;
        }
        assert!(before.len() > 1, "{path} has no rows");
        assert_eq!(text, before, "{path} as CSV");
        assert_eq!(book, with_decimals(before), "{path} as XLSX");
        return;
    }
    panic!("{path} does not stand still");
}

/// The full export, after a purpose was given: everything on the screen.
pub(crate) async fn are_whole_with_a_purpose(browser: &Browser, path: &str) {
    let before = on_screen(browser, "table.list", true).await;
    browser.click("button", "Volledige export …").await;
    browser.fill("Waarvoor", PURPOSE).await;
    browser.click_in("#volledig", "button", "XLSX").await;
    let book = of_xlsx(&browser.take_download(".xlsx").await);
    assert_eq!(book, with_decimals(before), "{path}, the full export");
}

/// The first such table as it is seen.
async fn on_screen(browser: &Browser, table: &str, is_full: bool) -> Rows {
    let script =
        "return [...document.querySelector(arguments[1])?.querySelectorAll('tr') ?? []].map(row => [...row.children]
        .filter(cell => arguments[0] || !cell.classList.contains('personal'))
        .map(cell => [cell.innerText, cell.querySelector('time')?.dateTime ?? '', !!cell.closest('thead')]))";
    let rows = browser.script(script, &[Value::Bool(is_full), Value::from(table)]).await;
    let cells = |row: &Value| row.as_array().into_iter().flatten().map(written).collect();
    rows.as_array().into_iter().flatten().map(cells).collect()
}

/// A cell of the screen as a file has it.
fn written(cell: &Value) -> String {
    let part = |place: usize| cell.get(place).and_then(Value::as_str).unwrap_or_default();
    let text = plain(part(0));
    if cell.get(2) == Some(&Value::Bool(true)) {
        return text.trim_end_matches(['↕', '↑', '↓', ' ']).to_owned();
    }
    if let Ok(day) = part(1).parse::<Date>() {
        assert!(text.contains(&format!("{}/{}", day.day(), day.month())), "{text} is {day}");
        return in_full(day);
    }
    if text == "–" {
        return String::new();
    }
    amount(&text).or_else(|| hours(&text)).or_else(|| count(&text)).unwrap_or(text)
}

/// `1.234` is `1234`.
fn count(text: &str) -> Option<String> {
    let mut groups = text.split('.');
    let first = groups.next().filter(|group| (1..=3).contains(&group.len()))?;
    let is_count = text.contains('.') && groups.all(|group| group.len() == 3);
    let figure = text.replace('.', "");
    (is_count && !first.starts_with('0') && figure.bytes().all(|letter| letter.is_ascii_digit())).then_some(figure)
}

/// Every space alike: a screen keeps amounts whole with spaces of its own.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `€ -1.234,50` is `-1234,50`; a sentence with amounts stays a sentence.
fn amount(text: &str) -> Option<String> {
    let figure = text.strip_prefix('€')?.trim().replace('.', "");
    figure.chars().all(|letter| letter.is_ascii_digit() || [',', '-'].contains(&letter)).then_some(figure)
}

fn in_full(day: Date) -> String {
    format!("{:02}/{:02}/{}", day.day(), day.month(), day.year())
}

/// `7u36` is `7,60` hours.
fn hours(text: &str) -> Option<String> {
    let (hours, minutes) = text.split_once('u')?;
    let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
    Some(format!("{hours},{:02}", (minutes * 100 + 30) / 60))
}

/// As a Belgian Excel opens it: byte order mark, semicolons, decimal commas.
fn of_csv(bytes: &[u8]) -> Rows {
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).expect("a byte order mark");
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(text);
    let rows = reader.records().map(|row| row.expect("a row"));
    rows.map(|row| row.iter().map(|cell| plain(cell.strip_prefix('\'').unwrap_or(cell))).collect()).collect()
}

/// The first sheet, its figures as figures and its days as days.
fn of_xlsx(bytes: &[u8]) -> Rows {
    let mut book = Xlsx::new(Cursor::new(bytes.to_vec())).expect("a workbook");
    let sheet = book.worksheet_range_at(0).expect("a sheet").expect("a sheet that can be read");
    let cells = |row: &[Data]| row.iter().map(value).collect();
    with_decimals(sheet.rows().map(cells).collect())
}

/// A workbook has one kind of figure, whole or not.
fn with_decimals(rows: Rows) -> Rows {
    let is_whole = |cell: &str| !cell.is_empty() && cell.bytes().all(|letter| letter.is_ascii_digit());
    let cell = |cell: String| if is_whole(&cell) { format!("{cell},00") } else { cell };
    rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect()
}

fn value(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) => plain(text),
        Data::Float(figure) => format!("{figure:.2}").replace('.', ","),
        Data::Int(figure) => figure.to_string(),
        Data::DateTime(day) => {
            let days: i64 = day.as_f64().to_string().parse().expect("a whole day");
            in_full(DAY_ZERO.checked_add(days.days()).expect("a day"))
        }
        other @ (Data::Bool(_) | Data::DateTimeIso(_) | Data::DurationIso(_) | Data::Error(_)) => {
            panic!("no cell of ours: {other:?}")
        }
    }
}

#[test]
fn a_cell_of_the_screen_is_known_in_a_file() {
    use serde_json::json;
    let table = [
        (json!(["€\u{a0}-1.234,50", "", false]), "-1234,50"),
        (json!(["ma 23/11", "2026-11-23", false]), "23/11/2026"),
        (json!(["€\u{a0}5,00 te weinig.", "", false]), "€ 5,00 te weinig."),
        (json!(["7u36", "", false]), "7,60"),
        (json!(["1.234", "", false]), "1234"),
        (json!(["1.23", "", false]), "1.23"),
        (json!(["0.123", "", false]), "0.123"),
        (json!(["7u35", "", false]), "7,58"),
        (json!(["–", "", false]), ""),
        (json!(["Te betalen\u{a0}↕", "", true]), "Te betalen"),
        (json!(["2026-000001", "", false]), "2026-000001"),
    ];
    for (cell, expected) in table {
        assert_eq!(written(&cell), expected, "{cell}");
    }
}

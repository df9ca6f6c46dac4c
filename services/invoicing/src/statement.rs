//! Reads a payment statement, CSV or XLSX: our fields under the headings that the statement uses.

use std::{collections::BTreeMap, io::Cursor};

use calamine::{Data, Reader, Xlsx};
use rust_decimal::Decimal;
use werkbrug_chassis::refusal::Refusal;
use werkbrug_invoicing_domain::{premium::worker::Fraction, reconciliation::explain::Stated};
use werkbrug_kernel::{money::Cents, quarter::Quarter};

use crate::store::{payment::Payment, statement_columns::Columns};

/// The most lines of one statement: a workshop of 650 has 650 a quarter.
const MOST_LINES: usize = 20_000;
/// The most columns that are looked at.
const MOST_COLUMNS: usize = 256;
/// The first bytes of an XLSX file.
const ZIP: &[u8] = b"PK\x03\x04";
/// The fields that a statement must have, and those that it may have.
pub(crate) const NEEDED: [&str; 4] = ["worker_code", "quarter", "wage_premium", "guidance"];
pub(crate) const OPTIONAL: [&str; 6] = ["percent", "contract_fraction", "reference_wage", "cap", "sine", "inside"];

/// A statement as rows of text.
pub(crate) struct Sheet {
    /// The headings.
    pub(crate) headings: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// A line that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reject {
    /// Its number in the file; the headings are line 1.
    pub(crate) line: usize,
    /// The heading under which it stands.
    pub(crate) heading: String,
    /// Why.
    pub(crate) reason: &'static str,
}

/// What a statement holds.
#[derive(Debug, Default)]
pub(crate) struct Read {
    /// The lines that can be used.
    pub(crate) payments: Vec<Payment>,
    /// The lines that cannot.
    pub(crate) rejects: Vec<Reject>,
}

impl Read {
    /// A worker with several contracts stands on several lines: together they are one payment. What the lines state
    /// beside the amounts counts when they state the same.
    fn add(&mut self, seen: &mut BTreeMap<(Quarter, String), usize>, payment: Payment, line: usize) {
        let place = *seen.entry((payment.quarter, payment.worker_code.clone())).or_insert(self.payments.len());
        let Some(known) = self.payments.get_mut(place) else {
            self.payments.push(payment);
            return;
        };
        let wage_premium = known.wage_premium.checked_add(payment.wage_premium);
        let guidance = known.guidance.checked_add(payment.guidance);
        let (Some(wage_premium), Some(guidance)) = (wage_premium, guidance) else {
            let reason = "too large together with an earlier line of this worker";
            self.rejects.push(Reject { line, heading: String::new(), reason });
            return;
        };
        (known.wage_premium, known.guidance) = (wage_premium, guidance);
        if known.stated != payment.stated {
            known.stated = Stated::default();
        }
    }
}

/// The rows of a file, whatever its kind.
pub(crate) fn sheet(content: &[u8]) -> Result<Sheet, Refusal> {
    let mut rows = if content.starts_with(ZIP) { workbook(content)? } else { separated(content)? };
    if rows.is_empty() {
        return Err(unusable("the statement is empty"));
    }
    if rows.len() > MOST_LINES {
        return Err(unusable("the statement has more lines than are read at once"));
    }
    let headings = rows.remove(0).iter().map(|heading| heading.trim().to_owned()).collect();
    Ok(Sheet { headings, rows })
}

/// Refuses columns that name a field that is not ours, a heading that is not there, or leave a needed field out.
pub(crate) fn check_columns(sheet: &Sheet, columns: &Columns) -> Result<(), Refusal> {
    for field in columns.keys() {
        if !NEEDED.contains(&field.as_str()) && !OPTIONAL.contains(&field.as_str()) {
            return Err(columns_refused("a column names a field that is not known", field));
        }
    }
    for field in NEEDED {
        if !columns.contains_key(field) {
            return Err(columns_refused("a field that is needed has no column", field));
        }
    }
    match columns.iter().find(|(_, heading)| !sheet.headings.contains(heading)) {
        Some((field, _)) => Err(columns_refused("the statement has no such heading", field)),
        None => Ok(()),
    }
}

/// The lines of a statement; empty lines are passed over.
pub(crate) fn read(sheet: &Sheet, columns: &Columns, statement: &str) -> Read {
    let places: BTreeMap<&str, (usize, &str)> = columns
        .iter()
        .filter_map(|(field, heading)| {
            let place = sheet.headings.iter().position(|known| known == heading)?;
            Some((field.as_str(), (place, heading.as_str())))
        })
        .collect();
    let (mut read, mut seen) = (Read::default(), BTreeMap::new());
    for (line, row) in (2_usize..).zip(&sheet.rows) {
        if row.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        match (Line { row, places: &places }).payment(statement) {
            Ok(payment) => read.add(&mut seen, payment, line),
            Err((heading, reason)) => read.rejects.push(Reject { line, heading, reason }),
        }
    }
    read
}

/// One line with where its fields stand.
struct Line<'a> {
    row: &'a [String],
    places: &'a BTreeMap<&'a str, (usize, &'a str)>,
}

/// The heading under which something cannot be read, and why.
type Wrong = (String, &'static str);

impl Line<'_> {
    fn payment(&self, statement: &str) -> Result<Payment, Wrong> {
        Ok(Payment {
            statement: statement.to_owned(),
            quarter: self.needed("quarter", "not a quarter like 2025Q2", |text| Quarter::parse(text).ok())?,
            worker_code: self.needed("worker_code", "no code", |text| Some(text.to_owned()))?,
            wage_premium: self.needed("wage_premium", "not an amount", amount)?,
            guidance: self.needed("guidance", "not an amount", amount)?,
            stated: Stated {
                percent: self.read("percent", "not a whole percentage", percent)?,
                contract_fraction: self.read("contract_fraction", "not a fraction from 0 to 1", fraction)?,
                reference_wage: self.read("reference_wage", "not an amount", amount)?,
                cap: self.read("cap", "not an amount", amount)?,
                sine_deduction: self.read("sine", "not an amount", amount)?,
                is_inside: self.read("inside", "not yes or no", yes_or_no)?,
            },
        })
    }

    /// A field that may have no column or an empty cell.
    fn read<T>(&self, field: &str, why: &'static str, of: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Wrong> {
        let Some((place, heading)) = self.places.get(field) else { return Ok(None) };
        let text = self.row.get(*place).map(|cell| cell.trim()).unwrap_or_default();
        if text.is_empty() {
            return Ok(None);
        }
        of(text).map(Some).ok_or_else(|| ((*heading).to_owned(), why))
    }

    fn needed<T>(&self, field: &str, why: &'static str, of: impl Fn(&str) -> Option<T>) -> Result<T, Wrong> {
        let heading = || self.places.get(field).map_or(field, |(_, heading)| heading).to_owned();
        self.read(field, why, of)?.ok_or_else(|| (heading(), "is empty"))
    }
}

/// Headings in the first line; a semicolon when there is one, as Belgian spreadsheets write.
fn separated(content: &[u8]) -> Result<Vec<Vec<String>>, Refusal> {
    let text = std::str::from_utf8(content).map_err(|_| unusable("the statement is neither XLSX nor UTF-8 text"))?;
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().next().unwrap_or_default();
    let delimiter = [b';', b'\t'].into_iter().find(|one| first.as_bytes().contains(one)).unwrap_or(b',');
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let rows = reader.records().take(MOST_LINES.saturating_add(1));
    let rows: Result<Vec<Vec<String>>, csv::Error> =
        rows.map(|record| Ok(record?.iter().map(str::to_owned).collect())).collect();
    rows.map_err(|_| unusable("the statement is no readable CSV"))
}

/// The first sheet, cell by cell: a workbook of two cells far apart would ask for everything between them.
fn workbook(content: &[u8]) -> Result<Vec<Vec<String>>, Refusal> {
    let broken = |_| unusable("the workbook cannot be read");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(content)).map_err(broken)?;
    let name = book.sheet_names().into_iter().next().ok_or_else(|| unusable("the workbook has no sheet"))?;
    let mut cells = book.worksheet_cells_reader(&name).map_err(broken)?;
    let mut rows: Vec<Vec<String>> = Vec::new();
    while let Some(found) = cells.next_cell().map_err(broken)? {
        let (row, column) = found.get_position();
        let place = usize::try_from(row).ok().zip(usize::try_from(column).ok());
        let near = place.filter(|(row, column)| *row <= MOST_LINES && *column < MOST_COLUMNS);
        let (row, column) =
            near.ok_or_else(|| unusable("the workbook has more lines or columns than are read at once"))?;
        rows.resize_with(rows.len().max(row.saturating_add(1)), Vec::new);
        let Some(line) = rows.get_mut(row) else { continue };
        line.resize_with(line.len().max(column.saturating_add(1)), String::new);
        if let Some(own) = line.get_mut(column) {
            *own = cell(&Data::from(found.get_value().clone()));
        }
    }
    Ok(rows.into_iter().skip_while(Vec::is_empty).collect())
}

fn cell(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => figure(*number),
        Data::Bool(is_true) => is_true.to_string(),
        Data::DateTime(moment) => moment.to_string(),
    }
}

/// What a spreadsheet reckoned, without its last uncertain bits; what has more than two decimals keeps at least four, so
/// that nobody takes them for thousands.
fn figure(number: f64) -> String {
    let Ok(exact) = Decimal::try_from(number) else { return String::new() };
    let mut exact = exact.round_dp(6).normalize();
    if exact.scale() == 3 {
        exact.rescale(4);
    }
    exact.to_string()
}

/// 1234.56, 1.234,56 and 1 234,56 €; the last point or comma divides euro from cents when at most two figures follow.
fn amount(text: &str) -> Option<Cents> {
    let bare: String =
        text.chars().filter(|sign| !sign.is_whitespace() && !"€\u{a0}\u{202f}'".contains(*sign)).collect();
    let mark = bare.rfind(['.', ',']).filter(|place| bare.len().saturating_sub(*place) <= 3);
    let (whole, cents) = mark.map_or((bare.as_str(), ""), |place| bare.split_at(place));
    let mut groups = whole.split(['.', ',']).skip(1);
    if !groups.all(|group| group.len() == 3) {
        return None;
    }
    let whole: String = whole.chars().filter(|sign| !".,".contains(*sign)).collect();
    let cents = cents.trim_start_matches(['.', ',']);
    Cents::parse_euro(&if cents.is_empty() { whole } else { format!("{whole}.{cents}") }).ok()
}

fn percent(text: &str) -> Option<u32> {
    text.trim_end_matches('%').trim().parse().ok()
}

fn fraction(text: &str) -> Option<Fraction> {
    let figure: Decimal = text.replace(',', ".").parse().ok()?;
    Fraction::new(figure).ok()
}

fn yes_or_no(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "ja" | "oui" | "yes" | "true" | "1" | "binnen" => Some(true),
        "nee" | "neen" | "non" | "no" | "false" | "0" | "buiten" => Some(false),
        _ => None,
    }
}

fn unusable(text: &'static str) -> Refusal {
    Refusal::invalid("content", "STATEMENT_UNUSABLE", text)
}

fn columns_refused(text: &'static str, field: &str) -> Refusal {
    Refusal::invalid("columns", "STATEMENT_COLUMNS", text).with_fact("column", field)
}

#[cfg(test)]
mod tests {
    use super::{Cents, Columns, amount, check_columns, read, sheet};

    fn columns() -> Columns {
        let pairs = [
            ("worker_code", "Nummer"),
            ("quarter", "Kwartaal"),
            ("wage_premium", "Loonpremie"),
            ("guidance", "Begeleiding"),
            ("percent", "%"),
            ("inside", "Contingent"),
        ];
        pairs.into_iter().map(|(field, heading)| (field.to_owned(), heading.to_owned())).collect()
    }

    #[test]
    fn an_amount_reads_as_people_write_it() {
        let rows = [
            ("4950.00", Some(495_000)),
            ("4.950,00", Some(495_000)),
            ("4 950,5", Some(495_050)),
            ("€ 1.234.567,89", Some(123_456_789)),
            ("1,234.50", Some(123_450)),
            ("4950", Some(495_000)),
            ("4.950", Some(495_000)),
            ("-12,30", Some(-1_230)),
            ("4.95", Some(495)),
            ("veel", None),
            ("1234.5678", None),
            ("1,2,3", None),
        ];
        for (text, cents) in rows {
            assert_eq!(amount(text), cents.map(Cents::new), "{text}");
        }
    }

    #[test]
    fn a_statement_is_read_under_its_own_headings() {
        let text = "\u{feff}Nummer;Naam;Kwartaal;Loonpremie;Begeleiding;%;Contingent\r\n\
                    w-17;Iemand;2025Q2;4.950,00;640,00;55 %;ja\r\n;;;;;;\r\nw-18;Iemand;2025K2;1,00;2,00;;\r\n\
                    w-19;Iemand;2025Q2;veel;2,00;;\r\n";
        let sheet = sheet(text.as_bytes()).unwrap();
        check_columns(&sheet, &columns()).unwrap();
        let found = read(&sheet, &columns(), "STAAT-1");
        let [payment] = found.payments.as_slice() else { panic!("one line can be used") };
        assert_eq!((payment.wage_premium.value(), payment.guidance.value()), (495_000, 64_000));
        assert_eq!(
            (payment.stated.percent, payment.stated.is_inside, payment.stated.cap),
            (Some(55), Some(true), None)
        );
        let rejects: Vec<(usize, &str)> = found.rejects.iter().map(|one| (one.line, one.heading.as_str())).collect();
        assert_eq!(rejects, [(4, "Kwartaal"), (5, "Loonpremie")]);
    }

    #[test]
    fn a_figure_of_a_spreadsheet_is_no_thousands() {
        let rows = [(1234.56, "1234.56"), (0.1 + 0.2, "0.3"), (4.953, "4.9530"), (4950.0, "4950"), (0.8125, "0.8125")];
        for (number, text) in rows {
            assert_eq!(super::figure(number), text);
        }
        assert_eq!(amount("4.9530"), None);
    }

    #[test]
    fn columns_that_cannot_be_are_refused() {
        let sheet = sheet(b"Nummer,Kwartaal,Loonpremie\nw-1,2025Q2,1\n").unwrap();
        let mut known = columns();
        assert_eq!(check_columns(&sheet, &known).unwrap_err().reason, "STATEMENT_COLUMNS");
        known.remove("guidance");
        assert_eq!(check_columns(&sheet, &known).unwrap_err().text, "a field that is needed has no column");
    }
}

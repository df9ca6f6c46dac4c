//! A file as it is written: the columns of its description, `;` between cells, a line a row.

use super::PresetFile;
use crate::import::spec::Spec;

/// Rows under the header of a described file.
pub(super) struct Sheet {
    name: String,
    text: String,
}

impl Sheet {
    /// Starts with the column names of a described file.
    pub(super) fn of(spec: Spec) -> Self {
        let names: Vec<&str> = spec.columns.iter().map(|column| column.name).collect();
        Self::with_header(spec.stem, &names)
    }

    /// Starts with these column names.
    pub(super) fn with_header(stem: &str, names: &[&str]) -> Self {
        let mut sheet = Self { name: format!("{stem}.csv"), text: String::new() };
        sheet.row(names);
        sheet
    }

    /// Adds a row.
    pub(super) fn row<T: AsRef<str>>(&mut self, cells: &[T]) {
        let cells: Vec<String> = cells.iter().map(|cell| quoted(cell.as_ref())).collect();
        self.text.push_str(&cells.join(";"));
        self.text.push('\n');
    }

    /// The whole file.
    pub(super) fn finish(self) -> PresetFile {
        PresetFile { name: self.name, text: self.text }
    }
}

fn quoted(cell: &str) -> String {
    if cell.contains([';', '"', '\n']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

/// A date as a Belgian writes it.
pub(super) fn day(date: jiff::civil::Date) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

/// Yes or no.
pub(super) fn yes_no(is_yes: bool) -> &'static str {
    if is_yes { "ja" } else { "nee" }
}

/// With a decimal comma.
pub(super) fn comma(number: &impl ToString) -> String {
    number.to_string().replace('.', ",")
}

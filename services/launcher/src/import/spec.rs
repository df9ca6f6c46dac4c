//! Which files and columns there are, and what they mean; `--describe` prints exactly this.

use super::kind::Kind;

/// One column of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Column {
    /// Its name in the header.
    pub(crate) name: &'static str,
    /// Whether each row fills it.
    pub(crate) is_required: bool,
    /// How it is written.
    pub(crate) form: &'static str,
    /// What it means.
    pub(crate) meaning: &'static str,
}

impl Column {
    /// A column that each row fills.
    pub(crate) const fn required(name: &'static str, form: &'static str, meaning: &'static str) -> Self {
        Self { name, is_required: true, form, meaning }
    }

    /// A column that may be left out, or left empty.
    pub(crate) const fn optional(name: &'static str, form: &'static str, meaning: &'static str) -> Self {
        Self { name, is_required: false, form, meaning }
    }
}

/// One kind of file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spec {
    /// Its name without `.csv` or `.xlsx`.
    pub(crate) stem: &'static str,
    /// What its rows are.
    pub(crate) meaning: &'static str,
    /// Its columns; others are skipped and never kept.
    pub(crate) columns: &'static [Column],
}

/// A date.
pub(crate) const DATE: &str = "dd/mm/jjjj of jjjj-mm-dd";
/// A code.
pub(crate) const CODE: &str = "code, hoogstens 32 tekens";
/// A text.
pub(crate) const TEXT: &str = "tekst, hoogstens 120 tekens";
/// Yes or no.
pub(crate) const YES_NO: &str = "ja of nee";
/// A number.
pub(crate) const NUMBER: &str = "geheel getal";
/// An amount.
pub(crate) const EURO: &str = "euro, 1.234,56";
/// Part of full time.
pub(crate) const FRACTION: &str = "breuk van voltijds, 0,8";

/// Every file and column with its meaning.
pub(crate) fn describe() -> String {
    let mut text = String::from(
        "Elk bestand is CSV (kolommen gescheiden door ; decimale komma, UTF-8 of Windows-1252) of XLSX (eerste blad).\n\
         De eerste rij draagt de kolomnamen, in om het even welke volgorde; * moet ingevuld zijn. Andere kolommen\n\
         worden overgeslagen en nergens bewaard. De bestanden gaan in deze volgorde binnen:\n",
    );
    for spec in Kind::ALL.map(Kind::spec) {
        text.push_str(&format!("\n{}.csv of {}.xlsx: {}\n", spec.stem, spec.stem, spec.meaning));
        for column in spec.columns {
            let mark = if column.is_required { "*" } else { " " };
            text.push_str(&format!("  {:<22}{mark} {:<28} {}\n", column.name, column.form, column.meaning));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_file_and_column_is_described_once() {
        let text = describe();
        let stems: BTreeSet<&str> = Kind::ALL.iter().map(|kind| kind.spec().stem).collect();
        assert_eq!(stems.len(), Kind::ALL.len());
        for spec in Kind::ALL.map(Kind::spec) {
            assert!(text.contains(&format!("{}.csv", spec.stem)));
            let names: BTreeSet<&str> = spec.columns.iter().map(|column| column.name).collect();
            assert_eq!(names.len(), spec.columns.len(), "{}", spec.stem);
            for column in spec.columns {
                assert!(text.contains(column.meaning), "{} {}", spec.stem, column.name);
            }
        }
    }
}

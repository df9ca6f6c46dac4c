//! weekrooster.map.json: what the planner's own columns and letters mean.

use std::collections::BTreeMap;

use jiff::civil::{Date, ISOWeekDate, Weekday};
use serde::Deserialize;

use crate::import::wrong::{self, Wrong};

/// Letters that mean "away" in every workshop.
const AWAY: [&str; 4] = ["Z", "V", "ADV", "TW"];
/// How the planner's word for "away" stands in a mapping.
const AWAY_WORD: &str = "afwezig";
/// Names of the column with people, when the mapping names none.
const PERSON_COLUMNS: [&str; 3] = ["medewerker", "code", "naam"];

/// As it stands in the file.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    week: Option<String>,
    kolom_medewerker: Option<String>,
    #[serde(default)]
    cellen: BTreeMap<String, String>,
}

/// What a cell means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// Nothing.
    Nothing,
    /// Not available.
    Away,
    /// At the place with this code.
    Place(String),
}

/// The mapping, ready for use.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Mapping {
    /// Monday of the week of columns without a date.
    pub(crate) monday: Option<Date>,
    person_column: Option<String>,
    cells: BTreeMap<String, Meaning>,
}

impl Mapping {
    /// Reads the file.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, Wrong> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let written: Written = serde_json::from_slice(bytes).map_err(|_| wrong::MAPPING)?;
        let monday = match written.week {
            Some(week) => Some(monday_of(&week).ok_or(wrong::MAPPING)?),
            None => None,
        };
        let cells = written.cellen.into_iter().map(|(word, meaning)| (word.to_lowercase(), meaning_of(&meaning)));
        Ok(Self { monday, person_column: written.kolom_medewerker, cells: cells.collect() })
    }

    /// Names under which the column with people may stand, the first that is there counts.
    pub(crate) fn person_columns(&self) -> Vec<&str> {
        self.person_column.as_deref().map_or_else(|| PERSON_COLUMNS.to_vec(), |name| vec![name])
    }

    /// What a cell means: by the mapping, else a letter for "away", else the code of a place.
    pub(crate) fn meaning(&self, text: &str) -> Meaning {
        if let Some(meaning) = self.cells.get(&text.to_lowercase()) {
            return meaning.clone();
        }
        if AWAY.iter().any(|letter| letter.eq_ignore_ascii_case(text)) {
            return Meaning::Away;
        }
        if text.is_empty() { Meaning::Nothing } else { Meaning::Place(text.to_owned()) }
    }
}

fn meaning_of(word: &str) -> Meaning {
    match word.trim() {
        "" => Meaning::Nothing,
        word if word.eq_ignore_ascii_case(AWAY_WORD) => Meaning::Away,
        code => Meaning::Place(code.to_owned()),
    }
}

/// Monday of "2026-W48".
fn monday_of(week: &str) -> Option<Date> {
    let (year, number) = week.split_once("-W")?;
    let date = ISOWeekDate::new(year.parse().ok()?, number.parse().ok()?, Weekday::Monday);
    date.ok().map(ISOWeekDate::date)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn every_letter_for_away_means_the_same() {
        let mapping = Mapping::read(
            br#"{"week": "2026-W48", "kolom_medewerker": "Wie", "cellen": {"zon": "ZON-1", "K": "afwezig", "vrij": "", "TW": "MONT"}}"#,
        );
        let mapping = mapping.unwrap();
        assert_eq!(mapping.monday, Some(date(2026, 11, 23)));
        assert_eq!(mapping.person_columns(), ["Wie"]);
        let place = |code: &str| Meaning::Place(code.to_owned());
        let table = [
            ("Z", Meaning::Away),
            ("v", Meaning::Away),
            ("Adv", Meaning::Away),
            ("k", Meaning::Away),
            ("TW", place("MONT")),
            ("ZON", place("ZON-1")),
            ("PACK", place("PACK")),
            ("Vrij", Meaning::Nothing),
            ("", Meaning::Nothing),
        ];
        for (text, expected) in table {
            assert_eq!(mapping.meaning(text), expected, "{text}");
        }
    }

    #[test]
    fn a_mapping_that_says_something_else_is_refused() {
        let table: [&[u8]; 4] =
            [b"", b"{\"week\": \"week 48\"}", b"{\"week\": \"2026-W54\"}", b"{\"weken\": \"2026-W48\"}"];
        for bytes in table {
            assert_eq!(Mapping::read(bytes), Err(wrong::MAPPING));
        }
    }
}

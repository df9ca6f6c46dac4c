//! What a line of the bank pays: a customer's invoice by its structured communication, or what a statement told by its exact
//! amount and period. What does not fit beyond doubt stays unmatched.

use std::collections::BTreeSet;

use werkbrug_kernel::{money::Cents, ogm::Ogm, quarter::Quarter};

/// The figures of a structured communication.
const OGM_DIGITS: usize = 12;

/// What came in.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// Above 0.
    pub amount: Cents,
    /// What the payer wrote.
    pub communication: &'a str,
    /// The quarter that the line itself names.
    pub quarter: Option<Quarter>,
}

/// Something that is still to come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Awaited {
    /// An invoice, known by its structured communication.
    Invoice {
        /// The communication.
        ogm: Ogm,
        /// What of it is not paid yet.
        open: Cents,
    },
    /// What a statement of the state told.
    Told {
        /// Its reference.
        reference: String,
        /// What the bank should show.
        open: Cents,
        /// The quarters that it is for.
        quarters: BTreeSet<Quarter>,
        /// Whether it is paid beforehand: advances of a quarter differ by nothing but their month.
        is_advance: bool,
    },
}

impl Awaited {
    /// Takes off what came in.
    pub fn pay(&mut self, amount: Cents) {
        let (Self::Invoice { open, .. } | Self::Told { open, .. }) = self;
        *open = open.checked_sub(amount).unwrap_or_default();
    }
}

/// Why a line stays unmatched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyNot {
    /// Nothing that is awaited has this amount.
    NothingFits,
    /// More than one thing has this amount and period.
    SeveralFit,
    /// The amount fits, and nothing tells the period or the statement.
    NoPeriod,
    /// No invoice has this structured communication.
    OgmUnknown,
    /// More than what is open of the invoice.
    TooMuch,
}

impl WhyNot {
    /// The stable name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NothingFits => "nothing_fits",
            Self::SeveralFit => "several_fit",
            Self::NoPeriod => "no_period",
            Self::OgmUnknown => "ogm_unknown",
            Self::TooMuch => "too_much",
        }
    }
}

/// The place in the list of what a line pays.
pub fn matched(line: Line<'_>, awaited: &[Awaited]) -> Result<usize, WhyNot> {
    match ogm_in(line.communication) {
        Some(ogm) => by_ogm(line.amount, ogm, awaited),
        None => by_amount(line, awaited),
    }
}

fn by_ogm(amount: Cents, wanted: Ogm, awaited: &[Awaited]) -> Result<usize, WhyNot> {
    for (place, one) in awaited.iter().enumerate() {
        match one {
            Awaited::Invoice { ogm, open } if *ogm == wanted => {
                return if amount <= *open { Ok(place) } else { Err(WhyNot::TooMuch) };
            }
            Awaited::Invoice { .. } | Awaited::Told { .. } => {}
        }
    }
    Err(WhyNot::OgmUnknown)
}

fn by_amount(line: Line<'_>, awaited: &[Awaited]) -> Result<usize, WhyNot> {
    let quarter = line.quarter.or_else(|| quarter_in(line.communication));
    let (mut fitting, mut of_amount) = (Vec::new(), 0_usize);
    for (place, one) in awaited.iter().enumerate() {
        let Awaited::Told { reference, open, quarters, .. } = one else { continue };
        if *open != line.amount {
            continue;
        }
        of_amount = of_amount.saturating_add(1);
        if names(line.communication, reference) || quarter.is_some_and(|quarter| quarters.contains(&quarter)) {
            fitting.push(place);
        }
    }
    match (fitting.as_slice(), of_amount) {
        ([place], _) => Ok(*place),
        ([], 0) => Err(WhyNot::NothingFits),
        ([], _) => Err(WhyNot::NoPeriod),
        ([first, rest @ ..], _) => {
            // Which of the advances of one quarter and amount a line pays makes no difference.
            let advance = |place: &usize| awaited.get(*place).and_then(|one| advance_in(line, one));
            let of = |place: &usize| advance(place).map(|(quarters, _)| quarters);
            if of(first).is_none() || rest.iter().any(|place| of(place) != of(first)) {
                return Err(WhyNot::SeveralFit);
            }
            let named = fitting.iter().find(|place| advance(place).is_some_and(|(_, is_named)| is_named));
            Ok(*named.unwrap_or(first))
        }
    }
}

/// The quarters of an advance, and whether a line names it; nothing for what is no advance.
fn advance_in<'a>(line: Line<'_>, one: &'a Awaited) -> Option<(&'a BTreeSet<Quarter>, bool)> {
    match one {
        Awaited::Told { reference, quarters, is_advance: true, .. } => {
            Some((quarters, names(line.communication, reference)))
        }
        Awaited::Told { .. } | Awaited::Invoice { .. } => None,
    }
}

/// Whether a communication names a statement: its reference as a word of its own.
fn names(communication: &str, reference: &str) -> bool {
    let is_part = |sign: char| sign.is_alphanumeric() || matches!(sign, '-' | '/' | '_' | '.');
    let mut words = communication.split(|sign| !is_part(sign)).filter(|word| !word.is_empty());
    !reference.is_empty() && words.any(|word| word.eq_ignore_ascii_case(reference))
}

/// The structured communication in what a payer wrote, when its check digits are right: between pluses or stars, with
/// slashes, or as twelve figures and nothing else.
pub fn ogm_in(communication: &str) -> Option<Ogm> {
    let bare = communication.trim();
    if let Ok(ogm) = Ogm::parse(bare) {
        return Some(ogm);
    }
    let words = bare.split_whitespace().filter(|word| word.contains(['+', '*', '/']));
    words
        .filter(|word| word.chars().filter(char::is_ascii_digit).count() == OGM_DIGITS)
        .find_map(|w| Ogm::parse(w).ok())
}

/// The one quarter that a communication names: 2026Q3, 2026K3 or 2026T3, with or without a sign between.
pub fn quarter_in(communication: &str) -> Option<Quarter> {
    let signs: Vec<char> = communication.chars().filter(|sign| !matches!(sign, ' ' | '-' | '/')).collect();
    let mut found = BTreeSet::new();
    for window in signs.windows(6) {
        let [.., mark, number] = window else { continue };
        if !matches!(mark.to_ascii_uppercase(), 'Q' | 'K' | 'T') {
            continue;
        }
        let year: String = window.iter().take(4).collect();
        found.extend(Quarter::parse(&format!("{year}Q{number}")));
    }
    if found.len() == 1 { found.pop_first() } else { None }
}

#[cfg(test)]
mod tests {
    use super::{Awaited, Cents, Line, Ogm, Quarter, WhyNot, matched, ogm_in, quarter_in};

    fn quarter(text: &str) -> Quarter {
        Quarter::parse(text).unwrap()
    }

    fn told(reference: &str, cents: i64, of: &str) -> Awaited {
        let (reference, open) = (reference.to_owned(), Cents::new(cents));
        Awaited::Told { reference, open, quarters: [quarter(of)].into(), is_advance: false }
    }

    fn advance(reference: &str, cents: i64, of: &str) -> Awaited {
        let (reference, open) = (reference.to_owned(), Cents::new(cents));
        Awaited::Told { reference, open, quarters: [quarter(of)].into(), is_advance: true }
    }

    #[test]
    fn a_line_is_matched_beyond_doubt_or_not_at_all() {
        let awaited = [
            Awaited::Invoice { ogm: Ogm::parse("+++090/9337/55493+++").unwrap(), open: Cents::new(12_100) },
            told("STAAT-1", 5_000, "2026Q2"),
            told("STAAT-2", 5_000, "2026Q3"),
            told("STAAT-3", 7_000, "2026Q3"),
            told("STAAT-4", 7_000, "2026Q3"),
            Awaited::Invoice { ogm: Ogm::parse("+++010/8068/17183+++").unwrap(), open: Cents::new(9_000) },
            advance("V-07", 4_000, "2026Q3"),
            advance("V-08", 4_000, "2026Q3"),
            advance("V-10", 3_000, "2026Q4"),
            told("STAAT-5", 3_000, "2026Q4"),
        ];
        let rows = [
            ("+++090/9337/55493+++", 12_100, None, Ok(0)),
            ("betaling ***090/9337/55493*** dank", 12_000, None, Ok(0)),
            ("090933755493", 12_101, None, Err(WhyNot::TooMuch)),
            ("+++000/0000/00101+++", 12_100, None, Err(WhyNot::OgmUnknown)),
            // Check digits that are wrong: no structured communication, and an invoice is never matched by its amount.
            ("+++090/9337/55494+++", 12_100, None, Err(WhyNot::NothingFits)),
            ("premies 2026Q2", 5_000, None, Ok(1)),
            ("premies 2026-K3", 5_000, None, Ok(2)),
            ("premies", 5_000, Some("2026Q3"), Ok(2)),
            ("premies", 5_000, None, Err(WhyNot::NoPeriod)),
            ("premies 2026Q1", 5_000, None, Err(WhyNot::NoPeriod)),
            ("premies 2026Q2", 5_001, None, Err(WhyNot::NothingFits)),
            ("premies 2026Q3", 7_000, None, Err(WhyNot::SeveralFit)),
            ("staat-3 van 2026", 7_000, None, Ok(3)),
            ("STAAT-33", 7_000, None, Err(WhyNot::NoPeriod)),
            // Advances of one quarter and amount differ by nothing that counts; the one that is named comes first.
            ("voorschot 2026Q3", 4_000, None, Ok(6)),
            ("voorschot v-08 2026Q3", 4_000, None, Ok(7)),
            ("voorschot 2026Q4", 3_000, None, Err(WhyNot::SeveralFit)),
        ];
        for (communication, cents, of, expected) in rows {
            let line = Line { amount: Cents::new(cents), communication, quarter: of.map(quarter) };
            assert_eq!(matched(line, &awaited), expected, "{communication} {cents} {of:?}");
        }
    }

    #[test]
    fn a_quarter_and_a_communication_are_found_in_what_a_payer_wrote() {
        let rows = [
            ("2026Q3", Some("2026Q3")),
            ("loonpremie 2026 K 3", Some("2026Q3")),
            ("trim. 2026/t1", Some("2026Q1")),
            ("2026Q3 en 2026Q3", Some("2026Q3")),
            ("2026Q2 en 2026Q3", None),
            ("2026Q5", None),
            ("é2026Q4", Some("2026Q4")),
            ("", None),
        ];
        for (text, expected) in rows {
            assert_eq!(quarter_in(text), expected.map(quarter), "{text}");
        }
        for (text, is_one) in [("09093375 5493", true), ("nr 12/34", false), ("factuur 090/9337/55493", true)] {
            assert_eq!(ogm_in(text).is_some(), is_one, "{text}");
        }
    }
}

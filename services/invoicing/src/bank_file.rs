//! Reads a file of lines of the bank: what came in, under the headings that the bank uses. What left the account is passed
//! over, so that no wage and no name of who got it is kept.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use werkbrug_kernel::{insz::Insz, money::Cents, ogm::Ogm, quarter::Quarter};

use crate::{
    premium_format::digest,
    sheet::{
        Cells, Form, Reject, Sheet, Why, Wrong,
        written::{amount, day},
    },
    store::{bank_line::Incoming, file_columns::Columns},
};

/// The fields of a file of the bank.
pub(crate) const FORM: Form =
    Form { needed: &["booked_on", "amount", "communication"], optional: &["reference", "period"] };
/// Longest communication that is kept; the law of payments knows 140.
const LONGEST: usize = 140;
/// What stands in the place of a national number.
const HIDDEN: &str = "[…]";
/// The place of the last figure of a national number among its figures.
const LAST_FIGURE: usize = 10;
/// No account is older.
const FIRST_DAY: Date = date(2000, 1, 1);

/// What came in; the first line that cannot be used refuses the file.
pub(crate) fn read(sheet: &Sheet, columns: &Columns) -> Result<Vec<Incoming>, Reject> {
    let (mut found, mut seen) = (Vec::new(), BTreeMap::new());
    for (line, cells) in sheet.lines(columns) {
        let incoming = incoming(&cells, &mut seen).map_err(|(heading, why)| Reject { line, heading, why })?;
        found.extend(incoming);
    }
    Ok(found)
}

/// A line; nothing when it takes money away.
fn incoming(cells: &Cells<'_>, seen: &mut BTreeMap<String, usize>) -> Result<Option<Incoming>, Wrong> {
    let booked_on = cells.needed("booked_on", Why::Day, |text| day(text).filter(|day| *day >= FIRST_DAY))?;
    let amount = cells.needed("amount", Why::Amount, amount)?;
    if amount <= Cents::ZERO {
        return Ok(None);
    }
    let text = |text: &str| Some(bare(text));
    let communication: String = cells.read("communication", Why::Empty, text)?.unwrap_or_default();
    let reference: String = cells.read("reference", Why::Empty, text)?.unwrap_or_default();
    let quarter = cells.read("period", Why::Quarter, |text| Quarter::parse(text).ok())?;
    // Two payments of one amount on one day that say the same are two; the same file twice is once. A bank may begin its
    // references anew in each file.
    let own = format!("{reference}|{booked_on}|{amount}|{communication}");
    let times = seen.entry(own.clone()).or_default();
    *times = times.saturating_add(1);
    let fingerprint = digest(&format!("{own}|{times}"));
    Ok(Some(Incoming { fingerprint, booked_on, amount, communication, quarter }))
}

/// What a payer wrote, as long as it is kept, without national numbers: every list of the bank would show them. A structured
/// communication stays whole.
fn bare(text: &str) -> String {
    let text: String = text.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect();
    let shown = if Ogm::parse(&text).is_ok() { text } else { without_numbers(&text) };
    shown.chars().take(LONGEST).collect()
}

fn without_numbers(text: &str) -> String {
    let (mut shown, mut rest, mut after_figure) = (String::new(), text, false);
    while let Some(sign) = rest.chars().next() {
        let number = if after_figure { None } else { number_at(rest) };
        match number {
            Some(_) => shown.push_str(HIDDEN),
            None => shown.push(sign),
        }
        after_figure = number.is_none() && sign.is_ascii_digit();
        rest = rest.get(number.unwrap_or(sign.len_utf8())..).unwrap_or_default();
    }
    shown
}

/// How long the national number is with which a text begins; nothing when it begins with none, or with more figures.
fn number_at(text: &str) -> Option<usize> {
    if !text.starts_with(|sign: char| sign.is_ascii_digit()) {
        return None;
    }
    let signs = text.char_indices().take_while(|(_, sign)| sign.is_ascii_digit() || matches!(sign, '.' | '-' | ' '));
    let (last, _) = signs.filter(|(_, sign)| sign.is_ascii_digit()).nth(LAST_FIGURE)?;
    let (number, after) = text.split_at_checked(last.saturating_add(1))?;
    let ends = !after.starts_with(|sign: char| sign.is_ascii_digit());
    (ends && Insz::parse(number).is_ok()).then_some(number.len())
}

#[cfg(test)]
mod tests {
    use super::{Columns, FORM, bare, read};
    use crate::sheet::{Why, sheet};

    fn columns() -> Columns {
        let pairs = [("booked_on", "Datum"), ("amount", "Bedrag"), ("communication", "Mededeling")];
        pairs.into_iter().map(|(field, heading)| (field.to_owned(), heading.to_owned())).collect()
    }

    #[test]
    fn what_comes_in_is_read_and_what_leaves_is_passed_over() {
        let text = "Datum;Bedrag;Mededeling\n23/11/2026;1.250,00;+++090/9337/55493+++\n2026-11-24;-900,00;loon november\n\
                    24/11/2026;10,00;gift\n24/11/2026;10,00;gift\n";
        let sheet = sheet(text.as_bytes()).unwrap();
        sheet.check(&FORM, &columns()).unwrap();
        let found = read(&sheet, &columns()).unwrap();
        let amounts: Vec<i64> = found.iter().map(|one| one.amount.value()).collect();
        assert_eq!(amounts, [125_000, 1_000, 1_000]);
        assert_ne!(found[1].fingerprint, found[2].fingerprint);
        assert_eq!(read(&sheet, &columns()).unwrap(), found, "the same file twice is the same lines");
    }

    #[test]
    fn a_line_without_a_day_refuses_the_file() {
        let sheet = sheet(b"Datum;Bedrag;Mededeling\n31/11/2026;1,00;x\n").unwrap();
        assert_eq!(read(&sheet, &columns()).unwrap_err().why, Why::Day);
    }

    #[test]
    fn what_a_payer_wrote_is_kept_without_national_numbers() {
        let rows = [
            ("85.07.30-033.28", "[…]"),
            ("loonpremie 2026 85.07.30-033 28, dank", "loonpremie 2026 […], dank"),
            ("rr85073003328/98.47.28-997.65", "rr[…]/[…]"),
            ("gift 2026\n85073003328", "gift 2026 […]"),
            ("85073003327", "85073003327"),
            ("850730033280", "850730033280"),
            ("+++090/9337/55493+++", "+++090/9337/55493+++"),
            ("090933755493", "090933755493"),
            ("0 90933755493", "0 90933755493"),
            ("premies 2026Q3", "premies 2026Q3"),
        ];
        for (written, kept) in rows {
            assert_eq!(bare(written), kept);
        }
    }

    #[test]
    fn references_that_begin_anew_are_other_payments() {
        let mut columns = columns();
        columns.insert("reference".to_owned(), "Nr".to_owned());
        let of = |line: &str| {
            let sheet = sheet(format!("Nr;Datum;Bedrag;Mededeling\n{line}\n").as_bytes()).unwrap();
            read(&sheet, &columns).unwrap().remove(0).fingerprint
        };
        let first = of("1;23/11/2026;10,00;gift");
        assert_eq!(first, of("1;2026-11-23;10;gift"));
        for other in
            ["1;24/11/2026;10,00;gift", "1;23/11/2026;11,00;gift", "1;23/11/2026;10,00;x", "2;23/11/2026;10;gift"]
        {
            assert_ne!(first, of(other), "{other}");
        }
    }
}

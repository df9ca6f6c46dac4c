//! Reads a file of lines of the bank: what came in, under the headings that the bank uses. What left the account is passed
//! over, so that no wage and no name of who got it is kept.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use werkbrug_kernel::{money::Cents, quarter::Quarter};

use crate::{
    premium_format::digest,
    sheet::{
        Cells, Form, Reject, Sheet, Why, Wrong,
        written::{amount, code, day},
    },
    store::{bank_line::Incoming, file_columns::Columns},
};

/// The fields of a file of the bank.
pub(crate) const FORM: Form =
    Form { needed: &["booked_on", "amount", "communication"], optional: &["reference", "period"] };
/// Longest communication that is kept; the law of payments knows 140.
const LONGEST: usize = 140;
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
    let text =
        |text: &str| code(text).map(|text| text.chars().filter(|sign| !sign.is_control()).take(LONGEST).collect());
    let communication: String = cells.read("communication", Why::CodeIsNumber, text)?.unwrap_or_default();
    let reference: Option<String> = cells.read("reference", Why::CodeIsNumber, text)?;
    let quarter = cells.read("period", Why::Quarter, |text| Quarter::parse(text).ok())?;
    // Two payments of one amount on one day that say the same are two; the same file twice is once.
    let own = reference.unwrap_or_else(|| format!("{booked_on}|{amount}|{communication}"));
    let times = seen.entry(own.clone()).or_default();
    *times = times.saturating_add(1);
    let fingerprint = digest(&format!("{own}|{times}"));
    Ok(Some(Incoming { fingerprint, booked_on, amount, communication, quarter }))
}

#[cfg(test)]
mod tests {
    use super::{Columns, FORM, read};
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
    fn a_line_without_a_day_or_with_a_national_number_refuses_the_file() {
        for (line, why) in [("31/11/2026;1,00;x", Why::Day), ("23/11/2026;1,00;85.07.30-033.28", Why::CodeIsNumber)] {
            let sheet = sheet(format!("Datum;Bedrag;Mededeling\n{line}\n").as_bytes()).unwrap();
            assert_eq!(read(&sheet, &columns()).unwrap_err().why, why, "{line}");
        }
    }
}

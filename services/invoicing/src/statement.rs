//! Reads a payment statement: our fields under the headings that the statement uses.

use std::collections::BTreeMap;

use werkbrug_invoicing_domain::reconciliation::explain::Stated;
use werkbrug_kernel::quarter::Quarter;

use crate::{
    sheet::{
        Cells, Form, Reject, Sheet, Why, Wrong,
        written::{amount, fraction, percent, yes_or_no},
    },
    store::{file_columns::Columns, payment::Payment},
};

/// The fields of a statement.
pub(crate) const FORM: Form = Form {
    needed: &["worker_code", "quarter", "wage_premium", "guidance"],
    optional: &["percent", "contract_fraction", "reference_wage", "cap", "sine", "inside"],
};

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
            self.rejects.push(Reject { line, heading: String::new(), why: Why::TooLarge });
            return;
        };
        (known.wage_premium, known.guidance) = (wage_premium, guidance);
        if known.stated != payment.stated {
            known.stated = Stated::default();
        }
    }
}

/// The lines of a statement.
pub(crate) fn read(sheet: &Sheet, columns: &Columns, statement: &str) -> Read {
    let (mut read, mut seen) = (Read::default(), BTreeMap::new());
    for (line, cells) in sheet.lines(columns) {
        match payment(&cells, statement) {
            Ok(payment) => read.add(&mut seen, payment, line),
            Err((heading, why)) => read.rejects.push(Reject { line, heading, why }),
        }
    }
    read
}

fn payment(cells: &Cells<'_>, statement: &str) -> Result<Payment, Wrong> {
    Ok(Payment {
        statement: statement.to_owned(),
        quarter: cells.needed("quarter", Why::Quarter, |text| Quarter::parse(text).ok())?,
        worker_code: cells.needed_code("worker_code")?,
        wage_premium: cells.needed("wage_premium", Why::Amount, amount)?,
        guidance: cells.needed("guidance", Why::Amount, amount)?,
        stated: Stated {
            percent: cells.read("percent", Why::Percent, percent)?,
            contract_fraction: cells.read("contract_fraction", Why::Fraction, fraction)?,
            reference_wage: cells.read("reference_wage", Why::Amount, amount)?,
            cap: cells.read("cap", Why::Amount, amount)?,
            sine_deduction: cells.read("sine", Why::Amount, amount)?,
            is_inside: cells.read("inside", Why::YesNo, yes_or_no)?,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::{Columns, FORM, read};
    use crate::sheet::{Why, sheet};

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
    fn a_statement_is_read_under_its_own_headings() {
        let text = "\u{feff}Nummer;Naam;Kwartaal;Loonpremie;Begeleiding;%;Contingent\r\n\
                    w-17;Iemand;2025Q2;4.950,00;640,00;55 %;ja\r\n;;;;;;\r\nw-18;Iemand;2025K2;1,00;2,00;;\r\n\
                    w-19;Iemand;2025Q2;veel;2,00;;\r\n";
        let sheet = sheet(text.as_bytes()).unwrap();
        sheet.check(&FORM, &columns()).unwrap();
        let found = read(&sheet, &columns(), "STAAT-1");
        let [payment] = found.payments.as_slice() else { panic!("one line can be used") };
        assert_eq!((payment.wage_premium.value(), payment.guidance.value()), (495_000, 64_000));
        assert_eq!(
            (payment.stated.percent, payment.stated.is_inside, payment.stated.cap),
            (Some(55), Some(true), None)
        );
        let rejects: Vec<(usize, &str, Why)> =
            found.rejects.iter().map(|one| (one.line, one.heading.as_str(), one.why)).collect();
        assert_eq!(rejects, [(4, "Kwartaal", Why::Quarter), (5, "Loonpremie", Why::Amount)]);
    }

    #[test]
    fn a_national_number_in_the_place_of_a_code_is_refused_and_not_told() {
        let sheet =
            sheet(b"Nummer;Kwartaal;Loonpremie;Begeleiding;%;Contingent\n85.07.30-033 28;2025Q2;1;2;;\n").unwrap();
        let found = read(&sheet, &columns(), "STAAT-1");
        assert_eq!(found.payments, []);
        let told = format!("{:?}", found.rejects);
        assert!(told.contains("line: 2") && told.contains("CodeIsNumber") && !told.contains("033"), "{told}");
    }

    #[test]
    fn columns_that_cannot_be_are_refused() {
        let sheet = sheet(b"Nummer,Kwartaal,Loonpremie\nw-1,2025Q2,1\n").unwrap();
        let mut known = columns();
        assert_eq!(sheet.check(&FORM, &known).unwrap_err().reason, "FILE_COLUMNS");
        known.remove("guidance");
        assert_eq!(sheet.check(&FORM, &known).unwrap_err().text, "a field that is needed has no column");
    }
}

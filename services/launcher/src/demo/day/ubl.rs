//! The totals of an electronic invoice, read from its XML by somebody who did not write it.

use quick_xml::{Reader, events::Event};
use werkbrug_kernel::money::Cents;

/// What the XML says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Totals {
    /// Number of lines.
    pub(super) lines: usize,
    /// Their amounts together.
    pub(super) lines_cents: i64,
    /// Without VAT.
    pub(super) net_cents: i64,
    /// VAT.
    pub(super) vat_cents: i64,
    /// To be paid.
    pub(super) payable_cents: i64,
}

/// Reads them; says what is wrong when the XML is not well-formed or an amount is none.
pub(super) fn totals(xml: &str) -> Result<Totals, String> {
    let mut reader = Reader::from_str(xml);
    let mut path: Vec<String> = Vec::new();
    let mut found = Totals::default();
    loop {
        match reader.read_event().map_err(|fault| fault.to_string())? {
            Event::Start(element) => {
                path.push(String::from_utf8_lossy(element.local_name().as_ref()).into_owned());
                if path.last().is_some_and(|name| name == "InvoiceLine") {
                    found.lines += 1;
                }
            }
            Event::End(_) => {
                path.pop();
            }
            Event::Text(text) => {
                let text = text.decode().map_err(|fault| fault.to_string())?;
                take(&path, text.trim(), &mut found)?;
            }
            Event::DocType(_) => return Err("er staat een DOCTYPE in".to_owned()),
            Event::Eof if path.is_empty() && found.lines > 0 => return Ok(found),
            Event::Eof => return Err("het document is niet af".to_owned()),
            Event::Empty(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::GeneralRef(_) => {}
        }
    }
}

fn take(path: &[String], text: &str, found: &mut Totals) -> Result<(), String> {
    let mut inner = path.iter().rev().map(String::as_str);
    let (name, parent) = (inner.next().unwrap_or_default(), inner.next().unwrap_or_default());
    let cents = || Cents::parse_euro(text).map(Cents::value).map_err(|fault| format!("{name}: {fault}"));
    match (parent, name) {
        ("InvoiceLine", "LineExtensionAmount") => found.lines_cents += cents()?,
        ("LegalMonetaryTotal", "TaxExclusiveAmount") => found.net_cents = cents()?,
        ("LegalMonetaryTotal", "PayableAmount") => found.payable_cents = cents()?,
        ("TaxTotal", "TaxAmount") => found.vat_cents += cents()?,
        _other => {}
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = "<a:InvoiceLine><b:LineExtensionAmount>10.50</b:LineExtensionAmount></a:InvoiceLine>";

    #[test]
    fn the_totals_are_found_wherever_they_stand() {
        let xml = format!(
            "<?xml version=\"1.0\"?><Invoice>{LINE}{LINE}<a:TaxTotal><b:TaxAmount>4.41</b:TaxAmount></a:TaxTotal>\
             <a:LegalMonetaryTotal><b:TaxExclusiveAmount>21.00</b:TaxExclusiveAmount>\
             <b:PayableAmount>25.41</b:PayableAmount></a:LegalMonetaryTotal></Invoice>"
        );
        let expected = Totals { lines: 2, lines_cents: 2100, net_cents: 2100, vat_cents: 441, payable_cents: 2541 };
        assert_eq!(totals(&xml), Ok(expected));
    }

    #[test]
    fn xml_that_is_not_well_formed_has_no_totals() {
        let table = [
            format!("<Invoice>{LINE}"),
            format!("<Invoice>{LINE}</Factuur>"),
            format!("<!DOCTYPE x><Invoice>{LINE}</Invoice>"),
            "<Invoice></Invoice>".to_owned(),
            String::new(),
            format!("<Invoice>{}</Invoice>", LINE.replace("10.50", "veel")),
        ];
        for xml in table {
            assert!(totals(&xml).is_err(), "{xml}");
        }
    }
}

//! Whether the amounts of an order file add up, by the rules of the network.

use std::str::FromStr;

use rust_decimal::Decimal;

use super::{Finding, order::Findings, tree::Element};

/// How far a line's amount may be from what was reckoned: two cents (PEPPOL-T01-R024).
const SLACK: Decimal = Decimal::from_parts(2, 0, 0, false, 2);
/// Decimals of an amount (PEPPOL-T01-R028).
const DECIMALS: u32 = 2;
/// What may be finer than a cent.
const PRICE: &str = "cbc:PriceAmount";

/// A number as XML writes it: no exponent, no blanks, no group signs.
pub(super) fn decimal(text: &str) -> Option<Decimal> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let is_plain = digits.chars().any(|sign| sign.is_ascii_digit())
        && digits.chars().all(|sign| sign.is_ascii_digit() || sign == '.');
    if is_plain { Decimal::from_str(text).ok() } else { None }
}

/// Every amount is a number, of one currency, in whole cents.
pub(super) fn amounts(root: &Element, currency: &str, findings: &mut Findings) {
    for element in root.within().into_iter().filter(|element| !element.attribute("currencyID").is_empty()) {
        if element.attribute("currencyID") != currency {
            findings.push(wrong(element, "other_currency", element.attribute("currencyID"), "PEPPOL-T01-R003"));
        }
        match decimal(&element.text) {
            None => findings.push(wrong(element, "amount_not_a_number", &element.text, "")),
            Some(amount) if element.name != PRICE && amount.normalize().scale() > DECIMALS => {
                findings.push(wrong(element, "more_than_two_decimals", &element.text, "PEPPOL-T01-R028"));
            }
            Some(_) => {}
        }
    }
}

/// The expected total is what the lines come to.
pub(super) fn totals(root: &Element, findings: &mut Findings) {
    let Some(total) = root.child("cac:AnticipatedMonetaryTotal") else { return };
    let of = |name: &str| total.child(name).and_then(|element| decimal(&element.text));
    let lines = root.all("cac:OrderLine").filter_map(|line| line.at(&["cac:LineItem", "cbc:LineExtensionAmount"]));
    let lines = lines.filter_map(|element| decimal(&element.text));
    let lines: Option<Decimal> = lines.into_iter().try_fold(Decimal::ZERO, Decimal::checked_add);
    let net = of("cbc:LineExtensionAmount");
    let tax = root.at(&["cac:TaxTotal", "cbc:TaxAmount"]).and_then(|element| decimal(&element.text));
    let exclusive = of("cbc:TaxExclusiveAmount").or(net);
    let inclusive = of("cbc:TaxInclusiveAmount");
    let due = inclusive.and_then(|inclusive| {
        let due = inclusive.checked_sub(of("cbc:PrepaidAmount").unwrap_or_default())?;
        due.checked_add(of("cbc:PayableRoundingAmount").unwrap_or_default())
    });
    let with_tax = exclusive.zip(tax).and_then(|(exclusive, tax)| exclusive.checked_add(tax));
    let mut differs = |name: &str, expected: Option<Decimal>, rule| {
        let (Some(element), Some(expected)) = (total.child(name), expected) else { return };
        if decimal(&element.text).is_some_and(|found| found != expected) {
            findings.push(wrong(element, "sum_differs", &element.text, rule));
        }
    };
    differs("cbc:LineExtensionAmount", lines.map(|sum| sum.round_dp(DECIMALS)), "PEPPOL-T01-R008");
    differs("cbc:TaxExclusiveAmount", net, "PEPPOL-T01-R011");
    differs("cbc:TaxInclusiveAmount", with_tax.filter(|_| inclusive.is_some()), "PEPPOL-T01-R017");
    differs("cbc:PayableAmount", due, "PEPPOL-T01-R016");
    for (name, rule) in [("cbc:PayableAmount", "PEPPOL-T01-R006"), ("cbc:LineExtensionAmount", "PEPPOL-T01-R007")] {
        if let Some(element) = total.child(name)
            && of(name).is_some_and(|amount| amount.is_sign_negative() && !amount.is_zero())
        {
            findings.push(wrong(element, "negative", &element.text, rule));
        }
    }
}

/// A line's amount is its quantity times its price.
pub(super) fn line(item: &Element, findings: &mut Findings) {
    let of = |names: &[&str]| item.at(names).and_then(|element| decimal(&element.text));
    let Some(stated) = item.child("cbc:LineExtensionAmount") else { return };
    let (Some(amount), Some(quantity), Some(price)) =
        (decimal(&stated.text), of(&["cbc:Quantity"]), of(&["cac:Price", "cbc:PriceAmount"]))
    else {
        return;
    };
    let base = of(&["cac:Price", "cbc:BaseQuantity"]).filter(|base| !base.is_zero()).unwrap_or(Decimal::ONE);
    let reckoned = price.checked_div(base).and_then(|each| each.checked_mul(quantity));
    let distance = reckoned.and_then(|reckoned| reckoned.checked_sub(amount)).map(|distance| distance.abs());
    if distance.is_none_or(|distance| distance > SLACK) {
        findings.push(wrong(stated, "sum_differs", &stated.text, "PEPPOL-T01-R024"));
    }
}

/// A finding at an element.
pub(super) fn wrong(element: &Element, reason: &'static str, found: &str, rule: &'static str) -> Finding {
    Finding { path: element.path.clone(), reason, found: found.to_owned(), rule }
}

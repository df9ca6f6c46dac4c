//! An order file, read as far as it can be, with everything that stands in the way of taking it in.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rust_decimal::{Decimal, prelude::ToPrimitive};
use werkbrug_kernel::{kbo::Kbo, money::Cents};

use super::{
    Finding, enterprise,
    sums::{self, decimal, wrong},
    tree::{self, Element},
};

/// How the network calls this kind of order (PEPPOL-T01-R034) and the ways it is used (PEPPOL-T01-R031).
const CUSTOMIZATION: &str = "urn:fdc:peppol.eu:poacc:trns:order:3";
const PROFILES: [&str; 3] = [
    "urn:fdc:peppol.eu:poacc:bis:order_only:3",
    "urn:fdc:peppol.eu:poacc:bis:ordering:3",
    "urn:fdc:peppol.eu:poacc:bis:advanced_ordering:3",
];
/// The currency that we reckon in.
const EURO: &str = "EUR";
/// Units that are pieces (UN/ECE Recommendation 20), with how many: piece, one, each, articles, pair, dozen, hundred, thousand.
const UNITS: [(&str, u32); 8] =
    [("H87", 1), ("C62", 1), ("EA", 1), ("NAR", 1), ("PR", 2), ("DZN", 12), ("CEN", 100), ("MIL", 1_000)];
/// Most lines, as in a quote.
const LINES: usize = 100;
/// Most pieces in a line and cents for a hundred of them, as in a quote.
const PIECES: u32 = 10_000_000;
const PRICE: i64 = 1_000_000_000;
/// Most characters in a text, as in a quote.
const TEXT: usize = 200;
/// Findings that are told; nobody reads more.
const MOST_FINDINGS: usize = 100;

/// What stands in the way.
pub(crate) type Findings = Vec<Finding>;

/// What a file orders, as far as it could be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ordered {
    /// The customer's own number.
    pub(crate) number: String,
    /// When it was sent.
    pub(crate) issued_on: Option<Date>,
    /// What the customer wants to see on every answer.
    pub(crate) reference: String,
    /// Who orders.
    pub(crate) buyer: Option<Kbo>,
    /// Its name.
    pub(crate) buyer_name: String,
    /// From whom.
    pub(crate) seller: Option<Kbo>,
    /// Between which days it is wanted.
    pub(crate) wanted: (Option<Date>, Option<Date>),
    /// A word with it.
    pub(crate) note: String,
    /// What is ordered.
    pub(crate) lines: Vec<OrderedLine>,
}

/// A line of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct OrderedLine {
    /// As the customer numbers it.
    pub(crate) number: String,
    /// What it is.
    pub(crate) description: String,
    /// Our number of it.
    pub(crate) item_number: String,
    /// How many pieces; 0 when that could not be read.
    pub(crate) pieces: u32,
    /// What a hundred cost; nothing when the file does not say.
    pub(crate) price_per_hundred: Option<Cents>,
}

/// Reads a file.
pub(crate) fn read(content: &[u8]) -> (Ordered, Findings) {
    let root = match tree::parse(content) {
        Ok(root) => root,
        Err(finding) => return (Ordered::default(), vec![finding]),
    };
    if root.name != "Order" {
        let finding = Finding { path: root.path.clone(), reason: "not_an_order", found: root.name, rule: "" };
        return (Ordered::default(), vec![finding]);
    }
    let mut findings = Findings::new();
    let ordered = Ordered {
        number: needed(&root, &["cbc:ID"], "order_number_missing", &mut findings),
        issued_on: day(&root, &["cbc:IssueDate"], &mut findings),
        reference: text(&root, &["cbc:CustomerReference"], &mut findings),
        buyer: party(&root, BUYER, &mut findings),
        buyer_name: name(&root, "cac:BuyerCustomerParty"),
        seller: party(&root, SELLER, &mut findings),
        wanted: wanted(&root, &mut findings),
        note: text(&root, &["cbc:Note"], &mut findings),
        lines: lines(&root, &mut findings),
    };
    if ordered.issued_on.is_none() && root.child("cbc:IssueDate").is_none() {
        findings.push(missing(&root, "cbc:IssueDate", "day_missing"));
    }
    head(&root, &mut findings);
    let currency = root.text_at(&["cbc:DocumentCurrencyCode"]);
    sums::amounts(&root, currency, &mut findings);
    sums::totals(&root, &mut findings);
    findings.truncate(MOST_FINDINGS);
    (ordered, findings)
}

fn head(root: &Element, findings: &mut Findings) {
    let (kind, profile) = (root.text_at(&["cbc:CustomizationID"]), root.text_at(&["cbc:ProfileID"]));
    if !kind.starts_with(CUSTOMIZATION) {
        findings.push(about(root, "cbc:CustomizationID", "another_kind", kind, "PEPPOL-T01-R034"));
    }
    if !PROFILES.contains(&profile) {
        findings.push(about(root, "cbc:ProfileID", "another_profile", profile, "PEPPOL-T01-R031"));
    }
    match root.text_at(&["cbc:DocumentCurrencyCode"]) {
        EURO => {}
        other => findings.push(about(root, "cbc:DocumentCurrencyCode", "currency_not_euro", other, "")),
    }
    for element in root.within().into_iter().filter(|element| element.name == "cac:AllowanceCharge") {
        // A reduction belongs in the price of the quote.
        findings.push(wrong(element, "allowance_not_taken", element.text_at(&["cbc:Amount"]), ""));
    }
    for tax in root.within().into_iter().filter(|element| element.name == "cac:ClassifiedTaxCategory") {
        let (category, percent) = (tax.text_at(&["cbc:ID"]), decimal(tax.text_at(&["cbc:Percent"])));
        match (category, percent) {
            ("O", _) => {}
            (_, None) => findings.push(about(tax, "cbc:Percent", "tax_rate_missing", "", "PEPPOL-T01-R029")),
            ("S", Some(percent)) if percent <= Decimal::ZERO => {
                findings.push(about(tax, "cbc:Percent", "tax_rate_zero", &percent.to_string(), "PEPPOL-T01-R030"));
            }
            (_, Some(_)) => {}
        }
    }
}

/// A party's element, and what is said when it has no electronic address or none that leads to a Belgian enterprise.
type Side = (&'static str, &'static str, &'static str);
const BUYER: Side = ("cac:BuyerCustomerParty", "buyer_address_missing", "buyer_not_kbo");
const SELLER: Side = ("cac:SellerSupplierParty", "seller_address_missing", "seller_not_kbo");

fn party(root: &Element, (role, absent, foreign): Side, findings: &mut Findings) -> Option<Kbo> {
    let Some(address) = root.at(&[role, "cac:Party", "cbc:EndpointID"]) else {
        findings.push(missing(root, &format!("{role}/cac:Party/cbc:EndpointID"), absent));
        return None;
    };
    let found = enterprise(address.attribute("schemeID"), &address.text);
    if found.is_none() {
        let what = format!("{}:{}", address.attribute("schemeID"), address.text);
        findings.push(wrong(address, foreign, &what, ""));
    }
    found
}

fn name(root: &Element, role: &str) -> String {
    let legal = root.text_at(&[role, "cac:Party", "cac:PartyLegalEntity", "cbc:RegistrationName"]);
    let usual = root.text_at(&[role, "cac:Party", "cac:PartyName", "cbc:Name"]);
    let name = if legal.is_empty() { usual } else { legal };
    name.chars().take(TEXT).collect()
}

fn wanted(root: &Element, findings: &mut Findings) -> (Option<Date>, Option<Date>) {
    let of =
        |name, findings: &mut Findings| day(root, &["cac:Delivery", "cac:RequestedDeliveryPeriod", name], findings);
    let (from, until) = (of("cbc:StartDate", findings), of("cbc:EndDate", findings));
    if let (Some(first), Some(last)) = (from, until)
        && last < first
    {
        let path = "cac:Delivery/cac:RequestedDeliveryPeriod/cbc:EndDate";
        findings.push(about(root, path, "ends_before_it_begins", &last.to_string(), ""));
    }
    (from, until.or(from))
}

fn lines(root: &Element, findings: &mut Findings) -> Vec<OrderedLine> {
    let (mut lines, mut numbers) = (Vec::new(), BTreeSet::new());
    let all: Vec<&Element> = root.all("cac:OrderLine").collect();
    if all.is_empty() {
        findings.push(missing(root, "cac:OrderLine", "no_line"));
    }
    if all.len() > LINES {
        findings.push(about(root, "cac:OrderLine", "too_many_lines", &all.len().to_string(), ""));
    }
    for line in all.into_iter().take(LINES) {
        let Some(item) = line.child("cac:LineItem") else {
            findings.push(missing(line, "cac:LineItem", "line_empty"));
            continue;
        };
        let number = needed(item, &["cbc:ID"], "line_number_missing", findings);
        if !number.is_empty() && !numbers.insert(number.clone()) {
            findings.push(about(item, "cbc:ID", "line_number_twice", &number, "PEPPOL-T01-R001"));
        }
        let (pieces, unit) = quantity(item, findings);
        lines.push(OrderedLine {
            number,
            description: needed(item, &["cac:Item", "cbc:Name"], "item_name_missing", findings),
            item_number: text(item, &["cac:Item", "cac:SellersItemIdentification", "cbc:ID"], findings),
            pieces: pieces.unwrap_or(0),
            price_per_hundred: price(item, unit, findings),
        });
        sums::line(item, findings);
    }
    lines
}

/// The pieces, and how many pieces the unit is.
fn quantity(item: &Element, findings: &mut Findings) -> (Option<u32>, Option<u32>) {
    let Some(element) = item.child("cbc:Quantity") else {
        findings.push(about(item, "cbc:Quantity", "quantity_missing", "", "PEPPOL-T01-R013"));
        return (None, None);
    };
    let code = element.attribute("unitCode");
    let unit = UNITS.iter().find(|(known, _)| *known == code).map(|(_, pieces)| *pieces);
    if unit.is_none() {
        findings.push(wrong(element, "unit_not_pieces", code, ""));
    }
    let Some(found) = decimal(&element.text) else {
        findings.push(wrong(element, "quantity_not_a_number", &element.text, ""));
        return (None, unit);
    };
    if found.is_sign_negative() && !found.is_zero() {
        findings.push(wrong(element, "negative", &element.text, "PEPPOL-T01-R004"));
        return (None, unit);
    }
    let pieces = unit.and_then(|unit| found.checked_mul(Decimal::from(unit)));
    let whole = pieces.filter(Decimal::is_integer).and_then(|pieces| pieces.to_u32());
    let whole = whole.filter(|pieces| (1..=PIECES).contains(pieces));
    if unit.is_some() && whole.is_none() {
        findings.push(wrong(element, "quantity_out_of_range", &element.text, ""));
    }
    (whole, unit)
}

/// What a hundred pieces cost.
fn price(item: &Element, unit: Option<u32>, findings: &mut Findings) -> Option<Cents> {
    let price = item.child("cac:Price")?;
    let Some(element) = price.child("cbc:PriceAmount") else {
        findings.push(missing(price, "cbc:PriceAmount", "price_missing"));
        return None;
    };
    let amount = decimal(&element.text)?; // told with the other amounts
    if amount.is_sign_negative() && !amount.is_zero() {
        findings.push(wrong(element, "negative", &element.text, "PEPPOL-T01-R005"));
        return None;
    }
    let mut base = Decimal::ONE;
    if let Some(each) = price.child("cbc:BaseQuantity") {
        let code = each.attribute("unitCode");
        if !code.is_empty() && code != item.child("cbc:Quantity").map_or("", |own| own.attribute("unitCode")) {
            findings.push(wrong(each, "other_unit", code, ""));
        }
        match decimal(&each.text).filter(|each| *each > Decimal::ZERO) {
            Some(each) => base = each,
            None => findings.push(wrong(each, "base_not_positive", &each.text, "PEPPOL-T01-R025")),
        }
    }
    let pieces = base.checked_mul(Decimal::from(unit?))?;
    let cents = amount.checked_mul(Decimal::from(10_000_u32)).and_then(|cents| cents.checked_div(pieces));
    let cents = cents.filter(Decimal::is_integer).and_then(|cents| cents.to_i64());
    let cents = cents.filter(|cents| (0..=PRICE).contains(cents));
    if cents.is_none() {
        findings.push(wrong(element, "price_not_whole_cents", &element.text, ""));
    }
    cents.map(Cents::new)
}

fn day(root: &Element, names: &[&str], findings: &mut Findings) -> Option<Date> {
    let element = root.at(names)?;
    let day = element.text.parse().ok();
    if day.is_none() {
        findings.push(wrong(element, "day_unreadable", &element.text, ""));
    }
    day
}

fn needed(root: &Element, names: &[&str], reason: &'static str, findings: &mut Findings) -> String {
    let found = text(root, names, findings);
    if found.is_empty() {
        findings.push(missing(root, &names.join("/"), reason));
    }
    found
}

fn text(root: &Element, names: &[&str], findings: &mut Findings) -> String {
    let Some(element) = root.at(names) else { return String::new() };
    if element.text.chars().count() > TEXT || element.text.chars().any(char::is_control) {
        findings.push(wrong(element, "text_too_long", "", ""));
        return String::new();
    }
    element.text.clone()
}

fn about(element: &Element, child: &str, reason: &'static str, found: &str, rule: &'static str) -> Finding {
    Finding { path: format!("{}/{child}", element.path), reason, found: found.to_owned(), rule }
}

fn missing(element: &Element, child: &str, reason: &'static str) -> Finding {
    about(element, child, reason, "", "")
}

#[cfg(test)]
mod tests;

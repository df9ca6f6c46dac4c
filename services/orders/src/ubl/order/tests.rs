//! An invented order file, and the same file with one thing wrong.

use jiff::civil::date;

use super::*;

const FILE: &str = include_str!("../../../tests/files/order.xml");

#[test]
fn an_order_file_is_read_whole() {
    let (ordered, findings) = read(FILE.as_bytes());
    assert_eq!(findings, []);
    assert_eq!((ordered.number.as_str(), ordered.reference.as_str()), ("B-2026-1", "REF-77"));
    assert_eq!(ordered.note, "Graag & snel");
    assert_eq!(ordered.buyer.map(|kbo| kbo.as_str().to_owned()).as_deref(), Some("1999000150"));
    assert_eq!(ordered.seller.map(|kbo| kbo.as_str().to_owned()).as_deref(), Some("1999000249"));
    assert_eq!(ordered.wanted, (Some(date(2026, 11, 26)), Some(date(2026, 11, 27))));
    let lines = ordered.lines.iter().map(|line| (line.number.as_str(), line.pieces, line.price_per_hundred));
    assert_eq!(lines.collect::<Vec<_>>(), [("10", 200, Some(Cents::new(1_250))), ("20", 100, Some(Cents::new(1_250)))]);
}

/// What is changed in the file, from what to what, and where that is found and as what.
type Change = (&'static str, &'static str, &'static str, &'static str, &'static str);

fn each_is_found(table: &[Change]) {
    for (what, good, bad, path, reason) in table {
        assert!(FILE.contains(good), "{what}");
        let (_, findings) = read(FILE.replacen(good, bad, 1).as_bytes());
        let found = findings.iter().any(|finding| finding.path == *path && finding.reason == *reason);
        assert!(found, "{what}: {findings:?}");
    }
}

#[test]
fn what_is_wrong_with_an_order_is_named_by_its_place() {
    each_is_found(&[
        ("transaction", "trns:order:3", "trns:order:2", "/Order/cbc:CustomizationID", "another_kind"),
        ("profile", "bis:ordering:3", "bis:billing:3", "/Order/cbc:ProfileID", "another_profile"),
        ("number", "<cbc:ID>B-2026-1</cbc:ID>", "", "/Order/cbc:ID", "order_number_missing"),
        ("no day", "<cbc:IssueDate>2026-11-20</cbc:IssueDate>", "", "/Order/cbc:IssueDate", "day_missing"),
        ("day", "2026-11-20", "2026-02-30", "/Order/cbc:IssueDate", "day_unreadable"),
        ("currency", "Code>EUR<", "Code>NOK<", "/Order/cbc:DocumentCurrencyCode", "currency_not_euro"),
        (
            "buyer's scheme",
            "\"0208\">1999000150",
            "\"0088\">7300010000001",
            "/Order/cac:BuyerCustomerParty/cac:Party/cbc:EndpointID",
            "buyer_not_kbo",
        ),
        (
            "buyer's check digits",
            "1999000150",
            "1999000151",
            "/Order/cac:BuyerCustomerParty/cac:Party/cbc:EndpointID",
            "buyer_not_kbo",
        ),
        (
            "no buyer's address",
            "<cbc:EndpointID schemeID=\"0208\">1999000150</cbc:EndpointID>",
            "",
            "/Order/cac:BuyerCustomerParty/cac:Party/cbc:EndpointID",
            "buyer_address_missing",
        ),
        (
            "period",
            "2026-11-26",
            "2026-11-28",
            "/Order/cac:Delivery/cac:RequestedDeliveryPeriod/cbc:EndDate",
            "ends_before_it_begins",
        ),
    ]);
}

#[test]
fn what_is_wrong_with_a_line_is_named_by_its_place() {
    each_is_found(&[
        ("quantity", ">200<", ">veel<", "/Order/cac:OrderLine[1]/cac:LineItem/cbc:Quantity", "quantity_not_a_number"),
        ("exponent", ">200<", ">2e2<", "/Order/cac:OrderLine[1]/cac:LineItem/cbc:Quantity", "quantity_not_a_number"),
        (
            "half a piece",
            ">200<",
            ">200.5<",
            "/Order/cac:OrderLine[1]/cac:LineItem/cbc:Quantity",
            "quantity_out_of_range",
        ),
        ("negative", ">200<", ">-200<", "/Order/cac:OrderLine[1]/cac:LineItem/cbc:Quantity", "negative"),
        ("unit", "\"H87\"", "\"DAY\"", "/Order/cac:OrderLine[1]/cac:LineItem/cbc:Quantity", "unit_not_pieces"),
        (
            "line's sum",
            ">25.00<",
            ">25.03<",
            "/Order/cac:OrderLine[1]/cac:LineItem/cbc:LineExtensionAmount",
            "sum_differs",
        ),
        (
            "name",
            "<cbc:Name>voorbeelddozen</cbc:Name>",
            "",
            "/Order/cac:OrderLine[1]/cac:LineItem/cac:Item/cbc:Name",
            "item_name_missing",
        ),
        (
            "number twice",
            "<cbc:ID>20<",
            "<cbc:ID>10<",
            "/Order/cac:OrderLine[2]/cac:LineItem/cbc:ID",
            "line_number_twice",
        ),
        (
            "fine price",
            "0.125<",
            "0.1250001<",
            "/Order/cac:OrderLine[1]/cac:LineItem/cac:Price/cbc:PriceAmount",
            "price_not_whole_cents",
        ),
    ]);
}

#[test]
fn a_sum_that_differs_is_named_by_its_place() {
    each_is_found(&[
        (
            "total",
            ">37.50</cbc:Line",
            ">37.51</cbc:Line",
            "/Order/cac:AnticipatedMonetaryTotal/cbc:LineExtensionAmount",
            "sum_differs",
        ),
        (
            "due",
            ">45.38</cbc:Pay",
            ">45.39</cbc:Pay",
            "/Order/cac:AnticipatedMonetaryTotal/cbc:PayableAmount",
            "sum_differs",
        ),
        ("decimals", ">7.88<", ">7.880001<", "/Order/cac:TaxTotal/cbc:TaxAmount", "more_than_two_decimals"),
        (
            "tax",
            "<cbc:Percent>21<",
            "<cbc:Percent>0<",
            "/Order/cac:OrderLine[1]/cac:LineItem/cac:Item/cac:ClassifiedTaxCategory/cbc:Percent",
            "tax_rate_zero",
        ),
    ]);
}

#[test]
fn a_file_without_lines_or_of_another_kind_is_refused() {
    let (from, to) = (FILE.find("<cac:OrderLine>").unwrap(), FILE.find("</Order>").unwrap());
    let without = format!("{}{}", &FILE[..from], &FILE[to..]);
    let reasons = |content: &str| read(content.as_bytes()).1.into_iter().map(|own| own.reason).collect::<Vec<_>>();
    assert!(reasons(&without).contains(&"no_line"));
    assert_eq!(reasons("<Invoice/>"), ["not_an_order"]);
    assert_eq!(reasons("<!DOCTYPE Order><Order/>"), ["document_type"]);
    assert_eq!(reasons(&FILE[..FILE.len() / 2]), ["cut_off"]);
}

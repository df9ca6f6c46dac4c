//! The electronic invoice: elements in the order of the XSD, amounts that a judge can reckon again.

use quick_xml::{Reader, events::Event};
use rust_decimal::{Decimal, RoundingStrategy};
use uuid::Uuid;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::{
    invoicing::{GetInvoiceRequest, Invoice, IssueInvoiceRequest},
    orders::CompanyRegistered,
};

use crate::office::{Office, company};

on_both_databases!(an_electronic_invoice_follows_the_order_of_the_schema, hours_times_price_come_to_every_line);

const NAME: &str = "Bedacht & Zonen <NV>";

async fn invoice(office: &Office, minutes: &[(&str, u32)], order_reference: &str) -> Invoice {
    office.hear_own_company().await;
    let buyer = Uuid::now_v7();
    office.hear_company(&CompanyRegistered { email: String::new(), ..company(buyer, "0999000228", NAME) }).await;
    office.set_tariff(buyer, "inpak", 2415, ("S", "21")).await;
    office.set_tariff(buyer, "strijk", 1999, ("S", "6")).await;
    for (class, minutes) in minutes {
        office.hear_minutes(buyer, class, "2026-11-20", *minutes).await;
    }
    let request = IssueInvoiceRequest { order_reference: order_reference.to_owned(), ..office.invoice_request(buyer) };
    let invoice_id = office.finance.clone().issue_invoice(request).await.unwrap().into_inner().invoice_id;
    office.finance.clone().get_invoice(GetInvoiceRequest { invoice_id }).await.unwrap().into_inner()
}

/// Every element in the order of the text, as a path below the root, with its text.
fn elements(xml: &str) -> Vec<(String, String)> {
    let mut reader = Reader::from_str(xml);
    let (mut path, mut found): (Vec<String>, Vec<(String, String)>) = (Vec::new(), Vec::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                let qualified = String::from_utf8(start.name().as_ref().to_vec()).unwrap();
                path.push(qualified.rsplit(':').next().unwrap().to_owned());
                found.push((path[1..].join("/"), String::new()));
            }
            Event::Text(text) => {
                if let Some(last) = found.last_mut() {
                    last.1.push_str(&text.decode().unwrap());
                }
            }
            Event::GeneralRef(reference) => {
                if let Some(last) = found.last_mut() {
                    last.1.push_str(&format!("&{};", reference.decode().unwrap()));
                }
            }
            Event::End(_) => drop(path.pop()),
            Event::Eof => break,
            Event::Decl(_) => {}
            Event::Empty(_) | Event::CData(_) | Event::Comment(_) | Event::PI(_) | Event::DocType(_) => {
                found.push(("not expected in an invoice".to_owned(), String::new()));
            }
        }
    }
    found
}

fn texts<'a>(elements: &'a [(String, String)], path: &str) -> Vec<&'a str> {
    elements.iter().filter(|(found, _)| found == path).map(|(_, text)| text.trim()).collect()
}

async fn an_electronic_invoice_follows_the_order_of_the_schema(backend: Backend) {
    let office = Office::open(backend).await;
    let invoice = invoice(&office, &[("inpak", 450), ("strijk", 60)], "PO-4711").await;
    let elements = elements(&invoice.ubl);
    let top: Vec<&str> =
        elements.iter().map(|(path, _)| path.as_str()).filter(|path| !path.is_empty() && !path.contains('/')).collect();
    // UBL-Invoice-2.1.xsd, as far as it is used here.
    let order = [
        "CustomizationID",
        "ProfileID",
        "ID",
        "IssueDate",
        "DueDate",
        "InvoiceTypeCode",
        "DocumentCurrencyCode",
        "InvoicePeriod",
        "OrderReference",
        "AccountingSupplierParty",
        "AccountingCustomerParty",
        "PaymentMeans",
        "TaxTotal",
        "LegalMonetaryTotal",
        "InvoiceLine",
        "InvoiceLine",
    ];
    assert_eq!(top, order);
    let facts = [
        ("ID", "2026-000001"),
        ("IssueDate", "2026-11-23"),
        ("DueDate", "2026-12-23"),
        ("InvoicePeriod/StartDate", "2026-11-20"),
        ("OrderReference/ID", "PO-4711"),
        ("AccountingSupplierParty/Party/EndpointID", "0999000129"),
        ("AccountingCustomerParty/Party/EndpointID", "0999000228"),
        ("AccountingCustomerParty/Party/PartyName/Name", "Bedacht &amp; Zonen &lt;NV&gt;"),
        ("AccountingCustomerParty/Party/PartyTaxScheme/CompanyID", "BE0999000228"),
        ("PaymentMeans/PaymentID", "+++202/6000/00192+++"),
        ("PaymentMeans/PayeeFinancialAccount/ID", "BE88999999999241"),
        ("TaxTotal/TaxAmount", "39.24"),
        ("LegalMonetaryTotal/TaxExclusiveAmount", "201.12"),
        ("LegalMonetaryTotal/PayableAmount", "240.36"),
    ];
    for (path, expected) in facts {
        assert_eq!(texts(&elements, path), [expected], "{path}");
    }
    assert_eq!(invoice.ubl.matches("schemeID=\"0208\"").count(), 4);
    assert!(!invoice.ubl.contains("cac:Contact><"), "no empty contact");
    office.bench.stop().await;
}

async fn hours_times_price_come_to_every_line(backend: Backend) {
    let office = Office::open(backend).await;
    // 62 minutes at 24.15 are 24.955 exactly: the tie that hours with six decimals would lose.
    let invoice = invoice(&office, &[("inpak", 62), ("strijk", 20)], "").await;
    let elements = elements(&invoice.ubl);
    let decimals =
        |path: &str| -> Vec<Decimal> { texts(&elements, path).iter().map(|text| text.parse().unwrap()).collect() };
    let hours = decimals("InvoiceLine/InvoicedQuantity");
    let prices = decimals("InvoiceLine/Price/PriceAmount");
    let nets = decimals("InvoiceLine/LineExtensionAmount");
    assert_eq!(nets, ["24.96", "6.66"].map(|text| text.parse::<Decimal>().unwrap()));
    for ((hours, price), net) in hours.iter().zip(&prices).zip(&nets) {
        let product = (hours * price).round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
        assert_eq!(product, *net, "{hours} h at {price}");
    }
    assert_eq!(texts(&elements, "BuyerReference"), ["n.v.t."]);
    office.bench.stop().await;
}

//! An invoice as UBL 2.1 by Peppol BIS Billing 3.0, elements in the order of the XSD.

use jiff::civil::{Date, date};
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event},
};
use werkbrug_chassis::refusal::Fault;
use werkbrug_invoicing_domain::invoice::{
    draft::Draft,
    line::{Line, hours},
    vat::{VatCategory, VatGroup, VatRate},
};
use werkbrug_kernel::{iban::Iban, kbo::Kbo, money::Cents, ogm::Ogm, vat::Vat};

/// Which rules an invoice of a day follows, by first day: Peppol BIS Billing, customization and profile.
const RULES: [(Date, &str, &str); 1] = [(
    date(2017, 1, 1),
    "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0",
    "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0",
)];
/// Electronic address scheme of Belgian enterprise numbers.
const KBO_SCHEME: &str = "0208";
/// UNCL1001: commercial invoice.
const COMMERCIAL_INVOICE: &str = "380";
/// UNCL4461: credit transfer.
const CREDIT_TRANSFER: &str = "30";
/// UN/ECE Recommendation 20: hour.
const HOUR: &str = "HUR";
/// An order reference or a buyer reference must stand on it (PEPPOL-EN16931-R003).
const NO_REFERENCE: &str = "n.v.t.";

/// Seller or buyer, as it was when the invoice was made.
pub(crate) struct Party {
    pub(crate) name: String,
    pub(crate) kbo: Kbo,
    pub(crate) vat: Option<Vat>,
    pub(crate) street: String,
    pub(crate) postcode: String,
    pub(crate) city: String,
    pub(crate) country: String,
    pub(crate) email: String,
}

/// Everything that stands on an invoice.
pub(crate) struct Document<'a> {
    pub(crate) number: String,
    pub(crate) issue_date: Date,
    pub(crate) due_date: Date,
    pub(crate) seller: &'a Party,
    pub(crate) buyer: &'a Party,
    pub(crate) order_reference: &'a str,
    pub(crate) iban: &'a Iban,
    pub(crate) ogm: Ogm,
    pub(crate) draft: &'a Draft,
}

/// The invoice as XML.
pub(crate) fn render(document: &Document<'_>) -> Result<String, Fault> {
    let mut xml = Xml::new()?;
    let draft = document.draft;
    head(&mut xml, document)?;
    party(&mut xml, "cac:AccountingSupplierParty", document.seller)?;
    party(&mut xml, "cac:AccountingCustomerParty", document.buyer)?;
    if draft.groups.iter().any(|group| group.rate.category() == VatCategory::IntraCommunity) {
        delivery(&mut xml, document.buyer)?;
    }
    payment(&mut xml, document)?;
    tax_total(&mut xml, draft)?;
    monetary_total(&mut xml, draft)?;
    for line in &draft.lines {
        invoice_line(&mut xml, line)?;
    }
    xml.finish()
}

fn head(xml: &mut Xml, document: &Document<'_>) -> Result<(), Fault> {
    let rules = RULES.iter().rev().find(|(from, _, _)| *from <= document.issue_date);
    let (_, customization, profile) = rules.ok_or(Fault::bug("no invoice rules hold on that day"))?;
    xml.leaf("cbc:CustomizationID", customization)?;
    xml.leaf("cbc:ProfileID", profile)?;
    xml.leaf("cbc:ID", &document.number)?;
    xml.leaf("cbc:IssueDate", &document.issue_date.to_string())?;
    xml.leaf("cbc:DueDate", &document.due_date.to_string())?;
    xml.leaf("cbc:InvoiceTypeCode", COMMERCIAL_INVOICE)?;
    xml.leaf("cbc:DocumentCurrencyCode", "EUR")?;
    if document.order_reference.is_empty() {
        xml.leaf("cbc:BuyerReference", NO_REFERENCE)?;
    }
    xml.within("cac:InvoicePeriod", |xml| {
        xml.leaf("cbc:StartDate", &document.draft.period.from().to_string())?;
        xml.leaf("cbc:EndDate", &document.draft.period.to().to_string())
    })?;
    if !document.order_reference.is_empty() {
        xml.within("cac:OrderReference", |xml| xml.leaf("cbc:ID", document.order_reference))?;
    }
    Ok(())
}

fn party(xml: &mut Xml, role: &str, party: &Party) -> Result<(), Fault> {
    xml.within(role, |xml| {
        xml.within("cac:Party", |xml| {
            xml.leaf_with("cbc:EndpointID", ("schemeID", KBO_SCHEME), party.kbo.as_str())?;
            xml.within("cac:PartyName", |xml| xml.leaf("cbc:Name", &party.name))?;
            xml.within("cac:PostalAddress", |xml| {
                xml.leaf_if_any("cbc:StreetName", &party.street)?;
                xml.leaf_if_any("cbc:CityName", &party.city)?;
                xml.leaf_if_any("cbc:PostalZone", &party.postcode)?;
                country(xml, party)
            })?;
            if let Some(vat) = &party.vat {
                xml.within("cac:PartyTaxScheme", |xml| {
                    xml.leaf("cbc:CompanyID", vat.as_str())?;
                    vat_scheme(xml)
                })?;
            }
            xml.within("cac:PartyLegalEntity", |xml| {
                xml.leaf("cbc:RegistrationName", &party.name)?;
                xml.leaf_with("cbc:CompanyID", ("schemeID", KBO_SCHEME), party.kbo.as_str())
            })?;
            if party.email.is_empty() {
                return Ok(());
            }
            xml.within("cac:Contact", |xml| xml.leaf("cbc:ElectronicMail", &party.email))
        })
    })
}

fn country(xml: &mut Xml, party: &Party) -> Result<(), Fault> {
    let code = if party.country.is_empty() { "BE" } else { &party.country };
    xml.within("cac:Country", |xml| xml.leaf("cbc:IdentificationCode", code))
}

/// Where the work was delivered, which a supply to another member state must say (BR-IC-12).
fn delivery(xml: &mut Xml, buyer: &Party) -> Result<(), Fault> {
    xml.within("cac:Delivery", |xml| {
        xml.within("cac:DeliveryLocation", |xml| xml.within("cac:Address", |xml| country(xml, buyer)))
    })
}

fn payment(xml: &mut Xml, document: &Document<'_>) -> Result<(), Fault> {
    xml.within("cac:PaymentMeans", |xml| {
        xml.leaf("cbc:PaymentMeansCode", CREDIT_TRANSFER)?;
        xml.leaf("cbc:PaymentID", &document.ogm.to_string())?;
        xml.within("cac:PayeeFinancialAccount", |xml| xml.leaf("cbc:ID", document.iban.as_str()))
    })
}

fn tax_total(xml: &mut Xml, draft: &Draft) -> Result<(), Fault> {
    xml.within("cac:TaxTotal", |xml| {
        xml.amount("cbc:TaxAmount", draft.vat)?;
        for group in &draft.groups {
            tax_subtotal(xml, group)?;
        }
        Ok(())
    })
}

fn tax_subtotal(xml: &mut Xml, group: &VatGroup) -> Result<(), Fault> {
    xml.within("cac:TaxSubtotal", |xml| {
        xml.amount("cbc:TaxableAmount", group.taxable)?;
        xml.amount("cbc:TaxAmount", group.tax)?;
        xml.within("cac:TaxCategory", |xml| {
            vat_rate(xml, group.rate)?;
            if let Some(reason) = group.rate.category().reason_nl() {
                xml.leaf("cbc:TaxExemptionReason", reason)?;
            }
            vat_scheme(xml)
        })
    })
}

fn monetary_total(xml: &mut Xml, draft: &Draft) -> Result<(), Fault> {
    xml.within("cac:LegalMonetaryTotal", |xml| {
        xml.amount("cbc:LineExtensionAmount", draft.net)?;
        xml.amount("cbc:TaxExclusiveAmount", draft.net)?;
        xml.amount("cbc:TaxInclusiveAmount", draft.payable)?;
        xml.amount("cbc:PayableAmount", draft.payable)
    })
}

fn invoice_line(xml: &mut Xml, line: &Line) -> Result<(), Fault> {
    let hours = hours(line.minutes, line.price).map_err(Fault::during("print the hours of a line"))?;
    xml.within("cac:InvoiceLine", |xml| {
        xml.leaf("cbc:ID", &line.number.to_string())?;
        xml.leaf_with("cbc:InvoicedQuantity", ("unitCode", HOUR), &hours.to_string())?;
        xml.amount("cbc:LineExtensionAmount", line.net)?;
        xml.within("cac:Item", |xml| {
            xml.leaf("cbc:Name", &line.description)?;
            xml.within("cac:ClassifiedTaxCategory", |xml| {
                vat_rate(xml, line.vat)?;
                vat_scheme(xml)
            })
        })?;
        xml.within("cac:Price", |xml| xml.amount("cbc:PriceAmount", line.price.cents()))
    })
}

fn vat_rate(xml: &mut Xml, rate: VatRate) -> Result<(), Fault> {
    xml.leaf("cbc:ID", rate.category().code())?;
    xml.leaf("cbc:Percent", &rate.percent().to_string())
}

fn vat_scheme(xml: &mut Xml) -> Result<(), Fault> {
    xml.within("cac:TaxScheme", |xml| xml.leaf("cbc:ID", "VAT"))
}

const ROOT: &str = "Invoice";
const NAMESPACES: [(&str, &str); 3] = [
    ("xmlns", "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"),
    ("xmlns:cac", "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"),
    ("xmlns:cbc", "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"),
];

/// An XML text being written.
struct Xml(Writer<Vec<u8>>);

impl Xml {
    fn new() -> Result<Self, Fault> {
        let mut xml = Self(Writer::new_with_indent(Vec::new(), b' ', 2));
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        xml.event(Event::Start(BytesStart::new(ROOT).with_attributes(NAMESPACES)))?;
        Ok(xml)
    }

    fn finish(mut self) -> Result<String, Fault> {
        self.event(Event::End(BytesEnd::new(ROOT)))?;
        String::from_utf8(self.0.into_inner()).map_err(Fault::during("read back an invoice"))
    }

    fn event(&mut self, event: Event<'_>) -> Result<(), Fault> {
        self.0.write_event(event).map_err(Fault::during("write an invoice"))
    }

    fn within(&mut self, name: &str, inside: impl FnOnce(&mut Self) -> Result<(), Fault>) -> Result<(), Fault> {
        self.event(Event::Start(BytesStart::new(name)))?;
        inside(self)?;
        self.event(Event::End(BytesEnd::new(name)))
    }

    fn leaf(&mut self, name: &str, text: &str) -> Result<(), Fault> {
        self.element(BytesStart::new(name), text)
    }

    fn leaf_if_any(&mut self, name: &str, text: &str) -> Result<(), Fault> {
        if text.is_empty() { Ok(()) } else { self.leaf(name, text) }
    }

    fn leaf_with(&mut self, name: &str, attribute: (&str, &str), text: &str) -> Result<(), Fault> {
        self.element(BytesStart::new(name).with_attributes([attribute]), text)
    }

    fn amount(&mut self, name: &str, amount: Cents) -> Result<(), Fault> {
        self.leaf_with(name, ("currencyID", "EUR"), &amount.to_euro())
    }

    fn element(&mut self, start: BytesStart<'_>, text: &str) -> Result<(), Fault> {
        let end = start.to_end().into_owned();
        let printable: String = text.chars().filter(|letter| !letter.is_control()).collect();
        self.event(Event::Start(start))?;
        self.event(Event::Text(BytesText::new(&printable)))?;
        self.event(Event::End(end))
    }
}

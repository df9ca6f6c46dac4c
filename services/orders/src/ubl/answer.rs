//! An answer to an order as UBL `OrderResponse` by Peppol BIS Ordering 3 (T76), elements in the order of the XSD.

use jiff::civil::{Date, DateTime};
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event},
};
use werkbrug_chassis::refusal::Fault;
use werkbrug_kernel::kbo::Kbo;
use werkbrug_orders_domain::answer::Answer;

use super::{AGGREGATES, ANSWER, KBO_SCHEME, LEAVES};

const ROOT: &str = "OrderResponse";
const CUSTOMIZATION: &str = "urn:fdc:peppol.eu:poacc:trns:order_response:3";
const PROFILE: &str = "urn:fdc:peppol.eu:poacc:bis:ordering:3";
/// UNCL1229: the line is accepted, the line is changed.
const LINE_ACCEPTED: &str = "5";
const LINE_CHANGED: &str = "3";
/// UN/ECE Recommendation 20: piece.
const PIECE: &str = "H87";

/// A party of the answer.
pub(crate) struct Party<'a> {
    /// Its number, which is its electronic address.
    pub(crate) kbo: &'a Kbo,
    /// Its name.
    pub(crate) name: &'a str,
}

/// A line, as it will be done.
pub(crate) struct Line<'a> {
    /// As the customer numbers it.
    pub(crate) number: &'a str,
    /// What it is.
    pub(crate) description: &'a str,
    /// Pieces that will be made.
    pub(crate) pieces: u32,
    /// Whether that is what was ordered, in time.
    pub(crate) is_as_ordered: bool,
}

/// Everything that stands on an answer.
pub(crate) struct Document<'a> {
    /// Its own number.
    pub(crate) number: String,
    /// When it is given.
    pub(crate) at: DateTime,
    /// What it says.
    pub(crate) answer: Answer,
    /// Why it is refused; empty otherwise.
    pub(crate) note: &'a str,
    /// What the customer wants to see on it; may be empty.
    pub(crate) reference: &'a str,
    /// The customer's number of the order.
    pub(crate) order_number: &'a str,
    /// Who answers.
    pub(crate) seller: Party<'a>,
    /// Who ordered.
    pub(crate) buyer: Party<'a>,
    /// The promised day.
    pub(crate) promised_on: Option<Date>,
    /// The lines; told only when something is otherwise.
    pub(crate) lines: Vec<Line<'a>>,
}

/// The answer as XML.
pub(crate) fn render(document: &Document<'_>) -> Result<String, Fault> {
    let mut xml = Xml::new()?;
    xml.leaf("cbc:CustomizationID", CUSTOMIZATION)?;
    xml.leaf("cbc:ProfileID", PROFILE)?;
    xml.leaf("cbc:ID", &document.number)?;
    xml.leaf("cbc:IssueDate", &document.at.date().to_string())?;
    xml.leaf("cbc:IssueTime", &document.at.time().strftime("%H:%M:%S").to_string())?;
    xml.leaf("cbc:OrderResponseCode", document.answer.code())?;
    xml.leaf_if_any("cbc:Note", document.note)?;
    xml.leaf("cbc:DocumentCurrencyCode", "EUR")?;
    xml.leaf_if_any("cbc:CustomerReference", document.reference)?;
    xml.within("cac:OrderReference", |xml| xml.leaf("cbc:ID", document.order_number))?;
    party(&mut xml, "cac:SellerSupplierParty", &document.seller)?;
    party(&mut xml, "cac:BuyerCustomerParty", &document.buyer)?;
    if let Some(on) = document.promised_on {
        xml.within("cac:Delivery", |xml| promised(xml, on))?;
    }
    match document.answer {
        Answer::Otherwise => document.lines.iter().try_for_each(|own| line(&mut xml, own, document.promised_on))?,
        // Lines stand only where something is otherwise (PEPPOL-T76-R007 to R010).
        Answer::Received | Answer::Accepted | Answer::Refused => {}
    }
    xml.finish()
}

fn party(xml: &mut Xml, role: &str, party: &Party<'_>) -> Result<(), Fault> {
    xml.within(role, |xml| {
        xml.within("cac:Party", |xml| {
            xml.leaf_with("cbc:EndpointID", ("schemeID", KBO_SCHEME), party.kbo.as_str())?;
            xml.within("cac:PartyIdentification", |xml| {
                xml.leaf_with("cbc:ID", ("schemeID", KBO_SCHEME), party.kbo.as_str())
            })?;
            xml.within("cac:PartyLegalEntity", |xml| xml.leaf("cbc:RegistrationName", party.name))
        })
    })
}

fn promised(xml: &mut Xml, on: Date) -> Result<(), Fault> {
    xml.within("cac:PromisedDeliveryPeriod", |xml| {
        xml.leaf("cbc:StartDate", &on.to_string())?;
        xml.leaf("cbc:EndDate", &on.to_string())
    })
}

fn line(xml: &mut Xml, line: &Line<'_>, promised_on: Option<Date>) -> Result<(), Fault> {
    xml.within("cac:OrderLine", |xml| {
        xml.within("cac:LineItem", |xml| {
            xml.leaf("cbc:ID", line.number)?;
            xml.leaf("cbc:LineStatusCode", if line.is_as_ordered { LINE_ACCEPTED } else { LINE_CHANGED })?;
            xml.leaf_with("cbc:Quantity", ("unitCode", PIECE), &line.pieces.to_string())?;
            if let Some(on) = promised_on {
                xml.within("cac:Delivery", |xml| promised(xml, on))?;
            }
            xml.within("cac:Item", |xml| xml.leaf("cbc:Name", line.description))
        })?;
        xml.within("cac:OrderLineReference", |xml| xml.leaf("cbc:LineID", line.number))
    })
}

/// An XML text being written.
struct Xml(Writer<Vec<u8>>);

impl Xml {
    fn new() -> Result<Self, Fault> {
        let mut xml = Self(Writer::new_with_indent(Vec::new(), b' ', 2));
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        let namespaces = [("xmlns", ANSWER), ("xmlns:cac", AGGREGATES), ("xmlns:cbc", LEAVES)];
        xml.event(Event::Start(BytesStart::new(ROOT).with_attributes(namespaces)))?;
        Ok(xml)
    }

    fn finish(mut self) -> Result<String, Fault> {
        self.event(Event::End(BytesEnd::new(ROOT)))?;
        String::from_utf8(self.0.into_inner()).map_err(Fault::during("reading back an answer"))
    }

    fn event(&mut self, event: Event<'_>) -> Result<(), Fault> {
        self.0.write_event(event).map_err(Fault::during("writing an answer"))
    }

    fn within(&mut self, name: &str, inside: impl FnOnce(&mut Self) -> Result<(), Fault>) -> Result<(), Fault> {
        self.event(Event::Start(BytesStart::new(name)))?;
        inside(self)?;
        self.event(Event::End(BytesEnd::new(name)))
    }

    fn leaf(&mut self, name: &str, text: &str) -> Result<(), Fault> {
        self.element(&BytesStart::new(name), text)
    }

    fn leaf_if_any(&mut self, name: &str, text: &str) -> Result<(), Fault> {
        if text.is_empty() { Ok(()) } else { self.leaf(name, text) }
    }

    fn leaf_with(&mut self, name: &str, attribute: (&str, &str), text: &str) -> Result<(), Fault> {
        self.element(&BytesStart::new(name).with_attributes([attribute]), text)
    }

    fn element(&mut self, start: &BytesStart<'_>, text: &str) -> Result<(), Fault> {
        let end = start.to_end().into_owned();
        self.event(Event::Start(start.borrow()))?;
        self.event(Event::Text(BytesText::new(text)))?;
        self.event(Event::End(end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ubl::tree::{self, Element};
    use jiff::civil::date;

    fn written(answer: Answer) -> Element {
        let (seller, buyer) = (Kbo::parse("1999000249").unwrap(), Kbo::parse("1999000150").unwrap());
        let line = |number, is_as_ordered| Line { number, description: "dozen & zo", pieces: 7, is_as_ordered };
        let document = Document {
            number: "A-1".to_owned(),
            at: date(2026, 11, 23).at(6, 0, 9, 5),
            answer,
            note: if answer == Answer::Refused { "geen plaats" } else { "" },
            reference: "REF <1>",
            order_number: "B-2026-1",
            seller: Party { kbo: &seller, name: "Maatwerk Voorbeeld" },
            buyer: Party { kbo: &buyer, name: "Voorbeeld Dozen NV" },
            promised_on: matches!(answer, Answer::Accepted | Answer::Otherwise).then(|| date(2026, 12, 7)),
            lines: vec![line("1", true), line("2", false)],
        };
        tree::parse(render(&document).unwrap().as_bytes()).unwrap()
    }

    #[test]
    fn each_answer_keeps_the_rules_of_the_network() {
        for answer in [Answer::Received, Answer::Accepted, Answer::Otherwise, Answer::Refused] {
            let root = written(answer);
            assert!(
                root.text_at(&["cbc:CustomizationID"]).starts_with("urn:fdc:peppol.eu:poacc:trns:order_response:3")
            );
            assert_eq!(root.text_at(&["cbc:OrderResponseCode"]), answer.code());
            assert_eq!(root.text_at(&["cbc:IssueTime"]), "06:00:09");
            for role in ["cac:BuyerCustomerParty", "cac:SellerSupplierParty"] {
                // PEPPOL-T76-R001 and R002.
                let party = root.at(&[role, "cac:Party"]).unwrap();
                assert!(!party.text_at(&["cac:PartyIdentification", "cbc:ID"]).is_empty(), "{role}");
                assert_eq!(party.child("cbc:EndpointID").unwrap().attribute("schemeID"), "0208", "{role}");
            }
            // PEPPOL-T76-R003 and R007 to R010.
            let numbers: Vec<_> =
                root.all("cac:OrderLine").map(|line| line.text_at(&["cac:LineItem", "cbc:ID"])).collect();
            assert_eq!(numbers, if answer == Answer::Otherwise { vec!["1", "2"] } else { vec![] }, "{answer:?}");
            for period in root.within().into_iter().filter(|one| one.name == "cac:PromisedDeliveryPeriod") {
                // PEPPOL-T76-R004.
                assert!(period.text_at(&["cbc:StartDate"]) <= period.text_at(&["cbc:EndDate"]));
            }
        }
        let root = written(Answer::Otherwise);
        let states: Vec<_> =
            root.all("cac:OrderLine").map(|line| line.text_at(&["cac:LineItem", "cbc:LineStatusCode"])).collect();
        assert_eq!(states, ["5", "3"]);
        assert_eq!(root.text_at(&["cbc:CustomerReference"]), "REF <1>");
        assert_eq!(root.text_at(&["cac:Delivery", "cac:PromisedDeliveryPeriod", "cbc:EndDate"]), "2026-12-07");
        assert_eq!(written(Answer::Refused).text_at(&["cbc:Note"]), "geen plaats");
    }
}

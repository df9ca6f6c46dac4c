//! Files of the Peppol network: an order that comes in (BIS Ordering 3, transaction T01) and the answer that goes back
//! (T76), both UBL 2.1.

pub(crate) mod answer;
pub(crate) mod order;
mod sums;
pub(crate) mod tree;

use werkbrug_kernel::{kbo::Kbo, vat::Vat};

/// Electronic address scheme of Belgian enterprise numbers, and of Belgian VAT numbers.
const KBO_SCHEME: &str = "0208";
const VAT_SCHEME: &str = "9925";
/// Common parts of all UBL documents: aggregates and leaves.
const AGGREGATES: &str = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
const LEAVES: &str = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";
/// The two documents.
const ORDER: &str = "urn:oasis:names:specification:ubl:schema:xsd:Order-2";
const ANSWER: &str = "urn:oasis:names:specification:ubl:schema:xsd:OrderResponse-2";

/// What is wrong at one place of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    /// The element, as `/Order/cac:OrderLine[2]/cac:LineItem/cbc:Quantity`.
    pub(crate) path: String,
    /// A stable word.
    pub(crate) reason: &'static str,
    /// What stood there; empty when nothing did.
    pub(crate) found: String,
    /// The rule of the network; empty when it is our own.
    pub(crate) rule: &'static str,
}

/// The enterprise number behind an electronic address.
fn enterprise(scheme: &str, address: &str) -> Option<Kbo> {
    match scheme {
        KBO_SCHEME => Kbo::parse(address).ok(),
        VAT_SCHEME => Vat::parse(address).ok().map(|vat| vat.kbo().clone()),
        _ => None,
    }
}

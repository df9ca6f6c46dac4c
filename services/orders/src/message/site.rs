//! Sites of companies as messages.

use werkbrug_proto::orders::{Address, CompanySite};

use crate::store::tables::site::company_site::Model;

/// A site; whom to ask for is told with its name or not at all.
pub(crate) fn site(own: Model, contact_name: Option<String>) -> CompanySite {
    let contact_id = own.contact_id.filter(|_| contact_name.is_some());
    CompanySite {
        site_id: own.id.to_string(),
        site_name: own.site_name,
        establishment: own.establishment.unwrap_or_default(),
        address: Some(Address { street: own.street, postcode: own.postcode, city: own.city, country: own.country }),
        contact_id: contact_id.map(|id| id.to_string()).unwrap_or_default(),
        contact_name: contact_name.unwrap_or_default(),
        closed: own.is_closed,
        etag: own.version.to_string(),
    }
}

//! The tables of this service, as rows.

pub(crate) mod claims;
pub(crate) mod copies;
pub(crate) mod files;
pub(crate) mod invoices;
pub(crate) mod premiums;
pub(crate) mod wages;

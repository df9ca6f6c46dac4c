//! The pure nouns that every service shares: money, time, calendar, identifiers and roles.

pub mod brussels;
pub mod calendar;
pub mod confidential;
mod digits;
pub mod establishment;
pub mod iban;
pub mod id;
pub mod identifiers;
pub mod insz;
pub mod kbo;
pub mod minutes;
pub mod money;
pub mod ogm;
pub mod period;
pub mod quarter;
pub mod role;
pub mod vat;

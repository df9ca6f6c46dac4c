//! Invoices from approved minutes: lines, tariffs, VAT and numbers.

pub mod draft;
pub mod line;
pub mod number;
pub mod refusal;
pub mod tariff;
pub mod vat;

//! The rules of the money: invoices from approved minutes, the ledger, and wage premiums.
//!
//! Values in, answer out: no database, network, clock, log or chance.

pub mod bank;
pub mod invoice;
pub mod ledger;
pub mod policy;
pub mod premium;
pub mod reconciliation;

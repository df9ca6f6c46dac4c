//! The invoicing service: invoices from approved minutes, the ledger, and wage premiums.

mod premium_format;
pub mod tool_settle;
mod ubl;

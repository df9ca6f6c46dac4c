//! What must hold of every invoice and every settlement, whatever goes in.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops where its own assumption fails")]

#[path = "properties/invoices.rs"]
mod invoices;
#[path = "properties/premiums.rs"]
mod premiums;

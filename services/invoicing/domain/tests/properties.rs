//! What must hold of every invoice and every settlement, whatever goes in.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test stops where its own assumption fails, and says what it seeded"
)]

#[path = "properties/explanations.rs"]
mod explanations;
#[path = "properties/invoices.rs"]
mod invoices;
#[path = "properties/ledgers.rs"]
mod ledgers;
#[path = "properties/premiums.rs"]
mod premiums;
#[path = "properties/seeds.rs"]
mod seeds;
#[path = "properties/years.rs"]
mod years;

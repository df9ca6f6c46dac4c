//! The use cases: load for this viewer, decide, save, announce; each in one transaction.

pub(crate) mod accept_order;
pub(crate) mod create_quote;
pub(crate) mod deliver_order;
pub(crate) mod hold_capacity;
pub(crate) mod move_material;
pub(crate) mod promises;
pub(crate) mod record_progress;
pub(crate) mod record_yield;
pub(crate) mod register_company;
pub(crate) mod release_hold;
pub(crate) mod save_comparison;

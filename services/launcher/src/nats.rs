//! The NATS server of this system: which binary, which users, which streams.

pub mod binary;
pub mod config;
pub mod guard;
pub mod keeper;
pub mod permissions;
pub mod streams;
pub mod users;

//! The one binary `werkbrug`: the whole system on one machine, each of its roles, and the tools around it.

pub mod backup;
pub mod cli;
pub mod data_dir;
pub mod demo;
pub mod doctor;
pub mod failure;
pub mod files;
pub mod id_check;
pub mod import;
pub mod keys;
pub mod live;
pub mod nats;
pub mod personas;
pub mod plan;
pub mod ports;
pub mod premium;
pub mod ready;
pub mod restore;
pub mod roles;
pub mod running;
pub mod say;
pub mod supervise;
pub mod system;
pub mod tools;
pub mod up;
mod waits;

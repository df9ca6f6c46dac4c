//! Plumbing of a process: configuration, clocks, identity, calls, telemetry, start and stop.
//! It knows nothing of the trade.

pub mod clock;
pub mod config;
pub mod identity;
pub mod metrics;
pub mod page;
pub mod panics;
pub mod refusal;
pub mod rpc;
pub mod run;
pub mod tasks;
pub mod telemetry;

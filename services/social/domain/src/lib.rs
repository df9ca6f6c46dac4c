//! The rules of the social service: who is away, what somebody can carry, and who may know.

pub mod absence;
pub mod category;
pub mod consent;
pub mod contact;
pub mod counters;
pub mod day_range;
pub mod erasure;
pub mod follow_up;
pub mod host_status;
pub mod limit;
pub mod package;
pub mod pair;
pub mod policy;
pub mod refusal;
pub mod wording;
pub mod worker;

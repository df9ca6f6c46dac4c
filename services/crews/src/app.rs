//! What changes something here, a use case a file: load for this viewer, decide, save, announce.

pub(crate) mod announce_capacity;
pub(crate) mod approve_minutes;
pub(crate) mod assign_coach;
pub(crate) mod assign_worker;
pub(crate) mod publish_shift;
pub(crate) mod record_engagement;
pub(crate) mod record_presence;
pub(crate) mod register_coach;
pub(crate) mod register_place;
pub(crate) mod release_coach;
pub(crate) mod release_worker;
pub(crate) mod request_shift;
pub(crate) mod reserve_capacity;
pub(crate) mod settle_breach;

//! The day as it happens: each service's hints, once for this process, fanned out to the pages.

pub(crate) mod effects;
pub(crate) mod follow;
pub(crate) mod hub;
pub(crate) mod positions;
pub(crate) mod seats;
pub(crate) mod stream;

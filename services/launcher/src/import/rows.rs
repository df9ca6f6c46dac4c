//! What the rows of each file say: one file here for each file there.

pub(crate) mod absences;
pub(crate) mod agreements;
pub(crate) mod capacity;
pub(crate) mod coaches;
pub(crate) mod companies;
pub(crate) mod demand;
pub(crate) mod dmfa;
pub(crate) mod engagements;
pub(crate) mod inductions;
pub(crate) mod limits;
pub(crate) mod orders;
pub(crate) mod packages;
pub(crate) mod parameters;
pub(crate) mod payments;
pub(crate) mod places;
pub(crate) mod tariffs;
pub(crate) mod workers;

//! Planning a week and going on after a bad morning: the service's own facts become a problem of the planner, and what the
//! planner found becomes people on shifts again.
//!
//! Read top-down: `facts` is what is known, `mapping` turns it into an instance (values in, values out), `outcome` turns a
//! plan back; `worker` takes jobs from the table and searches on a thread of its own; `mend` asks for ways out of a day.

pub(crate) mod facts;
pub(crate) mod mapping;
pub(crate) mod mend;
pub(crate) mod outcome;
pub(crate) mod search;
pub(crate) mod worker;

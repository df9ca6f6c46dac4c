//! The rules of places, agreements, crews and hours: values in, an answer out.
//!
//! Nothing here knows a database, a network, a clock or chance. The law's rules stand in [`gates`] and [`norm`],
//! what a body can carry in [`fit`], what happened in [`presence`], what may be invoiced in [`approval`],
//! and who may do what in [`policy`].

pub mod approval;
pub mod breach;
pub mod call;
pub mod capacity;
pub mod clock;
pub mod closure;
pub mod contract;
pub mod coverage;
pub mod difference;
pub mod dutch;
pub mod engagement;
pub mod evaluation;
pub mod finding;
pub mod fit;
pub mod gate;
pub mod gates;
pub mod head_count;
pub mod host_work;
pub mod kind_list;
pub mod norm;
pub mod objection;
pub mod pair;
pub mod pieces;
pub mod place;
pub mod policy;
pub mod presence;
pub mod refusal;
pub mod replacement;
pub mod shift;
pub mod signal;
pub mod site;
pub mod stage;
pub mod swap;
pub mod terms;
pub mod window;
pub mod without_place;
pub mod worker;

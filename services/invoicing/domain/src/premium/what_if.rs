//! What a quarter would bring if something were otherwise.

use std::collections::BTreeMap;

use werkbrug_kernel::money::Cents;

use crate::premium::{
    change::{Change, Side, changes},
    fault::{Fault, Problem},
    ranking::Held,
    settle::{Input, Settlement, settle_holding, settle_with_steps},
    worker::{Fraction, Percent, Scheme, Worker},
};

/// Something to try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trial {
    /// Another fraction of full time for a worker, at the same wage.
    Fraction {
        /// The worker.
        worker: String,
        /// The fraction tried.
        fraction: Fraction,
    },
    /// Another percentage for a worker.
    Percent {
        /// The worker.
        worker: String,
        /// The percentage tried.
        percent: u32,
    },
    /// A worker absent all quarter, with nothing paid.
    Absent {
        /// The worker.
        worker: String,
    },
    /// Somebody more, also above the contingent.
    Hire(Worker),
}

/// Both quarters and whom it touches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// As it is.
    pub before: Settlement,
    /// As it would be.
    pub after: Settlement,
    /// Every worker whose premium would be another, with why.
    pub changes: Vec<Change>,
}

/// Reckons the quarter as it is and as it would be; who is held inside stays so.
pub fn what_if(input: &Input, held: &BTreeMap<String, Held>, trials: &[Trial]) -> Result<Outcome, Fault> {
    let mut tried = input.clone();
    for trial in trials {
        apply(&mut tried, trial)?;
    }
    let (before, after) = (settle_holding(input, held)?, settle_with_steps(&tried, held)?);
    let side = |input, settlement| Side { input, settlement };
    let changes = changes(side(input, &before), side(&tried, &after));
    Ok(Outcome { before, after, changes })
}

fn apply(input: &mut Input, trial: &Trial) -> Result<(), Fault> {
    match trial {
        Trial::Fraction { worker, fraction } => find(input, worker)?.contract_fraction = *fraction,
        Trial::Percent { worker, percent } => {
            let found = find(input, worker)?;
            found.percent =
                Percent::new(*percent, found.scheme).map_err(|problem| Fault::of_worker(worker, "percent", problem))?;
        }
        Trial::Absent { worker } => {
            let found = find(input, worker)?;
            found.reference_wage = Cents::ZERO;
            found.scheme = match found.scheme {
                Scheme::Collective { .. } => Scheme::Collective { has_wage_cost: false },
                Scheme::Individual { package_quarter, .. } => {
                    Scheme::Individual { package_quarter, performed_fraction: Fraction::NONE }
                }
            };
        }
        Trial::Hire(worker) => input.workers.push(worker.clone()),
    }
    Ok(())
}

fn find<'a>(input: &'a mut Input, id: &str) -> Result<&'a mut Worker, Fault> {
    let missing = || Fault::of_worker(id, "id", Problem::Missing);
    input.workers.iter_mut().find(|worker| worker.id == id).ok_or_else(missing)
}

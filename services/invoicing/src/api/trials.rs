//! What is tried in a what-if, from the contract.

use werkbrug_chassis::refusal::Refusal;
use werkbrug_invoicing_domain::premium::{
    what_if::Trial,
    worker::{Need, Percent, Scheme, Worker},
};
use werkbrug_kernel::money::Cents;
use werkbrug_proto::invoicing;

use crate::parse;

/// The most things tried at once.
const MOST: usize = 20;

/// Everything that is tried, in order.
pub(super) fn all(messages: &[invoicing::Trial]) -> Result<Vec<Trial>, Refusal> {
    if messages.is_empty() || messages.len() > MOST {
        return Err(Refusal::invalid("trials", "TRIALS", format!("one to {MOST} things to try")));
    }
    let mut found = Vec::new();
    for (number, message) in (1_u32..).zip(messages) {
        if message.worker_id.is_empty() {
            found.push(hire(number, message)?);
        } else {
            found.extend(of_worker(message)?);
        }
    }
    Ok(found)
}

fn of_worker(message: &invoicing::Trial) -> Result<Vec<Trial>, Refusal> {
    let worker = parse::id("worker_id", &message.worker_id)?.to_string();
    let mut found = Vec::new();
    if let Some(percent) = message.percent {
        found.push(Trial::Percent { worker: worker.clone(), percent });
    }
    if let Some(text) = &message.contract_fraction {
        let fraction = parse::fraction("contract_fraction", text)?;
        found.push(Trial::Fraction { worker: worker.clone(), fraction });
    }
    if message.is_absent {
        found.push(Trial::Absent { worker });
    }
    Ok(found)
}

/// Somebody more in the collective scheme, also above the contingent.
fn hire(number: u32, message: &invoicing::Trial) -> Result<Trial, Refusal> {
    let scheme = Scheme::Collective { has_wage_cost: true };
    let percent = Percent::new(message.percent.unwrap_or_default(), scheme)
        .map_err(|problem| Refusal::invalid("percent", "PERCENT", problem.to_string()))?;
    let guidance = Need::parse(&message.guidance);
    let fraction = message.contract_fraction.as_deref().unwrap_or("1");
    Ok(Trial::Hire(Worker {
        id: format!("new-{number}"),
        scheme,
        percent,
        guidance: guidance.ok_or_else(|| Refusal::invalid("guidance", "GUIDANCE", "none, low, mid or high"))?,
        contract_fraction: parse::fraction("contract_fraction", fraction)?,
        reference_wage: parse::amount("reference_wage_cents", message.reference_wage_cents)?,
        sine_deduction: Cents::ZERO,
    }))
}

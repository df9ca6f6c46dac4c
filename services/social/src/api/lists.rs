//! What lists are asked for.

use werkbrug_chassis::refusal::Refusal;
use werkbrug_pipeline::sorted::Sort;
use werkbrug_proto::social as contract;

use super::edge;
use crate::{
    read::{follow_up, worker::Asked},
    store::worker,
};

/// Most characters of what is looked for.
const TEXT: usize = 200;

/// The names of the keys of workers in the contract.
const WORKER_KEYS: &[(&str, worker::Key)] = &[
    ("worker_code", worker::Key::Code),
    ("display_name", worker::Key::Name),
    ("status", worker::Key::Status),
    ("employed_from", worker::Key::EmployedFrom),
];

/// The names of the keys of follow-ups in the contract.
const FOLLOW_UP_KEYS: &[(&str, follow_up::Key)] = &[
    ("display_name", follow_up::Key::Name),
    ("keeper", follow_up::Key::Keeper),
    ("reason", follow_up::Key::Reason),
    ("due_on", follow_up::Key::Due),
];

/// Workers; who is absent only with the day on which.
pub(super) fn workers(message: &contract::ListWorkersRequest) -> Result<Asked, Refusal> {
    let absence_on = edge::optional_day("absence_on", Some(&message.absence_on))?;
    if message.absent_only && absence_on.is_none() {
        return Err(Refusal::invalid("absence_on", "DAY_MISSING", "say on which day they are absent"));
    }
    let wanted = worker::Wanted {
        contains: text(&message.contains)?,
        absent_on: absence_on.filter(|_| message.absent_only),
        sort: Sort::parse(&message.order_by, WORKER_KEYS)?,
    };
    Ok(Asked { wanted, absence_on })
}

/// Follow-ups.
pub(super) fn follow_ups(message: &contract::ListFollowUpsRequest) -> Result<follow_up::Wanted, Refusal> {
    let keeper = match message.keeper() {
        contract::FileKeeper::Unspecified => None,
        contract::FileKeeper::Own | contract::FileKeeper::Shared | contract::FileKeeper::Colleague => {
            Some(message.keeper)
        }
    };
    Ok(follow_up::Wanted {
        contains: text(&message.contains)?,
        keeper,
        kinds: message.kinds.clone(),
        sort: Sort::parse(&message.order_by, FOLLOW_UP_KEYS)?,
    })
}

fn text(text: &str) -> Result<String, Refusal> {
    if text.chars().count() > TEXT {
        return Err(Refusal::invalid("contains", "TEXT_TOO_LONG", format!("at most {TEXT} characters")));
    }
    Ok(text.to_owned())
}

//! Events out: what this service says, and the only way anything leaves it.

use uuid::Uuid;
use werkbrug_crews_domain::{
    approval::Approved, breach::Breach, capacity::Work, place::Place, shift::Shift, stage::Change,
};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::tx::Tx;
use werkbrug_proto::crews::{CapacityAnnounced, MinutesApproved, MinutesHeld, ShiftChanged};

/// Says that something about a shift changed; head counts only.
pub(crate) fn shift_changed(tx: &Tx<'_>, shift: &Shift, change: Change) -> Uuid {
    let message = ShiftChanged {
        shift_id: shift.id.to_string(),
        place_id: shift.place.to_string(),
        day: shift.window.day().to_string(),
        heads_wanted: shift.heads_wanted,
        heads_assigned: shift.heads_assigned(),
        change: change.as_str().to_owned(),
    };
    tx.announce(shift.id.uuid(), &message)
}

/// Says that minutes of a shift may be invoiced to the company of its place; nothing where nobody pays.
pub(crate) fn minutes_approved(
    tx: &Tx<'_>,
    approval: Uuid,
    shift: &Shift,
    place: &Place,
    approved: &Approved,
) -> Option<Uuid> {
    let company = place.company?;
    let message = MinutesApproved {
        approval_id: approval.to_string(),
        shift_id: shift.id.to_string(),
        engagement_id: shift.engagement.to_string(),
        company_id: company.to_string(),
        place_name: place.name.clone(),
        tariff_class: approved.tariff_class.clone(),
        day: shift.window.day().to_string(),
        minutes: approved.minutes.value(),
    };
    Some(tx.announce(approval, &message))
}

/// Says that approved minutes wait for a person.
pub(crate) fn minutes_held(tx: &Tx<'_>, approval: Uuid, shift: Id<Shift>, breach: Id<Breach>) -> Uuid {
    let message =
        MinutesHeld { approval_id: approval.to_string(), shift_id: shift.to_string(), breach_id: breach.to_string() };
    tx.announce(approval, &message)
}

/// Says how many minutes a department can give on a day.
pub(crate) fn capacity_announced(tx: &Tx<'_>, subject: Uuid, line: &Work) -> Uuid {
    let message = CapacityAnnounced {
        department: line.department.clone(),
        day: line.day.to_string(),
        minutes: line.minutes.value(),
    };
    tx.announce(subject, &message)
}

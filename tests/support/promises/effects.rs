//! I1 and I2: every accepted command has one effect at its owner and in each copy, and nothing happened by itself.

use std::collections::{BTreeMap, BTreeSet};

use werkbrug_proto::orders::OrderStage;

use super::differing;
use crate::seen::Seen;
use crate::told::Told;
use crate::trade::ORDER_MINUTES;

pub(super) fn broken(told: &Told, seen: &Seen) -> Vec<String> {
    let mut found: Vec<String> =
        told.twice.iter().map(|id| format!("I1: two commands were answered with the same {id}")).collect();
    found.extend(differing("I1", "order", &told.orders, seen.orders.iter().map(|order| &order.order_id)));
    let not_accepted = seen.orders.iter().filter(|order| order.stage() != OrderStage::Accepted);
    found.extend(not_accepted.map(|order| format!("I1: order {} is not accepted", order.order_id)));
    let wanted = u64::try_from(told.orders.len()).unwrap_or(u64::MAX).saturating_mul(u64::from(ORDER_MINUTES));
    if seen.reserved_minutes != wanted {
        found.push(format!("I1: crews reserved {} minutes for orders, not {wanted}", seen.reserved_minutes));
    }
    found.extend(differing("I1", "worker", &told.workers, &seen.profiles));
    found.extend(differing("I1", "shift", told.shifts.keys(), seen.shifts.iter().map(|shift| &shift.shift_id)));
    found.extend(crews_and_hours(told, seen));
    found.extend(approvals(told, seen));
    found.extend(differing("I1", "invoice", told.invoices.keys(), seen.invoices.iter().map(|one| &one.invoice_id)));
    found.extend(receipts(told, seen));
    found
}

/// Who sits where, and for how long they were there.
fn crews_and_hours(told: &Told, seen: &Seen) -> Vec<String> {
    let mut found = Vec::new();
    for shift in &seen.shifts {
        let id = &shift.shift_id;
        let crew: BTreeSet<String> = shift.crew.iter().map(|member| member.worker_id.clone()).collect();
        if told.shifts.get(id).is_some_and(|seated| *seated != crew) || crew.len() != shift.crew.len() {
            found.push(format!("I1: the crew of shift {id} is not who was seated"));
        }
        let present = told.present.get(id).copied().unwrap_or_default();
        if shift.minutes_present != present {
            found.push(format!("I1: shift {id} has {} minutes present, not {present}", shift.minutes_present));
        }
    }
    found
}

/// Each approval reached invoicing once, with its minutes: on an invoice or still to be invoiced.
fn approvals(told: &Told, seen: &Seen) -> Vec<String> {
    let open = seen.uninvoiced.iter().map(|approval| &approval.approval_id);
    let lines = seen.invoices.iter().flat_map(|invoice| &invoice.lines);
    let invoiced = lines.flat_map(|line| &line.approval_ids);
    let mut found = differing("I3", "approval", told.approvals.keys(), open.chain(invoiced));
    for approval in &seen.uninvoiced {
        if told.approvals.get(&approval.approval_id).is_some_and(|minutes| *minutes != approval.minutes) {
            found.push(format!("I3: approval {} waits with {} minutes", approval.approval_id, approval.minutes));
        }
    }
    found
}

/// The receipts of all services are the commands that were answered with yes.
fn receipts(told: &Told, seen: &Seen) -> Vec<String> {
    let mut kept: BTreeMap<&str, u64> = BTreeMap::new();
    for (use_case, count) in seen.pipes.iter().flat_map(|pipe| &pipe.receipts) {
        *kept.entry(use_case).or_default() += count;
    }
    let names: BTreeSet<&str> = kept.keys().copied().chain(told.commands.keys().copied()).collect();
    let of = |name: &str| (told.commands.get(name).copied().unwrap_or(0), kept.get(name).copied().unwrap_or(0));
    let differing = names.into_iter().map(|name| (name, of(name))).filter(|(_, (told, kept))| told != kept);
    differing
        .map(|(name, (told, kept))| format!("I2: {kept} receipts of {name} for {told} accepted commands"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::planted::expect;

    #[test]
    fn a_lost_order_is_named() {
        expect("I1: order order-1 was accepted and is lost", |_, seen| seen.orders.clear());
    }

    #[test]
    fn an_order_that_was_quoted_and_never_accepted_is_named() {
        expect("I1: order order-1 is not accepted", |_, seen| seen.orders[0].stage = 1);
    }

    #[test]
    fn an_order_that_nobody_asked_for_is_named() {
        expect("I2: order order-2 was never asked for", |_, seen| {
            let mut other = seen.orders[0].clone();
            other.order_id = "order-2".into();
            seen.orders.push(other);
        });
    }

    #[test]
    fn a_reservation_made_twice_is_named() {
        expect("I1: crews reserved 20 minutes for orders, not 10", |_, seen| seen.reserved_minutes *= 2);
    }

    #[test]
    fn a_worker_who_stands_twice_in_the_copy_is_named() {
        expect("I1: worker an stands there twice", |_, seen| seen.profiles.push("an".into()));
    }

    #[test]
    fn a_seat_that_was_never_given_is_named() {
        expect("I1: the crew of shift early", |told, _| {
            told.shifts.insert("early".into(), std::collections::BTreeSet::new());
        });
    }

    #[test]
    fn presence_counted_twice_is_named() {
        expect("I1: shift early has 122 minutes present, not 61", |_, seen| seen.shifts[0].minutes_present *= 2);
    }

    #[test]
    fn an_approval_that_never_reached_invoicing_is_named() {
        expect("I1: approval approval-2 was accepted and is lost", |_, seen| seen.uninvoiced.clear());
    }

    #[test]
    fn an_approval_that_is_invoiced_and_still_open_is_named() {
        expect("I3: approval approval-1 stands there twice", |_, seen| {
            let mut open = seen.uninvoiced[0].clone();
            open.approval_id = "approval-1".into();
            seen.uninvoiced.push(open);
        });
    }

    #[test]
    fn a_command_run_twice_is_named() {
        expect("I2: 2 receipts of accept_order for 1 accepted commands", |_, seen| {
            seen.pipes[0].receipts.insert("accept_order".into(), 2);
        });
    }

    #[test]
    fn one_answer_for_two_commands_is_named() {
        expect("I1: two commands were answered with the same order-1", |told, _| told.order("order-1".into()));
    }
}

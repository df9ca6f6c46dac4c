//! What must hold after every fault run: rules over what clients were told and what the system shows, each by its number.
//!
//! Every rule is proven to find its own planted defect; see the tests at the bottom of each file.

use std::time::Duration;

use crate::seen::Seen;
use crate::told::Told;

mod effects;
mod money;
mod pipes;
mod seats;

/// Longest time from the end of the faults until nobody waits for anybody.
pub const BACKLOG: Duration = Duration::from_secs(60);

/// Every promise that is broken, in a sentence each; empty when all hold.
#[must_use]
pub fn broken(told: &Told, seen: &Seen) -> Vec<String> {
    let mut found = effects::broken(told, seen);
    found.extend(money::broken(told, seen));
    found.extend(seats::broken(seen));
    found.extend(pipes::broken(seen));
    found
}

/// Ids that are on one side only.
fn differing<'a>(
    promise: &str,
    what: &str,
    told: impl IntoIterator<Item = &'a String>,
    seen: impl IntoIterator<Item = &'a String>,
) -> Vec<String> {
    let told: std::collections::BTreeSet<&String> = told.into_iter().collect();
    let mut found = Vec::new();
    let mut known = std::collections::BTreeSet::new();
    for id in seen {
        if !known.insert(id) {
            found.push(format!("{promise}: {what} {id} stands there twice"));
        }
    }
    found.extend(told.difference(&known).map(|id| format!("I1: {what} {id} was accepted and is lost")));
    found.extend(known.difference(&told).map(|id| format!("I2: {what} {id} was never asked for")));
    found
}

#[cfg(test)]
mod planted {
    //! A small workshop where all promises hold, for each file to break one.

    use std::collections::{BTreeMap, BTreeSet};

    use werkbrug_proto::{crews, invoicing, orders, pipeline};

    use crate::hours::RATE_CENTS;
    use crate::rows::Stretch;
    use crate::seen::{Pipe, Seen};
    use crate::told::Told;
    use crate::trade::ORDER_MINUTES;

    /// One order, one worker, two shifts, two approvals of which one is invoiced.
    pub(super) fn whole() -> (Told, Seen) {
        let mut told = Told::default();
        told.order("order-1".into());
        told.worker("an".into());
        for (shift, approval, minutes) in [("early", "approval-1", 61), ("late", "approval-2", 100)] {
            told.shift(shift.into());
            told.seat(shift, "an");
            told.presence(shift, minutes);
            told.approval(approval.into(), minutes);
        }
        // 61 minutes at 24.83 an hour are 25.2438 and with 21 % VAT 25.24 + 5.30.
        told.invoice("invoice-1".into(), 3_054);
        let seen = Seen {
            orders: vec![orders::Order {
                order_id: "order-1".into(),
                stage: orders::OrderStage::Accepted.into(),
                ..Default::default()
            }],
            reserved_minutes: u64::from(ORDER_MINUTES),
            profiles: vec!["an".into()],
            shifts: vec![shift("early", 360, 61), shift("late", 600, 100)],
            uninvoiced: vec![invoicing::ApprovedMinutes {
                approval_id: "approval-2".into(),
                minutes: 100,
                ..Default::default()
            }],
            invoices: vec![invoice()],
            totals: invoicing::Totals {
                approvals: 2,
                approved_minutes: 161,
                invoiced_minutes: 61,
                invoices: 1,
                invoiced_net_cents: 2_524,
                invoiced_payable_cents: 3_054,
                ledger_debit_cents: 3_054,
                ledger_credit_cents: 3_054,
                ..Default::default()
            },
            accounts: BTreeMap::from([
                ("400000".to_owned(), (3_054, 0)),
                ("451000".to_owned(), (0, 530)),
                ("700000".to_owned(), (0, 2_524)),
            ]),
            pipes: vec![pipe(&told)],
            ..Default::default()
        };
        (told, seen)
    }

    fn shift(id: &str, start_minute: u32, minutes: u32) -> crews::Shift {
        let member = crews::CrewMember { worker_id: "an".into(), minutes_present: minutes, ..Default::default() };
        crews::Shift {
            shift_id: id.into(),
            day: "2026-11-23".into(),
            start_minute,
            end_minute: start_minute + 240,
            crew: vec![member],
            minutes_present: minutes,
            minutes_approved: minutes,
            ..Default::default()
        }
    }

    fn invoice() -> invoicing::Invoice {
        let line = invoicing::InvoiceLine {
            line_number: 1,
            minutes: 61,
            cents_per_hour: RATE_CENTS,
            net_cents: 2_524,
            approval_ids: vec!["approval-1".into()],
            ..Default::default()
        };
        invoicing::Invoice {
            invoice_id: "invoice-1".into(),
            number: "2026-000001".into(),
            net_cents: 2_524,
            vat_cents: 530,
            payable_cents: 3_054,
            lines: vec![line],
            ..Default::default()
        }
    }

    fn pipe(told: &Told) -> Pipe {
        let topic = pipeline::TopicState { topic: "orders".into(), seq: 7, relayed: 7, ..Default::default() };
        let mark = pipeline::MarkState { source: "all".into(), topic: "orders".into(), seq: 7, ..Default::default() };
        Pipe {
            service: "all".into(),
            state: pipeline::State { topics: vec![topic], marks: vec![mark], ..Default::default() },
            said: vec![Stretch { name: "orders/0".into(), rows: 7, events: 7, first: 1, last: 7 }],
            heard: vec![Stretch { name: "all/orders/0".into(), rows: 7, events: 7, first: 1, last: 7 }],
            receipts: told.commands.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect(),
            ..Default::default()
        }
    }

    /// The sentences after one thing was changed.
    pub(super) fn after(plant: impl FnOnce(&mut Told, &mut Seen)) -> Vec<String> {
        let (mut told, mut seen) = whole();
        plant(&mut told, &mut seen);
        super::broken(&told, &seen)
    }

    /// Each planted defect is named by its promise, and by this part of a sentence.
    pub(super) fn expect(named: &str, plant: impl FnOnce(&mut Told, &mut Seen)) {
        let found = after(plant);
        assert!(found.iter().any(|sentence| sentence.contains(named)), "{named:?} is not among {found:#?}");
    }

    #[test]
    fn a_workshop_where_all_is_well_breaks_no_promise() {
        assert_eq!(after(|_, _| {}), Vec::<String>::new());
        let ids: BTreeSet<String> = whole().0.orders;
        assert_eq!(ids.len(), 1);
    }
}

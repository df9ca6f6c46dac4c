//! The books of a quarter: every debit has its credit, and what is expected less paid less accepted is open.

use std::collections::BTreeMap;

use proptest::prelude::{Just, Strategy, prop, prop_assert_eq, prop_oneof, proptest};
use werkbrug_invoicing_domain::{
    ledger::{Account, Posting, difference_accepted, difference_claimed, premium_paid},
    premium::run::{Booked, RunKind, bookings},
    reconciliation::claim::{Decision, Standing, State, may_become, standing, state_now},
};
use werkbrug_kernel::money::Cents;

const WORKERS: usize = 3;

/// What can happen to a quarter.
#[derive(Clone, Debug)]
enum Event {
    Reckoned(RunKind, [i64; WORKERS]),
    Paid(usize, i64),
    Decided(usize, State),
}

fn event() -> impl Strategy<Value = Event> {
    // Few amounts, so that what is expected and paid comes back to where a decision was made.
    let cents = || prop_oneof![Just(0_i64), Just(100), Just(250), Just(1_001)];
    let kind = prop_oneof![Just(RunKind::Provisional), Just(RunKind::Quarter), Just(RunKind::Correction)];
    prop_oneof![
        (kind, [cents(), cents(), cents()]).prop_map(|(kind, totals)| Event::Reckoned(kind, totals)),
        (0..WORKERS, prop_oneof![Just(100_i64), Just(-100), Just(250), Just(1_001)])
            .prop_map(|(worker, cents)| Event::Paid(worker, cents)),
        (0..WORKERS, prop::sample::select(State::ALL.to_vec()))
            .prop_map(|(worker, state)| Event::Decided(worker, state)),
    ]
}

/// A quarter with its books.
#[derive(Default)]
struct Quarter {
    expected: [i64; WORKERS],
    paid: [i64; WORKERS],
    decisions: BTreeMap<usize, Decision>,
    booked: BTreeMap<usize, Standing>,
    last: Option<Booked>,
    journal: Vec<(&'static str, Posting)>,
}

impl Quarter {
    fn happen(&mut self, event: &Event) {
        match *event {
            Event::Reckoned(kind, totals) => {
                let total = Cents::new(totals.iter().sum());
                let postings = bookings(total, self.last).unwrap();
                self.journal.extend(postings.into_iter().map(|posting| ("run", posting)));
                (self.expected, self.last) = (totals, Some(Booked { kind, total }));
            }
            Event::Paid(worker, cents) => {
                self.paid[worker] += cents;
                self.journal.extend(premium_paid(Cents::new(cents)).into_iter().map(|posting| ("paid", posting)));
            }
            Event::Decided(worker, state) => {
                let (expected, paid) = self.sides(worker);
                let from = state_now(self.decisions.get(&worker).copied(), expected, paid);
                if expected != paid && may_become(from, state).is_ok() {
                    self.decisions.insert(worker, Decision { state, expected, paid });
                }
            }
        }
        for worker in 0..WORKERS {
            self.align(worker);
        }
    }

    fn align(&mut self, worker: usize) {
        let (expected, paid) = self.sides(worker);
        let now = standing(self.decisions.get(&worker).copied(), expected, paid).unwrap();
        let before = self.booked.insert(worker, now).unwrap_or_default();
        let claimed = now.claimed.checked_sub(before.claimed).unwrap();
        let accepted = now.accepted.checked_sub(before.accepted).unwrap();
        self.journal.extend(difference_claimed(claimed).into_iter().map(|posting| ("claimed", posting)));
        self.journal.extend(difference_accepted(accepted).into_iter().map(|posting| ("accepted", posting)));
    }

    fn sides(&self, worker: usize) -> (Cents, Cents) {
        (Cents::new(self.expected[worker]), Cents::new(self.paid[worker]))
    }

    /// What stands on an account, of one occasion or of all.
    fn balance(&self, account: Account, occasion: Option<&str>) -> i64 {
        let of = self.journal.iter().filter(|(own, _)| occasion.is_none_or(|wanted| wanted == *own));
        of.map(|(_, posting)| {
            let side = |one: Account| if one == account { posting.amount().value() } else { 0 };
            side(posting.debit()) - side(posting.credit())
        })
        .sum()
    }

    fn differences(&self, state: impl Fn(State) -> bool) -> i64 {
        let of = |worker: usize| {
            let (expected, paid) = self.sides(worker);
            let now = state_now(self.decisions.get(&worker).copied(), expected, paid);
            if state(now) { self.expected[worker] - self.paid[worker] } else { 0 }
        };
        (0..WORKERS).map(of).sum()
    }
}

proptest! {
    #[test]
    fn what_is_expected_less_paid_less_accepted_is_open(events in prop::collection::vec(event(), 1..40)) {
        let mut quarter = Quarter::default();
        for event in &events {
            quarter.happen(event);
            let every: i64 = Account::ALL.map(|account| quarter.balance(account, None)).iter().sum();
            prop_assert_eq!(every, 0, "debit and credit");
            let expected = quarter.balance(Account::PremiumReceivable, Some("run"));
            let paid = -quarter.balance(Account::PremiumReceivable, Some("paid"));
            let accepted = quarter.balance(Account::PremiumGivenUp, None);
            let claimed = quarter.balance(Account::PremiumClaimed, None);
            let open = quarter.balance(Account::PremiumReceivable, None) + claimed;
            prop_assert_eq!(expected - paid - accepted, open);
            prop_assert_eq!(expected, quarter.expected.iter().sum::<i64>());
            prop_assert_eq!(paid, quarter.paid.iter().sum::<i64>());
            // The books say what the work list says.
            prop_assert_eq!(open, quarter.differences(|state| state != State::Accepted));
            prop_assert_eq!(claimed, quarter.differences(|state| state == State::Claimed));
        }
    }
}

//! What clients were told while things broke: each command that was accepted, by what it made.

use std::collections::{BTreeMap, BTreeSet};

/// Everything that was answered with yes.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// Orders that were accepted.
    pub orders: BTreeSet<String>,
    /// Workers that were recorded.
    pub workers: BTreeSet<String>,
    /// Who got a seat on which shift; a shift without anybody stands here too.
    pub shifts: BTreeMap<String, BTreeSet<String>>,
    /// Minutes that were written down as present, by shift.
    pub present: BTreeMap<String, u32>,
    /// Minutes that a host approved, by approval.
    pub approvals: BTreeMap<String, u32>,
    /// What invoices came to, payable, in cents.
    pub invoices: BTreeMap<String, i64>,
    /// How many commands were accepted, by the name of their use case.
    pub commands: BTreeMap<&'static str, u64>,
    /// Ids that two different commands were answered with.
    pub twice: Vec<String>,
}

impl Told {
    /// One more command was accepted.
    pub fn accepted(&mut self, use_case: &'static str) {
        *self.commands.entry(use_case).or_default() += 1;
    }

    /// An order was accepted, after its quote was made.
    pub fn order(&mut self, id: String) {
        self.accepted("create_quote");
        self.accepted("accept_order");
        self.note(id, |told, id| told.orders.insert(id));
    }

    /// A worker was recorded.
    pub fn worker(&mut self, id: String) {
        self.accepted("register_worker");
        self.note(id, |told, id| told.workers.insert(id));
    }

    /// A shift was asked for.
    pub fn shift(&mut self, id: String) {
        self.accepted("request_shift");
        self.note(id, |told, id| told.shifts.insert(id, BTreeSet::new()).is_none());
    }

    /// Somebody got a seat.
    pub fn seat(&mut self, shift: &str, worker: &str) {
        self.accepted("assign_worker");
        self.note(format!("{worker} on {shift}"), |told, _| {
            told.shifts.entry(shift.to_owned()).or_default().insert(worker.to_owned())
        });
    }

    /// Somebody was there for so long.
    pub fn presence(&mut self, shift: &str, minutes: u32) {
        self.accepted("record_presence");
        *self.present.entry(shift.to_owned()).or_default() += minutes;
    }

    /// A host approved minutes.
    pub fn approval(&mut self, id: String, minutes: u32) {
        self.accepted("approve_minutes");
        self.note(id, |told, id| told.approvals.insert(id, minutes).is_none());
    }

    /// An invoice went out.
    pub fn invoice(&mut self, id: String, payable_cents: i64) {
        self.accepted("issue_invoice");
        self.note(id, |told, id| told.invoices.insert(id, payable_cents).is_none());
    }

    /// What another client was told.
    pub fn add(&mut self, other: Self) {
        for id in other.orders {
            self.note(id, |told, id| told.orders.insert(id));
        }
        for id in other.workers {
            self.note(id, |told, id| told.workers.insert(id));
        }
        for (id, crew) in other.shifts {
            self.note(id, |told, id| told.shifts.insert(id, crew).is_none());
        }
        for (id, minutes) in other.present {
            *self.present.entry(id).or_default() += minutes;
        }
        for (id, minutes) in other.approvals {
            self.note(id, |told, id| told.approvals.insert(id, minutes).is_none());
        }
        for (id, cents) in other.invoices {
            self.note(id, |told, id| told.invoices.insert(id, cents).is_none());
        }
        for (use_case, count) in other.commands {
            *self.commands.entry(use_case).or_default() += count;
        }
        self.twice.extend(other.twice);
    }

    fn note(&mut self, id: String, insert: impl FnOnce(&mut Self, String) -> bool) {
        if !insert(self, id.clone()) {
            self.twice.push(id);
        }
    }
}

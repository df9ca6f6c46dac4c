//! A bad morning through gRPC: how long proposals take and whom they move. `cargo bench -p werkbrug-tests --bench monday`, on the
//! medium preset; `-- small` on the small one, `-- cases=N` so many mornings of each kind.
//!
//! Needs a nats-server; `deploy/bench` brings it. Prints figures beside what was asked, asserts nothing.
#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench prints figures, and stops when it cannot measure"
)]
#![allow(clippy::disallowed_methods, missing_docs, reason = "a bench is a program of its own")]

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use jiff::ToSpan;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use uuid::Uuid;
use werkbrug_kernel::role::Role;
use werkbrug_proto::crews::{
    GetRepairRequest, ListShiftsRequest, ProposeRepairRequest, RecordCoachAbsenceRequest, RepairProposal, RepairWay,
    Shift, ShiftStage,
};
use werkbrug_proto::social::{CancelAbsenceRequest, ReportAbsenceRequest, ReportAbsenceResponse, WorkRelated};
use werkbrug_tests::figures::Latencies;
use werkbrug_tests::system::System;
use werkbrug_tests::trade::{TODAY, settled};

/// How many are missing, what it may take in milliseconds, and how many others may be moved in the option of fewest changes.
struct Kind {
    name: &'static str,
    workers: usize,
    coaches: usize,
    most_ms: u32,
    most_changes: Option<u32>,
}

const KINDS: [Kind; 3] = [
    Kind { name: "one worker", workers: 1, coaches: 0, most_ms: 1_000, most_changes: Some(3) },
    Kind { name: "one coach", workers: 0, coaches: 1, most_ms: 3_000, most_changes: Some(10) },
    Kind { name: "14 workers and a coach", workers: 14, coaches: 1, most_ms: 3_000, most_changes: None },
];
/// Mornings of each kind.
const CASES: usize = 40;
/// The mornings are the same in every run.
const SEED: u64 = 7;

#[tokio::main]
async fn main() {
    // `cargo test --all-targets` also starts benches; only `cargo bench` means it.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let preset = if std::env::args().any(|argument| argument == "small") { "small" } else { "medium" };
    let cases = std::env::args().find_map(|argument| argument.strip_prefix("cases=")?.parse().ok()).unwrap_or(CASES);
    let system = System::with_preset(preset);
    let roster = Roster::of(&system).await;
    println!("{preset}: {} people on {} shifts of {}", roster.people.len(), roster.shifts, roster.day);
    println!(
        "{:<24} {:>6} {:>8} {:>9} {:>9} {:>9} {:>9}   others moved in fewest: p95, most (asked)",
        "missing", "cases", "with ill", "p50 ms", "p95 ms", "max ms", "asked"
    );
    let mut chance = StdRng::seed_from_u64(SEED);
    for kind in KINDS {
        // Who was away already is missing too, and the proposal is for all of them.
        let (mut times, mut moved, mut away) = (Latencies::default(), Vec::new(), 0);
        for _ in 0..cases {
            let missing = roster.pick(&kind, &mut chance);
            let (took, proposal) = roster.morning(&system, &missing).await;
            times.add(took);
            moved.push(changes(&proposal));
            away = away.max(proposal.absent.len());
        }
        moved.sort_unstable();
        let p95 = moved.get(moved.len().saturating_sub(1) * 95 / 100).copied().unwrap_or_default();
        let asked = kind.most_changes.map_or_else(|| "none".to_owned(), |most| most.to_string());
        println!(
            "{:<24} {:>6} {away:>8} {:>9.0} {:>9.0} {:>9.0} {:>9}   {p95}, {} ({asked})",
            kind.name,
            times.count(),
            times.percentile_ms(50),
            times.percentile_ms(95),
            times.percentile_ms(100),
            kind.most_ms,
            moved.last().copied().unwrap_or_default(),
        );
    }
    system.stop();
}

/// Who the option of fewest changes gives other work, or work instead of none.
fn changes(proposal: &RepairProposal) -> u32 {
    proposal.options.iter().find(|option| option.way() == RepairWay::Fewest).map_or(0, |option| option.changes)
}

/// Tomorrow as it was made known: nobody is on the way yet, so everything may be moved.
struct Roster {
    day: String,
    shifts: usize,
    people: Vec<String>,
    coaches: Vec<String>,
}

/// Who does not come.
struct Missing {
    workers: Vec<String>,
    coaches: Vec<String>,
}

impl Roster {
    async fn of(system: &System) -> Self {
        let day = TODAY.checked_add(1.days()).expect("tomorrow").to_string();
        let mut crews = system.crews(Role::WorkshopPlanner);
        let (mut shifts, mut token): (Vec<Shift>, String) = (Vec::new(), String::new());
        loop {
            let ask = ListShiftsRequest { on: day.clone(), page_size: 200, page_token: token, ..Default::default() };
            let page = crews.list_shifts(ask).await.expect("shifts").into_inner();
            shifts.extend(page.shifts);
            token = page.next_page_token;
            if token.is_empty() {
                break;
            }
        }
        shifts.retain(|shift| shift.stage() == ShiftStage::Published);
        let people = shifts.iter().flat_map(|shift| &shift.crew).filter(|member| !member.is_absent);
        let people: BTreeSet<String> = people.map(|member| member.worker_id.clone()).collect();
        let coaches = shifts.iter().flat_map(|shift| &shift.coaches).map(|coach| coach.coach_id.clone());
        let coaches: BTreeSet<String> = coaches.collect();
        Self { day, shifts: shifts.len(), people: people.into_iter().collect(), coaches: coaches.into_iter().collect() }
    }

    fn pick(&self, kind: &Kind, chance: &mut impl Rng) -> Missing {
        Missing {
            workers: self.people.choose_multiple(chance, kind.workers).cloned().collect(),
            coaches: self.coaches.choose_multiple(chance, kind.coaches).cloned().collect(),
        }
    }

    /// People are missed, a proposal is made and read, and everybody turns out to come after all.
    async fn morning(&self, system: &System, missing: &Missing) -> (Duration, RepairProposal) {
        let mut absences = Vec::new();
        for worker in &missing.workers {
            absences.push(self.ill(system, worker).await);
        }
        for told in &absences {
            settled(system, "social", &told.event_id, "crews").await;
        }
        for coach in &missing.coaches {
            self.coach_away(system, coach, false).await;
        }
        let mut planning = system.planning(Role::WorkshopPlanner);
        let began = Instant::now();
        let ask = ProposeRepairRequest { request_id: number(), day: self.day.clone() };
        let repair_id = planning.propose_repair(ask).await.expect("a proposal").into_inner().repair_id;
        let proposal = planning.get_repair(GetRepairRequest { repair_id }).await.expect("a proposal").into_inner();
        let took = began.elapsed();
        for told in absences {
            let ask = CancelAbsenceRequest { request_id: number(), absence_id: told.absence_id, etag: told.etag };
            let told = system.social(Role::SocialWorker).cancel_absence(ask).await.expect("no absence").into_inner();
            settled(system, "social", &told.event_id, "crews").await;
        }
        for coach in &missing.coaches {
            self.coach_away(system, coach, true).await;
        }
        (took, proposal)
    }

    async fn ill(&self, system: &System, worker: &str) -> ReportAbsenceResponse {
        let ask = ReportAbsenceRequest {
            request_id: number(),
            worker_id: worker.to_owned(),
            from: self.day.clone(),
            to: Some(self.day.clone()),
            work_related: WorkRelated::NotAsked.into(),
            note: String::new(),
        };
        system.social(Role::SocialWorker).report_absence(ask).await.expect("an absence").into_inner()
    }

    async fn coach_away(&self, system: &System, coach: &str, is_withdrawn: bool) {
        let ask = RecordCoachAbsenceRequest {
            request_id: number(),
            coach_id: coach.to_owned(),
            from: self.day.clone(),
            to: self.day.clone(),
            is_withdrawn,
        };
        system.planning(Role::WorkshopPlanner).record_coach_absence(ask).await.expect("a coach's absence");
    }
}

/// A number for a command that nobody used before.
fn number() -> String {
    Uuid::now_v7().to_string()
}

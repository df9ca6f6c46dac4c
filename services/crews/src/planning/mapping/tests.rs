//! The mapping on invented weeks: what is open, who may be where, and that no plan gives anybody what the rules forbid.

use jiff::civil::date;
use proptest::prelude::{ProptestConfig, Strategy, any, prop, prop_assert, prop_assert_eq, proptest};
use rust_decimal::Decimal;
use std::sync::atomic::AtomicBool;
use werkbrug_crews_domain::{
    contract::Book,
    engagement::EngagementKind,
    finding::Finding,
    fit::{self, Post},
    gate::{Gate, GateCode},
    host_work::{HostBook, Induction},
    norm::{Guidance, Need},
    pair::PairBook,
    place::{Demands, Place, PlaceKind},
    shift::{Seat, Shift},
    site::Coach,
    worker::{Booking, DayRange, Limit, LimitKind, Worker},
};
use werkbrug_kernel::{id::Id, minutes::Minutes, period::Period};
use werkbrug_planner::{
    checker,
    holds::Holds,
    runner::{Effort, Limit as Until, Watch, solve},
};

use super::*;
use crate::planning::outcome::{PlannedShift, differences, planned};

mod pairs;

const MONDAY: Date = date(2026, 11, 23);

fn week() -> Period {
    Period::new(MONDAY, date(2026, 11, 29)).unwrap()
}

fn on_roster(kind: EngagementKind, day: Date, hours: (u32, u32), heads_wanted: u32) -> OnRoster {
    let demands = Demands { lift_kg: 15, ..Demands::default() };
    let host = kind != EngagementKind::DepartmentWork;
    let place = Place {
        id: Id::fresh(),
        kind: if host { PlaceKind::HostSite } else { PlaceKind::Department },
        name: "Bakkerij De Proef".to_owned(),
        company: host.then(Id::fresh),
        demands,
        core_activity: String::new(),
        names_needed: false,
    };
    let shift = Shift {
        id: Id::fresh(),
        engagement: Id::fresh(),
        place: place.id,
        window: Window::new(day, hours.0, hours.1).unwrap(),
        break_minutes: Minutes::new(30),
        heads_wanted,
        stage: Stage::Requested,
        crew: Vec::new(),
        coaches: Vec::new(),
    };
    OnRoster { shift, version: 1, place, kind, red: Vec::new(), closed: None }
}

fn person(need: Need) -> Person {
    let employed = Some(DayRange { from: date(2026, 1, 1), to: None });
    let guidance = Guidance { need, fraction: Decimal::ONE, is_support_staff: false };
    Person {
        worker: Worker { employed, ..Worker::unknown(Id::fresh()) },
        name: "An Voorbeeld".to_owned(),
        guidance: Some(guidance),
        times_at: BTreeMap::new(),
    }
}

fn guide() -> Guide {
    let coach = Coach { id: Id::fresh(), name: "Stef Voorbeeld".to_owned(), qualified_from: Some(date(2020, 1, 1)) };
    Guide { coach, away: BTreeSet::new(), times_at: BTreeMap::new() }
}

fn facts(shifts: Vec<OnRoster>, people: Vec<Person>, coaches: Vec<Guide>) -> Facts {
    let hosts = ready(&shifts, &people);
    Facts {
        of: week(),
        shifts,
        people,
        coaches,
        book: Book::default(),
        hosts,
        pairs: PairBook::default(),
        came: BTreeSet::new(),
        said_no: BTreeSet::new(),
    }
}

/// Everybody may work everywhere.
fn ready(shifts: &[OnRoster], people: &[Person]) -> HostBook {
    let mut book = HostBook::default();
    for worker in people.iter().map(|person| person.worker.id) {
        book.agreements.insert(worker, true);
        book.allowed.insert(worker);
        let induction = Induction { given_on: date(2026, 1, 5), valid_to: None };
        book.inductions.extend(shifts.iter().map(|own| ((worker, own.place.id), induction)));
    }
    book
}

fn seat(own: &mut OnRoster, person: &Person) {
    own.shift.crew.push(Seat { worker: person.worker.id, is_absent: false });
}

fn planning() -> Wish {
    Wish::of(Reach::Plan { now: MONDAY.at(0, 0, 0, 0).saturating_sub(1.minutes()) })
}

/// A plan of a few thousand moves.
fn solved(facts: &Facts, wish: &Wish) -> (Problem, Vec<PlannedShift>) {
    let posed = problem(facts, wish);
    let start = if wish.keep_assigned {
        posed.start.clone()
    } else {
        crate::planning::outcome::plan_of(&posed, &planned(facts, &posed, &Plan::default()))
    };
    let holds = Holds { start, told: posed.told.clone(), ..Holds::default() };
    let effort = Effort { limit: Until::Moves(5_000), threads: std::num::NonZeroUsize::MIN, seed: 1 };
    let watch = Watch { cancel: &AtomicBool::new(false), told: None };
    let plan = solve(&posed.instance, &holds, effort, watch).unwrap().plan;
    assert_eq!(checker::violations(&posed.instance, &plan), vec![]);
    let plan = planned(facts, &posed, &plan);
    (posed, plan)
}

#[test]
fn only_what_was_not_made_known_is_open_and_nothing_that_the_law_blocks() {
    let department = EngagementKind::DepartmentWork;
    let open = on_roster(department, MONDAY, (360, 840), 2);
    let with = |stage: Stage| {
        let mut own = on_roster(department, MONDAY, (360, 840), 2);
        own.shift.stage = stage;
        own
    };
    let red = OnRoster {
        red: vec![Gate::red(GateCode::Notified, &Finding::NoShiftYet)],
        ..on_roster(department, MONDAY, (360, 840), 2)
    };
    let before = on_roster(department, date(2026, 11, 22), (360, 840), 2);
    let ids = |facts: &Facts, wish: &Wish| -> BTreeSet<String> {
        problem(facts, wish).instance.shifts.into_iter().map(|shift| shift.id).collect()
    };
    let (published, approved) = (with(Stage::Published), with(Stage::Approved));
    let (first, second) = (open.shift.id.to_string(), published.shift.id.to_string());
    let known = facts(vec![open, published, approved, red, before], vec![], vec![]);
    assert_eq!(ids(&known, &planning()), BTreeSet::from([first.clone()]));
    for (minute, expected) in [(59, BTreeSet::from([first.clone()])), (60, BTreeSet::new())] {
        let now = MONDAY.at(5, 0, 0, 0).saturating_add(i64::from(minute).minutes());
        assert_eq!(ids(&known, &Wish::of(Reach::Plan { now })), expected, "what has begun stays");
    }
    assert_eq!(ids(&known, &Wish::of(Reach::Mend)), BTreeSet::from([first, second]));
}

#[test]
fn a_department_runs_without_a_coach_and_an_enclave_does_not() {
    for (kind, expected) in [(EngagementKind::DepartmentWork, 1), (EngagementKind::Enclave, 0)] {
        let known = facts(vec![on_roster(kind, MONDAY, (360, 840), 1)], vec![person(Need::High)], vec![]);
        let (_, plan) = solved(&known, &planning());
        assert_eq!(plan[0].workers.len(), expected, "{kind:?}");
    }
    let with_coach = facts(
        vec![on_roster(EngagementKind::Enclave, MONDAY, (360, 840), 9)],
        (0..9).map(|_| person(Need::High)).collect(),
        vec![guide()],
    );
    let (_, plan) = solved(&with_coach, &planning());
    assert_eq!((plan[0].workers.len(), plan[0].coaches.len()), (7, 1), "one coach guides seven of high need");
}

#[test]
fn a_coach_who_is_away_or_not_yet_qualified_guides_nobody() {
    let enclave = || vec![on_roster(EngagementKind::Enclave, MONDAY, (360, 840), 1)];
    let away = Guide { away: BTreeSet::from([MONDAY]), ..guide() };
    let mut later = guide();
    later.coach.qualified_from = Some(date(2026, 11, 24));
    for (coach, expected) in [(guide(), 1), (away, 0), (later, 0)] {
        let (_, plan) = solved(&facts(enclave(), vec![person(Need::Low)], vec![coach]), &planning());
        assert_eq!(plan[0].workers.len(), expected);
    }
}

#[test]
fn a_contract_holds_so_many_minutes_and_work_that_is_not_planned_counts() {
    let days: Vec<Date> = week().iter_days().take(5).collect();
    let shifts = |first: Stage| -> Vec<OnRoster> {
        let of_day = |day: &Date| on_roster(EngagementKind::DepartmentWork, *day, (360, 840), 1);
        let mut shifts: Vec<OnRoster> = days.iter().map(of_day).collect();
        shifts[0].shift.stage = first;
        shifts
    };
    let half = |mut own: Person| {
        own.guidance = own.guidance.map(|guidance| Guidance { fraction: Decimal::new(5, 1), ..guidance });
        own
    };
    // Five shifts of 7u30 fit in 38 hours, two in 19; one that was made known already leaves one.
    for (person, stage, expected) in [
        (person(Need::Low), Stage::Requested, 5),
        (half(person(Need::Low)), Stage::Requested, 2),
        (half(person(Need::Low)), Stage::Published, 1),
    ] {
        let mut shifts = shifts(stage);
        if stage == Stage::Published {
            seat(&mut shifts[0], &person);
        }
        let (_, plan) = solved(&facts(shifts, vec![person], vec![]), &planning());
        assert_eq!(plan.iter().map(|own| own.workers.len()).sum::<usize>(), expected, "{stage:?}");
    }
}

#[test]
fn eleven_hours_of_rest_are_kept_also_after_the_sunday_before() {
    let department = EngagementKind::DepartmentWork;
    for (start, expected) in [(539, 0), (540, 1)] {
        let mut sunday = on_roster(department, date(2026, 11, 22), (840, 1_320), 1);
        let an = person(Need::Low);
        sunday.shift.stage = Stage::Published;
        seat(&mut sunday, &an);
        let monday = on_roster(department, MONDAY, (start, 900), 1);
        let id = monday.shift.id.uuid();
        let (_, plan) = solved(&facts(vec![sunday, monday], vec![an], vec![]), &planning());
        let there = plan.iter().find(|own| own.shift == id).unwrap();
        assert_eq!(there.workers.len(), expected, "from 22:00 to {start}");
    }
}

#[test]
fn whoever_is_kept_stays_and_whoever_is_not_may_move() {
    let department = EngagementKind::DepartmentWork;
    let (an, bo) = (person(Need::Low), person(Need::Low));
    let mut first = on_roster(department, MONDAY, (360, 840), 1);
    let mut over = on_roster(department, MONDAY, (360, 840), 1);
    seat(&mut first, &an);
    seat(&mut over, &bo);
    let known = facts(vec![first, over], vec![an, bo], vec![]);
    let (posed, plan) = solved(&known, &Wish { keep_assigned: true, ..planning() });
    assert!(differences(&posed, &plan).is_empty());
}

#[test]
fn somebody_with_two_shifts_on_a_day_is_left_with_both() {
    let department = EngagementKind::DepartmentWork;
    let an = person(Need::Low);
    let mut morning = on_roster(department, MONDAY, (360, 600), 1);
    let mut noon = on_roster(department, MONDAY, (600, 840), 2);
    seat(&mut morning, &an);
    seat(&mut noon, &an);
    let known = facts(vec![morning, noon], vec![an], vec![]);
    let (posed, plan) = solved(&known, &planning());
    assert!(differences(&posed, &plan).is_empty());
    let wanted: Vec<i32> = posed.instance.shifts.iter().map(|shift| shift.heads_wanted).collect();
    assert_eq!(wanted, [0, 1], "their seats are taken");
}

/// One invented shift: kind, day, start, hours, heads, stage; who is on it.
type Drawn = (u8, u8, u8, u8, u8, u8, Vec<usize>);

fn drawn() -> impl Strategy<Value = Vec<Drawn>> {
    let people = prop::collection::vec(0..12_usize, 0..4);
    prop::collection::vec((0..3_u8, 0..8_u8, 0..24_u8, 2..10_u8, 1..5_u8, 0..4_u8, people), 1..14)
}

fn invented(drawn: &[Drawn], limits: &[(u8, u8, bool)]) -> Facts {
    let mut people: Vec<Person> =
        (0..12).map(|number| person([Need::Low, Need::Mid, Need::High][number % 3])).collect();
    for (number, (kg, last, is_hard)) in limits.iter().enumerate().take(people.len()) {
        let valid = DayRange { from: MONDAY, to: Some(MONDAY.saturating_add(i64::from(*last).days())) };
        let limit = Limit { kind: LimitKind::LiftKg, value: u32::from(*kg), is_hard: *is_hard, valid };
        people[number].worker.limits.push(limit);
        if last % 4 == 0 {
            people[number].worker.absences.push(valid);
        }
    }
    let coaches = vec![guide(), guide(), guide()];
    let mut shifts = Vec::new();
    let mut taken: Vec<(Uuid, Window)> = Vec::new();
    for (kind, day, start, hours, heads, stage, crew) in drawn {
        let kinds = [EngagementKind::Enclave, EngagementKind::ServiceContract, EngagementKind::DepartmentWork];
        let day = date(2026, 11, 22).saturating_add(i64::from(*day).days());
        let (start, length) = (u32::from(*start) * 60, u32::from(*hours) * 60);
        let Ok(window) = Window::new(day, start, (start + length) % 1_440) else { continue };
        let mut own = on_roster(kinds[usize::from(*kind)], day, (start, (start + length) % 1_440), u32::from(*heads));
        own.shift.stage = [Stage::Requested, Stage::Requested, Stage::Published, Stage::Approved][usize::from(*stage)];
        for number in crew {
            let id = people[*number].id();
            if !taken.iter().any(|(other, at)| *other == id && at.overlaps(&window)) {
                taken.push((id, window));
                seat(&mut own, &people[*number]);
            }
        }
        if kind % 3 == 0 {
            own.shift.coaches.push(coaches[usize::from(*heads) % 3].coach.id);
        }
        shifts.push(own);
    }
    facts(shifts, people, coaches)
}

/// Everybody's work after a plan: who, where.
fn afterwards<'a>(known: &'a Facts, posed: &Problem, plan: &[PlannedShift]) -> Vec<(Uuid, &'a OnRoster)> {
    let changes = differences(posed, plan);
    let mut work = Vec::new();
    for own in &known.shifts {
        let change = changes.get(&own.shift.id.uuid());
        let mut crew: BTreeSet<Uuid> = own.shift.crew.iter().map(|seat| seat.worker.uuid()).collect();
        if let Some(change) = change {
            crew.retain(|worker| !change.leaves.contains(worker));
            crew.extend(&change.joins);
        }
        work.extend(crew.into_iter().map(|worker| (worker, own)));
    }
    work
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    #[test]
    fn a_plan_gives_nobody_what_the_rules_forbid(
        shifts in drawn(),
        limits in prop::collection::vec((5..20_u8, 0..9_u8, any::<bool>()), 0..12),
    ) {
        let known = invented(&shifts, &limits);
        let (posed, plan) = solved(&known, &planning());
        let after = afterwards(&known, &posed, &plan);
        let changes = differences(&posed, &plan);
        for (shift, change) in &changes {
            let own = known.shifts.iter().find(|own| own.shift.id.uuid() == *shift).unwrap();
            prop_assert_eq!(own.shift.stage, Stage::Requested, "what was made known is left alone");
            for joining in &change.joins {
                let person = known.people.iter().find(|person| person.id() == *joining).unwrap();
                let others = after.iter().filter(|(worker, other)| worker == joining && other.shift.id != own.shift.id);
                let booked: Vec<Booking> = others
                    .map(|(_, other)| Booking { window: other.shift.window, work: other.shift.work() })
                    .collect();
                for booking in &booked {
                    prop_assert!(!is_too_near(&booking.window, &own.shift.window) || booking.window.day() == own.shift.window.day());
                }
                let worker = Worker { booked, ..person.worker.clone() };
                let post = Post { demands: &own.place.demands, window: &own.shift.window, work: own.shift.work() };
                prop_assert_eq!(fit::obstacles(&worker, &post), vec![]);
            }
        }
    }

    #[test]
    fn whoever_may_be_on_a_shift_by_the_rules_is_not_kept_from_it(shifts in drawn()) {
        let known = invented(&shifts, &[]);
        let posed = problem(&known, &planning());
        for (place, open) in posed.instance.shifts.iter().enumerate() {
            let own = known.shifts.iter().find(|own| own.shift.id.to_string() == open.id).unwrap();
            for worker in &posed.instance.workers {
                let person = known.people.iter().find(|person| person.id().to_string() == worker.id).unwrap();
                // What the planner leaves alone: shifts that are not open, and two on one day.
                let moves = |other: &OnRoster| {
                    let of_shift = posed.start.assignments.iter().find(|own| own.shift == other.shift.id.to_string());
                    of_shift.is_some_and(|own| own.workers.contains(&worker.id))
                };
                let mut fixed = known.shifts.iter().filter(|other| other.expects(person.id()) && !moves(other));
                let is_near = fixed.any(|other| is_too_near(&other.shift.window, &own.shift.window));
                prop_assert_eq!(worker.barred.contains(&place), is_near || !person.obstacles(own).is_empty());
            }
        }
    }
}

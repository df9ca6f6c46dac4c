//! What holds for every crew, ledger and window, whatever the order of things.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::{Just, Strategy, any, prop, prop_assert, prop_assert_eq, prop_oneof, proptest};
use werkbrug_crews_domain::{
    approval::{Approved, Asked, approve},
    coverage,
    finding::Finding,
    gate::{Gate, GateCode},
    norm::{Guidance, Need, norm},
    presence::{Entry, PresenceKind, Tick, minutes_of, record, standing},
    refusal::Refusal,
    shift::{Demand, Seat, Shift},
    stage::Stage,
    window::Window,
};
use werkbrug_kernel::{id::Id, minutes::Minutes};

type Attempt = fn(&mut Shift, &[Gate]) -> Result<(), Refusal>;

fn day() -> impl Strategy<Value = Date> {
    (0_i64..730).prop_map(|days| date(2026, 1, 1).saturating_add(days.days()))
}

fn window() -> impl Strategy<Value = Window> {
    let parts = (day(), 0_u32..1_440, 0_u32..=1_440);
    parts.prop_filter_map("hours that make no shift", |(day, start, end)| Window::new(day, start, end).ok())
}

fn tick() -> impl Strategy<Value = Tick> {
    let kind = prop_oneof![
        Just(PresenceKind::Present),
        Just(PresenceKind::Late),
        Just(PresenceKind::LeftEarly),
        Just(PresenceKind::NoShow),
        Just(PresenceKind::SentHome),
    ];
    (kind, 0_u32..=1_440)
        .prop_filter_map("minutes that do not go with it", |(kind, minutes)| Tick::new(kind, minutes).ok())
}

fn need() -> impl Strategy<Value = Need> {
    prop_oneof![Just(Need::Nothing), Just(Need::Low), Just(Need::Mid), Just(Need::High)]
}

fn shift(window: Window, stage: Stage, heads_wanted: u32, absent: &[bool]) -> Shift {
    let crew = absent.iter().map(|is_absent| Seat { worker: Id::fresh(), is_absent: *is_absent }).collect();
    Shift {
        id: Id::fresh(),
        engagement: Id::fresh(),
        place: Id::fresh(),
        window,
        break_minutes: Minutes::ZERO,
        heads_wanted,
        stage,
        crew,
        coaches: Vec::new(),
    }
}

proptest! {
    #[test]
    fn a_ledger_says_what_was_ticked_last(window in window(), ticks in prop::collection::vec(tick(), 1..12)) {
        let mut ledger: Vec<Entry> = Vec::new();
        for tick in &ticks {
            let before = ledger.clone();
            ledger.extend(record(&ledger, &window, *tick));
            prop_assert_eq!(&ledger[..before.len()], &before[..]);
        }
        let last = ticks.last().copied().unwrap();
        let alone = record(&[], &window, last);
        prop_assert_eq!(minutes_of(&ledger), minutes_of(&alone));
        prop_assert_eq!(standing(&ledger), standing(&alone));
        for day in window.days() {
            let of_day = |entries: &[Entry]| minutes_of(entries.iter().filter(|entry| entry.day == day));
            prop_assert_eq!(of_day(&ledger), of_day(&alone));
        }
    }

    #[test]
    fn who_overlaps_takes_the_same_quarter(a in window(), b in window()) {
        let (of_a, of_b) = (a.slots(), b.slots());
        let share = of_a.iter().any(|slot| of_b.contains(slot));
        prop_assert!(!a.overlaps(&b) || share);
        prop_assert_eq!(a.overlaps(&b), b.overlaps(&a));
    }

    #[test]
    fn the_parts_of_a_night_are_the_whole(window in window()) {
        prop_assert!(window.minutes_before_midnight() <= window.length());
        prop_assert_eq!(window.minutes_before_midnight() == window.length(), window.days().len() == 1);
    }

    #[test]
    fn gaps_and_parts_cover_a_shift_together(whole in window(), parts in prop::collection::vec(window(), 0..6)) {
        let spans: Vec<_> = parts.iter().map(Window::span).collect();
        let mut covered = spans.clone();
        covered.extend(coverage::gaps(whole.span(), &spans));
        prop_assert!(coverage::gaps(whole.span(), &covered).is_empty());
        for gap in coverage::gaps(whole.span(), &spans) {
            prop_assert!(spans.iter().all(|span| !span.overlaps(&gap)));
        }
    }

    #[test]
    fn one_more_person_never_asks_for_fewer_coaches(needs in prop::collection::vec(need(), 0..40), one_more in need()) {
        let of = |need| Guidance { need, fraction: rust_decimal::Decimal::ONE, is_support_staff: false };
        let mut crew: Vec<Guidance> = needs.into_iter().map(of).collect();
        let before = norm(crew.iter().map(Some));
        crew.push(of(one_more));
        let after = norm(crew.iter().map(Some));
        prop_assert!(after.coaches_by_heads >= before.coaches_by_heads);
        prop_assert!(after.coaches_by_fte <= after.coaches_by_heads);
    }

    #[test]
    fn never_more_is_approved_than_was_worked(present in 0_u32..5_000, asked in prop::collection::vec(0_u32..2_000, 0..8)) {
        let mut before: Vec<Approved> = Vec::new();
        for (class, minutes) in asked.into_iter().enumerate() {
            let (tariff_class, minutes) = (class.to_string(), Minutes::new(minutes));
            if approve(Asked { tariff_class: &tariff_class, minutes }, Minutes::new(present), &before, None).is_ok() {
                before.push(Approved { tariff_class, minutes });
            }
        }
        prop_assert!(before.iter().map(|approved| approved.minutes.value()).sum::<u32>() <= present);
    }

    #[test]
    fn a_refusal_leaves_the_shift_as_it_was(
        window in window(),
        stage in prop_oneof![Just(Stage::Requested), Just(Stage::Published), Just(Stage::Approved)],
        heads_wanted in 1_u32..4,
        absent in prop::collection::vec(any::<bool>(), 0..5),
        is_red in any::<bool>(),
    ) {
        let before = shift(window, stage, heads_wanted, &absent);
        let gates = if is_red { vec![Gate::red(GateCode::SeparateEntity, &Finding::NoShiftYet)] } else { vec![] };
        let attempts: [Attempt; 4] = [
            |shift, gates| shift.assign(Id::fresh(), vec![], gates).map(drop),
            |shift, _| shift.release(Id::fresh()).map(drop),
            |shift, gates| shift.publish(gates).map(drop),
            |shift, _| shift.release_coach(Id::fresh()).map(drop),
        ];
        for attempt in attempts {
            let mut after = before.clone();
            if attempt(&mut after, &gates).is_err() {
                prop_assert_eq!(&after, &before);
            }
        }
    }

    #[test]
    fn a_demand_makes_a_shift_with_work_in_it(window in window(), break_minutes in 0_u32..2_000, heads in 0_u32..600) {
        let engagement = werkbrug_crews_domain::engagement::Engagement {
            id: Id::fresh(),
            place: Id::fresh(),
            kind: werkbrug_crews_domain::engagement::EngagementKind::DepartmentWork,
            work_description: String::new(),
            is_core_activity: false,
            signed_on: None,
            notified_on: None,
            runs: werkbrug_crews_domain::worker::DayRange { from: date(2020, 1, 1), to: None },
            instructions_by_coach_only: true,
            tariff_class: String::new(),
        };
        let demand = Demand { window, break_minutes: Minutes::new(break_minutes), heads, not_before: None };
        if let Ok(shift) = Shift::request(Id::fresh(), &engagement, demand) {
            prop_assert!(shift.work() > Minutes::ZERO && shift.work() <= window.length());
        }
    }
}

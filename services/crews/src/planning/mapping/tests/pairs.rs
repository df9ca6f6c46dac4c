//! Two people who are not to be together, in the planner's problem.

use werkbrug_crews_domain::pair::Pair;

use super::*;

#[test]
fn two_who_are_kept_apart_are_not_planned_at_one_place_at_the_same_time() {
    let department = EngagementKind::DepartmentWork;
    let valid = |from| DayRange { from, to: None };
    let tuesday = date(2026, 11, 24);
    // The second shift: at the same place or at another, and its hours; how many of the two seats are filled.
    let table = [
        (true, (360, 840), valid(MONDAY), 1),
        (true, (600, 960), valid(MONDAY), 1),
        (true, (840, 1_000), valid(MONDAY), 2),
        (false, (360, 840), valid(MONDAY), 2),
        (true, (360, 840), valid(tuesday), 2),
    ];
    for (is_same_place, hours, valid, expected) in table {
        let (an, bo) = (person(Need::Low), person(Need::Low));
        let first = on_roster(department, MONDAY, (360, 840), 1);
        let mut second = on_roster(department, MONDAY, hours, 1);
        if is_same_place {
            second.place = first.place.clone();
            second.shift.place = first.place.id;
        }
        let both = [an.worker.id, bo.worker.id];
        let mut known = facts(vec![first, second], vec![an, bo], vec![]);
        known.pairs = PairBook { pairs: vec![Pair { both, is_hard: true, valid }] };
        let (_, plan) = solved(&known, &planning());
        let heads: usize = plan.iter().map(|own| own.workers.len()).sum();
        assert_eq!(heads, expected, "{is_same_place} {hours:?} {valid:?}");
        known.pairs.pairs.iter_mut().for_each(|pair| pair.is_hard = false);
        let (_, plan) = solved(&known, &planning());
        assert_eq!(plan.iter().map(|own| own.workers.len()).sum::<usize>(), 2, "a wish keeps nobody away");
    }
}

#[test]
fn who_stays_on_a_shift_that_was_made_known_keeps_the_other_from_coming() {
    let department = EngagementKind::DepartmentWork;
    let (an, bo) = (person(Need::Low), person(Need::Low));
    let mut known_before = on_roster(department, MONDAY, (360, 840), 1);
    known_before.shift.stage = Stage::Published;
    seat(&mut known_before, &an);
    let mut open = on_roster(department, MONDAY, (600, 960), 1);
    open.place = known_before.place.clone();
    let pair = Pair { both: [bo.worker.id, an.worker.id], is_hard: true, valid: DayRange { from: MONDAY, to: None } };
    let mut known = facts(vec![known_before, open], vec![an, bo], vec![]);
    known.pairs = PairBook { pairs: vec![pair] };
    let (_, plan) = solved(&known, &planning());
    assert_eq!(plan.iter().map(|own| own.workers.len()).sum::<usize>(), 0);
}

#[test]
fn two_who_are_beside_each_other_already_are_left_there_when_a_day_is_mended() {
    let department = EngagementKind::DepartmentWork;
    let (an, bo) = (person(Need::Low), person(Need::Low));
    let mut shift = on_roster(department, MONDAY, (360, 840), 2);
    shift.shift.stage = Stage::Published;
    seat(&mut shift, &an);
    seat(&mut shift, &bo);
    let pair = Pair { both: [an.worker.id, bo.worker.id], is_hard: true, valid: DayRange { from: MONDAY, to: None } };
    let mut known = facts(vec![shift], vec![an, bo], vec![]);
    known.pairs = PairBook { pairs: vec![pair] };
    assert_eq!(problem(&known, &Wish::of(Reach::Mend)).instance.apart, vec![]);
}

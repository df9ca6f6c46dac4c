//! People who are never at one place at the same time, and people who work gladly together.

use uuid::Uuid;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::{
    crews::{ListReplacementsRequest, ListReplacementsResponse, ReplaceWorkerRequest},
    social::PairRecorded,
};

use crate::{
    floor::{Floor, TODAY, fact, fresh, reason},
    planning::this_week,
    repairs::coming,
};

on_both_databases!(
    two_who_are_kept_apart_do_not_come_to_one_place_at_the_same_time,
    a_refusal_names_no_second_person_and_no_reason,
    the_same_pair_told_again_replaces_and_an_end_frees,
    who_replaces_and_who_changes_tasks_meet_the_same_condition,
    a_crew_in_which_two_are_kept_apart_is_not_made_known_and_one_alone_is_named,
    over_two_shifts_at_one_place_one_alone_is_named,
    no_plan_puts_two_who_are_kept_apart_at_one_place,
    a_plan_of_before_is_not_applied,
    no_proposal_for_a_bad_day_puts_them_together,
    who_is_gladly_in_the_crew_comes_first,
);

impl Floor {
    /// The social service tells of two people, from a day on and perhaps to another; the id under which it did.
    async fn paired(&self, both: [Uuid; 2], is_hard: bool) -> Uuid {
        let pair = Uuid::now_v7();
        self.pair_told(pair, both, (is_hard, None)).await;
        pair
    }

    async fn pair_told(&self, pair: Uuid, both: [Uuid; 2], (is_hard, valid_to): (bool, Option<&str>)) {
        let message = PairRecorded {
            pair_id: pair.to_string(),
            first_worker_id: both[0].min(both[1]).to_string(),
            second_worker_id: both[0].max(both[1]).to_string(),
            is_hard,
            valid_from: "2026-11-01".to_owned(),
            valid_to: valid_to.map(str::to_owned),
        };
        self.bench.feed("social", "limits", pair, &message).await.unwrap();
    }

    async fn three(&self) -> [Uuid; 3] {
        let (an, bo) = (self.worker("An Voorbeeld").await, self.worker("Bo Voorbeeld").await);
        [an, bo, self.worker("Cy Voorbeeld").await]
    }

    async fn replacements(&self, shift: &str) -> ListReplacementsResponse {
        let request = ListReplacementsRequest { shift_id: shift.to_owned(), page_size: 0 };
        self.planner.clone().list_replacements(request).await.unwrap().into_inner()
    }
}

const NEUTRAL: &str = "kan hier niet geplaatst worden: vraag het de sociale dienst";

async fn two_who_are_kept_apart_do_not_come_to_one_place_at_the_same_time(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (packing, [an, bo, cy]) = (floor.packing().await, floor.three().await);
    floor.paired([an, bo], true).await;
    let first = floor.shift_at(&packing, TODAY, (480, 720), 3).await;
    let beside = floor.shift_at(&packing, TODAY, (660, 840), 3).await;
    let after = floor.shift_at(&packing, TODAY, (720, 900), 3).await;
    let elsewhere = floor.shift_at(&floor.enclave().await, TODAY, (480, 720), 3).await;
    floor.assign(&first, an).await.unwrap();
    floor.assign(&first, cy).await.unwrap();
    for shift in [&first, &beside] {
        assert_eq!(reason(floor.assign(shift, bo).await), "WORKER_DOES_NOT_FIT");
    }
    floor.assign(&elsewhere, bo).await.unwrap();
    floor.release(&elsewhere, bo).await.unwrap();
    floor.assign(&after, bo).await.unwrap();
    floor.release(&after, bo).await.unwrap();
    floor.absent(an, "2026-11-23", None).await;
    floor.assign(&first, bo).await.unwrap();
    floor.close().await;
}

async fn a_refusal_names_no_second_person_and_no_reason(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (packing, [an, bo, _]) = (floor.packing().await, floor.three().await);
    floor.paired([an, bo], true).await;
    let shift = floor.shift(&packing, 3).await;
    floor.assign(&shift, an).await.unwrap();
    let refused = floor.assign(&shift, bo).await;
    assert_eq!((fact(&refused, "obstacles"), fact(&refused, "sentence")), ("NOT_HERE".to_owned(), NEUTRAL.to_owned()));
    let told = format!("{refused:?}");
    assert!(!told.contains(&an.to_string()) && !told.contains("An Voorbeeld"), "{told}");
    let found = floor.replacements(&shift).await;
    let why_not: Vec<_> = found.refused.iter().map(|one| (one.display_name.as_str(), one.reasons.clone())).collect();
    assert_eq!(why_not, [("Bo Voorbeeld", vec![NEUTRAL.to_owned()])]);
    assert!(!found.refused[0].needs_yes);
    floor.close().await;
}

async fn the_same_pair_told_again_replaces_and_an_end_frees(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (packing, [an, bo, _]) = (floor.packing().await, floor.three().await);
    let pair = floor.paired([an, bo], true).await;
    floor.pair_told(pair, [an, bo], (true, Some("2026-11-23"))).await;
    assert_eq!(floor.count("copy_pair").await, 1);
    let shift = floor.shift(&packing, 3).await;
    floor.assign(&shift, an).await.unwrap();
    assert_eq!(fact(&floor.assign(&shift, bo).await, "obstacles"), "NOT_HERE", "it holds through its last day");
    floor.pair_told(pair, [an, bo], (true, Some("2026-11-22"))).await;
    floor.assign(&shift, bo).await.unwrap();
    floor.close().await;
}

async fn who_replaces_and_who_changes_tasks_meet_the_same_condition(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (packing, [an, bo, cy]) = (floor.packing().await, floor.three().await);
    floor.paired([an, bo], true).await;
    let shift = floor.shift(&packing, 3).await;
    for worker in [an, cy] {
        floor.assign(&shift, worker).await.unwrap();
    }
    let replaced = |from: Uuid| ReplaceWorkerRequest {
        request_id: fresh(),
        shift_id: shift.clone(),
        from_worker_id: from.to_string(),
        to_worker_id: bo.to_string(),
    };
    let refused = floor.planning().replace_worker(replaced(cy)).await;
    assert_eq!(fact(&refused, "obstacles"), "NOT_HERE");
    floor.planning().replace_worker(replaced(an)).await.unwrap();
    floor.close().await;
}

async fn a_crew_in_which_two_are_kept_apart_is_not_made_known_and_one_alone_is_named(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (packing, three) = (floor.packing().await, floor.three().await);
    let [an, bo, _] = three;
    let shift = floor.shift(&packing, 3).await;
    for worker in three {
        floor.assign(&shift, worker).await.unwrap();
    }
    floor.paired([an, bo], true).await;
    let refused = floor.publish(&shift).await;
    assert_eq!((fact(&refused, "people"), fact(&refused, "obstacles")), ("1".to_owned(), "NOT_HERE".to_owned()));
    let named = fact(&refused, "seats");
    let both = [an, bo].map(|worker| named.contains(&worker.to_string()));
    assert!(both[0] != both[1], "one of the two: {named}");
    let missing: Vec<usize> = floor.read(&shift).await.crew.iter().map(|member| member.missing.len()).collect();
    assert_eq!(missing.iter().sum::<usize>(), 1, "{missing:?}");
    floor.release(&shift, bo).await.unwrap();
    floor.publish(&shift).await.unwrap();
    floor.close().await;
}

#[allow(clippy::cognitive_complexity, reason = "a story is read from its beginning to its end")]
async fn over_two_shifts_at_one_place_one_alone_is_named(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (packing, [an, bo, _]) = (floor.packing().await, floor.three().await);
    let first = floor.shift_at(&packing, TODAY, (480, 960), 1).await;
    let mut both = [first, floor.shift_at(&packing, TODAY, (540, 960), 1).await];
    both.sort_unstable();
    let [small, large] = both;
    floor.assign(&small, an).await.unwrap();
    floor.assign(&large, bo).await.unwrap();
    let named = async || {
        let crews = [floor.read(&small).await.crew, floor.read(&large).await.crew];
        crews.map(|crew| crew.into_iter().flat_map(|member| member.missing).collect::<Vec<_>>())
    };
    let (nobody, not_here) = (Vec::<String>::new(), vec!["NOT_HERE".to_owned()]);
    let pair = floor.paired([an, bo], true).await;
    assert_eq!(named().await, [nobody.clone(), not_here.clone()]);
    assert_eq!(fact(&floor.publish(&large).await, "obstacles"), "NOT_HERE");
    floor.pair_told(pair, [an, bo], (true, Some("2026-11-22"))).await;
    floor.publish(&large).await.unwrap();
    floor.pair_told(pair, [an, bo], (true, None)).await;
    assert_eq!(named().await, [not_here.clone(), nobody.clone()], "what was made known goes before");
    let refused = floor.publish(&small).await;
    assert_eq!((fact(&refused, "people"), fact(&refused, "obstacles")), ("1".to_owned(), "NOT_HERE".to_owned()));
    assert!(!format!("{refused:?}").contains(&bo.to_string()), "{refused:?}");
    floor.pair_told(pair, [an, bo], (true, Some("2026-11-22"))).await;
    floor.publish(&small).await.unwrap();
    floor.pair_told(pair, [an, bo], (true, None)).await;
    assert_eq!(named().await, [nobody, not_here]);
    floor.close().await;
}

async fn no_plan_puts_two_who_are_kept_apart_at_one_place(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (packing, [an, bo, cy]) = (floor.packing().await, floor.three().await);
    floor.paired([an, bo], true).await;
    let first = floor.shift_at(&packing, TODAY, (480, 960), 2).await;
    let beside = floor.shift_at(&packing, TODAY, (540, 960), 1).await;
    let plan = floor.submit(this_week()).await;
    let last = floor.watch(&plan).await.pop().unwrap();
    assert_eq!(last.seats_empty, 1, "three seats at one place, and two of three people never together: {last:?}");
    floor.apply(&plan).await.unwrap();
    let there = [floor.read(&first).await, floor.read(&beside).await];
    let crew: Vec<String> = there.iter().flat_map(|own| own.crew.iter().map(|one| one.worker_id.clone())).collect();
    let is_there = [an, bo, cy].map(|worker| crew.contains(&worker.to_string()));
    assert!(is_there[2] && is_there[0] != is_there[1], "{is_there:?}");
    floor.close().await;
}

async fn a_plan_of_before_is_not_applied(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (packing, [an, bo, _]) = (floor.packing().await, floor.three().await);
    let shift = floor.shift_at(&packing, TODAY, (480, 960), 3).await;
    let plan = floor.submit(this_week()).await;
    assert_eq!(floor.watch(&plan).await.last().unwrap().seats_empty, 0);
    floor.paired([an, bo], true).await;
    let refused = floor.apply(&plan).await;
    assert_eq!(fact(&refused, "rule"), "WORKER_BARRED", "the word for everything that keeps one person from a shift");
    let told = format!("{refused:?}");
    assert!(![an, bo].iter().any(|worker| told.contains(&worker.to_string())), "{told}");
    assert_eq!(floor.read(&shift).await.heads_assigned, 0);
    floor.close().await;
}

async fn no_proposal_for_a_bad_day_puts_them_together(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (packing, [an, bo, cy]) = (floor.packing().await, floor.three().await);
    let shift = floor.shift_at(&packing, TODAY, (480, 960), 2).await;
    for worker in [an, cy] {
        floor.assign(&shift, worker).await.unwrap();
    }
    floor.publish(&shift).await.unwrap();
    floor.paired([an, bo], true).await;
    floor.absent(cy, "2026-11-23", None).await;
    let fewest = &floor.propose().await.options[0];
    assert_eq!((fewest.changes, fewest.seats_empty), (0, 1), "Bo is free and does not come beside An");
    floor.worker("Do Voorbeeld").await;
    assert_eq!(coming(&floor.propose().await.options[0], &shift), ["Do Voorbeeld"]);
    floor.close().await;
}

async fn who_is_gladly_in_the_crew_comes_first(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (packing, [an, _, cy]) = (floor.packing().await, floor.three().await);
    floor.paired([an, cy], false).await;
    let shift = floor.shift(&packing, 3).await;
    let names = |found: ListReplacementsResponse| -> Vec<String> {
        found.fits.into_iter().map(|one| one.display_name).collect()
    };
    assert_eq!(names(floor.replacements(&shift).await), ["An Voorbeeld", "Bo Voorbeeld", "Cy Voorbeeld"]);
    floor.assign(&shift, an).await.unwrap();
    let found = floor.replacements(&shift).await;
    let reasons: Vec<&String> = found.fits.iter().flat_map(|one| &one.reasons).collect();
    assert!(!reasons.is_empty() && reasons.iter().all(|reason| !reason.contains("graag")), "{reasons:?}");
    assert_eq!(names(found), ["Cy Voorbeeld", "Bo Voorbeeld"]);
    floor.close().await;
}

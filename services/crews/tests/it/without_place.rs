//! People without a place: a roster is made known when everybody has one at the hours of their contract, or when somebody said
//! why not.

use jiff::civil::date;
use uuid::Uuid;
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::{
    crews::{
        ExplainWithoutPlaceRequest, ExplainWithoutPlaceResponse, ListWithoutPlaceRequest, ListWithoutPlaceResponse,
        RecordClosureRequest,
    },
    social::LimitKind,
};

use crate::{
    contracts::mornings,
    floor::{Floor, TODAY, fact, fresh, reason},
};

on_both_databases!(
    a_shift_is_not_made_known_while_people_have_no_place_that_day,
    a_reason_is_recorded_and_speaks_of_those_people_only,
    a_reason_for_an_hour_does_not_speak_of_the_whole_morning,
    on_a_legal_holiday_nobody_is_expected,
    a_shift_of_a_day_that_is_over_is_still_made_known,
    who_has_part_of_the_hours_still_has_no_place_at_the_others,
    who_is_away_or_has_a_day_off_or_no_known_hours_keeps_nobody_waiting,
    hours_at_which_the_workshop_is_closed_are_nobodys,
    who_resumes_partially_waits_for_the_hours_they_may_work_and_no_more,
    only_who_plans_reads_and_explains_it,
);

impl Floor {
    /// Somebody who works from eight to twelve on weekdays.
    async fn of_mornings(&self, name: &str) -> Uuid {
        let worker = self.worker(name).await;
        self.contract(mornings(worker)).await;
        worker
    }

    async fn without_place(&self) -> ListWithoutPlaceResponse {
        let request = ListWithoutPlaceRequest { monday: TODAY.to_string(), days: 1 };
        self.conditions().list_without_place(request).await.unwrap().into_inner()
    }

    async fn explain(&self, reason: &str) -> Result<ExplainWithoutPlaceResponse, tonic::Status> {
        let (monday, reason) = (TODAY.to_string(), reason.to_owned());
        let request = ExplainWithoutPlaceRequest { request_id: fresh(), monday, reason };
        self.conditions().explain_without_place(request).await.map(tonic::Response::into_inner)
    }
}

async fn a_shift_is_not_made_known_while_people_have_no_place_that_day(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (an, bo) = (floor.of_mornings("An Voorbeeld").await, floor.of_mornings("Bo Voorbeeld").await);
    let packing = floor.packing().await;
    let first = floor.shift_at(&packing, TODAY, (480, 720), 1).await;
    floor.assign(&first, an).await.unwrap();
    let refused = floor.publish(&first).await;
    let facts = ["people", "minutes", "day"].map(|name| fact(&refused, name));
    assert_eq!(facts, ["1", "240", "2026-11-23"].map(str::to_owned));
    assert_eq!(reason(refused), "PEOPLE_WITHOUT_PLACE");
    let found = floor.without_place().await;
    assert_eq!((found.people, found.minutes_total, found.lines[0].display_name.as_str()), (1, 240, "Bo Voorbeeld"));
    let second = floor.shift_at(&packing, TODAY, (480, 720), 1).await;
    floor.assign(&second, bo).await.unwrap();
    assert_eq!(floor.without_place().await.people, 0);
    for shift in [first, second] {
        floor.publish(&shift).await.unwrap();
    }
    floor.close().await;
}

async fn a_reason_is_recorded_and_speaks_of_those_people_only(backend: Backend) {
    let floor = Floor::open(backend).await;
    assert_eq!(reason(floor.explain("iedereen is er").await), "NOBODY_WITHOUT_PLACE");
    let an = floor.of_mornings("An Voorbeeld").await;
    floor.of_mornings("Bo Voorbeeld").await;
    let packing = floor.packing().await;
    // The whole week of An is there, Monday first.
    let mut shifts = Vec::new();
    for day in 23..28 {
        let shift = floor.shift_at(&packing, date(2026, 11, day), (480, 720), 1).await;
        floor.assign(&shift, an).await.unwrap();
        shifts.push(shift);
    }
    assert_eq!(reason(floor.explain(" ").await), "TEXT_MISSING");
    let explained = floor.explain("Bo volgt deze week een opleiding").await.unwrap();
    assert_eq!((explained.people, explained.minutes), (1, 1_200));
    floor.publish(&shifts[0]).await.unwrap();
    let found = floor.without_place().await;
    assert!(found.lines[0].is_explained);
    assert_eq!((found.reasons[0].reason.as_str(), found.reasons[0].people), ("Bo volgt deze week een opleiding", 1));
    floor.of_mornings("Cy Voorbeeld").await;
    let refused = floor.publish(&shifts[1]).await;
    assert_eq!(fact(&refused, "people"), "1", "Cy came later: nobody spoke of Cy");
    floor.close().await;
}

async fn a_reason_for_an_hour_does_not_speak_of_the_whole_morning(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (an, bo) = (floor.of_mornings("An Voorbeeld").await, floor.of_mornings("Bo Voorbeeld").await);
    let packing = floor.packing().await;
    let whole = floor.shift_at(&packing, TODAY, (480, 720), 1).await;
    let short = floor.shift_at(&packing, TODAY, (480, 660), 1).await;
    floor.assign(&whole, an).await.unwrap();
    floor.assign(&short, bo).await.unwrap();
    floor.explain("Bo gaat om elf uur naar de kapper").await.unwrap();
    let found = floor.without_place().await;
    assert_eq!((found.minutes_total, found.lines[0].is_explained), (60, true));
    floor.release(&short, bo).await.unwrap();
    assert!(!floor.without_place().await.lines[0].is_explained);
    let refused = floor.publish(&whole).await;
    assert_eq!((fact(&refused, "minutes"), reason(refused)), ("240".to_owned(), "PEOPLE_WITHOUT_PLACE".to_owned()));
    floor.explain("Bo volgt een opleiding").await.unwrap();
    floor.publish(&whole).await.unwrap();
    // The newest word counts: now of an hour again.
    floor.assign(&short, bo).await.unwrap();
    floor.explain("Bo gaat toch naar de kapper").await.unwrap();
    floor.release(&short, bo).await.unwrap();
    assert!(!floor.without_place().await.lines[0].is_explained);
    floor.close().await;
}

async fn on_a_legal_holiday_nobody_is_expected(backend: Backend) {
    let floor = Floor::open(backend).await;
    let bo = floor.worker("Bo Voorbeeld").await;
    floor.of_mornings("An Voorbeeld").await;
    let request = ListWithoutPlaceRequest { monday: "2026-12-21".to_owned(), days: 0 };
    let week = floor.conditions().list_without_place(request).await.unwrap().into_inner();
    let days: Vec<&str> = week.lines.iter().map(|line| line.day.as_str()).collect();
    assert_eq!(days, ["2026-12-21", "2026-12-22", "2026-12-23", "2026-12-24"], "Friday is Christmas");
    let christmas = floor.shift_at(&floor.packing().await, date(2026, 12, 25), (480, 720), 1).await;
    floor.assign(&christmas, bo).await.unwrap();
    floor.publish(&christmas).await.unwrap();
    floor.close().await;
}

async fn a_shift_of_a_day_that_is_over_is_still_made_known(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (an, _) = (floor.of_mornings("An Voorbeeld").await, floor.of_mornings("Bo Voorbeeld").await);
    let packing = floor.packing().await;
    for (day, expected) in [(date(2026, 11, 20), ""), (TODAY, "PEOPLE_WITHOUT_PLACE")] {
        let shift = floor.shift_at(&packing, day, (480, 720), 1).await;
        floor.assign(&shift, an).await.unwrap();
        let answer = floor.publish(&shift).await;
        assert_eq!(answer.map_or_else(|refused| reason(Err::<(), _>(refused)), |_| String::new()), expected, "{day}");
    }
    floor.close().await;
}

async fn who_has_part_of_the_hours_still_has_no_place_at_the_others(backend: Backend) {
    let floor = Floor::open(backend).await;
    let an = floor.of_mornings("An Voorbeeld").await;
    let packing = floor.packing().await;
    let early = floor.shift_at(&packing, TODAY, (480, 600), 1).await;
    floor.assign(&early, an).await.unwrap();
    assert_eq!(fact(&floor.publish(&early).await, "minutes"), "120");
    let late = floor.shift_at(&packing, TODAY, (615, 720), 1).await;
    floor.assign(&late, an).await.unwrap();
    floor.publish(&early).await.unwrap();
    floor.close().await;
}

async fn who_is_away_or_has_a_day_off_or_no_known_hours_keeps_nobody_waiting(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (an, bo) = (floor.of_mornings("An Voorbeeld").await, floor.of_mornings("Bo Voorbeeld").await);
    let cy = floor.worker("Cy Voorbeeld").await;
    floor.absent(bo, "2026-11-23", Some("2026-11-23")).await;
    let packing = floor.packing().await;
    let shift = floor.shift_at(&packing, TODAY, (480, 720), 1).await;
    floor.assign(&shift, an).await.unwrap();
    floor.publish(&shift).await.unwrap();
    let found = floor.without_place().await;
    assert_eq!((found.people, found.people_unknown), (0, 1), "of Cy nobody can tell: no hours are known");
    let saturday = floor.shift_at(&packing, date(2026, 11, 28), (480, 720), 1).await;
    floor.assign(&saturday, cy).await.unwrap();
    floor.publish(&saturday).await.unwrap();
    floor.close().await;
}

async fn hours_at_which_the_workshop_is_closed_are_nobodys(backend: Backend) {
    let floor = Floor::open(backend).await;
    floor.of_mornings("An Voorbeeld").await;
    assert_eq!(floor.without_place().await.minutes_total, 240);
    let closure = |hours: (u32, u32), place_id: &str| RecordClosureRequest {
        request_id: fresh(),
        place_id: place_id.to_owned(),
        from: TODAY.to_string(),
        to: TODAY.to_string(),
        weekday: 0,
        start_minute: hours.0,
        end_minute: hours.1,
        word: "inventaris".to_owned(),
    };
    let packing = floor.place(crate::floor::department()).await;
    floor.conditions().record_closure(closure((0, 0), &packing)).await.unwrap();
    assert_eq!(floor.without_place().await.minutes_total, 240, "another place can be found");
    floor.conditions().record_closure(closure((480, 600), "")).await.unwrap();
    assert_eq!(floor.without_place().await.minutes_total, 120);
    floor.conditions().record_closure(closure((0, 0), "")).await.unwrap();
    assert_eq!(floor.without_place().await.people, 0);
    floor.close().await;
}

async fn only_who_plans_reads_and_explains_it(backend: Backend) {
    let floor = Floor::open(backend).await;
    floor.of_mornings("An Voorbeeld").await;
    for role in Role::ALL {
        let may = role == Role::WorkshopPlanner;
        let mut side = floor.conditions_of(role, Some(floor.bakery));
        let asked = ListWithoutPlaceRequest { monday: TODAY.to_string(), days: 0 };
        assert_eq!(side.list_without_place(asked).await.is_ok(), may, "{role:?}");
        let (monday, reason) = (TODAY.to_string(), "sluiting van de lijn".to_owned());
        let asked = ExplainWithoutPlaceRequest { request_id: fresh(), monday, reason };
        assert_eq!(side.explain_without_place(asked).await.is_ok(), may, "{role:?}");
    }
    floor.close().await;
}

async fn who_resumes_partially_waits_for_the_hours_they_may_work_and_no_more(backend: Backend) {
    let floor = Floor::open(backend).await;
    let an = floor.of_mornings("An Voorbeeld").await;
    let packing = floor.packing().await;
    floor.limited(an, LimitKind::MinutesPerDay, 150, true).await;
    assert_eq!(floor.without_place().await.minutes_total, 150, "two hours and a half of four");
    let long = floor.shift_at(&packing, TODAY, (480, 720), 1).await;
    assert_eq!(fact(&floor.assign(&long, an).await, "obstacles"), "MINUTES_PER_DAY");
    // A break of half an hour lies in each of these.
    let short = floor.shift_at(&packing, TODAY, (480, 660), 1).await;
    floor.assign(&short, an).await.unwrap();
    assert_eq!(floor.without_place().await.people, 0);
    floor.publish(&short).await.unwrap();
    floor.close().await;
}

//! Days and hours on which the workshop, a department or a site is closed: nobody is asked for, nobody is planned, and
//! departments promise less.

use jiff::civil::date;
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::crews::{
    CapacityAnnounced, Closure, ListClosuresRequest, PlanState, RecordClosureRequest, RecordClosureResponse,
    RegisterPlaceRequest, WithdrawClosureRequest,
};

use crate::{
    capacity::{announce, listed},
    floor::{Floor, demand, department, enclave_at, fact, fresh, reason},
    host_work::Conditions,
    planning::this_week,
};

on_both_databases!(
    a_request_on_a_closed_day_is_refused_with_the_word_for_it,
    a_short_friday_closes_its_afternoons_only,
    what_stands_on_a_day_that_closes_is_not_planned_and_not_made_known,
    a_department_that_closes_promises_less_and_more_again_when_it_opens,
    what_is_announced_for_a_closed_day_is_what_is_left_of_it,
    a_host_closes_its_own_sites_and_reads_no_others,
    a_closure_that_makes_no_sense_is_refused,
);

/// The Thursday and the Friday of this week, everywhere.
fn bridge_days() -> RecordClosureRequest {
    RecordClosureRequest {
        request_id: fresh(),
        from: "2026-11-26".to_owned(),
        to: "2026-11-27".to_owned(),
        word: "brugdagen".to_owned(),
        ..RecordClosureRequest::default()
    }
}

fn short_fridays() -> RecordClosureRequest {
    let (from, to) = ("2026-11-01".to_owned(), "2026-12-31".to_owned());
    let word = "korte vrijdag".to_owned();
    RecordClosureRequest { from, to, weekday: 5, start_minute: 720, end_minute: 1_440, word, ..bridge_days() }
}

async fn close(conditions: &Conditions, request: RecordClosureRequest) -> Result<RecordClosureResponse, tonic::Status> {
    conditions.clone().record_closure(request).await.map(tonic::Response::into_inner)
}

async fn reopen(conditions: &Conditions, closure_id: &str) -> Result<(), tonic::Status> {
    let request = WithdrawClosureRequest { request_id: fresh(), closure_id: closure_id.to_owned() };
    conditions.clone().withdraw_closure(request).await.map(drop)
}

async fn closures(conditions: &Conditions) -> Vec<Closure> {
    let request = ListClosuresRequest { from: "2026-11-01".to_owned(), to: "2026-12-31".to_owned() };
    conditions.clone().list_closures(request).await.unwrap().into_inner().closures
}

async fn a_request_on_a_closed_day_is_refused_with_the_word_for_it(backend: Backend) {
    let floor = Floor::open(backend).await;
    let packing = floor.packing().await;
    close(&floor.conditions(), bridge_days()).await.unwrap();
    for (day, is_open) in [(25, true), (26, false), (27, false), (28, true)] {
        let request = demand(&packing, date(2026, 11, day), (480, 960), 1);
        let answer = floor.planner.clone().request_shift(request).await;
        assert_eq!(answer.is_ok(), is_open, "{day}");
        if !is_open {
            assert_eq!(
                (fact(&answer, "word"), fact(&answer, "start_minute")),
                ("brugdagen".to_owned(), "0".to_owned())
            );
            assert_eq!(reason(answer), "PLACE_CLOSED");
        }
    }
    // A night that runs into the first day.
    let night = demand(&packing, date(2026, 11, 25), (1_320, 360), 1);
    assert_eq!(reason(floor.planner.clone().request_shift(night).await), "PLACE_CLOSED");
    floor.close().await;
}

async fn a_short_friday_closes_its_afternoons_only(backend: Backend) {
    let floor = Floor::open(backend).await;
    let packing = floor.packing().await;
    close(&floor.conditions(), short_fridays()).await.unwrap();
    let friday = date(2026, 11, 27);
    floor.shift_at(&packing, friday, (480, 720), 1).await;
    floor.shift_at(&packing, date(2026, 11, 26), (480, 960), 1).await;
    let long = floor.planner.clone().request_shift(demand(&packing, friday, (480, 960), 1)).await;
    assert_eq!(fact(&long, "start_minute"), "720");
    assert_eq!(reason(long), "PLACE_CLOSED");
    floor.close().await;
}

async fn what_stands_on_a_day_that_closes_is_not_planned_and_not_made_known(backend: Backend) {
    let floor = Floor::open(backend).await;
    let packing = floor.packing().await;
    let (an, bo) = (floor.worker("An Voorbeeld").await, floor.worker("Bo Voorbeeld").await);
    let shift = floor.shift_at(&packing, date(2026, 11, 26), (480, 960), 2).await;
    floor.assign(&shift, an).await.unwrap();
    let closed = close(&floor.conditions(), bridge_days()).await.unwrap();
    assert_eq!(closed.shifts_touched, 1, "a person hears that something stands there");
    assert_eq!(reason(floor.assign(&shift, bo).await), "PLACE_CLOSED");
    assert_eq!(reason(floor.publish(&shift).await), "PLACE_CLOSED");
    let plan = floor.submit(this_week()).await;
    assert_eq!(floor.watch(&plan).await.last().unwrap().state(), PlanState::Failed, "nothing is left to plan");
    let blocked = floor.plan(&plan).await.blocked;
    assert_eq!(blocked.iter().map(|own| own.closed_word.as_str()).collect::<Vec<_>>(), ["brugdagen"]);
    reopen(&floor.conditions(), &closed.closure_id).await.unwrap();
    floor.assign(&shift, bo).await.unwrap();
    floor.publish(&shift).await.unwrap();
    assert_eq!(reason(reopen(&floor.conditions(), &closed.closure_id).await), "NOT_FOUND");
    floor.close().await;
}

/// The last thing said of each day.
async fn said(floor: &Floor) -> Vec<(String, u32)> {
    floor.said::<CapacityAnnounced>("capacity").await.into_iter().map(|said| (said.day, said.minutes)).collect()
}

fn of(day: &str, minutes: u32) -> (String, u32) {
    (day.to_owned(), minutes)
}

async fn a_department_that_closes_promises_less_and_more_again_when_it_opens(backend: Backend) {
    let floor = Floor::open(backend).await;
    let place = floor.place(RegisterPlaceRequest { place_code: "inpak".to_owned(), ..department() }).await;
    announce(&floor, "inpak", &[("2026-11-26", 4_800), ("2026-11-27", 4_800)]).await.unwrap();
    announce(&floor, "groen", &[("2026-11-27", 960)]).await.unwrap();
    let before = said(&floor).await.len();
    let conditions = floor.conditions();
    let afternoons = close(&conditions, RecordClosureRequest { place_id: place, ..short_fridays() }).await.unwrap();
    assert_eq!(said(&floor).await[before..], [of("2026-11-27", 2_400)], "half of the one department's Friday");
    let everywhere = close(&conditions, bridge_days()).await.unwrap();
    let now = [of("2026-11-27", 0), of("2026-11-26", 0), of("2026-11-27", 0)];
    assert_eq!(said(&floor).await[before + 1..], now);
    reopen(&conditions, &afternoons.closure_id).await.unwrap();
    assert_eq!(said(&floor).await.len(), before + 4, "what stays closed is not told again");
    reopen(&conditions, &everywhere.closure_id).await.unwrap();
    let now = [of("2026-11-27", 960), of("2026-11-26", 4_800), of("2026-11-27", 4_800)];
    assert_eq!(said(&floor).await[before + 4..], now);
    floor.close().await;
}

async fn what_is_announced_for_a_closed_day_is_what_is_left_of_it(backend: Backend) {
    let floor = Floor::open(backend).await;
    close(&floor.conditions(), bridge_days()).await.unwrap();
    announce(&floor, "inpak", &[("2026-11-25", 4_800), ("2026-11-26", 4_800)]).await.unwrap();
    assert_eq!(said(&floor).await, [of("2026-11-25", 4_800), of("2026-11-26", 0)]);
    let minutes: Vec<u32> = listed(&floor, "inpak").await.into_iter().map(|row| row.2).collect();
    assert_eq!(minutes, [4_800, 0]);
    floor.close().await;
}

async fn a_host_closes_its_own_sites_and_reads_no_others(backend: Backend) {
    let floor = Floor::open(backend).await;
    let site = floor.place(floor.bakery_site()).await;
    let packing = floor.place(department()).await;
    let (host, workshop) = (floor.conditions_of(Role::HostPlanner, Some(floor.bakery)), floor.conditions());
    let own = close(&host, RecordClosureRequest { place_id: site.clone(), ..bridge_days() }).await.unwrap();
    for place_id in [String::new(), packing.clone()] {
        let refused = close(&host, RecordClosureRequest { place_id, ..bridge_days() }).await;
        assert_eq!(reason(refused), "NOT_FOUND");
    }
    let of_workshop = close(&workshop, bridge_days()).await.unwrap();
    close(&workshop, RecordClosureRequest { place_id: packing, ..bridge_days() }).await.unwrap();
    assert_eq!(closures(&workshop).await.len(), 3);
    let seen: Vec<(String, bool)> =
        closures(&host).await.into_iter().map(|own| (own.place_id, own.may_be_withdrawn)).collect();
    assert_eq!(seen, [(site.clone(), true), (String::new(), false)], "the own site and the whole workshop");
    assert_eq!(reason(reopen(&host, &of_workshop.closure_id).await), "NOT_FOUND");
    let enclave = floor.engagement(enclave_at(&site)).await;
    let asked = demand(&enclave, date(2026, 11, 26), (480, 960), 2);
    assert_eq!(reason(floor.host().request_shift(asked).await), "PLACE_CLOSED");
    reopen(&host, &own.closure_id).await.unwrap();
    for role in [Role::Worker, Role::Finance, Role::Physician] {
        let request = ListClosuresRequest { from: "2026-11-01".to_owned(), to: "2026-11-30".to_owned() };
        assert_eq!(reason(floor.conditions_of(role, None).list_closures(request).await), "NOT_ALLOWED", "{role:?}");
    }
    floor.close().await;
}

async fn a_closure_that_makes_no_sense_is_refused(backend: Backend) {
    let floor = Floor::open(backend).await;
    let table = [
        (RecordClosureRequest { word: " ".to_owned(), ..bridge_days() }, "TEXT_MISSING"),
        (RecordClosureRequest { to: "2026-11-25".to_owned(), ..bridge_days() }, "ENDS_BEFORE_START"),
        (RecordClosureRequest { to: "2028-11-25".to_owned(), ..bridge_days() }, "PERIOD_TOO_LONG"),
        (RecordClosureRequest { weekday: 1, ..bridge_days() }, "CLOSURE_UNSOUND"),
        (RecordClosureRequest { weekday: 300, ..bridge_days() }, "CLOSURE_UNSOUND"),
        (RecordClosureRequest { start_minute: 960, end_minute: 480, ..bridge_days() }, "CLOSURE_UNSOUND"),
        (RecordClosureRequest { place_id: fresh(), ..bridge_days() }, "NOT_FOUND"),
    ];
    for (request, expected) in table {
        assert_eq!(reason(close(&floor.conditions(), request.clone()).await), expected, "{request:?}");
    }
    floor.close().await;
}

//! Coaches, places and agreements: recorded under the workshop's own codes.

use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::crews::{
    EngagementKind, ListCoachesRequest, ListEngagementsRequest, ListPlacesRequest, PlaceKind, PostDemands,
    RecordEngagementRequest, RegisterCoachRequest, RegisterPlaceRequest,
};

use crate::floor::{Floor, department, enclave_at, fresh, reason};

on_both_databases!(
    a_code_names_the_same_coach_next_time,
    a_place_keeps_what_it_asks_of_a_body,
    an_agreement_belongs_where_its_work_is_done,
    an_unreadable_field_is_named,
);

async fn a_code_names_the_same_coach_next_time(backend: Backend) {
    let floor = Floor::open(backend).await;
    let stef = |name: &str| RegisterCoachRequest {
        request_id: fresh(),
        coach_code: "C-01".to_owned(),
        display_name: name.to_owned(),
        work_phone: "+32 50 00 00 00".to_owned(),
        qualified_from: Some("2024-09-01".to_owned()),
    };
    let mut planner = floor.planner.clone();
    let first = planner.register_coach(stef("Stef Voorbeeld")).await.unwrap().into_inner();
    let same = planner.register_coach(stef("Stef Voorbeeld")).await.unwrap().into_inner();
    let renamed = planner.register_coach(stef("Stefanie Voorbeeld")).await.unwrap().into_inner();
    assert_eq!((&same.coach_id, same.etag.as_str()), (&first.coach_id, "1"));
    assert_eq!((&renamed.coach_id, renamed.etag.as_str()), (&first.coach_id, "2"));
    let coaches = planner.list_coaches(ListCoachesRequest::default()).await.unwrap().into_inner().coaches;
    assert_eq!(coaches.len(), 1);
    assert_eq!(coaches[0].display_name, "Stefanie Voorbeeld");
    assert_eq!(coaches[0].qualified_from.as_deref(), Some("2024-09-01"));
    floor.close().await;
}

async fn a_place_keeps_what_it_asks_of_a_body(backend: Backend) {
    let floor = Floor::open(backend).await;
    let demands = PostDemands { lift_kg: 12, lift_times_hour: 30, standing_minutes: 90, noise: 1, crowd: 2 };
    let site = RegisterPlaceRequest {
        demands: Some(demands),
        establishment: "2.000.000.339".to_owned(),
        names_needed: true,
        ..floor.bakery_site()
    };
    let place_id = floor.place(site.clone()).await;
    let again = RegisterPlaceRequest { request_id: fresh(), ..site };
    assert_eq!(floor.place(again).await, place_id);
    let places = floor.planner.clone().list_places(ListPlacesRequest::default()).await.unwrap().into_inner().places;
    assert_eq!(places.len(), 1);
    assert_eq!(places[0].demands, Some(demands));
    assert_eq!((places[0].establishment.as_str(), places[0].kind()), ("2000000339", PlaceKind::HostSite));
    let homeless = RegisterPlaceRequest { company_id: String::new(), ..floor.bakery_site() };
    assert_eq!(reason(floor.planner.clone().register_place(homeless).await), "COMPANY_MISMATCH");
    let rented = RegisterPlaceRequest { company_id: floor.bakery.to_string(), ..department() };
    assert_eq!(reason(floor.planner.clone().register_place(rented).await), "COMPANY_MISMATCH");
    floor.close().await;
}

async fn an_agreement_belongs_where_its_work_is_done(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (site, packing) = (floor.place(floor.bakery_site()).await, floor.place(department()).await);
    let enclave_at_home = enclave_at(&packing);
    let home_at_bakery = RecordEngagementRequest { kind: EngagementKind::DepartmentWork.into(), ..enclave_at(&site) };
    for wrong in [enclave_at_home, home_at_bakery] {
        assert_eq!(reason(floor.planner.clone().record_engagement(wrong).await), "WRONG_PLACE");
    }
    let backwards = RecordEngagementRequest { ends_on: Some("2026-05-31".to_owned()), ..enclave_at(&site) };
    assert_eq!(reason(floor.planner.clone().record_engagement(backwards).await), "ENDS_BEFORE_START");
    let right = enclave_at(&site);
    let engagement_id = floor.engagement(right.clone()).await;
    assert_eq!(floor.engagement(RecordEngagementRequest { request_id: fresh(), ..right }).await, engagement_id);
    let request = ListEngagementsRequest::default();
    let engagements = floor.planner.clone().list_engagements(request).await.unwrap().into_inner().engagements;
    assert_eq!(engagements.len(), 1);
    assert_eq!(
        (engagements[0].kind(), engagements[0].signed_on.as_deref()),
        (EngagementKind::Enclave, Some("2026-05-20"))
    );
    let (told, bakery) = (&engagements[0], floor.bakery_site());
    assert_eq!((&told.place_id, &told.place_name, &told.company_id), (&site, &bakery.place_name, &bakery.company_id));
    for (engagement_id, expected) in [(engagement_id, 1), (fresh(), 0)] {
        let asked = ListEngagementsRequest { engagement_id, ..ListEngagementsRequest::default() };
        let found = floor.planner.clone().list_engagements(asked).await.unwrap().into_inner().engagements;
        assert_eq!(found.len(), expected);
    }
    floor.close().await;
}

async fn an_unreadable_field_is_named(backend: Backend) {
    let floor = Floor::open(backend).await;
    let site = floor.place(floor.bakery_site()).await;
    let table = [
        (RegisterPlaceRequest { place_name: " ".to_owned(), ..floor.bakery_site() }, "TEXT_MISSING"),
        (RegisterPlaceRequest { kind: 0, ..floor.bakery_site() }, "KIND_MISSING"),
        (RegisterPlaceRequest { company_id: "bakkerij".to_owned(), ..floor.bakery_site() }, "ID_UNREADABLE"),
        (RegisterPlaceRequest { establishment: "123".to_owned(), ..floor.bakery_site() }, "ESTABLISHMENT_UNREADABLE"),
        (RegisterPlaceRequest { place_name: "x".repeat(121), ..floor.bakery_site() }, "TEXT_TOO_LONG"),
    ];
    for (request, expected) in table {
        assert_eq!(reason(floor.planner.clone().register_place(request).await), expected);
    }
    let some_day = RecordEngagementRequest { starts_on: "1 juni".to_owned(), ..enclave_at(&site) };
    assert_eq!(reason(floor.planner.clone().record_engagement(some_day).await), "DAY_UNREADABLE");
    floor.close().await;
}

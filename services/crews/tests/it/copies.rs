//! What others tell, in whatever order it comes between topics.

use uuid::Uuid;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::{
    crews::{ListWorkProfilesRequest, WorkProfile},
    social::LimitKind,
};

use crate::floor::{Floor, TODAY, reason};

on_both_databases!(
    a_limit_may_come_before_the_name,
    the_last_word_about_a_person_counts,
    an_absence_that_was_a_mistake_gives_the_days_back,
    a_profile_shows_limits_and_places_without_a_cause,
);

async fn profiles(floor: &Floor) -> Vec<WorkProfile> {
    let request = ListWorkProfilesRequest { on: TODAY.to_string(), ..ListWorkProfilesRequest::default() };
    floor.planner.clone().list_work_profiles(request).await.unwrap().into_inner().profiles
}

async fn a_limit_may_come_before_the_name(backend: Backend) {
    let floor = Floor::open(backend).await;
    let an = Uuid::now_v7();
    floor.limited(an, LimitKind::StandingMinutes, 0, true).await;
    floor.absent(an, "2026-11-24", None).await;
    assert!(profiles(&floor).await.is_empty());
    floor.named(an, "An Voorbeeld").await;
    assert!(!profiles(&floor).await[0].is_available);
    floor.employed(an, "2020-01-01", None).await;
    let found = profiles(&floor).await;
    assert!(found[0].is_available);
    assert_eq!(found[0].limits, ["enkel zittend werk"]);
    floor.close().await;
}

async fn the_last_word_about_a_person_counts(backend: Backend) {
    let floor = Floor::open(backend).await;
    let an = floor.worker("An Voorbeeld").await;
    floor.named(an, "An Voorbeeld-Proef").await;
    let absence = floor.absent(an, "2026-11-01", None).await;
    let found = profiles(&floor).await;
    assert_eq!((found[0].display_name.as_str(), found[0].is_available), ("An Voorbeeld-Proef", false));
    floor.absence(absence, an, "2026-11-01", Some("2026-11-22")).await;
    assert!(profiles(&floor).await[0].is_available);
    floor.employed(an, "2020-01-01", Some("2026-11-22")).await;
    assert!(!profiles(&floor).await[0].is_available);
    assert_eq!(floor.count("copy_person").await, 1);
    assert_eq!(floor.count("copy_absence").await, 1);
    assert_eq!(floor.count("copy_employment").await, 1);
    floor.close().await;
}

async fn an_absence_that_was_a_mistake_gives_the_days_back(backend: Backend) {
    let floor = Floor::open(backend).await;
    let an = floor.worker("An Voorbeeld").await;
    let shift = floor.shift(&floor.packing().await, 1).await;
    let mistake = floor.absent(an, "2026-11-23", None).await;
    let other = floor.absent(an, "2026-12-01", Some("2026-12-02")).await;
    assert_eq!(reason(floor.assign(&shift, an).await), "WORKER_DOES_NOT_FIT");
    // Said twice it changes nothing more; the other absence stays.
    for _ in 0..2 {
        floor.cancelled(mistake, an, "2026-11-23", "2026-11-22").await;
    }
    assert!(profiles(&floor).await[0].is_available);
    assert_eq!(floor.count("copy_absence").await, 1);
    floor.assign(&shift, an).await.unwrap();
    floor.absence(other, an, "2026-11-23", None).await;
    assert_eq!(floor.read(&shift).await.heads_absent, 1);
    floor.close().await;
}

async fn a_profile_shows_limits_and_places_without_a_cause(backend: Backend) {
    let floor = Floor::open(backend).await;
    let bo = floor.worker("Bo Voorbeeld").await;
    let an = floor.worker("An Voorbeeld").await;
    floor.limited(an, LimitKind::LiftKg, 20, true).await;
    floor.limited(an, LimitKind::Noise, 0, false).await;
    let shift = floor.shift(&floor.packing().await, 1).await;
    floor.assign(&shift, an).await.unwrap();
    let expected = [
        WorkProfile {
            worker_id: an.to_string(),
            display_name: "An Voorbeeld".to_owned(),
            is_available: true,
            limits: vec!["tillen tot 20 kg".to_owned(), "liefst: enkel een rustige plek".to_owned()],
            place_name: "Inpak".to_owned(),
        },
        WorkProfile {
            worker_id: bo.to_string(),
            display_name: "Bo Voorbeeld".to_owned(),
            is_available: true,
            ..WorkProfile::default()
        },
    ];
    let mut found = profiles(&floor).await;
    found[0].limits.sort_by_key(|limit| limit.starts_with("liefst"));
    assert_eq!(found, expected);
    let mut seen = Vec::new();
    let mut page_token = String::new();
    loop {
        let request = ListWorkProfilesRequest { page_size: 1, page_token, on: TODAY.to_string() };
        let answer = floor.planner.clone().list_work_profiles(request).await.unwrap().into_inner();
        seen.extend(answer.profiles.into_iter().map(|profile| profile.display_name));
        page_token = answer.next_page_token;
        if page_token.is_empty() {
            break;
        }
    }
    assert_eq!(seen, ["An Voorbeeld", "Bo Voorbeeld"]);
    floor.close().await;
}

//! An absence with what happened since.

use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::social as contract;

use crate::desk::{Desk, absence, consent, contact, number, reason};

on_both!(an_episode_tells_dates_contacts_and_consents, an_episode_is_for_the_social_service_and_oneself);

async fn an_episode_tells_dates_contacts_and_consents(backend: Backend) {
    let desk = Desk::open(backend).await;
    let worker = desk.hire("W-1").await;
    let since = absence(worker, "2026-10-26", None);
    let absence_id = desk.social().report_absence(since).await.unwrap().into_inner().absence_id;
    let later = desk.in_touch(contact(worker, &absence_id)).await;
    let earlier = contract::RecordContactRequest { made_on: "2026-11-02".to_owned(), ..contact(worker, &absence_id) };
    let earlier = desk.in_touch(earlier).await;
    desk.in_touch(contact(worker, "")).await;
    let given = consent(worker, &desk.bench.viewer(Role::Coach));
    let given = desk.social().give_consent(given).await.unwrap().into_inner().consent_id;
    let asked = contract::GetAbsenceRequest { absence_id: absence_id.clone() };
    let found = desk.social().get_absence(asked.clone()).await.unwrap().into_inner();
    assert_eq!((found.display_name.as_str(), found.day_number), ("Testina Voorbeeld W-1", 29));
    assert_eq!(found.absence.unwrap().absence_id, absence_id);
    let moments: Vec<_> = found.moments.iter().map(|it| (it.code.as_str(), it.on.as_str())).collect();
    let expected =
        [("help_notice", "2026-11-23"), ("potential_estimate", "2026-12-21"), ("reintegration_path", "2027-04-26")];
    assert_eq!(moments, expected);
    let ids: Vec<_> = found.contacts.iter().map(|it| it.contact_id.as_str()).collect();
    assert_eq!(ids, [earlier, later], "by the day of the contact");
    assert_eq!(found.consents.iter().map(|it| it.consent_id.as_str()).collect::<Vec<_>>(), [given]);
    // Over before that consent was given, and counted no further.
    let end = contract::EndAbsenceRequest {
        request_id: number(),
        absence_id,
        to: "2026-11-10".to_owned(),
        etag: String::new(),
    };
    desk.social().end_absence(end).await.unwrap();
    let found = desk.social().get_absence(asked).await.unwrap().into_inner();
    assert_eq!((found.day_number, found.consents.len()), (16, 0));
    desk.bench.stop().await;
}

async fn an_episode_is_for_the_social_service_and_oneself(backend: Backend) {
    let desk = Desk::open(backend).await;
    let (worker, colleague) = (desk.hire("W-1").await, desk.hire("W-2").await);
    let absence_id = desk.absent(worker, "an invented note").await;
    let asked = contract::GetAbsenceRequest { absence_id };
    let own = desk.worker(worker).get_absence(asked.clone()).await.unwrap().into_inner();
    assert_eq!(own.day_number, 1);
    let refused = desk.worker(colleague).get_absence(asked.clone()).await.unwrap_err();
    assert_eq!(reason(&refused), "NOT_ALLOWED");
    for role in [Role::Coach, Role::WorkshopPlanner, Role::Physician, Role::HostPlanner] {
        let refused = desk.as_role(role).get_absence(asked.clone()).await.unwrap_err();
        assert_eq!(reason(&refused), "NOT_ALLOWED", "{role:?}");
    }
    let unknown = contract::GetAbsenceRequest { absence_id: number() };
    assert_eq!(reason(&desk.social().get_absence(unknown).await.unwrap_err()), "NOT_FOUND");
    desk.bench.stop().await;
}

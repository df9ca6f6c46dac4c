//! What somebody needs before they work at a host: an induction in date, the own agreement, and a status the workshop sends.

use uuid::Uuid;
use werkbrug_chassis::rpc::Authed;
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::{
    crews::{
        CallHow, EnclaveAnswer, EngagementKind, ListSitePeopleRequest, PlanState, RecordEnclaveAgreementRequest,
        RecordEngagementRequest, RecordInductionRequest, ReplaceWorkerRequest, SitePerson,
        conditions_client::ConditionsClient,
    },
    social::{GuidanceNeed, GuidanceNeedRecorded, LegalStatus},
};

use crate::{
    floor::{Floor, TODAY, enclave_at, fact, fresh, reason},
    planning::this_week,
};

on_both_databases!(
    nobody_is_put_at_a_host_without_an_induction_in_date,
    nobody_is_put_in_an_enclave_without_their_own_agreement,
    a_status_that_the_workshop_does_not_send_keeps_somebody_from_every_host,
    a_workshop_that_recorded_nothing_yet_goes_on_as_before,
    who_may_not_work_at_a_host_any_more_is_not_made_known_there,
    what_was_said_or_shown_later_stands,
    a_replacement_at_a_host_meets_the_same_conditions,
    the_planner_puts_only_those_at_a_host_who_may_work_there,
    a_department_asks_none_of_it,
    who_may_work_at_a_site_is_told_with_what_is_missing,
    what_was_said_of_a_status_before_counts_by_the_same_rule,
    an_induction_is_of_a_site_and_of_the_past,
    only_who_plans_or_cares_records_and_reads_it,
);

pub(crate) type Conditions = ConditionsClient<Authed>;

impl Floor {
    /// The conditions, for the workshop's planner.
    pub(crate) fn conditions(&self) -> Conditions {
        self.conditions_of(Role::WorkshopPlanner, None)
    }

    pub(crate) fn conditions_of(&self, role: Role, about: Option<Uuid>) -> Conditions {
        let viewer = about.map_or_else(|| self.bench.viewer(role), |about| self.bench.viewer_about(role, about));
        ConditionsClient::new(self.bench.client_channel(&viewer))
    }

    /// Somebody was shown a site this month, and it counts until this day.
    pub(crate) async fn inducted(&self, worker: Uuid, place: &str, valid_to: &str) {
        self.conditions().record_induction(induction(worker, place, valid_to)).await.unwrap();
    }

    /// Somebody said yes to enclave work, or no.
    pub(crate) async fn agrees(&self, worker: Uuid, is_agreed: bool) {
        self.conditions().record_enclave_agreement(agreement(worker, is_agreed)).await.unwrap();
    }

    /// The social service tells of a status, and whether hosts are open to it.
    async fn sent_to_hosts(&self, worker: Uuid, status: LegalStatus, is_allowed_at_hosts: Option<bool>) {
        let said = GuidanceNeedRecorded {
            worker_id: worker.to_string(),
            need: GuidanceNeed::Low.into(),
            status: status.into(),
            contract_fraction: "1".to_owned(),
            is_allowed_at_hosts,
        };
        self.bench.feed("social", "guidance", worker, &said).await.unwrap();
    }

    /// An enclave's shift for two, with its place.
    async fn at_bakery(&self) -> (String, String) {
        let place = self.place(self.bakery_site()).await;
        let engagement = self.engagement(enclave_at(&place)).await;
        (self.shift_at(&engagement, TODAY, (480, 960), 2).await, place)
    }
}

fn induction(worker: Uuid, place: &str, valid_to: &str) -> RecordInductionRequest {
    RecordInductionRequest {
        request_id: fresh(),
        worker_id: worker.to_string(),
        place_id: place.to_owned(),
        given_on: "2026-11-02".to_owned(),
        valid_to: valid_to.to_owned(),
    }
}

fn agreement(worker: Uuid, is_agreed: bool) -> RecordEnclaveAgreementRequest {
    RecordEnclaveAgreementRequest {
        request_id: fresh(),
        worker_id: worker.to_string(),
        said_on: "2026-11-02".to_owned(),
        is_agreed,
        how: CallHow::InPerson.into(),
    }
}

async fn nobody_is_put_at_a_host_without_an_induction_in_date(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (shift, place) = floor.at_bakery().await;
    // Of Bo an induction is known, so that An lacks one.
    floor.worker("Bo Voorbeeld").await;
    let an = floor.newcomer("An Voorbeeld", GuidanceNeed::Low, true).await;
    floor.agrees(an, true).await;
    let refused = floor.assign(&shift, an).await;
    assert_eq!(fact(&refused, "sentence"), "kreeg op deze plek nog geen veiligheidsinleiding");
    assert_eq!(
        (fact(&refused, "obstacles"), reason(refused)),
        ("NO_INDUCTION".to_owned(), "WORKER_DOES_NOT_FIT".to_owned())
    );
    floor.inducted(an, &place, "2026-11-22").await;
    let refused = floor.assign(&shift, an).await;
    assert_eq!(fact(&refused, "sentence"), "de veiligheidsinleiding op deze plek gold tot en met 22/11/2026");
    let why_not = floor.why_not(&shift, an).await.unwrap();
    assert!(!why_not.needs_yes, "no yes of theirs takes it away");
    floor.inducted(an, &place, "2026-11-23").await;
    floor.assign(&shift, an).await.unwrap();
    floor.close().await;
}

async fn nobody_is_put_in_an_enclave_without_their_own_agreement(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (shift, place) = floor.at_bakery().await;
    floor.worker("Bo Voorbeeld").await;
    let an = floor.newcomer("An Voorbeeld", GuidanceNeed::Low, true).await;
    floor.inducted(an, &place, "").await;
    assert_eq!(fact(&floor.assign(&shift, an).await, "sentence"), "gaf zelf geen akkoord met werk in een enclave");
    floor.agrees(an, false).await;
    assert_eq!(fact(&floor.assign(&shift, an).await, "obstacles"), "NO_AGREEMENT");
    let services = RecordEngagementRequest { kind: EngagementKind::ServiceContract.into(), ..enclave_at(&place) };
    let services = floor.engagement(services).await;
    let outside = floor.shift_at(&services, TODAY, (960, 1_080), 1).await;
    floor.assign(&outside, an).await.unwrap();
    floor.agrees(an, true).await;
    floor.assign(&shift, an).await.unwrap();
    floor.close().await;
}

async fn a_status_that_the_workshop_does_not_send_keeps_somebody_from_every_host(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (shift, place) = floor.at_bakery().await;
    let an = floor.newcomer("An Voorbeeld", GuidanceNeed::Low, false).await;
    floor.inducted(an, &place, "").await;
    floor.agrees(an, true).await;
    let refused = floor.assign(&shift, an).await;
    assert_eq!(fact(&refused, "obstacles"), "NOT_AT_HOSTS");
    assert_eq!(fact(&refused, "sentence"), "wordt niet bij gastondernemingen ingezet", "and never why");
    floor.close().await;
}

async fn a_workshop_that_recorded_nothing_yet_goes_on_as_before(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (shift, place) = floor.at_bakery().await;
    let stef = floor.coach("Stef Voorbeeld", Some("2020-01-01")).await;
    floor.guide(&shift, stef).await.unwrap();
    let an = floor.newcomer("An Voorbeeld", GuidanceNeed::Low, true).await;
    let bo = floor.newcomer("Bo Voorbeeld", GuidanceNeed::Low, true).await;
    assert!(site_people(&floor, &place).await[0].missing.is_empty());
    assert_eq!(keeps(&floor, &place).await, (false, false));
    floor.assign(&shift, an).await.unwrap();
    floor.publish(&shift).await.unwrap();
    let cy = floor.newcomer("Cy Voorbeeld", GuidanceNeed::Low, false).await;
    assert_eq!(fact(&floor.assign(&shift, cy).await, "obstacles"), "NOT_AT_HOSTS");
    floor.agrees(cy, true).await;
    assert_eq!(fact(&floor.assign(&shift, bo).await, "obstacles"), "NO_AGREEMENT", "answers are recorded by now");
    assert_eq!(keeps(&floor, &place).await, (false, true));
    floor.inducted(cy, &place, "").await;
    assert_eq!(fact(&floor.assign(&shift, bo).await, "obstacles"), "NO_AGREEMENT,NO_INDUCTION");
    floor.close().await;
}

async fn who_may_not_work_at_a_host_any_more_is_not_made_known_there(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (shift, place) = floor.at_bakery().await;
    let stef = floor.coach("Stef Voorbeeld", Some("2020-01-01")).await;
    floor.guide(&shift, stef).await.unwrap();
    let (an, bo) = (floor.worker("An Voorbeeld").await, floor.worker("Bo Voorbeeld").await);
    for worker in [an, bo] {
        floor.assign(&shift, worker).await.unwrap();
    }
    floor.agrees(an, false).await;
    let refused = floor.publish(&shift).await;
    assert_eq!(
        (fact(&refused, "obstacles"), reason(refused)),
        ("NO_AGREEMENT".to_owned(), "WORKER_DOES_NOT_FIT".to_owned())
    );
    floor.inducted(an, &place, "2026-11-22").await;
    floor.sent_to_hosts(an, LegalStatus::Unspecified, Some(false)).await;
    let refused = floor.publish(&shift).await;
    assert_eq!(fact(&refused, "obstacles"), "NOT_AT_HOSTS,NO_AGREEMENT,INDUCTION_OVER");
    assert_eq!(fact(&refused, "people"), "1");
    assert_eq!(fact(&refused, "seats"), format!("{an}=NOT_AT_HOSTS,NO_AGREEMENT,INDUCTION_OVER"), "ids and words only");
    let missing = |shift: werkbrug_proto::crews::Shift| {
        shift.crew.into_iter().map(|member| (member.display_name, member.missing.join(","))).collect::<Vec<_>>()
    };
    let expected = [("An Voorbeeld", "NOT_AT_HOSTS,NO_AGREEMENT,INDUCTION_OVER"), ("Bo Voorbeeld", "")];
    let expected = expected.map(|(name, words)| (name.to_owned(), words.to_owned()));
    assert_eq!(missing(floor.read(&shift).await), expected, "who plans reads whom it is about");
    let asked = werkbrug_proto::crews::GetShiftRequest { shift_id: shift.clone() };
    let guided = floor.as_somebody(Role::Coach, stef).get_shift(asked).await.unwrap().into_inner();
    assert!(missing(guided).iter().all(|(_, words)| words.is_empty()), "nobody else does");
    // Who is away comes nowhere: the others go.
    floor.absent(an, "2026-11-23", None).await;
    floor.publish(&shift).await.unwrap();
    floor.close().await;
}

async fn what_was_said_or_shown_later_stands(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (_, place) = floor.at_bakery().await;
    let an = floor.worker("An Voorbeeld").await;
    floor.agrees(an, false).await;
    floor.inducted(an, &place, "2027-11-01").await;
    let before = RecordEnclaveAgreementRequest { said_on: "2026-11-01".to_owned(), ..agreement(an, true) };
    floor.conditions().record_enclave_agreement(before).await.unwrap();
    let before = RecordInductionRequest { given_on: "2025-11-01".to_owned(), ..induction(an, &place, "2026-11-01") };
    floor.conditions().record_induction(before).await.unwrap();
    let own = site_people(&floor, &place).await.remove(0);
    assert_eq!((own.answer(), own.answered_on.as_str()), (EnclaveAnswer::No, "2026-11-02"));
    assert_eq!((own.given_on.as_str(), own.valid_to.as_str()), ("2026-11-02", "2027-11-01"));
    floor.agrees(an, true).await;
    assert_eq!(site_people(&floor, &place).await[0].answer(), EnclaveAnswer::Yes, "the same day corrects itself");
    floor.close().await;
}

async fn a_replacement_at_a_host_meets_the_same_conditions(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (shift, _) = floor.at_bakery().await;
    let an = floor.worker("An Voorbeeld").await;
    let bo = floor.newcomer("Bo Voorbeeld", GuidanceNeed::Low, true).await;
    floor.assign(&shift, an).await.unwrap();
    let request = ReplaceWorkerRequest {
        request_id: fresh(),
        shift_id: shift.clone(),
        from_worker_id: an.to_string(),
        to_worker_id: bo.to_string(),
    };
    let refused = floor.planning().replace_worker(request).await;
    assert_eq!(fact(&refused, "obstacles"), "NO_AGREEMENT,NO_INDUCTION");
    assert_eq!(floor.read(&shift).await.crew[0].worker_id, an.to_string(), "nothing changed");
    floor.close().await;
}

async fn the_planner_puts_only_those_at_a_host_who_may_work_there(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (shift, place) = floor.at_bakery().await;
    floor.coach("Stef Voorbeeld", Some("2020-01-01")).await;
    let an = floor.newcomer("An Voorbeeld", GuidanceNeed::Low, true).await;
    floor.worker("Bo Voorbeeld").await;
    let plan = floor.submit(this_week()).await;
    let told = floor.watch(&plan).await;
    let last = told.last().unwrap();
    assert_eq!((last.state(), last.seats_empty), (PlanState::Done, 1), "{last:?}");
    floor.inducted(an, &place, "").await;
    floor.agrees(an, true).await;
    let plan = floor.submit(this_week()).await;
    assert_eq!(floor.watch(&plan).await.last().unwrap().seats_empty, 0);
    floor.agrees(an, false).await;
    let refused = floor.apply(&plan).await;
    assert_eq!(fact(&refused, "rule"), "WORKER_BARRED", "who took it back since is not put there");
    assert_eq!(floor.read(&shift).await.heads_assigned, 0);
    floor.close().await;
}

async fn a_department_asks_none_of_it(backend: Backend) {
    let floor = Floor::open(backend).await;
    let shift = floor.shift(&floor.packing().await, 1).await;
    let an = floor.newcomer("An Voorbeeld", GuidanceNeed::Low, false).await;
    floor.assign(&shift, an).await.unwrap();
    floor.close().await;
}

async fn site_people(floor: &Floor, place: &str) -> Vec<SitePerson> {
    let asked = ListSitePeopleRequest { place_id: place.to_owned(), page_size: 2, ..ListSitePeopleRequest::default() };
    let first = floor.conditions().list_site_people(asked.clone()).await.unwrap().into_inner();
    let asked = ListSitePeopleRequest { page_token: first.next_page_token, ..asked };
    let rest = floor.conditions().list_site_people(asked).await.unwrap().into_inner();
    assert_eq!(rest.next_page_token, "");
    first.people.into_iter().chain(rest.people).collect()
}

/// Whether inductions and answers are recorded at all, as the list of a site says it.
async fn keeps(floor: &Floor, place: &str) -> (bool, bool) {
    let asked = ListSitePeopleRequest { place_id: place.to_owned(), ..ListSitePeopleRequest::default() };
    let found = floor.conditions().list_site_people(asked).await.unwrap().into_inner();
    (found.keeps_inductions, found.keeps_agreements)
}

async fn who_may_work_at_a_site_is_told_with_what_is_missing(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (_, place) = floor.at_bakery().await;
    floor.worker("An Voorbeeld").await;
    let bo = floor.newcomer("Bo Voorbeeld", GuidanceNeed::Low, true).await;
    floor.agrees(bo, false).await;
    floor.newcomer("Cy Voorbeeld", GuidanceNeed::Low, false).await;
    let people = site_people(&floor, &place).await;
    let rows: Vec<(&str, EnclaveAnswer, bool, String)> = people
        .iter()
        .map(|own| (own.display_name.as_str(), own.answer(), own.is_allowed_at_hosts, own.missing.join(",")))
        .collect();
    let expected = [
        ("An Voorbeeld", EnclaveAnswer::Yes, true, String::new()),
        ("Bo Voorbeeld", EnclaveAnswer::No, true, "NO_AGREEMENT,NO_INDUCTION".to_owned()),
        ("Cy Voorbeeld", EnclaveAnswer::Unspecified, false, "NOT_AT_HOSTS,NO_AGREEMENT,NO_INDUCTION".to_owned()),
    ];
    assert_eq!(rows, expected);
    assert_eq!((people[0].given_on.as_str(), people[1].given_on.as_str()), ("2026-11-02", ""));
    floor.close().await;
}

/// Events that were said before whether hosts are open was told in so many words.
async fn what_was_said_of_a_status_before_counts_by_the_same_rule(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (shift, _) = floor.at_bakery().await;
    let an = floor.worker("An Voorbeeld").await;
    for (status, is_allowed) in [
        (LegalStatus::Article60, false),
        (LegalStatus::Ama, false),
        (LegalStatus::Unspecified, false),
        (LegalStatus::IndividualScheme, true),
        (LegalStatus::TargetWorker, true),
    ] {
        floor.sent_to_hosts(an, status, None).await;
        let kept = format!("copy_guidance WHERE status <> {}", i32::from(LegalStatus::Unspecified));
        assert_eq!(floor.count(&kept).await, 0, "{status:?} itself is not kept");
        let answer = floor.assign(&shift, an).await;
        assert_eq!(answer.is_ok(), is_allowed, "{status:?}");
        if is_allowed {
            floor.release(&shift, an).await.unwrap();
        }
    }
    floor.close().await;
}

async fn an_induction_is_of_a_site_and_of_the_past(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (_, site) = floor.at_bakery().await;
    let department = floor.place(crate::floor::department()).await;
    let an = floor.worker("An Voorbeeld").await;
    let table = [
        (induction(an, &department, ""), "NOT_FOUND"),
        (induction(Uuid::now_v7(), &site, ""), "NOT_FOUND"),
        (induction(an, &site, "2026-11-01"), "INDUCTION_UNSOUND"),
        (RecordInductionRequest { given_on: "2026-11-24".to_owned(), ..induction(an, &site, "") }, "INDUCTION_UNSOUND"),
    ];
    for (request, expected) in table {
        assert_eq!(reason(floor.conditions().record_induction(request.clone()).await), expected, "{request:?}");
    }
    let tomorrow = RecordEnclaveAgreementRequest { said_on: "2026-11-24".to_owned(), ..agreement(an, true) };
    assert_eq!(reason(floor.conditions().record_enclave_agreement(tomorrow).await), "SAID_LATER");
    let unsaid = RecordEnclaveAgreementRequest { how: CallHow::Unspecified.into(), ..agreement(an, true) };
    assert_eq!(reason(floor.conditions().record_enclave_agreement(unsaid).await), "TEXT_MISSING");
    floor.close().await;
}

async fn only_who_plans_or_cares_records_and_reads_it(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (_, site) = floor.at_bakery().await;
    let an = floor.worker("An Voorbeeld").await;
    let asked = ListSitePeopleRequest { place_id: site.clone(), ..ListSitePeopleRequest::default() };
    for role in Role::ALL {
        let may = matches!(role, Role::WorkshopPlanner | Role::SocialWorker);
        let side = || floor.conditions_of(role, Some(floor.bakery));
        assert_eq!(side().record_induction(induction(an, &site, "")).await.is_ok(), may, "{role:?}");
        assert_eq!(side().record_enclave_agreement(agreement(an, true)).await.is_ok(), may, "{role:?}");
        assert_eq!(side().list_site_people(asked.clone()).await.is_ok(), may, "{role:?}");
    }
    floor.close().await;
}

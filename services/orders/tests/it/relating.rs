//! Relations over the years, and whether work stays here.

use werkbrug_chassis::rpc::Authed;
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::orders::{
    AnchoringKind, AnchoringReason, ContactChannel, DeliverOrderRequest, EvaluateRelationRequest, GetRelationRequest,
    ListAnchoringRequest, MomentKind, RecordAnchoringRequest, RecordCompanyContactRequest, RecordMomentRequest,
    RecordProgressRequest, RemoveCompanyContactRequest, relating_client::RelatingClient,
};

use crate::desk::{CUSTOMER, Desk, OTHER, fresh, november, refusal};

on_both_databases!(
    a_relation_tells_what_happened_and_what_it_brought,
    a_moment_or_a_judgement_that_is_not_whole_is_refused,
    the_register_tells_a_year_by_kind,
    only_the_desk_writes_and_who_plans_or_invoices_reads,
    people_at_a_company_are_for_the_desk_alone_and_gone_when_removed,
);

type Client = RelatingClient<Authed>;

fn client(desk: &Desk, role: Role) -> Client {
    RelatingClient::new(desk.bench.client_channel(&desk.bench.viewer(role)))
}

fn moment(company_id: &str, kind: MomentKind, on: &str) -> RecordMomentRequest {
    RecordMomentRequest {
        request_id: fresh(),
        company_id: company_id.to_owned(),
        kind: kind.into(),
        on: on.to_owned(),
        work_description: "dozen vouwen".to_owned(),
        ..RecordMomentRequest::default()
    }
}

fn entry(company_id: &str, kind: AnchoringKind, on: &str, hours_per_year: u32) -> RecordAnchoringRequest {
    RecordAnchoringRequest {
        request_id: fresh(),
        company_id: company_id.to_owned(),
        kind: kind.into(),
        on: on.to_owned(),
        work_description: "dozen vouwen".to_owned(),
        hours_per_year,
        job_tenths: 10,
        ..RecordAnchoringRequest::default()
    }
}

async fn a_relation_tells_what_happened_and_what_it_brought(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    desk.announce("pack", &[24], 480).await;
    let company_id = desk.company(CUSTOMER).await;
    let order = desk.quote(100, &[&[("pack", 60)]]).await;
    desk.accept(&order).await.unwrap();
    let sub_task_id = desk.order(&order).await.lines[0].sub_tasks[0].sub_task_id.clone();
    let progress = RecordProgressRequest { request_id: fresh(), order_id: order.clone(), sub_task_id, pieces: 100 };
    desk.client.record_progress(progress).await.unwrap();
    let delivery = DeliverOrderRequest { request_id: fresh(), order_id: order.clone(), etag: String::new() };
    desk.client.deliver_order(delivery).await.unwrap();
    desk.quote(100, &[&[("pack", 60)]]).await;

    let mut client = client(&desk, Role::OrderDesk);
    let first = RecordMomentRequest {
        channel: ContactChannel::Visit.into(),
        ..moment(&company_id, MomentKind::FirstContact, "1996-05-01")
    };
    client.record_moment(first).await.unwrap();
    client.record_moment(moment(&company_id, MomentKind::WorkChanged, "2011-09-01")).await.unwrap();
    client.record_anchoring(entry(&company_id, AnchoringKind::Kept, "2020-02-03", 800)).await.unwrap();
    let judged =
        EvaluateRelationRequest { request_id: fresh(), company_id: company_id.clone(), answers: vec![4, 3, 4, 2, 4] };
    client.evaluate_relation(judged).await.unwrap();

    let found = client.get_relation(GetRelationRequest { company_id }).await.unwrap().into_inner();
    let timeline: Vec<_> = found.timeline.iter().map(|own| (own.on.as_str(), own.kind.as_str())).collect();
    let expected = [
        ("2026-11-23", "order_delivered"),
        ("2026-11-23", "order_accepted"),
        ("2020-02-03", "kept"),
        ("2011-09-01", "work_changed"),
        ("1996-05-01", "first_contact"),
    ];
    assert_eq!(timeline, expected);
    assert_eq!(
        (found.timeline[0].order_id.as_str(), found.timeline[4].channel()),
        (order.as_str(), ContactChannel::Visit)
    );
    assert_eq!(found.evaluations[0].answers, [4, 3, 4, 2, 4]);
    let figures = found.figures.unwrap();
    assert_eq!((figures.orders, figures.delivered, figures.delivered_on_time), (1, 1, 1), "a quote is no order yet");
    assert_eq!((figures.planned_minutes, figures.worth_cents, figures.saved_cents), (60, 1_250, None));
    desk.close().await;
}

async fn a_moment_or_a_judgement_that_is_not_whole_is_refused(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    let company_id = desk.company(CUSTOMER).await;
    let mut client = client(&desk, Role::OrderDesk);
    let talk = || moment(&company_id, MomentKind::Talk, &november(23));
    let table = [
        (RecordMomentRequest { kind: 0, ..talk() }, "KIND_UNKNOWN", "kind"),
        (RecordMomentRequest { kind: MomentKind::FirstContact.into(), ..talk() }, "CHANNEL_MISSING", "channel"),
        (RecordMomentRequest { channel: ContactChannel::Media.into(), ..talk() }, "CHANNEL_NOT_ASKED", "channel"),
        (RecordMomentRequest { on: november(24), ..talk() }, "DAY_TO_COME", "on"),
        (RecordMomentRequest { company_id: fresh(), ..talk() }, "COMPANY_UNKNOWN", "company_id"),
    ];
    for (request, reason, field) in table {
        assert_eq!(refusal(client.record_moment(request).await), (reason.to_owned(), field.to_owned()));
    }
    for answers in [vec![], vec![1, 2, 3, 4], vec![1, 2, 3, 4, 5]] {
        let request = EvaluateRelationRequest { request_id: fresh(), company_id: company_id.clone(), answers };
        assert_eq!(refusal(client.evaluate_relation(request).await).0, "ANSWERS_OFF");
    }
    desk.close().await;
}

async fn the_register_tells_a_year_by_kind(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    let company_id = desk.company(CUSTOMER).await;
    let mut client = client(&desk, Role::OrderDesk);
    let left = RecordAnchoringRequest {
        place: "Verweggistan".to_owned(),
        reason: AnchoringReason::Price.into(),
        ..entry(&company_id, AnchoringKind::Left, "2026-01-01", 1_600)
    };
    let table = [
        (RecordAnchoringRequest { reason: 0, ..left.clone() }, "REASON_MISSING"),
        (RecordAnchoringRequest { place: String::new(), ..left.clone() }, "PLACE_MISSING"),
        (RecordAnchoringRequest { hours_per_year: 0, ..left.clone() }, "HOURS_MISSING"),
        (RecordAnchoringRequest { on: "2026-11-24".to_owned(), ..left.clone() }, "DAY_TO_COME"),
        (RecordAnchoringRequest { kind: AnchoringKind::Won.into(), ..left.clone() }, "REASON_NOT_ASKED"),
    ];
    for (request, reason) in table {
        let request = RecordAnchoringRequest { request_id: fresh(), ..request };
        assert_eq!(refusal(client.record_anchoring(request).await).0, reason);
    }
    client.record_anchoring(left).await.unwrap();
    client.record_anchoring(entry(&company_id, AnchoringKind::Won, "2026-11-23", 800)).await.unwrap();
    client.record_anchoring(entry(&company_id, AnchoringKind::Won, "2025-12-31", 800)).await.unwrap();
    let year = client.list_anchoring(ListAnchoringRequest { year: 0 }).await.unwrap().into_inner();
    let entries: Vec<_> = year.entries.iter().map(|own| (own.on.as_str(), own.kind(), own.reason())).collect();
    let expected = [
        ("2026-01-01", AnchoringKind::Left, AnchoringReason::Price),
        ("2026-11-23", AnchoringKind::Won, AnchoringReason::Unspecified),
    ];
    assert_eq!((year.year, entries), (2_026, expected.to_vec()));
    let totals: Vec<_> = year.totals.iter().map(|own| (own.kind(), own.entries, own.hours_per_year)).collect();
    assert_eq!(totals[0], (AnchoringKind::Won, 1, 800));
    assert_eq!(totals[3], (AnchoringKind::Left, 1, 1_600));
    let before = client.list_anchoring(ListAnchoringRequest { year: 2_025 }).await.unwrap().into_inner();
    assert_eq!(before.entries.len(), 1);
    assert_eq!(refusal(client.list_anchoring(ListAnchoringRequest { year: 3_000 }).await).0, "YEAR_OUT_OF_RANGE");
    desk.close().await;
}

async fn only_the_desk_writes_and_who_plans_or_invoices_reads(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    let company_id = desk.company(CUSTOMER).await;
    for role in Role::ALL.into_iter().filter(|role| *role != Role::OrderDesk) {
        let mut client = client(&desk, role);
        let written = refusal(client.record_moment(moment(&company_id, MomentKind::Talk, &november(23))).await);
        assert_eq!(written.0, "ROLE_FORBIDS", "{role:?}");
        let reads = matches!(role, Role::WorkshopPlanner | Role::Finance);
        let asked = GetRelationRequest { company_id: company_id.clone() };
        assert_eq!(client.get_relation(asked).await.is_ok(), reads, "{role:?}");
        assert_eq!(client.list_anchoring(ListAnchoringRequest { year: 0 }).await.is_ok(), reads, "{role:?}");
    }
    desk.close().await;
}

async fn people_at_a_company_are_for_the_desk_alone_and_gone_when_removed(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    let (company_id, other) = (desk.company(CUSTOMER).await, desk.company(OTHER).await);
    let mut client = client(&desk, Role::OrderDesk);
    let contact = |name: &str, contact_id: &str| RecordCompanyContactRequest {
        request_id: fresh(),
        company_id: company_id.clone(),
        contact_id: contact_id.to_owned(),
        contact_name: name.to_owned(),
        job: "aankoop".to_owned(),
        language: "fr".to_owned(),
        email: "aankoop@voorbeeld.example".to_owned(),
        telephone: "051 00 00 00".to_owned(),
    };
    let contact_id =
        client.record_company_contact(contact("Zo\u{eb} Verzonnen", "")).await.unwrap().into_inner().contact_id;
    client.record_company_contact(contact("An Bedacht", "")).await.unwrap();
    client.record_company_contact(contact("Zo\u{eb} Anders", &contact_id)).await.unwrap();
    let table = [
        (RecordCompanyContactRequest { language: "de".to_owned(), ..contact("x", "") }, "LANGUAGE_UNKNOWN"),
        (RecordCompanyContactRequest { email: "aankoop".to_owned(), ..contact("x", "") }, "EMAIL_UNUSABLE"),
        (RecordCompanyContactRequest { company_id: other, ..contact("x", &contact_id) }, "CONTACT_UNKNOWN"),
        (contact("x", &fresh()), "CONTACT_UNKNOWN"),
    ];
    for (request, reason) in table {
        assert_eq!(refusal(client.record_company_contact(request).await).0, reason);
    }
    let asked = || GetRelationRequest { company_id: company_id.clone() };
    let seen = client.get_relation(asked()).await.unwrap().into_inner().contacts;
    let names: Vec<_> = seen.iter().map(|own| own.contact_name.as_str()).collect();
    assert_eq!(names, ["An Bedacht", "Zo\u{eb} Anders"]);
    let planner = self::client(&desk, Role::WorkshopPlanner).get_relation(asked()).await.unwrap().into_inner();
    assert!(planner.contacts.is_empty());
    let remove = RemoveCompanyContactRequest { request_id: fresh(), contact_id };
    client.remove_company_contact(remove).await.unwrap();
    assert_eq!(client.get_relation(asked()).await.unwrap().into_inner().contacts.len(), 1);
    desk.close().await;
}

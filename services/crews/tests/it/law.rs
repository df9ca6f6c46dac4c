//! What the law asks of agreements: the kind of work, the notice, breaches that wait, coaches by heads and by full-time
//! equivalents; and gates that say what they find in a word with its facts.

use jiff::civil::date;
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::crews::{
    EngagementKind, GateColour, JudgeKindRequest, KindAnswer, KindOutcome, KindQuestion, ListBreachesRequest,
    ListCoachRatiosRequest, ListEngagementsRequest, ListJudgementsRequest, ListTermsRequest, RecordEngagementRequest,
    RecordNoticeRequest, SettleBreachRequest,
};

use crate::floor::{Floor, TODAY, approve, enclave_at, fresh, of_colour, reason};

on_both_databases!(
    a_gate_says_what_it_finds_in_a_word_with_its_facts,
    five_answers_decide_the_kind_of_work_and_are_kept_with_their_day,
    the_day_of_the_notice_is_recorded_by_the_planner_and_turns_the_gate,
    breaches_that_wait_are_told_with_their_shift_and_their_minutes,
    coaches_are_counted_by_heads_and_by_full_time_equivalents,
    an_agreement_names_both_parties_to_its_host,
    terms_are_read_as_they_stand,
);

async fn a_gate_says_what_it_finds_in_a_word_with_its_facts(backend: Backend) {
    let floor = Floor::open(backend).await;
    let enclave = floor.enclave().await;
    let shift = floor.shift(&enclave, 1).await;
    let gates = floor.gates(&enclave, TODAY, &shift).await;
    let said = |code: &str| {
        let gate = gates.iter().find(|gate| gate.code == code).unwrap();
        let facts: Vec<String> = gate.facts.iter().map(|fact| format!("{}={}", fact.name, fact.value)).collect();
        (gate.finding.clone(), facts)
    };
    assert_eq!(said("ENC-01"), ("OTHER_ENTITY".to_owned(), vec![]));
    assert_eq!(said("ENC-03"), ("SIGNED".to_owned(), vec!["signed=2026-05-20".to_owned()]));
    assert_eq!(said("ENC-05"), ("NO_COACH".to_owned(), vec!["from=360".to_owned(), "to=840".to_owned()]));
    floor.close().await;
}

fn judged(engagement: &str, answers: [(KindQuestion, bool); 5]) -> JudgeKindRequest {
    let answers = answers.map(|(question, is_yes)| KindAnswer { question: question.into(), is_yes });
    JudgeKindRequest { request_id: fresh(), engagement_id: engagement.to_owned(), answers: answers.to_vec() }
}

async fn five_answers_decide_the_kind_of_work_and_are_kept_with_their_day(backend: Backend) {
    let floor = Floor::open(backend).await;
    let enclave = floor.enclave().await;
    let mut planner = floor.side_of(Role::WorkshopPlanner, None);
    let mut said = [
        (KindQuestion::AtHost, true),
        (KindQuestion::SeparateEntity, true),
        (KindQuestion::CoachInstructs, true),
        (KindQuestion::CoreActivity, true),
        (KindQuestion::CoachPresent, true),
    ];
    let first = planner.judge_kind(judged(&enclave, said)).await.unwrap().into_inner();
    assert_eq!(first.outcome(), KindOutcome::Enclave);
    said[2].1 = false;
    let second = planner.judge_kind(judged(&enclave, said)).await.unwrap().into_inner();
    assert_eq!(second.outcome(), KindOutcome::NotAllowed);
    let undecided = JudgeKindRequest { answers: vec![], ..judged(&enclave, said) };
    assert_eq!(reason(planner.judge_kind(undecided).await), "KIND_UNDECIDED");
    let ask = ListJudgementsRequest { engagement_id: enclave, ..ListJudgementsRequest::default() };
    let kept = planner.list_judgements(ask).await.unwrap().into_inner().judgements;
    let told: Vec<_> = kept.iter().map(|one| (one.on.as_str(), one.outcome(), one.decided_by())).collect();
    let expected = [
        ("2026-11-23", KindOutcome::NotAllowed, KindQuestion::CoachInstructs),
        ("2026-11-23", KindOutcome::Enclave, KindQuestion::CoachPresent),
    ];
    assert_eq!(told, expected, "the newest first, and both are kept");
    let mut host = floor.side_of(Role::HostPlanner, Some(floor.bakery));
    assert_eq!(reason(host.list_judgements(ListJudgementsRequest::default()).await), "NOT_ALLOWED");
    floor.close().await;
}

async fn the_day_of_the_notice_is_recorded_by_the_planner_and_turns_the_gate(backend: Backend) {
    let floor = Floor::open(backend).await;
    let place = floor.place(floor.bakery_site()).await;
    let later = RecordEngagementRequest { notified_on: None, starts_on: "2026-12-01".to_owned(), ..enclave_at(&place) };
    let enclave = floor.engagement(later).await;
    let on = date(2026, 12, 1);
    assert!(of_colour(&floor.gates(&enclave, on, "").await, GateColour::Red).contains(&"ENC-04"));
    let sent = |engagement: &str, day: &str| RecordNoticeRequest {
        request_id: fresh(),
        engagement_id: engagement.to_owned(),
        notified_on: day.to_owned(),
    };
    let mut planner = floor.side_of(Role::WorkshopPlanner, None);
    assert_eq!(reason(planner.record_notice(sent(&enclave, "2026-11-24")).await), "NOTICE_IN_FUTURE");
    planner.record_notice(sent(&enclave, "2026-11-23")).await.unwrap();
    assert!(of_colour(&floor.gates(&enclave, on, "").await, GateColour::Green).contains(&"ENC-04"));
    let own = floor.packing().await;
    assert_eq!(reason(planner.record_notice(sent(&own, "2026-11-23")).await), "WRONG_PLACE");
    let mut host = floor.side_of(Role::HostPlanner, Some(floor.bakery));
    assert_eq!(reason(host.record_notice(sent(&enclave, "2026-11-23")).await), "NOT_ALLOWED");
    floor.close().await;
}

async fn breaches_that_wait_are_told_with_their_shift_and_their_minutes(backend: Backend) {
    let floor = Floor::open(backend).await;
    let shift = floor.shift(&floor.enclave().await, 2).await;
    let an = floor.worker("An Voorbeeld").await;
    floor.assign(&shift, an).await.unwrap();
    let breach_id = floor.present(&shift, an, 450).await.breach_id;
    approve(&mut floor.host(), &shift, 450).await.unwrap();
    let open = ListBreachesRequest { is_open: true, ..ListBreachesRequest::default() };
    let list = async || floor.planner.clone().list_breaches(open.clone()).await.unwrap().into_inner().breaches;
    let waiting = list().await;
    let told: Vec<_> =
        waiting.iter().map(|one| (one.place_name.as_str(), one.day.as_str(), one.minutes_held)).collect();
    assert_eq!(told, [("Bakkerij De Proef, inpaklijn", "2026-11-23", 450)]);
    assert!(waiting[0].gates.iter().all(|gate| !gate.finding.is_empty()), "{:?}", waiting[0].gates);
    let settle = SettleBreachRequest {
        request_id: fresh(),
        breach_id,
        decision: "de begeleider stond in de file".to_owned(),
        may_invoice: true,
    };
    floor.planner.clone().settle_breach(settle).await.unwrap();
    assert_eq!(list().await, []);
    floor.close().await;
}

async fn coaches_are_counted_by_heads_and_by_full_time_equivalents(backend: Backend) {
    let floor = Floor::open(backend).await;
    let packing = floor.packing().await;
    let shift = floor.shift(&packing, 2).await;
    floor.guide(&shift, floor.coach("Stef Voorbeeld", Some("2020-01-01")).await).await.unwrap();
    for name in ["An Voorbeeld", "Bo Verzonnen"] {
        floor.assign(&shift, floor.worker(name).await).await.unwrap();
    }
    let mut planner = floor.side_of(Role::WorkshopPlanner, None);
    let ask = ListCoachRatiosRequest { from: TODAY.to_string(), to: TODAY.to_string() };
    let rows = planner.list_coach_ratios(ask.clone()).await.unwrap().into_inner().rows;
    let told: Vec<_> =
        rows.iter().map(|row| (row.heads, row.coaches_by_heads, row.coaches_by_fte, row.coaches_there)).collect();
    assert_eq!(told, [(2, 1, 1, 1)], "also in a department");
    let mut coach = floor.side_of(Role::Coach, None);
    assert_eq!(reason(coach.list_coach_ratios(ask).await), "NOT_ALLOWED");
    floor.close().await;
}

async fn an_agreement_names_both_parties_to_its_host(backend: Backend) {
    let floor = Floor::open(backend).await;
    floor.enclave().await;
    let found = floor.host().list_engagements(ListEngagementsRequest::default()).await.unwrap().into_inner();
    let told = found.engagements.iter().map(|one| (one.workshop_kbo.as_str(), one.company_kbo.as_str(), one.kind()));
    let expected = [("1999000051", "1999000150", EngagementKind::Enclave)];
    assert_eq!(told.collect::<Vec<_>>(), expected);
    assert!(!found.engagements[0].workshop_name.is_empty() && !found.engagements[0].company_name.is_empty());
    floor.close().await;
}

async fn terms_are_read_as_they_stand(backend: Backend) {
    let floor = Floor::open(backend).await;
    floor.enclave().await;
    floor.packing().await;
    let mut planner = floor.side_of(Role::WorkshopPlanner, None);
    let all = planner.list_terms(ListTermsRequest::default()).await.unwrap().into_inner().terms;
    assert_eq!((all.len(), all[0].is_recorded, all[0].terms.unwrap().definitive_minute), (2, false, 435));
    let mut host = floor.side_of(Role::HostPlanner, Some(floor.bakery));
    let own = host.list_terms(ListTermsRequest::default()).await.unwrap().into_inner().terms;
    assert_eq!(own.iter().map(|one| one.place_name.as_str()).collect::<Vec<_>>(), ["Bakkerij De Proef, inpaklijn"]);
    floor.close().await;
}

//! Yesterday's events still read: golden bytes of every released event.
//!
//! `tests/golden/events.txt` only grows: a line that stands there was said by a released version and must mean the same for ever.

use std::collections::BTreeMap;
use std::fs;

use prost::Name;
use werkbrug_proto::{crews, invoicing, orders, social, topics};
use werkbrug_tests::root;

type Samples = BTreeMap<&'static str, Vec<u8>>;

/// What the golden line of each event says, in today's types.
fn samples() -> Samples {
    let mut all = Samples::new();
    orders_samples(&mut all);
    crews_samples(&mut all);
    social_samples(&mut all);
    invoicing_samples(&mut all);
    all
}

fn add<M: Name>(all: &mut Samples, message: &M) {
    all.insert(M::NAME, message.encode_to_vec());
}

fn orders_samples(all: &mut Samples) {
    add(
        all,
        &orders::CompanyRegistered {
            company_id: "c-1".into(),
            kbo: "0999000130".into(),
            company_name: "Zonnewijzer Verpakking".into(),
            is_customer: true,
            is_supplier: true,
            is_own: false,
            province: "West-Vlaanderen".into(),
            sector: "verpakking".into(),
            street: "Bedenkweg 1".into(),
            postcode: "8800".into(),
            city: "Roeselare".into(),
            country: "BE".into(),
            vat: Some("BE0999000130".into()),
            iban: None,
            email: "planning@zonnewijzer.example".into(),
        },
    );
    add(
        all,
        &orders::QuoteCreated {
            order_id: "o-1".into(),
            company_id: "c-1".into(),
            order_reference: "PO-1".into(),
            valid_until: "2026-12-31".into(),
        },
    );
    let work = vec![orders::PlannedWork { department: "MONTAGE".into(), day: "2026-11-24".into(), minutes: 90 }];
    add(
        all,
        &orders::OrderAccepted {
            order_id: "o-1".into(),
            company_id: "c-1".into(),
            order_reference: "PO-1".into(),
            promised_on: "2026-11-25".into(),
            work,
        },
    );
    add(all, &orders::OrderProgressed { order_id: "o-1".into(), sub_task_id: "t-1".into(), done_pieces: 50 });
    add(
        all,
        &orders::OrderDelivered {
            order_id: "o-1".into(),
            promised_on: "2026-11-25".into(),
            delivered_on: "2026-11-24".into(),
        },
    );
    course_samples(all);
}

/// What becomes of orders beside being delivered as a whole.
fn course_samples(all: &mut Samples) {
    let (order_id, promised_on): (String, String) = ("o-1".into(), "2026-11-25".into());
    let planned = |day: &str, minutes| orders::PlannedWork { department: "MONTAGE".into(), day: day.into(), minutes };
    add(
        all,
        &orders::PartDelivered {
            order_id: order_id.clone(),
            promised_on: promised_on.clone(),
            delivered_on: "2026-11-24".into(),
            pieces_left: 60,
        },
    );
    add(
        all,
        &orders::OrderChanged {
            order_id: order_id.clone(),
            promised_on: "2026-11-27".into(),
            work: vec![planned("2026-11-26", 120)],
            changed_on: "2026-11-24".into(),
            before: vec![planned("2026-11-25", 90)],
        },
    );
    let cancelled_on = "2026-11-24".to_owned();
    add(all, &orders::OrderCancelled { order_id: order_id.clone(), promised_on, cancelled_on });
    add(all, &orders::QuoteLost { order_id, lost_on: "2026-11-24".into() });
}

fn crews_samples(all: &mut Samples) {
    add(all, &crews::CapacityAnnounced { department: "MONTAGE".into(), day: "2026-11-24".into(), minutes: 4_800 });
    no_longer_said(all);
    add(
        all,
        &crews::ShiftChanged {
            shift_id: "s-1".into(),
            place_id: "p-1".into(),
            day: "2026-11-24".into(),
            heads_wanted: 6,
            heads_assigned: 5,
            change: "assigned".into(),
        },
    );
    add(
        all,
        &crews::MinutesApproved {
            approval_id: "a-1".into(),
            shift_id: "s-1".into(),
            engagement_id: "e-1".into(),
            company_id: "c-1".into(),
            place_name: "Zonnewijzer, hal 2".into(),
            tariff_class: "STANDAARD".into(),
            day: "2026-11-24".into(),
            minutes: 2_250,
        },
    );
    add(all, &crews::MinutesHeld { approval_id: "a-2".into(), shift_id: "s-2".into(), breach_id: "b-1".into() });
}

/// Said by an earlier version; a log may still hold it.
#[allow(deprecated, reason = "a line that stands in the golden file stays")]
fn no_longer_said(all: &mut Samples) {
    let work = vec![crews::ReservedWork { department: "MONTAGE".into(), day: "2026-11-24".into(), minutes: 90 }];
    add(all, &crews::CapacityReserved { order_id: "o-1".into(), work });
}

#[allow(clippy::too_many_lines, reason = "one sample of each event that the service says")]
fn social_samples(all: &mut Samples) {
    add(all, &social::WorkerRegistered { worker_id: "w-1".into(), display_name: "Bedacht Persoon".into() });
    add(all, &social::EmploymentRecorded { worker_id: "w-1".into(), from: "2020-01-01".into(), to: None });
    add(
        all,
        &social::WorkerUnavailable {
            absence_id: "x-1".into(),
            worker_id: "w-1".into(),
            from: "2026-11-23".into(),
            to: Some("2026-11-27".into()),
            is_cancelled: false,
        },
    );
    add(
        all,
        &social::FunctionalLimitSet {
            limit_id: "l-1".into(),
            worker_id: "w-1".into(),
            kind: social::LimitKind::LiftKg.into(),
            value: 10,
            is_hard: true,
            valid_from: "2026-01-01".into(),
            valid_to: None,
        },
    );
    add(
        all,
        &social::PairRecorded {
            pair_id: "d-1".into(),
            first_worker_id: "w-1".into(),
            second_worker_id: "w-2".into(),
            is_hard: true,
            valid_from: "2026-01-01".into(),
            valid_to: None,
        },
    );
    add(
        all,
        &social::GuidanceNeedRecorded {
            worker_id: "w-1".into(),
            need: social::GuidanceNeed::Mid.into(),
            status: social::LegalStatus::TargetWorker.into(),
            contract_fraction: "0.8".into(),
            is_allowed_at_hosts: None,
        },
    );
    add(
        all,
        &social::SupportPackageGranted {
            package_id: "k-1".into(),
            worker_id: "w-1".into(),
            scheme: social::Scheme::Collective.into(),
            percent: 55,
            guidance: social::GuidanceNeed::Mid.into(),
            valid_from: "2026-01-01".into(),
            valid_to: None,
        },
    );
    add(all, &social::WorkerCodeRecorded { worker_id: "w-1".into(), worker_code: "M00001".into() });
    add(
        all,
        &social::GuaranteedWageDaysCounted {
            worker_id: "w-1".into(),
            quarter: "2026Q4".into(),
            full_days: 7,
            most_days: 7,
            supplement_days: 3,
        },
    );
}

fn invoicing_samples(all: &mut Samples) {
    add(
        all,
        &invoicing::InvoiceIssued {
            invoice_id: "i-1".into(),
            number: "2026-000001".into(),
            company_id: "c-1".into(),
            payable_cents: 112_530,
            issue_date: "2026-11-30".into(),
        },
    );
    add(all, &invoicing::PremiumReckoned { run_id: "r-1".into(), quarter: "2026Q3".into(), total_cents: 25_000_000 });
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn golden() -> BTreeMap<String, String> {
    let text = fs::read_to_string(root().join("tests/golden/events.txt")).unwrap_or_default();
    let lines = text.lines().filter_map(|line| line.split_once(' '));
    lines.map(|(name, bytes)| (name.to_owned(), bytes.to_owned())).collect()
}

/// What differs: events that are said and have no line, lines that mean something else, lines that nobody can read.
fn faults(golden: &BTreeMap<String, String>, samples: &Samples) -> Vec<String> {
    let mut faults = Vec::new();
    let said = topics::TOPICS.iter().flat_map(|topic| topic.events.iter().copied());
    for event in said.filter(|event| !golden.contains_key(*event)) {
        let sample = samples.get(event).map_or_else(|| "has no sample".to_owned(), |bytes| hex(bytes));
        faults.push(format!("{event} {sample}"));
    }
    // Also the lines of events that are not said any more: a log holds them for ever.
    for (event, before) in golden {
        match samples.get(event.as_str()).map(|bytes| hex(bytes)) {
            Some(now) if now == *before => {}
            Some(now) => faults.push(format!("{event} {now}")),
            None => faults.push(format!("{event} stands there and has no sample")),
        }
    }
    faults
}

#[test]
fn every_released_event_still_reads_as_it_was_meant() {
    let faults = faults(&golden(), &samples());
    assert!(
        faults.is_empty(),
        "these differ from tests/golden/events.txt, or are missing there:\n{}",
        faults.join("\n")
    );
}

#[test]
fn a_line_that_is_missing_or_that_nobody_reads_any_more_is_found() {
    let said = topics::TOPICS.iter().flat_map(|topic| topic.events.iter().copied());
    let said: std::collections::BTreeSet<&str> = said.collect();
    let unsaid = "CapacityReserved";
    let others: Vec<&str> = said.iter().copied().chain([unsaid]).collect();
    for event in others {
        let (mut golden, mut samples) = (golden(), samples());
        samples.remove(event);
        assert_eq!(faults(&golden, &samples).len(), 1, "{event} without a type that reads it");
        golden.remove(event);
        assert_eq!(faults(&golden, &samples).len(), usize::from(said.contains(event)), "{event} without a line");
    }
    let mut golden = golden();
    golden.insert(unsaid.to_owned(), "00".to_owned());
    assert_eq!(faults(&golden, &samples()).len(), 1, "another meaning");
}

//! The follow-ups, one row a boundary.

use jiff::civil::date;
use uuid::Uuid;

use super::*;
use crate::{
    category::Category,
    consent::Agreement,
    contact::Said,
    limit::{LimitKind, Load},
    package::{GuidanceNeed, Scheme, Support},
    wording::PersonName,
    worker::{ContractFraction, LegalStatus, Profile},
};

const TODAY: Date = date(2026, 11, 23);

fn id<T>(number: u128) -> Id<T> {
    Id::from_uuid(Uuid::from_u128(number))
}

/// So many days from today.
fn day(days: i64) -> Date {
    after(TODAY, days)
}

fn days(from: i64, to: Option<i64>) -> DayRange {
    DayRange::new(day(from), to.map(day)).unwrap()
}

fn worker(employed_to: Option<i64>) -> Worker {
    let profile = Profile {
        name: PersonName::parse("display_name", "Testina Voorbeeld").unwrap(),
        status: LegalStatus::TargetWorker,
        fraction: ContractFraction::parse("1").unwrap(),
        employment: DayRange::new(date(2010, 1, 1), employed_to.map(day)).unwrap(),
        file_holder: None,
    };
    Worker { id: id(1), code: "W-0001".to_owned(), profile, version: 1 }
}

fn absence(from: i64, to: Option<i64>) -> Absence {
    Absence { id: id(10), worker: id(1), days: days(from, to), version: 1 }
}

fn contact(about: Option<u128>, how: ContactHow, made_on: i64, next_on: Option<i64>) -> Contact {
    let said = Said { subject: about.map(id), how, made_on: day(made_on), next_on: next_on.map(day) };
    Contact { id: id(900), worker: id(1), said }
}

/// What is found, as kind, reason and days from today.
fn found(dates: &Dates<'_>, until: i64) -> Vec<(Kind, Reason, i64)> {
    let list = follow_ups(&worker(None), dates, Horizon::new(TODAY, day(until)));
    let from_today = |due: Date| TODAY.duration_until(due).as_hours() / 24;
    list.into_iter().map(|it| (it.kind, it.reason, from_today(it.due_on))).collect()
}

#[test]
fn somebody_absent_is_called_on_the_first_day_and_after_each_week_of_silence() {
    let call = |reason, due| vec![(Kind::Contact, reason, due)];
    let table = [
        // since, through, looked ahead until, found
        (0, None, 0, call(Reason::FirstCall, 0)),
        (0, Some(0), 0, call(Reason::FirstCall, 0)),
        (-1, Some(-1), 0, vec![]),
        (1, None, 0, vec![]),
        (1, None, 1, call(Reason::FirstCall, 1)),
        (-6, None, 0, call(Reason::FirstCall, -6)),
        (-7, None, 0, call(Reason::Silent7, -7)),
        (-13, None, 0, call(Reason::Silent7, -13)),
        (-14, None, 0, call(Reason::Silent14, -14)),
        (-27, None, 0, call(Reason::Silent14, -27)),
        (-28, None, 0, call(Reason::Silent28, -28)),
    ];
    for (since, through, until, expected) in table {
        let absences = [absence(since, through)];
        let dates = Dates { absences: &absences, ..Dates::default() };
        assert_eq!(found(&dates, until), expected, "{since} {through:?} {until}");
    }
}

#[test]
fn a_contact_closes_the_call_for_a_week_or_moves_it_to_the_day_agreed() {
    let call = |reason, due| vec![(Kind::Contact, reason, due)];
    let phone = |about, made_on, next_on| contact(about, ContactHow::Phone, made_on, next_on);
    let table = [
        ("called today", None, phone(Some(10), 0, None), 0, vec![]),
        ("called today, looked ahead", None, phone(Some(10), 0, None), 7, call(Reason::Silent7, 7)),
        ("a week ago", None, phone(Some(10), -7, None), 0, call(Reason::Silent7, 0)),
        ("two weeks ago", None, phone(Some(10), -14, None), 0, call(Reason::Silent14, -7)),
        ("four weeks ago", None, phone(Some(10), -28, None), 0, call(Reason::Silent28, -21)),
        ("agreed for tomorrow", None, phone(Some(10), -20, Some(1)), 0, vec![]),
        ("agreed for today", None, phone(Some(10), -20, Some(0)), 0, call(Reason::AgreedDay, 0)),
        ("about nothing of the file", None, phone(None, 0, None), 0, vec![]),
        ("about something else", None, phone(Some(77), 0, None), 0, call(Reason::Silent28, -40)),
        ("before the absence", None, phone(None, -41, None), 0, call(Reason::Silent28, -40)),
        ("back before the day agreed", Some(4), phone(Some(10), 0, Some(5)), 5, vec![]),
        ("back on the day agreed", Some(5), phone(Some(10), 0, Some(5)), 5, call(Reason::AgreedDay, 5)),
        (
            "the doctor was asked, not the worker",
            None,
            contact(Some(10), ContactHow::AskedWorkDoctor, 0, None),
            0,
            call(Reason::Silent28, -40),
        ),
    ];
    for (name, through, contact, until, expected) in table {
        let (absences, contacts) = ([absence(-40, through)], [contact]);
        let dates = Dates { absences: &absences, contacts: &contacts, ..Dates::default() };
        assert_eq!(found(&dates, until), expected, "{name}");
    }
}

#[test]
fn the_last_contact_counts() {
    let absences = [absence(-30, None)];
    let contacts =
        [contact(Some(10), ContactHow::Phone, -2, None), contact(Some(10), ContactHow::HomeVisit, -9, Some(-1))];
    let dates = Dates { absences: &absences, contacts: &contacts, ..Dates::default() };
    assert_eq!(found(&dates, 0), []);
}

#[test]
fn the_work_doctor_is_asked_after_eight_weeks_and_after_six_months() {
    // regulation.md 5.2: after 8 weeks an estimate is asked; within 6 months a path starts (law of 19/12/2025).
    let estimate = |due| vec![(Kind::WorkDoctor, Reason::PotentialEstimate, due)];
    let table = [
        (-55, None, vec![]),
        (-56, None, estimate(0)),
        (-80, None, estimate(-24)),
        (-80, Some(-24 - 29), estimate(-24)),
        (-80, Some(-24 - 28), vec![]),
        (-80, Some(0), vec![]),
        // 23 May to 23 November is six months: 184 days.
        (-183, Some(-127), vec![]),
        (-184, Some(-128), vec![(Kind::WorkDoctor, Reason::ReintegrationPath, 0)]),
        (-184, Some(-28), vec![]),
    ];
    for (since, asked, expected) in table {
        let absences = [absence(since, None)];
        let mut contacts = vec![contact(Some(10), ContactHow::Phone, 0, None)];
        contacts.extend(asked.map(|on| contact(Some(10), ContactHow::AskedWorkDoctor, on, None)));
        let dates = Dates { absences: &absences, contacts: &contacts, ..Dates::default() };
        assert_eq!(found(&dates, 0), expected, "{since} {asked:?}");
    }
}

#[test]
fn who_is_back_before_the_moment_needs_no_doctor() {
    let absences = [absence(-50, Some(5))];
    let contacts = [contact(Some(10), ContactHow::Phone, 0, None)];
    let dates = Dates { absences: &absences, contacts: &contacts, ..Dates::default() };
    assert_eq!(found(&dates, 6), []);
}

fn limit(number: u128, kind: LimitKind, validity: DayRange) -> FunctionalLimit {
    let load = Load { kind, value: 0, is_hard: true };
    FunctionalLimit { id: id(number), worker: id(1), load, validity, version: 1 }
}

#[test]
fn a_limit_is_looked_at_a_fortnight_before_it_ends_unless_another_follows() {
    let ends = |due| vec![(Kind::LimitEnds, Reason::LimitEnds, due)];
    let one = |to| limit(20, LimitKind::LiftKg, days(-100, to));
    let other = |kind, from, to| limit(21, kind, days(from, to));
    let table = [
        (vec![one(None)], 0, vec![]),
        (vec![one(Some(15))], 0, vec![]),
        (vec![one(Some(15))], 1, ends(15)),
        (vec![one(Some(14))], 0, ends(14)),
        (vec![one(Some(0))], 0, ends(0)),
        (vec![one(Some(-1))], 0, vec![]),
        (vec![one(Some(5)), other(LimitKind::LiftKg, 6, None)], 0, vec![]),
        (vec![one(Some(5)), other(LimitKind::Noise, 6, None)], 0, ends(5)),
        (vec![one(Some(5)), other(LimitKind::LiftKg, -50, Some(-20))], 0, ends(5)),
    ];
    for (limits, until, expected) in table {
        let dates = Dates { limits: &limits, ..Dates::default() };
        assert_eq!(found(&dates, until), expected, "{limits:?} {until}");
    }
}

#[test]
fn a_contact_about_an_end_closes_it_or_moves_it() {
    let limits = [limit(20, LimitKind::LiftKg, days(-100, Some(5)))];
    let table = [
        (contact(Some(20), ContactHow::AtWork, 0, None), 30, vec![]),
        (contact(Some(20), ContactHow::AtWork, 0, Some(3)), 2, vec![]),
        (contact(Some(20), ContactHow::AtWork, 0, Some(3)), 3, vec![(Kind::LimitEnds, Reason::AgreedDay, 3)]),
        (contact(Some(20), ContactHow::AtWork, -10, None), 0, vec![(Kind::LimitEnds, Reason::LimitEnds, 5)]),
        (contact(None, ContactHow::AtWork, 0, None), 0, vec![(Kind::LimitEnds, Reason::LimitEnds, 5)]),
    ];
    for (contact, until, expected) in table {
        let contacts = [contact];
        let dates = Dates { limits: &limits, contacts: &contacts, ..Dates::default() };
        assert_eq!(found(&dates, until), expected, "{contacts:?} {until}");
    }
}

fn package(number: u128, validity: DayRange) -> SupportPackage {
    let support = Support::new(Scheme::Collective, 45, GuidanceNeed::Mid).unwrap();
    SupportPackage { id: id(number), worker: id(1), support, validity, version: 1 }
}

#[test]
fn a_package_is_looked_at_sixty_days_before_it_ends_unless_another_follows() {
    let ends = |due| vec![(Kind::PackageEnds, Reason::PackageEnds, due)];
    let one = |to| package(30, days(-400, to));
    let table = [
        (vec![one(Some(61))], 0, vec![]),
        (vec![one(Some(60))], 0, ends(60)),
        (vec![one(Some(0))], 0, ends(0)),
        (vec![one(Some(-1))], 0, vec![]),
        (vec![one(Some(30)), package(31, days(31, None))], 0, vec![]),
    ];
    for (packages, until, expected) in table {
        let dates = Dates { packages: &packages, ..Dates::default() };
        assert_eq!(found(&dates, until), expected, "{packages:?} {until}");
    }
}

#[test]
fn a_package_may_be_evaluated_two_years_and_a_day_after_its_start() {
    // regulation.md 1.2: not before year 3 (2 years and 1 day).
    let table = [
        (date(2024, 11, 22), Some(0)),
        (date(2025, 1, 20), Some(59)),
        (date(2025, 1, 21), Some(60)),
        (date(2025, 1, 22), None),
        (date(2024, 9, 23), Some(-60)),
        (date(2024, 9, 22), None),
    ];
    for (from, due) in table {
        let packages = [package(30, DayRange::new(from, None).unwrap())];
        let dates = Dates { packages: &packages, ..Dates::default() };
        let expected: Vec<_> =
            due.map(|due| (Kind::PackageEvaluation, Reason::EvaluationPossible, due)).into_iter().collect();
        assert_eq!(found(&dates, 0), expected, "{from}");
    }
    let short = [package(30, DayRange::new(date(2024, 12, 1), Some(date(2026, 12, 1))).unwrap())];
    let dates = Dates { packages: &short, ..Dates::default() };
    assert_eq!(found(&dates, 0), [(Kind::PackageEnds, Reason::PackageEnds, 8)], "over before it may be evaluated");
}

fn consent(number: u128, expires: Option<i64>) -> Consent {
    let agreement = Agreement {
        category: Category::AbsenceReason,
        recipient: "coach-1".to_owned(),
        purpose: "lighter work".to_owned(),
        text_version: "2026-1".to_owned(),
        trusted_person: String::new(),
        expires_on: expires.map(day),
    };
    Consent { id: id(number), worker: id(1), agreement, given_on: day(-30), withdrawn_on: None, version: 1 }
}

#[test]
fn a_consent_is_looked_at_a_fortnight_before_it_expires_unless_another_lasts() {
    let ends = |due| vec![(Kind::ConsentEnds, Reason::ConsentEnds, due)];
    let withdrawn = Consent { withdrawn_on: Some(day(-1)), ..consent(40, Some(5)) };
    let mut to_somebody_else = consent(41, None);
    to_somebody_else.agreement.recipient = "coach-2".to_owned();
    let table = [
        (vec![consent(40, None)], vec![]),
        (vec![consent(40, Some(15))], vec![]),
        (vec![consent(40, Some(14))], ends(14)),
        (vec![consent(40, Some(0))], ends(0)),
        (vec![consent(40, Some(-1))], vec![]),
        (vec![withdrawn], vec![]),
        (vec![consent(40, Some(5)), consent(41, None)], vec![]),
        (vec![consent(40, Some(5)), to_somebody_else], ends(5)),
    ];
    for (consents, expected) in table {
        let dates = Dates { consents: &consents, ..Dates::default() };
        assert_eq!(found(&dates, 0), expected, "{consents:?}");
    }
}

#[test]
fn somebody_who_left_is_followed_no_more() {
    let absences = [absence(-3, None)];
    let dates = Dates { absences: &absences, ..Dates::default() };
    for (employed_to, count) in [(None, 1), (Some(0), 1), (Some(-1), 0)] {
        let list = follow_ups(&worker(employed_to), &dates, Horizon::new(TODAY, TODAY));
        assert_eq!(list.len(), count, "{employed_to:?}");
    }
}

#[test]
fn looking_back_is_looking_at_today() {
    let absences = [absence(0, None)];
    let dates = Dates { absences: &absences, ..Dates::default() };
    assert_eq!(found(&dates, -5), found(&dates, 0));
}

#[test]
fn every_threshold_says_where_it_comes_from() {
    for known in parameter::ALL {
        assert!(known.days > 0 && !known.name.is_empty() && known.source.len() > 20, "{known:?}");
    }
}

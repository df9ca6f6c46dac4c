//! The policy against a matrix written down a second time, cell by cell, from design.md 5.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

use jiff::civil::{Date, date};
use uuid::Uuid;
use werkbrug_kernel::{id::Id, role::Role};
use werkbrug_social_domain::{
    category::Category,
    consent::{Agreement, Consent},
    policy::{Action, Asker, File, Ground, Keeper, Permission, keeper, permission},
    refusal::Refusal,
    worker::Worker,
};

/// Columns: host planner, workshop planner, order desk, coach, social worker, physician, finance,
/// worker, sector observer, admin. `+` everybody, `o` oneself, `-` nobody.
const MATRIX: [(Action, &str); 22] = [
    (Action::RegisterWorker, "- - - - + - - - - -"),
    (Action::SeeWorkers, "- + - + + + + o - -"),
    (Action::SeeContracts, "- - - - + - + o - -"),
    (Action::ReportAbsence, "- - - + + - - - - -"),
    (Action::EndAbsence, "- - - + + - - - - -"),
    (Action::SeeAbsenceDates, "- + - + + + - o - -"),
    (Action::SetLimit, "- - - - + + - - - -"),
    (Action::SeeLimits, "- + - + + + - o - -"),
    (Action::RecordConsent, "- - - - + - - o - -"),
    (Action::SeeConsents, "- - - - + - - o - -"),
    (Action::GrantPackage, "- - - - + - + - - -"),
    (Action::SeePackages, "- - - - + - + o - -"),
    (Action::SeeReads, "- - - - + - - o - -"),
    (Action::Erase, "- - - - + - - - - -"),
    (Action::CancelAbsence, "- - - + + - - - - -"),
    (Action::SeeEpisode, "- - - - + - - o - -"),
    (Action::SeeFollowUps, "- - - - + - - - - -"),
    (Action::RecordContact, "- - - - + - - - - -"),
    (Action::SeeContacts, "- - - - + - - o - -"),
    (Action::DecideHostStatus, "- - - - + - - - - -"),
    (Action::RecordPair, "- - - - + - - - - -"),
    (Action::SeePairs, "- - - - + - - o - -"),
];

/// Columns as above; rows: no consent, a consent that holds. `f` own file, `o` oneself, `c` consent.
const SECRET: [(&str, bool); 2] = [("- - - - f - - o - -", false), ("- c - c f c - o - -", true)];

const REASON: Category = Category::AbsenceReason;

const TODAY: Date = date(2026, 11, 23);

fn id<T>(number: u128) -> Id<T> {
    Id::from_uuid(Uuid::from_u128(number))
}

fn asker(role: Role) -> Asker {
    let oneself = (role == Role::Worker).then(|| id(1));
    Asker { actor: "me".to_owned(), role, oneself }
}

fn consent(recipient: &str, worker: Id<Worker>) -> Consent {
    let agreement = Agreement {
        category: Category::AbsenceReason,
        recipient: recipient.to_owned(),
        purpose: "lighter work".to_owned(),
        text_version: "2026-1".to_owned(),
        trusted_person: String::new(),
        expires_on: Some(TODAY),
    };
    Consent::give(id(20), worker, agreement, TODAY).unwrap()
}

#[test]
fn every_role_may_do_exactly_what_the_matrix_says() {
    assert_eq!(MATRIX.map(|(action, _)| action), Action::ALL);
    for (action, row) in MATRIX {
        let cells: Vec<&str> = row.split(' ').collect();
        assert_eq!(cells.len(), Role::ALL.len());
        for (role, cell) in Role::ALL.into_iter().zip(cells) {
            let expected = match cell {
                "+" => Permission::Everybody,
                "o" => Permission::Oneself,
                "-" => Permission::Nobody,
                other => panic!("no such cell: {other}"),
            };
            assert_eq!(permission(role, action), expected, "{role:?} {action:?}");
            let asker = asker(role);
            assert_eq!(asker.may(action, Some(id(1))).is_ok(), cell != "-", "{role:?} {action:?}");
            assert_eq!(asker.may(action, Some(id(2))).is_ok(), cell == "+", "{role:?} {action:?}");
            assert_eq!(asker.may(action, None).is_ok(), cell == "+", "{role:?} {action:?}");
        }
    }
}

#[test]
fn a_secret_needs_a_ground_and_a_consent_opens_it_to_few() {
    for (row, is_consented) in SECRET {
        let consents = if is_consented { vec![consent("me", id(1))] } else { vec![] };
        let file = File { worker: id(1), holder: None, consents: &consents, category: REASON };
        for (role, cell) in Role::ALL.into_iter().zip(row.split(' ')) {
            let expected = match cell {
                "f" => Ok(Ground::OwnFile),
                "o" => Ok(Ground::Oneself),
                "c" => Ok(Ground::Consent(id(20))),
                "-" => Err(Refusal::NoGround),
                other => panic!("no such cell: {other}"),
            };
            assert_eq!(asker(role).ground(&file, TODAY), expected, "{role:?} {is_consented}");
        }
    }
}

#[test]
fn a_file_with_a_holder_is_closed_to_the_other_social_workers() {
    let consents = [consent("me", id(1))];
    let table = [
        (Some("me"), &[][..], Ok(Ground::OwnFile)),
        (None, &[], Ok(Ground::OwnFile)),
        (Some("colleague"), &[], Err(Refusal::NoGround)),
        (Some("colleague"), &consents, Ok(Ground::Consent(id(20)))),
    ];
    for (holder, consents, expected) in table {
        let file = File { worker: id(1), holder, consents, category: REASON };
        assert_eq!(asker(Role::SocialWorker).ground(&file, TODAY), expected, "{holder:?}");
    }
}

#[test]
fn a_consent_of_somebody_else_or_to_somebody_else_or_over_opens_nothing() {
    let tomorrow = TODAY.tomorrow().unwrap();
    let mut withdrawn = consent("me", id(1));
    withdrawn.withdraw(TODAY);
    let table = [
        (consent("me", id(1)), TODAY, true),
        (consent("me", id(1)), tomorrow, false),
        (consent("me", id(2)), TODAY, false),
        (consent("colleague", id(1)), TODAY, false),
        (withdrawn, TODAY, false),
    ];
    for (consent, on, opens) in table {
        let file = File { worker: id(1), holder: None, consents: &[consent], category: REASON };
        assert_eq!(asker(Role::Coach).ground(&file, on).is_ok(), opens, "{file:?} {on}");
    }
}

#[test]
fn a_worker_is_oneself_only_with_the_own_id() {
    let stranger = Asker { oneself: Some(id(2)), ..asker(Role::Worker) };
    let unknown = Asker { oneself: None, ..asker(Role::Worker) };
    let file = File { worker: id(1), holder: None, consents: &[], category: REASON };
    for somebody in [stranger, unknown] {
        assert_eq!(somebody.may(Action::SeeReads, Some(id(1))), Err(Refusal::NotAllowed));
        assert_eq!(somebody.may(Action::SeeReads, None), Err(Refusal::NotAllowed));
        assert_eq!(somebody.ground(&file, TODAY), Err(Refusal::NoGround));
    }
}

#[test]
fn a_consent_opens_one_kind_of_secret_alone() {
    let consents = [consent("me", id(1))];
    for (category, opens) in [(Category::AbsenceReason, true), (Category::ContactNote, false)] {
        let file = File { worker: id(1), holder: None, consents: &consents, category };
        assert_eq!(asker(Role::Coach).ground(&file, TODAY).is_ok(), opens, "{category:?}");
    }
}

#[test]
fn a_coach_takes_back_only_what_the_coach_reported() {
    let table = [
        (Role::SocialWorker, "somebody", true),
        (Role::SocialWorker, "", true),
        (Role::Coach, "me", true),
        (Role::Coach, "somebody", false),
        (Role::Coach, "", false),
        (Role::WorkshopPlanner, "me", false),
        (Role::Worker, "me", false),
    ];
    for (role, reported_by, allowed) in table {
        assert_eq!(asker(role).may_cancel(id(1), reported_by).is_ok(), allowed, "{role:?} {reported_by}");
    }
}

#[test]
fn a_file_is_ones_own_everybodys_or_a_colleagues() {
    let table = [(Some("me"), Keeper::Own), (None, Keeper::Shared), (Some("colleague"), Keeper::Colleague)];
    for (holder, expected) in table {
        assert_eq!(keeper(holder, "me"), expected);
    }
}

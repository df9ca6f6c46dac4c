//! A refusal keeps its reason on the way; a fault keeps its cause to itself.

use tonic::{Code, Status};
use tonic_types::StatusExt;
use werkbrug_chassis::refusal::{Fault, Kind, Refusal, facts_of, http_status, kind_of, reason_of};

#[test]
fn six_kinds_have_one_code_and_one_http_status_each() {
    let table = [
        (Kind::Invalid, Code::InvalidArgument, 400),
        (Kind::NotFound, Code::NotFound, 404),
        (Kind::Forbidden, Code::PermissionDenied, 403),
        (Kind::Conflict, Code::Aborted, 409),
        (Kind::Precondition, Code::FailedPrecondition, 422),
        (Kind::Busy, Code::Unavailable, 503),
    ];
    assert_eq!(table.map(|(kind, ..)| kind), Kind::ALL);
    for (kind, code, http) in table {
        let status = Status::from(Refusal::new(kind, "REASON", "text"));
        assert_eq!(status.code(), code);
        assert_eq!(kind_of(&status), Some(kind));
        assert_eq!(http_status(kind).as_u16(), http);
    }
}

#[test]
fn a_refusal_carries_reason_field_and_facts() {
    let refusal =
        Refusal::invalid("due_on", "TOO_EARLY", "the date is in the past").with_fact("earliest", "2026-11-22");
    let status = Status::from(refusal);
    assert_eq!(status.message(), "the date is in the past");
    assert_eq!(reason_of(&status).as_deref(), Some("TOO_EARLY"));
    assert_eq!(facts_of(&status).get("earliest").map(String::as_str), Some("2026-11-22"));
    let details = status.get_error_details();
    assert_eq!(details.error_info().unwrap().domain, "werkbrug");
    let violation = &details.bad_request().unwrap().field_violations[0];
    assert_eq!((violation.field.as_str(), violation.description.as_str()), ("due_on", "the date is in the past"));
}

#[test]
fn a_fault_keeps_its_cause_to_itself() {
    let fault = Fault::new("saving", std::io::Error::other("planted-cause"));
    assert_eq!(fault.chain(), "saving: planted-cause");
    assert_eq!(fault.to_string(), "saving");
    let status = Status::from(fault);
    assert_eq!((status.code(), status.message()), (Code::Internal, "internal fault"));
    assert_eq!(kind_of(&status), None);
    assert_eq!(facts_of(&status).get("incident").map(String::len), Some(36));
    let details = String::from_utf8_lossy(status.details()).into_owned();
    assert!(!details.contains("planted-cause") && !details.contains("saving"));
}

/// As a database driver: short when it is shown, with the whole row when it is debugged.
struct Driver;

impl std::fmt::Display for Driver {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a check failed")
    }
}

impl std::fmt::Debug for Driver {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a check failed: the row contains (geheim-zwaluwnest)")
    }
}

impl std::error::Error for Driver {}

#[test]
fn a_fault_never_shows_the_row_that_was_refused() {
    let fault = Fault::new("saving", Driver);
    assert_eq!(format!("{fault:?}"), "saving: a check failed");
    assert_eq!(fault.chain(), "saving: a check failed");
}

#[test]
fn a_foreign_status_has_no_reason() {
    assert_eq!(reason_of(&Status::internal("other")), None);
    assert!(facts_of(&Status::internal("other")).is_empty());
}

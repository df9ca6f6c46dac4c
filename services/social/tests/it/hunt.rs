//! A marked secret is planted and hunted for in everything that the service writes.

use std::path::Path;

use base64::{Engine, engine::general_purpose::STANDARD};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};
use tonic::Status;
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::social as contract;

use crate::desk::{Desk, absence, consent, contact, number, wanted, wanted_note};
use crate::logs;

on_both!(a_planted_secret_is_nowhere_but_in_the_answer_to_who_may_read_it);

/// A text as it might stand somewhere: plain, base64 at each alignment, hexadecimal, UTF-16.
fn disguises(text: &str) -> Vec<String> {
    let mut found = vec![text.to_owned(), hex::encode(text), hex::encode_upper(text)];
    for shift in 0..3 {
        let padded = [" ".repeat(shift).as_bytes(), text.as_bytes()].concat();
        let encoded = STANDARD.encode(&padded);
        // The first and last group depend on the neighbours.
        found.push(encoded[4..encoded.len() - 4].to_owned());
    }
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    found.push(hex::encode(&wide));
    found.push(String::from_utf8(wide).unwrap());
    found
}

fn holds(bytes: &[u8], text: &str) -> bool {
    let bytes = String::from_utf8_lossy(bytes);
    disguises(text).iter().any(|part| bytes.contains(part))
}

fn files(folder: &Path, found: &mut Vec<(String, Vec<u8>)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push((path.display().to_string(), std::fs::read(&path).unwrap()));
        }
    }
}

/// Every row of every table as text, where the database is no file of ours.
async fn rows(db: &DatabaseConnection) -> Vec<(String, Vec<u8>)> {
    let ask = |text: String| Statement::from_string(DbBackend::Postgres, text);
    let tables = "SELECT table_name::text FROM information_schema.tables WHERE table_schema = current_schema()";
    let mut found = Vec::new();
    for table in db.query_all_raw(ask(tables.to_owned())).await.unwrap() {
        let table: String = table.try_get_by_index(0).unwrap();
        for row in db.query_all_raw(ask(format!("SELECT t::text FROM \"{table}\" t"))).await.unwrap() {
            found.push((format!("table {table}"), row.try_get_by_index::<String>(0).unwrap().into_bytes()));
        }
    }
    found
}

/// Everything the service wrote: its files, its rows, what it said and what was logged.
async fn written(desk: &Desk, backend: Backend) -> Vec<(String, Vec<u8>)> {
    let mut found = vec![("the log".to_owned(), logs::so_far())];
    files(&desk.bench.data_dir(), &mut found);
    if backend == Backend::Postgres {
        found.extend(rows(desk.bench.database()).await);
    }
    for topic in ["people", "availability", "limits", "guidance", "entitlement", "audit"] {
        for entry in desk.bench.log(topic).await {
            found.push((format!("event {}", entry.event_type), entry.body));
        }
    }
    found
}

/// Plants the secret, reads it by consent, and answers what was refused on the way: refusals tell the same words again.
async fn plant(desk: &Desk, secret: &str) -> Vec<Status> {
    let worker = desk.hire("W-1").await;
    let (mut social, mut coach) = (desk.social(), desk.as_role(Role::Coach));
    let said = contract::ReportAbsenceRequest { note: secret.to_owned(), ..absence(worker, "2026-11-23", None) };
    let reported = coach.report_absence(said.clone()).await.unwrap().into_inner();
    assert_eq!(coach.report_absence(said.clone()).await.unwrap().into_inner(), reported, "a repeat");
    let overlapping = contract::ReportAbsenceRequest { request_id: number(), ..said.clone() };
    let reused = contract::ReportAbsenceRequest { to: Some("2026-11-30".to_owned()), ..said.clone() };
    let too_long = contract::ReportAbsenceRequest { request_id: number(), note: secret.repeat(200), ..said };
    let told = vec![
        social.report_absence(overlapping).await.unwrap_err(),
        coach.report_absence(reused).await.unwrap_err(),
        social.report_absence(too_long).await.unwrap_err(),
        coach.read_absence_secret(wanted(&reported.absence_id)).await.unwrap_err(),
    ];
    social.give_consent(consent(worker, &desk.bench.viewer(Role::Coach))).await.unwrap();
    let read = coach.read_absence_secret(wanted(&reported.absence_id)).await.unwrap();
    assert_eq!(read.into_inner().note, secret);
    told.into_iter().chain(plant_note(desk, worker, secret).await).collect()
}

/// Plants the secret in the note of a contact and reads it.
async fn plant_note(desk: &Desk, worker: uuid::Uuid, secret: &str) -> Vec<Status> {
    let mut social = desk.social();
    let said = contract::RecordContactRequest { note: secret.to_owned(), ..contact(worker, "") };
    let kept = social.record_contact(said.clone()).await.unwrap().into_inner();
    assert_eq!(social.record_contact(said.clone()).await.unwrap().into_inner(), kept, "a repeat");
    let reused = contract::RecordContactRequest { made_on: "2026-11-20".to_owned(), ..said.clone() };
    let to_come =
        contract::RecordContactRequest { request_id: number(), made_on: "2026-11-24".to_owned(), ..said.clone() };
    let too_long = contract::RecordContactRequest { request_id: number(), note: secret.repeat(200), ..said };
    let told = vec![
        social.record_contact(reused).await.unwrap_err(),
        social.record_contact(to_come).await.unwrap_err(),
        social.record_contact(too_long).await.unwrap_err(),
        desk.as_role(Role::Coach).read_contact_note(wanted_note(&kept.contact_id)).await.unwrap_err(),
    ];
    let read = social.read_contact_note(wanted_note(&kept.contact_id)).await.unwrap().into_inner();
    assert_eq!(read.note, secret);
    told
}

async fn a_planted_secret_is_nowhere_but_in_the_answer_to_who_may_read_it(backend: Backend) {
    let desk = Desk::open(backend).await;
    let secret = format!("PLANTED-{}-SECRET", number());
    for status in plant(&desk, &secret).await {
        assert!(!holds(format!("{status:?}").as_bytes(), &secret), "{}", status.message());
        assert!(!holds(status.details(), &secret));
    }
    let written = written(&desk, backend).await;
    for (place, bytes) in &written {
        assert!(!holds(bytes, &secret), "the secret stands in {place}");
    }
    let at = |place: &str, text: &str| written.iter().any(|(name, bytes)| name.contains(place) && holds(bytes, text));
    assert!(!at("the log", "Testina Voorbeeld"), "no log line names anybody");
    // The hunt finds what is there, so finding nothing means something.
    let rows = if backend == Backend::Sqlite { "social.db" } else { "table worker" };
    let found = [
        (rows, "Testina Voorbeeld W-1"),
        ("event WorkerRegistered", "Testina"),
        ("event report_absence", "bench-coach"),
        ("event record_contact", "bench-social_worker"),
        ("the log", "answering"),
    ];
    for (place, text) in found {
        assert!(at(place, text), "{text} stands in {place}");
    }
    desk.bench.stop().await;
}

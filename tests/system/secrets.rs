//! Secrets planted in the social service are found nowhere else: not in a database, a log, the bus, an answer or a page.

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use werkbrug_kernel::role::Role;
use werkbrug_proto::{crews, social};
use werkbrug_tests::patience::insist;
use werkbrug_tests::system::System;

use werkbrug_tests::trade;

/// Journeys of a phone call with something nobody else may know.
const JOURNEYS: usize = 20;

/// A secret that stands for itself: no word of it occurs by chance.
fn secret(number: usize) -> String {
    format!("geheim-zwaluwnest-{number:03}-kroontjespen")
}

/// The ways in which bytes may hide in a file.
fn disguises(text: &str) -> Vec<Vec<u8>> {
    let mut all = vec![text.as_bytes().to_vec(), text.to_uppercase().into_bytes()];
    all.push(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
    all.push(text.encode_utf16().flat_map(u16::to_be_bytes).collect());
    all.push(text.bytes().map(|byte| format!("{byte:02x}")).collect::<String>().into_bytes());
    for shift in 0..3 {
        // Base64 looks different at each of three places; the sure middle is the same.
        let shifted = [vec![b'x'; shift], text.as_bytes().to_vec()].concat();
        let encoded = STANDARD.encode(shifted);
        let sure: String = encoded.chars().skip(4).take(encoded.len().saturating_sub(8)).collect();
        all.push(sure.into_bytes());
    }
    all
}

fn contains(hay: &[u8], needle: &[u8]) -> bool {
    hay.windows(needle.len()).any(|window| window == needle)
}

fn all_files(under: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(under).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { all_files(&path, found) } else { found.push(path) }
    }
}

/// Every file that holds any of the texts in any disguise.
fn hunt(under: &Path, texts: &[String]) -> Vec<String> {
    let needles: Vec<Vec<u8>> = texts.iter().flat_map(|text| disguises(text)).collect();
    let mut files = Vec::new();
    all_files(under, &mut files);
    let holds =
        |path: &PathBuf| fs::read(path).is_ok_and(|bytes| needles.iter().any(|needle| contains(&bytes, needle)));
    files.iter().filter(|path| holds(path)).map(|path| path.display().to_string()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_people_tell_the_social_service_is_found_nowhere_else() {
    let system = System::start("");
    trade::prepare(&system).await;
    let mut people = Vec::new();
    for number in 0..JOURNEYS {
        let worker = trade::worker(&system, number).await;
        let absence = report(&system, &worker, number).await;
        people.push((worker, absence));
    }
    trade::quiet(&system).await;
    let answers = answers(&system, &people).await;
    let secrets: Vec<String> = (0..JOURNEYS).map(secret).collect();
    for text in &secrets {
        assert!(!answers.contains(text.as_str()), "an answer gives {text} away");
    }
    assert!(read_as_owner(&system, &people).await, "the social worker of the file can read it, with a purpose");
    assert!(refused(&system, &people).await, "nobody else can");
    let data = system.data();
    let kept = tempfile::tempdir().expect("a temporary directory");
    system_files_after_stop(system, &data, kept.path());
    assert!(!hunt(kept.path(), &["Bedacht Persoon 7".to_owned()]).is_empty(), "the hunter finds what is there");
    assert_eq!(hunt(kept.path(), &secrets), Vec::<String>::new(), "secrets in the files of the system");
}

async fn report(system: &System, worker: &str, number: usize) -> String {
    let request = social::ReportAbsenceRequest {
        request_id: format!("absence-{number}"),
        worker_id: worker.to_owned(),
        from: trade::TODAY.to_string(),
        to: None,
        work_related: social::WorkRelated::Yes.into(),
        note: secret(number),
    };
    let role = if number.is_multiple_of(2) { Role::SocialWorker } else { Role::Coach };
    let reported = insist(|| {
        let (mut service, request) = (system.social(role), request.clone());
        async move { service.report_absence(request).await }
    })
    .await;
    reported.expect("a reported absence").absence_id
}

/// Everything that the lists say to those who may see them, as one text.
async fn answers(system: &System, people: &[(String, String)]) -> String {
    let mut text = String::new();
    for role in [
        Role::WorkshopPlanner,
        Role::Coach,
        Role::SocialWorker,
        Role::HostPlanner,
        Role::Finance,
        Role::Admin,
        Role::OrderDesk,
        Role::Physician,
    ] {
        let asked =
            crews::ListWorkProfilesRequest { page_size: 500, page_token: String::new(), on: trade::TODAY.to_string() };
        text.push_str(&format!("{:?}", system.crews(role).list_work_profiles(asked).await));
        text.push_str(&format!(
            "{:?}",
            system
                .social(role)
                .list_absences(social::ListAbsencesRequest { page_size: 500, ..Default::default() })
                .await
        ));
        for (worker, absence) in people {
            let asked = social::ListFunctionalLimitsRequest { worker_id: worker.clone(), ..Default::default() };
            text.push_str(&format!("{:?}", system.social(role).list_functional_limits(asked).await));
            if role != Role::SocialWorker {
                let asked =
                    social::ReadAbsenceSecretRequest { absence_id: absence.clone(), purpose: "nieuwsgierig".into() };
                text.push_str(&format!("{:?}", system.social(role).read_absence_secret(asked).await));
            }
        }
    }
    text
}

async fn read_as_owner(system: &System, people: &[(String, String)]) -> bool {
    let Some((_, absence)) = people.first() else { return false };
    let asked =
        social::ReadAbsenceSecretRequest { absence_id: absence.clone(), purpose: "opvolging van het dossier".into() };
    let read = insist(|| {
        let (mut service, asked) = (system.social(Role::SocialWorker), asked.clone());
        async move { service.read_absence_secret(asked).await }
    })
    .await;
    read.is_ok_and(|answer| answer.note == secret(0))
}

async fn refused(system: &System, people: &[(String, String)]) -> bool {
    let Some((_, absence)) = people.first() else { return false };
    for role in [Role::WorkshopPlanner, Role::Coach, Role::HostPlanner, Role::Finance, Role::Admin, Role::OrderDesk] {
        let asked = social::ReadAbsenceSecretRequest { absence_id: absence.clone(), purpose: "nieuwsgierig".into() };
        if system.social(role).read_absence_secret(asked).await.is_ok() {
            return false;
        }
    }
    true
}

/// Stop the system and keep a copy of all its files: databases, their journals, the bus' store, logs, keys.
fn system_files_after_stop(system: System, data: &Path, kept: &Path) {
    copy(data, kept);
    system.stop();
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).into_iter().flatten().flatten() {
        let (path, goal) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() { copy(&path, &goal) } else { drop(fs::copy(&path, &goal)) }
    }
}

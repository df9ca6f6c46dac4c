//! I8: what somebody tells the social service while things break stands nowhere that can be read.

use std::fs;

use werkbrug_kernel::role::Role;
use werkbrug_proto::social::{ReportAbsenceRequest, WorkRelated};
use werkbrug_proto::topics::SERVICES;
use werkbrug_tests::hunter::Hunter;
use werkbrug_tests::patience::insist;
use werkbrug_tests::rows;
use werkbrug_tests::system::System;
use werkbrug_tests::told::Told;
use werkbrug_tests::trade::{self, TODAY};

/// The number of the worker who calls in; nobody else's.
const CALLER: usize = 99_999;

/// What is told in a run; no word of it occurs by chance.
pub(super) fn note(seed: u64) -> String {
    format!("geheim-zwaluwnest-{seed:020}-kroontjespen")
}

/// Somebody calls in and says why.
pub(super) async fn tell(system: &System, note: &str) -> Told {
    let mut told = Told::default();
    let worker_id = trade::worker(system, CALLER).await;
    told.worker(worker_id.clone());
    let call = ReportAbsenceRequest {
        request_id: "confidential".into(),
        worker_id,
        from: TODAY.to_string(),
        to: None,
        work_related: WorkRelated::Yes.into(),
        note: note.to_owned(),
    };
    let reported = insist(|| {
        let (mut service, call) = (system.social(Role::SocialWorker), call.clone());
        async move { service.report_absence(call).await }
    });
    reported.await.expect("an absence");
    told.accepted("report_absence");
    told
}

/// Every place where it can be read: tables of PostgreSQL, and then, once the system has stopped, all of its files.
pub(super) async fn hunt(system: System, note: &str) -> Vec<String> {
    let hunter = Hunter::of(&[note.to_owned()]);
    let mut found = Vec::new();
    for service in SERVICES {
        // A database in a file is hunted as a file.
        if system.database_of(service).1.is_some() {
            let db = rows::open(&system, service).await;
            for table in rows::tables(&db).await {
                let text = rows::text_of(&db, &table).await;
                found.extend(
                    hunter.in_bytes(text.as_bytes()).into_iter().map(|_| format!("I8: table {service}.{table}")),
                );
            }
        }
    }
    let kept = system.stop_and_keep();
    found.extend(in_files(&hunter, kept.path()));
    // The hunt can fail.
    fs::write(kept.path().join("data/planted"), note).expect("a file");
    assert_eq!(in_files(&hunter, kept.path()).len(), found.len() + 1, "what was planted is found");
    found
}

fn in_files(hunter: &Hunter, folder: &std::path::Path) -> Vec<String> {
    hunter.in_folder(folder).into_iter().map(|(path, _)| format!("I8: {}", path.display())).collect()
}

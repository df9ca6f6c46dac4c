//! Secrets that people tell the social service are found nowhere else: not in a database, a log, the bus, telemetry,
//! an answer, a page, an invoice or the word about a wrong row.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Instant;

use tempfile::TempDir;
use werkbrug_tests::collector::Collector;
use werkbrug_tests::hunter::Hunter;
use werkbrug_tests::system::System;
use werkbrug_tests::told::Told;
use werkbrug_tests::{hours, postgres, trade};

mod journeys;
mod numbers;
mod scene;
mod sinks;
mod wire;

use journeys::{JOURNEYS, May};
use scene::Scene;

/// What nobody may ever say aloud of one journey; no word of it occurs by chance.
fn secret(number: usize) -> String {
    format!("geheim-zwaluwnest-{number:03}-kroontjespen")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_people_tell_the_social_service_is_found_nowhere_else_on_sqlite() {
    story("").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_people_tell_the_social_service_is_found_nowhere_else_on_postgresql() {
    story(&format!("{}?schema_prefix=s{}_", postgres(), uuid::Uuid::now_v7().simple())).await;
}

async fn story(database: &str) {
    let began = Instant::now();
    let told = |what: &str| println!("secrets: {what} after {:?}", began.elapsed());
    let collector = Collector::start().await;
    let endpoint = collector.endpoint();
    let environment = [("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint.as_str()), ("OTEL_BSP_SCHEDULE_DELAY", "200")];
    let system = System::start_with(database, &environment);
    let company = trade::prepare(&system).await;
    let host = hours::open(&system, &company, &mut Told::default()).await;
    let mut heard = sinks::Heard::default();
    for (number, journey) in JOURNEYS.iter().enumerate() {
        let worker = trade::worker(&system, number).await;
        trade::quiet(&system).await;
        let scene = Scene { system: &system, number, worker, secret: secret(number) };
        heard.add(format!("what journey {number} was answered: {}", journey.what), (journey.play)(&scene).await);
        if journey.may == May::Nowhere {
            heard.add(format!("what the lists say of journey {number}"), sinks::lists(&scene).await);
        }
    }
    heard.add("what a file with a national number was answered", numbers::plant(&system).await);
    told("every journey ended");
    hours::shift(&system, &host, 1, &mut Told::default()).await;
    trade::quiet(&system).await;
    hours::invoice(&system, &host, 1, &mut Told::default()).await;
    heard.add("invoices", sinks::invoices(&system).await);
    heard.add("tools", sinks::tools(&system));
    told("lists, invoices and tools were read");
    sinks::portal(&system, &host, &mut heard).await;
    told("the portal was read");
    sinks::tables(&system, &mut heard).await;
    let running = copy_of(&system);
    let stopped = system.stop_and_keep();
    heard.add("telemetry", collector.bytes());
    expect_something_everywhere(&heard, stopped.path());
    told("all was gathered");
    let found = hunt(&heard, &[running, stopped]);
    let (journeys, sinks) = (JOURNEYS.len(), heard.all().count());
    told(&format!("{journeys} secrets were hunted in {sinks} sinks and two copies of every file"));
    assert!(found.is_empty(), "secrets were found:\n{}", found.join("\n"));
}

/// The files as they are while everything runs: journals, and what a database has not tidied up yet.
fn copy_of(system: &System) -> TempDir {
    let kept = tempfile::tempdir().expect("a temporary directory");
    sinks::copy(&system.data(), kept.path());
    kept
}

/// The names that everybody may see are where they should be, or the hunt proves nothing.
fn expect_something_everywhere(heard: &sinks::Heard, files: &Path) {
    let seen = Hunter::of(&["Bedacht Persoon".to_owned()]);
    let holds = |sink: &str| heard.of(sink).any(|bytes| !seen.in_bytes(bytes).is_empty());
    assert!(holds("what the lists say"), "lists show names");
    let shown = |sink: &str, word: &str| {
        let hunter = Hunter::of(&[word.to_owned()]);
        assert!(heard.of(sink).any(|bytes| !hunter.in_bytes(bytes).is_empty()), "{word:?} does not stand in {sink}");
    };
    let in_files: BTreeSet<String> =
        seen.in_folder(files).iter().filter_map(|(path, _)| Some(path.file_name()?.to_str()?.to_owned())).collect();
    assert!(in_files.iter().any(|name| name.ends_with(".blk")), "the bus stores names: {in_files:?}");
    shown("telemetry", "ReportAbsence");
    shown("telemetry", "social");
    shown("invoices", "Zonnewijzer");
    shown("portal", "Werkbrug");
    shown("table", "Bedacht Persoon");
    shown("tools", "copy_worker");
}

fn hunt(heard: &sinks::Heard, folders: &[TempDir]) -> Vec<String> {
    let own_books: BTreeSet<String> =
        (0..).zip(&JOURNEYS).filter(|(_, one)| one.may == May::OwnBooks).map(|(number, _)| secret(number)).collect();
    let planted = (0..JOURNEYS.len()).map(secret).chain(numbers::NUMBER.map(str::to_owned));
    let hunter = Hunter::of(&planted.collect::<Vec<_>>());
    let mut found = Vec::new();
    for (sink, bytes) in heard.all() {
        let mut texts = hunter.in_bytes(bytes);
        if sink.starts_with("table social.") {
            texts.retain(|text| !own_books.contains(text));
        }
        found.extend(texts.into_iter().map(|text| format!("{text} in {sink}")));
    }
    for folder in folders {
        for (path, mut texts) in hunter.in_folder(folder.path()) {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if name.starts_with("social.db") {
                texts.retain(|text| !own_books.contains(text));
            }
            found.extend(texts.into_iter().map(|text| format!("{text} in {}", path.display())));
        }
    }
    found
}

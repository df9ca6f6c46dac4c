//! A workshop's own files go in once, however often they are given, and a wrong row never takes the right ones along.

use std::fs;

use werkbrug_proto::pipeline;
use werkbrug_tests::patience::insist;
use werkbrug_tests::root;
use werkbrug_tests::system::System;
use werkbrug_tests::trade;

/// Digests of every copy, and where each topic ends.
async fn picture(system: &System) -> Vec<String> {
    trade::quiet(system).await;
    let mut all = Vec::new();
    for service in werkbrug_proto::topics::SERVICES {
        let digest = insist(|| {
            let mut keeper = system.pipeline(service);
            async move { keeper.digest(pipeline::DigestRequest {}).await }
        });
        all.extend(digest.await.expect("digests").tables.into_iter().map(|table| format!("{table:?}")));
        let state = insist(|| {
            let mut keeper = system.pipeline(service);
            async move { keeper.get_state(pipeline::GetStateRequest {}).await }
        });
        let topics = state.await.expect("a state").topics;
        all.extend(
            topics
                .into_iter()
                .filter(|topic| topic.topic != "audit")
                .map(|topic| format!("{service} {} {}", topic.topic, topic.seq)),
        );
    }
    all
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn importing_twice_changes_nothing() {
    let system = System::start("");
    let preset = root().join("deploy/demo/small");
    let preset = preset.to_string_lossy();
    let (code, said) = system.tool(&["import", &preset]);
    assert_eq!(code, Some(0), "{said}");
    let before = picture(&system).await;
    let (code, again) = system.tool(&["import", &preset]);
    assert_eq!(code, Some(0), "{again}");
    assert_eq!(before, picture(&system).await, "{again}");
    system.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn twenty_wrong_rows_are_told_and_the_right_ones_go_in() {
    let system = System::start("");
    let dir = tempfile::tempdir().expect("a temporary directory");
    let head = "code;naam;statuut;breuk;in_dienst_van;in_dienst_tot";
    let golden = fs::read_to_string(root().join("deploy/demo/small/medewerkers.csv")).expect("the preset");
    let columns = golden.trim_start_matches('\u{feff}').lines().next().unwrap_or(head).to_owned();
    let good = golden.lines().skip(1).take(3).map(str::to_owned).collect::<Vec<_>>();
    let count = columns.split(';').count();
    let wrong = (0..20).map(|number| format!("FOUT{number}{}", ";onzin".repeat(count - 1)));
    let text = std::iter::once(columns).chain(good).chain(wrong).collect::<Vec<_>>().join("\r\n");
    fs::write(dir.path().join("medewerkers.csv"), text + "\r\n").expect("a file");
    let (code, said) = system.tool(&["import", &dir.path().to_string_lossy()]);
    assert_eq!(code, Some(1), "{said}");
    let told: std::collections::BTreeSet<u64> = said
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter_map(|line| line.get("line").and_then(serde_json::Value::as_u64))
        .collect();
    assert_eq!(told, (5..25).collect(), "each wrong row by its line: {said}");
    assert!(said.contains("3 nieuw"), "the right rows went in: {said}");
    system.stop();
}

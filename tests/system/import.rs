//! A whole workshop's files, given twice: nothing is said twice, and every table holds what it held.

use werkbrug_proto::pipeline;
use werkbrug_tests::patience::insist;
use werkbrug_tests::root;
use werkbrug_tests::rows;
use werkbrug_tests::system::System;
use werkbrug_tests::trade;

/// What files fill; what invoicing takes makes no event that would tell.
const TABLES: [(&str, &[&str]); 4] = [
    ("orders", &["company", "customer_order", "order_line", "sub_task"]),
    ("crews", &["coach", "place", "engagement", "department_day", "shift", "assignment"]),
    ("social", &["worker", "absence", "functional_limit", "support_package"]),
    ("invoicing", &["tariff", "parameter", "dmfa_line", "dmfa_line_version", "payment", "ledger_posting"]),
];

/// Digests of every copy, where each topic ends, and every row that files fill.
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
    for (service, tables) in TABLES {
        let db = rows::open(system, service).await;
        for table in tables {
            let text = rows::text_of(&db, table).await;
            assert!(!text.is_empty(), "the preset fills {table} of {service}");
            let mut rows: Vec<&str> = text.lines().collect();
            rows.sort_unstable();
            all.extend(rows.into_iter().map(|row| format!("{service}.{table} {row}")));
        }
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

//! The house rules, run as an ordinary test: who may import whom, how files read, what a room must hold.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use werkbrug_tests::root;

/// Longest file, and the length that nineteen of twenty files keep.
const FILE_MAX: usize = 400;
const FILE_USUAL: usize = 300;
/// Lines of code (no comments, no blanks, no tests) that the shared crates may hold.
const SIZES: [(&str, usize); 3] =
    [("services/kernel/src", 1_000), ("services/chassis/src", 1_500), ("services/pipeline/src", 3_300)];
/// Most packages in the lock file.
const PACKAGES_MAX: usize = 650;
const SERVICES: [&str; 4] = ["orders", "crews", "social", "invoicing"];
/// Rooms that every service has.
const ROOMS: [&str; 12] = [
    "README.md",
    "domain/src/lib.rs",
    "domain/src/policy.rs",
    "src/lib.rs",
    "src/app.rs",
    "src/read.rs",
    "src/permit.rs",
    "src/refused.rs",
    "src/consume.rs",
    "src/publish.rs",
    "src/store",
    "tests/it",
];

fn files(under: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(under) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            let skip = ["target", ".git", ".cache", "vendor"]
                .iter()
                .any(|name| path.file_name().is_some_and(|own| own == *name));
            if !skip {
                files(&path, ending, found);
            }
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
}

fn rust_files(under: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    files(&root().join(under), ".rs", &mut found);
    found.sort();
    let name = |path: &Path| path.strip_prefix(root()).unwrap_or(path).to_string_lossy().into_owned();
    found.into_iter().map(|path| (name(&path), fs::read_to_string(&path).unwrap_or_default())).collect()
}

/// Everything before the tests at the bottom of a file.
fn production(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod tests").next().unwrap_or(text)
}

fn is_migration(name: &str) -> bool {
    name.contains("/migrations/") || name.ends_with("/schema.rs") || name.ends_with("/tables.rs")
}

fn fail_if_any(rule: &str, faults: &[String]) {
    assert!(faults.is_empty(), "{rule}:\n{}", faults.join("\n"));
}

/// What a crate depends on when it runs or is built, whichever way its manifest says so; not what its tests need.
fn dependencies(manifest: &str) -> BTreeSet<String> {
    let text = fs::read_to_string(root().join(manifest)).unwrap_or_default();
    let mut found = BTreeSet::new();
    for part in text.split("\n[").skip(1) {
        let (header, lines) = part.split_once(']').unwrap_or_default();
        let Some((_, named)) = header.rsplit_once("dependencies") else { continue };
        if header.contains("dev-dependencies") {
            continue;
        }
        let lines = if named.is_empty() { lines } else { named.trim_start_matches('.') };
        let names = lines.lines().map(|line| line.split(['.', ' ', '=']).next().unwrap_or_default().trim());
        found.extend(names.filter(|name| !name.is_empty() && !name.starts_with('#')).map(str::to_owned));
    }
    found
}

/// Our crates among them.
fn imports(manifest: &str) -> BTreeSet<String> {
    let own = dependencies(manifest);
    own.iter().filter_map(|name| name.strip_prefix("werkbrug-")).map(str::to_owned).collect()
}

#[test]
fn crates_import_only_whom_they_may() {
    let mut allowed: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    allowed.insert("services/kernel".into(), owned(&[]));
    allowed.insert("proto".into(), owned(&[]));
    allowed.insert("services/chassis".into(), owned(&["kernel"]));
    allowed.insert("services/pipeline".into(), owned(&["chassis", "kernel", "proto"]));
    allowed.insert("services/portal".into(), owned(&["kernel", "chassis", "proto"]));
    allowed.insert("services/crews/planner".into(), owned(&["kernel"]));
    for service in SERVICES {
        allowed.insert(format!("services/{service}/domain"), owned(&["kernel"]));
        let mut own = owned(&["kernel", "chassis", "pipeline", "proto"]);
        own.push(format!("{service}-domain"));
        if service == "crews" {
            own.push("planner".to_owned());
        }
        allowed.insert(format!("services/{service}"), own);
    }
    let mut faults = Vec::new();
    for (crate_dir, may) in allowed {
        for import in imports(&format!("{crate_dir}/Cargo.toml")) {
            if !may.contains(&import) {
                faults.push(format!("{crate_dir} may not import werkbrug-{import}"));
            }
        }
    }
    for database in ["sea-orm", "sqlx", "rusqlite"] {
        if dependencies("services/portal/Cargo.toml").contains(database) {
            faults.push(format!("the portal owns no data, and depends on {database}"));
        }
    }
    for (name, text) in rust_files("services/pipeline/src") {
        if SERVICES.iter().any(|service| text.contains(&format!("werkbrug_proto::{service}"))) {
            faults.push(format!("{name}: the pipeline knows no service's contract"));
        }
    }
    fail_if_any("services meet only through proto", &faults);
}

#[test]
fn domain_crates_know_no_outside() {
    let forbidden = [
        "tokio",
        "sea_orm",
        "sea-orm",
        "tonic",
        "tracing::",
        "std::fs",
        "std::net",
        "SystemTime",
        "Timestamp::now",
        "rand::",
        "::fresh()",
        "async fn",
    ];
    let mut faults = Vec::new();
    for service in SERVICES {
        for (name, text) in rust_files(&format!("services/{service}/domain/src")) {
            let found = forbidden.iter().filter(|word| production(&text).contains(**word));
            faults.extend(found.map(|word| format!("{name}: `{word}`")));
        }
    }
    fail_if_any("rules know no database, network, clock, log or chance", &faults);
}

#[test]
fn shared_plumbing_knows_no_word_of_the_trade() {
    let words = ["enclave", "invoice", "premium", "absence", "coach", "shift", "tariff", "host_site", "consent"];
    let mut faults = Vec::new();
    for part in ["services/chassis/src", "services/pipeline/src"] {
        for (name, text) in rust_files(part) {
            let lower = production(&text).to_lowercase();
            let is_word = |word: &str| {
                lower.split(|letter: char| !letter.is_alphanumeric() && letter != '_').any(|own| own == word)
            };
            faults.extend(words.iter().filter(|word| is_word(word)).map(|word| format!("{name}: `{word}`")));
        }
    }
    fail_if_any("chassis and pipeline are plumbing", &faults);
}

#[test]
fn every_file_says_what_it_is_for_and_stays_one_idea() {
    let mut faults = Vec::new();
    let mut lengths = Vec::new();
    let all = ["services", "proto", "tests"].iter().flat_map(|part| rust_files(part));
    for (name, text) in all {
        if !text.starts_with("//!") {
            faults.push(format!("{name}: the first line must say what the file is for"));
        }
        let length = text.lines().count();
        if !is_migration(&name) {
            lengths.push(length);
            if length > FILE_MAX {
                faults.push(format!("{name}: {length} lines; a second idea has moved in"));
            }
        }
        if name.ends_with("/mod.rs") || name.ends_with("/util.rs") || name.ends_with("/common.rs") {
            faults.push(format!("{name}: give it the name of its idea"));
        }
    }
    lengths.sort_unstable();
    let nineteen_of_twenty = lengths.get(lengths.len().saturating_mul(19) / 20).copied().unwrap_or(0);
    if nineteen_of_twenty > FILE_USUAL {
        faults.push(format!("the 95th percentile of file lengths is {nineteen_of_twenty}, more than {FILE_USUAL}"));
    }
    fail_if_any("how files read", &faults);
}

#[test]
fn shared_crates_stay_small() {
    let mut faults = Vec::new();
    for (part, most) in SIZES {
        let code = |text: &str| {
            let lines = production(text).lines().map(str::trim);
            lines.filter(|line| !line.is_empty() && !line.starts_with("//")).count()
        };
        let counted =
            rust_files(part).into_iter().filter(|(name, _)| !is_migration(name) && !name.ends_with("/testing.rs"));
        let sum: usize = counted.map(|(_, text)| code(&text)).sum();
        if sum > most {
            faults.push(format!("{part}: {sum} lines of code, more than {most}"));
        }
    }
    fail_if_any("what everybody must know stays small", &faults);
}

#[test]
fn no_switched_off_tests_and_no_loose_ends() {
    let ignored = ["#[ign", "ore"].concat();
    let later = [["TO", "DO"].concat(), ["FIX", "ME"].concat(), ["XX", "X"].concat()];
    let asleep = ["thread::", "sleep"].concat();
    let mut faults = Vec::new();
    for (name, text) in ["services", "proto", "tests"].iter().flat_map(|part| rust_files(part)) {
        if text.contains(&ignored) || text.contains(&asleep) {
            faults.push(format!("{name}: a test that is switched off, or sleeps"));
        }
        faults.extend(later.iter().filter(|word| text.contains(word.as_str())).map(|word| format!("{name}: {word}")));
    }
    fail_if_any("leave nothing for later", &faults);
}

#[test]
fn the_four_services_have_the_same_rooms() {
    let mut faults = Vec::new();
    for service in SERVICES {
        let home = root().join("services").join(service);
        faults.extend(
            ROOMS
                .iter()
                .filter(|room| !home.join(room).exists())
                .map(|room| format!("services/{service} has no {room}")),
        );
        let api = home.join("src/api.rs").exists() || home.join("src/api").is_dir();
        if !api {
            faults.push(format!("services/{service} has no src/api"));
        }
    }
    fail_if_any("learn one, know all", &faults);
}

/// The calls of a service's contract: name, and whether it changes something.
fn calls(service: &str) -> Vec<(String, bool)> {
    let text =
        fs::read_to_string(root().join(format!("proto/werkbrug/{service}/v1/{service}.proto"))).unwrap_or_default();
    let names = text.lines().filter_map(|line| line.trim().strip_prefix("rpc "));
    let call = |line: &str| {
        let name = line.split('(').next().unwrap_or_default().to_owned();
        let reads = ["Get", "List", "Check", "Read"].iter().any(|verb| name.starts_with(verb));
        (name, !reads)
    };
    names.map(call).collect()
}

fn snake(name: &str) -> String {
    let mut text = String::new();
    for (place, letter) in name.chars().enumerate() {
        if letter.is_uppercase() && place > 0 {
            text.push('_');
        }
        text.extend(letter.to_lowercase());
    }
    text
}

#[test]
fn every_change_has_a_file_of_its_own() {
    let mut faults = Vec::new();
    for service in SERVICES {
        for (name, changes) in calls(service) {
            let file = format!("services/{service}/src/app/{}.rs", snake(&name));
            if changes && !root().join(&file).exists() {
                faults.push(format!("{name} changes something and has no {file}"));
            }
        }
    }
    fail_if_any("one use case, one file", &faults);
}

#[test]
fn every_event_is_published_in_one_place_and_named_in_the_readmes() {
    let mut faults = Vec::new();
    let overview = fs::read_to_string(root().join("services/README.md")).unwrap_or_default();
    for service in SERVICES {
        let contract =
            fs::read_to_string(root().join(format!("proto/werkbrug/{service}/v1/events.proto"))).unwrap_or_default();
        let topics = fs::read_to_string(root().join("proto/src/topics.rs")).unwrap_or_default();
        let publish =
            rust_files(&format!("services/{service}/src")).into_iter().filter(|(name, _)| name.contains("/publish"));
        let publish: String = publish.map(|(_, text)| text).collect();
        let readme = fs::read_to_string(root().join(format!("services/{service}/README.md"))).unwrap_or_default();
        for line in contract.lines().filter_map(|line| line.strip_prefix("message ")) {
            let event = line.split(' ').next().unwrap_or_default();
            if !topics.contains(&format!("\"{event}\"")) {
                continue;
            }
            for (place, text) in [("publish.rs", &publish), ("its README", &readme), ("services/README.md", &overview)]
            {
                if !text.contains(event) {
                    faults.push(format!("{service}: {event} is not in {place}"));
                }
            }
        }
    }
    fail_if_any("the only way anything leaves", &faults);
}

#[test]
fn every_contract_message_carries_the_trades_own_word() {
    let mut found = Vec::new();
    files(&root().join("proto/werkbrug"), ".proto", &mut found);
    let mut faults = Vec::new();
    for path in found {
        let text = fs::read_to_string(&path).unwrap_or_default();
        let lines: Vec<&str> = text.lines().collect();
        for (number, line) in lines.iter().enumerate() {
            let starts = ["message ", "enum ", "service "].iter().any(|word| line.starts_with(word));
            let above = lines.get(number.saturating_sub(1)).copied().unwrap_or_default();
            if starts && !above.contains("NL:") {
                faults.push(format!("{}:{}: no NL: line above", path.display(), number + 1));
            }
        }
    }
    fail_if_any("the folder is the glossary", &faults);
}

#[test]
fn the_lock_file_keeps_its_budget_and_the_top_level_is_bare() {
    let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap_or_default();
    let packages = lock.matches("[[package]]").count();
    assert!(packages <= PACKAGES_MAX, "{packages} packages in Cargo.lock, more than {PACKAGES_MAX}");
    assert_eq!(lock.matches("name = \"async-nats\"").count(), 1, "two async-nats do not understand each other");
    let may = [
        "Cargo.toml",
        "Cargo.lock",
        "LICENSE",
        "README.md",
        "services",
        "proto",
        "deploy",
        "tests",
        "target",
        "werkbrug-data",
    ];
    let mut faults = Vec::new();
    for entry in fs::read_dir(root()).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') && !may.contains(&name.as_str()) {
            faults.push(name);
        }
    }
    fail_if_any("the top level holds nothing else", &faults);
}

#[test]
fn no_path_of_a_machine_stands_in_the_project() {
    let places = ["/work/", "/root/", "/home/"];
    let mut found = Vec::new();
    for ending in [".rs", ".md", ".toml", ".proto", ".yaml", ".sh"] {
        files(&root(), ending, &mut found);
    }
    let mut faults = Vec::new();
    for path in found.iter().filter(|path| !path.ends_with("tests/tidy.rs")) {
        let text = fs::read_to_string(path).unwrap_or_default();
        faults.extend(
            places.iter().filter(|place| text.contains(**place)).map(|place| format!("{}: {place}", path.display())),
        );
    }
    fail_if_any("the project lives anywhere", &faults);
}

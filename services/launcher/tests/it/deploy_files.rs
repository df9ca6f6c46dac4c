//! What `deploy/` tells a process is what the binary understands, and every role is run everywhere.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use clap::CommandFactory;
use werkbrug_launcher::{
    cli::Cli,
    system::{Kind, SYSTEM},
};

/// What compose fills in by itself; no process reads it.
const COMPOSE_ONLY: &str = "WERKBRUG_DB_PASSWORD";

fn deploy() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../deploy")
}

fn texts(folder: &str) -> Vec<(PathBuf, String)> {
    let files = fs::read_dir(deploy().join(folder)).unwrap().flatten().map(|entry| entry.path());
    files.filter(|path| path.is_file()).map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

fn known_variables(command: &clap::Command) -> BTreeSet<String> {
    let own = command.get_arguments().filter_map(|argument| argument.get_env());
    let mut known: BTreeSet<String> = own.map(|name| name.to_string_lossy().into_owned()).collect();
    known.extend(command.get_subcommands().flat_map(known_variables));
    known
}

#[test]
fn no_setting_is_told_that_nobody_reads() {
    let known = known_variables(&Cli::command());
    assert!(known.contains("WERKBRUG_DATABASE") && known.contains("WERKBRUG_OIDC_ISSUER"), "{known:?}");
    for (path, text) in ["compose", "kubernetes", "systemd"].into_iter().flat_map(texts) {
        let words = text.split(|letter: char| !letter.is_ascii_uppercase() && letter != '_');
        for word in words.filter(|word| word.starts_with("WERKBRUG_") && *word != COMPOSE_ONLY) {
            assert!(known.contains(word), "{}: nobody reads {word}", path.display());
        }
    }
}

#[test]
fn every_role_runs_in_compose_and_in_kubernetes() {
    let subcommands: BTreeSet<String> = Cli::command().get_subcommands().map(|it| it.get_name().to_owned()).collect();
    let processes = SYSTEM.iter().filter(|part| part.kind != Kind::Transport).map(|part| part.role);
    for role in processes.chain(["nats-keeper"]) {
        assert!(subcommands.contains(role), "{role}");
        for (folder, says) in [("compose", format!("command: [{role}]")), ("kubernetes", format!("args: [{role}]"))] {
            let is_run = texts(folder).iter().any(|(_, text)| text.lines().any(|line| line.trim() == says));
            assert!(is_run, "{folder} does not run {role}");
        }
    }
}

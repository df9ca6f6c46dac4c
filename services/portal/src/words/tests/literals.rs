//! No page says anything that does not come from the words.

use std::{fs, path::Path};

/// Names that are the same in every language.
const NAMES: [&str; 10] = ["Werkbrug", "DEMO", "CSV", "XLSX", "PDF", "Ctrl", "Ctrl K", "Esc", "Verzonnen", "K"];

/// Every source file, without its tests.
pub(super) fn sources() -> Vec<(String, String)> {
    let mut found = Vec::new();
    gather(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    found
}

fn gather(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let is_test = entry.file_stem().is_some_and(|name| name == "tests");
        if entry.is_dir() && !is_test {
            gather(&entry, found);
        } else if entry.extension().is_some_and(|ending| ending == "rs") && !is_test {
            let text = fs::read_to_string(&entry).unwrap();
            let production = text.split("#[cfg(test)]\nmod tests").next().unwrap().to_owned();
            found.push((entry.display().to_string(), production));
        }
    }
}

/// The strings between quotes on a line, each with what stands before it.
fn strings(line: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(open) = line[from..].find('"').map(|at| from + at) {
        let Some(close) = line[open + 1..].find('"').map(|at| open + 1 + at) else { break };
        found.push((&line[..open], &line[open + 1..close]));
        from = close + 1;
    }
    found
}

/// Whether somebody could read this as words.
fn is_said(text: &str) -> bool {
    text.split(|letter: char| !letter.is_alphabetic()).any(|word| word.chars().count() > 1)
        && !NAMES.iter().any(|name| text.trim_matches([' ', '·']) == *name)
}

/// Attributes whose value is read out.
const READ_OUT: [&str; 4] = ["aria-label=", "title=", "placeholder=", "alt="];

#[test]
fn no_template_holds_words_of_its_own() {
    let mut faults = Vec::new();
    for (file, text) in sources() {
        for block in text.split("html! {").skip(1) {
            let mut depth = 1_i32;
            let end = block.find(|letter| {
                depth += i32::from(letter == '{') - i32::from(letter == '}');
                depth == 0
            });
            for line in block[..end.unwrap_or(block.len())].lines() {
                for (before, string) in strings(line) {
                    let before = before.trim_end();
                    let braced = before.rfind("={").filter(|at| !before[*at..].contains('}'));
                    let said_by = braced.map_or(before, |at| &before[..=at]);
                    let is_content =
                        braced.is_none() && (before.is_empty() || before.ends_with(['{', '}', ';', ')', '"']));
                    let is_aloud = READ_OUT.iter().any(|name| said_by.ends_with(name));
                    if is_said(string) && (is_aloud || (is_content && !line.trim_start().starts_with("//"))) {
                        faults.push(format!("{file}: {string:?}"));
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "these texts must come from the words:\n{}", faults.join("\n"));
}

#[test]
fn no_page_builds_a_sentence() {
    let is_sentence = |text: &str| {
        let words: Vec<&str> =
            text.split(' ').filter(|word| word.len() > 1 && word.chars().all(char::is_alphabetic)).collect();
        words.len() > 2
    };
    let mut faults = Vec::new();
    for (file, text) in sources().into_iter().filter(|(file, _)| file.contains("/pages/")) {
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            let is_for_us = ["tracing::", "reason = ", "Fault::", "class="].iter().any(|mark| line.contains(mark));
            for (_, string) in strings(line) {
                if !is_for_us && is_sentence(string) {
                    faults.push(format!("{file}: {string:?}"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "these texts must come from the words:\n{}", faults.join("\n"));
}

//! Looking for barriers with axe-core: every rule of WCAG 2.0 to 2.2, levels A and AA, that a machine can check.

use std::path::PathBuf;

use serde::Deserialize;
use serde_json::{Value, json};

use super::Browser;
use crate::root;

/// The rules that we ask for.
const TAGS: [&str; 5] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/// Rules that axe-core leaves out unless they are named.
const ALSO: [&str; 1] = ["target-size"];

/// A barrier.
#[derive(Clone, Debug, Deserialize)]
pub struct Violation {
    /// The rule, such as `color-contrast`.
    pub id: String,
    /// How bad it is for those whom it stops.
    #[serde(default)]
    pub impact: Option<String>,
    /// What to do.
    pub help: String,
    /// Where it stands.
    pub nodes: Vec<Spot>,
}

/// A place of a barrier.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Spot {
    /// The element.
    pub html: String,
    /// What is wrong with it.
    #[serde(default)]
    pub failure_summary: String,
}

impl Browser {
    /// The barriers on this page, as it looks now. The script comes through the driver, past the page's policy.
    pub async fn axe(&self) -> Vec<Violation> {
        let found = self.run_axe().await;
        let violations = found.get("violations").cloned().unwrap_or_default();
        serde_json::from_value(violations).expect("violations as axe-core tells them")
    }

    /// The rules that were looked at on this page, whatever came of it.
    pub async fn axe_rules(&self) -> Vec<String> {
        let found = self.run_axe().await;
        let rules = found.get("rules").and_then(Value::as_array).cloned().unwrap_or_default();
        rules.iter().filter_map(Value::as_str).map(str::to_owned).collect()
    }

    /// There is no barrier on this page.
    pub async fn assert_accessible(&self, what: &str) {
        let violations = self.axe().await;
        assert!(violations.is_empty(), "{what} has barriers:\n{}", readable(&violations));
    }

    async fn run_axe(&self) -> Value {
        if self.script("return !window.axe", &[]).await == Value::Bool(true) {
            let source = std::fs::read_to_string(axe()).expect("axe-core; deploy/axe/fetch brings it");
            self.script(&source, &[]).await;
        }
        let also: serde_json::Map<String, Value> =
            ALSO.iter().map(|rule| ((*rule).to_owned(), json!({ "enabled": true }))).collect();
        let options = json!({ "runOnly": { "type": "tag", "values": TAGS }, "rules": also });
        // What passes is only counted: describing every element that does takes most of the time.
        let script = "const done = arguments[1];
            const shortly = { resultTypes: ['violations'], selectors: false, iframes: false };
            axe.run(document, { ...arguments[0], ...shortly }).then(found => done({
                violations: found.violations,
                rules: ['violations', 'passes', 'incomplete', 'inapplicable']
                    .flatMap(kind => found[kind].map(rule => rule.id)),
            }), problem => done({ problem: String(problem) }))";
        let found = self.insist("/execute/async", &json!({ "script": script, "args": [options] })).await;
        assert!(found.get("problem").is_none(), "axe-core could not look: {found}");
        found
    }
}

fn readable(violations: &[Violation]) -> String {
    let mut text = String::new();
    for violation in violations {
        let impact = violation.impact.as_deref().unwrap_or("unknown");
        text += &format!("- {} ({impact}): {}\n", violation.id, violation.help);
        for spot in &violation.nodes {
            let summary = spot.failure_summary.split_whitespace().collect::<Vec<_>>().join(" ");
            text += &format!("    {:.160}\n      {summary:.300}\n", spot.html);
        }
    }
    text
}

#[allow(clippy::disallowed_methods, reason = "the test run names its axe-core by the environment")]
fn axe() -> PathBuf {
    std::env::var("WERKBRUG_AXE").map_or_else(|_| root().join(".cache/axe.min.js"), PathBuf::from)
}

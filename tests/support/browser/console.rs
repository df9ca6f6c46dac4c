//! What the browser complains of: errors of scripts, refused answers, and what the page's policy forbids.

use serde_json::{Value, json};

use super::Browser;

impl Browser {
    /// What the browser complained of since the last time somebody asked.
    pub async fn complaints(&self) -> Vec<String> {
        let entries = self.insist("/se/log", &json!({ "type": "browser" })).await;
        let text = |entry: &Value, name: &str| entry.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let all = entries.as_array().cloned().unwrap_or_default();
        let is_bad = |entry: &&Value| {
            let message = text(entry, "message");
            text(entry, "level") == "SEVERE" || message.contains("Content Security Policy")
        };
        all.iter()
            .filter(is_bad)
            .map(|entry| format!("{}: {}", text(entry, "source"), text(entry, "message")))
            .collect()
    }

    /// The browser has nothing to complain of.
    pub async fn assert_quiet(&self) {
        let complaints = self.complaints().await;
        assert!(complaints.is_empty(), "at {} the browser complains:\n{}", self.path().await, complaints.join("\n"));
    }

    /// The browser complained, and only of this, such as `403` when a role opens another role's page.
    pub async fn assert_complains_only_of(&self, expected: &str) {
        let complaints = self.complaints().await;
        let is_so = !complaints.is_empty() && complaints.iter().all(|complaint| complaint.contains(expected));
        assert!(is_so, "at {} only {expected} is expected:\n{}", self.path().await, complaints.join("\n"));
    }
}

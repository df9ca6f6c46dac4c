//! The keyboard.

use serde_json::{Value, json};

use super::Browser;

/// Keys with a name, as the protocol spells them.
const NAMED: [(&str, char); 19] = [
    ("Enter", '\u{e007}'),
    ("Tab", '\u{e004}'),
    ("Escape", '\u{e00c}'),
    ("Space", ' '),
    ("Backspace", '\u{e003}'),
    ("Delete", '\u{e017}'),
    ("ArrowLeft", '\u{e012}'),
    ("ArrowUp", '\u{e013}'),
    ("ArrowRight", '\u{e014}'),
    ("ArrowDown", '\u{e015}'),
    ("Home", '\u{e011}'),
    ("End", '\u{e010}'),
    ("PageUp", '\u{e00e}'),
    ("PageDown", '\u{e00f}'),
    ("F1", '\u{e031}'),
    ("Shift", '\u{e008}'),
    ("Control", '\u{e009}'),
    ("Alt", '\u{e00a}'),
    ("Meta", '\u{e03d}'),
];

fn key(name: &str) -> String {
    let named = NAMED.iter().find(|(own, _)| *own == name).map(|(_, key)| key.to_string());
    let key = named.unwrap_or_else(|| name.to_owned());
    assert_eq!(key.chars().count(), 1, "there is no key {name}");
    key
}

fn stroke(kind: &str, key: &str) -> Value {
    json!({ "type": kind, "value": key })
}

impl Browser {
    /// Press keys together, such as `Enter`, `?` or `Control+k`.
    pub async fn press(&self, keys: &str) {
        let parts: Vec<String> = if keys == "+" { vec![key("+")] } else { keys.split('+').map(key).collect() };
        let down = parts.iter().map(|key| stroke("keyDown", key));
        let up = parts.iter().rev().map(|key| stroke("keyUp", key));
        self.strokes(down.chain(up).collect()).await;
    }

    /// Press one key some times, such as `Tab`.
    pub async fn press_times(&self, name: &str, times: usize) {
        let key = key(name);
        let one = [stroke("keyDown", &key), stroke("keyUp", &key)];
        self.strokes(one.iter().cycle().take(one.len() * times).cloned().collect()).await;
    }

    /// Type a text where the keyboard is.
    pub async fn type_text(&self, text: &str) {
        let strokes = text.chars().map(String::from);
        self.strokes(strokes.flat_map(|key| [stroke("keyDown", &key), stroke("keyUp", &key)]).collect()).await;
    }

    /// Go on with Tab until what has the keyboard has this role and name.
    pub async fn tab_to(&self, role: &str, name: &str) {
        let mut passed = Vec::new();
        for _ in 0..200 {
            self.press("Tab").await;
            let (own_role, own_name) = self.focused().await;
            if own_role == role && own_name.contains(name) {
                return;
            }
            passed.push(format!("{own_role} «{own_name}»"));
        }
        panic!("Tab does not come to a {role} «{name}»; it passed {passed:?}");
    }

    /// Go on with Tab until what this selector finds first has the keyboard.
    pub async fn tab_to_css(&self, css: &str) {
        let script = "return document.activeElement === document.querySelector(arguments[0])";
        for _ in 0..200 {
            self.press("Tab").await;
            if self.script(script, &[json!(css)]).await == Value::Bool(true) {
                return;
            }
        }
        panic!("Tab does not come to {css}");
    }

    async fn strokes(&self, strokes: Vec<Value>) {
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": strokes });
        self.insist("/actions", &json!({ "actions": [keyboard] })).await;
    }
}

//! Finding things as people and screen readers do: by what is seen, and by role and name.

use std::time::Instant;

use serde_json::{Value, json};

use super::wire::{Refused, as_argument, element};
use super::{Browser, DEADLINE, PAUSE};

/// Everything that matches, also inside open shadow roots, and whose text could hold the name.
const CANDIDATES: &str = r"
const [within, selector, name] = arguments;
const flat = text => (text || '').replace(/\s+/g, ' ').trim();
const deep = root => [...root.querySelectorAll(selector),
  ...[...root.querySelectorAll('*')].filter(one => one.shadowRoot).flatMap(one => deep(one.shadowRoot))];
const says = one => {
  const root = one.getRootNode();
  const by = (one.getAttribute('aria-labelledby') || '').split(/\s+/).filter(Boolean);
  const parts = [one.innerText, one.textContent, one.getAttribute('aria-label'), one.title, one.value, one.alt,
    one.placeholder, ...[...(one.labels || [])].map(label => label.textContent),
    ...by.map(id => root.getElementById && root.getElementById(id)).filter(Boolean).map(label => label.textContent),
    ...[...one.querySelectorAll('[alt],[aria-label]')].map(own => own.alt || own.getAttribute('aria-label'))];
  return parts.some(part => flat(part).includes(name)) || flat(parts.join(' ')).includes(name);
};
const roots = within ? [...document.querySelectorAll(within)] : [document];
return roots.flatMap(deep).filter(one => one.checkVisibility({ visibilityProperty: true }) && says(one));
";

/// What an expression selects that has a role by itself.
fn selector(role: &str) -> String {
    let native = match role {
        "button" => "button, input[type=button], input[type=submit], input[type=reset], summary",
        "link" => "a[href], area[href]",
        "textbox" => {
            "input:not([type]), input[type=text], input[type=email], input[type=tel], input[type=url], \
             input[type=number], input[type=date], input[type=time], input[type=password], textarea"
        }
        "searchbox" => "input[type=search]",
        "checkbox" => "input[type=checkbox]",
        "radio" => "input[type=radio]",
        "combobox" => "select, input[list]",
        "option" => "option",
        "heading" => "h1, h2, h3, h4, h5, h6",
        "table" => "table",
        "row" => "tr",
        "cell" => "td",
        "columnheader" => "thead th",
        "rowheader" => "tbody th",
        "navigation" => "nav",
        "region" => "section",
        "dialog" => "dialog",
        "list" => "ul, ol",
        "listitem" => "li",
        "img" => "img, svg",
        _ => return format!("[role={role}]"),
    };
    let plain = native.split(", ").map(|one| format!("{one}:not([role])")).collect::<Vec<_>>().join(", ");
    format!("{plain}, [role={role}]")
}

impl Browser {
    /// All text that can be seen.
    pub async fn text(&self) -> String {
        self.text_from("return document.body ? document.body.innerText : ''", &[]).await
    }

    /// The text of the first element that a CSS selector finds; empty without one.
    pub async fn text_of(&self, css: &str) -> String {
        self.texts_of(css).await.into_iter().next().unwrap_or_default()
    }

    /// The texts of all elements that a CSS selector finds, such as the rows of a table.
    pub async fn texts_of(&self, css: &str) -> Vec<String> {
        let script = "return [...document.querySelectorAll(arguments[0])].map(one => one.innerText.trim())";
        let texts = self.script(script, &[json!(css)]).await;
        texts.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    }

    /// How many elements a CSS selector finds.
    pub async fn count(&self, css: &str) -> u64 {
        let script = "return document.querySelectorAll(arguments[0]).length";
        self.script(script, &[json!(css)]).await.as_u64().unwrap_or_default()
    }

    /// An attribute of the first element that a CSS selector finds.
    pub async fn attribute(&self, css: &str, name: &str) -> Option<String> {
        let script = "const one = document.querySelector(arguments[0]); return one && one.getAttribute(arguments[1])";
        self.script(script, &[json!(css), json!(name)]).await.as_str().map(str::to_owned)
    }

    /// An attribute of all elements that a CSS selector finds, where they have it.
    pub async fn attributes(&self, css: &str, name: &str) -> Vec<String> {
        let script = "return [...document.querySelectorAll(arguments[0])].map(one => one.getAttribute(arguments[1]))";
        let values = self.script(script, &[json!(css), json!(name)]).await;
        values.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    }

    /// What stands in a field.
    pub async fn value_of(&self, css: &str) -> String {
        self.text_from("return document.querySelector(arguments[0]).value", &[json!(css)]).await
    }

    /// Wait until this text can be seen.
    pub async fn see(&self, text: &str) {
        self.wait_for(&format!("«{text}» is seen"), async || self.text().await.contains(text)).await;
    }

    /// Wait until this text can no longer be seen.
    pub async fn gone(&self, text: &str) {
        self.wait_for(&format!("«{text}» is gone"), async || !self.text().await.contains(text)).await;
    }

    /// Whether something with this role and name is there now.
    pub async fn has(&self, role: &str, name: &str) -> bool {
        self.find("", role, name).await.is_some()
    }

    /// The names of everything with this role, such as all buttons.
    pub async fn names(&self, role: &str) -> Vec<String> {
        let mut names = Vec::new();
        for found in self.candidates("", &selector(role), "").await {
            names.extend(self.label(&found).await);
        }
        names
    }

    /// Click what has this role and this name; an exact name goes before one that only contains it.
    pub async fn click(&self, role: &str, name: &str) {
        self.click_in("", role, name).await;
    }

    /// The same, inside what a CSS selector finds, such as one row.
    pub async fn click_in(&self, within: &str, role: &str, name: &str) {
        let what = format!("a {role} «{name}» to click");
        self.try_on(&what, role, async || {
            let found = self.find(within, role, name).await?;
            Some(self.wire.post(&format!("/element/{found}/click"), &json!({})).await.map(drop))
        })
        .await;
    }

    /// Click the first element that a CSS selector finds.
    pub async fn click_css(&self, css: &str) {
        self.try_on(&format!("{css} to click"), "button", async || {
            let found = self.css(css).await?;
            Some(self.wire.post(&format!("/element/{found}/click"), &json!({})).await.map(drop))
        })
        .await;
    }

    /// Put this text in the field with this label, instead of what stood there.
    pub async fn fill(&self, label: &str, text: &str) {
        self.try_on(&format!("a field «{label}»"), "textbox", async || {
            let mut found = None;
            for role in ["textbox", "searchbox", "combobox"] {
                found = match found {
                    None => self.find("", role, label).await,
                    some => some,
                };
            }
            let found = found?;
            Some(self.put(&found, text).await)
        })
        .await;
    }

    /// Choose an option by its text in the list with this label.
    pub async fn choose_option(&self, label: &str, option: &str) {
        self.try_on(&format!("a choice «{option}» in «{label}»"), "combobox", async || {
            let list = self.find("", "combobox", label).await?;
            let script = "const [list, text] = arguments;
                const option = [...list.options].find(one => one.text.trim() === text);
                if (!option) return false;
                list.value = option.value;
                list.dispatchEvent(new Event('input', { bubbles: true }));
                list.dispatchEvent(new Event('change', { bubbles: true }));
                return true";
            let chosen = self.script(script, &[as_argument(&list), json!(option)]).await;
            (chosen == Value::Bool(true)).then_some(Ok(()))
        })
        .await;
    }

    async fn put(&self, field: &str, text: &str) -> Result<(), Refused> {
        // Date fields take keys in the order of a locale; a value is the same everywhere.
        let script = "const [field, text] = arguments;
            if (!['date', 'time', 'month', 'week', 'color', 'range'].includes(field.type)) return false;
            field.value = text;
            field.dispatchEvent(new Event('input', { bubbles: true }));
            field.dispatchEvent(new Event('change', { bubbles: true }));
            return true";
        if self.script(script, &[as_argument(field), json!(text)]).await == Value::Bool(true) {
            return Ok(());
        }
        self.wire.post(&format!("/element/{field}/clear"), &json!({})).await?;
        self.wire.post(&format!("/element/{field}/value"), &json!({ "text": text })).await.map(drop)
    }

    /// The role and the name of what has the keyboard.
    pub async fn focused(&self) -> (String, String) {
        let Ok(active) = self.wire.get("/element/active").await else { return Default::default() };
        let Some(active) = element(&active) else { return Default::default() };
        let role = self.wire.get(&format!("/element/{active}/computedrole")).await.unwrap_or_default();
        let name = self.label(&active).await.unwrap_or_default();
        (role.as_str().unwrap_or_default().to_owned(), name)
    }

    async fn css(&self, css: &str) -> Option<String> {
        let found = self.wire.post("/element", &json!({ "using": "css selector", "value": css })).await;
        found.ok().as_ref().and_then(element)
    }

    async fn find(&self, within: &str, role: &str, name: &str) -> Option<String> {
        let mut nearly = None;
        for found in self.candidates(within, &selector(role), name).await {
            match self.label(&found).await {
                Some(label) if label == name => return Some(found),
                Some(label) if nearly.is_none() && label.contains(name) => nearly = Some(found),
                Some(_) | None => {}
            }
        }
        nearly
    }

    async fn candidates(&self, within: &str, selector: &str, name: &str) -> Vec<String> {
        let body = json!({ "script": CANDIDATES, "args": [within, selector, name] });
        // A page that is being replaced answers no question; whoever asks, asks again.
        let found = self.wire.post("/execute/sync", &body).await.unwrap_or_default();
        found.as_array().into_iter().flatten().filter_map(element).collect()
    }

    /// The name that a screen reader says.
    async fn label(&self, of: &str) -> Option<String> {
        let label = self.wire.get(&format!("/element/{of}/computedlabel")).await.ok()?;
        label.as_str().map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// Try until it is there and takes it: pages change under one's hands.
    async fn try_on(&self, what: &str, role: &str, mut attempt: impl AsyncFnMut() -> Option<Result<(), Refused>>) {
        let deadline = Instant::now() + DEADLINE;
        loop {
            let refused = match attempt().await {
                Some(Ok(())) => return,
                Some(Err(refused)) => refused.to_string(),
                None => "it is not there".to_owned(),
            };
            if Instant::now() > deadline {
                let (path, names) = (self.path().await, self.names(role).await);
                panic!("waited in vain for {what} at {path}: {refused}; each {role} there: {names:?}");
            }
            tokio::time::sleep(PAUSE).await;
        }
    }
}

//! The driver's protocol: a dozen calls, each a path with JSON (W3C, `WebDriver` level 2).

use std::time::Duration;

use reqwest::Client;
use serde_json::{Value, json};

/// Longest wait for one answer of the driver.
const ONE_CALL: Duration = Duration::from_secs(90);
/// The name under which an element travels.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// The driver's "no".
#[derive(Debug)]
pub(super) struct Refused {
    /// Its stable name, such as `stale element reference`.
    pub(super) error: String,
    message: String,
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.error, self.message.lines().next().unwrap_or_default())
    }
}

/// One session: one browser with one window.
pub(super) struct Wire {
    http: Client,
    session: String,
}

impl Wire {
    /// Open a session at a driver.
    pub(super) async fn open(driver: &str, capabilities: &Value) -> Self {
        let http = Client::builder().no_proxy().timeout(ONE_CALL).build().expect("a client");
        let wire = Self { http, session: driver.to_owned() };
        let wanted = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let opened = wire.post("/session", &wanted).await.unwrap_or_else(|refused| panic!("no browser: {refused}"));
        let id = opened.get("sessionId").and_then(Value::as_str).expect("a session id").to_owned();
        Self { http: wire.http, session: format!("{driver}/session/{id}") }
    }

    pub(super) async fn post(&self, path: &str, body: &Value) -> Result<Value, Refused> {
        self.answer(self.http.post(format!("{}{path}", self.session)).json(body)).await
    }

    pub(super) async fn get(&self, path: &str) -> Result<Value, Refused> {
        self.answer(self.http.get(format!("{}{path}", self.session))).await
    }

    pub(super) async fn delete(&self, path: &str) -> Result<Value, Refused> {
        self.answer(self.http.delete(format!("{}{path}", self.session))).await
    }

    async fn answer(&self, request: reqwest::RequestBuilder) -> Result<Value, Refused> {
        let away = |cause: reqwest::Error| Refused { error: "no answer".to_owned(), message: cause.to_string() };
        let mut answer: Value = request.send().await.map_err(away)?.json().await.map_err(away)?;
        let value = answer.get_mut("value").map(Value::take).unwrap_or_default();
        match value.get("error").and_then(Value::as_str) {
            Some(error) => Err(Refused {
                error: error.to_owned(),
                message: value.get("message").and_then(Value::as_str).unwrap_or_default().to_owned(),
            }),
            None => Ok(value),
        }
    }
}

/// The id of an element in an answer.
pub(super) fn element(value: &Value) -> Option<String> {
    value.get(ELEMENT).and_then(Value::as_str).map(str::to_owned)
}

/// An element as an argument of a script.
pub(super) fn as_argument(element: &str) -> Value {
    json!({ ELEMENT: element })
}

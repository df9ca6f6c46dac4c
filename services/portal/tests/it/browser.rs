//! A browser as far as these tests need one: cookies, no redirects by itself, forms by hand.

use std::{collections::BTreeMap, sync::Mutex};

use http::{
    StatusCode,
    header::{LOCATION, SET_COOKIE},
};
use reqwest::{Client, RequestBuilder, Response, redirect::Policy};
use werkbrug_kernel::role::Role;

use crate::portal::{DEADLINE, Portal, persona};

pub(crate) const SESSION: &str = "__Host-werkbrug";

/// One browser, without anything in it.
pub(crate) struct Browser {
    pub(crate) http: Client,
    cookies: Mutex<BTreeMap<String, String>>,
}

/// An answer that was read.
pub(crate) struct Page {
    pub(crate) status: StatusCode,
    pub(crate) location: String,
    pub(crate) set_cookies: Vec<String>,
    /// What the browser is told to throw away.
    pub(crate) cleared: String,
    pub(crate) text: String,
}

impl Browser {
    pub(crate) fn new() -> Self {
        let http = Client::builder().no_proxy().redirect(Policy::none()).timeout(DEADLINE).build().unwrap();
        Self { http, cookies: Mutex::default() }
    }

    pub(crate) async fn get(&self, url: &str) -> Page {
        self.read(self.http.get(url)).await
    }

    pub(crate) async fn post(&self, url: &str, form: &[(&str, &str)]) -> Page {
        self.read(self.http.post(url).form(form)).await
    }

    /// An answer that goes on, such as server-sent events.
    pub(crate) async fn open(&self, url: &str, last_id: Option<&str>) -> Response {
        let request = self.http.get(url);
        let request = match last_id {
            Some(id) => request.header("last-event-id", id),
            None => request,
        };
        self.with_cookies(request).send().await.unwrap()
    }

    /// An answer as a browser that takes compressed ones gets it.
    pub(crate) async fn open_taking_gzip(&self, url: &str) -> Response {
        self.with_cookies(self.http.get(url).header("accept-encoding", "gzip")).send().await.unwrap()
    }

    pub(crate) fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().unwrap().get(name).cloned()
    }

    pub(crate) fn set_cookie(&self, name: &str, value: &str) {
        self.cookies.lock().unwrap().insert(name.to_owned(), value.to_owned());
    }

    pub(crate) async fn read(&self, request: RequestBuilder) -> Page {
        let answer = self.with_cookies(request).send().await.unwrap();
        let status = answer.status();
        let text_of = |value: &http::HeaderValue| value.to_str().unwrap().to_owned();
        let location = answer.headers().get(LOCATION).map(text_of).unwrap_or_default();
        let cleared = answer.headers().get("clear-site-data").map(text_of).unwrap_or_default();
        let set_cookies: Vec<String> = answer.headers().get_all(SET_COOKIE).iter().map(text_of).collect();
        for line in &set_cookies {
            let (name, value) = line.split(';').next().unwrap().split_once('=').unwrap();
            let mut cookies = self.cookies.lock().unwrap();
            if line.contains("Max-Age=0") {
                cookies.remove(name);
            } else {
                cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        Page { status, location, set_cookies, cleared, text: answer.text().await.unwrap() }
    }

    fn with_cookies(&self, request: RequestBuilder) -> RequestBuilder {
        let cookies = self.cookies.lock().unwrap();
        let line: Vec<String> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        request.header("cookie", line.join("; "))
    }

    /// Up to the address that the issuer sends the browser back to, without going there.
    pub(crate) async fn choose(&self, portal: &Portal, wanted: &str, role: Role) -> String {
        let begun = self.get(&portal.url(&format!("/aanmelden?naar={wanted}"))).await;
        assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.text);
        self.choose_at(portal, &begun.location, role).await
    }

    /// From the issuer's page at this address to the address that it sends the browser back to.
    pub(crate) async fn choose_at(&self, portal: &Portal, question: &str, role: Role) -> String {
        self.choose_persona(portal, question, &persona(role).id).await
    }

    async fn choose_persona(&self, portal: &Portal, question: &str, persona: &str) -> String {
        let question = self.get(question).await;
        assert_eq!(question.status, StatusCode::OK, "{}", question.text);
        let fields =
            ["client_id", "state", "nonce", "code_challenge", "bewijs"].map(|name| (name, question.field(name)));
        let mut form: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        form.push(("persona", persona));
        let chosen = self.post(&portal.url("/issuer/authorize"), &form).await;
        assert_eq!(chosen.status, StatusCode::SEE_OTHER, "{}", chosen.text);
        chosen.location
    }

    /// The whole way, to the page that was wanted.
    pub(crate) async fn sign_in(&self, portal: &Portal, role: Role) -> Page {
        let back = self.choose(portal, "/dag", role).await;
        let done = self.get(&back).await;
        assert_eq!((done.status, done.location.as_str()), (StatusCode::SEE_OTHER, "/dag"), "{}", done.text);
        self.get(&portal.url("/dag")).await
    }

    /// The whole way, as the persona with this id.
    pub(crate) async fn sign_in_as(&self, portal: &Portal, persona: &str) {
        let begun = self.get(&portal.url("/aanmelden?naar=/dag")).await;
        let back = self.choose_persona(portal, &begun.location, persona).await;
        assert_eq!(self.get(&back).await.location, "/dag");
    }
}

impl Page {
    /// The value of a hidden field.
    pub(crate) fn field(&self, name: &str) -> String {
        let (_, rest) = self.text.split_once(&format!("name=\"{name}\" value=\"")).expect(name);
        rest.split_once('"').unwrap().0.to_owned()
    }

    /// The value of an attribute, the first time that it stands on the page.
    pub(crate) fn attribute(&self, name: &str) -> String {
        let (_, rest) = self.text.split_once(&format!(" {name}=\"")).expect(name);
        rest.split_once('"').unwrap().0.to_owned()
    }
}

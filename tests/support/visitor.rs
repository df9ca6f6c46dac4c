//! Somebody who signs in at the portal and reads every page that any page leads to, as raw bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::time::Duration;

use reqwest::header::{ACCEPT_ENCODING, CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder};

/// Most pages that one person reads.
const PAGES: usize = 120;
/// Most that differ in their question alone: a day before, the day before that, and so on for ever.
const ALIKE: usize = 4;
/// Longest wait for a page.
const PAGE: Duration = Duration::from_secs(10);
/// How long a stream of news is listened to.
const STREAM: Duration = Duration::from_secs(2);

/// One browser.
pub struct Visitor {
    base: String,
    http: Client,
    cookies: BTreeMap<String, String>,
}

/// An answer.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// Where it leads.
    pub location: String,
    /// What it says, as it came over the line.
    pub bytes: Vec<u8>,
}

impl Answer {
    /// The page as a browser shows it: unpacked when it came packed, without its headers.
    #[must_use]
    pub fn text(&self) -> String {
        let end = self.bytes.iter().position(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let body = self.bytes.get(end..).unwrap_or_default();
        let mut page = Vec::new();
        // A page that was cut off is read as far as it came.
        let packed = flate2::read::GzDecoder::new(body).read_to_end(&mut page).is_ok();
        String::from_utf8_lossy(if packed || !page.is_empty() { &page } else { body }).into_owned()
    }
}

impl Visitor {
    /// A browser that knows the portal at this address.
    ///
    /// # Panics
    /// When there is no HTTP client.
    #[must_use]
    pub fn at(base: &str) -> Self {
        let http = Client::builder().no_proxy().redirect(Policy::none()).timeout(PAGE).build().expect("a client");
        Self { base: base.trim_end_matches('/').to_owned(), http, cookies: BTreeMap::new() }
    }

    /// Sign in as an invented person, through the embedded issuer.
    ///
    /// # Panics
    /// When the portal does not let the person in.
    pub async fn sign_in(&mut self, persona: &str) {
        let begun = self.get("/aanmelden?naar=%2Fdag").await;
        assert_eq!(begun.status, 303, "{persona} begins: {begun:?}");
        let question = self.get(&begun.location).await;
        let page = question.text();
        let form = page.split_once("action=\"/issuer/authorize\"").map_or("", |(_, form)| form);
        let mut form: Vec<(String, String)> = hidden(form);
        form.push(("persona".to_owned(), persona.to_owned()));
        let chosen = self.post("/issuer/authorize", &form).await;
        assert_eq!(chosen.status, 303, "{persona} is chosen: {}", chosen.text());
        let done = self.get(&chosen.location).await;
        assert_eq!((done.status, done.location.as_str()), (303, "/dag"), "{persona} signs in: {page}");
    }

    /// What this browser sends along to be known by.
    #[must_use]
    pub fn cookie(&self) -> String {
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        cookies.join("; ")
    }

    /// Read a page.
    pub async fn get(&mut self, path: &str) -> Answer {
        let request = self.http.get(self.address(path));
        self.send(request).await
    }

    /// Send a form.
    pub async fn post(&mut self, path: &str, form: &[(String, String)]) -> Answer {
        let request = self.http.post(self.address(path)).form(form);
        self.send(request).await
    }

    /// Everything that can be read from here on, by path.
    pub async fn read_all(&mut self) -> BTreeMap<String, Answer> {
        let mut waiting: Vec<String> = vec!["/".into(), "/dag".into(), "/live".into()];
        let (mut read, mut alike) = (BTreeMap::new(), BTreeMap::<String, usize>::new());
        while let Some(path) = waiting.pop() {
            let page = path.split('?').next().unwrap_or_default().to_owned();
            let count = alike.entry(page).or_default();
            if read.len() >= PAGES || *count >= ALIKE || read.contains_key(&path) {
                continue;
            }
            *count += 1;
            let answer = self.get(&path).await;
            let page = answer.text();
            waiting.extend(links(&page).into_iter().chain([answer.location.clone()]).filter(|link| is_page(link)));
            read.insert(path, answer);
        }
        read
    }

    fn address(&self, path: &str) -> String {
        if path.starts_with('/') { format!("{}{path}", self.base) } else { path.to_owned() }
    }

    async fn send(&mut self, request: RequestBuilder) -> Answer {
        let request = request.header(COOKIE, self.cookie()).header(ACCEPT_ENCODING, "gzip");
        let mut response = request.send().await.expect("the portal answers");
        let status = response.status().as_u16();
        let text = |value: &reqwest::header::HeaderValue| value.to_str().unwrap_or_default().to_owned();
        let location = response.headers().get(LOCATION).map(text).unwrap_or_default();
        for line in response.headers().get_all(SET_COOKIE).iter().map(text) {
            if let Some((name, value)) = line.split(';').next().and_then(|pair| pair.split_once('=')) {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let is_stream =
            response.headers().get(CONTENT_TYPE).map(text).is_some_and(|kind| kind.contains("event-stream"));
        let mut bytes = format!("{:?}\n", response.headers()).into_bytes();
        let listen = async {
            while let Ok(Some(chunk)) = response.chunk().await {
                bytes.extend(chunk);
            }
        };
        // A stream has no end; what it says at once is enough.
        drop(tokio::time::timeout(if is_stream { STREAM } else { PAGE }, listen).await);
        Answer { status, location, bytes }
    }
}

/// The hidden fields of a form.
fn hidden(form: &str) -> Vec<(String, String)> {
    let form = form.split("</form>").next().unwrap_or_default();
    let field = |text: &str| {
        let (name, rest) = text.split_once("\" value=\"")?;
        Some((name.to_owned(), rest.split('"').next()?.to_owned()))
    };
    form.split("type=\"hidden\" name=\"").skip(1).filter_map(field).collect()
}

/// Every attribute that holds a path of ours: a link, a fragment, a stream, a picture.
fn links(page: &str) -> BTreeSet<String> {
    let starts = page.match_indices("=\"/").map(|(at, found)| at + found.len() - 1);
    let link = |at: usize| page.get(at..)?.split_once('"').map(|(path, _)| path.replace("&amp;", "&"));
    starts.filter_map(link).collect()
}

/// What a person reads: not the way out, not the issuer, and no other site.
fn is_page(link: &str) -> bool {
    let away = ["/afmelden", "/aanmelden", "/issuer", "/assets/vendor"];
    link.starts_with('/') && !link.starts_with("//") && !away.iter().any(|path| link.starts_with(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_path_of_a_page_is_followed_but_the_way_out() {
        let page = r##"<a href="/dag?op=2026-11-24&amp;x=1">x</a><div hx-get="/dag/blok/ploegen"></div><a href="#a">
            <form action="/afmelden"><a href="https://elders.example/"><a href="//elders.example/">"##;
        let followed: Vec<String> = links(page).into_iter().filter(|link| is_page(link)).collect();
        assert_eq!(followed, ["/dag/blok/ploegen", "/dag?op=2026-11-24&x=1"]);
    }
}

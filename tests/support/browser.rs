//! A real browser, used as a person uses it: headless Chromium, driven over `WebDriver`.
//!
//! `WebDriver` is a dozen JSON calls, made here with the HTTP client that the portal has anyway. A client crate would
//! bring 8 (thirtyfour) to 20 (fantoccini) packages and still leave roles, names, keys, emulation and weight to us.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::people::Persona;

pub mod axe;
mod console;
mod driver;
mod find;
mod keys;
pub mod looks;
mod mouse;
pub mod pdf;
mod wire;

use driver::Driver;
use wire::Wire;

/// Longest wait for a page to be as a test expects it.
pub const DEADLINE: Duration = Duration::from_secs(20);
/// Pause between two looks.
const PAUSE: Duration = Duration::from_millis(40);
/// Longest wait of the driver for a script or a page.
const TIMEOUT_MS: u32 = 80_000;
/// Quiet in a closed network, and at home in a container.
const FLAGS: [&str; 16] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--no-default-browser-check",
    "--no-proxy-server",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--disable-features=Translate,OptimizationHints,MediaRouter",
    "--hide-scrollbars",
    "--window-size=1280,900",
];

/// Somebody's browser: a fresh profile, one window.
pub struct Browser {
    base: String,
    downloads: PathBuf,
    wire: Wire,
    driver: Arc<Driver>,
}

impl Browser {
    /// Open a browser that knows the portal at this address (`system.web`).
    pub async fn start(base: &str) -> Self {
        Self::speaking(base, "nl").await
    }

    /// Open a browser whose owner prefers this language, such as `fr`.
    pub async fn speaking(base: &str, language: &str) -> Self {
        Self::with(Arc::new(Driver::start()), base, language).await
    }

    /// Open a second browser, for somebody else.
    pub async fn another(&self) -> Self {
        Self::with(Arc::clone(&self.driver), &self.base, "nl").await
    }

    async fn with(driver: Arc<Driver>, base: &str, language: &str) -> Self {
        static OPENED: AtomicUsize = AtomicUsize::new(0);
        let number = OPENED.fetch_add(1, Ordering::Relaxed);
        let downloads = driver.folder(&format!("downloads-{number}"));
        let profile = driver.folder(&format!("profile-{number}"));
        let wire = Wire::open(&driver.address, &wishes(&profile, &downloads, language)).await;
        let browser = Self { base: base.trim_end_matches('/').to_owned(), downloads, wire, driver };
        browser.cdp("Emulation.setTimezoneOverride", json!({ "timezoneId": "Europe/Brussels" })).await;
        browser.desk().await;
        browser
    }

    /// Open a path of the portal, or a full address, and wait until it has loaded.
    pub async fn open(&self, path: &str) {
        let address = if path.starts_with('/') { format!("{}{path}", self.base) } else { path.to_owned() };
        self.insist("/url", &json!({ "url": address })).await;
    }

    /// Load the page again.
    pub async fn reload(&self) {
        self.insist("/refresh", &json!({})).await;
    }

    /// Go back one page.
    pub async fn back(&self) {
        self.insist("/back", &json!({})).await;
    }

    /// The full address of the page.
    pub async fn address(&self) -> String {
        let answer = self.wire.get("/url").await.unwrap_or_else(|refused| panic!("no address: {refused}"));
        answer.as_str().unwrap_or_default().to_owned()
    }

    /// The address within the portal: path and query.
    pub async fn path(&self) -> String {
        let address = self.address().await;
        address.strip_prefix(&self.base).map_or(address.clone(), str::to_owned)
    }

    /// What stands in the browser's tab.
    pub async fn title(&self) -> String {
        self.text_from("return document.title", &[]).await
    }

    /// Sign in as somebody at the embedded issuer; it ends on the page that was wanted.
    pub async fn sign_in_to(&self, who: &Persona, wanted: &str) {
        let wanted = wanted.replace('%', "%25").replace('&', "%26").replace('?', "%3F").replace('=', "%3D");
        self.open(&format!("/aanmelden?naar={wanted}")).await;
        self.choose(who).await;
    }

    /// Sign in as somebody; it ends where the portal sends this person.
    pub async fn sign_in(&self, who: &Persona) {
        self.sign_in_to(who, "/").await;
    }

    /// On the issuer's page: be this person.
    pub async fn choose(&self, who: &Persona) {
        self.click("button", &who.name).await;
        self.wait_for(&format!("{} is signed in", who.name), async || !self.path().await.starts_with("/issuer")).await;
    }

    /// Sign out, by the menu behind one's own name.
    pub async fn sign_out(&self) {
        self.click_css("details.person > summary").await;
        self.click_css("form[action='/afmelden'] button[type=submit]:not([name])").await;
        self.wait_for("the door", async || self.path().await == "/").await;
    }

    /// The addresses in the menu, in its order; the first is where this role comes in.
    pub async fn menu(&self) -> Vec<String> {
        self.attributes("nav.rooms a", "href").await
    }

    /// Choose the language of the pages, such as `fr`; what hangs on a wall has no choice of its own.
    pub async fn choose_language(&self, language: &str) {
        if self.count("[data-muur]").await > 0 {
            self.open("/").await;
        }
        self.click_css(&format!("form.tongues button[value={language}]")).await;
        self.wait_for_script(language, &format!("document.documentElement.lang === '{language}'")).await;
    }

    /// Wait until the page keeps itself current.
    pub async fn is_live(&self) {
        self.wait_for_script("the page is live", "document.documentElement.dataset.following === 'yes'").await;
    }

    /// Forget every cookie, as when a session was lost.
    pub async fn forget_cookies(&self) {
        self.wire.delete("/cookie").await.unwrap_or_else(|refused| panic!("cookies: {refused}"));
    }

    /// Wait until something holds; the test fails when it does not within [`DEADLINE`].
    pub async fn wait_for(&self, what: &str, mut holds: impl AsyncFnMut() -> bool) {
        let deadline = Instant::now() + DEADLINE;
        while !holds().await {
            if Instant::now() > deadline {
                let (path, text) = (self.path().await, self.text().await);
                let saved = self.screenshot("waited-in-vain").await;
                panic!("waited in vain: {what}\n  at {path}, seen in {}\n{text}", saved.display());
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Wait until a JavaScript expression is true.
    pub async fn wait_for_script(&self, what: &str, expression: &str) {
        let script = format!("return !!({expression})");
        self.wait_for(what, async || self.script(&script, &[]).await == Value::Bool(true)).await;
    }

    /// Run a script in the page, past its policy; `arguments` are as given, the answer is what it returns.
    pub async fn script(&self, script: &str, arguments: &[Value]) -> Value {
        self.insist("/execute/sync", &json!({ "script": script, "args": arguments })).await
    }

    /// Ask Chromium itself, by its `DevTools` protocol.
    pub async fn cdp(&self, command: &str, parameters: Value) -> Value {
        self.insist("/goog/cdp/execute", &json!({ "cmd": command, "params": parameters })).await
    }

    /// A file that the browser has saved, once it is whole; by the end of its name, such as `.csv`.
    pub async fn downloaded(&self, ending: &str) -> PathBuf {
        let found = || {
            let files = std::fs::read_dir(&self.downloads).into_iter().flatten().flatten();
            files.map(|file| file.path()).find(|path| path.to_string_lossy().ends_with(ending))
        };
        self.wait_for(&format!("a file {ending} is saved"), async || found().is_some()).await;
        found().expect("waited for it")
    }

    /// The same, read and taken away, so that the next file is the next one.
    pub async fn take_download(&self, ending: &str) -> Vec<u8> {
        let file = self.downloaded(ending).await;
        let bytes = std::fs::read(&file).expect("a file that can be read");
        std::fs::remove_file(file).expect("a file that can be taken away");
        bytes
    }

    /// Ask for an address of the portal as the page itself does: status and text, without leaving the page.
    pub async fn fetch(&self, path: &str) -> (u64, String) {
        let script = "const done = arguments[1];
            fetch(arguments[0]).then(async answer => done([answer.status, await answer.text()]), () => done([0, '']))";
        let answer = self.insist("/execute/async", &json!({ "script": script, "args": [path] })).await;
        let text = answer.get(1).and_then(Value::as_str).unwrap_or_default().to_owned();
        (answer.get(0).and_then(Value::as_u64).unwrap_or_default(), text)
    }

    /// Be without a network, or have one again; what the page itself asks fails at once.
    pub async fn offline(&self, is_offline: bool) {
        let conditions =
            json!({ "offline": is_offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.cdp("Network.enable", json!({})).await;
        self.cdp("Network.emulateNetworkConditions", conditions).await;
    }

    async fn text_from(&self, script: &str, arguments: &[Value]) -> String {
        self.script(script, arguments).await.as_str().unwrap_or_default().to_owned()
    }

    async fn insist(&self, path: &str, body: &Value) -> Value {
        self.wire.post(path, body).await.unwrap_or_else(|refused| {
            let asked: String = body.to_string().chars().take(200).collect();
            panic!("{path} {asked}: {refused}")
        })
    }
}

/// What kind of browser we ask for.
fn wishes(profile: &Path, downloads: &Path, language: &str) -> Value {
    let own = [format!("--user-data-dir={}", profile.display()), format!("--lang={language}")];
    let flags: Vec<String> = FLAGS.iter().map(|flag| (*flag).to_owned()).chain(own).collect();
    json!({
        "browserName": "chrome",
        // A busy machine is slow; what hangs is told by our own deadlines.
        "timeouts": { "script": TIMEOUT_MS, "pageLoad": TIMEOUT_MS },
        "goog:loggingPrefs": { "browser": "ALL" },
        "goog:chromeOptions": {
            "binary": driver::chromium(),
            "args": flags,
            "prefs": {
                "download.default_directory": downloads,
                "download.prompt_for_download": false,
                "intl.accept_languages": language,
            },
        },
    })
}

fn wait_a_little() {
    std::thread::park_timeout(Duration::from_millis(20));
}

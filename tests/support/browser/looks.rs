//! How a page looks and what it weighs: sizes, light and dark, paper, pictures.

use std::path::PathBuf;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::Browser;
use super::pdf::Pdf;
use crate::root;

/// A telephone held upright.
const PHONE: (u32, u32) = (390, 844);
/// A desk.
const DESK: (u32, u32) = (1280, 900);
/// Width and height of a sheet.
const A4_INCHES: (f64, f64) = (8.27, 11.69);
/// So long must a page ask for nothing before it counts as loaded, milliseconds.
const QUIET_MS: u32 = 250;

/// What a page costs when it is opened for the first time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weight {
    /// Bytes over the network, headers included, compressed as they came.
    pub bytes: u64,
    /// Files asked for.
    pub requests: u64,
    /// Elements of the page.
    pub elements: u64,
    /// Elements, texts and comments.
    pub nodes: u64,
}

impl Browser {
    /// A telephone of 390 by 844.
    pub async fn phone(&self) {
        self.viewport(PHONE, true).await;
    }

    /// A desk of 1280 by 900, as at the start.
    pub async fn desk(&self) {
        self.viewport(DESK, false).await;
    }

    /// A screen of this width and height.
    pub async fn viewport(&self, (width, height): (u32, u32), is_phone: bool) {
        let size = json!({
            "width": width, "height": height, "screenWidth": width, "screenHeight": height,
            "deviceScaleFactor": 1, "mobile": is_phone,
        });
        self.cdp("Emulation.setDeviceMetricsOverride", size).await;
        self.cdp("Emulation.setTouchEmulationEnabled", json!({ "enabled": is_phone })).await;
    }

    /// Prefer dark.
    pub async fn dark(&self) {
        self.prefer("dark").await;
    }

    /// Prefer light, as at the start.
    pub async fn light(&self) {
        self.prefer("light").await;
    }

    async fn prefer(&self, scheme: &str) {
        let feature = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        self.cdp("Emulation.setEmulatedMedia", json!({ "features": feature })).await;
        let expression = format!("matchMedia('(prefers-color-scheme: {scheme})').matches");
        self.wait_for_script(scheme, &expression).await;
    }

    /// Nothing stands beside the screen, so that nobody must scroll sideways.
    pub async fn assert_no_sideways_scroll(&self) {
        // A telephone shows a page that is too wide in small: only its screen tells how wide it is.
        let script = "const wide = screen.width;
            if (document.documentElement.scrollWidth <= wide) return [];
            const clipped = one => { for (let up = one.parentElement; up; up = up.parentElement)
                if (up !== document.body && getComputedStyle(up).overflowX !== 'visible') return true; return false; };
            return ['the page is ' + document.documentElement.scrollWidth + ' wide on ' + wide].concat(
                [...document.body.querySelectorAll('*')]
                    .filter(one => one.getBoundingClientRect().right > wide + 1 && !clipped(one))
                    .slice(0, 10)
                    .map(one => one.tagName + '.' + one.className + ' ' + one.textContent.trim().slice(0, 40)))";
        let found = self.script(script, &[]).await;
        let wide: Vec<&str> = found.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        assert!(wide.is_empty(), "{} scrolls sideways: {wide:#?}", self.path().await);
    }

    /// The page on the paper that it asks for, A4 when it asks for none; a copy goes to `target/screenshots/NAME.pdf`.
    pub async fn print(&self, name: &str) -> Pdf {
        let paper = json!({ "paperWidth": A4_INCHES.0, "paperHeight": A4_INCHES.1, "preferCSSPageSize": true });
        let printed = self.cdp("Page.printToPDF", paper).await;
        let bytes = decoded(printed.get("data").unwrap_or(&Value::Null));
        let file = keep(&format!("{name}.pdf"), &bytes);
        Pdf { bytes, file }
    }

    /// The whole page as a picture in `target/screenshots/NAME.png`.
    pub async fn screenshot(&self, name: &str) -> PathBuf {
        let wanted = json!({ "format": "png", "captureBeyondViewport": true });
        let taken = self.cdp("Page.captureScreenshot", wanted).await;
        keep(&format!("{name}.png"), &decoded(taken.get("data").unwrap_or(&Value::Null)))
    }

    /// Open a page as if for the first time, without a cache, and weigh it.
    pub async fn weigh(&self, path: &str) -> Weight {
        self.cdp("Network.enable", json!({})).await;
        self.cdp("Network.setCacheDisabled", json!({ "cacheDisabled": true })).await;
        // What a coach's page keeps for a place without a connection would come for nothing.
        self.cdp("Network.setBypassServiceWorker", json!({ "bypass": true })).await;
        self.open(path).await;
        let rests = format!(
            "performance.getEntriesByType('navigation')[0].loadEventEnd > 0 && performance.now() - Math.max(\
             performance.getEntriesByType('navigation')[0].loadEventEnd, \
             ...performance.getEntriesByType('resource').map(one => one.responseEnd)) > {QUIET_MS}"
        );
        self.wait_for_script("the page rests", &rests).await;
        let script = "const all = [...performance.getEntriesByType('navigation'),
                ...performance.getEntriesByType('resource')];
            const walker = document.createTreeWalker(document, NodeFilter.SHOW_ALL);
            let nodes = 1;
            while (walker.nextNode()) nodes += 1;
            const bytes = all.reduce((sum, one) => sum + one.transferSize, 0);
            return [bytes, all.length, document.getElementsByTagName('*').length, nodes]";
        let weighed = self.script(script, &[]).await;
        self.cdp("Network.setCacheDisabled", json!({ "cacheDisabled": false })).await;
        self.cdp("Network.setBypassServiceWorker", json!({ "bypass": false })).await;
        let figure = |place: usize| weighed.get(place).and_then(Value::as_u64).unwrap_or_default();
        Weight { bytes: figure(0), requests: figure(1), elements: figure(2), nodes: figure(3) }
    }

    /// The whole page as a picture that says how it was looked at: `NAME-nl-light-1280`.
    pub async fn picture(&self, name: &str) -> PathBuf {
        // What sticks to the top or the bottom of the screen would stand in the middle of a page that is longer.
        let script = "scrollTo(0, 0);
            for (const menu of document.querySelectorAll('nav.rooms')) {
                if (getComputedStyle(menu).position !== 'fixed') continue;
                const top = document.documentElement.scrollHeight - menu.offsetHeight;
                Object.assign(menu.style, { position: 'absolute', top: `${top}px`, bottom: 'auto' });
            }
            return [document.documentElement.lang,
            matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light', screen.width].join('-')";
        let how = self.script(script, &[]).await;
        let file = self.screenshot(&format!("{name}-{}", how.as_str().unwrap_or_default())).await;
        let back = "for (const menu of document.querySelectorAll('nav.rooms')) menu.removeAttribute('style')";
        self.script(back, &[]).await;
        file
    }

    /// What every page must be: whole, quiet, without barriers in light and dark, readable on a telephone.
    ///
    /// Leaves four pictures, as [`Browser::picture`] names them.
    pub async fn assert_well_made(&self, name: &str) {
        assert!(!self.text().await.contains('⟦'), "{name} lacks a word:\n{}", self.text().await);
        for (screen, is_phone) in [(DESK, false), (PHONE, true)] {
            self.viewport(screen, is_phone).await;
            self.assert_no_sideways_scroll().await;
            self.picture(name).await;
            self.assert_accessible(&format!("{name} (phone: {is_phone}, light)")).await;
            self.dark().await;
            self.picture(name).await;
            // Light and dark differ in colours alone (`00-tokens.css`), and those are the same on a telephone.
            if !is_phone {
                self.assert_accessible(&format!("{name} (dark)")).await;
            }
            self.light().await;
        }
        self.desk().await;
        self.assert_quiet().await;
    }
}

fn decoded(value: &Value) -> Vec<u8> {
    STANDARD.decode(value.as_str().unwrap_or_default()).expect("base64")
}

/// Leave a file where people look at it.
fn keep(name: &str, bytes: &[u8]) -> PathBuf {
    let folder = root().join("target/screenshots");
    std::fs::create_dir_all(&folder).expect("a folder for pictures");
    let file = folder.join(name);
    std::fs::write(&file, bytes).expect("a picture");
    file
}

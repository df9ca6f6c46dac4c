//! Whether anybody touched a mouse or the screen: a journey by keyboard proves that nobody did.

use serde_json::json;

use super::Browser;

/// Counts in the tab, so that it outlives the pages that are passed.
const COUNTS: &str = "for (const kind of ['pointerdown', 'mousedown', 'touchstart']) \
    addEventListener(kind, () => { sessionStorage.pointed = Number(sessionStorage.pointed || 0) + 1; }, true);";

impl Browser {
    /// From the next page on, count every touch of a mouse or a screen.
    pub async fn watch_the_mouse(&self) {
        self.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": COUNTS })).await;
    }

    /// Begin to count anew.
    pub async fn put_the_mouse_away(&self) {
        self.script("sessionStorage.pointed = 0", &[]).await;
    }

    /// How often a mouse or a screen was touched since it was put away.
    pub async fn touches(&self) -> u64 {
        let touches = self.script("return Number(sessionStorage.pointed)", &[]).await;
        touches.as_u64().expect("the mouse was put away before")
    }
}

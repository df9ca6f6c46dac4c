//! Somebody of a role before pages with stand-ins behind them, and what a page must say.

use tempfile::TempDir;
use werkbrug_kernel::role::Role;

use crate::{
    browser::{Browser, Page},
    portal::Portal,
    services::Services,
};

/// Somebody of this role before the usual services.
pub(crate) async fn started(role: Role) -> (Services, Portal, Browser) {
    let dir = tempfile::tempdir().unwrap();
    let services = Services::start(&dir).await;
    opened(dir, services, role).await
}

/// The same before these services.
pub(crate) async fn opened(dir: TempDir, services: Services, role: Role) -> (Services, Portal, Browser) {
    let portal = Portal::with(dir, services.address).await;
    let browser = signed_in(&portal, role).await;
    (services, portal, browser)
}

/// Somebody of this role, signed in.
pub(crate) async fn signed_in(portal: &Portal, role: Role) -> Browser {
    let browser = Browser::new();
    browser.sign_in(portal, role).await;
    browser
}

/// Whether a page says each of these.
pub(crate) fn says(page: &Page, all: &[&str]) {
    holds(&page.text, all);
}

/// Whether a text holds each of these, and neither a key nor what a service said in English.
pub(crate) fn holds(text: &str, all: &[&str]) {
    for expected in all {
        assert!(text.contains(expected), "{expected}: {text}");
    }
    assert!(!["⟦", "English of the service", "english"].iter().any(|stray| text.contains(stray)), "{text}");
}

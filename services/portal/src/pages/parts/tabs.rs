//! Tabs that are links: each has an address of its own.

use maud::{Markup, html};

/// Tabs; `(address, text, is_here)`.
pub(crate) fn tabs(label: &str, all: &[(&str, &str, bool)]) -> Markup {
    html! {
        nav.tabs aria-label=(label) {
            ul { @for (address, text, is_here) in all {
                li { a href=(address) aria-current=[is_here.then_some("page")] { (text) } }
            } }
        }
    }
}

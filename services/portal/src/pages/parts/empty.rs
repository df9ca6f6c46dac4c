//! Nothing is here: say why, and what to do next.

use maud::{Markup, html};

/// A place without anything in it, and what would fill it.
pub(crate) fn empty(text: &str) -> Markup {
    html! { p.empty { (text) } }
}

/// The same with one thing to do.
pub(crate) fn empty_with(text: &str, next: &Markup) -> Markup {
    html! { div.empty { p { (text) } p { (next) } } }
}

/// A part that could not be read; the rest of the page is right.
pub(crate) fn silent(text: &str) -> Markup {
    html! { p.silent role="status" { (text) } }
}

//! What stands above a list or a board: filters on the left, things to do on the right.

use maud::{Markup, html};

/// Filters as a form that puts its state in the address, and things to do.
pub(crate) fn toolbar(action: &str, label: &str, filters: &Markup, doing: &Markup) -> Markup {
    html! {
        div.toolbar {
            form.filters method="get" action=(action) role="search" aria-label=(label) { (filters) }
            div.doing { (doing) }
        }
    }
}

/// Earlier, later: `(address, text)`; nothing where there is no further.
pub(crate) fn steps(label: &str, back: Option<(&str, &str)>, here: &str, on: Option<(&str, &str)>) -> Markup {
    use crate::pages::parts::icon::Icon;
    let step = |to: Option<(&str, &str)>, icon: Icon| {
        html! { @if let Some((address, text)) = to {
            a.button.square href=(address) aria-label=(text) title=(text) { (icon.draw()) }
        } }
    };
    html! {
        nav.steps aria-label=(label) { (step(back, Icon::Left)) span.here { (here) } (step(on, Icon::Right)) }
    }
}

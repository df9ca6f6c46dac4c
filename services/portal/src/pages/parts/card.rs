//! A part of a page with a heading of its own.

use maud::{Markup, html};

/// A card. `id` is unique on the page.
pub(crate) fn card(id: &str, title: &str, content: &Markup) -> Markup {
    html! {
        section.card aria-labelledby={ "kop-" (id) } {
            h2 id={ "kop-" (id) } { (title) }
            (content)
        }
    }
}

/// A card that stays current: read again from `source` whenever one of these topics says something.
pub(crate) struct LiveCard<'a> {
    /// Unique on the page.
    pub(crate) id: &'a str,
    /// Its heading.
    pub(crate) title: &'a str,
    /// The topics, `orders.orders crews.capacity`.
    pub(crate) topics: &'a str,
    /// The address that answers with this card.
    pub(crate) source: &'a str,
}

impl LiveCard<'_> {
    /// The card with its content.
    pub(crate) fn show(&self, content: &Markup) -> Markup {
        html! {
            section.card id=(self.id) data-live=(self.topics) data-source=(self.source)
                aria-labelledby={ "kop-" (self.id) } {
                h2 id={ "kop-" (self.id) } { (self.title) }
                (content)
            }
        }
    }
}

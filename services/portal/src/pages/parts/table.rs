//! A dense table in a box of its own, so that a narrow screen scrolls the table and not the page.

use maud::{Markup, html};

/// The head of a column.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Head<'a> {
    title: &'a str,
    is_number: bool,
}

impl<'a> Head<'a> {
    /// A column of words.
    pub(crate) fn text(title: &'a str) -> Self {
        Self { title, is_number: false }
    }

    /// A column of figures, aligned to be compared.
    pub(crate) fn number(title: &'a str) -> Self {
        Self { title, is_number: true }
    }
}

/// A table; `caption` says what it holds to those who do not see it. Rows are `tr` elements whose
/// first cell is `th scope="row"`; cells of figures have the class `num`.
pub(crate) fn table(caption: &str, heads: &[Head<'_>], rows: &Markup) -> Markup {
    html! {
        div.scroll tabindex="0" role="group" aria-label=(caption) {
            table {
                caption.hidden { (caption) }
                thead { tr {
                    @for head in heads { th.num[head.is_number] scope="col" { (head.title) } }
                } }
                tbody { (rows) }
            }
        }
    }
}

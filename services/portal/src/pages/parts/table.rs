//! A dense table in a box of its own, so that a narrow screen scrolls the table and not the page.

use maud::{Markup, PreEscaped, html};

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

/// With more columns than this, each row folds into a few lines on a telephone.
const NARROW: usize = 3;

/// A table; `caption` says what it holds to those who do not see it. Rows are `tr` elements whose
/// first cell is `th scope="row"`; cells of figures have the class `num`.
pub(crate) fn table(caption: &str, heads: &[Head<'_>], rows: &Markup) -> Markup {
    html! {
        div.scroll tabindex="0" role="group" aria-label=(caption) {
            table.fold-small[heads.len() > NARROW] {
                caption.hidden { (caption) }
                thead { tr {
                    @for head in heads { th.num[head.is_number] scope="col" { (head.title) } }
                } }
                tbody { (labelled(rows, heads)) }
            }
        }
    }
}

/// The rows with the head of its column on every cell: where a row folds, that stands before what is in it.
fn labelled(rows: &Markup, heads: &[Head<'_>]) -> Markup {
    let (mut done, mut rest, mut column) = (String::with_capacity(rows.0.len() * 2), rows.0.as_str(), 0);
    while let Some((before, tag)) = rest.split_once("<t") {
        done.push_str(before);
        done.push_str("<t");
        rest = tag;
        match tag.as_bytes() {
            [b'r', b' ' | b'>', ..] => column = 0,
            [b'd' | b'h', b' ' | b'>', ..] => {
                let (name, attributes) = tag.split_at(1);
                let label = heads.get(column).map(|head| html! { (head.title) }.into_string()).unwrap_or_default();
                done.push_str(&format!("{name} data-label=\"{label}\""));
                rest = attributes;
                column += 1;
            }
            _ => {}
        }
    }
    done.push_str(rest);
    PreEscaped(done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_carries_the_head_of_its_column_and_nothing_else_changes() {
        let heads = [Head::text("Wie"), Head::number("Uren \"netto\"")];
        let rows = html! {
            tr { th scope="row" { "An" } td.num { "7u36" } }
            tr.late { th scope="row" { "Bo" } td { time datetime="2026-11-23" { "ma" } " te laat" } }
        };
        let text = labelled(&rows, &heads).into_string();
        assert_eq!(text.matches("data-label=\"Wie\"").count(), 2, "{text}");
        assert_eq!(text.matches("data-label=\"Uren &quot;netto&quot;\"").count(), 2, "{text}");
        let without = text.replace(" data-label=\"Wie\"", "").replace(" data-label=\"Uren &quot;netto&quot;\"", "");
        assert_eq!(without, rows.into_string());
    }

    #[test]
    fn only_what_is_too_wide_for_a_telephone_folds() {
        for (columns, expected) in [(3, false), (4, true)] {
            let heads = vec![Head::text("x"); columns];
            assert_eq!(table("", &heads, &html! {}).into_string().contains("fold-small"), expected, "{columns}");
        }
    }
}

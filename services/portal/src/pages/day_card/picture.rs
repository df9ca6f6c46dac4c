//! Pictures for cards, drawn here: few lines, large shapes, clear on paper without colour.

use maud::{Markup, PreEscaped, html};

/// A picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Picture {
    /// A day.
    Sun,
    /// Where the work is.
    Factory,
    /// What the work is.
    Task,
    /// Who guides.
    Coach,
    /// A break.
    Cup,
    /// To call.
    Phone,
    /// Not as before.
    Different,
}

impl Picture {
    /// The picture; the words beside it say what it means.
    pub(super) fn draw(self) -> Markup {
        html! { svg.picture viewBox="0 0 64 64" aria-hidden="true" focusable="false" { (PreEscaped(self.lines())) } }
    }

    const fn lines(self) -> &'static str {
        match self {
            Self::Sun => {
                r#"<circle class="fill2" cx="32" cy="32" r="13"/><path d="M32 5v8M32 51v8M5 32h8M51 32h8M13 13l6 6M45 45l6 6M51 13l-6 6M19 45l-6 6"/>"#
            }
            Self::Factory => {
                r#"<path class="fill1" d="M6 56V32l14 8v-8l14 8v-8l10 6 2-28h8l4 46Z"/><path class="fill0" d="M14 46h8v6h-8zM29 46h8v6h-8z"/><path d="M50 5c3-3 5 1 8-2"/>"#
            }
            Self::Task => {
                r#"<path class="fill2" d="M32 6 56 18v28L32 58 8 46V18Z"/><path d="M8 18l24 12 24-12M32 30v28M20 12l24 12v9"/>"#
            }
            Self::Coach => {
                r#"<path class="fill1" d="M8 58c2-14 11-20 24-20s22 6 24 20Z"/><circle class="fill0" cx="32" cy="24" r="12"/><path class="fill2" d="M18 22c0-10 6-15 14-15s14 5 14 15Z"/><path d="M14 22h36M32 7v7"/>"#
            }
            Self::Cup => {
                r#"<path class="fill0" d="M10 28h36v14c0 7-5 12-12 12H22c-7 0-12-5-12-12Z"/><path d="M46 32h4c8 0 8 12 0 13h-5M6 58h44M20 20c-4-4 4-7 0-12M34 20c-4-4 4-7 0-12"/>"#
            }
            Self::Phone => {
                r#"<rect class="fill0" x="18" y="5" width="28" height="54" rx="6"/><path class="fill1" d="M18 14h28v32H18z"/><path d="M28 10h8"/><circle class="dot" cx="32" cy="52.500" r="2.500"/>"#
            }
            Self::Different => {
                r#"<path class="fill2" d="M8 20h32v-9l16 15-16 15v-9H8Z"/><path class="fill1" d="M56 47H28v-7L14 50l14 10v-7h28Z"/>"#
            }
        }
    }
}

//! One figure that somebody steers by, with a link to where it comes from.

use maud::{Markup, html};

use crate::pages::parts::badge::Tone;

/// A figure.
pub(crate) struct Stat<'a> {
    /// What it counts.
    pub(crate) label: &'a str,
    /// The figure, already written in the reader's language.
    pub(crate) value: &'a str,
    /// How strongly it asks to be looked at.
    pub(crate) tone: Tone,
    /// Where it is explained.
    pub(crate) explained_at: Option<&'a str>,
}

impl<'a> Stat<'a> {
    /// A figure that goes as planned.
    pub(crate) fn calm(label: &'a str, value: &'a str) -> Self {
        Self { label, value, tone: Tone::Calm, explained_at: None }
    }

    /// The same figure in another tone.
    pub(crate) fn toned(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }

    /// The same figure with its explanation.
    pub(crate) fn explained(self, address: &'a str) -> Self {
        self.explained_by(Some(address))
    }

    /// The same figure with its explanation, where who looks may read one.
    pub(crate) fn explained_by(self, address: Option<&'a str>) -> Self {
        Self { explained_at: address, ..self }
    }
}

/// Figures beside each other.
pub(crate) fn stats(all: &[Stat<'_>]) -> Markup {
    html! {
        dl.stats {
            @for stat in all {
                div class={ "stat " (stat.tone.class()) } {
                    dt { (stat.label) }
                    dd {
                        @if let Some(icon) = stat.tone.icon() { (icon.draw()) }
                        @if let Some(address) = stat.explained_at { a href=(address) { (stat.value) } }
                        @else { (stat.value) }
                    }
                }
            }
        }
    }
}

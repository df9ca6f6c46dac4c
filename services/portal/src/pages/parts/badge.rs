//! A state in a word, with a shape of its own: nobody has to tell colours apart.

use maud::{Markup, html};

use crate::pages::parts::icon::Icon;

/// How strongly something asks to be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    /// As planned; it recedes.
    Calm,
    /// Good news that matters.
    Good,
    /// To know.
    Info,
    /// To watch.
    Watch,
    /// Somebody must act.
    Bad,
}

impl Tone {
    /// The class that carries its colours.
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::Calm => "calm",
            Self::Good => "good",
            Self::Info => "info",
            Self::Watch => "watch",
            Self::Bad => "bad",
        }
    }

    /// Its shape.
    pub(crate) const fn icon(self) -> Option<Icon> {
        match self {
            Self::Calm => None,
            Self::Good => Some(Icon::Check),
            Self::Info => Some(Icon::Info),
            Self::Watch => Some(Icon::Warning),
            Self::Bad => Some(Icon::Stop),
        }
    }
}

/// A state in a word or two.
pub(crate) fn badge(tone: Tone, text: &str) -> Markup {
    html! {
        span class={ "badge " (tone.class()) } {
            @if let Some(icon) = tone.icon() { (icon.draw()) }
            (text)
        }
    }
}

//! Something to say at the top of a page, once.

use maud::{Markup, html};

use crate::pages::parts::{badge::Tone, icon::Icon};

/// A sentence that waits for somebody's next page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Notice {
    tone: Tone,
    text: String,
}

impl Notice {
    /// It went well.
    pub(crate) fn done(text: impl Into<String>) -> Self {
        Self { tone: Tone::Good, text: text.into() }
    }

    /// It did not happen; the text says why.
    pub(crate) fn refused(text: impl Into<String>) -> Self {
        Self { tone: Tone::Bad, text: text.into() }
    }

    /// It happened, and something is to be watched.
    pub(crate) fn watch(text: impl Into<String>) -> Self {
        Self { tone: Tone::Watch, text: text.into() }
    }

    /// Something to know.
    pub(crate) fn info(text: impl Into<String>) -> Self {
        Self { tone: Tone::Info, text: text.into() }
    }

    /// As it stands on the page. Refusals interrupt a screen reader, the others wait.
    pub(crate) fn show(&self) -> Markup {
        let role = if self.tone == Tone::Bad { "alert" } else { "status" };
        html! {
            div class={ "notice " (self.tone.class()) } role=(role) {
                (self.tone.icon().unwrap_or(Icon::Info).draw())
                p { (self.text) }
            }
        }
    }
}

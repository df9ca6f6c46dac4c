//! What happened, in order; or a day from hour to hour.

use maud::{Markup, html};

use crate::pages::parts::badge::Tone;

/// Something that happened or will.
pub(crate) struct Moment<'a> {
    /// When, as people read it.
    pub(crate) when: &'a str,
    /// What.
    pub(crate) what: Markup,
    /// How strongly it asks to be looked at.
    pub(crate) tone: Tone,
}

/// The moments in the order given.
pub(crate) fn timeline(all: &[Moment<'_>]) -> Markup {
    html! {
        ol.timeline {
            @for moment in all {
                li class=(moment.tone.class()) {
                    span.when { (moment.when) }
                    div { (moment.what) }
                }
            }
        }
    }
}

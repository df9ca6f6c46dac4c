//! What somebody typed in a form that was refused: kept with their session, so that neither the back button nor a fresh look
//! at the form loses it. It is nowhere else, and gone with the session.

use std::collections::VecDeque;

use crate::visit::Fields;

/// How many forms are kept for one session; one more and the oldest goes.
const MOST: usize = 2;
/// The longest text that is kept; more is not worth the memory of everybody.
const LONGEST_BYTES: usize = 8_192;

/// The refused forms of a session, the oldest first, each by the address where it is filled in.
#[derive(Default)]
pub(super) struct Drafts(VecDeque<(String, Fields)>);

impl Drafts {
    /// Keeps what was typed there; what is too long to keep leaves what was kept before.
    pub(super) fn keep(&mut self, at: &str, fields: &Fields) {
        if fields.bytes() > LONGEST_BYTES {
            return;
        }
        self.forget(at);
        self.0.push_back((at.to_owned(), fields.clone()));
        if self.0.len() > MOST {
            self.0.pop_front();
        }
    }

    /// What was typed there.
    pub(super) fn kept(&self, at: &str) -> Option<Fields> {
        self.0.iter().find(|(own, _)| own == at).map(|(_, fields)| fields.clone())
    }

    /// The form went well, or is begun anew.
    pub(super) fn forget(&mut self, at: &str) {
        self.0.retain(|(own, _)| own != at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Fields {
        Fields::of([("nota".to_owned(), text.to_owned())])
    }

    #[test]
    fn a_refused_form_is_kept_by_its_address_until_it_goes_well_or_newer_ones_push_it_out() {
        let mut drafts = Drafts::default();
        drafts.keep("/a", &typed("een"));
        drafts.keep("/a", &typed("twee"));
        drafts.keep("/b", &typed("drie"));
        let text = |drafts: &Drafts, at| drafts.kept(at).map(|fields| fields.text("nota").to_owned());
        assert_eq!(text(&drafts, "/a"), Some("twee".into()));
        drafts.keep("/c", &typed("vier"));
        assert_eq!((text(&drafts, "/a"), text(&drafts, "/b")), (None, Some("drie".into())));
        drafts.forget("/b");
        assert_eq!(text(&drafts, "/b"), None);
        drafts.keep("/c", &typed(&"x".repeat(LONGEST_BYTES)));
        assert_eq!(
            text(&drafts, "/c"),
            Some("vier".into()),
            "too long to keep, and the older text is better than none"
        );
    }
}

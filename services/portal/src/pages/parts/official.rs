//! What counts as a document is said in Dutch (decree of 19 July 1973 on the use of languages between employers and
//! workers); who reads another language has theirs beside it, as an aid.

use maud::{Markup, html};

use crate::words::{Words, tongue::Tongue};

/// The text of a document: in Dutch, and in the reader's language beside it when that is another.
pub(crate) fn official(words: &Words, text: impl Fn(&Words) -> Markup) -> Markup {
    if words.tongue() == Tongue::Nl {
        return text(words);
    }
    html! {
        div.official {
            div lang="nl" { (text(&words.in_dutch())) }
            div.aid { p.soft { (words.say("parts-aid")) } (text(words)) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::in_each;

    #[test]
    fn a_document_is_in_dutch_and_another_language_stands_beside_it_as_an_aid() {
        let shown = in_each(|words| official(words, |words| html! { p { (words.say("host-approve")) } }).into_string());
        let [nl, fr, en] = &shown;
        assert_eq!(nl, "<p>Keur goed</p>", "who reads Dutch needs no aid");
        for (text, own) in [(fr, "Approuver"), (en, "Approve")] {
            let (dutch, aid) = text.split_once("class=\"aid\"").unwrap();
            assert!(dutch.contains("lang=\"nl\"") && dutch.contains("Keur goed") && !dutch.contains(own), "{text}");
            assert!(aid.contains(own) && !aid.contains("Keur goed"), "{text}");
        }
    }
}

//! A day, typed as people here write it: `23/11/2026`. The browser's own field follows the language of the browser, where
//! `11/23` is a day too; this one reads the same everywhere, says the day in words beside it and opens a calendar on request.

use maud::{Markup, html};

use super::Field;
use crate::{
    pages::parts::icon::Icon,
    words::{Words, dates},
};

/// What `Frame` looks for to bring `day.js` along.
pub(crate) const MARK: &str = "data-day-entry";

impl Field<'_> {
    /// A day. It holds `2026-11-23`, or what somebody typed.
    pub(crate) fn day(&self, words: &Words) -> Markup {
        let known = dates::typed(self.value);
        let written = known.map_or_else(|| self.value.to_owned(), dates::entered);
        let said = format!("{}-said", self.id());
        let described: Vec<String> = [Some(said.clone()), self.described()].into_iter().flatten().collect();
        let calendar = format!("{}: {}", words.say("parts-day-calendar"), self.label);
        let entry = html! {
            span.day-entry data-day-entry="" data-fault=(words.say("parts-day-fault")) {
                input id=(self.id()) type="text" name=(self.name) value=(written) placeholder=(words.say("parts-day-form"))
                    required[self.is_required] autocomplete="off" inputmode="numeric" maxlength="24" size="11"
                    aria-describedby=(described.join(" ")) aria-invalid=[self.fault.map(|_| "true")];
                button.button.square type="button" hidden title=(words.say("parts-day-calendar"))
                    aria-label=(calendar) { (Icon::Calendar.draw()) }
                output.said id=(said) for=(self.id()) { @if let Some(day) = known { (words.long_day(day)) } }
            }
        };
        self.around(&entry)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::in_each;

    #[test]
    fn a_day_stands_as_it_is_typed_here_and_in_words_in_every_language() {
        let shown = in_each(|words| Field::required("van", "Van").holding("2026-03-04").day(words).into_string());
        for (text, said) in
            shown.iter().zip(["woensdag 4 maart 2026", "mercredi 4 mars 2026", "Wednesday 4 March 2026"])
        {
            assert!(text.contains(r#"value="04/03/2026""#) && text.contains(said), "{text}");
            assert!(text.contains(r#"type="text""#) && !text.contains(r#"type="date""#), "{text}");
            assert!(text.contains(MARK) && !text.contains('⟦'), "{text}");
        }
    }

    #[test]
    fn what_is_no_day_stays_as_it_was_typed() {
        let words = crate::words::tests::dutch();
        let text =
            Field::optional("tot", "Tot").holding("32/1/2026").faulted(Some("Geen datum.")).day(&words).into_string();
        assert!(text.contains(r#"value="32/1/2026""#) && text.contains("Geen datum."), "{text}");
        assert!(text.contains(r#"aria-invalid="true""#) && text.contains("veld-tot-said veld-tot-fault"), "{text}");
    }
}

//! The two days of a forecast and which of them is promised, the same wherever a day is said: both are shown before, the
//! desk chooses, and what was promised is told.

use jiff::civil::Date;
use maud::{Markup, html};
use werkbrug_proto::orders::{CheckDateResponse, PromisedDay};

use crate::{
    pages::parts::{
        form::Field,
        stat::{Stat, stats},
    },
    visit::Fields,
    words::{Words, key},
};

/// The field with the choice.
pub(crate) const DAY: &str = "beloofde-dag";
/// What stands in it: the safe day; that, or what was said when minutes were kept; the likely one.
const SAFE: &str = "veilig";
const SAFE_OR_HELD: &str = "gezegd";
const LIKELY: &str = "waarschijnlijk";

/// Both days, and that the likely one is all there is when no safe one is in sight; `at` is where they are explained.
pub(crate) fn days(words: &Words, found: &CheckDateResponse, today: Date, at: Option<&str>) -> Markup {
    let names = [key("rush-p50"), key("rush-p90")].map(|name| words.say(name));
    let [p50_name, p90_name] = names.each_ref();
    let day = |iso: &str| {
        iso.parse()
            .map_or_else(|_| words.say("rush-out-of-sight").into_owned(), |day: Date| words.short_day(day, today))
    };
    let (p50, p90) = (day(&found.p50_on), day(found.p90_on.as_deref().unwrap_or_default()));
    html! {
        (stats(&[Stat::calm(p50_name, &p50).explained_by(at), Stat::calm(p90_name, &p90).explained_by(at)]))
        @if found.promised_day() == PromisedDay::NoneSafe { p.soft { (words.say("said-none-in-sight")) } }
    }
}

/// The choice for work that nothing was said of yet.
pub(crate) fn choice(words: &Words, kept: &str) -> Markup {
    choose(words, (SAFE, key("said-safe")), kept)
}

/// The choice for a quote, of which a day may have been said when minutes were kept.
pub(crate) fn choice_of_quote(words: &Words, kept: &str) -> Markup {
    choose(words, (SAFE_OR_HELD, key("said-safe-or-held")), kept)
}

fn choose(words: &Words, (usual, usual_name): (&str, &'static str), kept: &str) -> Markup {
    let (label, hint) = (words.say("said-choose"), words.say("said-choose-hint"));
    let names = [words.say(usual_name), words.say("said-likely")];
    let [usual_name, likely_name] = names.each_ref();
    Field::required(DAY, &label)
        .holding(kept)
        .hinted(&hint)
        .one_of(&[(usual, usual_name.as_ref()), (LIKELY, likely_name.as_ref())])
}

/// What a form chose.
pub(crate) fn chosen(fields: &Fields) -> PromisedDay {
    match fields.text(DAY) {
        SAFE => PromisedDay::Safe,
        LIKELY => PromisedDay::Likely,
        _ => PromisedDay::Unspecified,
    }
}

/// Which day was promised, as a sentence; nothing of a promise from before that was kept.
pub(crate) fn which(day: PromisedDay) -> Option<&'static str> {
    match day {
        PromisedDay::Unspecified => None,
        PromisedDay::Safe => Some(key("said-was-safe")),
        PromisedDay::Likely => Some(key("said-was-likely")),
        PromisedDay::NoneSafe => Some(key("said-was-none-safe")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::{dutch, in_each};

    #[test]
    fn what_a_form_chose_is_what_is_asked_and_nothing_is_chosen_by_accident() {
        let table = [
            (SAFE, PromisedDay::Safe),
            (LIKELY, PromisedDay::Likely),
            (SAFE_OR_HELD, PromisedDay::Unspecified),
            ("", PromisedDay::Unspecified),
        ];
        for (typed, expected) in table {
            assert_eq!(chosen(&Fields::of([(DAY.to_owned(), typed.to_owned())])), expected, "{typed}");
        }
        for form in [choice(&dutch(), ""), choice_of_quote(&dutch(), "")] {
            let text = form.into_string();
            assert!(text.contains("veilige dag") && !text.contains("selected"), "the first is the usual one: {text}");
        }
        assert!(choice(&dutch(), LIKELY).into_string().contains("value=\"waarschijnlijk\" selected"));
    }

    #[test]
    fn both_days_are_shown_and_a_missing_safe_day_is_told_in_each_language() {
        let found = |p90: Option<&str>, day: PromisedDay| CheckDateResponse {
            p50_on: "2026-11-25".into(),
            p90_on: p90.map(str::to_owned),
            promised_day: day.into(),
            ..CheckDateResponse::default()
        };
        let today = jiff::civil::date(2026, 11, 23);
        for (p90, day) in [(Some("2026-11-27"), PromisedDay::Safe), (None, PromisedDay::NoneSafe)] {
            for text in in_each(|words| days(words, &found(p90, day), today, None).into_string()) {
                assert!(text.contains("25") && text.contains("27") == p90.is_some(), "{text}");
                assert_eq!(text.contains("<p class=\"soft\">"), p90.is_none(), "{text}");
            }
        }
        for day in [PromisedDay::Safe, PromisedDay::Likely, PromisedDay::NoneSafe] {
            let told = in_each(|words| which(day).map(|name| words.say(name).into_owned()).unwrap_or_default());
            assert!(told.iter().all(|text| !text.is_empty() && !text.contains('⟦')), "{told:?}");
        }
        assert_eq!(which(PromisedDay::Unspecified), None);
    }
}

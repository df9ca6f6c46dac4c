//! With whom somebody said to work gladly, or not; what others said stands in their own file alone.

use jiff::civil::Date;
use maud::{Markup, html};
use werkbrug_proto::social::{Pair, PairKind};

use super::span;
use crate::{
    pages::parts::empty::empty,
    words::{Words, key},
};

/// The own wishes that hold or will hold.
pub(super) fn show(words: &Words, pairs: &[Pair], today: Date) -> Markup {
    let day = today.to_string();
    let current: Vec<&Pair> = pairs.iter().filter(|one| one.valid_to.as_ref().is_none_or(|to| *to >= day)).collect();
    if current.is_empty() {
        return empty(&words.say("my-no-pairs"));
    }
    html! {
        ul.my-told { @for one in current { li {
            strong { (words.fill(sentence(one.kind()), &[("name", one.other_worker_name.as_str().into())])) }
            span.soft { (span(words, &one.valid_from, one.valid_to.as_deref(), today)) }
        } } }
        p.soft { (words.say("my-pairs-who")) }
    }
}

const fn sentence(kind: PairKind) -> &'static str {
    match kind {
        PairKind::GladlyWith => key("my-pair-gladly"),
        PairKind::NotWith | PairKind::Unspecified => key("my-pair-not"),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::words::tests::{dutch, in_each};

    #[test]
    fn the_own_wishes_are_read_through_their_last_day() {
        let wish = |kind: PairKind, name: &str, to: Option<&str>| Pair {
            other_worker_name: name.into(),
            kind: kind.into(),
            valid_from: "2026-11-01".into(),
            valid_to: to.map(str::to_owned),
            ..Pair::default()
        };
        let all = [
            wish(PairKind::GladlyWith, "Ada Voorbeeld", None),
            wish(PairKind::NotWith, "Ben Proefmans", Some("2026-11-23")),
        ];
        for (day, is_there) in [(date(2026, 11, 23), true), (date(2026, 11, 24), false)] {
            let text = show(&dutch(), &all, day).into_string();
            assert!(text.contains("Ik werk graag met Ada Voorbeeld"), "{text}");
            assert_eq!(text.contains("Ik werk liever niet met Ben Proefmans"), is_there, "{text}");
        }
        assert!(
            in_each(|words| show(words, &all, date(2026, 11, 23)).into_string()).iter().all(|text| !text.contains('⟦'))
        );
        assert!(show(&dutch(), &[], date(2026, 11, 23)).into_string().contains("nog geen wens"));
    }
}

//! Time present and time approved, of everybody together.

use jiff::civil::Date;
use maud::{Markup, html};
use tonic::Status;
use werkbrug_proto::crews::{DaySummary, GetDaySummaryRequest};

use crate::{
    pages::{
        day::ways::Ways,
        parts::{
            badge::{Tone, badge},
            stat::{Stat, stats},
        },
    },
    reading::Reader,
    words::Words,
};

/// Reads the day in numbers; the absences come from the same answer.
pub(super) async fn summary(reader: Reader<'_>, day: Date) -> Result<DaySummary, Status> {
    let ask = GetDaySummaryRequest { day: day.to_string() };
    Ok(reader.crews()?.get_day_summary(ask).await?.into_inner())
}

/// The block's content.
pub(super) fn show(words: &Words, seen: &DaySummary, ways: &Ways) -> Markup {
    let open = words.fill("day-open-breaches", &[("count", seen.open_breaches.into())]);
    html! {
        (stats(&[
            Stat::calm(&words.say("day-present"), &words.hours(seen.minutes_present)).explained_by(ways.hours.as_deref()),
            Stat::calm(&words.say("day-approved"), &words.hours(seen.minutes_approved)).explained_by(ways.hours.as_deref()),
        ]))
        @if seen.open_breaches > 0 { p {
            @if let Some(to) = &ways.breaches { a href=(to) { (badge(Tone::Bad, &open)) } } @else { (badge(Tone::Bad, &open)) }
            " " (words.say("day-breaches-wait"))
        } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::dutch;

    #[test]
    fn minutes_are_shown_in_hours_and_open_breaches_stand_out() {
        let seen = DaySummary { minutes_present: 2_430, minutes_approved: 1_980, ..DaySummary::default() };
        let text = show(&dutch(), &seen, &Ways::default()).into_string();
        assert!(text.contains("40u30") && text.contains("33u00") && !text.contains("bad"), "{text}");
        let ways = Ways { hours: Some("/te-betalen".into()), breaches: Some("/inbreuken".into()), ..Ways::default() };
        let text = show(&dutch(), &DaySummary { open_breaches: 1, ..seen }, &ways).into_string();
        assert!(text.contains("1 open inbreuk") && text.contains("badge bad"), "{text}");
        assert_eq!(
            (text.matches("<a href=\"/te-betalen\">").count(), text.matches("<a href=\"/inbreuken\">").count()),
            (2, 1)
        );
    }
}

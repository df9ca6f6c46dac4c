//! Time present and time approved, of everybody together.

use jiff::civil::Date;
use maud::{Markup, html};
use tonic::Status;
use werkbrug_proto::crews::{DaySummary, GetDaySummaryRequest};

use crate::{
    pages::words::{count, minutes},
    reading::Reader,
};

/// Reads the day in numbers; the absences come from the same answer.
pub(super) async fn summary(reader: Reader<'_>, day: Date) -> Result<DaySummary, Status> {
    let ask = GetDaySummaryRequest { day: day.to_string() };
    Ok(reader.crews()?.get_day_summary(ask).await?.into_inner())
}

/// The block's content.
pub(super) fn show(seen: &DaySummary) -> Markup {
    let open = usize::try_from(seen.open_breaches).unwrap_or(usize::MAX);
    html! {
        dl.cijfers {
            div { dt { "Aanwezig, te betalen" } dd { (minutes(seen.minutes_present)) } }
            div { dt { "Goedgekeurd, te factureren" } dd { (minutes(seen.minutes_approved)) } }
        }
        @if open > 0 {
            p { strong.erg { (count(open, "open inbreuk", "open inbreuken")) } ": die uren wachten op een beslissing." }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_shown_in_hours_and_open_breaches_stand_out() {
        let seen = DaySummary { minutes_present: 2_430, minutes_approved: 1_980, ..DaySummary::default() };
        let text = show(&seen).into_string();
        assert!(text.contains("40u30") && text.contains("33u00") && !text.contains("erg"), "{text}");
        let text = show(&DaySummary { open_breaches: 1, ..seen }).into_string();
        assert!(text.contains("1 open inbreuk"), "{text}");
    }
}

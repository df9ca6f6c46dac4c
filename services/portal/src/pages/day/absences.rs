//! Who is not there, as numbers: never who, never why.

use maud::{Markup, html};
use werkbrug_proto::crews::DaySummary;

/// The block's content.
pub(super) fn show(seen: &DaySummary) -> Markup {
    let missing = seen.heads_wanted.saturating_sub(seen.heads_assigned);
    html! {
        dl.cijfers {
            div { dt { "Afwezig" } dd { (seen.heads_absent) } }
            div { dt { "Beschikbaar" } dd { (seen.workers_available) } }
            div { dt { "Lege plaatsen" } dd { @if missing > 0 { strong.erg { (missing) } } @else { "0" } } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn absences_are_head_counts() {
        let seen = DaySummary {
            heads_absent: 3,
            workers_available: 52,
            heads_wanted: 40,
            heads_assigned: 38,
            ..DaySummary::default()
        };
        let text = show(&seen).into_string();
        assert!(text.contains("<dd>3</dd>") && text.contains("<dd>52</dd>") && text.contains("erg\">2<"), "{text}");
    }
}

//! Whether somebody is there at every minute of a shift.

use jiff::civil::DateTime;

use crate::window::Span;

/// The stretches of `whole` in which none of `parts` is there, in order; empty when all is covered.
#[must_use]
pub fn gaps(whole: Span, parts: &[Span]) -> Vec<Span> {
    let mut sorted: Vec<Span> = parts.iter().copied().filter(|part| part.overlaps(&whole)).collect();
    sorted.sort_by_key(|part| part.from);
    let mut found = Vec::new();
    let mut covered_to = whole.from;
    for part in sorted {
        if part.from > covered_to {
            found.push(Span { from: covered_to, to: part.from });
        }
        covered_to = covered_to.max(part.to);
    }
    if covered_to < whole.to {
        found.push(Span { from: covered_to, to: whole.to });
    }
    found
}

/// Cuts `whole` wherever one of `parts` begins or ends, so that inside a piece nobody comes or goes.
#[must_use]
pub fn pieces(whole: Span, parts: &[Span]) -> Vec<Span> {
    let inside = |at: &DateTime| whole.from < *at && *at < whole.to;
    let mut cuts: Vec<DateTime> = parts.iter().flat_map(|part| [part.from, part.to]).filter(inside).collect();
    cuts.sort();
    cuts.dedup();
    let mut from = whole.from;
    let mut found = Vec::with_capacity(cuts.len() + 1);
    for to in cuts.into_iter().chain([whole.to]) {
        found.push(Span { from, to });
        from = to;
    }
    found
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Span, gaps, pieces};

    fn hours(from: i8, to: i8) -> Span {
        let day = date(2026, 11, 23);
        Span { from: day.at(from, 0, 0, 0), to: day.at(to, 0, 0, 0) }
    }

    #[test]
    fn every_minute_without_anybody_is_a_gap() {
        let table: [(&[Span], &[Span]); 8] = [
            (&[], &[hours(6, 14)]),
            (&[hours(6, 14)], &[]),
            (&[hours(5, 15)], &[]),
            (&[hours(6, 10), hours(10, 14)], &[]),
            (&[hours(10, 14), hours(6, 9)], &[hours(9, 10)]),
            (&[hours(6, 13)], &[hours(13, 14)]),
            (&[hours(7, 14)], &[hours(6, 7)]),
            (&[hours(14, 20)], &[hours(6, 14)]),
        ];
        for (parts, expected) in table {
            assert_eq!(gaps(hours(6, 14), parts), expected, "{parts:?}");
        }
    }

    #[test]
    fn a_shift_is_cut_where_somebody_comes_or_goes() {
        let parts = [hours(6, 10), hours(8, 20), hours(10, 14)];
        assert_eq!(pieces(hours(6, 14), &parts), [hours(6, 8), hours(8, 10), hours(10, 14)]);
        assert_eq!(pieces(hours(6, 14), &[]), [hours(6, 14)]);
    }
}

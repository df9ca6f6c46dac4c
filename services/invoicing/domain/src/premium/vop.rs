//! A running VOP dossier: the percentage that it began with, and the lower ones of its later periods.
//!
//! Regulation 2 (werk.be, FAQ on the VOP): 40 % in quarters 1 to 5, 30 % in 6 to 9, 20 % in 10 to 20; at most 60 % on a
//! motivated request; 20 % all along for a contract of fixed term.

use std::num::NonZeroU32;

/// The percentage that steps down by itself.
const USUAL: u32 = 40;
/// The last quarter of each period, with its percentage when the dossier began at the usual one.
const PERIODS: [(u32, u32); 3] = [(5, 40), (9, 30), (20, 20)];

/// The percentage in a quarter of the dossier; nothing after its last period. What was raised on request, or granted for a
/// fixed term, stays as the dossier says: no steps for it were found.
pub fn percent_in(granted: u32, quarter: NonZeroU32) -> Option<u32> {
    let (_, percent) = PERIODS.into_iter().find(|(last, _)| quarter.get() <= *last)?;
    Some(if granted == USUAL { percent } else { granted })
}

#[cfg(test)]
mod tests {
    use super::{NonZeroU32, percent_in};

    #[test]
    fn the_percentage_of_a_vop_dossier_steps_down_by_period() {
        // Regulation 2: last quarter of each period and the first of the next.
        let rows = [
            (40, 1, Some(40)),
            (40, 5, Some(40)),
            (40, 6, Some(30)),
            (40, 9, Some(30)),
            (40, 10, Some(20)),
            (40, 20, Some(20)),
            (40, 21, None),
            (60, 6, Some(60)),
            (60, 20, Some(60)),
            (60, 21, None),
            (20, 1, Some(20)),
            (20, 20, Some(20)),
        ];
        for (granted, quarter, expected) in rows {
            assert_eq!(percent_in(granted, NonZeroU32::new(quarter).unwrap()), expected, "{granted} in {quarter}");
        }
    }
}

//! Percentages that step down with the quarters of a package.
//!
//! A scale is data with a source, never a constant: start packages of the individual scheme (regulation 2, herwin.be) and
//! the support premium that still runs for older files (werk.be).

use std::num::NonZeroU32;

/// A number of quarters with one percentage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// How many quarters.
    pub quarters: u32,
    /// The percentage in them.
    pub percent: u32,
}

/// The steps of a package, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    /// The steps.
    pub steps: Vec<Step>,
    /// Where it was read.
    pub source: String,
}

impl Scale {
    /// The percentage in a quarter of the package; nothing once it has run out.
    pub fn percent_in(&self, package_quarter: NonZeroU32) -> Option<u32> {
        let mut last = 0_u32;
        for step in &self.steps {
            last = last.saturating_add(step.quarters);
            if package_quarter.get() <= last {
                return Some(step.percent);
            }
        }
        None
    }

    /// In how many quarters, from this one on, the percentage changes or ends.
    pub fn quarters_until_change(&self, package_quarter: NonZeroU32) -> Option<u32> {
        let mut last = 0_u32;
        for step in &self.steps {
            last = last.saturating_add(step.quarters);
            if package_quarter.get() <= last {
                return last.checked_sub(package_quarter.get())?.checked_add(1);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{NonZeroU32, Scale, Step};

    fn scale(steps: &[(u32, u32)], source: &str) -> Scale {
        let step = |&(quarters, percent): &(u32, u32)| Step { quarters, percent };
        Scale { steps: steps.iter().map(step).collect(), source: source.to_owned() }
    }

    #[test]
    fn the_percentage_steps_down_at_the_published_quarters() {
        // Regulation 6.1 A8 (table of section 2, herwin.be IMW FAQ) and A9 (werk.be, VOP subsidie).
        let herwin = "herwin.be/question/welke-subsidies-komen-er-voor-individueel-maatwerk-imw";
        type Expected = &'static [(u32, Option<u32>)];
        let rows: [(Scale, Expected); 5] = [
            (scale(&[(5, 20), (3, 20)], herwin), &[(1, Some(20)), (5, Some(20)), (8, Some(20)), (9, None)]),
            (
                scale(&[(5, 40), (4, 30), (11, 20)], herwin),
                &[(5, Some(40)), (6, Some(30)), (9, Some(30)), (10, Some(20)), (20, Some(20)), (21, None)],
            ),
            (
                scale(&[(5, 55), (4, 50), (11, 40)], herwin),
                &[(5, Some(55)), (6, Some(50)), (9, Some(50)), (10, Some(40)), (20, Some(40)), (21, None)],
            ),
            (scale(&[(5, 45), (4, 45), (11, 40)], herwin), &[(5, Some(45)), (9, Some(45)), (10, Some(40)), (21, None)]),
            (
                scale(&[(5, 40), (4, 30), (11, 20)], "werk.be VOP"),
                &[(5, Some(40)), (6, Some(30)), (9, Some(30)), (10, Some(20))],
            ),
        ];
        for (scale, quarters) in rows {
            for &(quarter, percent) in quarters {
                assert_eq!(scale.percent_in(NonZeroU32::new(quarter).unwrap()), percent, "{scale:?} {quarter}");
            }
        }
    }

    #[test]
    fn the_next_step_is_known_beforehand() {
        let scale = scale(&[(5, 40), (4, 30)], "herwin.be");
        for (quarter, left) in [(1, Some(5)), (5, Some(1)), (6, Some(4)), (9, Some(1)), (10, None)] {
            assert_eq!(scale.quarters_until_change(NonZeroU32::new(quarter).unwrap()), left, "{quarter}");
        }
    }
}

//! A department's day is counted in lanes, so that two acceptances seldom wait for each other.
//!
//! People never see lanes: what is free on a day is the sum over them, and an acceptance that finds its own lane empty
//! takes from the next.

/// No lane starts with fewer free minutes than this: a small day is not cut to pieces.
pub const SMALLEST_LANE: u32 = 600;

/// What one lane of a department's day can still give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lane {
    /// Its number; lanes are locked in the order of their numbers.
    pub number: i32,
    /// Minutes it can still give.
    pub free_minutes: u32,
}

/// A lane as it is counted: what it may give, and what of that orders hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// Never less than what is held.
    pub limit_minutes: u32,
    /// What orders hold.
    pub held_minutes: u32,
}

/// Cuts a day anew: everything held in the first lane, what is free spread over at most `most`. The limits add up to
/// what was announced, or to what is held where that is more.
pub fn cut(announced_minutes: u32, held_minutes: u32, most: u32) -> Vec<Count> {
    let shares = spread(announced_minutes.saturating_sub(held_minutes), most);
    let lanes = shares.into_iter().enumerate().map(|(lane, share)| {
        let held_minutes = if lane == 0 { held_minutes } else { 0 };
        Count { limit_minutes: held_minutes.saturating_add(share), held_minutes }
    });
    lanes.collect()
}

/// Cuts the free minutes of a day into at most `most` lanes that differ by a minute at most.
fn spread(free_minutes: u32, most: u32) -> Vec<u32> {
    let count = (free_minutes / SMALLEST_LANE).clamp(1, most.max(1));
    let (each, rest) = (free_minutes / count, free_minutes % count);
    (0..count).map(|lane| each + u32::from(lane < rest)).collect()
}

/// Takes minutes from the lanes, the `first` one first and then the others in a circle; the answer is in the order of
/// their numbers. Nothing when they cannot give that much together.
pub fn pick(lanes: &[Lane], first: usize, minutes: u32) -> Option<Vec<(i32, u32)>> {
    let mut left = minutes;
    let mut picked = Vec::new();
    let start = first.checked_rem(lanes.len())?;
    for lane in lanes.iter().cycle().skip(start).take(lanes.len()) {
        let share = left.min(lane.free_minutes);
        left -= share;
        if share > 0 {
            picked.push((lane.number, share));
        }
    }
    picked.sort_unstable();
    (left == 0).then_some(picked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_day_is_not_cut_to_pieces() {
        let table = [
            (0, 8, vec![0]),
            (1_199, 8, vec![1_199]),
            (1_200, 8, vec![600, 600]),
            (1_201, 8, vec![601, 600]),
            (9_000, 1, vec![9_000]),
            (5_000, 4, vec![1_250; 4]),
        ];
        for (free_minutes, most, lanes) in table {
            assert_eq!(spread(free_minutes, most), lanes, "{free_minutes} in {most}");
        }
    }

    #[test]
    fn limits_add_up_to_what_was_announced_or_is_held() {
        let table = [(5_000, 0), (5_000, 700), (5_000, 5_000), (700, 5_000), (0, 0), (0, 30)];
        for (announced, held) in table {
            let lanes = cut(announced, held, 8);
            let limits: u32 = lanes.iter().map(|lane| lane.limit_minutes).sum();
            let kept: u32 = lanes.iter().map(|lane| lane.held_minutes).sum();
            assert_eq!((limits, kept), (announced.max(held), held));
            assert!(lanes.iter().all(|lane| lane.held_minutes <= lane.limit_minutes));
        }
    }

    #[test]
    fn an_empty_lane_is_helped_by_the_next() {
        let lanes = [(0, 50), (1, 10), (4, 40)].map(|(number, free_minutes)| Lane { number, free_minutes });
        let table = [
            // first lane, minutes, taken
            (0, 50, Some(vec![(0, 50)])),
            (0, 51, Some(vec![(0, 50), (1, 1)])),
            (1, 30, Some(vec![(1, 10), (4, 20)])),
            (2, 45, Some(vec![(0, 5), (4, 40)])),
            (7, 60, Some(vec![(0, 10), (1, 10), (4, 40)])),
            (0, 100, Some(vec![(0, 50), (1, 10), (4, 40)])),
            (0, 101, None),
        ];
        for (first, minutes, taken) in table {
            assert_eq!(pick(&lanes, first, minutes), taken, "{minutes} from lane {first} on");
        }
        assert_eq!(pick(&[], 0, 1), None);
    }
}

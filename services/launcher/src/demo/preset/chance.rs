//! Chance that is the same on every machine and in every year: `SplitMix64` from a seed.

/// A stream of numbers that only its seed decides.
#[derive(Clone, Debug)]
pub(super) struct Chance(u64);

impl Chance {
    /// Starts from a seed.
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `limit`; 0 when there is no such number.
    pub(super) fn below(&mut self, limit: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        let rest = mixed.checked_rem(u64::from(limit)).unwrap_or(0);
        u32::try_from(rest).unwrap_or(0)
    }

    /// A number from `least` through `most`.
    pub(super) fn between(&mut self, least: u32, most: u32) -> u32 {
        least + self.below(most.saturating_sub(least).saturating_add(1))
    }

    /// True in so many cases of a hundred.
    pub(super) fn percent(&mut self, of_hundred: u32) -> bool {
        self.below(100) < of_hundred
    }

    /// One of these; none when there are none.
    pub(super) fn one_of<T: Copy>(&mut self, choices: &[T]) -> Option<T> {
        let place = usize::try_from(self.below(u32::try_from(choices.len()).unwrap_or(0))).unwrap_or(0);
        choices.get(place).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::Chance;

    #[test]
    fn a_seed_always_gives_the_same_numbers() {
        let mut chance = Chance::new(20261123);
        let found: Vec<u32> = (0..6).map(|_| chance.below(1000)).collect();
        let mut again = Chance::new(20261123);
        assert_eq!(found, (0..6).map(|_| again.below(1000)).collect::<Vec<u32>>());
        assert_eq!(chance.below(0), 0);
        assert!((0..100).all(|_| (3..=5).contains(&chance.between(3, 5))));
    }
}

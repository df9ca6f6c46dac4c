//! A small seeded source of chance (xoshiro256++ by Blackman and Vigna, seeded by splitmix64): the same seed, the same plan.

/// A stream of numbers.
#[derive(Clone, Debug)]
pub(crate) struct Random {
    state: [u64; 4],
}

impl Random {
    /// The stream of a seed.
    pub(crate) fn new(seed: u64) -> Self {
        let mut mix = seed;
        let mut next = || {
            mix = mix.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let first = (mix ^ (mix >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let second = (first ^ (first >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            second ^ (second >> 31)
        };
        Self { state: [next(), next(), next(), next()] }
    }

    /// A number of 64 bits.
    #[inline]
    pub(crate) fn next(&mut self) -> u64 {
        let [a, b, c, d] = self.state;
        let result = a.wrapping_add(d).rotate_left(23).wrapping_add(a);
        let (c, d) = (c ^ a, d ^ b);
        self.state = [a ^ d, b ^ c, c ^ (b << 17), d.rotate_left(45)];
        result
    }

    /// A number below `bound`; 0 when there is none.
    #[inline]
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        let high = self.next() >> 32;
        let wide = u64::try_from(bound).unwrap_or(0);
        usize::try_from((high * wide) >> 32).unwrap_or(0)
    }
}

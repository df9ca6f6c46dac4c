//! The guidance norm: how many coaches a crew asks for.
//!
//! One coach per 13 people of low, 10 of middle or 7 of high need (herwin.be, "wat is de begeleidingsnorm
//! binnen maatwerk"). The decree counts heads; inspection so far counts full-time equivalents: both are shown.
//! Loads are whole numbers: 910 is the least common multiple of 13, 10 and 7.

use rust_decimal::Decimal;

/// What one coach carries.
pub const COACH_CARRIES: u32 = 910;

/// How much guidance somebody needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// None.
    Nothing,
    /// Low: 1 coach for 13.
    Low,
    /// Middle: 1 coach for 10.
    Mid,
    /// High: 1 coach for 7.
    High,
}

impl Need {
    /// The share of a coach, in 910ths.
    #[must_use]
    pub const fn load(self) -> u32 {
        match self {
            Self::Nothing => 0,
            Self::Low => COACH_CARRIES / 13,
            Self::Mid => COACH_CARRIES / 10,
            Self::High => COACH_CARRIES / 7,
        }
    }
}

/// What the norm must know of one member of a crew, and nothing more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guidance {
    /// How much guidance.
    pub need: Need,
    /// Contractual fraction of full time.
    pub fraction: Decimal,
    /// Support staff is part of the guiding, not of the guided.
    pub is_support_staff: bool,
}

/// What the norm asks for a whole crew. Whole coaches only: a finer figure of a small crew would tell
/// what one person needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Norm {
    /// Coaches by heads, as the decree counts.
    pub coaches_by_heads: u32,
    /// Coaches by full-time equivalents, as inspection counts.
    pub coaches_by_fte: u32,
}

/// The norm of a crew. Of whom no need is known counts as high, and full-time: the safer side.
#[must_use]
pub fn norm<'a>(crew: impl IntoIterator<Item = Option<&'a Guidance>>) -> Norm {
    let (mut by_heads, mut by_fte) = (0_u32, Decimal::ZERO);
    for member in crew {
        let (load, fraction) = match member {
            Some(guidance) if guidance.is_support_staff => (0, guidance.fraction),
            Some(guidance) => (guidance.need.load(), guidance.fraction),
            None => (Need::High.load(), Decimal::ONE),
        };
        by_heads = by_heads.saturating_add(load);
        by_fte = by_fte.saturating_add(Decimal::from(load).saturating_mul(fraction));
    }
    let coaches = (by_fte / Decimal::from(COACH_CARRIES)).ceil();
    Norm {
        coaches_by_heads: by_heads.div_ceil(COACH_CARRIES),
        coaches_by_fte: u32::try_from(coaches).unwrap_or(u32::MAX),
    }
}

#[cfg(test)]
mod tests {
    use super::{COACH_CARRIES, Decimal, Guidance, Need, Norm, norm};

    fn crew(low: usize, mid: usize, high: usize, fraction: Decimal) -> Vec<Guidance> {
        let of = |need, count| vec![Guidance { need, fraction, is_support_staff: false }; count];
        [of(Need::Low, low), of(Need::Mid, mid), of(Need::High, high)].concat()
    }

    #[test]
    fn one_coach_carries_thirteen_low_ten_middle_or_seven_high() {
        // Published: 1/13, 1/10, 1/7 (herwin.be); A13 "per 7 heads (hoog) 1 coach". Derived: B9 and B10.
        let table = [
            ("nobody", (0, 0, 0), 0, "0.000"),
            ("13 low", (13, 0, 0), 1, "1.000"),
            ("14 low", (14, 0, 0), 2, "1.077"),
            ("10 middle", (0, 10, 0), 1, "1.000"),
            ("11 middle", (0, 11, 0), 2, "1.100"),
            ("7 high, A13", (0, 0, 7), 1, "1.000"),
            ("8 high, B10", (0, 0, 8), 2, "1.143"),
            ("13 low, 10 middle, 7 high, B9", (13, 10, 7), 3, "3.000"),
            ("5 low, 3 middle, 2 high, B10", (5, 3, 2), 1, "0.970"),
        ];
        for (name, (low, mid, high), coaches, exact) in table {
            let members = crew(low, mid, high, Decimal::ONE);
            let load: u32 = members.iter().map(|member| member.need.load()).sum();
            let ratio = (Decimal::from(load) / Decimal::from(COACH_CARRIES)).round_dp(3);
            assert_eq!(format!("{ratio:.3}"), exact, "{name}");
            let expected = Norm { coaches_by_heads: coaches, coaches_by_fte: coaches };
            assert_eq!(norm(members.iter().map(Some)), expected, "{name}");
        }
    }

    #[test]
    fn half_time_people_count_whole_by_heads_and_half_by_fte() {
        let members = crew(0, 0, 14, Decimal::new(5, 1));
        assert_eq!(norm(members.iter().map(Some)), Norm { coaches_by_heads: 2, coaches_by_fte: 1 });
    }

    #[test]
    fn an_unknown_need_counts_as_high_and_support_staff_not_at_all() {
        assert_eq!(norm([None; 7]).coaches_by_heads, 1);
        assert_eq!(norm([None; 8]).coaches_by_heads, 2);
        let staff = Guidance { need: Need::High, fraction: Decimal::ONE, is_support_staff: true };
        assert_eq!(norm([Some(&staff); 20]), Norm { coaches_by_heads: 0, coaches_by_fte: 0 });
    }
}

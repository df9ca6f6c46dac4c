//! When a message that did not arrive is sent again, and when a person must look.

/// Pauses after each try that failed, in seconds: from ten seconds to a day, two days all together.
const PAUSES: [u32; 11] = [10, 30, 60, 300, 900, 1_800, 3_600, 7_200, 21_600, 43_200, 86_400];

/// How long to wait after this many tries; nothing when it was tried often enough.
pub fn pause_seconds(tries: u32) -> Option<u32> {
    let place = usize::try_from(tries.checked_sub(1)?).ok()?;
    PAUSES.get(place).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_until_a_person_must_look() {
        let table = [(0, None), (1, Some(10)), (2, Some(30)), (11, Some(86_400)), (12, None), (u32::MAX, None)];
        for (tries, pause) in table {
            assert_eq!(pause_seconds(tries), pause, "{tries}");
        }
        assert!(PAUSES.windows(2).all(|pair| matches!(pair, [first, second] if first < second)));
    }
}

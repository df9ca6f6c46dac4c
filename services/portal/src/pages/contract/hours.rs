//! Hours of a day of a contract, as people write and read them.

use werkbrug_proto::crews::ContractHours;

use crate::words::Words;

/// Minutes of a day.
const DAY_MINUTES: u32 = 1_440;

/// The hours of a day; empty on a day off.
pub(super) fn of(words: &Words, known: &ContractHours, week: u32, weekday: u32) -> String {
    let own = known.days.iter().find(|day| day.week == week && day.weekday == weekday);
    own.map(|day| words.clock_span(day.start_minute, day.end_minute)).unwrap_or_default()
}

/// Reads `8-12`, `8.30-16.00` or `8:30–16`.
pub(crate) fn typed(text: &str) -> Option<(u32, u32)> {
    let (from, to) = text.split_once(['-', '–'])?;
    Some((minute(from)?, minute(to)?))
}

fn minute(text: &str) -> Option<u32> {
    let text = text.trim();
    let (hour, rest) = text.split_once([':', '.', 'u', 'h']).unwrap_or((text, "0"));
    let rest = if rest.is_empty() { "0" } else { rest };
    let (hour, rest): (u32, u32) = (hour.parse().ok()?, rest.parse().ok()?);
    let minute = hour.checked_mul(60)?.checked_add(rest)?;
    (rest < 60 && minute <= DAY_MINUTES).then_some(minute)
}

#[cfg(test)]
mod tests {
    use super::typed;

    #[test]
    fn hours_are_read_as_people_write_them() {
        let table = [
            ("8-12", Some((480, 720))),
            ("8.30–16.00", Some((510, 960))),
            ("8:30 - 16", Some((510, 960))),
            ("8u-16u30", Some((480, 990))),
            ("22-6", Some((1_320, 360))),
            ("0-24", Some((0, 1_440))),
            ("8-24.01", None),
            ("8.60-12", None),
            ("8", None),
            ("acht-twaalf", None),
        ];
        for (text, expected) in table {
            assert_eq!(typed(text), expected, "{text}");
        }
    }
}

//! Belgian wall-clock time: the only place where an instant meets a date.
//!
//! The time zone is compiled in, so it works without a zone database on the machine.

use jiff::{Timestamp, civil::DateTime, tz::TimeZone};

use crate::minutes::Minutes;

static BRUSSELS: TimeZone = jiff::tz::get!("Europe/Brussels");

/// What clocks in Belgium show at that instant.
pub fn civil(instant: Timestamp) -> DateTime {
    BRUSSELS.to_datetime(instant)
}

/// The instant at which clocks in Belgium show that time. A time shown twice means its first
/// showing, a time that is skipped counts from before the gap (RFC 5545); the calendar's outermost
/// hours yield its outermost instants.
pub fn instant(civil: DateTime) -> Timestamp {
    let bound = if civil.year() < 0 { Timestamp::MIN } else { Timestamp::MAX };
    BRUSSELS.to_timestamp(civil).unwrap_or(bound)
}

/// The whole minutes that really pass between two wall-clock times, clock changes included;
/// nothing when the second comes first.
pub fn minutes_between(from: DateTime, to: DateTime) -> Option<Minutes> {
    let elapsed = instant(to).duration_since(instant(from));
    if elapsed.is_negative() {
        return None;
    }
    u32::try_from(elapsed.as_mins()).ok().map(Minutes::new)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn an_instant_falls_on_the_belgian_day() {
        let rows = [
            ("2026-12-31T22:59:59Z", date(2026, 12, 31).at(23, 59, 59, 0)),
            ("2026-12-31T23:00:00Z", date(2027, 1, 1).at(0, 0, 0, 0)),
            ("2027-03-28T00:59:59Z", date(2027, 3, 28).at(1, 59, 59, 0)),
            ("2027-03-28T01:00:00Z", date(2027, 3, 28).at(3, 0, 0, 0)),
            ("2027-03-31T23:30:00Z", date(2027, 4, 1).at(1, 30, 0, 0)),
            ("2027-10-31T00:30:00Z", date(2027, 10, 31).at(2, 30, 0, 0)),
            ("2027-10-31T01:30:00Z", date(2027, 10, 31).at(2, 30, 0, 0)),
            ("2027-10-31T02:00:00Z", date(2027, 10, 31).at(3, 0, 0, 0)),
            ("2099-07-01T10:00:00Z", date(2099, 7, 1).at(12, 0, 0, 0)),
        ];
        for (utc, belgian) in rows {
            assert_eq!(civil(utc.parse().unwrap()), belgian, "{utc}");
        }
    }

    #[test]
    fn a_skipped_time_counts_on_and_a_repeated_time_is_the_first() {
        let rows = [
            (date(2027, 3, 28).at(2, 30, 0, 0), "2027-03-28T01:30:00Z"),
            (date(2027, 3, 28).at(3, 30, 0, 0), "2027-03-28T01:30:00Z"),
            (date(2027, 10, 31).at(2, 30, 0, 0), "2027-10-31T00:30:00Z"),
            (date(2027, 10, 31).at(3, 0, 0, 0), "2027-10-31T02:00:00Z"),
        ];
        for (belgian, utc) in rows {
            assert_eq!(instant(belgian), utc.parse().unwrap(), "{belgian}");
        }
        assert_eq!(instant(DateTime::MAX), Timestamp::MAX);
        assert_eq!(instant(DateTime::MIN), Timestamp::MIN);
    }

    #[test]
    fn a_shift_lasts_as_long_as_it_really_takes() {
        let night = |year, month, day, hours| {
            let from = date(year, month, day).at(22, 0, 0, 0);
            let to = date(year, month, day).tomorrow().unwrap().at(hours, 0, 0, 0);
            minutes_between(from, to).map(Minutes::value)
        };
        let rows = [
            (night(2027, 3, 26, 6), Some(480)),
            (night(2027, 3, 27, 6), Some(420)), // clocks jump from 2 to 3 on 28 March 2027
            (night(2027, 10, 24, 6), Some(480)), // 25 October 2027 is an ordinary Monday
            (night(2027, 10, 30, 6), Some(540)), // clocks fall back from 3 to 2 on 31 October
            (night(2026, 10, 24, 6), Some(540)), // the year before, that was 25 October
        ];
        for (found, expected) in rows {
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn time_does_not_run_backwards() {
        let noon = date(2027, 1, 4).at(12, 0, 0, 0);
        assert_eq!(minutes_between(noon, noon), Some(Minutes::ZERO));
        assert_eq!(minutes_between(noon, noon.with().second(59).build().unwrap()), Some(Minutes::ZERO));
        assert_eq!(minutes_between(noon.with().nanosecond(1).build().unwrap(), noon), None);
        assert_eq!(minutes_between(DateTime::MIN, DateTime::MAX), None);
    }
}

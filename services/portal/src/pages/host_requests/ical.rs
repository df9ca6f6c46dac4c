//! A calendar file (RFC 5545): long lines folded at 75 octets, texts escaped, the zone of Brussels written out.

use jiff::{Timestamp, civil::DateTime, tz::TimeZone};

/// The longest line, in octets.
const LONGEST: usize = 75;
/// From here on a line is folded where that is safe.
const USUAL: usize = 60;
/// The zone as every calendar program knows it, with both changes of the clock since 1996.
const ZONE: &str = "BEGIN:VTIMEZONE\r\nTZID:Europe/Brussels\r\n\
    BEGIN:DAYLIGHT\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nTZNAME:CEST\r\nDTSTART:19960331T020000\r\n\
    RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n\
    BEGIN:STANDARD\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\nDTSTART:19961027T030000\r\n\
    RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";

/// Something in a calendar.
#[derive(Clone, Debug)]
pub(super) struct Event {
    /// The same for ever.
    pub(super) uid: String,
    /// Grows with each change.
    pub(super) sequence: u64,
    /// When this was so.
    pub(super) stamp: Timestamp,
    /// Whether it was given up.
    pub(super) is_cancelled: bool,
    /// In Brussels.
    pub(super) start: DateTime,
    /// In Brussels.
    pub(super) end: DateTime,
    /// One line.
    pub(super) summary: String,
    /// Further words.
    pub(super) description: String,
}

/// The whole file.
pub(super) fn file(name: &str, events: &[Event]) -> String {
    let mut text = String::from("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Werkbrug//NL\r\nCALSCALE:GREGORIAN\r\n");
    line(&mut text, &format!("X-WR-CALNAME:{}", escaped(name)));
    text.push_str(ZONE);
    for event in events {
        text.push_str("BEGIN:VEVENT\r\n");
        line(&mut text, &format!("UID:{}", event.uid));
        line(&mut text, &format!("SEQUENCE:{}", event.sequence));
        line(&mut text, &format!("DTSTAMP:{}", event.stamp.to_zoned(TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ")));
        line(&mut text, &format!("DTSTART;TZID=Europe/Brussels:{}", event.start.strftime("%Y%m%dT%H%M%S")));
        line(&mut text, &format!("DTEND;TZID=Europe/Brussels:{}", event.end.strftime("%Y%m%dT%H%M%S")));
        line(&mut text, &format!("SUMMARY:{}", escaped(&event.summary)));
        line(&mut text, &format!("DESCRIPTION:{}", escaped(&event.description)));
        line(&mut text, if event.is_cancelled { "STATUS:CANCELLED" } else { "STATUS:CONFIRMED" });
        text.push_str("END:VEVENT\r\n");
    }
    text.push_str("END:VCALENDAR\r\n");
    text
}

/// A line, folded at 75 octets and never inside a letter. Some readers swallow blanks at a fold, so from a little before that on
/// it is folded inside a word.
fn line(text: &mut String, whole: &str) {
    let (mut length, mut before) = (0, ' ');
    for letter in whole.chars() {
        let reaches = length + letter.len_utf8();
        let is_in_word = before != ' ' && letter != ' ';
        if reaches > LONGEST || (reaches > USUAL && is_in_word) {
            text.push_str("\r\n ");
            length = 1;
        }
        text.push(letter);
        length += letter.len_utf8();
        before = letter;
    }
    text.push_str("\r\n");
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars().filter(|letter| *letter != '\r') {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use ical::parser::Component;
    use jiff::civil::date;

    use super::*;

    fn event(summary: &str, is_cancelled: bool) -> Event {
        Event {
            uid: "01890a5d-ac96-774b-bcce-b302099a8057@werkbrug".into(),
            sequence: 4,
            stamp: "2026-11-23T05:00:00Z".parse().unwrap(),
            is_cancelled,
            start: date(2026, 11, 24).at(6, 0, 0, 0),
            end: date(2026, 11, 24).at(14, 0, 0, 0),
            summary: summary.into(),
            description: "Eerste regel\nTweede; met, leestekens \\ en meer".into(),
        }
    }

    #[test]
    fn another_reader_finds_what_was_written() {
        let long =
            "Verzonnen Bakkerij, inpaklijn; vijf mensen \\ één begeleider – en nog heel wat woorden erbij, éé én €";
        let text = file("Ploegen", &[event(long, false), event("Kort", true)]);
        let mut read = ical::IcalParser::new(text.as_bytes());
        let calendar = read.next().unwrap().unwrap();
        assert!(read.next().is_none(), "one calendar");
        assert_eq!((calendar.events.len(), calendar.timezones.len()), (2, 1));
        let value = |at: usize, name: &str| {
            calendar.events[at].get_property(name).unwrap_or_else(|| panic!("{name}")).value.clone().unwrap()
        };
        let unescaped =
            |text: String| text.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\");
        assert_eq!(unescaped(value(0, "SUMMARY")), long, "folded and escaped, and back again");
        assert_eq!(unescaped(value(0, "DESCRIPTION")), event("", false).description);
        assert_eq!((value(0, "DTSTART").as_str(), value(0, "DTEND").as_str()), ("20261124T060000", "20261124T140000"));
        assert_eq!((value(0, "DTSTAMP").as_str(), value(0, "SEQUENCE").as_str()), ("20261123T050000Z", "4"));
        assert_eq!((value(0, "STATUS").as_str(), value(1, "STATUS").as_str()), ("CONFIRMED", "CANCELLED"));
    }

    #[test]
    fn no_line_is_longer_than_seventy_five_octets_and_each_ends_as_it_must() {
        for letters in 0..90 {
            let text = file("Ploegen", &[event(&"é".repeat(letters), false)]);
            for line in text.split("\r\n") {
                assert!(line.len() <= LONGEST && !line.contains('\n'), "{letters}: {line}");
            }
        }
    }
}

//! What stands in the rows of a roster: only what was made known, and never who is absent.

use std::collections::BTreeMap;

use werkbrug_proto::crews::{Shift, ShiftStage};

use super::week::Week;
use crate::{
    lists::{cell::Cell, sheet::Sheet},
    pages::parts::badge::Tone,
    words::{Words, key},
};

/// Minutes of a whole day.
const DAY_MINUTES: u32 = 24 * 60;

/// Whether a shift is a promise already.
pub(super) fn is_made_known(shift: &Shift) -> bool {
    match shift.stage() {
        ShiftStage::Published | ShiftStage::Approved => true,
        ShiftStage::Requested | ShiftStage::Unspecified => false,
    }
}

/// Minutes of work in a shift: breaks are taken off.
pub(super) fn planned_minutes(shift: &Shift) -> u32 {
    let over_midnight = if shift.end_minute > shift.start_minute { 0 } else { DAY_MINUTES };
    (shift.end_minute + over_midnight).saturating_sub(shift.start_minute).saturating_sub(shift.break_minutes)
}

/// Who works when at a place, people by days; empty where this role reads no names.
pub(super) fn people(words: &Words, week: Week, shifts: &[Shift]) -> Sheet {
    let named = shifts.iter().flat_map(|shift| {
        let planned = shift.crew.iter().filter(|member| !member.is_standing_in);
        planned.map(move |member| ((member.display_name.clone(), member.worker_id.as_str()), shift))
    });
    by_day(words, week, ("mensen", key("doc-people"), key("doc-name")), named)
}

/// Who guides when, and their work numbers.
pub(super) fn coaches(words: &Words, week: Week, shifts: &[Shift]) -> Sheet {
    let named = shifts.iter().flat_map(|shift| {
        let guides = shift.coaches.iter();
        guides.map(move |coach| ((with_phone(&coach.display_name, &coach.work_phone), coach.coach_id.as_str()), shift))
    });
    by_day(words, week, ("begeleiding", key("doc-coaches"), key("doc-coach")), named)
}

fn with_phone(name: &str, phone: &str) -> String {
    if phone.trim().is_empty() { name.to_owned() } else { format!("{name} ({phone})") }
}

fn by_day<'a>(
    words: &Words,
    week: Week,
    (name, title, first): (&'static str, &'static str, &'static str),
    named: impl Iterator<Item = ((String, &'a str), &'a Shift)>,
) -> Sheet {
    let days: Vec<String> = week.days().map(|day| day.to_string()).collect();
    // Two people may have one name.
    let mut rows: BTreeMap<(String, &str), Vec<Vec<String>>> = BTreeMap::new();
    for (who, shift) in named {
        let cells = rows.entry(who).or_insert_with(|| vec![Vec::new(); days.len()]);
        if let Some(cell) = days.iter().position(|day| *day == shift.day).and_then(|place| cells.get_mut(place)) {
            cell.push(words.clock_span(shift.start_minute, shift.end_minute));
        }
    }
    let heads = std::iter::once(words.say(first).into_owned())
        .chain(week.days().map(|day| words.short_day(day, week.monday)))
        .collect();
    let rows = rows.into_iter().map(|((who, _), cells)| {
        std::iter::once(Cell::text(who)).chain(cells.into_iter().map(|spans| Cell::text(spans.join(", ")))).collect()
    });
    Sheet { name, title: words.say(title).into_owned(), heads, rows: rows.collect() }
}

/// The shifts of a place: when, with how many, and who guides.
pub(super) fn of_place(words: &Words, shifts: &[Shift]) -> Sheet {
    let heads =
        [key("doc-day"), key("doc-hours"), key("doc-break"), key("doc-heads"), key("doc-work"), key("doc-coach")];
    let row = |shift: &Shift| {
        let coaches: Vec<&str> = shift.coaches.iter().map(|coach| coach.display_name.as_str()).collect();
        vec![
            Cell::day(&shift.day),
            Cell::text(words.clock_span(shift.start_minute, shift.end_minute)),
            Cell::Minutes(shift.break_minutes.into()),
            Cell::Number(shift.heads_wanted.into()),
            Cell::text(&shift.work_description),
            Cell::text(coaches.join(", ")),
        ]
    };
    Sheet::of(words, ("diensten", key("doc-shifts")), &heads, shifts.iter().map(row))
}

/// One person's shifts; with what was worked when that is for who reads this.
pub(super) fn of_person(words: &Words, shifts: &[Shift], with_worked: bool) -> Sheet {
    let mut heads = vec![
        key("doc-day"),
        key("doc-hours"),
        key("doc-break"),
        key("doc-place"),
        key("doc-work"),
        key("doc-coach"),
        key("doc-planned"),
    ];
    if with_worked {
        heads.push(key("doc-worked"));
    }
    let row = |shift: &Shift| {
        let coaches: Vec<&str> = shift.coaches.iter().map(|coach| coach.display_name.as_str()).collect();
        let mut cells = vec![
            Cell::day(&shift.day),
            Cell::text(words.clock_span(shift.start_minute, shift.end_minute)),
            Cell::Minutes(shift.break_minutes.into()),
            Cell::text(&shift.place_name),
            Cell::text(&shift.work_description),
            Cell::text(coaches.join(", ")),
            Cell::Minutes(planned_minutes(shift).into()),
        ];
        if with_worked {
            cells.push(worked(shift.minutes_present));
        }
        cells
    };
    Sheet::of(words, ("week", key("doc-roster")), &heads, shifts.iter().map(row))
}

/// The hours of a place: when, for which tariff, how many worked and were approved; heads, never names.
pub(super) fn of_hours(words: &Words, shifts: &[Shift]) -> Sheet {
    let heads = [
        key("doc-day"),
        key("doc-hours"),
        key("doc-tariff"),
        key("doc-heads"),
        key("doc-worked"),
        key("doc-approved"),
        key("doc-state"),
    ];
    let row = |shift: &Shift| {
        vec![
            Cell::day(&shift.day),
            Cell::text(words.clock_span(shift.start_minute, shift.end_minute)),
            Cell::text(&shift.tariff_class),
            Cell::Number(crate::pages::heads::of_shift(shift).into()),
            worked(shift.minutes_present),
            worked(shift.minutes_approved),
            state(words, shift),
        ]
    };
    Sheet::of(words, ("uren", key("doc-time-sheet")), &heads, shifts.iter().map(row))
}

fn worked(minutes: u32) -> Cell {
    if minutes == 0 { Cell::None } else { Cell::Minutes(minutes.into()) }
}

fn state(words: &Words, shift: &Shift) -> Cell {
    let (tone, word) = match (shift.stage(), shift.minutes_approved, shift.minutes_present) {
        (_, 1.., _) => (Tone::Calm, key("doc-is-approved")),
        (ShiftStage::Approved, 0, _) => (Tone::Watch, key("doc-is-held")),
        (ShiftStage::Requested | ShiftStage::Published | ShiftStage::Unspecified, 0, 1..) => {
            (Tone::Watch, key("doc-waits"))
        }
        (ShiftStage::Requested | ShiftStage::Published | ShiftStage::Unspecified, 0, 0) => return Cell::None,
    };
    Cell::State(tone, words.say(word).into_owned())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use werkbrug_proto::crews::{Coach, CrewMember};

    use super::*;
    use crate::words::tests::dutch;

    fn shift(day: &str, (start_minute, end_minute): (u32, u32)) -> Shift {
        let member = |name: &str, is_standing_in, is_absent| CrewMember {
            display_name: name.into(),
            is_standing_in,
            is_absent,
            ..CrewMember::default()
        };
        Shift {
            day: day.into(),
            start_minute,
            end_minute,
            break_minutes: 30,
            crew: vec![member("Ada", false, true), member("Bo", true, false)],
            coaches: vec![Coach { display_name: "Cas".into(), work_phone: "051 00".into(), ..Coach::default() }],
            stage: ShiftStage::Published.into(),
            ..Shift::default()
        }
    }

    #[test]
    fn work_over_midnight_counts_and_breaks_do_not() {
        for (hours, expected) in [((480, 960), 450), ((1_320, 360), 450), ((480, 500), 0)] {
            assert_eq!(planned_minutes(&shift("2026-11-23", hours)), expected, "{hours:?}");
        }
    }

    #[test]
    fn a_roster_holds_who_was_planned_on_each_day_and_not_who_is_absent() {
        let week = Week::with(date(2026, 11, 25), date(2026, 11, 25));
        let shifts =
            [shift("2026-11-23", (480, 720)), shift("2026-11-23", (780, 960)), shift("2026-11-29", (480, 720))];
        let sheet = people(&dutch(), week, &shifts);
        let row: Vec<Cell> = sheet.rows.first().unwrap().clone();
        assert_eq!((sheet.rows.len(), sheet.heads.len()), (1, 8), "who stood in was not planned");
        assert_eq!((&row[0], &row[1]), (&Cell::text("Ada"), &Cell::text("8.00–12.00, 13.00–16.00")));
        assert_eq!((&row[2], &row[7]), (&Cell::None, &Cell::text("8.00–12.00")));
        assert!(!sheet.table(&dutch(), week.today).into_string().contains("afwezig"));
        assert_eq!(coaches(&dutch(), week, &shifts).rows.first().unwrap()[0], Cell::text("Cas (051 00)"));
    }

    #[test]
    fn two_people_of_one_name_have_a_row_each() {
        let week = Week::with(date(2026, 11, 25), date(2026, 11, 25));
        let member =
            |id: &str| CrewMember { worker_id: id.into(), display_name: "Ada".into(), ..CrewMember::default() };
        let shifts = [Shift { crew: vec![member("1"), member("2")], ..shift("2026-11-23", (480, 720)) }];
        assert_eq!(people(&dutch(), week, &shifts).rows.len(), 2);
    }

    #[test]
    fn what_was_not_made_known_is_no_promise() {
        let table = [(ShiftStage::Requested, false), (ShiftStage::Published, true), (ShiftStage::Approved, true)];
        for (stage, expected) in table {
            let shift = Shift { stage: stage.into(), ..shift("2026-11-23", (480, 960)) };
            assert_eq!(is_made_known(&shift), expected, "{stage:?}");
        }
    }
}

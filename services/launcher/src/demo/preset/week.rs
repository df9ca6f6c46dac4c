//! The week of a preset: who is away, the planner's grid, the shifts asked for and the capacity.

use jiff::{ToSpan, civil::Date};
use werkbrug_kernel::calendar::WorkingCalendar;

use super::{
    DAY, PresetFile,
    chance::Chance,
    people::Person,
    places::{Layout, Site},
    sheet::{Sheet, day},
};
use crate::import::rows;

/// Work of a full day: 38 hours in five days.
pub(super) const SHIFT_MINUTES: u32 = 456;
/// Working days for which departments announce capacity.
const CAPACITY_DAYS: usize = 70;
/// Of a hundred minutes that people are there, so many are promised to customers.
const PROMISED_OF_HUNDRED: u32 = 80;
/// Weekdays as a planner heads the columns.
const WEEKDAYS: [&str; 5] = ["ma", "di", "wo", "do", "vr"];
/// The letters for "away".
const LETTERS: [&str; 4] = ["V", "Z", "ADV", "TW"];

/// Somebody's week: a cell a day.
struct Week<'a> {
    person: &'a Person,
    cells: Vec<String>,
}

/// The five days.
pub(super) fn days() -> Vec<Date> {
    (0..5).filter_map(|passed| DAY.checked_add(i64::from(passed).days()).ok()).collect()
}

/// afwezigheden, weekrooster with its mapping, capaciteit and vraag.
pub(super) fn files(people: &[Person], layout: &Layout, chance: &mut Chance) -> Vec<PresetFile> {
    let (absences, weeks) = weeks(people, chance);
    vec![absences, grid_file(&weeks), mapping_file(), capacity_file(&weeks, layout), demand_file(&weeks, layout)]
}

fn weeks<'a>(people: &'a [Person], chance: &mut Chance) -> (PresetFile, Vec<Week<'a>>) {
    let mut absences = Sheet::of(rows::absences::SPEC);
    let mut weeks = Vec::new();
    for (number, person) in people.iter().enumerate() {
        let home = person.department.unwrap_or_default();
        let mut cells = vec![home.to_owned(); 5];
        if number % 17 == 16 {
            // Away for a while already: not in the grid at all.
            let from = DAY.checked_sub(i64::from(chance.between(3, 30)).days()).unwrap_or(DAY);
            let to = if chance.percent(50) { day(Date::constant(2026, 12, 4)) } else { String::new() };
            absences.row(&[person.code.clone(), day(from), to]);
            cells.fill(String::new());
        } else if person.department.is_some() {
            week_of(person, &mut cells, chance);
        }
        weeks.push(Week { person, cells });
    }
    (absences.finish(), weeks)
}

/// Part-timers are free on their days, and now and then somebody is away.
fn week_of(person: &Person, cells: &mut [String], chance: &mut Chance) {
    let working_days = usize::try_from(person.tenths.div_ceil(2)).unwrap_or(5);
    for cell in cells.iter_mut().skip(working_days) {
        cell.clear();
    }
    if chance.percent(12) {
        let first = usize::try_from(chance.below(5)).unwrap_or(0);
        let letter = chance.one_of(&LETTERS).unwrap_or("V");
        for cell in cells.iter_mut().skip(first).take(2).filter(|cell| !cell.is_empty()) {
            letter.clone_into(cell);
        }
    }
}

fn grid_file(weeks: &[Week<'_>]) -> PresetFile {
    let dated = WEEKDAYS.iter().zip(days()).map(|(weekday, date)| format!("{weekday} {}", day(date)));
    let header: Vec<String> =
        std::iter::once("Medewerker".to_owned()).chain(dated).chain(["Opmerkingen".to_owned()]).collect();
    let names: Vec<&str> = header.iter().map(String::as_str).collect();
    let mut sheet = Sheet::with_header("weekrooster", &names);
    for (number, week) in weeks.iter().enumerate() {
        let remark = if number % 11 == 5 { "opmerking die niemand bewaart" } else { "" };
        let mut cells = vec![week.person.code.clone()];
        cells.extend(week.cells.iter().map(|cell| cell.to_lowercase()));
        cells.push(remark.to_owned());
        sheet.row(&cells);
    }
    sheet.finish()
}

/// The planner writes small letters; the mapping knows what they mean.
fn mapping_file() -> PresetFile {
    let words =
        super::invented::DEPARTMENTS.iter().map(|(code, _)| format!("    \"{}\": \"{code}\"", code.to_lowercase()));
    let words: Vec<String> = words.collect();
    let text = format!(
        "{{\n  \"kolom_medewerker\": \"Medewerker\",\n  \"cellen\": {{\n{},\n    \"k\": \"afwezig\"\n  }}\n}}\n",
        words.join(",\n")
    );
    PresetFile { name: "weekrooster.map.json".to_owned(), text }
}

/// How many people the grid puts in a department on a day.
fn heads(weeks: &[Week<'_>], department: &str, weekday: usize) -> u32 {
    let there = |week: &&Week<'_>| week.cells.get(weekday).is_some_and(|cell| cell == department);
    u32::try_from(weeks.iter().filter(there).count()).unwrap_or(0)
}

fn capacity_file(weeks: &[Week<'_>], layout: &Layout) -> PresetFile {
    let mut sheet = Sheet::of(rows::capacity::SPEC);
    let calendar = WorkingCalendar::belgian();
    let mut date = DAY;
    let mut written = 0;
    while written < CAPACITY_DAYS {
        if calendar.is_working_day(date) {
            let weekday = usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or(0);
            for department in &layout.departments {
                let minutes = heads(weeks, department.code, weekday) * SHIFT_MINUTES * PROMISED_OF_HUNDRED / 100;
                sheet.row(&[department.code, &day(date), &minutes.to_string()]);
            }
            written += 1;
        }
        match date.tomorrow() {
            Ok(tomorrow) => date = tomorrow,
            Err(_) => break,
        }
    }
    sheet.finish()
}

fn demand_file(weeks: &[Week<'_>], layout: &Layout) -> PresetFile {
    let mut sheet = Sheet::of(rows::demand::SPEC);
    for (weekday, date) in days().into_iter().enumerate() {
        // Where the notification is missing, the host asked for two days only.
        let asks = |site: &&Site| site.is_notified || weekday < 2;
        for site in layout.sites.iter().filter(asks) {
            sheet.row(&[&site.engagement, &day(date), "06:00", "14:06", &site.heads.to_string(), "30"]);
        }
        for department in &layout.departments {
            let heads = heads(weeks, department.code, weekday);
            let code = format!("AFD-{}", department.code);
            if heads > 0 {
                sheet.row(&[&code, &day(date), "08:00", "16:06", &heads.to_string(), "30"]);
            }
        }
    }
    sheet.finish()
}

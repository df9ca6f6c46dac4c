//! The people of a preset: workers with their contract, limits and package, and coaches.

use jiff::{ToSpan, civil::Date};

use super::{
    PresetFile, Size,
    chance::Chance,
    invented,
    places::{Demands, Layout},
    sheet::{Sheet, day, yes_no},
};
use crate::import::rows;

/// One in so many people of the departments stands by for work at hosts.
const STAND_BY: usize = 4;

/// A made-up worker.
#[derive(Clone, Debug)]
pub(super) struct Person {
    /// Personnel code.
    pub(super) code: String,
    /// The status' word in the file.
    pub(super) status: &'static str,
    /// Contract in tenths of full time.
    pub(super) tenths: u32,
    /// First day of employment.
    pub(super) since: Date,
    /// Limits: the word in the file, the value, whether hard.
    pub(super) limits: Vec<(&'static str, u32, bool)>,
    /// Wage premium percentage and guidance need; none for those without a package.
    pub(super) package: Option<(u32, &'static str)>,
    /// Code of the department where they work; none for who is planned at hosts.
    pub(super) department: Option<&'static str>,
}

impl Person {
    /// Whether the hard limits allow what a place asks.
    pub(super) fn fits(&self, demands: &Demands) -> bool {
        let asked = |kind: &str| match kind {
            "tillen_kg" => demands.lift_kg,
            "staan_minuten" => demands.standing,
            "lawaai" => demands.noise,
            "drukte" => demands.crowd,
            "minuten_per_dag" => super::week::SHIFT_MINUTES,
            _unasked => 0,
        };
        self.limits.iter().filter(|(_, _, is_hard)| *is_hard).all(|(kind, value, _)| asked(kind) <= *value)
    }
}

/// Everybody, those for the hosts first.
pub(super) fn workers(size: &Size, layout: &Layout, chance: &mut Chance) -> Vec<Person> {
    let mut people = Vec::new();
    for number in 0..size.workers {
        let is_for_hosts = number < size.host_pool;
        people.push(worker(number, is_for_hosts, layout, chance));
    }
    people
}

fn worker(number: usize, is_for_hosts: bool, layout: &Layout, chance: &mut Chance) -> Person {
    let status = match number % 20 {
        _pool if is_for_hosts => "doelgroep",
        7 => "ama",
        12 => "individueel",
        18 if number % 40 == 18 => "artikel60",
        19 if number % 40 == 19 => "omkadering",
        _others => "doelgroep",
    };
    let tenths = if is_for_hosts { 10 } else { chance.one_of(&[10, 10, 10, 8, 8, 5]).unwrap_or(10) };
    let since = Date::constant(2015, 1, 5)
        .checked_add(i64::from(chance.below(580)).weeks())
        .unwrap_or(Date::constant(2020, 1, 6));
    let limits = if status == "omkadering" { Vec::new() } else { limits(is_for_hosts, chance) };
    let package = match status {
        "doelgroep" => Some((chance.between(8, 15) * 5, need(&["laag", "laag", "gemiddeld", "hoog"], chance))),
        "individueel" => Some((chance.between(4, 15) * 5, need(&["geen", "laag", "gemiddeld"], chance))),
        _none => None,
    };
    let code = format!("W-{:03}", number + 1);
    let mut person = Person { code, status, tenths, since, limits, package, department: None };
    if !is_for_hosts {
        person.department = home(&person, number, layout);
    }
    person
}

fn need(words: &[&'static str], chance: &mut Chance) -> &'static str {
    chance.one_of(words).unwrap_or("laag")
}

/// Some people have one limit or two; who may be asked for a host has a limit now and then as well.
fn limits(is_for_hosts: bool, chance: &mut Chance) -> Vec<(&'static str, u32, bool)> {
    let mut limits = Vec::new();
    if !chance.percent(if is_for_hosts { 25 } else { 35 }) {
        return limits;
    }
    let kinds = [
        ("tillen_kg", 5),
        ("tillen_kg", 10),
        ("staan_minuten", 0),
        ("staan_minuten", 60),
        ("lawaai", 0),
        ("drukte", 0),
        ("reistijd_minuten", 45),
    ];
    for _ in 0..chance.between(1, 2) {
        let Some((kind, value)) = chance.one_of(&kinds) else { continue };
        if limits.iter().all(|(known, _, _)| *known != kind) {
            limits.push((kind, value, chance.percent(80)));
        }
    }
    limits
}

/// The department where somebody works: the next in turn whose work fits.
fn home(person: &Person, number: usize, layout: &Layout) -> Option<&'static str> {
    let departments = layout.departments.iter().cycle().skip(number).take(layout.departments.len());
    departments.filter(|place| person.fits(&place.demands)).map(|place| place.code).next()
}

/// medewerkers, coaches, beperkingen, pakketten, inleidingen and akkoorden.
pub(super) fn files(people: &[Person], size: &Size, layout: &Layout) -> Vec<PresetFile> {
    let (workers, coaches) = (worker_file(people), coach_file(size));
    let ready = [induction_file(people, size, layout), agreement_file(people, size)];
    [workers, coaches, limit_file(people), package_file(people)].into_iter().chain(ready).collect()
}

/// Whether somebody is ready for hosts: whoever is planned there, and now and then somebody of a department.
fn stands_by(number: usize, person: &Person, size: &Size) -> bool {
    number < size.host_pool
        || (number.is_multiple_of(STAND_BY) && ["doelgroep", "individueel"].contains(&person.status))
}

/// Who stands by was shown every site; some of the departments too long ago.
fn induction_file(people: &[Person], size: &Size, layout: &Layout) -> PresetFile {
    let mut sheet = Sheet::of(rows::inductions::SPEC);
    for (number, person) in people.iter().enumerate().filter(|(number, person)| stands_by(*number, person, size)) {
        let given = Date::constant(2026, 3, 2).max(person.since);
        let is_over = number >= size.host_pool && number.is_multiple_of(STAND_BY * 4);
        let valid_to = if is_over { Date::constant(2026, 10, 31) } else { Date::constant(2027, 3, 1) };
        for site in &layout.sites {
            sheet.row(&[&person.code, &site.code, &day(given), &day(valid_to)]);
        }
    }
    sheet.finish()
}

/// What people said about work in an enclave: who stands by agreed, some of the others rather stay.
fn agreement_file(people: &[Person], size: &Size) -> PresetFile {
    let mut sheet = Sheet::of(rows::agreements::SPEC);
    for (number, person) in people.iter().enumerate() {
        let is_agreed = stands_by(number, person, size);
        if is_agreed || number % STAND_BY == 1 {
            let said = Date::constant(2026, 3, 2).max(person.since);
            sheet.row(&[person.code.clone(), day(said), yes_no(is_agreed).to_owned()]);
        }
    }
    sheet.finish()
}

fn worker_file(people: &[Person]) -> PresetFile {
    let mut sheet = Sheet::of(rows::workers::SPEC);
    for (number, person) in people.iter().enumerate() {
        let leaves = if number % 29 == 28 { day(Date::constant(2026, 12, 31)) } else { String::new() };
        let fraction = if person.tenths == 10 { "1".to_owned() } else { format!("0,{}", person.tenths) };
        let name = invented::person(number);
        sheet.row(&[person.code.clone(), name, person.status.to_owned(), fraction, day(person.since), leaves]);
    }
    sheet.finish()
}

fn coach_file(size: &Size) -> PresetFile {
    let mut sheet = Sheet::of(rows::coaches::SPEC);
    for number in 0..size.coaches {
        // The last coach is still learning.
        let is_learning = number + 1 == size.coaches;
        let qualified = if is_learning { String::new() } else { day(Date::constant(2022, 9, 1)) };
        let name = format!("Coach {}", invented::person(size.workers + number));
        sheet.row(&[format!("C-{:02}", number + 1), name, format!("0000 00 00 {:02}", number + 1), qualified]);
    }
    sheet.finish()
}

fn limit_file(people: &[Person]) -> PresetFile {
    let mut sheet = Sheet::of(rows::limits::SPEC);
    for person in people {
        for (kind, value, is_hard) in &person.limits {
            let from = day(Date::constant(2026, 1, 1).max(person.since));
            sheet.row(&[&person.code, *kind, &value.to_string(), yes_no(*is_hard), &from, ""]);
        }
    }
    sheet.finish()
}

fn package_file(people: &[Person]) -> PresetFile {
    let mut sheet = Sheet::of(rows::packages::SPEC);
    for person in people {
        let Some((percent, guidance)) = person.package else { continue };
        let scheme = if person.status == "individueel" { "individueel" } else { "collectief" };
        let from = day(package_from(person));
        sheet.row(&[&person.code, scheme, &percent.to_string(), guidance, &from, ""]);
    }
    sheet.finish()
}

/// Packages began with the collective scheme in 2019, with the individual one in July 2023.
pub(super) fn package_from(person: &Person) -> Date {
    let first = if person.status == "individueel" { Date::constant(2023, 7, 1) } else { Date::constant(2019, 1, 1) };
    first.max(person.since)
}

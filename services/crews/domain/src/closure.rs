//! Days and hours on which the workshop, a department or a site is closed: bridge days, a yearly closure, short Fridays. The
//! legal holidays are the calendar's own and stand in the kernel.

use jiff::civil::Date;
use werkbrug_kernel::{id::Id, minutes::Minutes, period::Period};

use crate::{
    place::Place,
    refusal::Refusal,
    window::{MINUTES_PER_DAY, SLOT_MINUTES, Span, Window, moment},
};

/// The hours of a department's day over which its capacity is spread when some of them are closed: nobody says which hours
/// the announced minutes are of (decided 2026-11-23).
const WORKDAY: (u32, u32) = (480, 960);

/// A closure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closure {
    /// Its identity.
    pub id: Id<Self>,
    /// Where; everywhere when nothing is named.
    pub place: Option<Id<Place>>,
    /// The first and the last day.
    pub days: Period,
    /// Only on this day of the week, 1 is Monday; every day when nothing is named.
    pub weekday: Option<u8>,
    /// The hours that are closed, in minutes after midnight; the whole day when nothing is named.
    pub hours: Option<(u32, u32)>,
    /// What people call it.
    pub word: String,
}

impl Closure {
    /// Hours of one day, a day of the week that there is, and at least one day on which it falls.
    pub fn must_make_sense(self) -> Result<Self, Refusal> {
        let are_hours = self.hours.is_none_or(|(start, end)| start < end && end <= MINUTES_PER_DAY);
        let is_weekday = self.weekday.is_none_or(|day| (1..=7).contains(&day));
        if are_hours && is_weekday && self.days.iter_days().any(|day| self.falls_on(day)) {
            Ok(self)
        } else {
            Err(Refusal::ClosureUnsound)
        }
    }

    /// Whether it is about a place.
    #[must_use]
    pub fn is_about(&self, place: Id<Place>) -> bool {
        self.place.is_none_or(|own| own == place)
    }

    /// Whether it falls on a day.
    #[must_use]
    pub fn falls_on(&self, day: Date) -> bool {
        let weekday = u8::try_from(day.weekday().to_monday_one_offset()).ok();
        self.days.contains(day) && (self.weekday.is_none() || self.weekday == weekday)
    }

    /// The hours of a day that are closed; nothing on a day on which it does not fall.
    #[must_use]
    pub fn span_on(&self, day: Date) -> Option<Span> {
        if !self.falls_on(day) {
            return None;
        }
        let (start, end) = self.hours.unwrap_or((0, MINUTES_PER_DAY));
        Some(Span { from: moment(day, start)?, to: moment(day, end)? })
    }

    /// Whether any of these hours is closed at a place.
    #[must_use]
    pub fn closes(&self, place: Id<Place>, window: &Window) -> bool {
        let of_day = |day: &Date| self.span_on(*day).is_some_and(|closed| closed.overlaps(&window.span()));
        self.is_about(place) && window.days().iter().any(of_day)
    }
}

/// The first closure that stands in the way of work at a place.
#[must_use]
pub fn closing<'a>(closures: &'a [Closure], place: Id<Place>, window: &Window) -> Option<&'a Closure> {
    closures.iter().find(|closure| closure.closes(place, window))
}

/// People work only where it is open.
pub fn must_be_open(closures: &[Closure], place: Id<Place>, window: &Window) -> Result<(), Refusal> {
    match closing(closures, place, window) {
        None => Ok(()),
        Some(closure) => {
            let (day, hours, word) = (window.day(), closure.hours, closure.word.clone());
            Err(Refusal::PlaceClosed { day, hours, word })
        }
    }
}

/// What is left of a department's minutes on a day: nothing of a day that is closed, a part of one that is closed in part.
/// Without a place of that code only what closes the whole workshop counts.
#[must_use]
pub fn left_of(minutes: Minutes, closures: &[Closure], (department, day): (Option<Id<Place>>, Date)) -> Minutes {
    let is_about = |closure: &&Closure| closure.place.is_none() || closure.place == department;
    let closed: Vec<Span> = closures.iter().filter(is_about).filter_map(|closure| closure.span_on(day)).collect();
    let quarters = WORKDAY.0 / SLOT_MINUTES..WORKDAY.1 / SLOT_MINUTES;
    let all = quarters.len();
    let is_open = |quarter: &u32| {
        let start = quarter.saturating_mul(SLOT_MINUTES);
        let own = moment(day, start).zip(moment(day, start.saturating_add(SLOT_MINUTES)));
        own.is_none_or(|(from, to)| !closed.iter().any(|span| span.overlaps(&Span { from, to })))
    };
    let open = quarters.filter(is_open).count();
    let part = u64::try_from(open).unwrap_or(0).saturating_mul(u64::from(minutes.value()));
    let left = part.checked_div(u64::try_from(all).unwrap_or(1)).unwrap_or(0);
    Minutes::new(u32::try_from(left).unwrap_or(minutes.value()))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn bridge_day() -> Closure {
        let days = Period::new(date(2026, 11, 26), date(2026, 11, 27)).unwrap();
        Closure { id: Id::fresh(), place: None, days, weekday: None, hours: None, word: "brugdag".to_owned() }
    }

    fn short_fridays() -> Closure {
        let days = Period::new(date(2026, 11, 1), date(2026, 12, 31)).unwrap();
        Closure { days, weekday: Some(5), hours: Some((720, 1_440)), word: "korte vrijdag".to_owned(), ..bridge_day() }
    }

    fn window(day: i8, hours: (u32, u32)) -> Window {
        Window::new(date(2026, 11, day), hours.0, hours.1).unwrap()
    }

    #[test]
    fn a_closure_holds_from_its_first_day_through_its_last() {
        let table = [
            (bridge_day(), window(25, (480, 960)), false),
            (bridge_day(), window(26, (480, 960)), true),
            (bridge_day(), window(27, (480, 960)), true),
            (bridge_day(), window(28, (480, 960)), false),
            // A night that runs into it.
            (bridge_day(), window(25, (1_320, 360)), true),
            (bridge_day(), window(27, (1_320, 360)), true),
            (short_fridays(), window(27, (480, 720)), false),
            (short_fridays(), window(27, (480, 721)), true),
            (short_fridays(), window(26, (480, 960)), false),
            (short_fridays(), window(20, (480, 960)), true),
        ];
        for (closure, window, expected) in table {
            assert_eq!(closure.closes(Id::fresh(), &window), expected, "{} {:?}", closure.word, window.span());
        }
    }

    #[test]
    fn a_closed_department_leaves_the_others_open() {
        let (packing, laundry) = (Id::fresh(), Id::fresh());
        let closures = [Closure { place: Some(packing), ..bridge_day() }];
        let on = window(26, (480, 960));
        assert_eq!(must_be_open(&closures, laundry, &on), Ok(()));
        let word = "brugdag".to_owned();
        let refused = Refusal::PlaceClosed { day: date(2026, 11, 26), hours: None, word };
        assert_eq!(must_be_open(&closures, packing, &on), Err(refused));
    }

    #[test]
    fn a_day_that_is_closed_in_part_leaves_that_part_of_the_minutes() {
        let (packing, thursday, friday) = (Id::fresh(), date(2026, 11, 26), date(2026, 11, 27));
        let own = |closure: Closure| Closure { place: Some(packing), ..closure };
        let table = [
            (vec![], friday, 4_800),
            (vec![short_fridays()], friday, 2_400),
            (vec![short_fridays()], thursday, 4_800),
            (vec![bridge_day()], thursday, 0),
            (vec![short_fridays(), bridge_day()], friday, 0),
            (vec![own(short_fridays()), short_fridays()], friday, 2_400),
            (vec![Closure { place: Some(Id::fresh()), ..bridge_day() }], friday, 4_800),
            // One quarter of an hour of thirty-two.
            (vec![Closure { hours: Some((945, 960)), ..bridge_day() }], friday, 4_650),
        ];
        for (closures, day, expected) in table {
            let left = left_of(Minutes::new(4_800), &closures, (Some(packing), day));
            assert_eq!(left, Minutes::new(expected), "{closures:?} {day}");
        }
    }

    #[test]
    fn a_closure_without_a_day_or_with_hours_that_are_none_makes_no_sense() {
        let monday = Period::new(date(2026, 11, 23), date(2026, 11, 23)).unwrap();
        let table = [
            (bridge_day(), true),
            (short_fridays(), true),
            (Closure { days: monday, ..short_fridays() }, false),
            (Closure { hours: Some((720, 720)), ..bridge_day() }, false),
            (Closure { hours: Some((960, 480)), ..bridge_day() }, false),
            (Closure { hours: Some((960, 1_441)), ..bridge_day() }, false),
            (Closure { weekday: Some(8), ..bridge_day() }, false),
        ];
        for (closure, expected) in table {
            assert_eq!(closure.clone().must_make_sense().is_ok(), expected, "{closure:?}");
        }
    }
}

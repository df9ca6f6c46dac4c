//! Where the figures of a day are explained to who looks: the first page among these that their role may open.

use jiff::civil::Date;
use werkbrug_proto::crews::Shift;

use crate::reading::Reader;

/// The pages behind the figures; none where this role has no page that tells more.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Ways {
    /// Who is there and who is not.
    pub(super) people: Option<String>,
    /// Which seats are empty.
    pub(super) seats: Option<String>,
    /// The hours of the day.
    pub(super) hours: Option<String>,
    /// What waits for a decision.
    pub(super) breaches: Option<String>,
}

impl Ways {
    /// Of a day.
    pub(super) fn of(reader: Reader<'_>, day: Date, today: Date) -> Self {
        let week = day.iso_week_date();
        let board = format!("/bord?week={}-W{:02}", week.year(), week.week());
        let (short, own) = (format!("{board}&enkel=uitzonderingen"), format!("/eigen-week?op={day}"));
        let first = |all: &[&str]| all.iter().find(|to| reader.may_open(to)).map(|to| (*to).to_owned());
        // What those pages tell is of today.
        let (crews, absent) = if day == today { ("/vandaag", "/medewerkers?vandaag=afwezig") } else { ("", "") };
        Self {
            people: first(&[&board, absent, &own, crews]),
            seats: first(&[&short, &own, crews]),
            hours: first(&[&format!("/te-betalen?van={day}&tot={day}"), &own, crews]),
            breaches: first(&["/inbreuken"]),
        }
    }
}

/// Where a shift is explained.
pub(super) type ToShift = fn(&Shift) -> String;

/// Each page that tells more of a shift, the fullest first.
const OF_A_SHIFT: [(&str, ToShift); 4] = [
    ("/diensten/1", |shift| format!("/diensten/{}", shift.shift_id)),
    ("/eigen-week", |shift| format!("/eigen-week?op={}", shift.day)),
    ("/uurroosters/werkplek/1", |shift| format!("/uurroosters/werkplek/{}?op={}", shift.place_id, shift.day)),
    ("/urenstaten/1", |shift| format!("/urenstaten/{}?op={}", shift.place_id, shift.day)),
];

/// The page of a shift for who looks.
pub(super) fn to_shift(reader: Reader<'_>) -> Option<ToShift> {
    OF_A_SHIFT.iter().find(|(page, _)| reader.may_open(page)).map(|(_, to)| *to)
}

//! The anchoring register: work that was won, kept, came at risk, left or returned; whither, why, how much.

use jiff::civil::Date;

/// What happened to work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// It came here.
    Won,
    /// It was at risk and stayed.
    Kept,
    /// It may leave.
    AtRisk,
    /// It left.
    Left,
    /// It left once and came back.
    Returned,
}

impl Kind {
    /// Every kind once, in the order of the report.
    pub const ALL: [Self; 5] = [Self::Won, Self::Kept, Self::AtRisk, Self::Left, Self::Returned];

    /// As it is stored and told.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Won => "won",
            Self::Kept => "kept",
            Self::AtRisk => "at_risk",
            Self::Left => "left",
            Self::Returned => "returned",
        }
    }

    /// Whether it is said why, and whither.
    const fn has_reason(self) -> bool {
        match self {
            Self::AtRisk | Self::Left => true,
            Self::Won | Self::Kept | Self::Returned => false,
        }
    }
}

/// Why an entry is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// Work does not leave for nothing.
    #[error("say why the work leaves or may leave")]
    ReasonMissing,
    /// Work that stays has no reason to leave.
    #[error("only work that leaves or may leave has a reason")]
    ReasonNotAsked,
    /// Work that left is somewhere.
    #[error("say where the work went")]
    PlaceMissing,
    /// It is still to come.
    #[error("this day is still to come")]
    InTheFuture,
    /// Work takes hours.
    #[error("say how many hours a year this work takes")]
    HoursMissing,
}

/// What an entry says, as far as it is judged.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    /// What happened.
    pub kind: Kind,
    /// When.
    pub on: Date,
    /// Whither or whence; may be empty.
    pub place: &'a str,
    /// Whether it says why.
    pub has_reason: bool,
    /// How much work it is.
    pub hours_per_year: u32,
}

/// Whether an entry can be taken.
pub fn check(said: Said<'_>, today: Date) -> Result<(), Wrong> {
    if said.on > today {
        return Err(Wrong::InTheFuture);
    }
    if said.hours_per_year == 0 {
        return Err(Wrong::HoursMissing);
    }
    match (said.kind.has_reason(), said.has_reason) {
        (true, false) => return Err(Wrong::ReasonMissing),
        (false, true) => return Err(Wrong::ReasonNotAsked),
        (true, true) | (false, false) => {}
    }
    if said.kind == Kind::Left && said.place.is_empty() {
        return Err(Wrong::PlaceMissing);
    }
    Ok(())
}

/// What the entries of a kind come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Total {
    /// How many there are.
    pub entries: u32,
    /// Hours a year.
    pub hours_per_year: u64,
    /// Full-time places, in tenths.
    pub job_tenths: u64,
}

/// The totals of a year, one a kind: of each entry its kind, hours and places.
pub fn totals(entries: &[(Kind, u32, u32)]) -> [(Kind, Total); 5] {
    Kind::ALL.map(|kind| {
        let own = entries.iter().filter(|(own, _, _)| *own == kind);
        let total = own.fold(Total::default(), |sum, (_, hours, tenths)| Total {
            entries: sum.entries.saturating_add(1),
            hours_per_year: sum.hours_per_year.saturating_add(u64::from(*hours)),
            job_tenths: sum.job_tenths.saturating_add(u64::from(*tenths)),
        });
        (kind, total)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 23);

    #[test]
    fn work_that_leaves_says_why_and_whither() {
        let said = |kind, place, has_reason| Said { kind, on: TODAY, place, has_reason, hours_per_year: 1_600 };
        let table = [
            (said(Kind::Won, "", false), Ok(())),
            (said(Kind::Won, "", true), Err(Wrong::ReasonNotAsked)),
            (said(Kind::AtRisk, "", true), Ok(())),
            (said(Kind::AtRisk, "", false), Err(Wrong::ReasonMissing)),
            (said(Kind::Left, "Verweggistan", true), Ok(())),
            (said(Kind::Left, "", true), Err(Wrong::PlaceMissing)),
            (said(Kind::Left, "Verweggistan", false), Err(Wrong::ReasonMissing)),
            (Said { on: date(2026, 11, 24), ..said(Kind::Kept, "", false) }, Err(Wrong::InTheFuture)),
            (Said { hours_per_year: 0, ..said(Kind::Returned, "", false) }, Err(Wrong::HoursMissing)),
        ];
        for (said, answer) in table {
            assert_eq!(check(said, TODAY), answer, "{said:?}");
        }
    }

    #[test]
    fn a_year_is_told_by_kind() {
        let found = totals(&[(Kind::Left, 100, 1), (Kind::Won, 1_600, 10), (Kind::Left, 200, 2)]);
        let found: Vec<_> = found
            .iter()
            .map(|(kind, total)| (kind.as_str(), total.entries, total.hours_per_year, total.job_tenths))
            .collect();
        let expected = [
            ("won", 1, 1_600, 10),
            ("kept", 0, 0, 0),
            ("at_risk", 0, 0, 0),
            ("left", 2, 300, 3),
            ("returned", 0, 0, 0),
        ];
        assert_eq!(found, expected);
    }
}

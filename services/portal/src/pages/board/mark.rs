//! What a cell of the board means: decided here once, drawn by the page and by its script.

use werkbrug_proto::crews::{CellState, DemandCell, GateColour, PresenceKind, ShiftStage, WeekCell};

use crate::{
    pages::{heads, parts::badge::Tone},
    words::key,
};

/// What stands in somebody's day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// Nothing was given yet.
    Free,
    /// Not employed that day.
    Outside,
    /// Somewhere that the viewer may not see.
    Elsewhere,
    /// Not available, and nobody counts on it.
    Away,
    /// On a shift, as it should be.
    Planned,
    /// On a shift and not available.
    Missing,
    /// On a shift that was not made known.
    Provisional,
    /// Did not come.
    NoShow,
    /// Came late.
    Late,
    /// Left early.
    LeftEarly,
    /// Was sent home.
    SentHome,
    /// Was there.
    Present,
}

impl Mark {
    /// Every mark, in the order of the numbers that the script knows.
    pub(super) const ALL: [Self; 12] = [
        Self::Free,
        Self::Outside,
        Self::Elsewhere,
        Self::Away,
        Self::Planned,
        Self::Missing,
        Self::Provisional,
        Self::NoShow,
        Self::Late,
        Self::LeftEarly,
        Self::SentHome,
        Self::Present,
    ];

    /// What a cell means; on a wall only who works where.
    pub(super) fn of(cell: &WeekCell, is_wall: bool) -> Self {
        let mark = if is_wall { of_wall(cell) } else { of_planner(cell) };
        if mark == Self::Planned && cell.shifts.is_empty() { Self::Elsewhere } else { mark }
    }

    /// Its number for the script.
    pub(super) fn number(self) -> usize {
        Self::ALL.iter().position(|mark| *mark == self).unwrap_or(0)
    }

    /// Whether somebody must look.
    pub(super) fn is_exception(self) -> bool {
        matches!(self.tone(), Tone::Bad | Tone::Watch)
    }

    /// How strongly it asks to be looked at.
    pub(super) const fn tone(self) -> Tone {
        match self {
            Self::Missing | Self::NoShow => Tone::Bad,
            Self::Provisional | Self::Late | Self::LeftEarly | Self::SentHome => Tone::Watch,
            Self::Free | Self::Outside | Self::Elsewhere | Self::Away | Self::Planned | Self::Present => Tone::Calm,
        }
    }

    /// Its class.
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::Outside => "outside",
            Self::Elsewhere => "elsewhere",
            Self::Away => "away",
            Self::Planned => "planned",
            Self::Missing => "missing",
            Self::Provisional => "provisional",
            Self::NoShow | Self::SentHome => "gone",
            Self::Late | Self::LeftEarly => "short-day",
            Self::Present => "present",
        }
    }

    /// Its word.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Free => key("board-free"),
            Self::Outside => key("board-outside"),
            Self::Elsewhere => key("board-elsewhere"),
            Self::Away => key("board-away"),
            Self::Planned => key("board-planned"),
            Self::Missing => key("board-missing"),
            Self::Provisional => key("board-provisional"),
            Self::NoShow => key("board-no-show"),
            Self::Late => key("board-late"),
            Self::LeftEarly => key("board-left-early"),
            Self::SentHome => key("board-sent-home"),
            Self::Present => key("board-present"),
        }
    }
}

fn of_planner(cell: &WeekCell) -> Mark {
    match cell.state() {
        CellState::Unspecified | CellState::Free if cell.is_absent => Mark::Away,
        CellState::Unspecified | CellState::Free => Mark::Free,
        CellState::Outside => Mark::Outside,
        CellState::Taken => of_work(cell),
    }
}

/// What was recorded counts before what was planned.
fn of_work(cell: &WeekCell) -> Mark {
    let has = |kind: PresenceKind| cell.shifts.iter().any(|shift| shift.presence() == kind);
    if has(PresenceKind::NoShow) {
        return Mark::NoShow;
    }
    if has(PresenceKind::SentHome) {
        return Mark::SentHome;
    }
    if cell.is_absent {
        return Mark::Missing;
    }
    if has(PresenceKind::Late) {
        return Mark::Late;
    }
    if has(PresenceKind::LeftEarly) {
        return Mark::LeftEarly;
    }
    if cell.shifts.iter().any(|shift| shift.stage() == ShiftStage::Requested) {
        return Mark::Provisional;
    }
    if has(PresenceKind::Present) { Mark::Present } else { Mark::Planned }
}

/// Who works where, as it was made known: nothing about who is away.
fn of_wall(cell: &WeekCell) -> Mark {
    let is_known = cell.shifts.iter().any(|shift| shift.stage() != ShiftStage::Requested);
    if is_known { Mark::Planned } else { Mark::Free }
}

/// How far a place is filled on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Filled {
    /// How many come.
    pub(super) there: u32,
    /// How many are asked for.
    pub(super) wanted: u32,
    /// How many of those assigned are away.
    pub(super) absent: u32,
    /// How many seats nobody comes for, counted a shift.
    pub(super) short: u32,
    /// How many come too many, counted a shift.
    pub(super) over: u32,
    /// The worst gate of the law.
    pub(super) gate: GateColour,
    /// Whether not all of it was made known.
    pub(super) is_provisional: bool,
}

impl Filled {
    /// Reads a cell; nothing on a day without shifts.
    pub(super) fn of(cell: &DemandCell) -> Option<Self> {
        (cell.shifts > 0).then(|| Self {
            there: heads::of_cell(cell),
            wanted: cell.heads_wanted,
            absent: cell.heads_absent,
            short: cell.seats_empty,
            over: cell.heads_over,
            gate: cell.worst_gate(),
            is_provisional: cell.stage() == ShiftStage::Requested,
        })
    }

    /// Whether a gate of the law is shut.
    pub(super) fn is_shut(self) -> bool {
        self.gate == GateColour::Red
    }

    /// Whether somebody must look.
    pub(super) fn is_exception(self) -> bool {
        self.short > 0 || self.over > 0 || self.is_shut() || self.is_provisional
    }
}

#[cfg(test)]
mod tests {
    use werkbrug_proto::crews::WeekShift;

    use super::*;

    fn cell(state: CellState, is_absent: bool, shifts: &[(ShiftStage, PresenceKind)]) -> WeekCell {
        let shift = |(stage, presence): &(ShiftStage, PresenceKind)| WeekShift {
            stage: (*stage).into(),
            presence: (*presence).into(),
            ..WeekShift::default()
        };
        WeekCell { state: state.into(), is_absent, shifts: shifts.iter().map(shift).collect() }
    }

    #[test]
    fn a_cell_says_what_matters_most_and_a_wall_says_nothing_about_absence() {
        use CellState::{Free, Outside, Taken};
        use PresenceKind::{Late, NoShow, Present, SentHome, Unspecified};
        use ShiftStage::{Published, Requested};
        let table = [
            (cell(Free, false, &[]), Mark::Free, Mark::Free),
            (cell(Free, true, &[]), Mark::Away, Mark::Free),
            (cell(Outside, false, &[]), Mark::Outside, Mark::Free),
            (cell(Taken, false, &[]), Mark::Elsewhere, Mark::Free),
            (cell(Taken, false, &[(Published, Unspecified)]), Mark::Planned, Mark::Planned),
            (cell(Taken, true, &[(Published, Unspecified)]), Mark::Missing, Mark::Planned),
            (cell(Taken, false, &[(Requested, Unspecified)]), Mark::Provisional, Mark::Free),
            (cell(Taken, true, &[(Requested, Unspecified)]), Mark::Missing, Mark::Free),
            (cell(Taken, false, &[(Published, NoShow)]), Mark::NoShow, Mark::Planned),
            (cell(Taken, true, &[(Published, NoShow)]), Mark::NoShow, Mark::Planned),
            (cell(Taken, false, &[(Published, Present), (Published, Late)]), Mark::Late, Mark::Planned),
            (cell(Taken, false, &[(Published, SentHome)]), Mark::SentHome, Mark::Planned),
            (cell(Taken, false, &[(Published, Present)]), Mark::Present, Mark::Planned),
        ];
        for (cell, planner, wall) in table {
            assert_eq!((Mark::of(&cell, false), Mark::of(&cell, true)), (planner, wall), "{cell:?}");
        }
    }

    #[test]
    fn who_is_away_does_not_fill_a_seat_and_too_many_is_not_enough() {
        let cell = |(wanted, assigned, absent), short, over| DemandCell {
            shifts: 2,
            heads_wanted: wanted,
            heads_assigned: assigned,
            heads_absent: absent,
            seats_empty: short,
            heads_over: over,
            stage: ShiftStage::Published.into(),
            ..DemandCell::default()
        };
        for (heads, short, over, there) in [
            ((8, 8, 0), 0, 0, 8),
            ((8, 8, 3), 3, 0, 5),
            ((5, 12, 0), 0, 7, 12),
            ((5, 6, 1), 0, 0, 5),
            ((8, 8, 0), 2, 2, 8),
        ] {
            let filled = Filled::of(&cell(heads, short, over)).unwrap();
            assert_eq!((filled.short, filled.over, filled.there), (short, over, there), "{heads:?}");
            assert_eq!(filled.is_exception(), short + over > 0, "{heads:?}");
        }
        assert_eq!(Filled::of(&DemandCell::default()), None);
    }
}

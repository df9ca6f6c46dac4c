//! How far a crew is filled: as asked, too few, too many, or still being filled. More than asked is never good news.

use maud::{Markup, html};
use werkbrug_proto::crews::{DemandCell, Shift, ShiftStage};

use crate::{
    pages::{heads, parts::badge::Tone},
    words::{Words, key},
};

/// Heads of a place on a day, or of a shift.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Heads {
    /// How many were asked for.
    pub(super) wanted: u32,
    /// How many come: those assigned without those who fell out, and who stood in.
    pub(super) coming: u32,
    /// How many fell out.
    pub(super) absent: u32,
    /// How many seats nobody comes for, counted a shift.
    pub(super) short: u32,
    /// How many come beyond what was asked, counted a shift.
    pub(super) over: u32,
    /// Whether the workshop has not made the crew known yet.
    pub(super) is_asked: bool,
}

/// How far it is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Filling {
    /// Nothing was asked.
    Nothing,
    /// As asked.
    Full,
    /// Not full yet, on a day to come, and not made known: the workshop is at work on it.
    Asked,
    /// This many are missing.
    Short(u32),
    /// This many are too many.
    Over(u32),
}

impl Heads {
    /// Of a cell of the week.
    pub(super) fn of_cell(cell: &DemandCell) -> Self {
        let (short, over) = (cell.seats_empty, cell.heads_over);
        Self { short, over, ..Self::of((cell.heads_wanted, heads::of_cell(cell), cell.heads_absent), cell.stage()) }
    }

    /// Of a shift.
    pub(super) fn of_shift(shift: &Shift) -> Self {
        Self::of((shift.heads_wanted, heads::of_shift(shift), shift.heads_absent), shift.stage())
    }

    fn of((wanted, coming, absent): (u32, u32, u32), stage: ShiftStage) -> Self {
        let is_asked = stage == ShiftStage::Requested;
        let (short, over) = (wanted.saturating_sub(coming), coming.saturating_sub(wanted));
        Self { wanted, coming, absent, short, over, is_asked }
    }

    /// Two counts together.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            wanted: self.wanted.saturating_add(other.wanted),
            coming: self.coming.saturating_add(other.coming),
            absent: self.absent.saturating_add(other.absent),
            short: self.short.saturating_add(other.short),
            over: self.over.saturating_add(other.over),
            is_asked: self.is_asked || other.is_asked,
        }
    }

    /// How far it is filled; `is_to_come` for a day after today.
    pub(super) fn filling(self, is_to_come: bool) -> Filling {
        if self.wanted == 0 && self.coming == 0 && self.absent == 0 {
            Filling::Nothing
        } else if self.short > 0 && !(self.is_asked && is_to_come) {
            Filling::Short(self.short)
        } else if self.over > 0 {
            Filling::Over(self.over)
        } else if self.short > 0 {
            Filling::Asked
        } else {
            Filling::Full
        }
    }

    /// `6/8`, with words for those who hear it.
    pub(super) fn show(self, words: &Words) -> Markup {
        let said = words.fill("host-of", &[("coming", self.coming.into()), ("wanted", self.wanted.into())]);
        html! {
            span.of aria-hidden="true" { strong { (self.coming) } "/" (self.wanted) }
            span.hidden { (said) }
        }
    }
}

impl Filling {
    /// How strongly it asks to be looked at.
    pub(super) const fn tone(self) -> Tone {
        match self {
            Self::Nothing | Self::Full => Tone::Calm,
            Self::Asked => Tone::Info,
            Self::Over(_) => Tone::Watch,
            Self::Short(_) => Tone::Bad,
        }
    }

    /// The words beside it; none when it is as asked.
    pub(super) fn words(self, words: &Words) -> Option<String> {
        match self {
            Self::Nothing | Self::Full => None,
            Self::Asked => Some(words.say(key("host-asked")).into_owned()),
            Self::Short(count) => Some(words.fill("host-short", &[("count", count.into())])),
            Self::Over(count) => Some(words.fill("host-over", &[("count", count.into())])),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heads(wanted: u32, assigned: u32, absent: u32, stage: ShiftStage) -> Heads {
        let stage = stage.into();
        Heads::of_cell(&DemandCell {
            heads_wanted: wanted,
            heads_assigned: assigned,
            heads_absent: absent,
            seats_empty: wanted.saturating_sub(assigned.saturating_sub(absent)),
            heads_over: assigned.saturating_sub(absent).saturating_sub(wanted),
            stage,
            ..DemandCell::default()
        })
    }

    #[test]
    fn one_too_many_in_a_shift_fills_no_seat_of_another() {
        let (stage, seats_empty) = (ShiftStage::Published.into(), 2);
        let cell = DemandCell {
            heads_wanted: 8,
            heads_assigned: 8,
            heads_over: 2,
            seats_empty,
            stage,
            ..DemandCell::default()
        };
        assert_eq!(Heads::of_cell(&cell).filling(false), Filling::Short(2));
    }

    #[test]
    fn a_crew_is_full_only_with_exactly_as_many_as_were_asked_for() {
        let (known, asked) = (ShiftStage::Published, ShiftStage::Requested);
        let table = [
            (heads(5, 5, 0, known), false, Filling::Full),
            (heads(5, 4, 0, known), false, Filling::Short(1)),
            (heads(5, 5, 1, known), true, Filling::Short(1)),
            (heads(5, 6, 1, known), false, Filling::Full),
            (heads(5, 12, 0, known), false, Filling::Over(7)),
            (heads(5, 2, 0, asked), true, Filling::Asked),
            (heads(5, 2, 0, asked), false, Filling::Short(3)),
            (heads(0, 0, 0, known), false, Filling::Nothing),
            (heads(0, 1, 0, known), false, Filling::Over(1)),
        ];
        for (heads, is_to_come, expected) in table {
            let filling = heads.filling(is_to_come);
            assert_eq!(filling, expected, "{heads:?}");
            assert_ne!(filling.tone(), Tone::Good, "{heads:?}");
        }
    }
}

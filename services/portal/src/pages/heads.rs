//! How many come: who was assigned and fell out fills no seat, who stood in without being assigned sits on one.

use werkbrug_proto::crews::{DemandCell, Shift};

/// To a shift.
pub(crate) const fn of_shift(shift: &Shift) -> u32 {
    coming(shift.heads_assigned, shift.heads_absent, shift.heads_standing_in)
}

/// To a place on a day.
pub(crate) const fn of_cell(cell: &DemandCell) -> u32 {
    coming(cell.heads_assigned, cell.heads_absent, cell.heads_standing_in)
}

const fn coming(assigned: u32, absent: u32, standing_in: u32) -> u32 {
    assigned.saturating_sub(absent).saturating_add(standing_in)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_absent_member_fills_no_seat_and_a_stand_in_does() {
        for (assigned, absent, standing_in, expected) in
            [(5, 0, 0, 5), (5, 1, 0, 4), (5, 1, 1, 5), (0, 0, 5, 5), (0, 1, 0, 0)]
        {
            let shift = Shift {
                heads_assigned: assigned,
                heads_absent: absent,
                heads_standing_in: standing_in,
                ..Shift::default()
            };
            let cell = DemandCell {
                heads_assigned: assigned,
                heads_absent: absent,
                heads_standing_in: standing_in,
                ..DemandCell::default()
            };
            assert_eq!((of_shift(&shift), of_cell(&cell)), (expected, expected), "{assigned} {absent} {standing_in}");
        }
    }
}

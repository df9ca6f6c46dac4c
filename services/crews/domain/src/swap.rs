//! Two people change tasks: each takes the other's seat, when each fits the other's post.

use werkbrug_kernel::id::Id;

use crate::{refusal::Refusal, shift::Shift, worker::Worker};

/// Whether two seats can be changed at all: of two shifts of one day, and of nobody whose day was ticked off already.
pub fn must_be_a_swap(
    (one, first): (&Shift, Id<Worker>),
    (other, second): (&Shift, Id<Worker>),
    is_ticked: bool,
) -> Result<(), Refusal> {
    if one.id == other.id || first == second || one.window.day() != other.window.day() {
        return Err(Refusal::NoSwap);
    }
    if is_ticked { Err(Refusal::ShiftHasPresence) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};
    use werkbrug_kernel::minutes::Minutes;

    use super::{Id, Refusal, Shift, must_be_a_swap};
    use crate::{stage::Stage, window::Window};

    fn shift(day: Date) -> Shift {
        Shift {
            id: Id::fresh(),
            engagement: Id::fresh(),
            place: Id::fresh(),
            window: Window::new(day, 480, 960).unwrap(),
            break_minutes: Minutes::new(30),
            heads_wanted: 2,
            stage: Stage::Published,
            crew: Vec::new(),
            coaches: Vec::new(),
        }
    }

    #[test]
    fn two_people_of_two_shifts_of_one_day_change_tasks() {
        let (monday, tuesday) = (date(2026, 11, 23), date(2026, 11, 24));
        let (one, other, later) = (shift(monday), shift(monday), shift(tuesday));
        let (an, bo) = (Id::fresh(), Id::fresh());
        assert_eq!(must_be_a_swap((&one, an), (&other, bo), false), Ok(()));
        assert_eq!(must_be_a_swap((&one, an), (&other, bo), true), Err(Refusal::ShiftHasPresence));
        assert_eq!(must_be_a_swap((&one, an), (&other, an), false), Err(Refusal::NoSwap));
        assert_eq!(must_be_a_swap((&one, an), (&one, bo), false), Err(Refusal::NoSwap));
        assert_eq!(must_be_a_swap((&one, an), (&later, bo), false), Err(Refusal::NoSwap));
    }
}

//! What a time clock noted becomes a proposal, and a coach says whether it was so.

use crate::{
    presence::PresenceKind,
    refusal::Refusal,
    window::{MINUTES_PER_DAY, Window},
};

/// So long after the start still counts as in time, and so long before the end as stayed: the clock hangs at the door. No
/// law says so; the coach does.
pub const GRACE_MINUTES: u32 = 5;

/// The hours that a clock noted of somebody on a day, in minutes after its midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stay {
    /// In.
    pub from: u32,
    /// Out; later than in, also after midnight.
    pub to: u32,
}

/// What is proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proposed {
    /// What happened.
    pub kind: PresenceKind,
    /// For how long, inside the shift and without the break.
    pub minutes: u32,
}

impl Stay {
    /// Somebody goes in and comes out, within a day.
    pub const fn new(in_minute: u32, out_minute: u32) -> Result<Self, Refusal> {
        let unreadable = Refusal::ClockUnreadable { in_minute, out_minute };
        if in_minute >= MINUTES_PER_DAY || out_minute >= MINUTES_PER_DAY || in_minute == out_minute {
            return Err(unreadable);
        }
        let to = if out_minute > in_minute { out_minute } else { out_minute.saturating_add(MINUTES_PER_DAY) };
        Ok(Self { from: in_minute, to })
    }
}

/// What a stay says about a shift of that day; nothing when the two do not meet.
#[must_use]
pub fn propose(window: &Window, break_minutes: u32, stay: Stay) -> Option<Proposed> {
    let (starts, length) = (window.start_minute(), window.length().value());
    let ends = starts.saturating_add(length);
    let (from, to) = (stay.from.max(starts), stay.to.min(ends));
    let inside = to.checked_sub(from).filter(|inside| *inside > 0)?;
    let is_late = from > starts.saturating_add(GRACE_MINUTES);
    let is_early = to.saturating_add(GRACE_MINUTES) < ends;
    if !is_late && !is_early {
        return Some(Proposed { kind: PresenceKind::Present, minutes: length.saturating_sub(break_minutes) });
    }
    // Who was there for less than the break had none.
    let minutes = inside.checked_sub(break_minutes).filter(|minutes| *minutes > 0).unwrap_or(inside);
    let kind = if is_late { PresenceKind::Late } else { PresenceKind::LeftEarly };
    Some(Proposed { kind, minutes })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{PresenceKind, Proposed, Stay, Window, propose};

    #[test]
    fn a_clock_proposes_what_happened_inside_the_shift() {
        let day = Window::new(date(2026, 11, 23), 480, 960).unwrap();
        let night = Window::new(date(2026, 11, 23), 1_320, 360).unwrap();
        let proposed = |kind, minutes| Some(Proposed { kind, minutes });
        let table = [
            ("in time", &day, (470, 965), proposed(PresenceKind::Present, 450)),
            ("five minutes at the door", &day, (485, 955), proposed(PresenceKind::Present, 450)),
            ("six minutes late", &day, (486, 960), proposed(PresenceKind::Late, 444)),
            ("left six minutes early", &day, (480, 954), proposed(PresenceKind::LeftEarly, 444)),
            ("late and early", &day, (600, 900), proposed(PresenceKind::Late, 270)),
            ("shorter than the break", &day, (480, 500), proposed(PresenceKind::LeftEarly, 20)),
            ("before the shift", &day, (300, 480), None),
            ("a night", &night, (1_315, 362), proposed(PresenceKind::Present, 450)),
            ("a short night", &night, (1_320, 60), proposed(PresenceKind::LeftEarly, 150)),
        ];
        for (name, window, (from, to), expected) in table {
            assert_eq!(propose(window, 30, Stay::new(from, to).unwrap()), expected, "{name}");
        }
    }

    #[test]
    fn who_goes_in_comes_out_within_a_day() {
        for (from, to, is_stay) in
            [(480, 960, true), (1_320, 360, true), (480, 480, false), (1_440, 60, false), (0, 1_440, false)]
        {
            assert_eq!(Stay::new(from, to).is_ok(), is_stay, "{from} {to}");
        }
    }
}

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
    /// From the first time in to the last time out.
    pub stay: Stay,
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

/// What somebody's stays say about a shift of that day; nothing when none meets it. Time outside between two of them is taken
/// for the break, as far as it goes.
#[must_use]
pub fn propose(window: &Window, break_minutes: u32, stays: &[Stay]) -> Option<Proposed> {
    let (starts, length) = (window.start_minute(), window.length().value());
    let ends = starts.saturating_add(length);
    let is_inside = |stay: &&Stay| stay.from.max(starts) < stay.to.min(ends);
    let mut inside: Vec<Stay> = stays.iter().filter(is_inside).copied().collect();
    inside.sort_by_key(|stay| stay.from);
    let stay = Stay { from: inside.first()?.from, to: inside.iter().map(|stay| stay.to).max()? };
    let (from, to) = (stay.from.max(starts), stay.to.min(ends));
    let is_late = from > starts.saturating_add(GRACE_MINUTES);
    let is_early = to.saturating_add(GRACE_MINUTES) < ends;
    let is_in_time = !is_late && !is_early;
    let gaps = gaps(&inside);
    let span = if is_in_time { length } else { to.saturating_sub(from) };
    let there = span.saturating_sub(gaps);
    // Who was there for less than the break had none.
    let worked = there.checked_sub(break_minutes.saturating_sub(gaps)).filter(|minutes| *minutes > 0);
    let kind = match (is_in_time, is_late) {
        (true, _) => PresenceKind::Present,
        (false, true) => PresenceKind::Late,
        (false, false) => PresenceKind::LeftEarly,
    };
    Some(Proposed { kind, minutes: worked.unwrap_or(there), stay })
}

/// The minutes between stays, the earliest first, in which somebody was outside.
fn gaps(stays: &[Stay]) -> u32 {
    let (mut outside, mut until) = (0_u32, None);
    for stay in stays {
        let left = until.unwrap_or(stay.from);
        outside = outside.saturating_add(stay.from.saturating_sub(left));
        until = Some(left.max(stay.to));
    }
    outside
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{PresenceKind, Stay, Window, propose};

    #[test]
    fn a_clock_proposes_what_happened_inside_the_shift() {
        let day = Window::new(date(2026, 11, 23), 480, 960).unwrap();
        let night = Window::new(date(2026, 11, 23), 1_320, 360).unwrap();
        let proposed = |kind, minutes| Some((kind, minutes));
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
            let found = propose(window, 30, &[Stay::new(from, to).unwrap()]);
            assert_eq!(found.map(|own| (own.kind, own.minutes)), expected, "{name}");
        }
    }

    #[test]
    fn stays_around_a_break_are_one_proposal() {
        let day = Window::new(date(2026, 11, 23), 480, 960).unwrap();
        type Row = (&'static str, &'static [(u32, u32)], Option<(PresenceKind, u32, (u32, u32))>);
        let table: [Row; 11] = [
            ("out for the break", &[(480, 720), (750, 960)], Some((PresenceKind::Present, 450, (480, 960)))),
            ("in any order", &[(750, 960), (480, 720)], Some((PresenceKind::Present, 450, (480, 960)))),
            ("out for less", &[(480, 720), (730, 960)], Some((PresenceKind::Present, 450, (480, 960)))),
            ("out for more", &[(480, 720), (780, 960)], Some((PresenceKind::Present, 420, (480, 960)))),
            ("at the door", &[(484, 720), (750, 957)], Some((PresenceKind::Present, 450, (484, 957)))),
            ("late, and out", &[(540, 720), (750, 960)], Some((PresenceKind::Late, 390, (540, 960)))),
            ("early, and out", &[(480, 720), (750, 900)], Some((PresenceKind::LeftEarly, 390, (480, 900)))),
            ("over each other", &[(480, 720), (700, 960)], Some((PresenceKind::Present, 450, (480, 960)))),
            ("one in another", &[(480, 900), (500, 600)], Some((PresenceKind::LeftEarly, 390, (480, 900)))),
            ("of another shift too", &[(300, 480), (480, 960)], Some((PresenceKind::Present, 450, (480, 960)))),
            ("none", &[], None),
        ];
        for (name, stays, expected) in table {
            let stays: Vec<Stay> = stays.iter().map(|(from, to)| Stay::new(*from, *to).unwrap()).collect();
            let found = propose(&day, 30, &stays).map(|own| (own.kind, own.minutes, (own.stay.from, own.stay.to)));
            assert_eq!(found, expected, "{name}");
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

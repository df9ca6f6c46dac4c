//! Whether a person fits a post: what they can carry against what it asks.

use jiff::civil::Date;
use werkbrug_kernel::minutes::Minutes;

use crate::{
    contract::Hours,
    dutch,
    place::Demands,
    window::Window,
    worker::{Limit, LimitKind, Worker},
};

/// What a shift asks of whoever takes a seat.
#[derive(Debug, Clone, Copy)]
pub struct Post<'a> {
    /// What the place asks.
    pub demands: &'a Demands,
    /// When.
    pub window: &'a Window,
    /// How long the work is, breaks taken off.
    pub work: Minutes,
}

/// What stands between a person and a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// Not employed on a day of the shift.
    NotEmployed {
        /// The day the shift starts.
        on: Date,
    },
    /// Not available on a day of the shift.
    Absent {
        /// The day the shift starts.
        on: Date,
    },
    /// Somewhere else at that hour.
    Booked {
        /// When that other work is.
        at: Window,
    },
    /// The post asks more than a limit allows.
    Limit {
        /// What the limit is about.
        kind: LimitKind,
        /// What the post asks.
        asked: u32,
        /// The most that goes.
        limit: u32,
    },
    /// Outside the hours of their contract; their own yes takes it away.
    OutsideContract {
        /// The contract's hours of that day; nothing on a day off.
        hours: Option<Hours>,
    },
    /// Told later than variable hours may be; their own yes takes it away.
    ToldLate {
        /// How many working days before.
        working_days: u32,
        /// How many it must be.
        limit: u32,
    },
    /// They want nothing to change on the day itself; their own yes takes it away.
    SameDay,
    /// They said no to it; their own yes since takes it away.
    SaidNo,
    /// Nobody showed them how to work safely at this site.
    NoInduction,
    /// The safety induction at this site no longer counts.
    InductionOver {
        /// The last day on which it did.
        on: Date,
    },
    /// They did not agree to enclave work.
    NoAgreement,
    /// The workshop does not send them to hosts; why is not known here.
    NotAtHosts,
    /// Not there at those hours; why only the social service knows.
    NotHere,
}

impl Obstacle {
    /// Whether their own yes takes it away.
    #[must_use]
    pub const fn needs_yes(&self) -> bool {
        match self {
            Self::OutsideContract { .. } | Self::ToldLate { .. } | Self::SameDay | Self::SaidNo => true,
            Self::NotEmployed { .. } | Self::Absent { .. } | Self::Booked { .. } | Self::Limit { .. } => false,
            Self::NoInduction | Self::InductionOver { .. } | Self::NoAgreement => false,
            Self::NotAtHosts | Self::NotHere => false,
        }
    }

    /// The stable name for machines.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotEmployed { .. } => "NOT_EMPLOYED",
            Self::Absent { .. } => "ABSENT",
            Self::Booked { .. } => "BOOKED",
            Self::Limit { kind, .. } => match kind {
                LimitKind::LiftKg => "LIFT_KG",
                LimitKind::LiftTimesHour => "LIFT_TIMES_HOUR",
                LimitKind::StandingMinutes => "STANDING_MINUTES",
                LimitKind::Noise => "NOISE",
                LimitKind::Crowd => "CROWD",
                LimitKind::TravelMinutes => "TRAVEL_MINUTES",
                LimitKind::MinutesPerDay => "MINUTES_PER_DAY",
            },
            Self::OutsideContract { .. } => "OUTSIDE_CONTRACT",
            Self::ToldLate { .. } => "TOLD_LATE",
            Self::SameDay => "SAME_DAY",
            Self::SaidNo => "SAID_NO",
            Self::NoInduction => "NO_INDUCTION",
            Self::InductionOver { .. } => "INDUCTION_OVER",
            Self::NoAgreement => "NO_AGREEMENT",
            Self::NotAtHosts => "NOT_AT_HOSTS",
            Self::NotHere => "NOT_HERE",
        }
    }

    /// One plain Dutch sentence: `post vraagt 15 kg, grens 10 kg`.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::NotEmployed { on } => format!("niet in dienst op {}", dutch::date(*on)),
            Self::Absent { on } => format!("niet beschikbaar op {}", dutch::date(*on)),
            Self::Booked { at } => {
                let span = at.span();
                format!("werkt al van {} tot {}", dutch::clock(span.from), dutch::clock(span.to))
            }
            Self::Limit { kind, asked, limit } => limit_sentence(*kind, *asked, *limit),
            Self::OutsideContract { hours: None } => {
                "werkt die dag niet volgens het contract: eigen ja nodig".to_owned()
            }
            Self::OutsideContract { hours: Some(hours) } => {
                let (from, to) = (dutch::minute(hours.start_minute), dutch::minute(hours.end_minute));
                format!("werkt die dag van {from} tot {to} volgens het contract: eigen ja nodig")
            }
            Self::ToldLate { working_days, limit } => {
                format!("{working_days} werkdagen vooraf, het moet {limit} werkdagen vooraf: eigen ja nodig")
            }
            Self::SameDay => "wil op de dag zelf geen wijziging: eigen ja nodig".to_owned(),
            Self::SaidNo => "zei neen voor deze dienst".to_owned(),
            Self::NoInduction => "kreeg op deze plek nog geen veiligheidsinleiding".to_owned(),
            Self::InductionOver { on } => {
                format!("de veiligheidsinleiding op deze plek gold tot en met {}", dutch::date(*on))
            }
            Self::NoAgreement => "gaf zelf geen akkoord met werk in een enclave".to_owned(),
            Self::NotAtHosts => "wordt niet bij gastondernemingen ingezet".to_owned(),
            Self::NotHere => "kan hier niet geplaatst worden: vraag het de sociale dienst".to_owned(),
        }
    }
}

fn limit_sentence(kind: LimitKind, asked: u32, limit: u32) -> String {
    match kind {
        LimitKind::LiftKg => format!("post vraagt {asked} kg, grens {limit} kg"),
        LimitKind::LiftTimesHour => format!("post vraagt {asked} keer tillen per uur, grens {limit} keer"),
        LimitKind::StandingMinutes => format!("post vraagt {asked} minuten staan, grens {limit} minuten"),
        LimitKind::Noise => format!("post heeft lawaai van niveau {asked}, grens niveau {limit}"),
        LimitKind::Crowd => format!("post heeft drukte van niveau {asked}, grens niveau {limit}"),
        LimitKind::TravelMinutes => format!("{asked} minuten onderweg, grens {limit} minuten"),
        LimitKind::MinutesPerDay => {
            let hours = |minutes| Minutes::new(minutes).to_hours_nl();
            format!("die dag samen {} werk, grens {}", hours(asked), hours(limit))
        }
    }
}

/// Everything that keeps the person from the post; empty when they fit.
#[must_use]
pub fn obstacles(worker: &Worker, post: &Post<'_>) -> Vec<Obstacle> {
    let (days, on) = (post.window.days(), post.window.day());
    let mut found = Vec::new();
    if !worker.is_employed(&days) {
        found.push(Obstacle::NotEmployed { on });
    }
    if worker.is_absent(&days) {
        found.push(Obstacle::Absent { on });
    }
    let taken = worker.booked.iter().filter(|booking| booking.window.overlaps(post.window));
    found.extend(taken.map(|booking| Obstacle::Booked { at: booking.window }));
    found.extend(exceeded(worker, post, true));
    found
}

/// The wishes that the post does not meet; they keep nobody away.
#[must_use]
pub fn unmet_wishes(worker: &Worker, post: &Post<'_>) -> Vec<Obstacle> {
    exceeded(worker, post, false)
}

fn exceeded(worker: &Worker, post: &Post<'_>, is_hard: bool) -> Vec<Obstacle> {
    let days = post.window.days();
    let holds = |limit: &&Limit| limit.is_hard == is_hard && limit.valid.touches(&days);
    let mut found = Vec::new();
    for limit in worker.limits.iter().filter(holds) {
        let asked = asked_by(limit.kind, worker, post);
        if asked > limit.value {
            found.push(Obstacle::Limit { kind: limit.kind, asked, limit: limit.value });
        }
    }
    found
}

/// What the post asks of that kind. The way to work is not known here, so it asks nothing.
fn asked_by(kind: LimitKind, worker: &Worker, post: &Post<'_>) -> u32 {
    match kind {
        LimitKind::LiftKg => post.demands.lift_kg,
        LimitKind::LiftTimesHour => post.demands.lift_times_hour,
        LimitKind::StandingMinutes => post.demands.standing_minutes,
        LimitKind::Noise => post.demands.noise,
        LimitKind::Crowd => post.demands.crowd,
        LimitKind::TravelMinutes => 0,
        LimitKind::MinutesPerDay => {
            let same_day = worker.booked.iter().filter(|booking| booking.window.day() == post.window.day());
            let others = same_day.map(|booking| booking.work.value()).fold(0, u32::saturating_add);
            others.saturating_add(post.work.value())
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use werkbrug_kernel::id::Id;

    use super::{Demands, Limit, LimitKind, Minutes, Obstacle, Post, Window, Worker, obstacles, unmet_wishes};
    use crate::worker::{Booking, DayRange};

    const DEMANDS: Demands = Demands { lift_kg: 15, lift_times_hour: 20, standing_minutes: 60, noise: 1, crowd: 0 };

    fn window() -> Window {
        Window::new(date(2026, 11, 23), 360, 840).unwrap()
    }

    fn worker(limits: Vec<Limit>) -> Worker {
        let employed = Some(DayRange { from: date(2026, 1, 1), to: None });
        Worker { employed, limits, ..Worker::unknown(Id::fresh()) }
    }

    fn found(worker: &Worker) -> Vec<Obstacle> {
        obstacles(worker, &Post { demands: &DEMANDS, window: &window(), work: Minutes::new(450) })
    }

    fn limit(kind: LimitKind, value: u32) -> Limit {
        Limit { kind, value, is_hard: true, valid: DayRange { from: date(2026, 11, 23), to: Some(date(2026, 11, 23)) } }
    }

    #[test]
    fn a_post_may_ask_what_the_limit_allows_and_no_more() {
        let table = [
            (LimitKind::LiftKg, 15, None),
            (LimitKind::LiftKg, 10, Some("post vraagt 15 kg, grens 10 kg")),
            (LimitKind::LiftTimesHour, 20, None),
            (LimitKind::LiftTimesHour, 19, Some("post vraagt 20 keer tillen per uur, grens 19 keer")),
            (LimitKind::StandingMinutes, 60, None),
            (LimitKind::StandingMinutes, 0, Some("post vraagt 60 minuten staan, grens 0 minuten")),
            (LimitKind::Noise, 1, None),
            (LimitKind::Noise, 0, Some("post heeft lawaai van niveau 1, grens niveau 0")),
            (LimitKind::Crowd, 0, None),
            (LimitKind::TravelMinutes, 0, None),
            (LimitKind::MinutesPerDay, 450, None),
            (LimitKind::MinutesPerDay, 449, Some("die dag samen 7u30 werk, grens 7u29")),
        ];
        for (kind, value, expected) in table {
            let sentences: Vec<String> =
                found(&worker(vec![limit(kind, value)])).iter().map(Obstacle::sentence).collect();
            assert_eq!(sentences.first().map(String::as_str), expected, "{kind:?} {value}");
        }
    }

    #[test]
    fn a_limit_holds_on_its_own_days_only() {
        let expired = DayRange { from: date(2026, 1, 1), to: Some(date(2026, 11, 22)) };
        assert_eq!(found(&worker(vec![Limit { valid: expired, ..limit(LimitKind::LiftKg, 10) }])), []);
    }

    #[test]
    fn a_wish_keeps_nobody_away() {
        let wish = worker(vec![Limit { is_hard: false, ..limit(LimitKind::Noise, 0) }]);
        assert_eq!(found(&wish), []);
        let post = Post { demands: &DEMANDS, window: &window(), work: Minutes::new(450) };
        assert_eq!(unmet_wishes(&wish, &post), [Obstacle::Limit { kind: LimitKind::Noise, asked: 1, limit: 0 }]);
    }

    #[test]
    fn only_an_employed_and_available_person_without_other_work_fits() {
        let on = date(2026, 11, 23);
        let late = Window::new(on, 839, 900).unwrap();
        let after = Window::new(on, 840, 900).unwrap();
        let work = Minutes::new(60);
        let leave = |from: i8, to: i8| DayRange { from: date(2026, 11, from), to: Some(date(2026, 11, to)) };
        let fits = worker(vec![]);
        let table = [
            (fits.clone(), None),
            (Worker { employed: None, ..fits.clone() }, Some(Obstacle::NotEmployed { on })),
            (Worker { employed: Some(leave(1, 22)), ..fits.clone() }, Some(Obstacle::NotEmployed { on })),
            (Worker { absences: vec![leave(20, 22)], ..fits.clone() }, None),
            (Worker { absences: vec![leave(20, 23)], ..fits.clone() }, Some(Obstacle::Absent { on })),
            (Worker { absences: vec![leave(24, 24)], ..fits.clone() }, None),
            (
                Worker { booked: vec![Booking { window: late, work }], ..fits.clone() },
                Some(Obstacle::Booked { at: late }),
            ),
            (Worker { booked: vec![Booking { window: after, work }], ..fits }, None),
        ];
        for (worker, expected) in table {
            assert_eq!(found(&worker).first(), expected.as_ref(), "{worker:?}");
        }
    }

    #[test]
    fn other_work_of_the_day_counts_for_the_longest_day() {
        let after = Window::new(date(2026, 11, 23), 840, 900).unwrap();
        let mut busy = worker(vec![limit(LimitKind::MinutesPerDay, 500)]);
        assert_eq!(found(&busy), []);
        busy.booked = vec![Booking { window: after, work: Minutes::new(60) }];
        let expected = Obstacle::Limit { kind: LimitKind::MinutesPerDay, asked: 510, limit: 500 };
        assert_eq!(found(&busy), [expected]);
    }
}

//! What planning must know of some days, as plain values: shifts, people, coaches. No names leave by it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use uuid::Uuid;
use werkbrug_crews_domain::{
    closure::Closure,
    contract::Book,
    engagement::EngagementKind,
    fit::{self, Obstacle, Post},
    gate::{Gate, GateCode},
    gates::applying_to,
    host_work::HostBook,
    norm::{Guidance, Need},
    pair::PairBook,
    place::Place,
    shift::Shift,
    site::Coach,
    worker::Worker,
};
use werkbrug_kernel::period::Period;

/// Everything about the days of a plan, and what touches them.
#[derive(Clone, Debug)]
pub(crate) struct Facts {
    /// The days that are planned.
    pub(crate) of: Period,
    /// Every shift of the week around them and of the day before and after it, by day and start.
    pub(crate) shifts: Vec<OnRoster>,
    /// Everybody who is known, without what they were given.
    pub(crate) people: Vec<Person>,
    /// Every coach.
    pub(crate) coaches: Vec<Guide>,
    /// What contracts say and what people said about work beside them.
    pub(crate) book: Book,
    /// What people need before they work at hosts.
    pub(crate) hosts: HostBook,
    /// Who is not to be at one place with whom, and who works gladly together.
    pub(crate) pairs: PairBook,
    /// Who was ticked as having come to which shift: they stay there, also when it was not made known yet.
    pub(crate) came: BTreeSet<(Uuid, Uuid)>,
    /// Who said no to which shift.
    pub(crate) said_no: BTreeSet<(Uuid, Uuid)>,
}

/// A shift with what planning looks at.
#[derive(Clone, Debug)]
pub(crate) struct OnRoster {
    /// The shift.
    pub(crate) shift: Shift,
    /// Counts its changes.
    pub(crate) version: i64,
    /// Where it is.
    pub(crate) place: Place,
    /// Why people work there.
    pub(crate) kind: EngagementKind,
    /// Red gates that no coach can cure.
    pub(crate) red: Vec<Gate>,
    /// What closes the place at those hours.
    pub(crate) closed: Option<Closure>,
}

/// Somebody who may be planned.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    /// Employment, absences and limits; nothing booked.
    pub(crate) worker: Worker,
    /// What people call them; for sentences, never for the planner.
    pub(crate) name: String,
    /// Their share in the norm, when it is known.
    pub(crate) guidance: Option<Guidance>,
    /// How often they were given work at each place lately.
    pub(crate) times_at: BTreeMap<Uuid, u32>,
}

/// A coach.
#[derive(Clone, Debug)]
pub(crate) struct Guide {
    /// The coach.
    pub(crate) coach: Coach,
    /// Days on which they are away.
    pub(crate) away: BTreeSet<Date>,
    /// How often they guided at each place lately.
    pub(crate) times_at: BTreeMap<Uuid, u32>,
}

impl OnRoster {
    /// Whether the law asks for a coach here.
    pub(crate) fn is_guided(&self) -> bool {
        applying_to(self.kind).contains(&GateCode::CoachPresent)
    }

    /// What the post asks.
    pub(crate) fn post(&self) -> Post<'_> {
        Post { demands: &self.place.demands, window: &self.shift.window, work: self.shift.work() }
    }

    /// Whether somebody is expected on it.
    pub(crate) fn expects(&self, worker: Uuid) -> bool {
        self.shift.crew.iter().any(|seat| seat.worker.uuid() == worker && !seat.is_absent)
    }
}

impl Person {
    /// Who they are.
    pub(crate) fn id(&self) -> Uuid {
        self.worker.id.uuid()
    }

    /// Whether they belong to who guides.
    pub(crate) fn is_support_staff(&self) -> bool {
        self.guidance.is_some_and(|guidance| guidance.is_support_staff)
    }

    /// Their share of a coach; the safer side when it is not known.
    pub(crate) fn load(&self) -> u32 {
        match self.guidance {
            Some(guidance) if guidance.is_support_staff => 0,
            Some(guidance) => guidance.need.load(),
            None => Need::High.load(),
        }
    }

    /// Everything but other work that keeps them from a shift.
    pub(crate) fn obstacles(&self, on: &OnRoster) -> Vec<Obstacle> {
        fit::obstacles(&self.worker, &on.post())
    }
}

impl Guide {
    /// Who they are.
    pub(crate) fn id(&self) -> Uuid {
        self.coach.id.uuid()
    }

    /// Whether they may guide where the law asks for a coach, that day.
    pub(crate) fn is_qualified(&self, on: Date) -> bool {
        self.coach.qualified_from.is_some_and(|from| from <= on)
    }
}

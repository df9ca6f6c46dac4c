//! A shift: asked for, filled, made known, and closed when its minutes are approved.

use jiff::civil::Date;
use werkbrug_kernel::{id::Id, minutes::Minutes};

use crate::{
    engagement::Engagement,
    fit::Obstacle,
    gate::{self, Gate, GateCode},
    place::Place,
    refusal::Refusal,
    site::Coach,
    stage::{Change, Stage},
    window::Window,
    worker::Worker,
};

/// The most people one shift can ask for.
pub const MOST_HEADS: u32 = 500;

/// Somebody on a shift.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seat {
    /// Who.
    pub worker: Id<Worker>,
    /// Whether they became unavailable since; their seat is free again.
    pub is_absent: bool,
}

/// A shift with its crew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shift {
    /// Its identity.
    pub id: Id<Self>,
    /// The agreement it runs under.
    pub engagement: Id<Engagement>,
    /// Where.
    pub place: Id<Place>,
    /// When.
    pub window: Window,
    /// The unpaid break inside it.
    pub break_minutes: Minutes,
    /// How many people were asked for.
    pub heads_wanted: u32,
    /// How far it is.
    pub stage: Stage,
    /// Who is on it.
    pub crew: Vec<Seat>,
    /// Who guides them.
    pub coaches: Vec<Id<Coach>>,
}

/// What somebody asks for.
#[derive(Debug, Clone, Copy)]
pub struct Demand {
    /// When.
    pub window: Window,
    /// The unpaid break inside it.
    pub break_minutes: Minutes,
    /// How many people.
    pub heads: u32,
    /// The first day for which they may ask, when there is one.
    pub not_before: Option<Date>,
}

impl Shift {
    /// People are asked for under a running agreement.
    pub fn request(id: Id<Self>, engagement: &Engagement, demand: Demand) -> Result<Self, Refusal> {
        let Demand { window, break_minutes, heads, not_before } = demand;
        let day = window.day();
        if let Some(today) = not_before.filter(|first| day < *first) {
            return Err(Refusal::DayIsOver { day, today });
        }
        engagement.must_run_on(day)?;
        if heads == 0 || heads > MOST_HEADS {
            return Err(Refusal::HeadsOutOfRange { heads, most: MOST_HEADS });
        }
        if break_minutes >= window.length() {
            let (break_minutes, length_minutes) = (break_minutes.value(), window.length().value());
            return Err(Refusal::BreakTooLong { break_minutes, length_minutes });
        }
        let (place, engagement) = (engagement.place, engagement.id);
        let (crew, coaches, stage) = (Vec::new(), Vec::new(), Stage::Requested);
        Ok(Self { id, engagement, place, window, break_minutes, heads_wanted: heads, stage, crew, coaches })
    }

    /// How long each person works on it.
    #[must_use]
    pub fn work(&self) -> Minutes {
        self.window.length().checked_sub(self.break_minutes).unwrap_or(Minutes::ZERO)
    }

    /// How many people are on it, absent ones included.
    #[must_use]
    pub fn heads_assigned(&self) -> u32 {
        u32::try_from(self.crew.len()).unwrap_or(u32::MAX)
    }

    /// How many of them became unavailable.
    #[must_use]
    pub fn heads_absent(&self) -> u32 {
        let absent = self.crew.iter().filter(|seat| seat.is_absent).count();
        u32::try_from(absent).unwrap_or(u32::MAX)
    }

    /// How many come: an absent member fills no seat.
    #[must_use]
    pub fn heads_coming(&self) -> u32 {
        self.heads_assigned().saturating_sub(self.heads_absent())
    }

    /// How many seats nobody comes for; who stood in without being assigned sits on one.
    #[must_use]
    pub fn seats_empty(&self, heads_standing_in: u32) -> u32 {
        self.heads_wanted.saturating_sub(self.heads_coming().saturating_add(heads_standing_in))
    }

    /// How many come beyond what was asked, stand-ins among them.
    #[must_use]
    pub fn heads_over(&self, heads_standing_in: u32) -> u32 {
        self.heads_coming().saturating_add(heads_standing_in).saturating_sub(self.heads_wanted)
    }

    /// Whether that coach guides it.
    #[must_use]
    pub fn is_guided_by(&self, coach: Id<Coach>) -> bool {
        self.coaches.contains(&coach)
    }

    /// Puts a worker on it, when no obstacle and no gate stands in the way. Before publishing only the gates
    /// that no coach can cure count; on a published shift too many people for its coaches is refused as well.
    pub fn assign(&mut self, worker: Id<Worker>, obstacles: Vec<Obstacle>, gates: &[Gate]) -> Result<Change, Refusal> {
        self.must_be_open()?;
        if self.crew.iter().any(|seat| seat.worker == worker) {
            return Err(Refusal::AlreadyOnShift);
        }
        if self.heads_coming() >= self.heads_wanted {
            return Err(Refusal::ShiftFull { heads_wanted: self.heads_wanted });
        }
        let mut red = gate::red_before_coaches(gates);
        if self.stage == Stage::Published {
            red.extend(gate::red(gates).into_iter().filter(|gate| gate.code == GateCode::Ratio));
        }
        if !red.is_empty() {
            return Err(Refusal::GatesRed { gates: red });
        }
        if !obstacles.is_empty() {
            return Err(Refusal::WorkerDoesNotFit { obstacles });
        }
        self.crew.push(Seat { worker, is_absent: false });
        Ok(Change::Assigned)
    }

    /// Takes a worker off it.
    pub fn release(&mut self, worker: Id<Worker>) -> Result<Change, Refusal> {
        self.must_be_open()?;
        if !self.crew.iter().any(|seat| seat.worker == worker) {
            return Err(Refusal::NotOnShift);
        }
        self.crew.retain(|seat| seat.worker != worker);
        Ok(Change::Released)
    }

    /// Puts a coach on it. Standing elsewhere at the same hours makes a gate red and is refused only when that
    /// other crew was already told who comes.
    pub fn assign_coach(&mut self, coach: Id<Coach>, is_promised_elsewhere: bool) -> Result<Change, Refusal> {
        self.must_be_open()?;
        if self.is_guided_by(coach) {
            return Err(Refusal::AlreadyOnShift);
        }
        if is_promised_elsewhere {
            return Err(Refusal::CoachElsewhere);
        }
        self.coaches.push(coach);
        Ok(Change::CoachAssigned)
    }

    /// Takes a coach off it, also from a published one: a coach can fall out, and then the gates say so.
    pub fn release_coach(&mut self, coach: Id<Coach>) -> Result<Change, Refusal> {
        self.must_be_open()?;
        if !self.is_guided_by(coach) {
            return Err(Refusal::NotOnShift);
        }
        self.coaches.retain(|known| *known != coach);
        Ok(Change::CoachReleased)
    }

    /// Makes it known; no gate may be red.
    pub fn publish(&mut self, gates: &[Gate]) -> Result<Change, Refusal> {
        match self.stage {
            Stage::Requested => {}
            Stage::Published => return Err(Refusal::AlreadyPublished),
            Stage::Approved => return Err(Refusal::ShiftClosed),
        }
        if self.crew.is_empty() {
            return Err(Refusal::NobodyAssigned);
        }
        let red = gate::red(gates);
        if !red.is_empty() {
            return Err(Refusal::GatesRed { gates: red });
        }
        self.stage = Stage::Published;
        Ok(Change::Published)
    }

    /// Closes it: minutes were approved. A shift that ran without being published closes as well.
    pub const fn close(&mut self) -> Change {
        self.stage = Stage::Approved;
        Change::Approved
    }

    const fn must_be_open(&self) -> Result<(), Refusal> {
        match self.stage {
            Stage::Requested | Stage::Published => Ok(()),
            Stage::Approved => Err(Refusal::ShiftClosed),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use werkbrug_kernel::id::Id;

    use super::{Change, Demand, Gate, GateCode, MOST_HEADS, Minutes, Obstacle, Refusal, Shift, Stage, Window};
    use crate::{
        engagement::{Engagement, EngagementKind},
        finding::Finding,
        worker::DayRange,
    };

    fn engagement() -> Engagement {
        Engagement {
            id: Id::fresh(),
            place: Id::fresh(),
            kind: EngagementKind::Enclave,
            work_description: "flessen inpakken".to_owned(),
            is_core_activity: true,
            signed_on: None,
            notified_on: None,
            runs: DayRange { from: date(2026, 6, 1), to: Some(date(2026, 12, 31)) },
            instructions_by_coach_only: true,
            tariff_class: "inpak".to_owned(),
        }
    }

    fn demand() -> Demand {
        let window = Window::new(date(2026, 11, 23), 360, 840).unwrap();
        Demand { window, break_minutes: Minutes::new(30), heads: 2, not_before: None }
    }

    fn shift() -> Shift {
        Shift::request(Id::fresh(), &engagement(), demand()).unwrap()
    }

    #[test]
    fn a_demand_must_make_sense() {
        let runs = engagement().runs;
        let on = |year, month, day| Window::new(date(year, month, day), 360, 840).unwrap();
        let not_running = |day| Err(Refusal::EngagementNotRunning { day, runs });
        let too_long = Err(Refusal::BreakTooLong { break_minutes: 480, length_minutes: 480 });
        let day = date(2026, 11, 23);
        let over = Err(Refusal::DayIsOver { day, today: date(2026, 11, 24) });
        let heads = |heads| Err(Refusal::HeadsOutOfRange { heads, most: MOST_HEADS });
        let table = [
            (demand(), Ok(())),
            (Demand { window: on(2026, 6, 1), ..demand() }, Ok(())),
            (Demand { window: on(2026, 5, 31), ..demand() }, not_running(date(2026, 5, 31))),
            (Demand { window: on(2026, 12, 31), ..demand() }, Ok(())),
            (Demand { window: on(2027, 1, 1), ..demand() }, not_running(date(2027, 1, 1))),
            (Demand { heads: 0, ..demand() }, heads(0)),
            (Demand { heads: MOST_HEADS, ..demand() }, Ok(())),
            (Demand { heads: MOST_HEADS + 1, ..demand() }, heads(MOST_HEADS + 1)),
            (Demand { break_minutes: Minutes::new(479), ..demand() }, Ok(())),
            (Demand { break_minutes: Minutes::new(480), ..demand() }, too_long),
            (Demand { not_before: Some(day), ..demand() }, Ok(())),
            (Demand { not_before: Some(date(2026, 11, 24)), ..demand() }, over),
        ];
        for (demand, expected) in table {
            assert_eq!(Shift::request(Id::fresh(), &engagement(), demand).map(drop), expected, "{demand:?}");
        }
    }

    #[test]
    fn a_shift_takes_as_many_as_were_asked_for_and_an_absent_seat_is_free() {
        let mut shift = shift();
        let first = Id::fresh();
        assert_eq!(shift.assign(first, vec![], &[]), Ok(Change::Assigned));
        assert_eq!(shift.assign(first, vec![], &[]), Err(Refusal::AlreadyOnShift));
        assert_eq!(shift.assign(Id::fresh(), vec![], &[]), Ok(Change::Assigned));
        assert_eq!(shift.assign(Id::fresh(), vec![], &[]), Err(Refusal::ShiftFull { heads_wanted: 2 }));
        if let Some(seat) = shift.crew.first_mut() {
            seat.is_absent = true;
        }
        assert_eq!(shift.assign(Id::fresh(), vec![], &[]), Ok(Change::Assigned));
        assert_eq!((shift.heads_assigned(), shift.heads_absent(), shift.heads_coming()), (3, 1, 2));
        for (stand_ins, empty, over) in [(0, 0, 0), (1, 0, 1)] {
            assert_eq!((shift.seats_empty(stand_ins), shift.heads_over(stand_ins)), (empty, over), "{stand_ins}");
        }
        if let Some(seat) = shift.crew.first_mut() {
            seat.is_absent = false;
        }
        assert_eq!((shift.seats_empty(0), shift.heads_over(0)), (0, 1), "back again: one too many");
        assert_eq!(shift.release(first), Ok(Change::Released));
        assert_eq!(shift.release(first), Err(Refusal::NotOnShift));
    }

    #[test]
    fn an_obstacle_keeps_a_worker_off() {
        let obstacles = vec![Obstacle::Absent { on: date(2026, 11, 23) }];
        let refused = shift().assign(Id::fresh(), obstacles.clone(), &[]);
        assert_eq!(refused, Err(Refusal::WorkerDoesNotFit { obstacles }));
    }

    #[test]
    fn assigning_is_refused_only_for_gates_that_no_coach_can_cure() {
        for code in GateCode::ALL {
            let red = [Gate::red(code, &Finding::NoShiftYet)];
            let expected = match code {
                GateCode::SeparateEntity
                | GateCode::CoreActivity
                | GateCode::AgreementSigned
                | GateCode::Notified
                | GateCode::NoInstructionByHost => Err(Refusal::GatesRed { gates: red.to_vec() }),
                GateCode::CoachPresent | GateCode::CoachQualified | GateCode::Ratio | GateCode::CoachAtOneSite => {
                    Ok(Change::Assigned)
                }
            };
            assert_eq!(shift().assign(Id::fresh(), vec![], &red), expected, "{code:?}");
            assert_eq!(
                shift().assign(Id::fresh(), vec![], &[Gate::amber(code, &Finding::NoShiftYet)]),
                Ok(Change::Assigned)
            );
        }
        let mut published = Shift { stage: Stage::Published, ..shift() };
        let ratio = vec![Gate::red(GateCode::Ratio, &Finding::NoShiftYet)];
        let refused = published.assign(Id::fresh(), vec![], &ratio);
        assert_eq!(refused, Err(Refusal::GatesRed { gates: ratio }));
    }

    #[test]
    fn any_red_gate_blocks_publishing() {
        for code in GateCode::ALL {
            let mut shift = shift();
            assert_eq!(shift.publish(&[]), Err(Refusal::NobodyAssigned));
            shift.assign(Id::fresh(), vec![], &[]).unwrap();
            let red = vec![Gate::red(code, &Finding::NoShiftYet)];
            assert_eq!(shift.publish(&red), Err(Refusal::GatesRed { gates: red.clone() }), "{code:?}");
            assert_eq!(shift.publish(&[Gate::amber(code, &Finding::NoShiftYet)]), Ok(Change::Published), "{code:?}");
            assert_eq!(shift.publish(&[]), Err(Refusal::AlreadyPublished));
        }
    }

    #[test]
    fn a_coach_is_not_taken_from_a_crew_that_was_told() {
        let mut shift = shift();
        let coach = Id::fresh();
        assert_eq!(shift.assign_coach(coach, true), Err(Refusal::CoachElsewhere));
        assert_eq!(shift.assign_coach(coach, false), Ok(Change::CoachAssigned));
        assert_eq!(shift.assign_coach(coach, false), Err(Refusal::AlreadyOnShift));
        assert_eq!(shift.release_coach(coach), Ok(Change::CoachReleased));
        assert_eq!(shift.release_coach(coach), Err(Refusal::NotOnShift));
    }

    #[test]
    fn the_crew_of_approved_hours_stays_as_it_was() {
        let mut shift = shift();
        assert_eq!(shift.close(), Change::Approved);
        assert_eq!(shift.assign(Id::fresh(), vec![], &[]), Err(Refusal::ShiftClosed));
        assert_eq!(shift.release(Id::fresh()), Err(Refusal::ShiftClosed));
        assert_eq!(shift.assign_coach(Id::fresh(), false), Err(Refusal::ShiftClosed));
        assert_eq!(shift.publish(&[]), Err(Refusal::ShiftClosed));
    }
}

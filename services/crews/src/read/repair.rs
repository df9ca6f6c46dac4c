//! A proposal for a day on which people are missing, in the order in which people must leave, and the call list.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use jiff::civil::{Date, DateTime};
use sea_orm::ConnectionTrait;
use uuid::Uuid;
use werkbrug_crews_domain::{
    fit,
    replacement::{Candidate, propose},
};
use werkbrug_kernel::brussels;
use werkbrug_pipeline::use_case::Stop;
use werkbrug_proto::crews::{self, CallHow, CallOutcome, RepairWay};

use super::plan::{names, shift};
use crate::{
    planning::{
        facts::{Facts, OnRoster},
        mend::{self, Change, Way},
        outcome::Difference,
    },
    store::{
        Rows,
        call_line::{self, NOT_REACHED, SAID_NO, SAID_YES},
        morning,
        plan_rows::call_line::Model,
        repair::{self, Stored},
    },
};

/// The words of ways, as the planner and the tables have them.
pub(crate) const WAYS: [(&str, RepairWay); 3] =
    [("fewest", RepairWay::Fewest), ("balanced", RepairWay::Balanced), ("most_seats", RepairWay::MostSeats)];
/// The words of how somebody hears.
pub(crate) const HOWS: [(&str, CallHow); 4] = [
    ("phone", CallHow::Phone),
    ("message", CallHow::Message),
    ("in_person", CallHow::InPerson),
    ("by_coach", CallHow::ByCoach),
];
/// The words of how a call went.
pub(crate) const OUTCOMES: [(&str, CallOutcome); 3] =
    [(NOT_REACHED, CallOutcome::NotReached), (SAID_YES, CallOutcome::SaidYes), (SAID_NO, CallOutcome::SaidNo)];

/// What a word stands for in one of these lists.
fn meaning<T: Copy>(list: &[(&str, T)], word: &str) -> Option<T> {
    list.iter().find(|(own, _)| *own == word).map(|(_, meaning)| *meaning)
}

/// The proposal, on the day as it is now.
pub(crate) async fn get<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    id: Uuid,
    now: DateTime,
) -> Result<crews::RepairProposal, Stop> {
    let stored = repair::find(rows, id).await?;
    let (facts, _) = Box::pin(morning::load(rows, stored.day, now)).await?;
    let accepted = repair::accepted(rows, id).await?;
    let names = names(&facts);
    let Stored { proposal, .. } = &stored;
    let by_id: BTreeMap<Uuid, &OnRoster> = facts.shifts.iter().map(|own| (own.shift.id.uuid(), own)).collect();
    let absent = proposal.missing.iter().map(|own| crews::RepairAbsence {
        person_id: own.person.to_string(),
        display_name: names.get(&own.person).map(|(name, _)| name.clone()).unwrap_or_default(),
        is_coach: own.is_coach,
        shift_id: own.shift.to_string(),
        place_name: by_id.get(&own.shift).map(|own| own.place.name.clone()).unwrap_or_default(),
    });
    let view = View { facts: &facts, names: &names, accepted: &accepted, stored: &stored };
    Ok(crews::RepairProposal {
        repair_id: id.to_string(),
        day: stored.day.to_string(),
        made_at_us: stored.made_at_us,
        absent: absent.collect(),
        options: proposal.ways.iter().map(|way| view.option(way)).collect(),
        people_held: proposal.held,
    })
}

/// What an option is shown with.
struct View<'a> {
    facts: &'a Facts,
    names: &'a BTreeMap<Uuid, (String, bool)>,
    accepted: &'a BTreeSet<Uuid>,
    stored: &'a Stored,
}

impl View<'_> {
    fn option(&self, way: &Way) -> crews::RepairOption {
        let changes = mend::by_shift(way);
        let proposal = &self.stored.proposal;
        let is_short = |shift: Uuid| proposal.missing.iter().any(|own| own.shift == shift);
        let is_shown = |own: &&OnRoster| {
            let id = own.shift.id.uuid();
            own.shift.window.day() == self.stored.day && (changes.contains_key(&id) || is_short(id))
        };
        // By day, start and id: when a bus leaves is not known yet, so the start decides who must leave first.
        let shown = self.facts.shifts.iter().filter(is_shown);
        let shifts: Vec<crews::RepairShift> = shown
            .map(|own| self.shift(own, way, changes.get(&own.shift.id.uuid()).map_or(&[], Vec::as_slice)))
            .collect();
        crews::RepairOption {
            way: meaning(&WAYS, &way.name).unwrap_or_default().into(),
            seats_empty: shifts.iter().map(|own| own.seats_empty).fold(0, u32::saturating_add),
            changes: u32::try_from(way.changes.len()).unwrap_or(u32::MAX),
            shifts,
        }
    }

    fn shift(&self, own: &OnRoster, way: &Way, changes: &[&Change]) -> crews::RepairShift {
        let id = own.shift.id.uuid();
        let is_accepted = self.accepted.contains(&id);
        let people = |is_coach: bool, comes: bool| -> BTreeSet<Uuid> {
            let of_kind = way.changes.iter().filter(|own| own.is_coach == is_coach);
            let there = of_kind.filter(|own| if comes { own.to == Some(id) } else { own.from == Some(id) });
            there.map(|own| own.person).collect()
        };
        let difference = Difference {
            joins: people(false, true),
            leaves: people(false, false),
            coach_joins: people(true, true),
            coach_leaves: people(true, false),
        };
        // What was accepted stands on the roster already.
        let difference = if is_accepted { Difference::default() } else { difference };
        let seats_empty = if is_accepted {
            own.shift.heads_wanted.saturating_sub(own.shift.heads_coming())
        } else {
            mend::seats_empty(own, way)
        };
        let joins = changes.iter().filter(|own| !own.is_coach && own.to == Some(id));
        crews::RepairShift {
            shift: Some(shift(own, Some(&difference), self.names)),
            bus_minute: None,
            is_accepted,
            seats_empty,
            reasons: joins.filter_map(|change| self.reason(own, change.person)).collect(),
            is_without_coach: self.stored.proposal.stuck.contains(&id),
            goes_with_shift_ids: self.goes_with(way, id),
        }
    }

    /// What is accepted along with a shift and was not accepted yet.
    fn goes_with(&self, way: &Way, id: Uuid) -> Vec<String> {
        let mut others = mend::together(way, id);
        others.retain(|other| *other != id && !self.accepted.contains(other));
        others.iter().map(Uuid::to_string).collect()
    }

    fn reason(&self, own: &OnRoster, person: Uuid) -> Option<crews::RepairReason> {
        let person = self.facts.people.iter().find(|known| known.id() == person)?;
        let candidate = Candidate {
            worker: person.worker.id,
            name: person.name.clone(),
            obstacles: Vec::new(),
            unmet_wishes: fit::unmet_wishes(&person.worker, &own.post()),
            // It only orders, and here is one alone.
            is_glad_there: false,
            times_there: person.times_at.get(&own.place.id.uuid()).copied().unwrap_or(0),
        };
        let sentences = propose(vec![candidate], own.shift.window.day(), 1).fits.pop()?.reasons;
        Some(crews::RepairReason { person_id: person.id().to_string(), sentences })
    }
}

/// The call list of a day: who must leave first stands first.
pub(crate) async fn calls<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    day: Date,
    now: DateTime,
) -> Result<Vec<crews::CallLine>, Stop> {
    let lines = call_line::of_day(rows, day).await?;
    if lines.is_empty() {
        return Ok(Vec::new());
    }
    let (facts, _) = Box::pin(morning::load(rows, day, now)).await?;
    let names = names(&facts);
    let by_id: BTreeMap<Uuid, &OnRoster> = facts.shifts.iter().map(|own| (own.shift.id.uuid(), own)).collect();
    let mut found: Vec<crews::CallLine> = lines.iter().map(|line| call(line, &by_id, &names)).collect();
    // Who was told stands below; among the others who must leave first stands first.
    found.sort_by(|one, other| {
        let turn = |line: &crews::CallLine| {
            let is_open = matches!(line.outcome(), CallOutcome::Unspecified | CallOutcome::NotReached);
            (Reverse(is_open), line.start_minute)
        };
        turn(one).cmp(&turn(other)).then_with(|| one.display_name.cmp(&other.display_name))
    });
    Ok(found)
}

fn call(line: &Model, by_id: &BTreeMap<Uuid, &OnRoster>, names: &BTreeMap<Uuid, (String, bool)>) -> crews::CallLine {
    let of = |shift: Option<Uuid>| shift.and_then(|shift| by_id.get(&shift)).copied();
    let place = |shift: Option<Uuid>| of(shift).map(|own| own.place.name.clone()).unwrap_or_default();
    let id = |shift: Option<Uuid>| shift.map(|shift| shift.to_string()).unwrap_or_default();
    let window = of(line.to_shift.or(line.from_shift)).map(|own| &own.shift.window);
    crews::CallLine {
        call_id: line.id.to_string(),
        person_id: line.person_id.to_string(),
        display_name: names.get(&line.person_id).map(|(name, _)| name.clone()).unwrap_or_default(),
        is_coach: line.is_coach,
        from_shift_id: id(line.from_shift),
        from_place_name: place(line.from_shift),
        to_shift_id: id(line.to_shift),
        to_place_name: place(line.to_shift),
        start_minute: window.map_or(0, |window| window.start_minute()),
        end_minute: window.map_or(0, |window| window.end_minute()),
        bus_minute: None,
        how: meaning(&HOWS, &line.how).unwrap_or_default().into(),
        outcome: meaning(&OUTCOMES, &line.outcome).unwrap_or_default().into(),
        recorded_at_us: line.recorded_at_us,
        etag: line.version.to_string(),
    }
}

/// The civil moment of now, in Brussels.
pub(crate) fn moment(clock: &werkbrug_chassis::clock::Clock) -> DateTime {
    brussels::civil(clock.now())
}

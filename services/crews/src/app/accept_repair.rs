//! A shift of a proposal becomes so, with those that it depends on: who is moved comes from where they were, and is put on
//! the call list.

use std::collections::{BTreeMap, BTreeSet};

use async_trait::async_trait;
use sea_orm::ColumnTrait;
use uuid::Uuid;
use werkbrug_chassis::refusal::{Fault, Kind, Refusal};
use werkbrug_crews_domain::{policy::Action, presence::came, shift::Shift, stage::Change as Said};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    app::give_seat::{give_coach, give_seat, take_coach, take_seat},
    permit::scope,
    planning::{
        facts::{Facts, OnRoster},
        mapping::Wish,
        mend::{self, Change},
    },
    publish,
    store::{
        call_line, moment, morning, not_found, presence,
        publication::{self, REPAIRED},
        repair, seats,
        shift::{self, Stored},
        tables::shift as shift_table,
        within,
    },
};

/// Which shift, in which way.
#[derive(Clone, Debug)]
pub(crate) struct AcceptRepair {
    /// The proposal.
    pub(crate) repair: Uuid,
    /// The way, a stable word.
    pub(crate) way: &'static str,
    /// The shift.
    pub(crate) shift: Id<Shift>,
}

/// The shifts that are touched, by id.
type Touched = BTreeMap<Uuid, Stored>;

#[async_trait]
impl UseCase for AcceptRepair {
    fn name(&self) -> &'static str {
        "accept_repair"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        scope(tx.viewer(), Action::PlanShift)?;
        let id = self.shift.uuid();
        let stored = repair::find(&within(tx), self.repair).await?;
        let found = stored.proposal.ways.iter().find(|way| way.name == self.way);
        let way = found.ok_or_else(|| not_found("way of this proposal"))?;
        let before = repair::accepted(&within(tx), self.repair).await?;
        let mut together = mend::together(way, id);
        together.retain(|shift| *shift == id || !before.contains(shift));
        for shift in &together {
            repair::accept(tx, self.repair, *shift, self.way).await?;
        }
        let is_of = |change: &&Change| change.shift().is_some_and(|shift| together.contains(&shift));
        let changes: Vec<&Change> = way.changes.iter().filter(is_of).collect();
        let mut touched = hold(tx, &together, &changes).await?;
        let (facts, wish) = Box::pin(morning::load(&within(tx), stored.day, moment(tx)?)).await?;
        must_still_hold((&facts, &wish), &together, &changes)?;
        let away = stored.proposal.missing.iter().filter(|own| own.is_coach && together.contains(&own.shift));
        for own in away.filter(|own| is_away(&facts, own.person)) {
            leave(tx, &mut touched, own.shift, (own.person, true)).await?;
        }
        Box::pin(do_all(tx, &mut touched, &changes)).await?;
        let mut event = None;
        for own in touched.values_mut() {
            shift::save(tx, own).await?;
            event = Some(publish::shift_changed(tx, &own.shift, Said::Assigned));
        }
        call_line::add(tx, (self.repair, stored.day), &changes).await?;
        publication::version(tx, (stored.day, REPAIRED), self.repair, changes.len()).await?;
        let accepted: Vec<String> = together.iter().map(Uuid::to_string).collect();
        let receipt = Receipt::new(self.repair, "1")
            .with_fact("calls", changes.len().to_string())
            .with_fact("shifts", accepted.join(","));
        Ok(match event {
            Some(event) => receipt.with_event(event),
            None => receipt,
        })
    }
}

/// Everybody leaves first and comes then; coaches in one order, so that two proposals at once wait for each other and
/// not for ever.
async fn do_all(tx: &Tx<'_>, touched: &mut Touched, changes: &[&Change]) -> Result<(), Stop> {
    for change in changes {
        if let Some(from) = change.from {
            leave(tx, touched, from, (change.person, change.is_coach)).await?;
        }
    }
    let comes = |is_coach: bool| {
        let there = changes.iter().filter(move |own| own.is_coach == is_coach);
        let mut all: Vec<(Uuid, Uuid)> = there.filter_map(|own| Some((own.person, own.to?))).collect();
        all.sort_unstable();
        all
    };
    for (person, to) in comes(true) {
        give_coach(tx, &mut of(touched, to)?.shift, Id::from_uuid(person)).await?;
    }
    for (person, to) in comes(false) {
        give_seat(tx, &mut of(touched, to)?.shift, Id::from_uuid(person)).await?;
    }
    Ok(())
}

/// Whoever is moved is where they were, may be moved still, and did not say no meanwhile.
fn must_still_hold(
    (facts, wish): (&Facts, &Wish),
    together: &BTreeSet<Uuid>,
    changes: &[&Change],
) -> Result<(), Refusal> {
    let day = facts.of.from();
    let is_as_it_was = |change: &Change| {
        let person = change.person;
        let is_on = |own: &&OnRoster| {
            let guides = || own.shift.is_guided_by(Id::from_uuid(person));
            own.shift.window.day() == day && if change.is_coach { guides() } else { own.expects(person) }
        };
        let there = facts.shifts.iter().filter(is_on).map(|own| own.shift.id.uuid());
        let is_held = change.from.is_some() && wish.held.contains(&person);
        let may_guide = || !is_away(facts, person) && is_qualified(facts, person);
        let said_no = |to: Uuid| wish.refused.contains(&(person, to)) || facts.said_no.contains(&(person, to));
        let may_come = |to: Uuid| !said_no(to) && (!change.is_coach || may_guide());
        there.eq(change.from) && !is_held && change.to.is_none_or(may_come)
    };
    let are_open = together.iter().all(|shift| !wish.left_out.contains(shift));
    if are_open && changes.iter().all(|change| is_as_it_was(change)) { Ok(()) } else { Err(changed()) }
}

fn changed() -> Refusal {
    let text = "something that the proposal was made from has changed since; make a new one";
    Refusal::new(Kind::Conflict, "REPAIR_BASE_CHANGED", text).with_field("shift_id")
}

fn is_away(facts: &Facts, coach: Uuid) -> bool {
    facts.coaches.iter().any(|guide| guide.id() == coach && guide.away.contains(&facts.of.from()))
}

fn is_qualified(facts: &Facts, coach: Uuid) -> bool {
    facts.coaches.iter().any(|guide| guide.id() == coach && guide.is_qualified(facts.of.from()))
}

/// Holds the shifts and those that people are taken from; who did not come is missing there. One that was given up since
/// is not there any more, and what was proposed for it does not hold.
async fn hold(tx: &Tx<'_>, together: &BTreeSet<Uuid>, changes: &[&Change]) -> Result<Touched, Stop> {
    let mut ids: Vec<Uuid> = changes.iter().filter_map(|change| change.from).chain(together.iter().copied()).collect();
    ids.sort_unstable();
    ids.dedup();
    seats::hold_shifts(tx, ids.clone()).await?;
    let ledgers = presence::of_shifts(&within(tx), &ids).await?;
    let wanted = sea_orm::Condition::all().add(shift_table::Column::Id.is_in(ids.iter().copied()));
    let mut found = shift::load(&within(tx), wanted).await?;
    if found.len() != ids.len() {
        return Err(changed().into());
    }
    for Stored { shift, .. } in &mut found {
        for seat in &mut shift.crew {
            let lines = ledgers.get(&(shift.id.uuid(), seat.worker.uuid()));
            seat.is_absent |= lines.is_some_and(|lines| !lines.is_empty() && !came(lines));
        }
    }
    Ok(found.into_iter().map(|stored| (stored.shift.id.uuid(), stored)).collect())
}

fn of(touched: &mut Touched, id: Uuid) -> Result<&mut Stored, Fault> {
    touched.get_mut(&id).ok_or_else(|| Fault::bug("a shift of a proposal is gone"))
}

/// Takes somebody off a shift, when they are on it still.
async fn leave(tx: &Tx<'_>, touched: &mut Touched, from: Uuid, (person, is_coach): (Uuid, bool)) -> Result<(), Stop> {
    let shift = &mut of(touched, from)?.shift;
    if is_coach {
        let coach = Id::from_uuid(person);
        if shift.is_guided_by(coach) {
            take_coach(tx, shift, coach).await?;
        }
        return Ok(());
    }
    let worker = Id::from_uuid(person);
    if shift.crew.iter().any(|seat| seat.worker == worker) {
        take_seat(tx, shift, worker).await?;
    }
    Ok(())
}

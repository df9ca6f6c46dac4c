//! One shift of a proposal becomes so: who is moved comes from where they were, and is put on the call list.

use std::collections::BTreeMap;

use async_trait::async_trait;
use sea_orm::ColumnTrait;
use uuid::Uuid;
use werkbrug_chassis::refusal::{Fault, Kind, Refusal};
use werkbrug_crews_domain::{
    fit::{self, Post},
    policy::Action,
    presence::came,
    shift::Shift,
    stage::Change as Said,
};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit::scope,
    planning::{
        facts::{Facts, OnRoster},
        mapping::Wish,
        mend::Change,
    },
    publish,
    refused::refused,
    store::{
        call_line, coach, dossier, moment, morning, not_found, presence,
        publication::{self, REPAIRED},
        repair, seats,
        shift::{self, Stored},
        site,
        tables::shift as shift_table,
        within, worker,
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
        let changes: Vec<&Change> = way.changes.iter().filter(|change| change.shift() == Some(id)).collect();
        repair::accept(tx, self.repair, id, self.way).await?;
        let mut touched = hold(tx, id, &changes).await?;
        let (facts, wish) = Box::pin(morning::load(&within(tx), stored.day, moment(tx)?)).await?;
        must_still_hold((&facts, &wish), id, &changes)?;
        let away = stored.proposal.missing.iter().filter(|own| own.is_coach && own.shift == id);
        for coach in away.map(|own| own.person).filter(|coach| is_away(&facts, *coach)) {
            leave(tx, &mut touched, id, (coach, true)).await?;
        }
        for change in &changes {
            if let Some(from) = change.from {
                leave(tx, &mut touched, from, (change.person, change.is_coach)).await?;
            }
        }
        let comes = |is_coach: bool| changes.iter().filter(move |own| own.is_coach == is_coach && own.to.is_some());
        for change in comes(true) {
            guide(tx, &mut touched, id, change.person).await?;
        }
        for change in comes(false) {
            Box::pin(work(tx, &mut touched, id, change.person)).await?;
        }
        let mut event = None;
        for own in touched.values_mut() {
            shift::save(tx, own).await?;
            event = Some(publish::shift_changed(tx, &own.shift, Said::Assigned));
        }
        call_line::add(tx, (self.repair, stored.day), &changes).await?;
        publication::version(tx, (stored.day, REPAIRED), self.repair, changes.len()).await?;
        let receipt = Receipt::new(self.repair, "1").with_fact("calls", changes.len().to_string());
        Ok(match event {
            Some(event) => receipt.with_event(event),
            None => receipt,
        })
    }
}

/// Whoever is moved is where they were, may be moved still, and did not say no meanwhile.
fn must_still_hold((facts, wish): (&Facts, &Wish), id: Uuid, changes: &[&Change]) -> Result<(), Refusal> {
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
        let may_come = || !wish.refused.contains(&(person, id)) && (!change.is_coach || may_guide());
        there.eq(change.from) && !is_held && (change.to.is_none() || may_come())
    };
    if !wish.left_out.contains(&id) && changes.iter().all(|change| is_as_it_was(change)) {
        return Ok(());
    }
    let text = "something that the proposal was made from has changed since; make a new one";
    Err(Refusal::new(Kind::Conflict, "REPAIR_BASE_CHANGED", text).with_field("shift_id"))
}

fn is_away(facts: &Facts, coach: Uuid) -> bool {
    facts.coaches.iter().any(|guide| guide.id() == coach && guide.away.contains(&facts.of.from()))
}

fn is_qualified(facts: &Facts, coach: Uuid) -> bool {
    facts.coaches.iter().any(|guide| guide.id() == coach && guide.is_qualified(facts.of.from()))
}

/// Holds the shift and those that people are taken from; who did not come is missing there.
async fn hold(tx: &Tx<'_>, id: Uuid, changes: &[&Change]) -> Result<Touched, Stop> {
    let mut ids: Vec<Uuid> = changes.iter().filter_map(|change| change.from).chain([id]).collect();
    ids.sort_unstable();
    ids.dedup();
    seats::hold_shifts(tx, ids.clone()).await?;
    let ledgers = presence::of_shifts(&within(tx), &ids).await?;
    let wanted = sea_orm::Condition::all().add(shift_table::Column::Id.is_in(ids));
    let mut found = shift::load(&within(tx), wanted).await?;
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
            shift.release_coach(coach).map_err(refused)?;
            shift::remove_coach(tx, shift.id, coach).await?;
        }
        return Ok(());
    }
    let worker = Id::from_uuid(person);
    if shift.crew.iter().any(|seat| seat.worker == worker) {
        shift.release(worker).map_err(refused)?;
        shift::unseat(tx, shift.id, worker).await?;
    }
    Ok(())
}

/// Puts a coach on the shift.
async fn guide(tx: &Tx<'_>, touched: &mut Touched, to: Uuid, person: Uuid) -> Result<(), Stop> {
    let shift = &mut of(touched, to)?.shift;
    let coach = coach::lock(tx, Id::from_uuid(person)).await?;
    let is_promised_elsewhere = site::is_promised_elsewhere(&within(tx), person, shift).await?;
    shift.assign_coach(coach.id, is_promised_elsewhere).map_err(refused)?;
    shift::add_coach(tx, shift.id, coach.id).await?;
    Ok(())
}

/// Gives somebody a seat on the shift, by the same rules as when a person does it.
async fn work(tx: &Tx<'_>, touched: &mut Touched, to: Uuid, person: Uuid) -> Result<(), Stop> {
    let shift = &mut of(touched, to)?.shift;
    let rows = within(tx);
    let dossier = dossier::of_shift(&rows, shift).await?;
    dossier.hold_site(tx).await?;
    let known = worker::find(&rows, Id::from_uuid(person), &shift.window).await?;
    let post = Post { demands: &dossier.place.demands, window: &shift.window, work: shift.work() };
    let obstacles = fit::obstacles(&known.worker, &post);
    let gates = dossier.gates_of(&rows, shift, Some(known.worker.id)).await?;
    shift.assign(known.worker.id, obstacles, &gates).map_err(refused)?;
    shift::seat(tx, shift, known.worker.id).await?;
    Ok(())
}

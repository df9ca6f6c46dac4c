//! Whom to call, and how it went: what somebody said is kept, so that nobody is moved about twice.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_crews_domain::call::Outcome;
use werkbrug_kernel::period::Period;
use werkbrug_pipeline::{columns::to_column, tx::Tx, use_case::Stop};

use super::{
    Rows, contract, not_found,
    plan_rows::call_line::{Column, Entity, Model},
    within,
};
use crate::planning::mend::Change;

/// How a call went, in its column; empty while nobody called.
pub(crate) const NOT_REACHED: &str = "not_reached";
pub(crate) const SAID_YES: &str = "said_yes";
pub(crate) const SAID_NO: &str = "said_no";

/// What a word in the column says.
pub(crate) fn outcome_of(word: &str) -> Result<Outcome, Fault> {
    match word {
        "" => Ok(Outcome::Open),
        NOT_REACHED => Ok(Outcome::NotReached),
        SAID_YES => Ok(Outcome::SaidYes),
        SAID_NO => Ok(Outcome::SaidNo),
        _ => Err(Fault::bug("a stored word is not known")),
    }
}

/// Puts people on the list of a day, because a shift of a proposal was accepted.
pub(crate) async fn add(tx: &Tx<'_>, (repair, day): (Uuid, Date), changes: &[&Change]) -> Result<(), Stop> {
    let tenant = within(tx).tenant;
    let line = |change: &&Change| Model {
        tenant,
        id: tx.fresh::<Change>().uuid(),
        day: to_column(day),
        repair_id: repair,
        person_id: change.person,
        is_coach: change.is_coach,
        from_shift: change.from,
        to_shift: change.to,
        how: String::new(),
        outcome: String::new(),
        recorded_by: String::new(),
        recorded_at_us: 0,
        version: 1,
    };
    let lines: Vec<_> = changes.iter().map(|change| line(change).into_active_model()).collect();
    if !lines.is_empty() {
        Entity::insert_many(lines).exec_without_returning(tx.db()).await?;
    }
    Ok(())
}

/// The list of a day, in the order in which people came on it.
pub(crate) async fn of_day<C: ConnectionTrait>(rows: &Rows<'_, C>, day: Date) -> Result<Vec<Model>, Stop> {
    let query = Entity::find().filter(Column::Tenant.eq(rows.tenant)).filter(Column::Day.eq(to_column(day)));
    Ok(query.order_by_asc(Column::Id).all(rows.db).await?)
}

/// A line, held until the transaction ends.
pub(crate) async fn lock(tx: &Tx<'_>, id: Uuid) -> Result<Model, Stop> {
    let found = Entity::find_by_id((within(tx).tenant, id)).lock_exclusive().one(tx.db()).await?;
    Ok(found.ok_or_else(|| not_found("call"))?)
}

/// Writes a line as it is now, and counts the change.
pub(crate) async fn save(tx: &Tx<'_>, line: Model) -> Result<Model, Stop> {
    let line = Model { version: line.version.saturating_add(1), ..line };
    Entity::update(line.clone().into_active_model().reset_all()).exec(tx.db()).await?;
    Ok(line)
}

/// What people said about a day: who said yes, and who said no to which shift.
#[derive(Clone, Debug, Default)]
pub(crate) struct Said {
    /// Who said yes.
    pub(crate) yes: BTreeSet<Uuid>,
    /// Who said no, to which shift.
    pub(crate) no: BTreeSet<(Uuid, Uuid)>,
}

/// What people said about a day.
pub(crate) async fn said<C: ConnectionTrait>(rows: &Rows<'_, C>, day: Date) -> Result<Said, Stop> {
    let mut said = Said::default();
    for line in of_day(rows, day).await? {
        match line.outcome.as_str() {
            SAID_YES => {
                said.yes.insert(line.person_id);
            }
            SAID_NO => said.no.extend(line.to_shift.map(|shift| (line.person_id, shift))),
            _ => {}
        }
    }
    Ok(said)
}

/// What somebody said about a shift: who and which, then the moment and whether it was a no.
pub(crate) type Word = ((Uuid, Uuid), (i64, bool));

/// Who said no to which of these shifts of some days and did not say yes since, on the telephone or as their own answer.
pub(crate) async fn said_no<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    of: &Period,
    shifts: &[Uuid],
) -> Result<BTreeSet<(Uuid, Uuid)>, Stop> {
    let days = Column::Day.between(to_column(of.from()), to_column(of.to()));
    let mut words: Vec<Word> = Vec::new();
    for line in Entity::find().filter(Column::Tenant.eq(rows.tenant)).filter(days).all(rows.db).await? {
        let is_no = match outcome_of(&line.outcome)? {
            Outcome::Open | Outcome::NotReached => continue,
            Outcome::SaidYes => false,
            Outcome::SaidNo => true,
        };
        words.extend(line.to_shift.map(|shift| ((line.person_id, shift), (line.recorded_at_us, is_no))));
    }
    words.extend(contract::words(rows, shifts).await?);
    words.sort_by_key(|(_, (at_us, _))| *at_us);
    // The last word about each stands.
    let last: BTreeMap<(Uuid, Uuid), (i64, bool)> = words.into_iter().collect();
    Ok(last.into_iter().filter(|(_, (_, is_no))| *is_no).map(|(pair, _)| pair).collect())
}

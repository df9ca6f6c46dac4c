//! Hours that workers doubt: their own for the worker, those to answer for the coach and the planner.

use std::collections::BTreeSet;

use jiff::civil::Date;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;
use werkbrug_chassis::{identity::Viewer, page::Page};
use werkbrug_crews_domain::{
    objection::{ObjectionReason, ObjectionStage},
    policy::Action,
    presence::{minutes_of, standing},
};
use werkbrug_kernel::period::Period;
use werkbrug_pipeline::{columns::to_column, use_case::Stop};
use werkbrug_proto::crews;

use super::{Part, after_id, around::Around, cut, signal::ids, wanted, week::presence_view};
use crate::{
    app::object_to_minutes::oneself,
    permit::{Scope, scope},
    refused::refused,
    store::{
        Rows, counted,
        floor_tables::objection::{Column, Entity, Model},
        floor_words, hours, objection, presence,
        presence::Ledgers,
        tables::shift as shift_table,
    },
};

/// The shifts on which the worker who asks was planned or ticked, the newest first, with what they said about the hours. A
/// day on which nobody ticked them stands there as well, until today.
pub(crate) async fn my_hours<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    viewer: &Viewer,
    of: &Period,
    today: Date,
) -> Result<Vec<crews::MyHours>, Stop> {
    let own = oneself(scope(viewer, Action::ReadMyHours)?)?;
    let shift_ids = own_shifts(rows, own, of, today).await?;
    let around = Around::load(rows, &shift_ids, &[]).await?;
    let ledgers = presence::of_shifts(rows, &shift_ids).await?;
    let said = objection::of_worker(rows, own, &shift_ids).await?;
    let mut lines = Vec::with_capacity(shift_ids.len());
    for shift in shift_ids.iter().filter_map(|id| around.shift(*id)) {
        let ledger = ledgers.get(&(shift.id, own)).map_or(&[][..], Vec::as_slice);
        let last = said.iter().rev().find(|row| row.shift_id == shift.id);
        lines.push(crews::MyHours {
            shift_id: shift.id.to_string(),
            day: around.day(shift.id),
            place_name: around.place_name(shift.id),
            start_minute: counted(shift.start_minute)?,
            end_minute: counted(shift.end_minute)?,
            presence: standing(ledger).map_or(crews::PresenceKind::Unspecified, presence_view).into(),
            minutes: minutes_of(ledger).map_err(refused)?.value(),
            objection: last.map(|row| view(row, &around, &ledgers)).transpose()?,
        });
    }
    lines.sort_by(|one, other| (&other.day, other.start_minute).cmp(&(&one.day, one.start_minute)));
    Ok(lines)
}

/// The shifts of these days on which a worker was ticked, or has a seat that was made known.
async fn own_shifts<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    own: Uuid,
    of: &Period,
    today: Date,
) -> Result<Vec<Uuid>, Stop> {
    let (first, last) = (to_column(of.from()), to_column(of.to()));
    let ticked = hours::presence_entry::Entity::find()
        .filter(hours::presence_entry::Column::Tenant.eq(rows.tenant))
        .filter(hours::presence_entry::Column::WorkerId.eq(own))
        .filter(hours::presence_entry::Column::Day.between(first, last));
    let planned = shift_table::Entity::find()
        .filter(shift_table::Column::Tenant.eq(rows.tenant))
        .filter(shift_table::Column::Day.between(first, last.min(to_column(today))))
        .filter(Scope::Oneself(own).shifts(rows.tenant));
    let mut found: BTreeSet<Uuid> = ticked.all(rows.db).await?.into_iter().map(|row| row.shift_id).collect();
    found.extend(planned.all(rows.db).await?.into_iter().map(|row| row.id));
    Ok(found.into_iter().collect())
}

/// A page of objections within reach, the oldest first.
pub(crate) async fn list<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    viewer: &Viewer,
    with_answered: bool,
    page: &Page,
) -> Result<Part<crews::Objection>, Stop> {
    let of_shifts = scope(viewer, Action::AnswerObjection)?.shifts(rows.tenant);
    let mut query = Entity::find()
        .filter(Column::Tenant.eq(rows.tenant))
        .filter(Column::ShiftId.in_subquery(ids(rows.tenant, of_shifts)));
    if !with_answered {
        query = query.filter(Column::Stage.eq(floor_words::of_objection_stage(ObjectionStage::Open)));
    }
    if let Some(after) = after_id(page)? {
        query = query.filter(Column::Id.gt(after));
    }
    let found = query.order_by_asc(Column::Id).limit(wanted(page)).all(rows.db).await?;
    let (found, token) = cut(found, page, |row| row.id.to_string());
    let shift_ids: Vec<Uuid> = found.iter().map(|row| row.shift_id).collect();
    let people: Vec<Uuid> = found.iter().map(|row| row.worker_id).collect();
    let around = Around::load(rows, &shift_ids, &people).await?;
    let ledgers = presence::of_shifts(rows, &shift_ids).await?;
    let views = found.iter().map(|row| view(row, &around, &ledgers)).collect::<Result<Vec<_>, Stop>>()?;
    Ok((views, token))
}

fn view(row: &Model, around: &Around, ledgers: &Ledgers) -> Result<crews::Objection, Stop> {
    let ledger = ledgers.get(&(row.shift_id, row.worker_id)).map_or(&[][..], Vec::as_slice);
    let reason = match floor_words::to_reason(&row.reason)? {
        ObjectionReason::TooFew => crews::ObjectionReason::TooFew,
        ObjectionReason::TooMany => crews::ObjectionReason::TooMany,
        ObjectionReason::WasThere => crews::ObjectionReason::WasThere,
        ObjectionReason::WasNotThere => crews::ObjectionReason::WasNotThere,
    };
    let stage = match floor_words::to_objection_stage(&row.stage)? {
        ObjectionStage::Open => crews::ObjectionStage::Open,
        ObjectionStage::Granted => crews::ObjectionStage::Granted,
        ObjectionStage::Kept => crews::ObjectionStage::Kept,
    };
    Ok(crews::Objection {
        objection_id: row.id.to_string(),
        shift_id: row.shift_id.to_string(),
        worker_id: row.worker_id.to_string(),
        display_name: around.name(row.worker_id),
        place_name: around.place_name(row.shift_id),
        day: around.day(row.shift_id),
        reason: reason.into(),
        minutes_claimed: counted(row.minutes_claimed)?,
        minutes_present: minutes_of(ledger).map_err(refused)?.value(),
        stage: stage.into(),
        made_at_us: row.made_at_us,
    })
}

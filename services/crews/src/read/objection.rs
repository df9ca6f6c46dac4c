//! Hours that workers doubt: their own for the worker, those to answer for the coach and the planner.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;
use werkbrug_chassis::{identity::Viewer, page::Page};
use werkbrug_crews_domain::{
    objection::{ObjectionReason, ObjectionStage},
    policy::Action,
    presence::{minutes_of, standing},
};
use werkbrug_kernel::period::Period;
use werkbrug_pipeline::{
    columns::{from_column, to_column},
    use_case::Stop,
};
use werkbrug_proto::crews;

use super::{Part, after_id, cut, signal::ids, wanted, week::presence_view};
use crate::{
    app::object_to_minutes::oneself,
    permit::scope,
    refused::refused,
    store::{
        Rows, counted,
        floor_tables::objection::{Column, Entity, Model},
        floor_words, hours, objection, place, presence,
        presence::Ledgers,
        tables::{place as place_table, shift as shift_table},
        worker,
    },
};

/// The shifts on which the worker who asks was planned or ticked, by day, with what they said about the hours.
pub(crate) async fn my_hours<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    viewer: &Viewer,
    of: &Period,
) -> Result<Vec<crews::MyHours>, Stop> {
    let own = oneself(scope(viewer, Action::ReadMyHours)?)?;
    let ticked = hours::presence_entry::Entity::find()
        .filter(hours::presence_entry::Column::Tenant.eq(rows.tenant))
        .filter(hours::presence_entry::Column::WorkerId.eq(own))
        .filter(hours::presence_entry::Column::Day.between(to_column(of.from()), to_column(of.to())));
    let mut shift_ids: Vec<Uuid> = ticked.all(rows.db).await?.into_iter().map(|row| row.shift_id).collect();
    shift_ids.sort_unstable();
    shift_ids.dedup();
    let around = Around::load(rows, &shift_ids).await?;
    let said = objection::of_worker(rows, own, &shift_ids).await?;
    let mut lines = Vec::with_capacity(shift_ids.len());
    for shift in shift_ids.iter().filter_map(|id| around.shifts.get(id)) {
        let ledger = around.ledgers.get(&(shift.id, own)).map_or(&[][..], Vec::as_slice);
        let last = said.iter().rev().find(|row| row.shift_id == shift.id);
        lines.push(crews::MyHours {
            shift_id: shift.id.to_string(),
            day: from_column(shift.day).to_string(),
            place_name: around.place_name(shift),
            start_minute: counted(shift.start_minute)?,
            end_minute: counted(shift.end_minute)?,
            presence: standing(ledger).map_or(crews::PresenceKind::Unspecified, presence_view).into(),
            minutes: minutes_of(ledger).map_err(refused)?.value(),
            objection: last.map(|row| around.view(row)).transpose()?,
        });
    }
    lines.sort_by(|one, other| (&other.day, other.start_minute).cmp(&(&one.day, one.start_minute)));
    Ok(lines)
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
    let mut around = Around::load(rows, &shift_ids).await?;
    let people: Vec<Uuid> = found.iter().map(|row| row.worker_id).collect();
    around.names = worker::names(rows, Some(&people)).await?;
    let views = found.iter().map(|row| around.view(row)).collect::<Result<Vec<_>, Stop>>()?;
    Ok((views, token))
}

/// What stands around objections.
struct Around {
    shifts: BTreeMap<Uuid, shift_table::Model>,
    places: BTreeMap<Uuid, place_table::Model>,
    ledgers: Ledgers,
    names: BTreeMap<Uuid, String>,
}

impl Around {
    async fn load<C: ConnectionTrait>(rows: &Rows<'_, C>, shift_ids: &[Uuid]) -> Result<Self, Stop> {
        use shift_table::{Column, Entity};
        let of_ids = Column::Id.is_in(shift_ids.iter().copied());
        let shifts = Entity::find().filter(Column::Tenant.eq(rows.tenant)).filter(of_ids).all(rows.db).await?;
        let place_ids: Vec<Uuid> = shifts.iter().map(|row| row.place_id).collect();
        Ok(Self {
            shifts: shifts.into_iter().map(|row| (row.id, row)).collect(),
            places: place::load(rows, &place_ids).await?.into_iter().map(|row| (row.id, row)).collect(),
            ledgers: presence::of_shifts(rows, shift_ids).await?,
            names: BTreeMap::new(),
        })
    }

    fn place_name(&self, shift: &shift_table::Model) -> String {
        self.places.get(&shift.place_id).map(|place| place.place_name.clone()).unwrap_or_default()
    }

    fn view(&self, row: &Model) -> Result<crews::Objection, Stop> {
        let shift = self.shifts.get(&row.shift_id);
        let ledger = self.ledgers.get(&(row.shift_id, row.worker_id)).map_or(&[][..], Vec::as_slice);
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
            display_name: self.names.get(&row.worker_id).cloned().unwrap_or_default(),
            place_name: shift.map(|shift| self.place_name(shift)).unwrap_or_default(),
            day: shift.map(|shift| from_column(shift.day).to_string()).unwrap_or_default(),
            reason: reason.into(),
            minutes_claimed: counted(row.minutes_claimed)?,
            minutes_present: minutes_of(ledger).map_err(refused)?.value(),
            stage: stage.into(),
            made_at_us: row.made_at_us,
        })
    }
}

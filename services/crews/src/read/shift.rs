//! Shifts within a viewer's reach.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;
use werkbrug_chassis::{
    identity::Viewer,
    page::Page,
    refusal::{Kind, Refusal},
};
use werkbrug_crews_domain::{
    policy::{Action, Reach, reach, sees_every_name},
    shift::Shift,
};
use werkbrug_kernel::{id::Id, period::Period};
use werkbrug_pipeline::{
    columns::{from_column, to_column},
    use_case::Stop,
};
use werkbrug_proto::crews;

use super::{cut, shift_view, unknown_token, wanted};
use crate::{
    parse,
    permit::scope,
    store::{
        Rows, engagement, not_found, pair, place, shift,
        tables::shift::{Column, Entity, Model},
        worker,
    },
};

/// One shift.
pub(crate) async fn get<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    viewer: &Viewer,
    id: Id<Shift>,
) -> Result<crews::Shift, Stop> {
    let scope = scope(viewer, Action::ReadShifts)?;
    let query = Entity::find_by_id((rows.tenant, id.uuid())).filter(scope.shifts(rows.tenant));
    let found = query.one(rows.db).await?.ok_or_else(|| not_found("shift"))?;
    let stored = shift::fill(rows, vec![found]).await?;
    let mut view = shift_view::of(rows, viewer, &stored).await?.pop().ok_or_else(|| not_found("shift"))?;
    if reach(viewer.role, Action::PlanShift) != Reach::Nothing {
        for stored in &stored {
            name_missing(rows, &stored.shift, &mut view).await?;
        }
    }
    Ok(view)
}

/// Says of everybody of a crew what keeps them from its place.
async fn name_missing<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    shift: &Shift,
    view: &mut crews::Shift,
) -> Result<(), Stop> {
    let kind = engagement::find(rows, shift.engagement).await?.kind;
    let place = place::find(rows, shift.place).await?;
    for one in pair::not_ready(rows, (shift, &place, kind)).await? {
        let id = one.worker.to_string();
        if let Some(member) = view.crew.iter_mut().find(|member| member.worker_id == id) {
            member.missing = one.obstacles.iter().map(|obstacle| obstacle.code().to_owned()).collect();
        }
    }
    Ok(())
}

/// Which shifts are asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Asked {
    /// Only of these days.
    pub(crate) of: Option<Period>,
    /// Only at this place.
    pub(crate) place: Option<Uuid>,
    /// Only at places whose name or code holds every word of this.
    pub(crate) place_contains: String,
    /// Only with this person in the crew.
    pub(crate) worker: Option<Uuid>,
}

/// A page of shifts by day and start.
pub(crate) async fn list<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    viewer: &Viewer,
    asked: &Asked,
    page: &Page,
) -> Result<crews::ListShiftsResponse, Stop> {
    let scope = scope(viewer, Action::ReadShifts)?;
    let mut query = Entity::find().filter(Column::Tenant.eq(rows.tenant)).filter(scope.shifts(rows.tenant));
    if let Some(of) = asked.of {
        query = query.filter(Column::Day.between(to_column(of.from()), to_column(of.to())));
    }
    if let Some(place) = asked.place {
        query = query.filter(Column::PlaceId.eq(place));
    }
    if !asked.place_contains.is_empty() {
        query = query.filter(Column::PlaceId.in_subquery(place::ids_holding(rows.tenant, &asked.place_contains)));
    }
    if let Some(worker) = asked.worker {
        if !sees_every_name(viewer.role) {
            let text = "this role does not read who is in a crew";
            return Err(Refusal::new(Kind::Forbidden, "NOT_ALLOWED", text).into());
        }
        query = query.filter(Column::Id.in_subquery(worker::shifts_of(rows.tenant, &[worker])));
    }
    let total = query.clone().select_only().column(Column::Id).count(rows.db).await?;
    if let Some(after) = page.after.as_deref() {
        query = query.filter(following(after)?);
    }
    let in_order = query.order_by_asc(Column::Day).order_by_asc(Column::StartMinute).order_by_asc(Column::Id);
    let found = in_order.limit(wanted(page)).all(rows.db).await?;
    let (found, next_page_token) = cut(found, page, key);
    let stored = shift::fill(rows, found).await?;
    let shifts = shift_view::of(rows, viewer, &stored).await?;
    Ok(crews::ListShiftsResponse { shifts, next_page_token, total_size: u32::try_from(total).unwrap_or(u32::MAX) })
}

fn key(row: &Model) -> String {
    format!("{}|{}|{}", from_column(row.day), row.start_minute, row.id)
}

/// Everything after a key: later days, then later starts, then greater ids.
fn following(key: &str) -> Result<Condition, Refusal> {
    let mut parts = key.split('|');
    let (Some(day), Some(start), Some(id)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(unknown_token());
    };
    let day = to_column(parse::day("page_token", day)?);
    let start: i64 = start.parse().map_err(|_| unknown_token())?;
    let id = Uuid::try_parse(id).map_err(|_| unknown_token())?;
    let same_start = Condition::all().add(Column::Day.eq(day)).add(Column::StartMinute.eq(start));
    let same_day = Condition::all().add(Column::Day.eq(day)).add(Column::StartMinute.gt(start));
    Ok(Condition::any().add(Column::Day.gt(day)).add(same_day).add(same_start.add(Column::Id.gt(id))))
}

//! What coaches said in a closed word: the planner reads all of it, a coach what was said on the own shifts.

use std::collections::BTreeMap;

use jiff::civil::Date;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Query, SelectStatement},
};
use uuid::Uuid;
use werkbrug_chassis::{identity::Viewer, page::Page, refusal::Fault};
use werkbrug_crews_domain::{
    policy::Action,
    signal::{SignalAnswer, SignalKind},
};
use werkbrug_pipeline::{columns::to_column, use_case::Stop};
use werkbrug_proto::crews;

use super::{Part, after_id, around::Around, cut, wanted};
use crate::{
    permit::scope,
    store::{
        Rows, coach,
        floor_tables::signal::{Column, Entity, Model},
        floor_words, shift,
        tables::{coach as coach_table, shift as shift_table},
    },
};

/// Which words are asked for.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Asked {
    /// Only of shifts of this day.
    pub(crate) on: Option<Date>,
    /// Only what waits for an answer.
    pub(crate) is_open: bool,
}

/// A page of words, the oldest first.
pub(crate) async fn list<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    viewer: &Viewer,
    asked: Asked,
    page: &Page,
) -> Result<Part<crews::Signal>, Stop> {
    let mut of_shifts = scope(viewer, Action::ReadSignals)?.shifts(rows.tenant);
    if let Some(on) = asked.on {
        of_shifts = of_shifts.add(shift_table::Column::Day.eq(to_column(on)));
    }
    let mut query = Entity::find()
        .filter(Column::Tenant.eq(rows.tenant))
        .filter(Column::ShiftId.in_subquery(ids(rows.tenant, of_shifts)));
    if asked.is_open {
        query = query.filter(Column::IsOpen.eq(true));
    }
    if let Some(after) = after_id(page)? {
        query = query.filter(Column::Id.gt(after));
    }
    let found = query.order_by_asc(Column::Id).limit(wanted(page)).all(rows.db).await?;
    let (found, token) = cut(found, page, |row| row.id.to_string());
    let shift_ids: Vec<Uuid> = found.iter().map(|row| row.shift_id).collect();
    let people: Vec<Uuid> = found.iter().filter_map(|row| row.worker_id).collect();
    let (around, guides) = (Around::load(rows, &shift_ids, &people).await?, Guides::load(rows, &shift_ids).await?);
    let views = found.iter().map(|row| view(row, &around, &guides)).collect::<Result<Vec<_>, Fault>>()?;
    Ok((views, token))
}

/// The ids of the shifts that meet a condition, as part of another query.
pub(crate) fn ids(tenant: Uuid, condition: Condition) -> SelectStatement {
    use shift_table::{Column, Entity};
    let mut query = Query::select();
    query.column(Column::Id).from(Entity).and_where(Column::Tenant.eq(tenant)).cond_where(condition);
    query
}

/// Who guides shifts.
struct Guides {
    of: BTreeMap<Uuid, Vec<Uuid>>,
    coaches: BTreeMap<Uuid, coach_table::Model>,
}

impl Guides {
    async fn load<C: ConnectionTrait>(rows: &Rows<'_, C>, shift_ids: &[Uuid]) -> Result<Self, Stop> {
        let of = shift::coaches_of(rows, shift_ids).await?;
        let ids: Vec<Uuid> = of.values().flatten().copied().collect();
        Ok(Self { of, coaches: coach::load(rows, &ids).await?.into_iter().map(|row| (row.id, row)).collect() })
    }
}

fn view(row: &Model, around: &Around, guides: &Guides) -> Result<crews::Signal, Fault> {
    let coaches = guides.of.get(&row.shift_id).into_iter().flatten().filter_map(|id| guides.coaches.get(id));
    let answer = floor_words::to_signal_answer(&row.answer)?;
    Ok(crews::Signal {
        signal_id: row.id.to_string(),
        shift_id: row.shift_id.to_string(),
        place_name: around.place_name(row.shift_id),
        day: around.day(row.shift_id),
        worker_id: row.worker_id.map(|id| id.to_string()).unwrap_or_default(),
        display_name: row.worker_id.map(|id| around.name(id)).unwrap_or_default(),
        kind: kind_view(floor_words::to_signal_kind(&row.kind)?).into(),
        made_at_us: row.made_at_us,
        is_open: row.is_open,
        answer: answer.map_or(crews::SignalAnswer::Unspecified, answer_view).into(),
        coaches: coaches.map(super::my_day::contact).collect(),
    })
}

const fn kind_view(kind: SignalKind) -> crews::SignalKind {
    match kind {
        SignalKind::Help => crews::SignalKind::Help,
        SignalKind::Incident => crews::SignalKind::Incident,
        SignalKind::HostInstructed => crews::SignalKind::HostInstructed,
        SignalKind::Seen => crews::SignalKind::Seen,
        SignalKind::FeedbackGiven => crews::SignalKind::FeedbackGiven,
    }
}

const fn answer_view(answer: SignalAnswer) -> crews::SignalAnswer {
    match answer {
        SignalAnswer::Coming => crews::SignalAnswer::Coming,
        SignalAnswer::Called => crews::SignalAnswer::Called,
        SignalAnswer::Settled => crews::SignalAnswer::Settled,
    }
}

//! What one worker does on a day and on the next day with work, and what is not as on the last one: only what was made known.
//!
//! Which earlier plan it differs from is not known here: a shift does not remember what it was when it was made known.

use std::collections::BTreeMap;

use jiff::{ToSpan, civil::Date};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait},
};
use uuid::Uuid;
use werkbrug_chassis::{identity::Viewer, refusal::Refusal};
use werkbrug_crews_domain::{
    difference::{Difference, Work, differences},
    policy::Action,
};
use werkbrug_kernel::{id::Id, minutes::Minutes};
use werkbrug_pipeline::{
    columns::{from_column, to_column},
    use_case::Stop,
};
use werkbrug_proto::crews;

use super::week::stage_view;
use crate::{
    permit::{Scope, scope},
    store::{
        Rows, coach, counted, engagement,
        hours::presence_entry,
        not_found, place, shift, site,
        tables::{
            coach as coach_table, engagement as engagement_table, place as place_table,
            shift::{Column, Entity, Model},
        },
        words, worker,
    },
};

/// How far ahead the next day with work is looked for, in days.
const NEXT_WITHIN_DAYS: i64 = 35;

/// How far back the last day with work is looked for, in days.
const LAST_WITHIN_DAYS: i64 = 14;

/// Days in a week.
const WEEK_DAYS: i64 = 7;

/// A worker's day. The worker asks about themselves, a coach about somebody whom they guide that day.
pub(crate) async fn get<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    viewer: &Viewer,
    asked: Option<Uuid>,
    day: Date,
) -> Result<crews::MyDay, Stop> {
    let scope = scope(viewer, Action::ReadMyDay)?;
    let worker = whose(rows, scope, asked, day).await?;
    let monday = day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days());
    let sunday = monday.saturating_add((WEEK_DAYS - 1).days());
    let last = day.saturating_add(NEXT_WITHIN_DAYS.days());
    let before = day.saturating_sub(LAST_WITHIN_DAYS.days());
    let known = made_known(rows, worker, (before.min(monday), last.max(sunday))).await?;
    let on = |day: Date| known.iter().filter(move |row| from_column(row.day) == day);
    let days = || known.iter().map(|row| from_column(row.day));
    let next_day = days().find(|next| *next > day && *next <= last);
    let last_day = days().filter(|own| (before..day).contains(own)).max();
    let shown: Vec<&Model> = [Some(day), next_day, last_day].into_iter().flatten().flat_map(on).collect();
    let around = Around::load(rows, &shown).await?;
    let week = match scope {
        Scope::Oneself(_) => Some(week_of(rows, worker, &known, (monday, sunday)).await?),
        Scope::Crew(_) | Scope::All | Scope::Company(_) => None,
    };
    let work = |of: Date| on(of).map(|row| around.work(row)).collect::<Result<Vec<_>, Stop>>();
    let different = match last_day {
        Some(last_day) => differences(&work(last_day)?, &work(day)?),
        None => Vec::new(),
    };
    let absences = worker::absences(rows, Some(&[worker]), (day, day)).await?;
    let mut names = worker::names(rows, Some(&[worker])).await?;
    let views = |of: Option<Date>| match of {
        Some(day) => on(day).map(|row| around.view(row)).collect::<Result<Vec<_>, Stop>>(),
        None => Ok(Vec::new()),
    };
    Ok(crews::MyDay {
        worker_id: worker.to_string(),
        display_name: names.remove(&worker).unwrap_or_default(),
        day: day.to_string(),
        is_absent: absences.values().flatten().any(|range| range.contains(day)),
        shifts: views(Some(day))?,
        next_day: next_day.map(|day| day.to_string()).unwrap_or_default(),
        next_shifts: views(next_day)?,
        week,
        last_day: last_day.map(|day| day.to_string()).unwrap_or_default(),
        different: different.into_iter().map(|one| difference_view(one).into()).collect(),
    })
}

const fn difference_view(one: Difference) -> crews::DayDifference {
    match one {
        Difference::Place => crews::DayDifference::Place,
        Difference::Task => crews::DayDifference::Task,
        Difference::Start => crews::DayDifference::Start,
        Difference::End => crews::DayDifference::End,
        Difference::Coach => crews::DayDifference::Coach,
    }
}

/// About whom it is; nobody whom the viewer does not reach on that day.
pub(crate) async fn whose<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    scope: Scope,
    asked: Option<Uuid>,
    day: Date,
) -> Result<Uuid, Stop> {
    match (scope, asked) {
        (Scope::Oneself(own), None) => Ok(own),
        (Scope::Oneself(own), Some(worker)) if own == worker => Ok(own),
        (Scope::Crew(coach), Some(worker)) => {
            let guided = Entity::find()
                .filter(Column::Tenant.eq(rows.tenant))
                .filter(Column::Day.eq(to_column(day)))
                .filter(Column::Id.in_subquery(site::shifts_of(rows.tenant, &[coach])))
                .filter(Column::Id.in_subquery(worker::shifts_of(rows.tenant, &[worker])));
            if guided.count(rows.db).await? == 0 { Err(not_found("worker").into()) } else { Ok(worker) }
        }
        (Scope::Crew(_), None) => {
            Err(Refusal::invalid("worker_id", "WORKER_MISSING", "say whose day you want to see").into())
        }
        (Scope::Oneself(_) | Scope::All | Scope::Company(_), _) => Err(not_found("worker").into()),
    }
}

/// A worker's shifts that were made known, by day and start.
async fn made_known<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    worker: Uuid,
    (first, last): (Date, Date),
) -> Result<Vec<Model>, Stop> {
    let own = worker::shifts_between(rows.tenant, worker, (first, last));
    let query = Entity::find()
        .filter(Column::Tenant.eq(rows.tenant))
        .filter(Column::Id.in_subquery(own))
        .filter(Column::Stage.is_in(words::MADE_KNOWN));
    Ok(query.order_by_asc(Column::Day).order_by_asc(Column::StartMinute).order_by_asc(Column::Id).all(rows.db).await?)
}

/// Minutes of a worker's ledger.
#[derive(FromQueryResult)]
struct Sum {
    minutes: Option<i64>,
}

async fn week_of<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    worker: Uuid,
    known: &[Model],
    (monday, sunday): (Date, Date),
) -> Result<crews::MyWeek, Stop> {
    use presence_entry::{Column, Entity};
    let sum = Expr::col(Column::Minutes).sum().cast_as("BIGINT");
    let present = Entity::find()
        .select_only()
        .column_as(sum, "minutes")
        .filter(Column::Tenant.eq(rows.tenant))
        .filter(Column::WorkerId.eq(worker))
        .filter(Column::Day.between(to_column(monday), to_column(sunday)))
        .into_model::<Sum>()
        .one(rows.db)
        .await?;
    let mut planned = Minutes::ZERO;
    for row in known.iter().filter(|row| (monday..=sunday).contains(&from_column(row.day))) {
        let pause = Minutes::new(counted(row.break_minutes)?);
        let work = shift::window(row)?.length().checked_sub(pause).unwrap_or(Minutes::ZERO);
        planned = planned.checked_add(work).unwrap_or(planned);
    }
    Ok(crews::MyWeek {
        monday: monday.to_string(),
        minutes_present: counted(present.and_then(|sum| sum.minutes).unwrap_or(0))?,
        minutes_planned: planned.value(),
    })
}

/// What stands around shifts.
struct Around {
    places: BTreeMap<Uuid, place_table::Model>,
    engagements: BTreeMap<Uuid, engagement_table::Model>,
    coaches: BTreeMap<Uuid, coach_table::Model>,
    guides: BTreeMap<Uuid, Vec<Uuid>>,
}

impl Around {
    async fn load<C: ConnectionTrait>(rows: &Rows<'_, C>, shifts: &[&Model]) -> Result<Self, Stop> {
        let ids = |of: fn(&Model) -> Uuid| shifts.iter().map(|row| of(row)).collect::<Vec<Uuid>>();
        let guides = shift::coaches_of(rows, &ids(|row| row.id)).await?;
        let coach_ids: Vec<Uuid> = guides.values().flatten().copied().collect();
        let places = place::load(rows, &ids(|row| row.place_id)).await?;
        let engagements = engagement::load(rows, &ids(|row| row.engagement_id)).await?;
        let coaches = coach::load(rows, &coach_ids).await?;
        Ok(Self {
            places: places.into_iter().map(|row| (row.id, row)).collect(),
            engagements: engagements.into_iter().map(|row| (row.id, row)).collect(),
            coaches: coaches.into_iter().map(|row| (row.id, row)).collect(),
            guides,
        })
    }

    /// A shift as far as somebody notices a change.
    fn work(&self, row: &Model) -> Result<Work, Stop> {
        let task = self.engagements.get(&row.engagement_id).map(|known| known.work_description.clone());
        let coaches = self.guides.get(&row.id).into_iter().flatten().map(|id| Id::from_uuid(*id));
        Ok(Work {
            place: Id::from_uuid(row.place_id),
            task: task.unwrap_or_default(),
            start_minute: counted(row.start_minute)?,
            end_minute: counted(row.end_minute)?,
            coaches: coaches.collect(),
        })
    }

    fn view(&self, row: &Model) -> Result<crews::MyShift, Stop> {
        let place = self.places.get(&row.place_id);
        let guides = self.guides.get(&row.id).into_iter().flatten().filter_map(|id| self.coaches.get(id));
        let mut coaches: Vec<crews::CoachContact> = guides.map(contact).collect();
        coaches.sort_by(|one, other| one.display_name.cmp(&other.display_name));
        let work = self.engagements.get(&row.engagement_id).map(|known| known.work_description.clone());
        Ok(crews::MyShift {
            shift_id: row.id.to_string(),
            place_id: row.place_id.to_string(),
            place_code: place.map(|known| known.place_code.clone()).unwrap_or_default(),
            place_name: place.map(|known| known.place_name.clone()).unwrap_or_default(),
            work_description: work.unwrap_or_default(),
            start_minute: counted(row.start_minute)?,
            end_minute: counted(row.end_minute)?,
            break_minutes: counted(row.break_minutes)?,
            coaches,
            stage: stage_view(words::to_stage(&row.stage)?).into(),
        })
    }
}

/// A coach as those outside the staff see them.
pub(crate) fn contact(row: &coach_table::Model) -> crews::CoachContact {
    crews::CoachContact {
        coach_id: row.id.to_string(),
        display_name: row.display_name.clone(),
        work_phone: row.work_phone.clone(),
    }
}

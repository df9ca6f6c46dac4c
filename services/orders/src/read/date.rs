//! What can be said on the telephone: a day with its verdict, why, and what would make it sooner.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use sea_orm::{ColumnTrait, DatabaseConnection, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;
use werkbrug_chassis::{identity::Viewer, refusal::Fault};
use werkbrug_kernel::period::Period;
use werkbrug_orders_domain::{
    capacity::Claims,
    forecast::Forecast,
    order::Order,
    policy::Action,
    promise,
    refusal::Refusal as Rule,
    rush::{self, Asked, Elsewhere, Other, Part, Verdict, Wait},
    why::{self, Why},
    work::{Department, Line},
};
use werkbrug_pipeline::{columns::to_column, use_case::Stop};

use super::Now;
use crate::{
    app::{hold_capacity::Repeat, promises::departments},
    permit,
    refused::refused,
    store::{
        self,
        order::{ACCEPTED, IN_PROGRESS, Stored, unknown},
        tables::customer_order::{Column, Entity},
        work::Hold,
    },
};

/// Open orders of others that are asked to wait, those promised last first: they have most time.
const OTHERS: u64 = 40;
/// Ways to be sooner that are told, of each kind.
const TOLD: usize = 5;

/// What can be said.
pub(crate) struct Answer {
    /// Whether the wanted day can be kept.
    pub(crate) verdict: Verdict,
    /// The days.
    pub(crate) found: Forecast,
    /// Why.
    pub(crate) why: Vec<Why>,
    /// A part that is there on the wanted day.
    pub(crate) part: Option<Part>,
    /// Other departments.
    pub(crate) elsewhere: Vec<Elsewhere>,
    /// Orders that could wait, each as it is stored.
    pub(crate) waits: Vec<(Wait, Order)>,
    /// The lines that are asked for, each beside the pieces it had.
    pub(crate) lines: Vec<(Line, u32)>,
    /// The order that is repeated.
    pub(crate) earlier: Order,
    /// The names of companies.
    pub(crate) names: BTreeMap<Uuid, String>,
}

/// Asks for a day; nothing is kept.
pub(crate) async fn check(
    db: &DatabaseConnection,
    viewer: &Viewer,
    repeat: &Repeat,
    now: &Now,
) -> Result<Answer, Stop> {
    permit::check(viewer, Action::CheckDate)?;
    let tenant = viewer.tenant.uuid();
    let found = store::order::load(db, tenant, &[repeat.order.uuid()], Hold::Read).await?;
    let earlier = found.into_iter().next().ok_or_else(unknown)?.order;
    let lines = repeat.lines(&earlier)?;
    let calendar = &now.outlook.calendar;
    let first_day = promise::first_day(now.today, repeat.material_on, calendar);
    let days = first_day.and_then(|day| promise::horizon(day, calendar));
    let days = days.ok_or_else(|| Fault::bug("the calendar ended"))?;
    let free = store::capacity::lanes(db, tenant, &who_may(&lines, now), days).await?.into_free();
    let asked = Asked { lines: &lines, days, outlook: &now.outlook, free: &free };
    let found = match asked.forecast() {
        Ok(found) => found,
        Err(rule) => match store::capacity::silent_department(db, tenant, &departments(&lines)).await? {
            Some(department) => return Err(refused(Rule::NoCapacityAnnounced { department }).into()),
            None => return Err(refused(rule).into()),
        },
    };
    let waits = waits(&asked, (&found, now.today), others(db, tenant, &earlier, days).await?);
    let companies = waits.iter().map(|(_, order)| order.company.uuid()).chain([earlier.company.uuid()]);
    let companies: BTreeSet<Uuid> = companies.collect();
    let before = |line: &Line| earlier.lines.iter().find(|own| own.id == line.id).map_or(0, |own| own.pieces.get());
    let mut elsewhere = rush::elsewhere(&asked, &found);
    elsewhere.truncate(TOLD);
    Ok(Answer {
        verdict: rush::verdict(repeat.wanted_on, &found),
        why: why::why(&asked, &found, repeat.material_on),
        part: part(&asked, repeat.wanted_on, &found),
        elsewhere,
        waits,
        names: store::company::names(db, tenant, companies).await?,
        lines: lines.iter().map(|line| (line.clone(), before(line))).collect(),
        found,
        earlier,
    })
}

/// Who does this work, and who else was measured at it.
fn who_may(lines: &[Line], now: &Now) -> BTreeSet<Department> {
    let mut all = departments(lines);
    for task in lines.iter().flat_map(|line| &line.sub_tasks) {
        all.extend(now.outlook.needs.who_else(&task.department, &task.activity()).cloned());
    }
    all
}

/// A part of the pieces, when not all are safely there on the wanted day.
fn part(asked: &Asked<'_>, wanted_on: Option<Date>, found: &Forecast) -> Option<Part> {
    let wanted_on = wanted_on.filter(|day| found.safe_on.is_none_or(|safe| safe > *day))?;
    rush::part_by(asked, wanted_on)
}

/// Open orders of others whose work is still to come.
async fn others(db: &DatabaseConnection, tenant: Uuid, own: &Order, days: Period) -> Result<Vec<Stored>, Stop> {
    let ids: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::Tenant.eq(tenant))
        .filter(Column::Stage.is_in([ACCEPTED, IN_PROGRESS]))
        .filter(Column::PromisedOn.gte(to_column(days.from())))
        .filter(Column::CompanyId.ne(own.company.uuid()))
        .order_by_desc(Column::PromisedOn)
        .order_by_desc(Column::Id)
        .limit(OTHERS)
        .into_tuple()
        .all(db)
        .await?;
    store::order::load(db, tenant, &ids, Hold::Read).await
}

fn waits(asked: &Asked<'_>, (found, today): (&Forecast, Date), others: Vec<Stored>) -> Vec<(Wait, Order)> {
    let held: Vec<Claims> = others.iter().map(Stored::held).collect();
    let all: Vec<Other<'_>> =
        others.iter().zip(&held).map(|(stored, held)| Other { order: &stored.order, held }).collect();
    let mut waits = rush::who_could_wait(asked, found, today, &all);
    waits.truncate(TOLD);
    let mut orders: BTreeMap<_, Order> = others.into_iter().map(|stored| (stored.order.id, stored.order)).collect();
    waits.into_iter().filter_map(|wait| orders.remove(&wait.order).map(|order| (wait, order))).collect()
}

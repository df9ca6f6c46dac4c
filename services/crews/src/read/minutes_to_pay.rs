//! The first reading of the ledger: minutes to pay by day and worker. It waits for no host.

use jiff::civil::Date;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait},
};
use uuid::Uuid;
use werkbrug_chassis::{identity::Viewer, page::Page, refusal::Refusal};
use werkbrug_crews_domain::policy::Action;
use werkbrug_kernel::period::Period;
use werkbrug_pipeline::{
    columns::{from_column, to_column},
    use_case::Stop,
};
use werkbrug_proto::crews;

use super::{Part, cut, unknown_token, wanted};
use crate::{
    parse,
    permit::{Scope, scope},
    store::{
        Rows, counted,
        hours::presence_entry::{Column, Entity},
        worker,
    },
};

/// The minutes of a worker and day.
#[derive(FromQueryResult)]
struct Row {
    worker_id: Uuid,
    day: time::Date,
    minutes: i64,
}

/// A page of minutes to pay, by day and worker; a worker sees their own.
pub(crate) async fn list<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    viewer: &Viewer,
    of: &Period,
    page: &Page,
) -> Result<Part<crews::MinutesToPay>, Stop> {
    let scope = scope(viewer, Action::ReadMinutesToPay)?;
    let sum = || Expr::col(Column::Minutes).sum().cast_as("BIGINT");
    let mut query = Entity::find()
        .select_only()
        .column(Column::WorkerId)
        .column(Column::Day)
        .column_as(sum(), "minutes")
        .filter(Column::Tenant.eq(rows.tenant))
        .filter(Column::Day.between(to_column(of.from()), to_column(of.to())));
    if let Scope::Oneself(worker) = scope {
        query = query.filter(Column::WorkerId.eq(worker));
    }
    if let Some(after) = page.after.as_deref() {
        query = query.filter(following(after)?);
    }
    let grouped = query.group_by(Column::Day).group_by(Column::WorkerId).having(sum().gt(0));
    let in_order = grouped.order_by_asc(Column::Day).order_by_asc(Column::WorkerId);
    let found = in_order.limit(wanted(page)).into_model::<Row>().all(rows.db).await?;
    let (found, token) = cut(found, page, |row| format!("{}|{}", from_column(row.day), row.worker_id));
    let people: Vec<Uuid> = found.iter().map(|row| row.worker_id).collect();
    let names = worker::names(rows, Some(&people)).await?;
    let mut lines = Vec::with_capacity(found.len());
    for row in found {
        lines.push(crews::MinutesToPay {
            worker_id: row.worker_id.to_string(),
            display_name: names.get(&row.worker_id).cloned().unwrap_or_default(),
            day: from_column(row.day).to_string(),
            minutes: counted(row.minutes)?,
        });
    }
    Ok((lines, token))
}

fn following(key: &str) -> Result<Condition, Refusal> {
    let (day, worker) = key.split_once('|').ok_or_else(unknown_token)?;
    let day: Date = parse::day("page_token", day)?;
    let worker = Uuid::try_parse(worker).map_err(|_| unknown_token())?;
    let same_day = Condition::all().add(Column::Day.eq(to_column(day))).add(Column::WorkerId.gt(worker));
    Ok(Condition::any().add(Column::Day.gt(to_column(day))).add(same_day))
}

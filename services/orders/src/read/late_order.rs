//! Open orders that are, or threaten to be, later than promised, as they are kept (`app/reckon_risks.rs`).

use jiff::civil::Date;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseConnection, QueryFilter, QueryResult, QuerySelect, QueryTrait, Select,
    sea_query::{Alias, Asterisk, Expr, ExprTrait, Func, Order, Query, SelectStatement},
};
use uuid::Uuid;
use werkbrug_chassis::{
    identity::Viewer,
    page::{self, Page},
    refusal::{Fault, Refusal},
};
use werkbrug_orders_domain::policy::Action;
use werkbrug_pipeline::{
    columns::{from_column, to_column},
    sorted::{Keys, Sort},
    use_case::Stop,
};

use super::{
    company::{after, next_token},
    order::{Listed, Wanted, in_sight, narrowed, of_company},
    order_sort::{self, Key},
};
use crate::{
    permit,
    store::{
        order::{ACCEPTED, IN_PROGRESS},
        tables::{
            company,
            customer_order::{Column, Entity},
            executed::order_risk,
        },
    },
};

/// An order that misses its promise.
#[derive(Debug)]
pub(crate) struct Late {
    /// The order.
    pub(crate) order: Uuid,
    /// Whose it is.
    pub(crate) company: Uuid,
    /// How that is called.
    pub(crate) company_name: String,
    /// How the order is called.
    pub(crate) reference: String,
    /// The stored name of its stage.
    pub(crate) stage: String,
    /// What was promised.
    pub(crate) promised_on: Date,
    /// When it is expected; nothing when no such day is in sight.
    pub(crate) expected_on: Option<Date>,
    /// By how much the promise is missed.
    pub(crate) working_days: u32,
    /// Why, in the words of the contract.
    pub(crate) reasons: Vec<String>,
}

/// Where an order stands in the list: the latest first, then the soonest promised.
type Place = (i64, Date, Uuid);

/// A page of late orders, the latest first when nothing else is asked.
pub(crate) async fn list(
    db: &DatabaseConnection,
    viewer: &Viewer,
    wanted: &Wanted,
    page: &Page,
) -> Result<Listed<Late>, Stop> {
    let scope = permit::scope(viewer, Action::ReadOrders)?;
    let tenant = viewer.tenant.uuid();
    let open = narrowed(of_company(in_sight(viewer, scope), wanted.company), wanted)
        .filter(Column::Stage.is_in([ACCEPTED, IN_PROGRESS]));
    let is_all = scope.company().is_none() && wanted.is_all();
    let total = count(db, (!is_all).then(|| open.clone()), tenant).await?;
    let mut rows = match wanted.sort {
        None => by_place(open, tenant, after_place(page)?),
        Some(sort) => late(keys(sort, tenant).in_order(open, after(page)?), tenant),
    };
    put_columns(&mut rows);
    rows.limit(page.size.saturating_add(1));
    let rows = db.query_all(&rows).await?;
    let mut rows = rows.iter().map(read).collect::<Result<Vec<Late>, Stop>>()?;
    let size = usize::try_from(page.size).unwrap_or(usize::MAX);
    let has_more = rows.len() > size;
    rows.truncate(size);
    let last = rows.last().filter(|_| has_more);
    let next = match wanted.sort {
        None => last.map(token).unwrap_or_default(),
        Some(_) => last.map(|last| next_token(page, size, Some(last.order))).unwrap_or_default(),
    };
    Ok(Listed { rows, next, total })
}

/// How many are late; without a choice of orders all that are kept as such, which takes no look at orders.
async fn count(db: &DatabaseConnection, among: Option<Select<Entity>>, tenant: Uuid) -> Result<u32, Stop> {
    let mut count = match among {
        Some(open) => late(open, tenant),
        None => Query::select()
            .from(order_risk::Entity)
            .and_where(risk(order_risk::Column::Tenant).eq(tenant))
            .and_where(risk(order_risk::Column::LateRank).lt(0))
            .to_owned(),
    };
    count.clear_selects().expr(Func::count(Expr::col(Asterisk)));
    let row = db.query_one(&count).await?.ok_or_else(|| Fault::bug("a count has no row"))?;
    let found: i64 = row.try_get_by_index(0)?;
    Ok(u32::try_from(found).unwrap_or(u32::MAX))
}

/// These orders beside what is kept of their lateness; those that keep their promise are left out.
fn late(open: Select<Entity>, tenant: Uuid) -> SelectStatement {
    use order_risk::Column as Risk;
    let mut rows = open.select_only().into_query();
    let own = risk(Risk::Tenant)
        .equals(Column::Tenant.as_column_ref())
        .and(risk(Risk::OrderId).equals(Column::Id.as_column_ref()));
    rows.inner_join(order_risk::Entity, own)
        .and_where(risk(Risk::Tenant).eq(tenant))
        .and_where(risk(Risk::LateRank).lt(0));
    rows
}

/// The latest first, after a place; the index of the table stands in this order.
fn by_place(open: Select<Entity>, tenant: Uuid, after: Option<Place>) -> SelectStatement {
    use order_risk::Column as Risk;
    let mut rows = late(open, tenant);
    if let Some((late_rank, promised_on, order)) = after {
        let here = Expr::tuple([risk(Risk::LateRank), risk(Risk::PromisedOn), risk(Risk::OrderId)]);
        let place = [Expr::val(late_rank), Expr::val(to_column(promised_on)), Expr::val(order)];
        rows.and_where(here.gt(Expr::tuple(place)));
    }
    for column in [Risk::LateRank, Risk::PromisedOn, Risk::OrderId] {
        rows.order_by(column.as_column_ref(), Order::Asc);
    }
    rows
}

/// By what the database sorts late orders.
fn keys(sort: Sort<Key>, tenant: Uuid) -> Keys<Entity> {
    let kept = |by: Expr, is_descending| Keys { tenant: (Column::Tenant, tenant), id: Column::Id, by, is_descending };
    match sort.by {
        Key::Late => kept(of_risk(risk(order_risk::Column::LateRank)), !sort.is_descending),
        Key::Expected => {
            let last = to_column(if sort.is_descending { Date::constant(1, 1, 1) } else { Date::MAX });
            let expected_on = Func::coalesce([risk(order_risk::Column::ExpectedOn), Expr::val(last)]);
            kept(of_risk(expected_on.into()), sort.is_descending)
        }
        Key::Reference | Key::Company | Key::Stage | Key::Promised => {
            order_sort::stored(sort, tenant).unwrap_or_else(|| order_sort::newest(tenant))
        }
    }
}

/// Something that is kept of an order's lateness.
fn of_risk(what: Expr) -> Expr {
    let found = Query::select()
        .expr(what)
        .from(order_risk::Entity)
        .and_where(risk(order_risk::Column::Tenant).equals(Column::Tenant.as_column_ref()))
        .and_where(risk(order_risk::Column::OrderId).equals(Column::Id.as_column_ref()))
        .to_owned();
    found.into()
}

fn risk(column: order_risk::Column) -> Expr {
    Expr::col(column.as_column_ref())
}

fn put_columns(rows: &mut SelectStatement) {
    let name = Query::select()
        .expr(Expr::col(company::Column::CompanyName.as_column_ref()))
        .from(company::Entity)
        .and_where(Expr::col(company::Column::Tenant.as_column_ref()).equals(Column::Tenant.as_column_ref()))
        .and_where(Expr::col(company::Column::Id.as_column_ref()).equals(Column::CompanyId.as_column_ref()))
        .to_owned();
    for column in [Column::Id, Column::CompanyId, Column::OrderReference, Column::Stage] {
        rows.expr(Expr::col(column.as_column_ref()));
    }
    use order_risk::Column as Risk;
    for column in [Risk::PromisedOn, Risk::ExpectedOn, Risk::LateRank, Risk::Reasons] {
        rows.expr(risk(column));
    }
    rows.expr_as(Expr::from(name), Alias::new("company_name"));
}

fn read(row: &QueryResult) -> Result<Late, Stop> {
    let (promised_on, expected_on): (time::Date, Option<time::Date>) =
        (row.try_get_by_index(4)?, row.try_get_by_index(5)?);
    let (late_rank, reasons): (i64, String) = (row.try_get_by_index(6)?, row.try_get_by_index(7)?);
    Ok(Late {
        order: row.try_get_by_index(0)?,
        company: row.try_get_by_index(1)?,
        reference: row.try_get_by_index(2)?,
        stage: row.try_get_by_index(3)?,
        promised_on: from_column(promised_on),
        expected_on: expected_on.map(from_column),
        working_days: u32::try_from(late_rank.saturating_neg())
            .map_err(Fault::during("reading how late an order is"))?,
        reasons: reasons.split_whitespace().map(str::to_owned).collect(),
        company_name: row.try_get_by_index(8)?,
    })
}

fn token(late: &Late) -> String {
    page::token(&format!("{}/{}/{}", late.working_days, late.promised_on, late.order))
}

fn after_place(page: &Page) -> Result<Option<Place>, Refusal> {
    let Some(key) = page.after.as_deref() else {
        return Ok(None);
    };
    let place = place_of(key).ok_or_else(|| {
        let text = "this page token was not given out here";
        Refusal::invalid("page_token", "PAGE_TOKEN_UNKNOWN", text)
    });
    place.map(Some)
}

fn place_of(key: &str) -> Option<Place> {
    let mut parts = key.split('/');
    let working_days: u32 = parts.next()?.parse().ok()?;
    let promised_on = parts.next()?.parse().ok()?;
    let id = Uuid::parse_str(parts.next()?).ok()?;
    Some((-i64::from(working_days), promised_on, id))
}

//! Orders that this viewer may see, with the day on which they are expected now.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use sea_orm::{ColumnTrait, DatabaseConnection, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, Select};
use uuid::Uuid;
use werkbrug_chassis::{identity::Viewer, page::Page, refusal::Fault};
use werkbrug_kernel::{calendar::WorkingCalendar, period::Period};
use werkbrug_orders_domain::{
    capacity::{self, Claims, FreeMinutes},
    expected::{self, LateReason},
    policy::Action,
    promise,
    work::{Department, Round, rounds_left},
};
use werkbrug_pipeline::{
    columns::to_column,
    sorted::{Sort, part},
    use_case::Stop,
};

use super::{
    Now,
    company::{after, next_token},
    order_sort::{self, Key},
};
use crate::{
    permit::{self, Scope},
    store::{
        self,
        order::Stored,
        tables::{
            customer_order::{Column, Entity},
            site::company_site,
        },
        work::Hold,
    },
};

/// An order as a viewer sees it.
pub(crate) struct View {
    /// The order.
    pub(crate) stored: Stored,
    /// Whose it is.
    pub(crate) company_name: String,
    /// When it will be ready as things stand now; nothing for a quote, for delivered goods, or when
    /// no such day is in sight.
    pub(crate) expected_on: Option<Date>,
    /// How it misses its promise; nothing when it does not, or is not open.
    pub(crate) late: Option<Lateness>,
    /// Whether the viewer sees which departments do the work, and when; a customer does not.
    pub(crate) sees_departments: bool,
    /// Where the goods go, when that was said; of one order, not in lists.
    pub(crate) site: Option<company_site::Model>,
}

/// How an order misses its promise.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lateness {
    /// By how much.
    pub(crate) working_days: u32,
    /// Why.
    pub(crate) reasons: Vec<LateReason>,
}

/// One order.
pub(crate) async fn get(db: &DatabaseConnection, viewer: &Viewer, id: Uuid, now: &Now) -> Result<View, Stop> {
    let scope = permit::scope(viewer, Action::ReadOrders)?;
    let found = store::order::load(db, viewer.tenant.uuid(), &[id], Hold::Read).await?;
    let seen = |stored: &Stored| scope.holds(stored.order.company.uuid());
    let seen = found.into_iter().filter(seen).collect();
    let mut views = views(db, viewer, seen, now).await?;
    let mut view = views.pop().ok_or_else(|| Stop::Refused(store::order::unknown()))?;
    view.site = store::site::of_order(db, viewer.tenant.uuid(), id).await?;
    Ok(view)
}

/// What a list of orders is limited to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wanted {
    /// Only this stage.
    pub(crate) stage: Option<&'static str>,
    /// Only of this company.
    pub(crate) company: Option<Uuid>,
    /// Only those whose reference or company's name holds every word of this.
    pub(crate) contains: String,
    /// Only those promised by this day.
    pub(crate) promised_until: Option<Date>,
    /// In which order; nothing for the usual one.
    pub(crate) sort: Option<Sort<Key>>,
}

impl Wanted {
    /// Whether nothing is left out.
    pub(super) fn is_all(&self) -> bool {
        self.company.is_none() && self.contains.trim().is_empty() && self.promised_until.is_none()
    }
}

/// A page of a list.
#[derive(Debug)]
pub(crate) struct Listed<T> {
    /// The rows of the page.
    pub(crate) rows: Vec<T>,
    /// The token of the next one; empty after the last.
    pub(crate) next: String,
    /// How many rows fit, on all pages together.
    pub(crate) total: u32,
}

/// Orders that are looked at to sort by what is reckoned and not stored.
const LOOKED_AT: u64 = 1_000;

/// A page of orders, newest first when nothing else is asked.
pub(crate) async fn list(
    db: &DatabaseConnection,
    viewer: &Viewer,
    wanted: &Wanted,
    page: &Page,
    now: &Now,
) -> Result<Listed<View>, Stop> {
    let scope = permit::scope(viewer, Action::ReadOrders)?;
    let tenant = viewer.tenant.uuid();
    let mut orders = of_company(in_sight(viewer, scope), wanted.company);
    if let Some(stage) = wanted.stage {
        orders = orders.filter(Column::Stage.eq(stage));
    }
    let orders = narrowed(orders, wanted);
    let total = count(db, &orders).await?;
    let keys = wanted.sort.map_or_else(|| Some(order_sort::newest(tenant)), |sort| order_sort::stored(sort, tenant));
    let Some(keys) = keys else {
        let newest = order_sort::newest(tenant).in_order(orders, None).limit(LOOKED_AT);
        let mut found = in_this_order(db, viewer, &ids(db, newest).await?, now).await?;
        order_sort::sort(&mut found, wanted.sort, |view| view);
        let (rows, next) = part(found, page)?;
        return Ok(Listed { rows, next, total });
    };
    let ids = ids(db, keys.in_order(orders, after(page)?).limit(page.size)).await?;
    let next = next_token(page, ids.len(), ids.last().copied());
    Ok(Listed { rows: in_this_order(db, viewer, &ids, now).await?, next, total })
}

/// Those that hold the text and were promised by the day that is asked for.
pub(super) fn narrowed(orders: Select<Entity>, wanted: &Wanted) -> Select<Entity> {
    let orders = orders.filter(order_sort::holds(&wanted.contains));
    match wanted.promised_until {
        Some(day) => orders.filter(Column::PromisedOn.lte(to_column(day))),
        None => orders,
    }
}

async fn count(db: &DatabaseConnection, orders: &Select<Entity>) -> Result<u32, Stop> {
    let found = orders.clone().select_only().column(Column::Id).count(db).await?;
    Ok(u32::try_from(found).unwrap_or(u32::MAX))
}

/// These orders as they are seen, in the order of their ids here.
async fn in_this_order(db: &DatabaseConnection, viewer: &Viewer, ids: &[Uuid], now: &Now) -> Result<Vec<View>, Stop> {
    let places: BTreeMap<Uuid, usize> = ids.iter().copied().zip(0..).collect();
    let mut found = store::order::load(db, viewer.tenant.uuid(), ids, Hold::Read).await?;
    found.sort_by_key(|stored| places.get(&stored.order.id.uuid()).copied());
    views(db, viewer, found, now).await
}

/// The orders that the viewer may see.
pub(super) fn in_sight(viewer: &Viewer, scope: Scope) -> Select<Entity> {
    let orders = Entity::find().filter(Column::Tenant.eq(viewer.tenant.uuid()));
    match scope {
        Scope::Workshop => orders,
        Scope::Company(company) => orders.filter(Column::CompanyId.eq(company)),
    }
}

/// Those of one company, when one is named.
pub(super) fn of_company(orders: Select<Entity>, company: Option<Uuid>) -> Select<Entity> {
    match company {
        Some(company) => orders.filter(Column::CompanyId.eq(company)),
        None => orders,
    }
}

/// The ids of these orders, in their order.
pub(super) async fn ids(db: &DatabaseConnection, orders: Select<Entity>) -> Result<Vec<Uuid>, Stop> {
    let ids = orders.select_only().column(Column::Id).into_tuple();
    Ok(ids.all(db).await?)
}

/// These orders with names and expected days; the departments' days are read once for all.
pub(super) async fn views(
    db: &DatabaseConnection,
    viewer: &Viewer,
    orders: Vec<Stored>,
    now: &Now,
) -> Result<Vec<View>, Stop> {
    let tenant = viewer.tenant.uuid();
    let sees_departments = permit::scope(viewer, Action::ReadOrders)? == Scope::Workshop;
    let companies: BTreeSet<Uuid> = orders.iter().map(|stored| stored.order.company.uuid()).collect();
    let mut names = Default::default();
    if !companies.is_empty() {
        names = store::company::names(db, tenant, companies).await?;
    }
    let (today, calendar) = (now.today, &now.outlook.calendar);
    let (departments, tomorrow) = (departments_left(&orders), promise::first_day(today, None, calendar));
    let days = tomorrow.and_then(|tomorrow| promise::horizon(tomorrow, calendar));
    let (mut free, mut announced) = (FreeMinutes::default(), Claims::new());
    if let Some(days) = days {
        free = store::capacity::lanes(db, tenant, &departments, days).await?.into_free();
        let from_today = Period::new(today, days.to()).map_err(Fault::during("counting days"))?;
        announced = store::capacity::announced(db, tenant, &departments, from_today).await?;
    }
    let views = orders.into_iter().map(|stored| {
        let held = capacity::covered(&stored.held(), &announced);
        let order = &stored.order;
        let expected_on = expected::expected_on(order, &held, today, &now.outlook, free.clone());
        let company_name = names.get(&order.company.uuid()).cloned();
        let late = lateness(&stored, expected_on, calendar, today);
        let company_name = company_name.unwrap_or_default();
        View { company_name, expected_on, late, sees_departments, site: None, stored }
    });
    Ok(views.collect())
}

fn lateness(stored: &Stored, expected_on: Option<Date>, calendar: &WorkingCalendar, today: Date) -> Option<Lateness> {
    let promised_on = stored.order.open_agreement().ok()?.promised_on;
    let working_days = expected::working_days_late(promised_on, expected_on, calendar);
    let reasons = expected::why_late(&stored.order, promised_on, expected_on, today);
    (working_days > 0).then_some(Lateness { working_days, reasons })
}

/// The departments that still have work to do on open orders among these.
fn departments_left(orders: &[Stored]) -> BTreeSet<Department> {
    let open = orders.iter().filter(|stored| stored.order.open_agreement().is_ok());
    let rounds = open.flat_map(|stored| rounds_left(&stored.order.lines).unwrap_or_default());
    rounds.flat_map(Round::into_keys).collect()
}

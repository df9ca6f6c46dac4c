//! Orders that this viewer may see, with the day on which they are expected now.

use std::collections::BTreeSet;

use jiff::civil::Date;
use sea_orm::{ColumnTrait, DatabaseConnection, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;
use werkbrug_chassis::{identity::Viewer, page::Page};
use werkbrug_kernel::calendar::WorkingCalendar;
use werkbrug_orders_domain::{
    expected,
    policy::Action,
    promise,
    work::{Department, Round, rounds_left},
};
use werkbrug_pipeline::use_case::Stop;

use super::company::{after, next_token};
use crate::{
    permit::{self, Scope},
    store::{
        self,
        order::Stored,
        tables::customer_order::{Column, Entity},
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
}

/// One order.
pub(crate) async fn get(db: &DatabaseConnection, viewer: &Viewer, id: Uuid, today: Date) -> Result<View, Stop> {
    let scope = permit::scope(viewer, Action::ReadOrders)?;
    let found = store::order::load(db, viewer.tenant.uuid(), &[id], Hold::Read).await?;
    let seen = |stored: &Stored| scope.holds(stored.order.company.uuid());
    let seen = found.into_iter().filter(seen).collect();
    let mut views = views(db, viewer, seen, today).await?;
    views.pop().ok_or_else(|| Stop::Refused(store::order::unknown()))
}

/// What a list of orders is limited to.
#[derive(Clone, Copy)]
pub(crate) struct Wanted {
    /// Only this stage.
    pub(crate) stage: Option<&'static str>,
    /// Only of this company.
    pub(crate) company: Option<Uuid>,
}

/// A page of orders, newest first, and the token of the next one.
pub(crate) async fn list(
    db: &DatabaseConnection,
    viewer: &Viewer,
    wanted: Wanted,
    page: &Page,
    today: Date,
) -> Result<(Vec<View>, String), Stop> {
    let scope = permit::scope(viewer, Action::ReadOrders)?;
    let mut orders = of_company(in_sight(viewer, scope), wanted.company).order_by_desc(Column::Id).limit(page.size);
    if let Some(stage) = wanted.stage {
        orders = orders.filter(Column::Stage.eq(stage));
    }
    if let Some(after) = after(page)? {
        orders = orders.filter(Column::Id.lt(after));
    }
    let ids = ids(db, orders).await?;
    let next = next_token(page, ids.len(), ids.last().copied());
    let mut found = store::order::load(db, viewer.tenant.uuid(), &ids, Hold::Read).await?;
    found.reverse(); // they come by id
    Ok((views(db, viewer, found, today).await?, next))
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
    today: Date,
) -> Result<Vec<View>, Stop> {
    let tenant = viewer.tenant.uuid();
    let companies: BTreeSet<Uuid> = orders.iter().map(|stored| stored.order.company.uuid()).collect();
    let mut names = Default::default();
    if !companies.is_empty() {
        names = store::company::names(db, tenant, companies).await?;
    }
    let calendar = WorkingCalendar::belgian();
    let tomorrow = promise::first_day(today, None, &calendar);
    let days = tomorrow.and_then(|tomorrow| promise::horizon(tomorrow, &calendar));
    let free = match days {
        Some(days) => store::capacity::lanes(db, tenant, &departments_left(&orders), days).await?.free(),
        None => Default::default(),
    };
    let views = orders.into_iter().map(|stored| {
        let held = stored.held();
        let order = &stored.order;
        let expected_on = expected::expected_on(order, &held, today, &calendar, free.clone());
        let company_name = names.get(&order.company.uuid()).cloned();
        View { company_name: company_name.unwrap_or_default(), expected_on, stored }
    });
    Ok(views.collect())
}

/// The departments that still have work to do on open orders among these.
fn departments_left(orders: &[Stored]) -> BTreeSet<Department> {
    let open = orders.iter().filter(|stored| stored.order.open_agreement().is_ok());
    let rounds = open.flat_map(|stored| rounds_left(&stored.order.lines).unwrap_or_default());
    rounds.flat_map(Round::into_keys).collect()
}

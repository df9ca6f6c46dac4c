//! By what lists of orders are sorted, and what they are searched by.

use std::cmp::Reverse;

use jiff::civil::Date;
use sea_orm::{
    ColumnTrait,
    sea_query::{CaseStatement, Condition, Expr, ExprTrait, Func, Query},
};
use uuid::Uuid;
use werkbrug_orders_domain::order::Stage;
use werkbrug_pipeline::{
    columns::to_column,
    sorted::{Keys, Sort, sort_rows},
    text,
};

use super::order::View;
use crate::store::{
    order::{ACCEPTED, CANCELLED, DELIVERED, IN_PROGRESS, LOST, QUOTED},
    tables::{
        company,
        customer_order::{Column, Entity},
    },
};

/// By what orders can be sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    /// The customer's reference.
    Reference,
    /// The company's name.
    Company,
    /// How far it is.
    Stage,
    /// The day that was promised; without one, last.
    Promised,
    /// The day on which it is expected; without one, last.
    Expected,
    /// By how much it misses its promise.
    Late,
}

/// The names of the keys in the contract.
pub(crate) const KEYS: &[(&str, Key)] = &[
    ("order_reference", Key::Reference),
    ("company_name", Key::Company),
    ("stage", Key::Stage),
    ("promised_on", Key::Promised),
    ("expected_on", Key::Expected),
    ("working_days_late", Key::Late),
];

/// Before every day on which something is promised; both engines know it.
const FIRST_DAY: Date = Date::constant(1, 1, 1);
/// The stages as far as an order goes.
const STAGES: [&str; 6] = [QUOTED, ACCEPTED, IN_PROGRESS, DELIVERED, CANCELLED, LOST];

/// The newest first.
pub(super) fn newest(tenant: Uuid) -> Keys<Entity> {
    Keys { tenant: (Column::Tenant, tenant), id: Column::Id, by: own(Column::Id), is_descending: true }
}

/// How the database sorts so; nothing for what is reckoned and not stored.
pub(super) fn stored(sort: Sort<Key>, tenant: Uuid) -> Option<Keys<Entity>> {
    let by = match sort.by {
        Key::Reference => text::folded_column(own(Column::OrderReference)),
        Key::Company => text::folded_column(company_name()),
        Key::Stage => {
            let steps = STAGES.iter().zip(0..);
            let case = steps.fold(CaseStatement::new(), |case, (name, step)| {
                case.case(own(Column::Stage).eq(*name), Expr::val(step))
            });
            case.into()
        }
        Key::Promised => {
            let last = if sort.is_descending { FIRST_DAY } else { Date::MAX };
            Func::coalesce([own(Column::PromisedOn), Expr::val(to_column(last))]).into()
        }
        Key::Expected | Key::Late => return None,
    };
    Some(Keys { tenant: (Column::Tenant, tenant), id: Column::Id, by, is_descending: sort.is_descending })
}

/// Sorts orders that were reckoned here; as they stand when nothing is asked.
pub(super) fn sort<T>(rows: &mut [T], sort: Option<Sort<Key>>, view: impl Fn(&T) -> &View) {
    let Some(Sort { by, is_descending }) = sort else { return };
    match by {
        Key::Reference => sort_rows(rows, is_descending, |row| text::folded(&view(row).stored.order.reference)),
        Key::Company => sort_rows(rows, is_descending, |row| text::folded(&view(row).company_name)),
        Key::Stage => sort_rows(rows, is_descending, |row| step(&view(row).stored.order.stage)),
        Key::Promised => sort_rows(rows, is_descending, |row| known_first(promised_on(view(row)), is_descending)),
        Key::Expected => sort_rows(rows, is_descending, |row| known_first(view(row).expected_on, is_descending)),
        Key::Late => sort_rows(rows, is_descending, |row| {
            let days = view(row).late.as_ref().map_or(0, |late| late.working_days);
            (days, Reverse(promised_on(view(row)).unwrap_or(Date::MAX)))
        }),
    }
}

fn promised_on(view: &View) -> Option<Date> {
    view.stored.order.agreement().map(|agreement| agreement.promised_on)
}

/// What has no day stands last, whichever way round.
fn known_first(day: Option<Date>, is_descending: bool) -> (bool, Option<Date>) {
    (day.is_none() != is_descending, day)
}

const fn step(stage: &Stage) -> u8 {
    match stage {
        Stage::Quoted => 0,
        Stage::Accepted(_) => 1,
        Stage::InProgress(_) => 2,
        Stage::Delivered(..) => 3,
        Stage::Cancelled(..) => 4,
        Stage::Lost(..) => 5,
    }
}

/// The reference or the company's name holds every word.
pub(super) fn holds(text: &str) -> Condition {
    text::holds(&[own(Column::OrderReference), company_name()], text)
}

fn own(column: Column) -> Expr {
    Expr::col(column.as_column_ref())
}

/// The name of the order's company.
fn company_name() -> Expr {
    let of = |column: company::Column| Expr::col(column.as_column_ref());
    let name = Query::select()
        .expr(of(company::Column::CompanyName))
        .from(company::Entity)
        .and_where(of(company::Column::Tenant).eq(own(Column::Tenant)))
        .and_where(of(company::Column::Id).eq(own(Column::CompanyId)))
        .to_owned();
    name.into()
}

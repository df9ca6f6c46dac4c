//! What departments announced and gave away week by week, and to which orders. Of departments, never of people.

use std::collections::BTreeMap;

use jiff::{ToSpan, civil::Date};
use sea_orm::DatabaseConnection;
use uuid::Uuid;
use werkbrug_chassis::{
    identity::Viewer,
    refusal::{Fault, Refusal},
};
use werkbrug_kernel::period::Period;
use werkbrug_orders_domain::{
    capacity::Claims,
    cause::monday_of,
    policy::Action,
    promise::{Step, claims_of},
    weeks::{Days, Week, weeks},
    work::Department,
};
use werkbrug_pipeline::use_case::Stop;

use crate::{
    permit,
    store::{self, order::Stored, work::Hold},
};

/// Days that are told at most: half a year of whole weeks.
const MOST_DAYS: i64 = 27 * 7;
/// Orders of a week that are told at most, those with most minutes.
const MOST_ORDERS: usize = 200;

/// What is asked for.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// Days whose weeks are told.
    pub(crate) period: Period,
    /// Only this department.
    pub(crate) department: Option<Department>,
}

/// What is told.
pub(crate) struct Capacity {
    /// The weeks, by Monday and department.
    pub(crate) weeks: BTreeMap<(Date, Department), Week>,
    /// Every department that was heard of.
    pub(crate) departments: Vec<Department>,
}

/// The weeks of departments.
pub(crate) async fn get(
    db: &DatabaseConnection,
    viewer: &Viewer,
    asked: &Asked,
    now_us: i64,
) -> Result<Capacity, Stop> {
    permit::check(viewer, Action::CheckDate)?;
    let tenant = viewer.tenant.uuid();
    let whole = whole_weeks(&asked.period)?;
    let departments = store::capacity::departments(db, tenant).await?;
    let wanted = departments.iter().filter(|own| asked.department.as_ref().is_none_or(|only| only == *own));
    let wanted = wanted.cloned().collect();
    let (holds, _) = super::hold::list(db, viewer, now_us).await?;
    let days = Days {
        announced: store::capacity::announced(db, tenant, &wanted, whole).await?,
        given: store::capacity::given(db, tenant, &wanted, whole).await?,
        held: held(&holds),
    };
    Ok(Capacity { weeks: weeks(&days), departments: departments.into_iter().collect() })
}

/// From the Monday of its first day through the Sunday of its last.
fn whole_weeks(period: &Period) -> Result<Period, Stop> {
    let from = monday_of(period.from());
    let to = monday_of(period.to()).saturating_add(6.days());
    if to > from.saturating_add(MOST_DAYS.days()) {
        return Err(Refusal::invalid("to", "PERIOD_TOO_LONG", "at most half a year is told at once").into());
    }
    Ok(Period::new(from, to).map_err(Fault::during("counting weeks"))?)
}

fn held(holds: &[Stored]) -> Claims {
    let mut held = Claims::new();
    for (place, minutes) in holds.iter().flat_map(|stored| claims_of(steps(stored))) {
        let sum = held.entry(place).or_default();
        *sum = sum.saturating_add(minutes);
    }
    held
}

/// The days of work that an open order has, or that are kept for a quote.
fn steps(stored: &Stored) -> &[Step] {
    match (stored.order.open_agreement(), &stored.order.hold) {
        (Ok(agreement), _) => &agreement.steps,
        (Err(_), Some(hold)) => &hold.offer.steps,
        (Err(_), None) => &[],
    }
}

/// An order with minutes of a department in a week.
pub(crate) struct Having {
    /// The order.
    pub(crate) stored: Stored,
    /// Whose it is.
    pub(crate) company_name: String,
    /// Its minutes there.
    pub(crate) minutes: u32,
}

/// The open orders and held quotes that have minutes of a department in a week, those with most first.
pub(crate) async fn orders(
    db: &DatabaseConnection,
    viewer: &Viewer,
    (department, monday): (&Department, Date),
    now_us: i64,
) -> Result<Vec<Having>, Stop> {
    permit::check(viewer, Action::CheckDate)?;
    if monday != monday_of(monday) {
        return Err(Refusal::invalid("week", "NOT_A_MONDAY", "a week is named by its Monday").into());
    }
    let tenant = viewer.tenant.uuid();
    let ids = store::risk::with_work_of(db, tenant, department).await?;
    let mut found = store::order::load(db, tenant, &ids, Hold::Read).await?;
    found.retain(|stored| stored.order.hold.as_ref().is_none_or(|hold| hold.until_us > now_us));
    let names = store::company::names(db, tenant, found.iter().map(|own| own.order.company.uuid())).await?;
    let mut all: Vec<Having> = found
        .into_iter()
        .filter_map(|stored| {
            let minutes = minutes_of(&stored, (department, monday));
            let company: Uuid = stored.order.company.uuid();
            let company_name = names.get(&company).cloned().unwrap_or_default();
            (minutes > 0).then_some(Having { stored, company_name, minutes })
        })
        .collect();
    all.sort_by_key(|own| std::cmp::Reverse(own.minutes));
    all.truncate(MOST_ORDERS);
    Ok(all)
}

fn minutes_of(stored: &Stored, (department, monday): (&Department, Date)) -> u32 {
    let own = steps(stored).iter().filter(|step| step.department == *department && monday_of(step.day) == monday);
    own.fold(0, |sum, step| sum.saturating_add(step.minutes))
}

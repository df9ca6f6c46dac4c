//! How long orders took against what was said, by activity, customer and month.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::DatabaseConnection;
use uuid::Uuid;
use werkbrug_chassis::identity::Viewer;
use werkbrug_kernel::{calendar::WorkingCalendar, period::Period};
use werkbrug_orders_domain::{
    lead_time::{Finished, Summary, spread, summary},
    policy::Action,
    work::activity_of,
};
use werkbrug_pipeline::use_case::Stop;

use crate::{
    permit,
    store::{self, finished::Row},
};

/// Orders that are looked at, the last delivered; a workshop finishes some thousands a year.
const MOST: u64 = 20_000;
/// Groups of a kind that are told, those with most orders.
const GROUPS: usize = 40;

/// Which orders are asked for.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// Delivered in this period.
    pub(crate) period: Period,
    /// Only of this company.
    pub(crate) company: Option<Uuid>,
    /// Only with this activity; empty for all.
    pub(crate) activity: String,
}

/// What is told.
pub(crate) struct Figures {
    /// All of them.
    pub(crate) all: Summary,
    /// By activity; an order with several counts with each.
    pub(crate) by_activity: Vec<(String, Summary)>,
    /// By customer.
    pub(crate) by_company: Vec<(Uuid, String, Summary)>,
    /// By month of delivery.
    pub(crate) by_month: Vec<(String, Summary)>,
    /// How many orders came how many working days after their promise.
    pub(crate) spread: Vec<(i32, u32)>,
    /// Whether there were more than are looked at.
    pub(crate) is_cut_short: bool,
}

/// Reckons the figures.
pub(crate) async fn get(db: &DatabaseConnection, viewer: &Viewer, asked: &Asked) -> Result<Figures, Stop> {
    permit::check(viewer, Action::ReadFigures)?;
    let tenant = viewer.tenant.uuid();
    let mut orders = store::finished::within(store::finished::of(tenant), &asked.period);
    if let Some(company) = asked.company {
        orders = store::finished::of_company(orders, company);
    }
    let mut activities: BTreeMap<Uuid, BTreeSet<String>> = BTreeMap::new();
    for (order, description) in store::finished::work(db, tenant, orders.clone()).await? {
        activities.entry(order).or_default().insert(activity_of(&description));
    }
    let mut rows = store::finished::newest(db, orders, MOST).await?;
    let is_cut_short = u64::try_from(rows.len()).is_ok_and(|count| count >= MOST);
    if !asked.activity.is_empty() {
        let wanted = activity_of(&asked.activity);
        rows.retain(|row| activities.get(&row.order).is_some_and(|own| own.contains(&wanted)));
    }
    let companies: BTreeSet<Uuid> = rows.iter().map(|row| row.company).collect();
    let names = store::company::names(db, tenant, companies).await?;
    let of_activity = |row: &Row| activities.get(&row.order).cloned().unwrap_or_default().into_iter().collect();
    let by_company = grouped(&rows, |row| vec![row.company]).into_iter();
    let calendar = WorkingCalendar::belgian();
    let all: Vec<Finished> = rows.iter().map(|row| row.finished.clone()).collect();
    let mut by_month = grouped(&rows, |row| {
        let day = row.finished.delivered_on;
        vec![format!("{:04}-{:02}", day.year(), day.month())]
    });
    by_month.sort_by(|(one, _), (other, _)| one.cmp(other));
    Ok(Figures {
        all: summary(&all, &calendar),
        by_activity: grouped(&rows, of_activity),
        by_company: by_company.map(|(id, sum)| (id, names.get(&id).cloned().unwrap_or_default(), sum)).collect(),
        by_month,
        spread: spread(&all, &calendar),
        is_cut_short,
    })
}

/// The figures of each group, those with most orders first.
fn grouped<K: Ord + Clone>(rows: &[Row], keys: impl Fn(&Row) -> Vec<K>) -> Vec<(K, Summary)> {
    let mut groups: BTreeMap<K, Vec<Finished>> = BTreeMap::new();
    for row in rows {
        for key in keys(row) {
            groups.entry(key).or_default().push(row.finished.clone());
        }
    }
    let calendar = WorkingCalendar::belgian();
    let mut all: Vec<(K, Summary)> = groups.into_iter().map(|(key, own)| (key, summary(&own, &calendar))).collect();
    all.sort_by_key(|(_, sum)| std::cmp::Reverse(sum.on_time.of));
    all.truncate(GROUPS);
    all
}

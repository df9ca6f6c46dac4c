//! What departments yield, by activity.

use std::collections::BTreeMap;

use jiff::civil::Date;
use sea_orm::DatabaseConnection;
use werkbrug_chassis::identity::Viewer;
use werkbrug_orders_domain::{
    forecast::{EVEN, Outlook},
    policy::Action,
};
use werkbrug_pipeline::{columns::from_column, use_case::Stop};

use crate::{permit, store};

/// An activity of a department.
pub(crate) struct Row {
    /// The department's code.
    pub(crate) department: String,
    /// The activity.
    pub(crate) activity: String,
    /// How many weeks were measured.
    pub(crate) weeks: usize,
    /// What a thousand planned minutes take in the middle, and in a bad week.
    pub(crate) needs: (u32, u32),
    /// The last week.
    pub(crate) last_week: Date,
}

/// Every activity that was measured.
pub(crate) async fn list(db: &DatabaseConnection, viewer: &Viewer, outlook: &Outlook) -> Result<Vec<Row>, Stop> {
    permit::check(viewer, Action::ReadFigures)?;
    let weeks = store::measured::weeks(db, viewer.tenant.uuid()).await?;
    let needs = store::measured::needs(&weeks)?;
    let mut last: BTreeMap<(&str, &str), Date> = BTreeMap::new();
    for week in &weeks {
        last.entry((&week.department, &week.activity)).or_insert_with(|| from_column(week.week));
    }
    let rows = needs.all().map(|(department, activity)| Row {
        department: department.as_str().to_owned(),
        activity: activity.to_owned(),
        weeks: needs.weeks(department, activity),
        needs: (needs.at(department, activity, EVEN), needs.at(department, activity, outlook.safe_level)),
        last_week: last.get(&(department.as_str(), activity)).copied().unwrap_or_default(),
    });
    Ok(rows.collect())
}

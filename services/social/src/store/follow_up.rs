//! Whom there may be something to look at about, found by dates.

use std::collections::BTreeSet;

use jiff::{ToSpan, civil::Date};
use sea_orm::{
    ConnectionTrait, ExprTrait,
    sea_query::{Alias, Condition, Expr, IntoCondition, Query},
};
use uuid::Uuid;
use werkbrug_kernel::id::{Id, Workshop};
use werkbrug_pipeline::{columns::to_column, use_case::Stop};
use werkbrug_social_domain::follow_up::{Horizon, parameter};

use crate::store;

/// Workers of whom something lasts or ends within sight; the rules then say whether there is anything to do.
pub(crate) async fn workers(
    db: &impl ConnectionTrait,
    tenant: Id<Workshop>,
    horizon: Horizon,
) -> Result<Vec<Uuid>, Stop> {
    let (today, until) = (horizon.today(), horizon.until());
    let ends = |column: &'static str, lead_days: i64| {
        let last = until.saturating_add(lead_days.days());
        Expr::col(Alias::new(column)).between(to_column(today), to_column(last)).into_condition()
    };
    let goes_on =
        Expr::col(Alias::new("last_day")).is_null().or(Expr::col(Alias::new("last_day")).gte(to_column(today)));
    let away = Condition::all().add(Expr::col(Alias::new("first_day")).lte(to_column(until))).add(goes_on);
    let (first, last) = evaluated_between(horizon);
    let evaluated = Expr::col(Alias::new("valid_from")).between(to_column(first), to_column(last));
    let packages = Condition::any().add(ends("valid_to", parameter::PACKAGE_LEAD.days)).add(evaluated);
    let kinds = [
        ("absence", away),
        ("functional_limit", ends("valid_to", parameter::LIMIT_LEAD.days)),
        ("support_package", packages),
        ("consent", ends("expires_on", parameter::CONSENT_LEAD.days)),
    ];
    let mut found = BTreeSet::new();
    for (table, wanted) in kinds {
        let mut query = Query::select();
        query
            .distinct()
            .column(Alias::new("worker_id"))
            .from(Alias::new(table))
            .and_where(Expr::col(Alias::new("tenant")).eq(tenant.uuid()))
            .cond_where(wanted)
            .limit(store::SERVICE_ROWS);
        for row in db.query_all(&query).await? {
            found.insert(row.try_get::<Uuid>("", "worker_id")?);
        }
    }
    Ok(found.into_iter().collect())
}

/// When a package began that is evaluated around these days; a day more on both sides, for months differ in length.
fn evaluated_between(horizon: Horizon) -> (Date, Date) {
    let (years, days) = (parameter::EVALUATION_YEARS, parameter::EVALUATION_DAYS.days);
    let began = |day: Date, slack: i64| {
        let day = day.saturating_sub(years.years()).saturating_sub(days.days());
        day.saturating_add(slack.days())
    };
    let lead = parameter::PACKAGE_LEAD.days.saturating_add(1);
    (began(horizon.today(), -lead), began(horizon.until(), lead))
}

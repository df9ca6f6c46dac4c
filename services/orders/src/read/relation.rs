//! A relation with its timeline and what it brought, and the anchoring register of a year.

use jiff::civil::{Date, date};
use sea_orm::DatabaseConnection;
use uuid::Uuid;
use werkbrug_chassis::{
    identity::Viewer,
    refusal::{Fault, Refusal},
};
use werkbrug_kernel::{money::Cents, period::Period};
use werkbrug_orders_domain::{
    anchoring::{Kind, Total, totals},
    comparison,
    policy::Action,
    relation::{Counted, Figures, figures},
};
use werkbrug_pipeline::{columns::from_column, use_case::Stop};

use crate::{
    parse, permit,
    store::{
        self,
        company::Key,
        tables::{anchoring, relation_evaluation, requested::company_contact},
    },
};

/// Moments that are told, the newest.
const TOLD: usize = 200;
/// Years that the register has.
const YEARS: std::ops::RangeInclusive<i16> = 1990..=2100;

/// A moment of the timeline.
pub(crate) struct Moment {
    /// When.
    pub(crate) on: Date,
    /// What.
    pub(crate) kind: String,
    /// By what a contact came about; empty for all else.
    pub(crate) channel: String,
    /// About the work, or how the order is called.
    pub(crate) text: String,
    /// The order, when it is about one.
    pub(crate) order: Option<Uuid>,
}

/// A relation.
pub(crate) struct Seen {
    /// With whom.
    pub(crate) company: store::company::Stored,
    /// What happened, the newest first.
    pub(crate) timeline: Vec<Moment>,
    /// How it was judged, the newest first.
    pub(crate) evaluations: Vec<relation_evaluation::Model>,
    /// What it brought.
    pub(crate) figures: Figures,
    /// What here costs less than elsewhere, a year; of comparisons that bear the company's name.
    pub(crate) saved: Option<Cents>,
    /// Whom the desk calls or writes to; nobody for who has no business with them.
    pub(crate) contacts: Vec<company_contact::Model>,
}

/// The relation with a company.
pub(crate) async fn get(db: &DatabaseConnection, viewer: &Viewer, company: Uuid) -> Result<Seen, Stop> {
    permit::check(viewer, Action::ReadRelations)?;
    let tenant = viewer.tenant.uuid();
    let found = store::company::find(db, tenant, &Key::Id(company)).await?.ok_or_else(store::company::unknown)?;
    let orders = store::relation::orders(db, tenant, company).await?;
    let counted: Vec<Counted> = orders.iter().map(|row| row.counted.clone()).collect();
    let figures = figures(&counted).ok_or_else(|| Fault::bug("a relation comes to more than can be counted"))?;
    let mut timeline: Vec<Moment> = orders.iter().flat_map(of_order).collect();
    timeline.extend(store::relation::moments(db, tenant, company).await?.into_iter().map(|own| Moment {
        on: from_column(own.on_day),
        kind: own.kind,
        channel: own.channel,
        text: own.work_description,
        order: None,
    }));
    timeline.extend(store::relation::anchoring_of(db, tenant, company).await?.into_iter().map(|own| Moment {
        on: from_column(own.on_day),
        kind: own.kind,
        channel: String::new(),
        text: own.work_description,
        order: None,
    }));
    timeline.sort_by_key(|moment| std::cmp::Reverse(moment.on));
    timeline.truncate(TOLD);
    let evaluations = store::relation::evaluations(db, tenant, company).await?;
    let saved = saved(db, tenant, &found.company.details.name).await?;
    let contacts = match permit::check(viewer, Action::Relate) {
        Ok(()) => store::contact::of_company(db, tenant, company).await?,
        Err(_) => Vec::new(),
    };
    Ok(Seen { company: found, timeline, evaluations, figures, saved, contacts })
}

fn of_order(row: &store::relation::Row) -> Vec<Moment> {
    let moment = |on, kind: &str| Moment {
        on,
        kind: kind.to_owned(),
        channel: String::new(),
        text: row.reference.clone(),
        order: Some(row.order),
    };
    let delivered = row.counted.delivered_on.map(|on| moment(on, "order_delivered"));
    delivered.into_iter().chain([moment(row.accepted_on, "order_accepted")]).collect()
}

/// What the comparisons that bear this name come to; nothing when there are none that can be reckoned.
async fn saved(db: &DatabaseConnection, tenant: Uuid, name: &str) -> Result<Option<Cents>, Stop> {
    let name = name.to_lowercase();
    let mut sum = None;
    for kept in store::comparison::list(db, tenant).await? {
        if !kept.title.to_lowercase().contains(&name) {
            continue;
        }
        let Ok((shared, here, elsewhere)) = parse::comparing::assumptions(Some(&kept.assumptions)) else { continue };
        let Ok(found) = comparison::compare(&shared, &here, &elsewhere) else { continue };
        let own = found.elsewhere.checked_sub(found.here);
        sum = own.and_then(|own| sum.unwrap_or(Cents::ZERO).checked_add(own));
    }
    Ok(sum)
}

/// The register of a year.
pub(crate) struct Year {
    /// Which.
    pub(crate) year: i16,
    /// Its entries, the oldest first, each with the company's name.
    pub(crate) entries: Vec<(anchoring::Model, String)>,
    /// What they come to.
    pub(crate) totals: [(Kind, Total); 5],
}

/// The register of a year; of this one when none is named.
pub(crate) async fn year(db: &DatabaseConnection, viewer: &Viewer, asked: u32, today: Date) -> Result<Year, Stop> {
    permit::check(viewer, Action::ReadRelations)?;
    let year = if asked == 0 { Some(today.year()) } else { i16::try_from(asked).ok() };
    let year = year.filter(|year| YEARS.contains(year));
    let year = year.ok_or_else(|| Refusal::invalid("year", "YEAR_OUT_OF_RANGE", "the register has no such year"))?;
    let period = Period::new(date(year, 1, 1), date(year, 12, 31)).map_err(Fault::during("counting a year"))?;
    let tenant = viewer.tenant.uuid();
    let entries = store::relation::anchoring(db, tenant, &period).await?;
    let names = store::company::names(db, tenant, entries.iter().map(|own| own.company_id)).await?;
    let counted: Vec<(Kind, u32, u32)> = entries.iter().filter_map(counted).collect();
    let named = |own: anchoring::Model| {
        let name = names.get(&own.company_id).cloned().unwrap_or_default();
        (own, name)
    };
    Ok(Year { year, totals: totals(&counted), entries: entries.into_iter().map(named).collect() })
}

fn counted(own: &anchoring::Model) -> Option<(Kind, u32, u32)> {
    let kind = Kind::ALL.into_iter().find(|kind| kind.as_str() == own.kind)?;
    Some((kind, u32::try_from(own.hours_per_year).ok()?, u32::try_from(own.job_tenths).ok()?))
}

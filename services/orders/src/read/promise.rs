//! A promise as it was said, whether anybody touched it since, and what came of it.

use std::collections::BTreeSet;

use jiff::{ToSpan, civil::Date};
use sea_orm::DatabaseConnection;
use uuid::Uuid;
use werkbrug_chassis::{identity::Viewer, refusal::Fault};
use werkbrug_kernel::period::Period;
use werkbrug_orders_domain::{
    capacity,
    cause::{self, Cause, Groups, monday_of},
    expected,
    forecast::EVEN,
    order::{Agreement, Order},
    policy::Action,
    promise,
    refusal::Refusal as Rule,
    work::Department,
};
use werkbrug_pipeline::use_case::Stop;

use super::Now;
use crate::{
    app::promises::departments,
    permit::{self, Scope},
    refused::refused,
    seal::Sealer,
    store::{
        self,
        change::Kept,
        order::{Stored, unknown},
        work::Hold,
    },
};

/// Whether what is kept is what was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Seal {
    /// Every word.
    Whole,
    /// Somebody changed it behind the system's back.
    Broken,
    /// It is from before promises were sealed.
    None,
}

/// A promise and what came of it.
pub(crate) struct Seen {
    /// The order.
    pub(crate) order: Order,
    /// What was agreed.
    pub(crate) agreement: Agreement,
    /// Whether it is what was said.
    pub(crate) seal: Seal,
    /// When it will likely and safely be done as things stand; of an open order.
    pub(crate) expected: (Option<Date>, Option<Date>),
    /// What made it late, or may.
    pub(crate) causes: Vec<Cause>,
    /// What changed since.
    pub(crate) changes: Vec<Kept>,
}

/// The promise of an order.
pub(crate) async fn get(
    db: &DatabaseConnection,
    viewer: &Viewer,
    id: Uuid,
    now: &Now,
    sealer: &Sealer,
) -> Result<Seen, Stop> {
    let scope = permit::scope(viewer, Action::ReadOrders)?;
    let tenant = viewer.tenant.uuid();
    let found = store::order::load(db, tenant, &[id], Hold::Read).await?;
    let stored = found.into_iter().find(|stored| scope.holds(stored.order.company.uuid())).ok_or_else(unknown)?;
    let mut agreement = stored.order.agreement().cloned().ok_or_else(|| refused(Rule::NotAccepted))?;
    let changes = store::change::of_order(db, tenant, id).await?;
    let seal = seal(sealer, &stored.order, &agreement, &changes)?;
    let is_open = stored.order.open_agreement().is_ok();
    let (mut expected, mut causes) = ((None, None), Vec::new());
    if is_open {
        expected = expected_on(db, tenant, &stored, now).await?;
    }
    let is_late = expected.0.is_none_or(|day| day > agreement.promised_on) || agreement.promised_on < now.today;
    if is_open && is_late {
        causes = causes_of(db, tenant, (&stored.order, &agreement), now).await?;
    }
    if scope != Scope::Workshop {
        // What departments do, need and gave less is the workshop's own business.
        causes.retain(|cause| !matches!(cause, Cause::Capacity { .. } | Cause::CapacityOfFew));
        agreement.basis.work.clear();
    }
    Ok(Seen { order: stored.order, agreement, seal, expected, causes, changes })
}

fn seal(sealer: &Sealer, order: &Order, agreement: &Agreement, changes: &[Kept]) -> Result<Seal, Fault> {
    if !store::chain::is_sealed_at_all(agreement, changes)? {
        return Ok(Seal::None);
    }
    let is_whole = store::chain::is_whole(sealer, order, agreement, changes)?;
    Ok(if is_whole { Seal::Whole } else { Seal::Broken })
}

async fn expected_on(
    db: &DatabaseConnection,
    tenant: Uuid,
    stored: &Stored,
    now: &Now,
) -> Result<(Option<Date>, Option<Date>), Stop> {
    let calendar = &now.outlook.calendar;
    let tomorrow = promise::first_day(now.today, None, calendar);
    let days = tomorrow.and_then(|tomorrow| promise::horizon(tomorrow, calendar));
    let days = days.ok_or_else(|| Fault::bug("the calendar ended"))?;
    let departments = departments(&stored.order.lines);
    let free = store::capacity::lanes(db, tenant, &departments, days).await?.into_free();
    let from_today = Period::new(now.today, days.to()).map_err(Fault::during("counting days"))?;
    let announced = store::capacity::announced(db, tenant, &departments, from_today).await?;
    let held = capacity::covered(&stored.held(), &announced);
    let at = |level| expected::expected_at(&stored.order, &held, (now.today, level), &now.outlook, free.clone());
    Ok((at(EVEN), at(now.outlook.safe_level)))
}

async fn causes_of(
    db: &DatabaseConnection,
    tenant: Uuid,
    (order, agreement): (&Order, &Agreement),
    now: &Now,
) -> Result<Vec<Cause>, Stop> {
    let places: BTreeSet<(Department, Date)> =
        agreement.steps.iter().map(|step| (step.department.clone(), step.day)).collect();
    let changes = store::change::of_capacity(db, tenant, &places, agreement.basis.at_us).await?;
    let mut groups = Groups::default();
    if let (Some(first), Some(last)) =
        (changes.iter().map(|own| own.day).min(), changes.iter().map(|own| own.day).max())
    {
        // Whole weeks, from Monday to Sunday.
        let weeks =
            Period::new(monday_of(first), last.saturating_add(7.days())).map_err(Fault::during("counting weeks"))?;
        let changed = changes.iter().map(|own| own.department.clone()).collect();
        groups.announced = store::capacity::announced(db, tenant, &changed, weeks).await?;
        let weeks = changes.iter().map(|own| (own.department.clone(), monday_of(own.day))).collect();
        groups.heads = store::measured::heads(db, tenant, &weeks).await?;
    }
    Ok(cause::causes(order, agreement, &changes, &groups, (now.today, &now.outlook)))
}

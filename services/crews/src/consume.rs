//! Events in: a copy of what planning needs from others, and the one reaction, to an accepted order.

use std::sync::Arc;

use async_trait::async_trait;
use werkbrug_pipeline::{
    consumer::{Consumer, Event, Heard},
    tx::Tx,
    use_case::Stop,
};
use werkbrug_proto::{
    orders::{CompanyRegistered, OrderAccepted, OrderCancelled, OrderChanged, OrderDelivered},
    social::{
        EmploymentRecorded, FunctionalLimitSet, GuidanceNeedRecorded, PairRecorded, WorkerRegistered, WorkerUnavailable,
    },
};

use crate::{
    app::{
        move_reservation::{Changed, move_reservation},
        note_absence::{note_absence, touched},
        release_capacity::{release_cancelled, release_capacity},
        reserve_capacity::{Accepted, reserve_capacity},
    },
    store::copy,
};

/// Everything this service hears.
pub(crate) fn all() -> Vec<Arc<dyn Consumer>> {
    vec![
        Arc::new(Companies),
        Arc::new(Orders),
        Arc::new(People),
        Arc::new(Availability),
        Arc::new(Limits),
        Arc::new(Guidance),
    ]
}

/// Companies, for their numbers and names.
struct Companies;

#[async_trait]
impl Consumer for Companies {
    fn source(&self) -> &'static str {
        "orders"
    }

    fn topic(&self) -> &'static str {
        "companies"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["copy_company"]
    }

    async fn copy(&self, tx: &Tx<'_>, event: &Event) -> Result<(), Stop> {
        if event.is::<CompanyRegistered>() {
            copy::company(tx, event.decode()?).await?;
        }
        Ok(())
    }
}

/// Orders, for the work they ask of departments.
struct Orders;

#[async_trait]
impl Consumer for Orders {
    fn source(&self) -> &'static str {
        "orders"
    }

    fn topic(&self) -> &'static str {
        "orders"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["copy_order_work"]
    }

    async fn copy(&self, tx: &Tx<'_>, event: &Event) -> Result<(), Stop> {
        if event.is::<OrderAccepted>() {
            let accepted = Accepted::read(tx, &event.decode()?)?;
            copy::order_work(tx, accepted.lines()).await?;
        }
        if event.is::<OrderChanged>() {
            let changed = Changed::read(tx, &event.decode()?)?;
            copy::moved_work(tx, (changed.order, changed.changed_on), &changed.work).await?;
        }
        Ok(())
    }

    async fn react(&self, tx: &Tx<'_>, event: &Event) -> Result<(), Stop> {
        if event.is::<OrderAccepted>() {
            reserve_capacity(&[Accepted::read(tx, &event.decode()?)?]).await?;
        }
        if event.is::<OrderDelivered>() {
            release_capacity(tx, &event.decode()?).await?;
        }
        if event.is::<OrderCancelled>() {
            release_cancelled(tx, &event.decode()?).await?;
        }
        if event.is::<OrderChanged>() {
            move_reservation(&Changed::read(tx, &event.decode()?)?).await?;
        }
        Ok(())
    }

    /// Acceptances come in crowds, and are heard before what becomes of orders: that comes after they were accepted. The
    /// rest is heard one after the other.
    async fn hear(&self, group: &[Heard<'_>]) -> Result<(), Stop> {
        let (mut all, mut new) = (Vec::new(), Vec::new());
        for heard in group.iter().filter(|heard| heard.event.is::<OrderAccepted>()) {
            let accepted = Accepted::read(heard.tx, &heard.event.decode()?)?;
            if heard.is_new {
                new.push(accepted.clone());
            }
            all.push(accepted);
        }
        if let Some(first) = all.first() {
            copy::order_work(first.tx, all.iter().flat_map(Accepted::lines)).await?;
        }
        reserve_capacity(&new).await?;
        for heard in group.iter().filter(|heard| !heard.event.is::<OrderAccepted>()) {
            self.copy(heard.tx, heard.event).await?;
            if heard.is_new {
                self.react(heard.tx, heard.event).await?;
            }
        }
        Ok(())
    }
}

/// Names.
struct People;

#[async_trait]
impl Consumer for People {
    fn source(&self) -> &'static str {
        "social"
    }

    fn topic(&self) -> &'static str {
        "people"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["copy_person"]
    }

    async fn copy(&self, tx: &Tx<'_>, event: &Event) -> Result<(), Stop> {
        if event.is::<WorkerRegistered>() {
            copy::person(tx, event.decode()?).await?;
        }
        Ok(())
    }
}

/// When people are employed and when they are not available.
struct Availability;

#[async_trait]
impl Consumer for Availability {
    fn source(&self) -> &'static str {
        "social"
    }

    fn topic(&self) -> &'static str {
        "availability"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["copy_employment", "copy_absence"]
    }

    async fn copy(&self, tx: &Tx<'_>, event: &Event) -> Result<(), Stop> {
        if event.is::<EmploymentRecorded>() {
            copy::employment(tx, event.decode()?).await?;
        } else if event.is::<WorkerUnavailable>() {
            copy::absence(tx, event.decode()?).await?;
        }
        Ok(())
    }

    /// Whether a head count changes by it is only known by looking before and after.
    async fn hear(&self, group: &[Heard<'_>]) -> Result<(), Stop> {
        for heard in group {
            let is_news = heard.is_new && heard.event.is::<WorkerUnavailable>();
            let before = if is_news { touched(heard.tx, &heard.event.decode()?).await? } else { Vec::new() };
            self.copy(heard.tx, heard.event).await?;
            note_absence(heard.tx, &before).await?;
        }
        Ok(())
    }
}

/// What people can carry, and beside whom they are not to be, or are gladly.
struct Limits;

#[async_trait]
impl Consumer for Limits {
    fn source(&self) -> &'static str {
        "social"
    }

    fn topic(&self) -> &'static str {
        "limits"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["copy_limit", "copy_pair"]
    }

    async fn copy(&self, tx: &Tx<'_>, event: &Event) -> Result<(), Stop> {
        if event.is::<FunctionalLimitSet>() {
            copy::limit(tx, event.decode()?).await?;
        } else if event.is::<PairRecorded>() {
            copy::pair(tx, event.decode()?).await?;
        }
        Ok(())
    }
}

/// How much guidance crews need.
struct Guidance;

#[async_trait]
impl Consumer for Guidance {
    fn source(&self) -> &'static str {
        "social"
    }

    fn topic(&self) -> &'static str {
        "guidance"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["copy_guidance"]
    }

    async fn copy(&self, tx: &Tx<'_>, event: &Event) -> Result<(), Stop> {
        if event.is::<GuidanceNeedRecorded>() {
            copy::guidance(tx, event.decode()?).await?;
        }
        Ok(())
    }
}

//! Events in: what crews say about capacity.

use jiff::civil::Date;
use werkbrug_chassis::refusal::{Kind, Refusal};
use werkbrug_orders_domain::work::Department;
use werkbrug_pipeline::{
    consumer::{Consumer, Event},
    tx::Tx,
    use_case::Stop,
};
use werkbrug_proto::crews::CapacityAnnounced;

use crate::store;

/// Topic `capacity` of crews.
pub(crate) struct Capacity;

#[async_trait::async_trait]
impl Consumer for Capacity {
    fn source(&self) -> &'static str {
        "crews"
    }

    fn topic(&self) -> &'static str {
        "capacity"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["copy_capacity", "copy_capacity_change"]
    }

    async fn copy(&self, tx: &Tx<'_>, event: &Event) -> Result<(), Stop> {
        if event.is::<CapacityAnnounced>() {
            let said: CapacityAnnounced = event.decode()?;
            let department = department(&said.department)?;
            let day = day(&said.day)?;
            store::change::announced(tx, event, (&department, day), said.minutes).await?;
            store::capacity::announce(tx, &department, day, said.minutes).await?;
        }
        Ok(())
    }

    async fn react(&self, tx: &Tx<'_>, event: &Event) -> Result<(), Stop> {
        if event.is::<CapacityAnnounced>() {
            let said: CapacityAnnounced = event.decode()?;
            let (department, day) = (department(&said.department)?, day(&said.day)?);
            store::capacity::settle(tx.db(), tx.tenant().uuid(), (&department, day), 0).await?;
            store::risk::lowered(tx, event.event_id, &department, day).await?;
        }
        Ok(())
    }
}

fn department(code: &str) -> Result<Department, Refusal> {
    Department::parse(code).ok_or_else(|| unusable("its department has no code"))
}

fn day(text: &str) -> Result<Date, Refusal> {
    text.parse().map_err(|_| unusable("its day is not a date"))
}

fn unusable(text: &str) -> Refusal {
    Refusal::new(Kind::Invalid, "EVENT_UNUSABLE", text)
}

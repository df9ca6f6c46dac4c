//! Events in: what crews say about capacity.

use jiff::civil::Date;
use werkbrug_chassis::refusal::{Kind, Refusal};
use werkbrug_kernel::id::Id;
use werkbrug_orders_domain::{capacity::Claims, order::Order, work::Department};
use werkbrug_pipeline::{
    consumer::{self, Consumer, Event, Heard},
    tx::Tx,
    use_case::Stop,
};
use werkbrug_proto::crews::{CapacityAnnounced, CapacityReserved};

use crate::{app::follow_reservation::follow_reservations, store};

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
        &["copy_capacity"]
    }

    async fn copy(&self, tx: &Tx<'_>, event: &Event) -> Result<(), Stop> {
        if event.is::<CapacityAnnounced>() {
            let said: CapacityAnnounced = event.decode()?;
            let department = department(&said.department)?;
            store::capacity::announce(tx, &department, day(&said.day)?, said.minutes).await?;
        }
        Ok(())
    }

    async fn react(&self, tx: &Tx<'_>, event: &Event) -> Result<(), Stop> {
        if event.is::<CapacityAnnounced>() {
            let said: CapacityAnnounced = event.decode()?;
            let department = department(&said.department)?;
            store::capacity::settle(tx, &department, day(&said.day)?, 0).await?;
        }
        if event.is::<CapacityReserved>() {
            let (order, claims) = reservation(event)?;
            follow_reservations(&[(tx, order, claims)]).await?;
        }
        Ok(())
    }

    /// Reservations come in crowds: of each crowd the orders are read once.
    async fn hear(&self, group: &[Heard<'_>]) -> Result<(), Stop> {
        let is_reserved = |heard: &Heard<'_>| heard.event.is::<CapacityReserved>();
        for crowd in group.chunk_by(|one, next| is_reserved(one) == is_reserved(next)) {
            if !crowd.iter().all(is_reserved) {
                consumer::each(self, crowd).await?;
                continue;
            }
            let news = crowd.iter().filter(|heard| heard.is_new).map(|heard| {
                let (order, claims) = reservation(heard.event)?;
                Ok((heard.tx, order, claims))
            });
            follow_reservations(&news.collect::<Result<Vec<_>, Stop>>()?).await?;
        }
        Ok(())
    }
}

/// Which order, and what crews hold for it.
fn reservation(event: &Event) -> Result<(Id<Order>, Claims), Stop> {
    let said: CapacityReserved = event.decode()?;
    let order = Id::parse(&said.order_id).map_err(|_| unusable("its order has no id"))?;
    Ok((order, claims(&said)?))
}

fn claims(said: &CapacityReserved) -> Result<Claims, Refusal> {
    let mut claims = Claims::new();
    for work in &said.work {
        let key = (department(&work.department)?, day(&work.day)?);
        let minutes = claims.entry(key).or_default();
        *minutes = u32::saturating_add(*minutes, work.minutes);
    }
    claims.retain(|_, minutes| *minutes > 0);
    Ok(claims)
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

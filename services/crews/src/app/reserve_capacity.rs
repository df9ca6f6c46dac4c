//! Orders were accepted: their work takes minutes of the departments' days, once for each order.

use uuid::Uuid;
use werkbrug_crews_domain::capacity::{self as rule, Work};
use werkbrug_kernel::minutes::Minutes;
use werkbrug_pipeline::{tx::Tx, use_case::Stop};
use werkbrug_proto::orders::{OrderAccepted, PlannedWork};

use crate::{parse, refused::refused, store::capacity};

/// An accepted order, in the transaction that hears of it.
#[derive(Clone)]
pub(crate) struct Accepted<'a> {
    /// The transaction.
    pub(crate) tx: &'a Tx<'a>,
    /// The order.
    pub(crate) order: Uuid,
    /// Its work, one line for each department and day.
    pub(crate) work: Vec<Work>,
}

impl<'a> Accepted<'a> {
    /// What a message says.
    pub(crate) fn read(tx: &'a Tx<'a>, said: &OrderAccepted) -> Result<Self, Stop> {
        let order = parse::id::<OrderAccepted>("order_id", &said.order_id)?.uuid();
        Ok(Self { tx, order, work: planned(&said.work)? })
    }

    /// Its work, beside the order.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (Uuid, &Work)> {
        self.work.iter().map(|work| (self.order, work))
    }
}

/// What an order asks of departments, one line for each department and day.
pub(crate) fn planned(said: &[PlannedWork]) -> Result<Vec<Work>, Stop> {
    let mut lines = Vec::with_capacity(said.len());
    for planned in said {
        lines.push(Work {
            department: parse::text("department", &planned.department, parse::LONGEST_NAME)?,
            day: parse::day("day", &planned.day)?,
            minutes: Minutes::new(planned.minutes),
        });
    }
    Ok(rule::merged(lines).map_err(refused)?)
}

/// Takes the minutes of orders of one workshop; nothing happens the second time. Three statements, however many orders.
pub(crate) async fn reserve_capacity(accepted: &[Accepted<'_>]) -> Result<(), Stop> {
    let Some(first) = accepted.first() else { return Ok(()) };
    let orders = accepted.iter().map(|own| own.order).collect();
    let mut new = capacity::claim(first.tx, orders).await?;
    // An order that is told of twice is one order.
    let own = accepted.iter().filter(|own| new.remove(&own.order));
    capacity::reserve(first.tx, own.flat_map(|own| &own.work)).await
}

//! A customer wanted an accepted order otherwise: what it asked of days to come is free again, and what it asks now is held.

use jiff::civil::Date;
use uuid::Uuid;
use werkbrug_crews_domain::capacity::Work;
use werkbrug_pipeline::{tx::Tx, use_case::Stop};
use werkbrug_proto::orders::OrderChanged;

use crate::{app::reserve_capacity::planned, parse, store::capacity};

/// A changed order, in the transaction that hears of it.
pub(crate) struct Changed<'a> {
    /// The transaction.
    tx: &'a Tx<'a>,
    /// The order.
    pub(crate) order: Uuid,
    /// The day through which nothing changed.
    pub(crate) changed_on: Date,
    /// What it asks of later days now.
    pub(crate) work: Vec<Work>,
    /// What it asked of them before.
    before: Vec<Work>,
}

impl<'a> Changed<'a> {
    /// What a message says.
    pub(crate) fn read(tx: &'a Tx<'a>, said: &OrderChanged) -> Result<Self, Stop> {
        Ok(Self {
            tx,
            order: parse::id::<OrderChanged>("order_id", &said.order_id)?.uuid(),
            changed_on: parse::day("changed_on", &said.changed_on)?,
            work: planned(&said.work)?,
            before: planned(&said.before)?,
        })
    }
}

/// Moves what an order holds; nothing for an order that holds nothing.
pub(crate) async fn move_reservation(changed: &Changed<'_>) -> Result<(), Stop> {
    if !capacity::is_reserved(changed.tx, changed.order).await? {
        return Ok(());
    }
    capacity::reserve(changed.tx, changed.work.iter()).await?;
    capacity::release(changed.tx, &changed.before).await
}

//! The goods of an order left, or it was cancelled: what it holds of days to come is free again, as orders reckon it too.

use werkbrug_pipeline::{tx::Tx, use_case::Stop};
use werkbrug_proto::orders::{OrderCancelled, OrderDelivered};

use crate::{parse, store::capacity};

/// Gives back the minutes of days after the one on which the goods left.
pub(crate) async fn release_capacity(tx: &Tx<'_>, said: &OrderDelivered) -> Result<(), Stop> {
    let order = parse::id::<OrderDelivered>("order_id", &said.order_id)?.uuid();
    let left_on = parse::day("delivered_on", &said.delivered_on)?;
    capacity::release_after(tx, order, left_on).await
}

/// Gives back the minutes of days after the one on which the order ended.
pub(crate) async fn release_cancelled(tx: &Tx<'_>, said: &OrderCancelled) -> Result<(), Stop> {
    let order = parse::id::<OrderCancelled>("order_id", &said.order_id)?.uuid();
    let ended_on = parse::day("cancelled_on", &said.cancelled_on)?;
    capacity::release_after(tx, order, ended_on).await
}

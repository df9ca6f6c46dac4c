//! Crews reserved an order's work: what they reserved counts instead of what was promised.

use werkbrug_kernel::id::Id;
use werkbrug_orders_domain::{
    capacity::{self, Claims},
    order::Order,
};
use werkbrug_pipeline::{tx::Tx, use_case::Stop};

use crate::store;

/// Follows a reservation. Mostly it is what was promised, and nothing changes; a reservation for an
/// order that is not open any more comes too late to matter.
pub(crate) async fn follow_reservation(tx: &Tx<'_>, order: Id<Order>, reserved: Claims) -> Result<(), Stop> {
    let mut stored = store::order::lock(tx, order).await?;
    let held = stored.held();
    if stored.order.open_agreement().is_err() || held == reserved {
        return Ok(());
    }
    store::capacity::shift(tx, &capacity::difference(&held, &reserved)).await?;
    stored.reserved = Some(reserved);
    store::order::save(tx, &mut stored).await
}

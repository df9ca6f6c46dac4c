//! Crews reserved an order's work: what they reserved counts instead of what was promised.

use werkbrug_kernel::id::Id;
use werkbrug_orders_domain::{
    capacity::{self, Claims},
    order::Order,
};
use werkbrug_pipeline::{tx::Tx, use_case::Stop};

use crate::store::{self, work::Hold};

/// Follows a reservation. Mostly it is what was promised, and a look is enough; a reservation for an
/// order that is not open any more comes too late to matter.
pub(crate) async fn follow_reservation(tx: &Tx<'_>, order: Id<Order>, reserved: Claims) -> Result<(), Stop> {
    if store::order::without_work(tx, order, Hold::Read).await?.held() == reserved {
        return Ok(());
    }
    let mut stored = store::order::without_work(tx, order, Hold::Locked).await?;
    if stored.order.open_agreement().is_err() {
        return Ok(());
    }
    store::capacity::shift(tx, &capacity::difference(&stored.held(), &reserved)).await?;
    stored.reserved = Some(reserved);
    store::order::save(tx, &mut stored).await
}

//! Crews reserved orders' work: what they reserved counts instead of what was promised.

use werkbrug_kernel::id::Id;
use werkbrug_orders_domain::{
    capacity::{self, Claims},
    order::Order,
};
use werkbrug_pipeline::{tx::Tx, use_case::Stop};

use crate::store::{self, work::Hold};

/// Follows reservations of one workshop. Mostly they are what was promised, and one look at all of them is enough.
pub(crate) async fn follow_reservations(reserved: &[(&Tx<'_>, Id<Order>, Claims)]) -> Result<(), Stop> {
    let Some((shared, ..)) = reserved.first() else { return Ok(()) };
    let ids = reserved.iter().map(|(_, order, _)| order.uuid()).collect();
    let mut held = store::order::held(shared, ids).await?;
    for (tx, order, claims) in reserved {
        let before = held.insert(order.uuid(), claims.clone()).ok_or_else(store::order::unknown)?;
        if before != *claims {
            follow(tx, *order, claims.clone()).await?;
        }
    }
    Ok(())
}

/// Follows one reservation that differs; for an order that is not open any more it comes too late to matter.
async fn follow(tx: &Tx<'_>, order: Id<Order>, reserved: Claims) -> Result<(), Stop> {
    let mut stored = store::order::without_work(tx, order, Hold::Locked).await?;
    if stored.order.open_agreement().is_err() {
        return Ok(());
    }
    store::capacity::shift(tx, &capacity::difference(&stored.held(), &reserved)).await?;
    stored.reserved = Some(reserved);
    store::order::save(tx, &mut stored).await
}

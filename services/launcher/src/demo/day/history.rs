//! What went before the day: orders that are over and measured weeks, so that lead times and promises have something to go by.

use futures::{StreamExt, TryStreamExt, stream};
use werkbrug_kernel::role::Role;
use werkbrug_proto::orders::{ImportPastOrdersRequest, RecordYieldRequest};

use crate::{
    demo::{preset::history::History, stage::Stage},
    failure::Failure,
};

/// Calls under way at the same time.
const AT_ONCE: usize = 16;
/// Orders of one call.
const PORTION: usize = 500;

/// Tells it.
pub(crate) async fn tell(stage: &Stage<'_>, history: &History) -> Result<(), Failure> {
    stage.step("16:45", "Wat voorafging: geleverde orders en gemeten weken");
    let floor = stage.reach.executing(Role::OrderDesk)?;
    for some in history.orders.chunks(PORTION) {
        let request = |request_id| ImportPastOrdersRequest { request_id, orders: some.to_vec() };
        stage.act("orders", request, async |asked| floor.clone().import_past_orders(asked).await).await?;
    }
    let desk = stage.reach.promising(Role::OrderDesk)?;
    let told = stream::iter(&history.yields).map(async |own| {
        let request = |request_id| RecordYieldRequest { request_id, ..own.clone() };
        stage.act("orders", request, async |asked| desk.clone().record_yield(asked).await).await
    });
    let told: Vec<_> = told.buffer_unordered(AT_ONCE).try_collect().await?;
    stage.tell(format!("{} orders en {} weken van werk", history.orders.len(), told.len()));
    Ok(())
}

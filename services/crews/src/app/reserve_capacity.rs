//! An order was accepted: its work takes minutes of the departments' days, once for each order.

use werkbrug_crews_domain::capacity::{self as rule, Work};
use werkbrug_kernel::minutes::Minutes;
use werkbrug_pipeline::{tx::Tx, use_case::Stop};
use werkbrug_proto::orders::OrderAccepted;

use crate::{parse, publish, refuse::refuse, store::capacity};

/// Takes the order's minutes; nothing happens the second time. Three statements, however many days it holds.
pub(crate) async fn reserve_capacity(tx: &Tx<'_>, accepted: &OrderAccepted) -> Result<(), Stop> {
    let order = parse::id::<OrderAccepted>("order_id", &accepted.order_id)?.uuid();
    let work = work_of(accepted)?;
    if !capacity::claim(tx, order).await? {
        return Ok(());
    }
    capacity::reserve(tx, &work).await?;
    publish::capacity_reserved(tx, order, work);
    Ok(())
}

/// The order's work with one line for each department and day.
pub(crate) fn work_of(accepted: &OrderAccepted) -> Result<Vec<Work>, Stop> {
    let mut lines = Vec::with_capacity(accepted.work.len());
    for planned in &accepted.work {
        lines.push(Work {
            department: parse::text("department", &planned.department, parse::LONGEST_NAME)?,
            day: parse::day("day", &planned.day)?,
            minutes: Minutes::new(planned.minutes),
        });
    }
    Ok(rule::merged(lines).map_err(refuse)?)
}

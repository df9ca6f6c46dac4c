//! Whether promises and the changes after them follow on each other as they were sealed.

use werkbrug_chassis::refusal::Fault;
use werkbrug_orders_domain::order::{Agreement, Order};

use super::{
    change::{Kept, MATERIAL_MOVED, ORDER_CHANGED},
    steps,
};
use crate::seal::Sealer;

/// Whether the first promise is what was said, every change follows on what stands before it, every later promise on the
/// change that brought it, and the last of them left the order as it is.
pub(crate) fn is_whole(sealer: &Sealer, order: &Order, agreement: &Agreement, changes: &[Kept]) -> Result<bool, Fault> {
    let mut promises = promises(agreement, changes)?.into_iter();
    let Some(mut promise) = promises.next() else { return Ok(false) };
    if !is_sealed(sealer, order, ("", &promise))? {
        return Ok(false);
    }
    let (mut before, mut material) = (promise.basis.seal.clone(), promise.basis.material_on);
    for (number, kept) in (1..).zip(changes) {
        if kept.number != number || !sealer.knows(&before, &kept.text(order.id.uuid()), &kept.mark)? {
            return Ok(false);
        }
        match kept.kind.as_str() {
            MATERIAL_MOVED if kept.from == material => (before, material) = (kept.mark.clone(), kept.to),
            ORDER_CHANGED if kept.from == Some(promise.promised_on) => {
                let Some(next) = promises.next() else { return Ok(false) };
                let is_next = kept.to == Some(next.promised_on) && next.basis.material_on == material;
                if !is_next || !is_sealed(sealer, order, (&kept.mark, &next))? {
                    return Ok(false);
                }
                before.clone_from(&next.basis.seal);
                promise = next;
            }
            _ => return Ok(false),
        }
    }
    Ok(material == order.material_on && promise == *agreement)
}

/// Whether the first promise was sealed; one from before promises were sealed never is, however the order changed since.
pub(crate) fn is_sealed_at_all(agreement: &Agreement, changes: &[Kept]) -> Result<bool, Fault> {
    let first = promises(agreement, changes)?.into_iter().next();
    Ok(first.is_some_and(|first| first.basis.at_us != 0 || !first.basis.seal.is_empty()))
}

/// Marks what is agreed, after what has this mark; the first promise follows on nothing.
pub(crate) fn seal(sealer: &Sealer, order: &mut Order, after: &str) -> Result<(), Fault> {
    if let Some(agreement) = order.agreement() {
        let mark = sealer.mark(after, &steps::sealed(order, agreement)?)?;
        order.seal(mark);
    }
    Ok(())
}

/// Every promise of the order, the first first: those that changes keep, and what is agreed now.
fn promises(agreement: &Agreement, changes: &[Kept]) -> Result<Vec<Agreement>, Fault> {
    let before = changes.iter().filter_map(|kept| kept.said.as_deref().map(|said| (kept.from, said)));
    let before = before.map(|(promised_on, said)| {
        let offer = steps::to_offer(said, promised_on)?;
        let (promised_on, steps, basis) = (offer.on, offer.steps, offer.basis);
        Ok(Agreement { accepted_on: agreement.accepted_on, promised_on, steps, basis })
    });
    before.chain([Ok(agreement.clone())]).collect()
}

fn is_sealed(sealer: &Sealer, order: &Order, (before, promise): (&str, &Agreement)) -> Result<bool, Fault> {
    sealer.knows(before, &steps::sealed(order, promise)?, &promise.basis.seal)
}

//! A person decides about a shift that ran under a red gate; the minutes that waited are released or dropped.

use async_trait::async_trait;
use werkbrug_chassis::refusal::Fault;
use werkbrug_crews_domain::{
    approval::{Approved, Standing, after_settlement},
    breach::Breach,
    policy::Action,
    stage::Change,
};
use werkbrug_kernel::{id::Id, minutes::Minutes};
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit::scope,
    publish,
    refused::refused,
    store::{approval, breach, place, shift, within},
};

/// What was decided.
#[derive(Clone, Debug)]
pub(crate) struct SettleBreach {
    /// The breach.
    pub(crate) breach: Id<Breach>,
    /// The decision, in words.
    pub(crate) decision: String,
    /// Whether the minutes may be invoiced.
    pub(crate) may_invoice: bool,
}

#[async_trait]
impl UseCase for SettleBreach {
    fn name(&self) -> &'static str {
        "settle_breach"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        scope(tx.viewer(), Action::SettleBreach)?;
        // First the shift, as who approves does: minutes cannot slip in between as held.
        let id = breach::shift_of(&within(tx), self.breach).await?;
        let mut stored = shift::lock(tx, id).await?;
        let mut settled = breach::lock(tx, self.breach).await?;
        settled.settle(&self.decision, self.may_invoice).map_err(refused)?;
        let settlement = settled.settlement.as_ref().ok_or_else(|| Fault::bug("a settled breach has a settlement"))?;
        breach::settle(tx, self.breach, settlement).await?;
        let waiting = approval::of_shifts(&within(tx), &[id.uuid()]).await?;
        let standing = after_settlement(settlement.may_invoice);
        approval::move_held(tx, id, standing).await?;
        shift::save(tx, &mut stored).await?;
        let mut event = publish::shift_changed(tx, &stored.shift, Change::BreachSettled);
        if standing == Standing::Released {
            let place = place::find(&within(tx), stored.shift.place).await?;
            for held in waiting.iter().filter(|held| held.standing == Standing::Held) {
                approval::release_what_is_left(tx, held).await?;
                if held.left() == Minutes::ZERO {
                    continue;
                }
                let left = Approved { tariff_class: held.approved.tariff_class.clone(), minutes: held.left() };
                let told = publish::minutes_approved(tx, held.id, &stored.shift, &place, &left);
                event = told.unwrap_or(event);
            }
        }
        Ok(Receipt::new(self.breach.uuid(), stored.etag()).with_event(event))
    }
}

//! Somebody asks for people: a day, hours and heads, never names.

use async_trait::async_trait;
use werkbrug_crews_domain::{
    engagement::Engagement,
    policy::Action,
    shift::{Demand, Shift},
    stage::Change,
    window::Window,
};
use werkbrug_kernel::{id::Id, minutes::Minutes};
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit::{Scope, scope},
    publish,
    refused::refused,
    store::{closure, engagement, not_found, place, shift, within},
};

/// What is asked for.
#[derive(Clone, Debug)]
pub(crate) struct RequestShift {
    /// Under which agreement.
    pub(crate) engagement: Id<Engagement>,
    /// When.
    pub(crate) window: Window,
    /// The unpaid break inside it.
    pub(crate) break_minutes: Minutes,
    /// How many people.
    pub(crate) heads: u32,
}

#[async_trait]
impl UseCase for RequestShift {
    fn name(&self) -> &'static str {
        "request_shift"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        let scope = scope(tx.viewer(), Action::RequestShift)?;
        let engagement = engagement::find(&within(tx), self.engagement).await?;
        let place = place::find(&within(tx), engagement.place).await?;
        let shift = Shift::request(tx.fresh(), &engagement, self.demand(tx, scope)).map_err(refused)?;
        if !scope.holds(&shift, &place) {
            return Err(not_found("engagement").into());
        }
        closure::must_not_close(&within(tx), &shift).await?;
        let stored = shift::insert(tx, &shift).await?;
        let event = publish::shift_changed(tx, &shift, Change::Requested);
        Ok(Receipt::new(shift.id.uuid(), stored.etag()).with_event(event))
    }
}

impl RequestShift {
    /// The workshop itself may still write down a day that is over: paper comes in late.
    fn demand(&self, tx: &Tx<'_>, scope: Scope) -> Demand {
        let not_before = if scope == Scope::All { None } else { Some(tx.today()) };
        Demand { window: self.window, break_minutes: self.break_minutes, heads: self.heads, not_before }
    }
}

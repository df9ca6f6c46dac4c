//! Keep minutes for a customer who thinks: an earlier order becomes a quote again, with what was said on the telephone.

use std::sync::Arc;

use jiff::{ToSpan, civil::Date};
use werkbrug_chassis::refusal::{Fault, Refusal};
use werkbrug_kernel::id::Id;
use werkbrug_orders_domain::{
    forecast::Outlook,
    order::{Order, Stage},
    policy::Action,
    refusal::Refusal as Rule,
    said::Choice,
    work::{Line, repeated},
};
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    app::{create_quote, promises::Promises},
    permit, publish,
    refused::refused,
    store::{
        self,
        order::{Stored, unknown},
        work::Hold,
    },
};

/// How long minutes are kept: time for the customer to ask its own people, and not for others to go without.
pub(crate) const HOLD_MINUTES: i64 = 20;
const MINUTE_US: i64 = 60_000_000;
/// How long the quote holds, in days.
const QUOTE_DAYS: i64 = 14;

/// What is repeated, and how.
#[derive(Clone)]
pub(crate) struct HoldCapacity {
    /// What is asked for.
    pub(crate) repeat: Repeat,
    /// How the new order is called.
    pub(crate) reference: String,
    /// Which day the desk wants to say.
    pub(crate) choice: Choice,
    /// What is known of departments.
    pub(crate) outlook: Arc<Outlook>,
}

/// An earlier order again with other numbers, or a quote as it stands.
#[derive(Clone)]
pub(crate) struct Repeat {
    /// The order or quote.
    pub(crate) order: Id<Order>,
    /// Pieces of each line, 0 for a line that is left out; empty for all as they were.
    pub(crate) pieces: Vec<u32>,
    /// The day that is wanted.
    pub(crate) wanted_on: Option<Date>,
    /// Day on which the customer's material is there.
    pub(crate) material_on: Option<Date>,
}

impl Repeat {
    /// The lines that are asked for.
    pub(crate) fn lines(&self, earlier: &Order) -> Result<Vec<Line>, Refusal> {
        repeated(&earlier.lines, &self.pieces).ok_or_else(|| {
            let text = "say the pieces of every line, and of one at least more than none";
            Refusal::invalid("repeat.pieces", "PIECES_OF_EACH_LINE", text)
        })
    }

    /// Whether a quote is asked for as it stands, be it by saying its own pieces; one that is over is made anew then.
    fn is_as_it_stands(&self, found: &Order, today: Date) -> bool {
        let own = found.lines.iter().map(|line| line.pieces.get());
        let is_own = found.check_open(today).is_ok() && self.pieces.iter().copied().eq(own);
        let is_all = self.pieces.is_empty() || is_own;
        found.stage == Stage::Quoted && is_all && self.material_on == found.material_on
    }
}

#[async_trait::async_trait]
impl UseCase for HoldCapacity {
    fn name(&self) -> &'static str {
        "hold_capacity"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::HoldCapacity)?;
        let ids = [self.repeat.order.uuid()];
        let found = store::order::load(tx.db(), tx.tenant().uuid(), &ids, Hold::Locked).await?;
        let earlier = found.into_iter().next().ok_or_else(unknown)?;
        if self.repeat.is_as_it_stands(&earlier.order, tx.today()) {
            return self.keep(tx, earlier).await;
        }
        self.again(tx, &earlier.order).await
    }
}

impl HoldCapacity {
    /// Keeps minutes for a quote that is there already.
    async fn keep(&self, tx: &Tx<'_>, mut stored: Stored) -> Result<Receipt, Stop> {
        if stored.order.hold.is_some() {
            return Err(refused(Rule::AlreadyHeld).into());
        }
        let promises = self.found(tx, &mut stored.order).await?;
        store::order::save(tx, &mut stored).await?;
        promises.write().await?;
        let id = stored.order.id.uuid();
        told(Receipt::new(id, stored.etag()), &stored.order)
    }

    /// Makes a quote of an earlier order and keeps minutes for it.
    async fn again(&self, tx: &Tx<'_>, earlier: &Order) -> Result<Receipt, Stop> {
        let lines = self.repeat.lines(earlier)?;
        let valid_until = tx.today().checked_add(QUOTE_DAYS.days()).map_err(Fault::during("counting days"))?;
        let mut quote = Order {
            id: tx.fresh(),
            company: earlier.company,
            reference: self.reference.clone(),
            lines: create_quote::fresh(tx, &lines),
            valid_until,
            material_on: self.repeat.material_on,
            hold: None,
            stage: Stage::Quoted,
        };
        let promises = self.found(tx, &mut quote).await?;
        let stored = store::order::insert(tx, &quote).await?;
        store::site::follow(tx, earlier.id.uuid(), quote.id.uuid()).await?;
        promises.write().await?;
        let id = quote.id.uuid();
        let event = tx.announce(id, &publish::quote_created(&quote));
        told(Receipt::new(id, stored.etag()).with_event(event), &quote)
    }

    /// Finds the day to say and takes the minutes of the likely one.
    async fn found<'a>(&self, tx: &'a Tx<'a>, quote: &mut Order) -> Result<Promises<'a>, Stop> {
        let mut promises = Promises::new(tx, Arc::clone(&self.outlook));
        let offer = promises.find(quote, self.choice).await?;
        let until_us = tx.now_us().saturating_add(HOLD_MINUTES.saturating_mul(MINUTE_US));
        quote.hold(tx.today(), offer.clone(), until_us).map_err(refused)?;
        promises.take(quote, &offer)?;
        Ok(promises)
    }
}

/// What was said, and until when it is kept.
fn told(receipt: Receipt, quote: &Order) -> Result<Receipt, Stop> {
    let hold = quote.hold.as_ref().ok_or_else(|| Fault::bug("what was held is not held"))?;
    let receipt = receipt.with_fact("said_on", hold.offer.on.to_string());
    Ok(receipt.with_fact("held_until_us", hold.until_us.to_string()))
}

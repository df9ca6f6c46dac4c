//! Make the quote for an order that came in: its pieces and prices, and for each line the work that is known or named.

use std::{collections::BTreeMap, num::NonZeroU32};

use jiff::civil::Date;
use uuid::Uuid;
use werkbrug_chassis::refusal::{Fault, Kind, Refusal};
use werkbrug_kernel::{id::Id, money::Cents};
use werkbrug_orders_domain::{
    policy::Action,
    work::{Line, SubTask},
};
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    app::create_quote::CreateQuote,
    permit,
    read::incoming,
    store,
    ubl::order::{self, Ordered, OrderedLine},
};

/// What the desk adds to a line.
#[derive(Clone, Debug, Default)]
pub(crate) struct Named {
    /// Its work; empty for the work that is known.
    pub(crate) sub_tasks: Vec<SubTask>,
    /// What a hundred pieces cost, when the file does not say.
    pub(crate) price_per_hundred: Option<Cents>,
}

/// Which order, and what is added.
pub(crate) struct QuoteIncomingOrder {
    /// The order that came in.
    pub(crate) incoming: Uuid,
    /// The version that the caller saw; empty when none.
    pub(crate) etag: String,
    /// By the customer's number of the line.
    pub(crate) lines: BTreeMap<String, Named>,
    /// Last day on which the quote may be accepted.
    pub(crate) valid_until: Date,
    /// Day on which the customer's material is there.
    pub(crate) material_on: Option<Date>,
}

#[async_trait::async_trait]
impl UseCase for QuoteIncomingOrder {
    fn name(&self) -> &'static str {
        "quote_incoming_order"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::Exchange)?;
        let mut kept = store::incoming::lock(tx, self.incoming).await?;
        store::incoming::check_etag(&kept, &self.etag)?;
        if !kept.refusal.is_empty() {
            return Err(stands("ORDER_REFUSED", "this order was refused").into());
        }
        if kept.order_id.is_some() {
            return Err(stands("ALREADY_QUOTED", "a quote was made of this order already").into());
        }
        let (ordered, _) = order::read(&kept.content);
        let known = incoming::known_work(tx.db(), kept.tenant, kept.company_id, &ordered).await?;
        let quote = CreateQuote {
            company: kept.company_id,
            reference: ordered.number.clone(),
            lines: self.lines(&ordered, &known)?,
            valid_until: self.valid_until,
            material_on: self.material_on,
        };
        let made = quote.run(tx).await?;
        kept.order_id = Some(made.id);
        store::incoming::save(tx, &kept).await?;
        Ok(made)
    }
}

impl QuoteIncomingOrder {
    fn lines(&self, ordered: &Ordered, known: &BTreeMap<String, Vec<SubTask>>) -> Result<Vec<Line>, Stop> {
        ordered.lines.iter().map(|line| self.line(line, known)).collect()
    }

    fn line(&self, line: &OrderedLine, known: &BTreeMap<String, Vec<SubTask>>) -> Result<Line, Stop> {
        let named = self.lines.get(&line.number).cloned().unwrap_or_default();
        let known = known.get(&line.description).cloned().unwrap_or_default();
        let sub_tasks = if named.sub_tasks.is_empty() { known } else { named.sub_tasks };
        if sub_tasks.is_empty() {
            return Err(
                of_line("WORK_UNKNOWN", "say which department does this line, and in how many minutes", line).into()
            );
        }
        let price = line.price_per_hundred.or(named.price_per_hundred);
        let price =
            price.ok_or_else(|| of_line("PRICE_MISSING", "say what a hundred pieces of this line cost", line))?;
        Ok(Line {
            id: Id::from_uuid(Uuid::nil()), // given when the quote is made
            description: line.description.clone(),
            pieces: NonZeroU32::new(line.pieces).ok_or_else(|| Fault::bug("an order without pieces was taken in"))?,
            price_per_hundred: price,
            sub_tasks,
        })
    }
}

fn of_line(reason: &'static str, text: &str, line: &OrderedLine) -> Refusal {
    Refusal::invalid("lines", reason, text).with_fact("line", line.number.clone())
}

fn stands(reason: &'static str, text: &str) -> Refusal {
    Refusal::new(Kind::Precondition, reason, text)
}

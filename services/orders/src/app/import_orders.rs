//! Take in many orders of a file at once, all or none; one that was taken in before is left as it is.

use std::{collections::BTreeMap, sync::Arc};

use uuid::Uuid;
use werkbrug_chassis::refusal::Refusal;
use werkbrug_kernel::{id::Id, kbo::Kbo, money::Cents};
use werkbrug_orders_domain::{
    forecast::Outlook,
    order::{Order, Stage, Wish},
    policy::Action,
    work::{Line, rounds_left},
};
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    app::{
        create_quote::{CreateQuote, fresh},
        promises::Promises,
    },
    permit, publish,
    refused::refused,
    seal::Sealer,
    store::{self, order::Stored},
};

/// An order of a file.
#[derive(Clone)]
pub(crate) struct Wanted {
    /// Whose it is.
    pub(crate) kbo: Kbo,
    /// What is asked; its company is found by the number.
    pub(crate) quoted: CreateQuote,
}

/// Orders of a file.
#[derive(Clone)]
pub(crate) struct ImportOrders {
    /// The orders.
    pub(crate) orders: Vec<Wanted>,
    /// Whether a day is promised for each as well.
    pub(crate) is_accepted: bool,
    /// What is known of departments.
    pub(crate) outlook: Arc<Outlook>,
    /// Who seals promises.
    pub(crate) sealer: Arc<Sealer>,
}

#[async_trait::async_trait]
impl UseCase for ImportOrders {
    fn name(&self) -> &'static str {
        "import_orders"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::CreateQuote)?;
        permit::check(tx.viewer(), Action::AcceptOrder)?;
        let companies = companies(tx, self.orders.iter()).await?;
        let mut new = self.new_orders(tx, &companies).await?;
        let total = new.iter().flat_map(|stored| &stored.order.lines).map(Line::worth);
        let total =
            Cents::sum(total).ok_or_else(|| Refusal::invalid("orders", "TOTAL_TOO_LARGE", "the total is too large"))?;
        let mut receipt = Receipt::new(tx.tenant().uuid(), "");
        for stored in &new {
            let event = tx.announce(stored.order.id.uuid(), &publish::quote_created(&stored.order));
            receipt = receipt.with_event(event);
        }
        if self.is_accepted {
            receipt = self.accept(tx, &mut new, receipt).await?;
        }
        store::order::insert_all(tx, &new).await?;
        store::imported::insert(tx, &new.iter().map(|stored| &stored.order).collect::<Vec<_>>()).await?;
        let known = self.orders.len().saturating_sub(new.len());
        let receipt = receipt.with_fact("imported", new.len().to_string()).with_fact("known", known.to_string());
        Ok(receipt.with_fact("total_cents", total.value().to_string()))
    }
}

impl ImportOrders {
    /// The orders that were not taken in before, as quotes.
    async fn new_orders(&self, tx: &Tx<'_>, companies: &BTreeMap<Kbo, Uuid>) -> Result<Vec<Stored>, Stop> {
        let references = self.orders.iter().map(|own| own.quoted.reference.as_str()).collect();
        let owners = companies.values().copied().collect();
        let mut known = store::imported::known(tx.db(), tx.tenant().uuid(), &owners, &references).await?;
        let mut new = Vec::with_capacity(self.orders.len());
        for own in &self.orders {
            let Some(company) = companies.get(&own.kbo) else { continue };
            // Twice in one file is once, too.
            if !known.insert((*company, own.quoted.reference.clone())) {
                continue;
            }
            own.quoted.check_valid(tx.today())?;
            rounds_left(&own.quoted.lines).map_err(refused)?;
            let order = Order {
                id: tx.fresh(),
                company: Id::from_uuid(*company),
                reference: own.quoted.reference.clone(),
                lines: fresh(tx, &own.quoted.lines),
                valid_until: own.quoted.valid_until,
                material_on: own.quoted.material_on,
                hold: None,
                stage: Stage::Quoted,
            };
            new.push(Stored { order, version: 1, look_on: None });
        }
        Ok(new)
    }

    /// Promises a day for each, one after the other.
    async fn accept(&self, tx: &Tx<'_>, new: &mut [Stored], mut receipt: Receipt) -> Result<Receipt, Stop> {
        let mut promises = Promises::new(tx, Arc::clone(&self.outlook));
        promises.prepare(new.iter().map(|stored| &stored.order)).await?;
        let wish = Wish { wanted_on: None, is_later_welcome: true };
        for stored in new {
            let offer = promises.find(&stored.order).await?;
            stored.order.accept(tx.today(), offer.clone(), wish).map_err(refused)?;
            promises.take(&stored.order, &offer)?;
            store::chain::seal(&self.sealer, &mut stored.order, "")?;
            let event = tx.announce(stored.order.id.uuid(), &publish::order_accepted(&stored.order, offer.on));
            receipt = receipt.with_event(event);
        }
        promises.write().await?;
        Ok(receipt)
    }
}

/// The companies by their number; every number is of one.
pub(crate) async fn companies(
    tx: &Tx<'_>,
    orders: impl Iterator<Item = &Wanted> + Clone + Send,
) -> Result<BTreeMap<Kbo, Uuid>, Stop> {
    let wanted = orders.clone().map(|own| own.kbo.clone()).collect();
    let found = store::company::by_number(tx.db(), tx.tenant().uuid(), &wanted).await?;
    for (place, own) in orders.enumerate() {
        if !found.contains_key(&own.kbo) {
            let text = "no company is known with this number; register it first";
            return Err(Refusal::invalid(format!("orders[{place}].kbo"), "COMPANY_UNKNOWN", text).into());
        }
    }
    Ok(found)
}

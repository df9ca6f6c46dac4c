//! Take in orders that are over, so that lead times know them. Nobody is told: nothing of them is still to do.

use std::collections::BTreeMap;

use uuid::Uuid;
use werkbrug_kernel::{id::Id, kbo::Kbo};
use werkbrug_orders_domain::{
    order::Order,
    past::{Days, finished},
    policy::Action,
};
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    app::{create_quote::fresh, import_orders},
    permit,
    refused::refused,
    store::{self, order::Stored},
};

/// An order that is over.
pub(crate) struct Past {
    /// Whose it was, and its work.
    pub(crate) wanted: import_orders::Wanted,
    /// Its days.
    pub(crate) days: Days,
}

/// Orders that are over.
pub(crate) struct ImportPastOrders {
    /// The orders.
    pub(crate) orders: Vec<Past>,
}

#[async_trait::async_trait]
impl UseCase for ImportPastOrders {
    fn name(&self) -> &'static str {
        "import_past_orders"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::AcceptOrder)?;
        let wanted = self.orders.iter().map(|past| &past.wanted);
        let companies = import_orders::companies(tx, wanted).await?;
        let new = self.new_orders(tx, &companies).await?;
        store::order::insert_all(tx, &new).await?;
        store::imported::insert(tx, &new.iter().map(|stored| &stored.order).collect::<Vec<_>>()).await?;
        let known = self.orders.len().saturating_sub(new.len());
        let receipt = Receipt::new(tx.tenant().uuid(), "").with_fact("imported", new.len().to_string());
        Ok(receipt.with_fact("known", known.to_string()))
    }
}

impl ImportPastOrders {
    async fn new_orders(&self, tx: &Tx<'_>, companies: &BTreeMap<Kbo, Uuid>) -> Result<Vec<Stored>, Stop> {
        let references = self.orders.iter().map(|past| past.wanted.quoted.reference.as_str()).collect();
        let owners = companies.values().copied().collect();
        let mut known = store::imported::known(tx.db(), tx.tenant().uuid(), &owners, &references).await?;
        let mut new = Vec::with_capacity(self.orders.len());
        for Past { wanted, days } in &self.orders {
            let Some(company) = companies.get(&wanted.kbo) else { continue };
            if !known.insert((*company, wanted.quoted.reference.clone())) {
                continue;
            }
            let order = Order {
                id: tx.fresh(),
                company: Id::from_uuid(*company),
                reference: wanted.quoted.reference.clone(),
                lines: finished(fresh(tx, &wanted.quoted.lines)),
                valid_until: wanted.quoted.valid_until,
                material_on: None,
                hold: None,
                stage: days.stage(tx.today()).map_err(refused)?,
            };
            new.push(Stored { order, version: 1, look_on: None });
        }
        Ok(new)
    }
}

//! Take in many orders of a file at once, all or none; one that was taken in before is left as it is.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use sea_orm::ConnectionTrait;
use uuid::Uuid;
use werkbrug_chassis::refusal::Refusal;
use werkbrug_kernel::{establishment::Establishment, id::Id, kbo::Kbo, money::Cents};
use werkbrug_orders_domain::{
    forecast::Outlook,
    order::{Order, Stage, Wish},
    policy::Action,
    said::Choice,
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
    store::{self, order::Stored, tables::site::company_site::Model},
};

/// An order of a file.
#[derive(Clone)]
pub(crate) struct Wanted {
    /// Whose it is.
    pub(crate) kbo: Kbo,
    /// What is asked; its company is found by the number.
    pub(crate) quoted: CreateQuote,
    /// The number of the site where the goods go; nothing for none in particular.
    pub(crate) establishment: Option<Establishment>,
}

impl Wanted {
    /// The site of this order of a company, among those that are known.
    pub(crate) fn site_of(&self, company: Uuid, known: &[Model]) -> Result<Option<Uuid>, Refusal> {
        let Some(number) = &self.establishment else { return Ok(None) };
        let site = known.iter().find(|own| own.establishment.as_deref() == Some(number.as_str()));
        let site = site.ok_or_else(|| {
            Refusal::invalid("establishment", "SITE_UNKNOWN", "no site is known with this number; record it first")
        })?;
        let may = store::site::site(site).check_for(Id::from_uuid(company));
        may.map_err(|rule| refused(rule).with_field("establishment"))?;
        Ok(Some(site.id))
    }
}

/// The sites that these orders name by number.
pub(crate) async fn sites<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    orders: impl Iterator<Item = &Wanted>,
) -> Result<Vec<Model>, Stop> {
    let numbers: BTreeSet<&str> =
        orders.filter_map(|own| own.establishment.as_ref()).map(Establishment::as_str).collect();
    store::site::by_number(db, tenant, &numbers).await
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
        let New { orders: mut new, sites } = self.new_orders(tx, &companies).await?;
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
        store::site::insert_all(tx, &sites).await?;
        store::imported::insert(tx, &new.iter().map(|stored| &stored.order).collect::<Vec<_>>()).await?;
        let known = self.orders.len().saturating_sub(new.len());
        let receipt = receipt.with_fact("imported", new.len().to_string()).with_fact("known", known.to_string());
        Ok(receipt.with_fact("total_cents", total.value().to_string()))
    }
}

/// Orders that were not taken in before, and those of them whose goods go to a site, each beside it.
struct New {
    orders: Vec<Stored>,
    sites: Vec<(Uuid, Uuid)>,
}

impl ImportOrders {
    /// The orders that were not taken in before, as quotes.
    async fn new_orders(&self, tx: &Tx<'_>, companies: &BTreeMap<Kbo, Uuid>) -> Result<New, Stop> {
        let references = self.orders.iter().map(|own| own.quoted.reference.as_str()).collect();
        let owners = companies.values().copied().collect();
        let mut known = store::imported::known(tx.db(), tx.tenant().uuid(), &owners, &references).await?;
        let sites = sites(tx.db(), tx.tenant().uuid(), self.orders.iter()).await?;
        let mut new = New { orders: Vec::with_capacity(self.orders.len()), sites: Vec::new() };
        for (place, own) in self.orders.iter().enumerate() {
            let Some(company) = companies.get(&own.kbo) else { continue };
            // Twice in one file is once, too.
            if !known.insert((*company, own.quoted.reference.clone())) {
                continue;
            }
            own.quoted.check_valid(tx.today())?;
            rounds_left(&own.quoted.lines).map_err(refused)?;
            let site = own.site_of(*company, &sites);
            let site = site.map_err(|wrong| wrong.with_field(format!("orders[{place}].establishment")))?;
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
            new.sites.extend(site.map(|site| (order.id.uuid(), site)));
            new.orders.push(Stored { order, version: 1, look_on: None });
        }
        Ok(new)
    }

    /// Promises a day for each, one after the other.
    async fn accept(&self, tx: &Tx<'_>, new: &mut [Stored], mut receipt: Receipt) -> Result<Receipt, Stop> {
        let mut promises = Promises::new(tx, Arc::clone(&self.outlook));
        promises.prepare(new.iter().map(|stored| &stored.order)).await?;
        let wish = Wish { wanted_on: None, is_later_welcome: true };
        for stored in new {
            let offer = promises.find(&stored.order, Choice::Safe).await?;
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

//! Say to which site of the customer the goods of a quote or an order go.

use uuid::Uuid;
use werkbrug_kernel::id::Id;
use werkbrug_orders_domain::{order::Order, policy::Action};
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{permit, refused::refused, store};

/// Whose goods go where.
pub(crate) struct NameDeliverySite {
    /// The quote or order.
    pub(crate) order: Id<Order>,
    /// The site; nothing for none in particular.
    pub(crate) site: Option<Uuid>,
}

#[async_trait::async_trait]
impl UseCase for NameDeliverySite {
    fn name(&self) -> &'static str {
        "name_delivery_site"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::ChangeOrder)?;
        let stored = store::order::lock(tx, self.order).await?;
        let mut site = None;
        if let Some(id) = self.site {
            site = Some(store::site::site(&store::site::lock(tx, id).await?));
        }
        stored.order.check_delivery_to(site.as_ref()).map_err(refused)?;
        store::site::name(tx, self.order.uuid(), self.site).await?;
        Ok(Receipt::new(self.order.uuid(), stored.etag()))
    }
}

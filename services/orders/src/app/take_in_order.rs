//! Keep an order that came in as a file. The same order of the same customer is the same, however often it comes.

use uuid::Uuid;
use werkbrug_chassis::refusal::{Kind, Refusal};
use werkbrug_orders_domain::policy::Action;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit,
    read::incoming,
    store::{self, tables::incoming_order::Model},
    ubl::{Finding, order::Ordered},
};

/// What came in.
pub(crate) struct TakeInOrder {
    /// What it orders; read without a finding.
    pub(crate) ordered: Ordered,
    /// The file.
    pub(crate) content: Vec<u8>,
    /// Its fingerprint.
    pub(crate) digest: String,
}

#[async_trait::async_trait]
impl UseCase for TakeInOrder {
    fn name(&self) -> &'static str {
        "take_in_order"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::Exchange)?;
        let tenant = tx.tenant().uuid();
        let parties = incoming::parties(tx.db(), tenant, &self.ordered).await?;
        if let Some(finding) = parties.findings.first() {
            return Err(wrong(finding).into());
        }
        let company = parties.buyer.ok_or_else(store::company::unknown)?.company.id.uuid();
        let kept = Model {
            tenant,
            id: tx.fresh::<()>().uuid(),
            company_id: company,
            order_number: self.ordered.number.clone(),
            taken_in_at_us: tx.now_us(),
            digest: self.digest.clone(),
            content: self.content.clone(),
            order_id: None,
            refusal: String::new(),
            version: 1,
        };
        let id = kept.id;
        if store::incoming::insert(tx, kept).await? {
            return Ok(Receipt::new(id, "1"));
        }
        self.known(tx, company).await
    }
}

impl TakeInOrder {
    /// It came in before: the same file is answered with what is there, another one is not taken.
    async fn known(&self, tx: &Tx<'_>, company: Uuid) -> Result<Receipt, Stop> {
        let found = store::incoming::of_number(tx.db(), tx.tenant().uuid(), company, &self.ordered.number).await?;
        let found = found.ok_or_else(store::incoming::unknown)?;
        if found.digest == self.digest {
            return Ok(Receipt::new(found.id, found.version.to_string()));
        }
        let text = "another order of this customer has this number already";
        let refusal = Refusal::new(Kind::Conflict, "ORDER_NUMBER_TAKEN", text).with_field("content");
        Err(refusal.with_fact("incoming_order_id", found.id.to_string()).into())
    }
}

/// What is wrong with a file, as the caller reads it.
pub(crate) fn wrong(finding: &Finding) -> Refusal {
    let text = format!("the file cannot be taken in: {} at {}", finding.reason, finding.path);
    Refusal::invalid("content", "ORDER_FILE_WRONG", text)
        .with_fact("path", finding.path.clone())
        .with_fact("finding", finding.reason)
        .with_fact("found", finding.found.clone())
}

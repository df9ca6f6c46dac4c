//! Record a whole payment statement from its file: all of it or nothing, and its columns are kept for the next one.

use uuid::Uuid;
use werkbrug_chassis::refusal::{Kind, Refusal};
use werkbrug_invoicing_domain::{ledger::premium_paid, policy::Action};
use werkbrug_kernel::money::Cents;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit, statement,
    store::{
        self,
        ledger::Occasion,
        payment::{Payment, Put},
        statement_columns::Columns,
    },
};

/// What is asked for.
pub(crate) struct ImportStatement {
    /// The statement's own reference.
    pub(crate) statement: String,
    /// The file.
    pub(crate) content: Vec<u8>,
    /// Headings by our own field; those of the last statement when empty.
    pub(crate) columns: Columns,
}

#[async_trait::async_trait]
impl UseCase for ImportStatement {
    fn name(&self) -> &'static str {
        "import_statement"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::RecordPayment)?;
        let sheet = statement::sheet(&self.content)?;
        let columns = if self.columns.is_empty() {
            store::statement_columns::last(tx.db(), tx.tenant().uuid()).await?
        } else {
            self.columns.clone()
        };
        statement::check_columns(&sheet, &columns)?;
        let read = statement::read(&sheet, &columns, &self.statement);
        if let Some(reject) = read.rejects.first() {
            let refusal = Refusal::new(Kind::Invalid, "STATEMENT_LINE", "a line of the statement cannot be used");
            let refusal =
                refusal.with_fact("line", reject.line.to_string()).with_fact("column", reject.heading.clone());
            return Err(refusal.with_fact("why", reject.reason).into());
        }
        let mut total = Cents::ZERO;
        for payment in &read.payments {
            total = Cents::sum([total, record(tx, payment).await?]).ok_or_else(too_large)?;
        }
        store::statement_columns::put(tx, &columns).await?;
        let receipt = Receipt::new(tx.fresh::<Payment>().uuid(), "");
        let receipt = receipt.with_fact("lines", read.payments.len().to_string());
        Ok(receipt.with_fact("total_cents", total.value().to_string()))
    }
}

/// Keeps a line and what it moved; one that was known moves nothing again.
async fn record(tx: &Tx<'_>, payment: &Payment) -> Result<Cents, Stop> {
    let paid = Cents::sum([payment.wage_premium, payment.guidance]).ok_or_else(too_large)?;
    let (id, is_new): (Uuid, bool) = match store::payment::put(tx, payment).await? {
        Put::Known(id) => (id, false),
        Put::New(id) => (id, true),
    };
    if is_new {
        store::ledger::post(tx, Occasion::Payment, id, &premium_paid(paid)).await?;
    }
    Ok(paid)
}

fn too_large() -> Refusal {
    Refusal::invalid("content", "TOO_LARGE", "the amounts are too large to reckon with")
}

//! Record a whole payment statement from its file: all of it or nothing, and its columns are kept for the next one.

use std::collections::BTreeSet;

use werkbrug_chassis::refusal::Refusal;
use werkbrug_invoicing_domain::policy::Action;
use werkbrug_kernel::{money::Cents, quarter::Quarter};
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    app::record_payment::keep,
    matching, permit, sheet, standing, statement,
    store::{
        self,
        file_columns::{Columns, File},
        payment::Payment,
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
        let sheet = sheet::sheet(&self.content)?;
        let columns = if self.columns.is_empty() {
            store::file_columns::last(tx.db(), tx.tenant().uuid(), File::Statement).await?
        } else {
            self.columns.clone()
        };
        sheet.check(&statement::FORM, &columns)?;
        let read = statement::read(&sheet, &columns, &self.statement);
        if let Some(reject) = read.rejects.first() {
            return Err(reject.refusal("STATEMENT_LINE", "a line of the statement cannot be used").into());
        }
        let quarters: BTreeSet<Quarter> = read.payments.iter().map(|payment| payment.quarter).collect();
        for quarter in &quarters {
            store::premium_run::lock_quarter(tx, *quarter).await?;
        }
        let mut total = Cents::ZERO;
        for payment in &read.payments {
            total = Cents::sum([total, keep(tx, payment).await?.1]).ok_or_else(too_large)?;
        }
        for quarter in quarters {
            standing::align(tx, quarter).await?;
        }
        matching::match_open(tx).await?;
        store::file_columns::put(tx, File::Statement, &columns).await?;
        let receipt = Receipt::new(tx.fresh::<Payment>().uuid(), "");
        let receipt = receipt.with_fact("lines", read.payments.len().to_string());
        Ok(receipt.with_fact("total_cents", total.value().to_string()))
    }
}

fn too_large() -> Refusal {
    Refusal::invalid("content", "TOO_LARGE", "the amounts are too large to reckon with")
}

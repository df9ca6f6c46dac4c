//! Record a whole file of monthly wages: all of it or nothing, and its columns are kept for the next one.

use std::collections::BTreeSet;

use werkbrug_invoicing_domain::{policy::Action, premium::provisional::WageLine};
use werkbrug_kernel::quarter::Quarter;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit, sheet,
    store::{
        self,
        file_columns::{Columns, File},
    },
    wages,
};

/// Between the quarters in a receipt.
pub(crate) const BETWEEN: char = ' ';

/// What is asked for.
pub(crate) struct ImportWageLines {
    /// The file.
    pub(crate) content: Vec<u8>,
    /// Headings by our own field; those of the last file when empty.
    pub(crate) columns: Columns,
}

#[async_trait::async_trait]
impl UseCase for ImportWageLines {
    fn name(&self) -> &'static str {
        "import_wage_lines"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::RecordWageLine)?;
        let sheet = sheet::sheet(&self.content)?;
        let columns = if self.columns.is_empty() {
            store::file_columns::last(tx.db(), tx.tenant().uuid(), File::Wages).await?
        } else {
            self.columns.clone()
        };
        sheet.check(&wages::FORM, &columns)?;
        let workers = store::entitlement::workers_by_code(tx.db(), tx.tenant().uuid()).await?;
        let lines = wages::read(&sheet, &columns, &workers)
            .map_err(|reject| reject.refusal("WAGE_LINE", "a line of the wages cannot be used"))?;
        let (mut quarters, mut changed) = (BTreeSet::new(), 0_usize);
        for (code, line) in &lines {
            quarters.insert(Quarter::of(line.month));
            let (_, is_new) = store::wage_line::put(tx, code, line).await?;
            changed = changed.saturating_add(usize::from(is_new));
        }
        store::file_columns::put(tx, File::Wages, &columns).await?;
        let quarters: Vec<String> = quarters.iter().map(Quarter::to_string).collect();
        Ok(Receipt::new(tx.fresh::<WageLine>().uuid(), "")
            .with_fact("lines", lines.len().to_string())
            .with_fact("changed", changed.to_string())
            .with_fact("quarters", quarters.join(&BETWEEN.to_string())))
    }
}

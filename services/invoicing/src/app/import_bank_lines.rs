//! Record what came in at the bank from a file: all of it or nothing, each line once, matched with what it pays.

use werkbrug_chassis::refusal::Refusal;
use werkbrug_invoicing_domain::policy::Action;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    bank_file, matching, permit, sheet,
    sheet::Reject,
    standing,
    store::{
        self,
        bank_line::Incoming,
        file_columns::{Columns, File},
    },
};

/// What is asked for.
pub(crate) struct ImportBankLines {
    /// The file.
    pub(crate) content: Vec<u8>,
    /// Headings by our own field; those of the last file when empty.
    pub(crate) columns: Columns,
}

#[async_trait::async_trait]
impl UseCase for ImportBankLines {
    fn name(&self) -> &'static str {
        "import_bank_lines"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::RecordBankLines)?;
        let sheet = sheet::sheet(&self.content)?;
        let columns = if self.columns.is_empty() {
            store::file_columns::last(tx.db(), tx.tenant().uuid(), File::Bank).await?
        } else {
            self.columns.clone()
        };
        sheet.check(&bank_file::FORM, &columns)?;
        let lines = bank_file::read(&sheet, &columns).map_err(|reject| refused(&reject))?;
        standing::catch_up(tx).await?;
        store::file_columns::put(tx, File::Bank, &columns).await?;
        let mut fresh = 0_usize;
        for line in &lines {
            fresh = fresh.saturating_add(usize::from(store::bank_line::put(tx, line).await?));
        }
        let matched = matching::match_open(tx).await?;
        Ok(Receipt::new(tx.fresh::<Incoming>().uuid(), "")
            .with_fact("lines", lines.len().to_string())
            .with_fact("new", fresh.to_string())
            .with_fact("matched", matched.to_string()))
    }
}

fn refused(reject: &Reject) -> Refusal {
    reject.refusal("BANK_LINE", "a line of the bank cannot be used")
}

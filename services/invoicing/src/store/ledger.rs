//! The ledger: what moved, once for each thing that happened.

use sea_orm::{ActiveValue::Set, EntityTrait};
use uuid::Uuid;
use werkbrug_invoicing_domain::ledger::Posting;
use werkbrug_pipeline::{tx::Tx, use_case::Stop};

use super::tables::invoices::ledger_posting as table;

/// Why money moved.
#[derive(Clone, Copy)]
pub(crate) enum Occasion {
    /// An invoice went out.
    Invoice,
    /// A quarter was reckoned.
    PremiumRun,
    /// The state paid.
    Payment,
    /// The state paid beforehand.
    Advance,
    /// What was paid beforehand came off a payment.
    AdvanceUsed,
    /// The state paid for the organisation.
    Organisation,
}

impl Occasion {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Invoice => "invoice",
            Self::PremiumRun => "premium_run",
            Self::Payment => "payment",
            Self::Advance => "advance",
            Self::AdvanceUsed => "advance_used",
            Self::Organisation => "organisation",
        }
    }
}

/// Writes postings about one thing; the same thing cannot be posted twice.
pub(crate) async fn post(tx: &Tx<'_>, occasion: Occasion, about: Uuid, postings: &[Posting]) -> Result<(), Stop> {
    let rows = (1_i32..).zip(postings).map(|(line, posting)| table::ActiveModel {
        tenant: Set(tx.tenant().uuid()),
        about: Set(about),
        line: Set(line),
        occasion: Set(occasion.as_str().to_owned()),
        debit_account: Set(posting.debit().code().to_owned()),
        credit_account: Set(posting.credit().code().to_owned()),
        amount_cents: Set(posting.amount().value()),
        recorded_at_us: Set(tx.now_us()),
    });
    if !postings.is_empty() {
        table::Entity::insert_many(rows).exec_without_returning(tx.db()).await?;
    }
    Ok(())
}

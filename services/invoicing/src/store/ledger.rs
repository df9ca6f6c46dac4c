//! The ledger: what moved, once for each thing that happened.

use sea_orm::{ActiveValue::Set, EntityTrait};
use uuid::Uuid;
use werkbrug_invoicing_domain::ledger::Posting;
use werkbrug_kernel::quarter::Quarter;
use werkbrug_pipeline::{tx::Tx, use_case::Stop};

use super::tables::invoices::ledger_posting as table;

/// Why money moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Occasion {
    /// An invoice went out.
    Invoice,
    /// A quarter was reckoned.
    PremiumRun,
    /// A statement tells a payment.
    Payment,
    /// The state pays beforehand.
    Advance,
    /// What was paid beforehand came off a payment.
    AdvanceUsed,
    /// The state pays for the organisation.
    Organisation,
    /// A difference stands in a letter, or no more.
    DifferenceClaimed,
    /// A difference is given up, or no more.
    DifferenceAccepted,
    /// The bank shows what a statement told.
    PremiumSeen,
    /// The bank shows what a customer paid.
    InvoicePaid,
}

impl Occasion {
    const ALL: [Self; 10] = [
        Self::Invoice,
        Self::PremiumRun,
        Self::Payment,
        Self::Advance,
        Self::AdvanceUsed,
        Self::Organisation,
        Self::DifferenceClaimed,
        Self::DifferenceAccepted,
        Self::PremiumSeen,
        Self::InvoicePaid,
    ];

    /// The name in the contract.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Invoice => "invoice",
            Self::PremiumRun => "premium_run",
            Self::Payment => "payment",
            Self::Advance => "advance",
            Self::AdvanceUsed => "advance_used",
            Self::Organisation => "organisation",
            Self::DifferenceClaimed => "difference_claimed",
            Self::DifferenceAccepted => "difference_accepted",
            Self::PremiumSeen => "premium_seen",
            Self::InvoicePaid => "invoice_paid",
        }
    }

    /// Reads the name in the contract.
    pub(crate) fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|occasion| occasion.as_str() == name)
    }
}

/// What postings are about.
pub(crate) struct Entry<'a> {
    /// Why money moved.
    pub(crate) occasion: Occasion,
    /// The run, invoice, payment or line.
    pub(crate) about: Uuid,
    /// The quarter to which it belongs.
    pub(crate) quarter: Quarter,
    /// The number of the invoice or the reference of the statement; empty for what has none.
    pub(crate) reference: &'a str,
}

/// Writes postings about one thing; the same thing cannot be posted twice.
pub(crate) async fn post(tx: &Tx<'_>, entry: Entry<'_>, postings: &[Posting]) -> Result<(), Stop> {
    let rows = (1_i32..).zip(postings).map(|(line, posting)| table::ActiveModel {
        tenant: Set(tx.tenant().uuid()),
        about: Set(entry.about),
        line: Set(line),
        occasion: Set(entry.occasion.as_str().to_owned()),
        debit_account: Set(posting.debit().code().to_owned()),
        credit_account: Set(posting.credit().code().to_owned()),
        amount_cents: Set(posting.amount().value()),
        recorded_at_us: Set(tx.now_us()),
        quarter: Set(entry.quarter.to_string()),
        reference: Set(entry.reference.to_owned()),
    });
    if !postings.is_empty() {
        table::Entity::insert_many(rows).exec_without_returning(tx.db()).await?;
    }
    Ok(())
}

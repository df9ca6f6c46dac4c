//! Events out: the only way anything leaves this service.

use uuid::Uuid;
use werkbrug_invoicing_domain::premium::settle::Totals;
use werkbrug_kernel::quarter::Quarter;
use werkbrug_proto::invoicing::{InvoiceIssued, PremiumReckoned};

use crate::store::invoice::Issued;

/// Topic `invoices`: an invoice went out.
pub(crate) fn invoice_issued(issued: &Issued) -> InvoiceIssued {
    InvoiceIssued {
        invoice_id: issued.id.to_string(),
        number: issued.number.to_string(),
        company_id: issued.company.to_string(),
        payable_cents: issued.draft.payable.value(),
        issue_date: issued.issue_date.to_string(),
    }
}

/// Topic `premiums`: a quarter was reckoned; totals only, since workers' amounts say what they need.
pub(crate) fn premium_reckoned(run: Uuid, quarter: Quarter, totals: &Totals) -> PremiumReckoned {
    PremiumReckoned { run_id: run.to_string(), quarter: quarter.to_string(), total_cents: totals.total.value() }
}

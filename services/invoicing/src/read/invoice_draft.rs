//! What an invoice would hold if it went out now; nothing is kept.

use jiff::civil::Date;
use uuid::Uuid;
use werkbrug_invoicing_domain::invoice::line::Line;
use werkbrug_pipeline::use_case::Stop;
use werkbrug_proto::invoicing::{InvoiceDraft, InvoiceLine};

use super::Look;
use crate::drafting::{Drafted, drafted};

/// Everything of a company that is not on an invoice yet, through a day, with its totals; refused with what an invoice would be
/// refused for.
pub(crate) async fn get(look: Look<'_>, company: Uuid, up_to: Date) -> Result<InvoiceDraft, Stop> {
    let Drafted { draft, buyer, .. } = drafted(look.db, look.tenant, company, up_to).await?;
    Ok(InvoiceDraft {
        company_name: buyer.name,
        from: draft.period.from().to_string(),
        until: draft.period.to().to_string(),
        lines: draft.lines.iter().map(line).collect(),
        net_cents: draft.net.value(),
        vat_cents: draft.vat.value(),
        payable_cents: draft.payable.value(),
    })
}

fn line(line: &Line) -> InvoiceLine {
    InvoiceLine {
        line_number: line.number,
        line_description: line.description.clone(),
        minutes: line.minutes.value(),
        cents_per_hour: line.price.cents().value(),
        net_cents: line.net.value(),
        approval_ids: line.approvals.iter().map(|approval| approval.uuid().to_string()).collect(),
    }
}

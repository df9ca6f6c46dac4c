//! Finance invoices what was approved: one invoice for each host, with its electronic form read back.

use std::collections::BTreeSet;

use werkbrug_kernel::{money::Cents, role::Role};
use werkbrug_proto::invoicing::{GetInvoiceRequest, Invoice, IssueInvoiceRequest};

use super::ubl;
use crate::{
    demo::stage::Stage,
    failure::Failure,
    import::{load, send::roster::shifts_on},
};

/// Issues an invoice for each company with approved minutes today.
pub(super) async fn issue(stage: &Stage<'_>) -> Result<(), Failure> {
    stage.step("16:00", "De boekhouding factureert");
    let shifts = shifts_on(stage.reach, stage.day).await?;
    let with_minutes = shifts.into_iter().filter(|shift| shift.minutes_approved > 0 && !shift.company_id.is_empty());
    let companies: BTreeSet<String> = with_minutes.map(|shift| shift.company_id).collect();
    for company in load::companies(stage.reach).await? {
        if companies.contains(&company.company_id) {
            issue_to(stage, &company.company_id).await?;
        }
    }
    Ok(())
}

async fn issue_to(stage: &Stage<'_>, company_id: &str) -> Result<(), Failure> {
    let finance = stage.reach.invoicing(Role::Finance)?;
    let request = |request_id| IssueInvoiceRequest {
        request_id,
        company_id: company_id.to_owned(),
        up_to: stage.day.to_string(),
        issue_date: stage.day.to_string(),
        order_reference: format!("DAG-{}", stage.day),
        payable_cents: None,
    };
    let issued = stage.act("invoicing", request, async |asked| finance.clone().issue_invoice(asked).await).await?;
    let asked = GetInvoiceRequest { invoice_id: issued.invoice_id.clone() };
    let invoice = stage.read("invoicing", async || finance.clone().get_invoice(asked.clone()).await).await?;
    tell(stage, &invoice);
    let found =
        ubl::totals(&invoice.ubl).map_err(|fault| Failure::findings(format!("UBL {}: {fault}", invoice.number)))?;
    let lines: i64 = invoice.lines.iter().map(|line| line.net_cents).sum();
    let agrees = found.lines_cents == lines
        && found.net_cents == invoice.net_cents
        && lines == invoice.net_cents
        && found.vat_cents == invoice.vat_cents
        && found.payable_cents == invoice.payable_cents
        && invoice.net_cents + invoice.vat_cents == invoice.payable_cents;
    if !agrees {
        return Err(Failure::findings(format!(
            "factuur {}: de UBL en de factuur tellen niet hetzelfde op",
            invoice.number
        )));
    }
    stage.tell(format!("  UBL welgevormd ({} tekens, lijnen: {}), de totalen kloppen", invoice.ubl.len(), found.lines));
    Ok(())
}

fn tell(stage: &Stage<'_>, invoice: &Invoice) {
    let euro = |cents| Cents::new(cents).to_euro_nl();
    stage.tell(format!("factuur {} aan {}: {}", invoice.number, invoice.company_name, invoice.invoice_id));
    for line in &invoice.lines {
        stage.tell(format!(
            "  {}: {} min x {} per uur = {}",
            line.line_description,
            line.minutes,
            euro(line.cents_per_hour),
            euro(line.net_cents)
        ));
    }
    stage.tell(format!(
        "  netto {} + btw {} = {} te betalen met {}",
        euro(invoice.net_cents),
        euro(invoice.vat_cents),
        euro(invoice.payable_cents),
        invoice.ogm
    ));
}

//! Invoices as they went out.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;
use werkbrug_chassis::{
    page::Page,
    refusal::{Fault, Kind, Refusal},
};
use werkbrug_pipeline::{columns::from_column, use_case::Stop};
use werkbrug_proto::invoicing::{Invoice, InvoiceLine, ListInvoicesResponse};

use super::{Look, cut, one_more};
use crate::store::tables::invoices::{invoice as table, invoice_line as line, invoice_line_approval as link};

/// One invoice, with the electronic one.
pub(crate) async fn get(look: Look<'_>, id: Uuid) -> Result<Invoice, Stop> {
    let row = table::Entity::find_by_id((look.tenant, id)).one(look.db).await?;
    let unknown =
        || Refusal::new(Kind::NotFound, "INVOICE_UNKNOWN", "there is no such invoice").with_field("invoice_id");
    let row = row.ok_or_else(unknown)?;
    let mut lines = lines_of(look, vec![id]).await?;
    let ubl = row.ubl.clone();
    Ok(Invoice { ubl, ..invoice(row, lines.remove(&id).unwrap_or_default()) })
}

/// All invoices, the last one first.
pub(crate) async fn list(look: Look<'_>, page: &Page) -> Result<ListInvoicesResponse, Stop> {
    let mut rows = table::Entity::find().filter(table::Column::Tenant.eq(look.tenant));
    if let Some(after) = &page.after {
        rows = rows.filter(table::Column::Number.lt(after.as_str()));
    }
    let rows = rows.order_by_desc(table::Column::Number).limit(one_more(page)).all(look.db).await?;
    let (rows, next_page_token) = cut(rows, page, |row| row.number.clone());
    let mut lines = lines_of(look, rows.iter().map(|row| row.invoice_id).collect()).await?;
    let mut invoices = Vec::new();
    for row in rows {
        let lines = lines.remove(&row.invoice_id).unwrap_or_default();
        invoices.push(invoice(row, lines));
    }
    Ok(ListInvoicesResponse { invoices, next_page_token })
}

async fn lines_of(look: Look<'_>, invoices: Vec<Uuid>) -> Result<BTreeMap<Uuid, Vec<InvoiceLine>>, Stop> {
    let links = link::Entity::find()
        .filter(link::Column::Tenant.eq(look.tenant))
        .filter(link::Column::InvoiceId.is_in(invoices.clone()))
        .order_by_asc(link::Column::ApprovalId)
        .all(look.db)
        .await?;
    let mut approvals: BTreeMap<(Uuid, i32), Vec<String>> = BTreeMap::new();
    for link in links {
        approvals.entry((link.invoice_id, link.line_number)).or_default().push(link.approval_id.to_string());
    }
    let rows = line::Entity::find()
        .filter(line::Column::Tenant.eq(look.tenant))
        .filter(line::Column::InvoiceId.is_in(invoices))
        .order_by_asc(line::Column::LineNumber)
        .all(look.db)
        .await?;
    let mut lines: BTreeMap<Uuid, Vec<InvoiceLine>> = BTreeMap::new();
    for row in rows {
        let approval_ids = approvals.remove(&(row.invoice_id, row.line_number)).unwrap_or_default();
        lines.entry(row.invoice_id).or_default().push(InvoiceLine {
            line_number: u32::try_from(row.line_number).map_err(Fault::during("reading a line"))?,
            line_description: row.line_description,
            minutes: u32::try_from(row.minutes).map_err(Fault::during("reading minutes"))?,
            cents_per_hour: row.cents_per_hour,
            net_cents: row.net_cents,
            approval_ids,
        });
    }
    Ok(lines)
}

fn invoice(row: table::Model, lines: Vec<InvoiceLine>) -> Invoice {
    Invoice {
        invoice_id: row.invoice_id.to_string(),
        number: row.number,
        company_id: row.company_id.to_string(),
        company_name: row.company_name,
        issue_date: from_column(row.issue_date).to_string(),
        due_date: from_column(row.due_date).to_string(),
        ogm: row.ogm,
        net_cents: row.net_cents,
        vat_cents: row.vat_cents,
        payable_cents: row.payable_cents,
        lines,
        ubl: String::new(),
    }
}

//! Invoices as they went out.

use std::collections::BTreeMap;

use jiff::civil::Date;
use sea_orm::{ColumnTrait, EntityTrait, Iterable, QueryFilter, QueryOrder, QuerySelect, Select, sea_query::Expr};
use uuid::Uuid;
use werkbrug_chassis::{
    page::Page,
    refusal::{Fault, Kind, Refusal},
};
use werkbrug_pipeline::{
    columns::{from_column, to_column},
    sorted::{Keys, Sort},
    text,
    use_case::Stop,
};
use werkbrug_proto::invoicing::{Invoice, InvoiceLine, ListInvoicesResponse};

use super::{Look, after_id, cut, one_more, total};
use crate::store::{
    bank_line::With,
    tables::{
        files::bank_line,
        invoices::{invoice as table, invoice_line as line, invoice_line_approval as link},
    },
};

/// One invoice, with the electronic one.
pub(crate) async fn get(look: Look<'_>, id: Uuid) -> Result<Invoice, Stop> {
    let row = table::Entity::find_by_id((look.tenant, id)).one(look.db).await?;
    let unknown =
        || Refusal::new(Kind::NotFound, "INVOICE_UNKNOWN", "there is no such invoice").with_field("invoice_id");
    let row = row.ok_or_else(unknown)?;
    let mut lines = lines_of(look, vec![id]).await?;
    let ubl = row.ubl.clone();
    let paid_cents = paid(look, &[id]).await?.remove(&id).unwrap_or_default();
    Ok(Invoice { ubl, paid_cents, ..invoice(row, lines.remove(&id).unwrap_or_default()) })
}

/// By what invoices can be sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    /// The number.
    Number,
    /// The company's name.
    Company,
    /// The day it was made.
    IssueDate,
    /// The day it is due.
    DueDate,
    /// Without VAT.
    Net,
    /// The VAT.
    Vat,
    /// What is to be paid.
    Payable,
}

/// The names of the keys in the contract.
pub(crate) const KEYS: &[(&str, Key)] = &[
    ("number", Key::Number),
    ("company_name", Key::Company),
    ("issue_date", Key::IssueDate),
    ("due_date", Key::DueDate),
    ("net_cents", Key::Net),
    ("vat_cents", Key::Vat),
    ("payable_cents", Key::Payable),
];

/// Which invoices are wanted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wanted {
    /// Only those whose number or company's name holds every word of this.
    pub(crate) contains: String,
    /// Only those made from this day on.
    pub(crate) issued_from: Option<Date>,
    /// Only those made through this day.
    pub(crate) issued_until: Option<Date>,
    /// In which order; the last number first when nothing is asked.
    pub(crate) sort: Option<Sort<Key>>,
    /// Without their lines.
    pub(crate) without_lines: bool,
}

/// A page of invoices, the last one first when nothing else is asked.
pub(crate) async fn list(look: Look<'_>, wanted: &Wanted, page: &Page) -> Result<ListInvoicesResponse, Stop> {
    use table::Column;
    let searched = [Column::Number, Column::CompanyName].map(|column| Expr::col((table::Entity, column)));
    let mut rows =
        table::Entity::find().filter(Column::Tenant.eq(look.tenant)).filter(text::holds(&searched, &wanted.contains));
    if let Some(from) = wanted.issued_from {
        rows = rows.filter(Column::IssueDate.gte(to_column(from)));
    }
    if let Some(until) = wanted.issued_until {
        rows = rows.filter(Column::IssueDate.lte(to_column(until)));
    }
    let total_size = total(look, &rows, Column::InvoiceId).await?;
    let sort = wanted.sort.unwrap_or(Sort { by: Key::Number, is_descending: true });
    let rows = keys(look, sort).in_order(rows, after_id(page)?).limit(one_more(page));
    let rows = without_ubl(rows).into_model::<table::Model>().all(look.db).await?;
    let (rows, next_page_token) = cut(rows, page, |row| row.invoice_id.to_string());
    let mut lines = BTreeMap::new();
    if !wanted.without_lines {
        lines = lines_of(look, rows.iter().map(|row| row.invoice_id).collect()).await?;
    }
    let ids: Vec<Uuid> = rows.iter().map(|row| row.invoice_id).collect();
    let mut paid = paid(look, &ids).await?;
    let mut invoices = Vec::new();
    for row in rows {
        let lines = lines.remove(&row.invoice_id).unwrap_or_default();
        let paid_cents = paid.remove(&row.invoice_id).unwrap_or_default();
        invoices.push(Invoice { paid_cents, ..invoice(row, lines) });
    }
    Ok(ListInvoicesResponse { invoices, next_page_token, total_size })
}

/// What came in at the bank for these invoices, in cents.
async fn paid(look: Look<'_>, invoices: &[Uuid]) -> Result<BTreeMap<Uuid, i64>, Stop> {
    use bank_line::Column;
    let rows: Vec<(Option<Uuid>, i64)> = bank_line::Entity::find()
        .select_only()
        .columns([Column::MatchedId, Column::AmountCents])
        .filter(Column::Tenant.eq(look.tenant))
        .filter(Column::MatchedWith.eq(With::Invoice.as_str()))
        .filter(Column::MatchedId.is_in(invoices.iter().copied()))
        .into_tuple()
        .all(look.db)
        .await?;
    let mut found: BTreeMap<Uuid, i64> = BTreeMap::new();
    for (invoice, cents) in rows {
        let sum = found.entry(invoice.unwrap_or_default()).or_default();
        *sum = sum.saturating_add(cents);
    }
    Ok(found)
}

/// Without the electronic invoices, which are most of what is stored.
fn without_ubl(rows: Select<table::Entity>) -> Select<table::Entity> {
    let columns = table::Column::iter().filter(|column| !matches!(column, table::Column::Ubl));
    rows.select_only().columns(columns).expr_as(Expr::val(""), table::Column::Ubl)
}

fn keys(look: Look<'_>, Sort { by, is_descending }: Sort<Key>) -> Keys<table::Entity> {
    use table::Column;
    let own = |column: Column| Expr::col((table::Entity, column));
    let by = match by {
        Key::Number => own(Column::Number),
        Key::Company => text::folded_column(own(Column::CompanyName)),
        Key::IssueDate => own(Column::IssueDate),
        Key::DueDate => own(Column::DueDate),
        Key::Net => own(Column::NetCents),
        Key::Vat => own(Column::VatCents),
        Key::Payable => own(Column::PayableCents),
    };
    Keys { tenant: (Column::Tenant, look.tenant), id: Column::InvoiceId, by, is_descending }
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
        paid_cents: 0,
    }
}

//! Invoices as they went out, and the counter that gives them their numbers.

use jiff::civil::Date;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, OnConflict},
};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_invoicing_domain::invoice::{draft::Draft, number::InvoiceNumber};
use werkbrug_pipeline::{columns::to_column, tx::Tx, use_case::Stop};

use super::{
    ROWS_AT_ONCE, counted,
    tables::invoices::{invoice, invoice_counter as counter, invoice_line, invoice_line_approval as link},
};
use crate::refused;

/// An invoice that is about to go out.
pub(crate) struct Issued {
    /// The invoice.
    pub(crate) id: Uuid,
    /// Its number.
    pub(crate) number: InvoiceNumber,
    /// Who pays.
    pub(crate) company: Uuid,
    /// Who pays, by name.
    pub(crate) company_name: String,
    /// The day it goes out.
    pub(crate) issue_date: Date,
    /// The last day to pay.
    pub(crate) due_date: Date,
    /// What a payment must carry.
    pub(crate) ogm: String,
    /// Its lines and totals.
    pub(crate) draft: Draft,
    /// The electronic invoice.
    pub(crate) ubl: String,
}

/// The next number of a year, taken when the transaction commits. One invoice of a workshop is made at a time:
/// whoever comes second waits here, and then sees which minutes are left.
pub(crate) async fn next_number(tx: &Tx<'_>, year: i16) -> Result<InvoiceNumber, Stop> {
    let tenant = tx.tenant().uuid();
    let first = counter::ActiveModel { tenant: Set(tenant), year: Set(i32::from(year)), last: Set(0) };
    let once = OnConflict::columns([counter::Column::Tenant, counter::Column::Year]).do_nothing().to_owned();
    counter::Entity::insert(first).on_conflict(once).exec_without_returning(tx.db()).await?;
    let years = counter::Entity::find()
        .filter(counter::Column::Tenant.eq(tenant))
        .order_by_asc(counter::Column::Year)
        .lock_exclusive()
        .all(tx.db())
        .await?;
    let last = years.iter().find(|row| row.year == i32::from(year)).map(|row| row.last);
    let last = counted(last.ok_or(Fault::bug("a counter that is there cannot be found"))?)?;
    let number = InvoiceNumber::after(year, last).map_err(refused::invoice)?;
    counter::Entity::update_many()
        .col_expr(counter::Column::Last, Expr::value(i64::from(number.sequence())))
        .filter(counter::Column::Tenant.eq(tenant))
        .filter(counter::Column::Year.eq(i32::from(year)))
        .exec(tx.db())
        .await?;
    Ok(number)
}

/// Writes an invoice with its lines and the approvals these are made of.
pub(crate) async fn insert(tx: &Tx<'_>, issued: &Issued) -> Result<(), Stop> {
    let tenant = tx.tenant().uuid();
    let row = invoice::ActiveModel {
        tenant: Set(tenant),
        invoice_id: Set(issued.id),
        number: Set(issued.number.to_string()),
        company_id: Set(issued.company),
        company_name: Set(issued.company_name.clone()),
        issue_date: Set(to_column(issued.issue_date)),
        due_date: Set(to_column(issued.due_date)),
        ogm: Set(issued.ogm.clone()),
        net_cents: Set(issued.draft.net.value()),
        vat_cents: Set(issued.draft.vat.value()),
        payable_cents: Set(issued.draft.payable.value()),
        ubl: Set(issued.ubl.clone()),
    };
    invoice::Entity::insert(row).exec_without_returning(tx.db()).await?;
    let mut lines = Vec::new();
    let mut links = Vec::new();
    for line in &issued.draft.lines {
        let line_number = i32::try_from(line.number).map_err(Fault::during("storing a line"))?;
        lines.push(invoice_line::ActiveModel {
            tenant: Set(tenant),
            invoice_id: Set(issued.id),
            line_number: Set(line_number),
            line_description: Set(line.description.clone()),
            minutes: Set(i64::from(line.minutes.value())),
            cents_per_hour: Set(line.price.cents().value()),
            net_cents: Set(line.net.value()),
        });
        links.extend(line.approvals.iter().map(|approval| link::ActiveModel {
            tenant: Set(tenant),
            approval_id: Set(approval.uuid()),
            invoice_id: Set(issued.id),
            line_number: Set(line_number),
        }));
    }
    for rows in lines.chunks(ROWS_AT_ONCE) {
        invoice_line::Entity::insert_many(rows.to_vec()).exec_without_returning(tx.db()).await?;
    }
    for rows in links.chunks(ROWS_AT_ONCE) {
        link::Entity::insert_many(rows.to_vec()).exec_without_returning(tx.db()).await?;
    }
    Ok(())
}

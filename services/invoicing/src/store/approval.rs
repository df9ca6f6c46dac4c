//! Approved minutes: each approval once, and those that no invoice has yet.

use jiff::civil::Date;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
    sea_query::{OnConflict, Query, SelectStatement},
};
use uuid::Uuid;
use werkbrug_chassis::refusal::{Fault, Kind, Refusal};
use werkbrug_invoicing_domain::invoice::draft::ApprovedWork;
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{
    columns::{from_column, to_column},
    tx::Tx,
    use_case::Stop,
};

use super::{
    minutes,
    tables::invoices::{approved_minutes as table, held_approval as held, invoice_line_approval as link},
};

/// Most approvals on one invoice; what is left waits for the next.
const MOST_ON_AN_INVOICE: u64 = 5_000;

/// An approval as it is stored.
pub(crate) type Approved = table::Model;

/// Writes an approval that was not known yet; the same one again changes nothing, another under its id is refused.
pub(crate) async fn insert(tx: &Tx<'_>, approved: Approved) -> Result<(), Stop> {
    let row = table::ActiveModel {
        tenant: Set(approved.tenant),
        approval_id: Set(approved.approval_id),
        company_id: Set(approved.company_id),
        shift_id: Set(approved.shift_id),
        engagement_id: Set(approved.engagement_id),
        place_name: Set(approved.place_name.clone()),
        tariff_class: Set(approved.tariff_class.clone()),
        day: Set(approved.day),
        minutes: Set(approved.minutes),
    };
    let once = OnConflict::columns([table::Column::Tenant, table::Column::ApprovalId]).do_nothing().to_owned();
    if table::Entity::insert(row).on_conflict(once).exec_without_returning(tx.db()).await? == 1 {
        return Ok(());
    }
    let known = table::Entity::find_by_id((approved.tenant, approved.approval_id)).one(tx.db()).await?;
    if known.as_ref() == Some(&approved) {
        return Ok(());
    }
    let text = "these minutes were approved before with other content";
    let refusal = Refusal::new(Kind::Conflict, "APPROVAL_DIFFERS", text);
    Err(refusal.with_fact("approval_id", approved.approval_id.to_string()).into())
}

/// Writes that an approval waits for a person.
pub(crate) async fn hold(tx: &Tx<'_>, approval: Uuid, shift: Uuid, breach: Uuid) -> Result<(), Stop> {
    let row = held::ActiveModel {
        tenant: Set(tx.tenant().uuid()),
        approval_id: Set(approval),
        shift_id: Set(shift),
        breach_id: Set(breach),
    };
    let newest = OnConflict::columns([held::Column::Tenant, held::Column::ApprovalId])
        .update_columns([held::Column::ShiftId, held::Column::BreachId])
        .to_owned();
    held::Entity::insert(row).on_conflict(newest).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// Approvals of a workshop that stand on no invoice line.
pub(crate) fn uninvoiced(tenant: Uuid) -> Select<table::Entity> {
    table::Entity::find()
        .filter(table::Column::Tenant.eq(tenant))
        .filter(table::Column::ApprovalId.not_in_subquery(on_lines(tenant)))
}

/// Held approvals of a workshop that were not approved since.
pub(crate) fn still_held(tenant: Uuid) -> Select<held::Entity> {
    let approved = table::Entity::find()
        .select_only()
        .column(table::Column::ApprovalId)
        .filter(table::Column::Tenant.eq(tenant))
        .into_query();
    held::Entity::find()
        .filter(held::Column::Tenant.eq(tenant))
        .filter(held::Column::ApprovalId.not_in_subquery(approved))
}

fn on_lines(tenant: Uuid) -> SelectStatement {
    let mut query = Query::select();
    query.column(link::Column::ApprovalId).from(link::Entity).and_where(link::Column::Tenant.eq(tenant));
    query
}

/// A company's approvals up to a day that stand on no invoice line, oldest first.
pub(crate) async fn to_invoice<C: ConnectionTrait>(
    db: &C,
    tenant: Uuid,
    company: Uuid,
    up_to: Date,
) -> Result<Vec<ApprovedWork>, Stop> {
    let rows = uninvoiced(tenant)
        .filter(table::Column::CompanyId.eq(company))
        .filter(table::Column::Day.lte(to_column(up_to)))
        .order_by_asc(table::Column::Day)
        .order_by_asc(table::Column::ApprovalId)
        .limit(MOST_ON_AN_INVOICE)
        .all(db)
        .await?;
    let work: Result<Vec<ApprovedWork>, Fault> = rows.into_iter().map(work_of).collect();
    Ok(work?)
}

fn work_of(row: Approved) -> Result<ApprovedWork, Fault> {
    Ok(ApprovedWork {
        approval: Id::from_uuid(row.approval_id),
        day: from_column(row.day),
        tariff_class: row.tariff_class,
        place_name: row.place_name,
        minutes: minutes(row.minutes)?,
    })
}

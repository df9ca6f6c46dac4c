//! Imports of the declaration, and what each of them changed.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Query, SelectStatement},
};
use uuid::Uuid;
use werkbrug_chassis::{
    page::Page,
    refusal::{Fault, Kind, Refusal},
};
use werkbrug_invoicing_domain::premium::package::DmfaLine;
use werkbrug_pipeline::use_case::Stop;
use werkbrug_proto::invoicing::{
    DmfaChange, DmfaFigures, DmfaImport, ListDmfaChangesResponse, ListDmfaImportsResponse,
};

use super::{Look, after_id, cut, one_more};
use crate::store::{
    dmfa, dmfa_import,
    entitlement::{names_of, workers_by_code},
    from_list_column,
    tables::{
        files::{dmfa_import as table, dmfa_import_change as changes},
        premiums::{dmfa_line as heads, dmfa_line_version as versions},
    },
};

/// The figures of a line by version.
type Versions = BTreeMap<(Uuid, i64), DmfaLine>;

/// A page of imports, the last one first.
pub(crate) async fn list(look: Look<'_>, page: &Page) -> Result<ListDmfaImportsResponse, Stop> {
    let mut rows = table::Entity::find().filter(table::Column::Tenant.eq(look.tenant));
    if let Some(after) = after_id(page)? {
        rows = rows.filter(table::Column::ImportId.lt(after));
    }
    let rows = rows.order_by_desc(table::Column::ImportId).limit(one_more(page)).all(look.db).await?;
    let (rows, next_page_token) = cut(rows, page, |row| row.import_id.to_string());
    let imports: Result<Vec<DmfaImport>, Fault> = rows.iter().map(import).collect();
    Ok(ListDmfaImportsResponse { imports: imports?, next_page_token })
}

fn import(row: &table::Model) -> Result<DmfaImport, Fault> {
    let count = |column: i64| u32::try_from(column).map_err(Fault::during("reading an import"));
    Ok(DmfaImport {
        import_id: row.import_id.to_string(),
        recorded_at_us: row.recorded_at_us,
        quarters: from_list_column(&row.quarters)?,
        lines: count(row.lines)?,
        new_lines: count(row.new_lines)?,
        changed_lines: count(row.changed_lines)?,
        missing_lines: count(row.missing_lines)?,
    })
}

/// What an import changed; the last one when none is named.
pub(crate) async fn changes(look: Look<'_>, wanted: Option<Uuid>) -> Result<ListDmfaChangesResponse, Stop> {
    let mut found = table::Entity::find().filter(table::Column::Tenant.eq(look.tenant));
    if let Some(id) = wanted {
        found = found.filter(table::Column::ImportId.eq(id));
    }
    let found = found.order_by_desc(table::Column::ImportId).limit(1).all(look.db).await?.pop();
    let Some(import) = found else {
        return if wanted.is_some() { Err(unknown().into()) } else { Ok(ListDmfaChangesResponse::default()) };
    };
    let rows = changes::Entity::find()
        .filter(changes::Column::Tenant.eq(look.tenant))
        .filter(changes::Column::ImportId.eq(import.import_id))
        .order_by_asc(changes::Column::Quarter)
        .order_by_asc(changes::Column::WorkerCode)
        .all(look.db)
        .await?;
    let figures = figures(look, import.import_id).await?;
    let gone = withdrawn(look, import.import_id).await?;
    let codes = workers_by_code(look.db, look.tenant).await?;
    let names = names_of(look.db, look.tenant, codes.values().copied().collect()).await?;
    let changes = rows.into_iter().map(|row| {
        let worker = codes.get(&row.worker_code).copied();
        let version = |number: i64| figures.get(&(row.dmfa_line_id, number)).map(contract);
        let is_missing = row.kind == dmfa_import::Kind::Missing.as_str();
        DmfaChange {
            worker_id: worker.map(|id| id.to_string()).unwrap_or_default(),
            display_name: worker.and_then(|id| names.get(&id).cloned()).unwrap_or_default(),
            version: u32::try_from(row.version).unwrap_or(u32::MAX),
            before: if is_missing { version(row.version) } else { version(row.version.saturating_sub(1)) },
            after: if is_missing { None } else { version(row.version) },
            is_withdrawn: gone.contains(&row.dmfa_line_id),
            worker_code: row.worker_code,
            quarter: row.quarter,
            kind: row.kind,
        }
    });
    Ok(ListDmfaChangesResponse { import_id: import.import_id.to_string(), changes: changes.collect() })
}

/// The lines that an import changed, as part of another query.
fn touched(look: Look<'_>, import: Uuid) -> SelectStatement {
    let mut lines = Query::select();
    lines
        .column(changes::Column::DmfaLineId)
        .from(changes::Entity)
        .and_where(changes::Column::Tenant.eq(look.tenant))
        .and_where(changes::Column::ImportId.eq(import));
    lines
}

/// The lines that an import changed and that count no more today.
async fn withdrawn(look: Look<'_>, import: Uuid) -> Result<BTreeSet<Uuid>, Stop> {
    let lines = touched(look, import);
    let heads: BTreeSet<(Uuid, i64)> = heads::Entity::find()
        .select_only()
        .columns([heads::Column::DmfaLineId, heads::Column::Version])
        .filter(heads::Column::Tenant.eq(look.tenant))
        .filter(heads::Column::DmfaLineId.in_subquery(lines))
        .into_tuple()
        .all(look.db)
        .await?
        .into_iter()
        .collect();
    let rows: Vec<(Uuid, i64)> = versions::Entity::find()
        .select_only()
        .columns([versions::Column::DmfaLineId, versions::Column::Version])
        .filter(versions::Column::Tenant.eq(look.tenant))
        .filter(versions::Column::IsWithdrawn.eq(true))
        .into_tuple()
        .all(look.db)
        .await?;
    Ok(rows.into_iter().filter(|row| heads.contains(row)).map(|(line, _)| line).collect())
}

/// Every version of the lines that an import changed.
async fn figures(look: Look<'_>, import: Uuid) -> Result<Versions, Stop> {
    let lines = touched(look, import);
    let rows = versions::Entity::find()
        .filter(versions::Column::Tenant.eq(look.tenant))
        .filter(versions::Column::DmfaLineId.in_subquery(lines))
        .all(look.db)
        .await?;
    let read = |row: versions::Model| Ok(((row.dmfa_line_id, row.version), dmfa::from_row(&row)?));
    let found: Result<Versions, Fault> = rows.into_iter().map(read).collect();
    Ok(found?)
}

fn contract(line: &DmfaLine) -> DmfaFigures {
    DmfaFigures {
        contract_fraction: line.contract_fraction.value().normalize().to_string(),
        performed_fraction: line.performed_fraction.value().normalize().to_string(),
        reference_wage_cents: line.reference_wage.value(),
        has_wage_cost: line.has_wage_cost,
        sine_deduction_cents: line.sine_deduction.value(),
        is_resuming: line.is_resuming,
    }
}

fn unknown() -> Refusal {
    Refusal::new(Kind::NotFound, "IMPORT_UNKNOWN", "there is no such import").with_field("import_id")
}

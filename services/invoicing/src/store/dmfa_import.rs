//! Imports of the declaration, with every line that each of them made, changed or missed.

use std::collections::BTreeSet;

use sea_orm::{ActiveValue::Set, EntityTrait};
use uuid::Uuid;
use werkbrug_kernel::quarter::Quarter;
use werkbrug_pipeline::{tx::Tx, use_case::Stop};

use super::{
    ROWS_AT_ONCE, list_column,
    tables::files::{dmfa_import as table, dmfa_import_change as changes},
};

/// What an import did to a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// It was not known.
    New,
    /// It got a next version.
    Changed,
    /// It is known for this quarter and not in the file; it still counts.
    Missing,
}

impl Kind {
    /// The name in the contract.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed => "changed",
            Self::Missing => "missing",
        }
    }
}

/// A line that is not what it was.
pub(crate) struct Change {
    /// The quarter.
    pub(crate) quarter: Quarter,
    /// The workshop's own code of the worker.
    pub(crate) worker_code: String,
    /// What happened to it.
    pub(crate) kind: Kind,
    /// The line.
    pub(crate) line: Uuid,
    /// The version that counts since.
    pub(crate) version: i64,
}

/// Writes an import with what it changed.
pub(crate) async fn insert(
    tx: &Tx<'_>,
    id: Uuid,
    quarters: &BTreeSet<Quarter>,
    lines: usize,
    changed: &[Change],
) -> Result<(), Stop> {
    let count = |kind| i64::try_from(changed.iter().filter(|one| one.kind == kind).count()).unwrap_or(i64::MAX);
    let quarters: Vec<String> = quarters.iter().map(Quarter::to_string).collect();
    let row = table::ActiveModel {
        tenant: Set(tx.tenant().uuid()),
        import_id: Set(id),
        quarters: Set(list_column(&quarters)?),
        lines: Set(i64::try_from(lines).unwrap_or(i64::MAX)),
        new_lines: Set(count(Kind::New)),
        changed_lines: Set(count(Kind::Changed)),
        missing_lines: Set(count(Kind::Missing)),
        recorded_at_us: Set(tx.now_us()),
    };
    table::Entity::insert(row).exec_without_returning(tx.db()).await?;
    let rows = changed.iter().map(|one| changes::ActiveModel {
        tenant: Set(tx.tenant().uuid()),
        import_id: Set(id),
        quarter: Set(one.quarter.to_string()),
        worker_code: Set(one.worker_code.clone()),
        kind: Set(one.kind.as_str().to_owned()),
        dmfa_line_id: Set(one.line),
        version: Set(one.version),
    });
    for part in rows.collect::<Vec<_>>().chunks(ROWS_AT_ONCE) {
        changes::Entity::insert_many(part.to_vec()).exec_without_returning(tx.db()).await?;
    }
    Ok(())
}

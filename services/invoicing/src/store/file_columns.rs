//! Under which headings the last file of a kind gave its figures, so that the next one is read the same way.

use std::collections::BTreeMap;

use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, QuerySelect, sea_query::OnConflict};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_pipeline::{tx::Tx, use_case::Stop};

use super::tables::files::file_columns as table;

/// Headings by our own field.
pub(crate) type Columns = BTreeMap<String, String>;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum File {
    /// What the state says it paid.
    Statement,
    /// The quarterly declaration.
    Declaration,
    /// The quarterly declaration in its own XML: which of its codes count, instead of headings.
    DeclarationXml,
    /// Monthly wages.
    Wages,
    /// What came in at the bank.
    Bank,
}

impl File {
    const ALL: [Self; 5] = [Self::Statement, Self::Declaration, Self::DeclarationXml, Self::Wages, Self::Bank];

    const fn as_str(self) -> &'static str {
        match self {
            Self::Statement => "statement",
            Self::Declaration => "declaration",
            Self::DeclarationXml => "declaration_xml",
            Self::Wages => "wages",
            Self::Bank => "bank",
        }
    }

    /// Reads the name in the contract.
    pub(crate) fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|file| file.as_str() == name)
    }
}

/// Keeps the headings for the next file of this kind.
pub(crate) async fn put(tx: &Tx<'_>, file: File, columns: &Columns) -> Result<(), Stop> {
    let text = serde_json::to_string(columns).map_err(Fault::during("storing the columns of a file"))?;
    let row = table::ActiveModel {
        tenant: Set(tx.tenant().uuid()),
        file: Set(file.as_str().to_owned()),
        columns: Set(text),
        recorded_at_us: Set(tx.now_us()),
    };
    let newest = OnConflict::columns([table::Column::Tenant, table::Column::File])
        .update_columns([table::Column::Columns, table::Column::RecordedAtUs])
        .to_owned();
    table::Entity::insert(row).on_conflict(newest).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// Lets nobody else work with files of this kind until the transaction ends; false before the first one.
pub(crate) async fn hold(tx: &Tx<'_>, file: File) -> Result<bool, Stop> {
    let key = (tx.tenant().uuid(), file.as_str().to_owned());
    Ok(table::Entity::find_by_id(key).lock_exclusive().one(tx.db()).await?.is_some())
}

/// The headings of the last file of this kind; nothing before the first one.
pub(crate) async fn last<C: ConnectionTrait>(db: &C, tenant: Uuid, file: File) -> Result<Columns, Stop> {
    let row = table::Entity::find_by_id((tenant, file.as_str().to_owned())).one(db).await?;
    let Some(row) = row else { return Ok(Columns::new()) };
    let columns: Result<Columns, Fault> =
        serde_json::from_str(&row.columns).map_err(Fault::during("reading the columns of a file"));
    Ok(columns?)
}

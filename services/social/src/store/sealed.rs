//! Sealed bytes beside something of a person: only the vault can open them.

use sea_orm::{
    ConnectionTrait, ExprTrait,
    sea_query::{Alias, Expr, Query, SimpleExpr},
};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_kernel::id::{Id, Workshop};
use werkbrug_pipeline::{tx::Tx, use_case::Stop};
use werkbrug_social_domain::{category::Category, worker::Worker};

use crate::vault::cipher::Sealed;

/// The table of a category, and its column that names what the bytes belong to.
const fn place(category: Category) -> (&'static str, &'static str) {
    match category {
        Category::AbsenceReason => ("absence_secret", "absence_id"),
        Category::ContactNote => ("contact_note", "contact_id"),
    }
}

/// The sealed bytes beside this record.
pub(crate) async fn find(
    db: &impl ConnectionTrait,
    tenant: Id<Workshop>,
    category: Category,
    record: Uuid,
) -> Result<Option<Sealed>, Stop> {
    let (table, names) = place(category);
    let mut query = Query::select();
    query.columns(["key_id", "sealed"].map(Alias::new)).from(Alias::new(table));
    query.and_where(is("tenant", tenant.uuid())).and_where(is(names, record));
    let Some(row) = db.query_one(&query).await? else { return Ok(None) };
    Ok(Some(Sealed { key_id: row.try_get("", "key_id")?, bytes: row.try_get("", "sealed")? }))
}

/// Whether any workshop has sealed bytes here, so that keys must exist.
pub(crate) async fn are_any(db: &impl ConnectionTrait) -> Result<bool, Fault> {
    for category in Category::ALL {
        let mut query = Query::select();
        query.column(Alias::new("key_id")).from(Alias::new(place(category).0)).limit(1);
        if db.query_one(&query).await.map_err(Fault::during("looking for sealed rows"))?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Writes the sealed bytes beside a new record of a worker.
pub(crate) async fn insert(
    tx: &Tx<'_>,
    category: Category,
    (worker, record): (Id<Worker>, Uuid),
    sealed: &Sealed,
) -> Result<(), Stop> {
    let (table, names) = place(category);
    let values: [SimpleExpr; 5] = [
        tx.tenant().uuid().into(),
        record.into(),
        worker.uuid().into(),
        sealed.key_id.into(),
        sealed.bytes.clone().into(),
    ];
    let mut insert = Query::insert();
    insert.into_table(Alias::new(table)).columns(["tenant", names, "worker_id", "key_id", "sealed"].map(Alias::new));
    insert.values(values).map_err(Fault::during("writing sealed bytes"))?;
    tx.db().execute(&insert).await?;
    Ok(())
}

/// Takes the sealed bytes beside a record away.
pub(crate) async fn remove(tx: &Tx<'_>, category: Category, record: Uuid) -> Result<(), Stop> {
    let (table, names) = place(category);
    let mut delete = Query::delete();
    delete.from_table(Alias::new(table)).and_where(is("tenant", tx.tenant().uuid())).and_where(is(names, record));
    tx.db().execute(&delete).await?;
    Ok(())
}

/// Empties what this key closed: the key goes, and the closed bytes with it.
pub(crate) async fn empty(tx: &Tx<'_>, category: Category, worker: Id<Worker>, key_id: Uuid) -> Result<(), Stop> {
    let mut update = Query::update();
    update.table(Alias::new(place(category).0)).value(Alias::new("sealed"), Vec::<u8>::new());
    update.and_where(is("tenant", tx.tenant().uuid()));
    update.and_where(is("worker_id", worker.uuid())).and_where(is("key_id", key_id));
    tx.db().execute(&update).await?;
    Ok(())
}

fn is(column: &'static str, id: Uuid) -> SimpleExpr {
    Expr::col(Alias::new(column)).eq(id)
}

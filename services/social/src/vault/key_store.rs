//! The database of wrapped data keys: small, apart, and overwriting what it deletes.

use std::{fs::OpenOptions, os::unix::fs::OpenOptionsExt, path::Path, time::Duration};

use sea_orm::sea_query::OnConflict;
use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend,
    EntityTrait, IntoActiveModel, QueryFilter, Statement,
};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;

use crate::vault::{cipher::Owner, master::MasterKey};

/// How long to wait for the one connection.
const ACQUIRE: Duration = Duration::from_secs(30);
/// What the mark of the master key is bound to.
const MARK: &str = "social-keys.db";

const TABLES: [&str; 3] = [
    "CREATE TABLE IF NOT EXISTS data_key (key_id BLOB NOT NULL, tenant BLOB NOT NULL, worker_id BLOB NOT NULL, \
     category TEXT NOT NULL, wrapped BLOB NOT NULL, PRIMARY KEY (key_id))",
    "CREATE UNIQUE INDEX IF NOT EXISTS data_key_owner ON data_key (tenant, worker_id, category)",
    "CREATE TABLE IF NOT EXISTS master_mark (name TEXT NOT NULL, mark BLOB NOT NULL, PRIMARY KEY (name))",
];

/// The wrapped data keys. Every statement stands alone, so that a caller that goes away leaves nothing half done.
pub(crate) struct KeyStore {
    db: DatabaseConnection,
}

impl KeyStore {
    /// Opens the file; makes it, for this user's eyes only, when it is not there.
    pub(crate) async fn open(file: &Path) -> Result<Self, Fault> {
        let broken = "opening social-keys.db";
        OpenOptions::new().append(true).create(true).mode(0o600).open(file).map_err(Fault::during(broken))?;
        let mut options = ConnectOptions::new(format!("sqlite://{}?mode=rw", file.display()));
        options.max_connections(1).min_connections(1).acquire_timeout(ACQUIRE).sqlx_logging(false);
        options.map_sqlx_sqlite_opts(|sqlite| {
            sqlite
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full)
                .busy_timeout(Duration::from_secs(5))
                .pragma("secure_delete", "ON")
        });
        let db = Database::connect(options).await.map_err(Fault::during(broken))?;
        for table in TABLES {
            db.execute_unprepared(table).await.map_err(Fault::during(broken))?;
        }
        Ok(Self { db })
    }

    /// Refuses a master key other than the one that wrapped these keys; remembers the first one.
    pub(crate) async fn check_master(&self, master: &MasterKey) -> Result<(), Fault> {
        let reading = "reading the mark of social-master.key";
        let find = || master_mark::Entity::find_by_id(MARK).one(&self.db);
        if find().await.map_err(Fault::during(reading))?.is_none() {
            let row = master_mark::Model { name: MARK.to_owned(), mark: master.mark(MARK.as_bytes())? };
            let known = OnConflict::column(master_mark::Column::Name).do_nothing().to_owned();
            let insert = master_mark::Entity::insert(row.into_active_model().reset_all()).on_conflict(known);
            insert.exec_without_returning(&self.db).await.map_err(Fault::during(reading))?;
        }
        let found = find().await.map_err(Fault::during(reading))?;
        if found.is_some_and(|row| master.made(&row.mark, MARK.as_bytes())) {
            return Ok(());
        }
        let wrong =
            "social-master.key is not the key that wrapped the keys in social-keys.db: restore the one that did";
        Err(Fault::new("opening the vault", wrong))
    }

    /// The key that an owner has now, wrapped.
    pub(crate) async fn current(&self, owner: &Owner) -> Result<Option<(Uuid, Vec<u8>)>, Fault> {
        let query = data_key::Entity::find()
            .filter(data_key::Column::Tenant.eq(owner.tenant.uuid()))
            .filter(data_key::Column::WorkerId.eq(owner.worker.uuid()))
            .filter(data_key::Column::Category.eq(owner.category.as_str()));
        let found = query.one(&self.db).await.map_err(Fault::during("reading a data key"))?;
        Ok(found.map(|row| (row.key_id, row.wrapped)))
    }

    /// This key of this owner, wrapped.
    pub(crate) async fn find(&self, owner: &Owner, key_id: Uuid) -> Result<Option<Vec<u8>>, Fault> {
        let current = self.current(owner).await?;
        Ok(current.filter(|(current, _)| *current == key_id).map(|(_, wrapped)| wrapped))
    }

    /// Keeps a new key, unless the owner has one by now.
    pub(crate) async fn insert(&self, owner: &Owner, key_id: Uuid, wrapped: &[u8]) -> Result<(), Fault> {
        let row = data_key::Model {
            key_id,
            tenant: owner.tenant.uuid(),
            worker_id: owner.worker.uuid(),
            category: owner.category.as_str().to_owned(),
            wrapped: wrapped.to_vec(),
        };
        let owner = [data_key::Column::Tenant, data_key::Column::WorkerId, data_key::Column::Category];
        let first = OnConflict::columns(owner).do_nothing().to_owned();
        let insert = data_key::Entity::insert(row.into_active_model().reset_all()).on_conflict(first);
        insert.exec_without_returning(&self.db).await.map_err(Fault::during("keeping a data key"))?;
        Ok(())
    }

    /// Destroys a key: overwritten in the file, and gone from the write-ahead log.
    pub(crate) async fn destroy(&self, key_id: Uuid) -> Result<(), Fault> {
        let destroying = "destroying a data key";
        data_key::Entity::delete_by_id(key_id).exec(&self.db).await.map_err(Fault::during(destroying))?;
        let checkpoint = Statement::from_string(DbBackend::Sqlite, "PRAGMA wal_checkpoint(TRUNCATE)");
        let outcome = self.db.query_one_raw(checkpoint).await.map_err(Fault::during(destroying))?;
        let busy = outcome.map(|row| row.try_get_by_index::<i32>(0)).transpose().map_err(Fault::during(destroying))?;
        if busy == Some(0) {
            return Ok(());
        }
        Err(Fault::new(destroying, "another process reads social-keys.db, so the write-ahead log still holds the key"))
    }
}

/// The wrapped data keys.
#[allow(unreachable_pub, reason = "sea-orm derives public companions")]
mod data_key {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };
    use uuid::Uuid;

    /// A row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "data_key")]
    pub struct Model {
        /// Identity.
        #[sea_orm(primary_key, auto_increment = false)]
        pub key_id: Uuid,
        /// Workshop.
        pub tenant: Uuid,
        /// Whose content it closes.
        pub worker_id: Uuid,
        /// Which content.
        pub category: String,
        /// Nonce and closed key.
        pub wrapped: Vec<u8>,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// By which the master key is recognised.
#[allow(unreachable_pub, reason = "sea-orm derives public companions")]
mod master_mark {
    use sea_orm::entity::prelude::{
        ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
        PrimaryKeyTrait,
    };

    /// A row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "master_mark")]
    pub struct Model {
        /// Always the same.
        #[sea_orm(primary_key, auto_increment = false)]
        pub name: String,
        /// Bytes that only that key could make.
        pub mark: Vec<u8>,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

#[cfg(test)]
mod tests {
    use werkbrug_kernel::id::Id;
    use werkbrug_social_domain::category::Category;

    use super::*;

    fn owner(worker: u128) -> Owner {
        let tenant = Id::from_uuid(Uuid::from_u128(1));
        Owner { tenant, worker: Id::from_uuid(Uuid::from_u128(worker)), category: Category::AbsenceReason }
    }

    /// Every byte on disk that belongs to the database in this folder.
    fn on_disk(folder: &Path) -> Vec<u8> {
        let files = std::fs::read_dir(folder).unwrap();
        files.flat_map(|file| std::fs::read(file.unwrap().path()).unwrap()).collect()
    }

    fn holds(bytes: &[u8], part: &[u8]) -> bool {
        bytes.windows(part.len()).any(|window| window == part)
    }

    #[tokio::test]
    async fn an_owner_has_one_key_whoever_was_first() {
        let folder = tempfile::tempdir().unwrap();
        let store = KeyStore::open(&folder.path().join("social-keys.db")).await.unwrap();
        let (first, second) = (Uuid::from_u128(10), Uuid::from_u128(11));
        store.insert(&owner(2), first, &[1; 72]).await.unwrap();
        store.insert(&owner(2), second, &[2; 72]).await.unwrap();
        assert_eq!(store.current(&owner(2)).await.unwrap(), Some((first, vec![1; 72])));
        assert_eq!(store.find(&owner(2), second).await.unwrap(), None);
        assert_eq!(store.current(&owner(3)).await.unwrap(), None);
    }

    #[tokio::test]
    async fn a_destroyed_key_is_nowhere_on_disk() {
        let folder = tempfile::tempdir().unwrap();
        let store = KeyStore::open(&folder.path().join("social-keys.db")).await.unwrap();
        let wrapped: Vec<u8> = (1..=72).collect();
        let other: Vec<u8> = (101..=172).collect();
        store.insert(&owner(2), Uuid::from_u128(10), &wrapped).await.unwrap();
        store.insert(&owner(3), Uuid::from_u128(11), &other).await.unwrap();
        assert!(holds(&on_disk(folder.path()), &wrapped));
        store.destroy(Uuid::from_u128(10)).await.unwrap();
        store.destroy(Uuid::from_u128(10)).await.unwrap();
        assert!(!holds(&on_disk(folder.path()), &wrapped));
        assert!(holds(&on_disk(folder.path()), &other), "the search finds what is there");
        assert_eq!(store.current(&owner(2)).await.unwrap(), None);
    }

    #[tokio::test]
    async fn another_master_key_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let store = KeyStore::open(&folder.path().join("social-keys.db")).await.unwrap();
        let first = MasterKey::open(&folder.path().join("one.key")).unwrap();
        let other = MasterKey::open(&folder.path().join("other.key")).unwrap();
        store.check_master(&first).await.unwrap();
        store.check_master(&first).await.unwrap();
        let refused = store.check_master(&other).await;
        assert!(refused.is_err_and(|fault| fault.chain().contains("restore the one that did")));
    }
}

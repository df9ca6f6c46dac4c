//! What the parts of one service's pipeline share.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use sea_orm_migration::MigrationTrait;
use tokio::sync::{Notify, RwLock, broadcast};
use werkbrug_chassis::{clock::Clock, config::Config, identity::Viewer, rpc::Peers, tasks::Tasks};
use werkbrug_kernel::id::{Id, Workshop};
use werkbrug_kernel::role::Role;
use werkbrug_proto::pipeline::{Head, Hint};

use crate::{consumer::Consumer, database::Database, tx::Frame};

/// A source, its topic and a part of it.
pub(crate) type Place = (String, String, u32);

/// Shared by numbering, relay, inbox and the calls that look at them.
pub(crate) struct Core {
    pub(crate) service: &'static str,
    /// This process, to hold leases.
    pub(crate) process: String,
    /// This database, as others know it.
    pub(crate) epoch: String,
    pub(crate) receipt_key: Vec<u8>,
    pub(crate) database: Database,
    pub(crate) config: Config,
    pub(crate) clock: Clock,
    pub(crate) tasks: Tasks,
    pub(crate) peers: Peers,
    pub(crate) consumers: Vec<Arc<dyn Consumer>>,
    pub(crate) migrations: Vec<Box<dyn MigrationTrait>>,
    /// Something was committed: number it.
    pub(crate) committed: Arc<Notify>,
    /// Something was numbered or applied: look again.
    pub(crate) moved: Notify,
    pub(crate) hints: broadcast::Sender<Hint>,
    /// The furthest head that a source showed.
    pub(crate) heads: Mutex<BTreeMap<Place, Head>>,
    /// How far this process itself applied each topic; the database may be further, never less far.
    pub(crate) applied: Mutex<BTreeMap<Place, u64>>,
    /// Shared by those who apply, held alone for the last steps of a rebuild.
    pub(crate) applying: RwLock<()>,
    /// Held by whoever makes copies again: one at a time.
    pub(crate) mending: Arc<tokio::sync::Mutex<()>>,
    /// Planted defect: the inbox hears nothing by itself.
    #[cfg(feature = "testing")]
    pub(crate) deaf: RwLock<bool>,
}

impl Core {
    pub(crate) fn partitions(&self) -> u32 {
        self.config.partitions.max(1)
    }

    /// The frame of a reaction: nobody asked, an event did.
    pub(crate) fn frame(&self, tenant: Id<Workshop>, source: &str, topic: &str, cause: String) -> Frame {
        let viewer = Viewer { tenant, actor: format!("event:{source}/{topic}"), role: Role::Admin, about: None };
        Frame::new(self.service, viewer, cause, &self.clock, self.partitions())
    }

    /// Held while the inbox hears something; nothing when a test has made it deaf, who waits for what was being heard.
    #[cfg(feature = "testing")]
    pub(crate) async fn hearing(&self) -> Option<tokio::sync::RwLockReadGuard<'_, bool>> {
        let deaf = self.deaf.read().await;
        (!*deaf).then_some(deaf)
    }

    /// The inbox hears, always.
    #[cfg(not(feature = "testing"))]
    pub(crate) fn hearing(&self) -> std::future::Ready<Option<()>> {
        std::future::ready(Some(()))
    }

    /// Remember that this process applied a topic so far.
    pub(crate) fn reached(&self, place: Place, seq: u64) {
        let mut applied = self.applied.lock().unwrap_or_else(PoisonError::into_inner);
        let most = applied.entry(place).or_default();
        *most = seq.max(*most);
    }

    /// How far this process applied a topic; nothing when it cannot tell.
    pub(crate) fn applied(&self, place: &Place) -> Option<u64> {
        self.applied.lock().unwrap_or_else(PoisonError::into_inner).get(place).copied()
    }

    /// The mark was put back: only the database knows.
    pub(crate) fn put_back(&self, place: &Place) {
        self.applied.lock().unwrap_or_else(PoisonError::into_inner).remove(place);
    }

    pub(crate) fn saw(&self, source: &str, head: &Head) {
        let place = (source.to_owned(), head.topic.clone(), head.partition);
        self.heads.lock().unwrap_or_else(PoisonError::into_inner).insert(place, head.clone());
    }

    pub(crate) fn seen(&self, place: &Place) -> Option<Head> {
        self.heads.lock().unwrap_or_else(PoisonError::into_inner).get(place).cloned()
    }
}

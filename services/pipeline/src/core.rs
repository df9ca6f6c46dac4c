//! What the parts of one service's pipeline share.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use sea_orm_migration::MigrationTrait;
use tokio::sync::{Notify, broadcast};
use werkbrug_chassis::clock::Clock;
use werkbrug_chassis::config::Config;
use werkbrug_chassis::identity::Viewer;
use werkbrug_chassis::rpc::Peers;
use werkbrug_chassis::tasks::Tasks;
use werkbrug_kernel::id::{Id, Workshop};
use werkbrug_kernel::role::Role;
use werkbrug_proto::pipeline::{Head, Hint};

use crate::consumer::Consumer;
use crate::database::Database;
use crate::tx::Frame;

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
    heads: Mutex<BTreeMap<Place, Head>>,
}

/// The parts of [`Core`] that `open` has in hand.
pub(crate) struct Parts {
    pub(crate) service: &'static str,
    pub(crate) epoch: String,
    pub(crate) receipt_key: Vec<u8>,
    pub(crate) database: Database,
    pub(crate) consumers: Vec<Arc<dyn Consumer>>,
    pub(crate) migrations: Vec<Box<dyn MigrationTrait>>,
}

impl Core {
    pub(crate) fn new(parts: Parts, context: &werkbrug_chassis::run::Context) -> Self {
        let (hints, _) = broadcast::channel(1_024);
        Self {
            service: parts.service,
            process: uuid::Uuid::now_v7().to_string(),
            epoch: parts.epoch,
            receipt_key: parts.receipt_key,
            database: parts.database,
            config: context.config.clone(),
            clock: context.clock.clone(),
            tasks: context.tasks.clone(),
            peers: context.peers.clone(),
            consumers: parts.consumers,
            migrations: parts.migrations,
            committed: Arc::new(Notify::new()),
            moved: Notify::new(),
            hints,
            heads: Mutex::new(BTreeMap::new()),
        }
    }

    pub(crate) fn partitions(&self) -> u32 {
        self.config.partitions.max(1)
    }

    /// The frame of a reaction: nobody asked, an event did.
    pub(crate) fn frame(&self, tenant: Id<Workshop>, source: &str, topic: &str, cause: String) -> Frame {
        let viewer = Viewer { tenant, actor: format!("event:{source}/{topic}"), role: Role::Admin, about: None };
        Frame::new(self.service, viewer, cause, &self.clock, self.partitions())
    }

    pub(crate) fn saw(&self, source: &str, head: &Head) {
        let place = (source.to_owned(), head.topic.clone(), head.partition);
        self.heads.lock().unwrap_or_else(PoisonError::into_inner).insert(place, head.clone());
    }

    pub(crate) fn seen(&self, place: &Place) -> Option<Head> {
        self.heads.lock().unwrap_or_else(PoisonError::into_inner).get(place).cloned()
    }
}

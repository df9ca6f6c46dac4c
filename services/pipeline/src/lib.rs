//! The event pipeline: a command becomes one effect here and one effect in everybody's copy.
//!
//! A service's own database is the truth; NATS is a transport that may lose, repeat, reorder or vanish. Read top-down:
//! [`call`] and [`writer`] bring a command in, [`tx`] takes what it says, `numbering` gives it a number, `relay` sends it
//! out, `inbox` hears others, `apply` does what they say, `source` fills the holes.

/// A point at which a test lets this process die; without the feature `testing` there is nothing here.
macro_rules! crashpoint {
    ($name:literal) => {
        #[cfg(feature = "testing")]
        crate::testing::crash::pass($name);
    };
}

mod apply;
pub mod backup;
mod bus;
pub mod call;
/// Fingerprints of the log.
pub mod chain;
pub mod columns;
pub mod consumer;
mod core;
pub mod database;
mod digest;
mod fork;
mod inbox;
mod log;
mod numbering;
mod parked;
mod rebuild;
mod reconcile;
mod relay;
mod report;
pub mod schema;
mod server;
pub mod sorted;
mod source;
mod start;
mod tables;
#[cfg(feature = "testing")]
pub mod testing;
pub mod text;
mod told;
pub mod tx;
pub mod use_case;
mod writer;

use std::sync::Arc;

use futures::future::BoxFuture;
use sea_orm::{DatabaseConnection, DatabaseTransaction};
use sea_orm_migration::MigrationTrait;
use tonic::Status;
use werkbrug_chassis::refusal::Fault;
use werkbrug_chassis::run::Context;
use werkbrug_proto::pipeline::pipeline_server::PipelineServer;

use crate::call::{Call, Execution, body_hash};
use crate::consumer::Consumer;
use crate::core::Core;
use crate::tx::Frame;
use crate::use_case::{Receipt, Stop, UseCase};
use crate::writer::Writer;

/// What a service brings along.
pub struct Setup {
    /// Its name, as the list of topics has it.
    pub service: &'static str,
    /// Its own tables, forward only.
    pub migrations: Vec<Box<dyn MigrationTrait>>,
    /// What it does with others' events, one for each topic it may hear.
    pub consumers: Vec<Arc<dyn Consumer>>,
}

/// A service's way to change things and to be heard.
#[derive(Clone)]
pub struct Pipeline {
    core: Arc<Core>,
    writer: Writer,
}

impl Pipeline {
    /// Open the database, bring it up to date, and start numbering, publishing and listening.
    ///
    /// # Errors
    /// A fault when the database cannot be opened or migrated.
    pub async fn open(context: &Context, setup: Setup) -> Result<Self, Fault> {
        let pipeline = start::open(context, setup).await?;
        #[cfg(feature = "testing")]
        testing::register(&pipeline);
        Ok(pipeline)
    }

    /// Run a use case once, whatever the caller repeats, and answer what it answered then.
    ///
    /// # Errors
    /// The rule's refusal, or an internal fault, as the caller should see it.
    pub async fn execute(&self, call: Call, use_case: impl UseCase) -> Result<Receipt, Status> {
        call.check()?;
        let cause = format!("command:{}", call.request_id);
        let frame = Frame::new(self.core.service, call.viewer.clone(), cause, &self.core.clock, self.core.partitions());
        let execution = Execution {
            body_hash: body_hash(&self.core.receipt_key, &call.body),
            call: Arc::new(call),
            use_case: Arc::new(use_case),
            frame: Arc::new(frame),
            clock: self.core.clock.clone(),
        };
        Ok(self.writer.submit(execution).await?)
    }

    /// The database for queries; every query filters on the viewer's workshop.
    #[must_use]
    pub fn reader(&self) -> &DatabaseConnection {
        &self.core.database.reader
    }

    /// Do work of the service itself in a transaction of its own: nobody asked, so there is no receipt and nobody is told.
    ///
    /// # Errors
    /// What the work said, or a fault of the database.
    pub async fn alone<T, F>(&self, work: F) -> Result<T, Stop>
    where
        T: Send + 'static,
        F: for<'t> FnOnce(&'t DatabaseTransaction) -> BoxFuture<'t, Result<T, Stop>> + Send + 'static,
    {
        self.core.database.alone(work).await
    }

    /// The calls by which others read the log and people look after it.
    #[must_use]
    pub fn server(&self) -> PipelineServer<impl werkbrug_proto::pipeline::pipeline_server::Pipeline + use<>> {
        PipelineServer::new(server::Api { core: Arc::clone(&self.core) }).max_encoding_message_size(64 * 1024 * 1024)
    }
}

//! The only place that starts tasks, so that a stop can wait for all of them.

use std::{future::Future, panic::AssertUnwindSafe, time::Duration};

use futures::FutureExt;
use tokio::task::JoinHandle;
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use tracing::Instrument;

/// The tasks of one process and the signal that ends them.
#[derive(Clone, Debug, Default)]
pub struct Tasks {
    tracker: TaskTracker,
    stopping: CancellationToken,
}

impl Tasks {
    /// No tasks yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Starts a task inside the current span. It goes on when its handle is dropped; a panic is
    /// logged under this name and handed to whoever awaits the handle.
    pub fn spawn<F>(&self, name: &'static str, future: F) -> JoinHandle<F::Output>
    where
        F: Future + Send + 'static,
        F::Output: Send + 'static,
    {
        let guarded = async move {
            let outcome = AssertUnwindSafe(future).catch_unwind().await;
            outcome.unwrap_or_else(|panic| {
                tracing::error!(task = name, "a task panicked");
                std::panic::resume_unwind(panic)
            })
        };
        self.tracker.spawn(guarded.in_current_span())
    }

    /// Starts a task without which the process is no use: when it panics the process stops, and whoever watches over
    /// it starts it again.
    pub fn spawn_vital<F>(&self, name: &'static str, future: F)
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let stopping = self.stopping();
        drop(self.spawn(name, async move {
            if AssertUnwindSafe(future).catch_unwind().await.is_err() {
                tracing::error!(task = name, "a task that everything needs panicked; the process stops");
                stopping.cancel();
            }
        }));
    }

    /// Cancelled once the process stops; every loop watches it.
    pub fn stopping(&self) -> CancellationToken {
        self.stopping.clone()
    }

    /// Tells all tasks to stop and waits this long; says whether all of them did.
    pub async fn stop_and_wait(&self, longest: Duration) -> bool {
        self.stopping.cancel();
        self.tracker.close();
        tokio::time::timeout(longest, self.tracker.wait()).await.is_ok()
    }
}

//! People who work while things break: each sends a command until it has its answer, always under the same number.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use tokio::task::JoinSet;
use werkbrug_tests::hours::{self, Host};
use werkbrug_tests::system::System;
use werkbrug_tests::told::Told;
use werkbrug_tests::trade;

/// Who takes orders, who plans shifts, who invoices.
const DESKS: usize = 9;
const PLANNERS: usize = 10;
/// Pause between two pieces of work of one of them; with everything up that makes more than fifty commands a second.
const PACE: Duration = Duration::from_millis(100);
/// Pause between two invoices.
const INVOICES: Duration = Duration::from_millis(800);

/// Everybody who works.
pub(super) struct Clients {
    stop: Arc<AtomicBool>,
    working: JoinSet<Told>,
}

/// What one of them needs.
#[derive(Clone)]
struct Client {
    system: Arc<System>,
    host: Host,
    next: Arc<AtomicUsize>,
    stop: Arc<AtomicBool>,
}

impl Clients {
    pub(super) fn begin(system: &Arc<System>, host: &Host) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let client = |next: &Arc<AtomicUsize>| Client {
            system: Arc::clone(system),
            host: host.clone(),
            next: Arc::clone(next),
            stop: Arc::clone(&stop),
        };
        let (orders, shifts, invoices) = (Arc::default(), Arc::default(), Arc::default());
        let mut working = JoinSet::new();
        for _ in 0..DESKS {
            working.spawn(client(&orders).take_orders());
        }
        for _ in 0..PLANNERS {
            working.spawn(client(&shifts).plan_shifts());
        }
        working.spawn(client(&invoices).send_invoices());
        Self { stop, working }
    }

    /// Let everybody finish what they began; what all of them were told.
    pub(super) async fn end(self) -> Told {
        self.stop.store(true, Ordering::SeqCst);
        let mut told = Told::default();
        for one in self.working.join_all().await {
            told.add(one);
        }
        told
    }
}

impl Client {
    /// The number of the next piece of work; none once it is time to stop.
    async fn next(&self, pause: Duration) -> Option<usize> {
        tokio::time::sleep(pause).await;
        (!self.stop.load(Ordering::SeqCst)).then(|| self.next.fetch_add(1, Ordering::SeqCst))
    }

    async fn take_orders(self) -> Told {
        let mut told = Told::default();
        while let Some(number) = self.next(PACE).await {
            told.order(trade::order(&self.system, &self.host.company, number).await);
            if number.is_multiple_of(4) {
                told.worker(trade::worker(&self.system, number).await);
            }
        }
        told
    }

    async fn plan_shifts(self) -> Told {
        let mut told = Told::default();
        while let Some(number) = self.next(PACE).await {
            hours::shift(&self.system, &self.host, number, &mut told).await;
        }
        told
    }

    async fn send_invoices(self) -> Told {
        let mut told = Told::default();
        while let Some(number) = self.next(INVOICES).await {
            hours::invoice(&self.system, &self.host, number, &mut told).await;
        }
        told
    }
}

//! Keeps the streams as they should be: at every start of NATS, and every few seconds.

use std::{path::Path, sync::Arc, time::Duration};

use async_nats::{ConnectOptions, Event, jetstream};
use tokio::sync::{Notify, watch};
use werkbrug_chassis::tasks::Tasks;

use crate::{
    failure::Failure,
    nats::{
        permissions::{KEEPER, inbox_prefix},
        streams, users,
    },
};

const AGAIN: Duration = Duration::from_secs(5);
/// After a failure: NATS is starting, or away.
const SOON: Duration = Duration::from_millis(100);
const ANSWER: Duration = Duration::from_secs(2);
const LONGEST_RECONNECT: Duration = Duration::from_secs(1);

/// How often the streams were applied; more than zero means that NATS is ready.
pub type Applied = watch::Receiver<u64>;

/// Starts keeping the streams with the keeper's seed.
///
/// # Errors
/// The seed cannot be read or is no seed. That NATS is away is no error: the keeper waits for it.
pub async fn start(address: &str, seed_file: &Path, tasks: &Tasks) -> Result<Applied, Failure> {
    let connected = Arc::new(Notify::new());
    let told = Arc::clone(&connected);
    let client = ConnectOptions::with_nkey(users::seed(seed_file)?)
        .name(KEEPER)
        .custom_inbox_prefix(inbox_prefix(KEEPER))
        .retry_on_initial_connect()
        .max_reconnects(None)
        .request_timeout(Some(ANSWER))
        .reconnect_delay_callback(|attempts| {
            let doubled = 2_u32.saturating_pow(u32::try_from(attempts.min(10)).unwrap_or(10));
            (SOON / 10).saturating_mul(doubled).min(LONGEST_RECONNECT)
        })
        .event_callback(move |event| {
            if matches!(event, Event::Connected) {
                told.notify_one();
            }
            std::future::ready(())
        })
        .connect(address)
        .await
        .map_err(|cause| Failure::unusable(format!("NATS on {address}: {cause}")))?;
    let (counted, applied) = watch::channel(0_u64);
    let stopping = tasks.stopping();
    tasks.spawn("keeper", async move {
        let jetstream = jetstream::new(client);
        let mut was_fine = true;
        while !stopping.is_cancelled() {
            let outcome = streams::apply(&jetstream).await;
            let pause = if outcome.is_ok() { AGAIN } else { SOON };
            match outcome {
                Ok(()) => counted.send_modify(|times| *times = times.saturating_add(1)),
                Err(failure) if was_fine => tracing::warn!(cause = failure.text, "streams not applied; trying on"),
                Err(_) => {}
            }
            was_fine = pause == AGAIN;
            tokio::select! {
                () = tokio::time::sleep(pause) => {}
                () = connected.notified() => {}
                () = stopping.cancelled() => {}
            }
        }
    });
    Ok(applied)
}

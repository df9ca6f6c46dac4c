//! Telling customers' own systems what became of their orders: one task turns what this service said into messages, the
//! other sends them, again and again with growing pauses, until they arrive or stand aside.

use std::{sync::Arc, time::Duration};

use futures::{FutureExt, StreamExt, stream};
use sea_orm::DatabaseTransaction;
use serde_json::json;
use uuid::Uuid;
use werkbrug_chassis::{clock::Clock, refusal::Fault, tasks::Tasks};
use werkbrug_orders_domain::retry::pause_seconds;
use werkbrug_pipeline::{Pipeline, columns::from_column, use_case::Stop};

use crate::{
    seal::Sealer,
    sending::{Message, Outcome, Sender},
    store::{
        tables::{event_log, webhook_delivery},
        webhook,
    },
};

/// How often it is looked whether there is something to do.
const LOOK: Duration = Duration::from_secs(1);
/// How long a message is taken for: longer than a try may last.
const TAKEN_US: i64 = 60_000_000;
/// Messages that are taken in one look, and that are under way together.
const AT_ONCE: u64 = 64;
const TOGETHER: usize = 8;
const SECOND_US: i64 = 1_000_000;
/// Sets the secret of a webhook apart from the marks of promises.
const SECRET: &str = "webhook";

/// What telling needs.
#[derive(Clone)]
pub(crate) struct Teller {
    /// Where the messages are kept.
    pub(crate) pipeline: Pipeline,
    /// The clock on the wall.
    pub(crate) clock: Clock,
    /// Who makes the secrets.
    pub(crate) sealer: Arc<Sealer>,
    /// Who sends.
    pub(crate) sender: Sender,
    /// Into how many partitions the topic is divided.
    pub(crate) partitions: u32,
}

/// What a webhook's messages are signed with; made of the key of this process, so that no database holds it.
pub(crate) fn secret(sealer: &Sealer, webhook: Uuid) -> Result<String, Fault> {
    sealer.mark(SECRET, &webhook.to_string())
}

impl Teller {
    /// Tells until the service stops. Every replica may; each event becomes a message once, and each try is one replica's.
    pub(crate) fn start(self, tasks: &Tasks) {
        let (own, stopping) = (self.clone(), tasks.stopping());
        tasks.spawn("webhook messages", async move {
            while !stopping.is_cancelled() {
                if let Err(stop) = own.write_messages().await {
                    tracing::warn!(cause = ?stop, "events could not be turned into messages");
                }
                tokio::select! {
                    () = stopping.cancelled() => {}
                    () = tokio::time::sleep(LOOK) => {}
                }
            }
        });
        let stopping = tasks.stopping();
        tasks.spawn("webhooks", async move {
            while !stopping.is_cancelled() {
                tokio::select! {
                    () = stopping.cancelled() => break,
                    sent = self.send_due() => if let Err(stop) = sent {
                        tracing::warn!(cause = ?stop, "messages could not be sent");
                    }
                }
                tokio::select! {
                    () = stopping.cancelled() => {}
                    () = tokio::time::sleep(LOOK) => {}
                }
            }
        });
    }

    async fn write_messages(&self) -> Result<(), Stop> {
        for partition in (0..self.partitions).filter_map(|partition| i32::try_from(partition).ok()) {
            // The head first: what is said after it is looked at next time.
            let head = webhook::head(self.pipeline.reader(), partition).await?;
            let mut mark = webhook::mark(self.pipeline.reader(), partition).await?;
            if mark < head && !webhook::is_wanted(self.pipeline.reader()).await? {
                self.pipeline.alone(move |db| webhook::move_mark(db, partition, head).boxed()).await?;
                continue;
            }
            while mark < head {
                mark = self.pipeline.alone(move |db| stretch(db, partition, mark).boxed()).await?;
            }
        }
        Ok(())
    }

    async fn send_due(&self) -> Result<(), Stop> {
        let due = webhook::due(self.pipeline.reader(), self.clock.wall_us(), AT_ONCE).await?;
        let tries = stream::iter(due).map(|(message, url)| self.send(message, url)).buffer_unordered(TOGETHER);
        let failed = tries.filter_map(|tried| async move { tried.err() }).collect::<Vec<Stop>>().await;
        failed.into_iter().next().map_or(Ok(()), Err)
    }

    /// Takes a message, sends it and writes what came of it. Whoever is killed in between leaves it to be sent again.
    async fn send(&self, message: webhook_delivery::Model, url: String) -> Result<(), Stop> {
        let until_us = self.clock.wall_us().saturating_add(TAKEN_US);
        let seen = message.clone();
        if !self.pipeline.alone(move |db| async move { webhook::take(db, &seen, until_us).await }.boxed()).await? {
            return Ok(());
        }
        let at_seconds = self.clock.wall_us().div_euclid(SECOND_US);
        let secret = secret(&self.sealer, message.webhook_id)?;
        let told = Message { id: message.id.to_string(), body: &message.body, secret: &secret, at_seconds };
        let outcome = self.sender.send(&url, &told).await?;
        let tries = u32::try_from(message.attempts).unwrap_or(u32::MAX).saturating_add(1);
        let pause = |seconds: u32| self.clock.wall_us().saturating_add(i64::from(seconds).saturating_mul(SECOND_US));
        let (state, answer, next_us) = match (outcome, pause_seconds(tries)) {
            (Outcome::Arrived(answer), _) => (webhook::DELIVERED, answer, 0),
            (Outcome::Failed(answer), Some(seconds)) => (webhook::WAITING, answer, pause(seconds)),
            (Outcome::Failed(answer), None) => (webhook::PARKED, answer, 0),
        };
        tracing::info!(delivery.id = %message.id, state, answer, "a message was sent");
        let place = (message.tenant, message.id);
        self.pipeline
            .alone(move |db| async move { webhook::tried(db, place, (state, &answer), next_us).await }.boxed())
            .await?;
        if state == webhook::WAITING {
            // In a transaction of its own: two tries that fail together do not wait for each other's messages.
            let place = (message.tenant, message.webhook_id);
            self.pipeline.alone(move |db| webhook::put_off(db, place, next_us).boxed()).await?;
        }
        Ok(())
    }
}

/// Turns the events after a mark into messages and moves the mark, together; answers the mark.
async fn stretch(db: &DatabaseTransaction, partition: i32, mark: i64) -> Result<i64, Stop> {
    let events = webhook::events(db, partition, mark).await?;
    for event in &events {
        tell(db, event).await?;
    }
    let mark = events.last().map_or(mark, |last| last.seq);
    webhook::move_mark(db, partition, mark).await?;
    Ok(mark)
}

async fn tell(db: &DatabaseTransaction, event: &event_log::Model) -> Result<(), Stop> {
    let Ok(order) = Uuid::parse_str(&event.subject) else { return Ok(()) };
    let Some(order) = webhook::order(db, event.tenant, order).await? else { return Ok(()) };
    let what = snake(&event.event_type);
    for listener in webhook::listeners(db, (event.tenant, order.company_id), event.time_us).await? {
        let id = Uuid::now_v7();
        let body = json!({
            "delivery_id": id,
            "what": what,
            "happened_at": jiff::Timestamp::from_microsecond(event.time_us).map(|at| at.to_string()).unwrap_or_default(),
            "order": {
                "order_id": order.id,
                "reference": order.order_reference,
                "stage": order.stage,
                "promised_on": order.promised_on.map(|day| from_column(day).to_string()),
                "delivered_on": order.delivered_on.map(|day| from_column(day).to_string()),
            },
        });
        let message = webhook_delivery::Model {
            tenant: event.tenant,
            id,
            webhook_id: listener.id,
            event_id: event.event_id,
            order_id: order.id,
            order_reference: order.order_reference.clone(),
            what: what.clone(),
            body: body.to_string(),
            state: webhook::WAITING.to_owned(),
            attempts: 0,
            last_answer: String::new(),
            happened_at_us: event.time_us,
            next_try_us: 0,
        };
        webhook::write_delivery(db, message).await?;
    }
    Ok(())
}

/// An event as others read it: `OrderAccepted` is `order_accepted`.
fn snake(event_type: &str) -> String {
    let mut text = String::with_capacity(event_type.len() + 4);
    for sign in event_type.chars() {
        if sign.is_ascii_uppercase() && !text.is_empty() {
            text.push('_');
        }
        text.push(sign.to_ascii_lowercase());
    }
    text
}

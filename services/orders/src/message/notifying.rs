//! Webhooks as messages.

use werkbrug_proto::orders::{Webhook, WebhookDelivery, WebhookState};

use crate::{
    read::webhook::{Row, Told},
    store::webhook::{DELIVERED, ENDED, PARKED, WAITING},
};

/// A webhook.
pub(crate) fn webhook(row: Row) -> Webhook {
    let count = |messages: i64| u32::try_from(messages).unwrap_or(u32::MAX);
    Webhook {
        webhook_id: row.webhook.id.to_string(),
        company_id: row.webhook.company_id.to_string(),
        company_name: row.company_name,
        url: row.webhook.url,
        is_ended: row.webhook.ended_at_us.is_some(),
        waiting: count(row.waiting),
        parked: count(row.parked),
    }
}

/// A message and what became of it.
pub(crate) fn delivery(told: Told) -> WebhookDelivery {
    let Told { delivery, url } = told;
    let state = state(&delivery.state);
    let next_try_at_us = if state == WebhookState::Waiting { delivery.next_try_us } else { 0 };
    WebhookDelivery {
        delivery_id: delivery.id.to_string(),
        webhook_id: delivery.webhook_id.to_string(),
        url,
        order_id: delivery.order_id.to_string(),
        order_reference: delivery.order_reference,
        what: delivery.what,
        state: state.into(),
        attempts: u32::try_from(delivery.attempts).unwrap_or(u32::MAX),
        last_answer: delivery.last_answer,
        happened_at_us: delivery.happened_at_us,
        next_try_at_us,
    }
}

/// The states, as they are stored.
const STATES: [(WebhookState, &str); 4] = [
    (WebhookState::Waiting, WAITING),
    (WebhookState::Delivered, DELIVERED),
    (WebhookState::Parked, PARKED),
    (WebhookState::Ended, ENDED),
];

fn state(stored: &str) -> WebhookState {
    STATES.iter().find(|(_, own)| *own == stored).map_or(WebhookState::Unspecified, |(state, _)| *state)
}

/// The state that a list is limited to; none for all.
pub(crate) fn wanted_state(state: WebhookState) -> Option<&'static str> {
    STATES.iter().find(|(own, _)| *own == state).map(|(_, stored)| *stored)
}

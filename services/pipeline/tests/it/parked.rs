//! A refused event steps aside; what belongs to it waits behind it, everything else goes on.

use tonic::Code;
use uuid::Uuid;
use werkbrug_chassis::refusal::reason_of;
use werkbrug_pipeline::testing::{Backend, deafen, hear, said};
use werkbrug_proto::pipeline::{
    DiscardParkedEventRequest, ListParkedEventsRequest, ParkedEvent, RetryParkedEventRequest,
};

use crate::crews::{self, CROOKED, heard, heard_twice};
use crate::floor::{Floor, Running, texts};
use crate::orders::{self, accept};

on_both_databases!(
    a_refused_event_steps_aside_and_only_its_own_order_waits,
    retry_takes_the_row_in_order_and_stops_at_a_refusal,
    to_give_an_event_up_takes_a_reason,
    two_who_give_up_at_once_leave_a_row_without_gaps,
    an_event_that_cannot_be_read_is_parked_and_can_be_given_up,
    only_an_administrator_looks_after_parked_events,
);

/// Two services and two orders: the first one's second event is crooked.
struct Story {
    floor: Floor,
    orders: Running,
    crews: Running,
    crooked: Uuid,
    straight: Uuid,
}

impl Story {
    async fn begin(backend: Backend) -> Self {
        let floor = Floor::new().await;
        let orders = floor.start(orders::service(), backend).await;
        let crews = floor.start(crews::service(), backend).await;
        deafen(&crews.pipeline, true).await;
        let story = Self { floor, orders, crews, crooked: Uuid::now_v7(), straight: Uuid::now_v7() };
        let says = [(story.crooked, "a1"), (story.crooked, CROOKED), (story.straight, "b1"), (story.crooked, "a3")];
        for (order_id, reference) in says {
            story.say(order_id, reference).await;
        }
        story.hear().await;
        story
    }

    async fn say(&self, order_id: Uuid, reference: &str) {
        accept(&self.orders.pipeline, &self.floor.viewer, order_id, reference).await;
    }

    async fn hear(&self) {
        let entries = said(&self.orders.pipeline, "orders").await;
        hear(&self.crews.pipeline, "orders", "orders", entries).await.unwrap();
    }

    /// What stands aside, the first in its row first.
    async fn aside(&self) -> Vec<ParkedEvent> {
        let request = ListParkedEventsRequest::default();
        let answer = self.floor.client("cli", "crews").list_parked_events(request).await.unwrap().into_inner();
        let mut events = answer.parked_events;
        events.sort_by_key(|event| event.place);
        events
    }

    /// Numbers, places and reasons of what stands aside.
    async fn rows(&self) -> Vec<(u64, u32, String)> {
        self.aside().await.into_iter().map(|event| (event.seq, event.place, event.reason)).collect()
    }

    async fn retry(&self, event: &ParkedEvent) -> u32 {
        let request = RetryParkedEventRequest { parked_id: event.parked_id.clone() };
        self.floor.client("cli", "crews").retry_parked_event(request).await.unwrap().into_inner().applied
    }

    async fn discard(&self, event: &ParkedEvent, reason: &str) -> Result<(), tonic::Status> {
        let request = DiscardParkedEventRequest { parked_id: event.parked_id.clone(), reason: reason.to_owned() };
        self.floor.client("cli", "crews").discard_parked_event(request).await.map(drop)
    }

    async fn open_gate(&self, is_open: u8) {
        self.crews.write(&format!("UPDATE gate SET is_open = {is_open}")).await;
    }

    /// What the copy says of the crooked order and of the straight one.
    async fn copies(&self) -> Vec<String> {
        texts(self.crews.db(), "SELECT reference AS text FROM copy_order ORDER BY order_id").await
    }

    async fn end(self, backend: Backend) {
        assert_eq!(heard_twice(&self.crews).await, 0);
        self.crews.stop().await;
        self.orders.stop().await;
        self.floor.clear(backend).await;
    }
}

fn row(seq: u64, place: u32, reason: &str) -> (u64, u32, String) {
    (seq, place, reason.to_owned())
}

async fn a_refused_event_steps_aside_and_only_its_own_order_waits(backend: Backend) {
    let story = Story::begin(backend).await;
    assert_eq!(heard(&story.crews).await, ["a1", "b1"]);
    assert_eq!(story.copies().await, ["a1", "b1"], "the copy is taken back with the reaction");
    assert_eq!(story.rows().await, [row(2, 0, "GATE_SHUT"), row(4, 1, "")]);
    story.say(story.straight, "b2").await;
    story.say(story.crooked, "a4").await;
    story.hear().await;
    assert_eq!(heard(&story.crews).await, ["a1", "b1", "b2"]);
    assert_eq!(story.rows().await, [row(2, 0, "GATE_SHUT"), row(4, 1, ""), row(6, 2, "")]);
    let first = story.aside().await.remove(0);
    assert_eq!((first.event_type.as_str(), first.block_key), ("OrderAccepted", story.crooked.to_string()));
    story.end(backend).await;
}

async fn retry_takes_the_row_in_order_and_stops_at_a_refusal(backend: Backend) {
    let story = Story::begin(backend).await;
    story.say(story.crooked, CROOKED).await;
    story.say(story.crooked, "a5").await;
    story.hear().await;
    let aside = story.aside().await;
    assert_eq!(story.retry(&aside[0]).await, 0, "the gate is still shut");
    assert_eq!(heard(&story.crews).await, ["a1", "b1"]);
    assert_eq!(story.rows().await.len(), 4);
    // Somebody gives the first up; the row goes on until the next one that is refused.
    story.discard(&aside[0], "typed twice").await.unwrap();
    assert_eq!(heard(&story.crews).await, ["a1", "b1", "a3"]);
    assert_eq!(story.rows().await, [row(5, 0, "GATE_SHUT"), row(6, 1, "")]);
    story.say(story.crooked, "a6").await;
    story.hear().await;
    assert_eq!(story.rows().await, [row(5, 0, "GATE_SHUT"), row(6, 1, ""), row(7, 2, "")]);
    story.open_gate(1).await;
    // Whichever of the row is asked for, the whole row is tried from its front.
    assert_eq!(story.retry(&story.aside().await[2]).await, 3);
    assert_eq!(heard(&story.crews).await, ["a1", "b1", "a3", CROOKED, "a5", "a6"]);
    assert_eq!(story.copies().await, ["a6", "b1"]);
    assert_eq!(story.rows().await, []);
    story.say(story.crooked, "a7").await;
    story.hear().await;
    assert_eq!(story.copies().await, ["a7", "b1"], "nothing waits any more");
    story.end(backend).await;
}

async fn to_give_an_event_up_takes_a_reason(backend: Backend) {
    let story = Story::begin(backend).await;
    let aside = story.aside().await;
    for reason in ["", "  \n"] {
        let status = story.discard(&aside[0], reason).await.unwrap_err();
        assert_eq!((status.code(), reason_of(&status).as_deref()), (Code::InvalidArgument, Some("REASON_MISSING")));
    }
    assert_eq!(story.rows().await.len(), 2);
    // The one behind may be given up as well.
    story.discard(&aside[1], "sent by mistake").await.unwrap();
    assert_eq!(story.rows().await, [row(2, 0, "GATE_SHUT")]);
    story.discard(&aside[0], "the customer took it back").await.unwrap();
    assert_eq!(story.rows().await, []);
    assert_eq!(heard(&story.crews).await, ["a1", "b1"]);
    let again = story.discard(&aside[0], "again").await.unwrap_err();
    assert_eq!(again.code(), Code::NotFound);
    let audit = said(&story.crews.pipeline, "audit").await;
    let told: Vec<String> = audit.iter().map(|entry| String::from_utf8(entry.body.clone()).unwrap()).collect();
    assert_eq!(told.len(), 2);
    for (text, reason) in told.iter().zip(["sent by mistake", "the customer took it back"]) {
        assert!(text.contains("\"cli\"") && text.contains("discard_parked_event") && text.contains(reason), "{text}");
    }
    story.end(backend).await;
}

async fn two_who_give_up_at_once_leave_a_row_without_gaps(backend: Backend) {
    let story = Story::begin(backend).await;
    for reference in ["a4", "a5"] {
        story.say(story.crooked, reference).await;
    }
    story.hear().await;
    let aside = story.aside().await;
    let (one, other) = tokio::join!(story.discard(&aside[1], "twice"), story.discard(&aside[2], "twice"));
    assert!(one.is_ok() && other.is_ok());
    assert_eq!(story.rows().await, [row(2, 0, "GATE_SHUT"), row(6, 1, "")]);
    story.say(story.crooked, "a6").await;
    story.hear().await;
    assert_eq!(story.rows().await, [row(2, 0, "GATE_SHUT"), row(6, 1, ""), row(7, 2, "")]);
    let (one, other) = tokio::join!(story.discard(&aside[0], "lost"), story.discard(&aside[0], "lost"));
    let late = [one, other].into_iter().filter_map(Result::err).map(|status| status.code());
    assert_eq!(late.collect::<Vec<_>>(), [Code::NotFound]);
    assert_eq!(heard(&story.crews).await, ["a1", "b1", "a5", "a6"], "those behind went through once");
    story.end(backend).await;
}

async fn an_event_that_cannot_be_read_is_parked_and_can_be_given_up(backend: Backend) {
    let story = Story::begin(backend).await;
    let mut entry = said(&story.orders.pipeline, "orders").await.pop().unwrap();
    let previous = entry.chain.clone();
    (entry.seq, entry.tenant, entry.subject) = (5, "no workshop at all".to_owned(), "c".to_owned());
    entry.event_id = Uuid::now_v7().to_string();
    entry.chain = werkbrug_pipeline::chain::link(&previous, &entry);
    hear(&story.crews.pipeline, "orders", "orders", vec![entry]).await.unwrap();
    let unusable = story.aside().await.into_iter().find(|event| event.seq == 5).unwrap();
    assert_eq!((unusable.reason.as_str(), unusable.place), ("EVENT_UNUSABLE", 0));
    assert_eq!(story.retry(&unusable).await, 0);
    story.discard(&unusable, "from a broken tool").await.unwrap();
    assert_eq!(story.rows().await.len(), 2);
    story.end(backend).await;
}

async fn only_an_administrator_looks_after_parked_events(backend: Backend) {
    let story = Story::begin(backend).await;
    let mut admin = story.floor.viewer.clone();
    admin.role = werkbrug_kernel::role::Role::Admin;
    let list = ListParkedEventsRequest::default;
    assert!(story.floor.client_of(&admin, "crews").list_parked_events(list()).await.is_ok());
    let desk = story.floor.client_of(&story.floor.viewer, "crews").list_parked_events(list()).await.unwrap_err();
    let service = story.floor.client("orders", "crews").list_parked_events(list()).await.unwrap_err();
    assert_eq!((desk.code(), service.code()), (Code::PermissionDenied, Code::PermissionDenied));
    story.end(backend).await;
}

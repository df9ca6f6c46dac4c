//! Customers' own systems are told what becomes of their orders.

use std::time::Duration;

use hmac::{Hmac, Mac};
use sha2::Sha256;
use werkbrug_chassis::rpc::Authed;
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::{self, Backend};
use werkbrug_proto::orders::{
    EndWebhookRequest, ListWebhookDeliveriesRequest, ListWebhooksRequest, RetryWebhookDeliveryRequest,
    SubscribeWebhookRequest, SubscribeWebhookResponse, WebhookDelivery, WebhookState,
    notifying_client::NotifyingClient,
};

use crate::{
    desk::{CUSTOMER, Desk, fresh, refusal},
    receiver::{Heard, Receiver},
};

on_both_databases!(
    what_happens_to_an_order_is_told_signed_and_once,
    a_receiver_that_fails_is_told_again,
    what_failed_too_often_stands_aside_until_a_person_sends_it,
    a_receiver_that_fails_keeps_only_its_own_messages_waiting,
    a_redirect_is_not_followed,
    nothing_is_lost_or_doubled_when_the_service_is_killed,
    an_address_inside_is_refused,
    who_ended_it_hears_nothing_more,
);

/// How long a story waits for what must come.
const PATIENCE: Duration = Duration::from_secs(20);
const LOOK: Duration = Duration::from_millis(20);

struct Telling {
    desk: Desk,
    client: NotifyingClient<Authed>,
    receiver: Receiver,
    told: SubscribeWebhookResponse,
}

impl Telling {
    /// A customer's receiver that the operator allows though it is on this machine.
    async fn open(backend: Backend, answers: &[&'static str]) -> Self {
        let mut desk = Desk::open(backend).await;
        let receiver = Receiver::open(answers).await;
        std::fs::write(desk.bench.data_dir().join("keys/webhooks-allowed"), &receiver.place).unwrap();
        let company_id = desk.company(CUSTOMER).await;
        let mut client = NotifyingClient::new(desk.bench.client_channel(&desk.bench.viewer(Role::OrderDesk)));
        let request = SubscribeWebhookRequest { request_id: fresh(), company_id, url: receiver.url() };
        let told = client.subscribe_webhook(request).await.unwrap().into_inner();
        Self { desk, client, receiver, told }
    }

    async fn deliveries(&mut self) -> Vec<WebhookDelivery> {
        let request = ListWebhookDeliveriesRequest::default();
        self.client.list_webhook_deliveries(request).await.unwrap().into_inner().deliveries
    }

    /// Waits until one message, the first, is in this state after this many tries.
    async fn until(&mut self, state: WebhookState, attempts: u32) -> WebhookDelivery {
        let deadline = tokio::time::Instant::now() + PATIENCE;
        loop {
            let all = self.deliveries().await;
            if let Some(found) =
                all.last().filter(|own| own.state() == state && own.attempts == attempts && !own.last_answer.is_empty())
            {
                return found.clone();
            }
            assert!(tokio::time::Instant::now() < deadline, "{all:?}");
            tokio::time::sleep(LOOK).await;
        }
    }

    /// Waits until the messages are so.
    async fn when(&mut self, is_so: impl Fn(&[WebhookDelivery]) -> bool) -> Vec<WebhookDelivery> {
        let deadline = tokio::time::Instant::now() + PATIENCE;
        loop {
            let all = self.deliveries().await;
            if is_so(&all) {
                return all;
            }
            assert!(tokio::time::Instant::now() < deadline, "{all:?}");
            tokio::time::sleep(LOOK).await;
        }
    }

    /// The time of the next try comes.
    async fn let_time_pass(&self) {
        testing::write(&self.desk.bench.pipeline, "UPDATE webhook_delivery SET next_try_us = 0").await.unwrap();
    }

    async fn close(self) {
        self.desk.close().await;
    }
}

fn is_signed(heard: &Heard, secret: &str) -> bool {
    let Some((at, mark)) = heard.header("werkbrug-signature").trim_start_matches("t=").split_once(",v1=") else {
        return false;
    };
    let keyed = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).unwrap();
    let keyed = keyed.chain_update(format!("{at}.{}", heard.body));
    keyed.verify_slice(&hex::decode(mark).unwrap()).is_ok()
}

async fn what_happens_to_an_order_is_told_signed_and_once(backend: Backend) {
    let mut telling = Telling::open(backend, &[]).await;
    telling.desk.announce("pack", &[24], 480).await;
    let order = telling.desk.quote(100, &[&[("pack", 60)]]).await;
    telling.desk.accept(&order).await.unwrap();
    let deadline = tokio::time::Instant::now() + PATIENCE;
    while telling.deliveries().await.iter().filter(|own| own.state() == WebhookState::Delivered).count() < 2 {
        assert!(tokio::time::Instant::now() < deadline, "{:?}", telling.deliveries().await);
        tokio::time::sleep(LOOK).await;
    }
    let heard = telling.receiver.heard();
    let mut what: Vec<String> = heard
        .iter()
        .map(|one| serde_json::from_str::<serde_json::Value>(&one.body).unwrap())
        .map(|body| format!("{} {} {}", body["what"], body["order"]["reference"], body["order"]["promised_on"]))
        .collect();
    what.sort();
    assert_eq!(what.len(), 2, "{what:?}");
    assert!(what[0].starts_with("\"order_accepted\" \"PO-VOORBEELD\" \"2026-11-24\""), "{what:?}");
    assert!(what[1].starts_with("\"quote_created\""), "{what:?}");
    assert!(heard.iter().all(|one| is_signed(one, &telling.told.secret) && !is_signed(one, "een ander")));
    let ids: std::collections::BTreeSet<_> = heard.iter().map(|one| one.header("werkbrug-delivery")).collect();
    assert_eq!(ids.len(), 2, "each message has its own id");
    telling.close().await;
}

async fn a_receiver_that_fails_is_told_again(backend: Backend) {
    let mut telling = Telling::open(backend, &["500 Internal Server Error"]).await;
    telling.desk.quote(100, &[&[("pack", 60)]]).await;
    let failed = telling.until(WebhookState::Waiting, 1).await;
    assert_eq!(failed.last_answer, "500");
    assert!(failed.next_try_at_us > 0);
    telling.let_time_pass().await;
    let arrived = telling.until(WebhookState::Delivered, 2).await;
    assert_eq!((arrived.delivery_id, arrived.last_answer.as_str()), (failed.delivery_id, "204"));
    let heard = telling.receiver.heard();
    assert_eq!(heard.len(), 2);
    assert_eq!(heard[0].header("werkbrug-delivery"), heard[1].header("werkbrug-delivery"), "the same message");
    telling.close().await;
}

async fn a_receiver_that_fails_keeps_only_its_own_messages_waiting(backend: Backend) {
    let mut telling = Telling::open(backend, &[]).await;
    let company_id = telling.desk.company(CUSTOMER).await;
    let url = format!("http://{}/elsewhere", telling.receiver.place);
    let request = SubscribeWebhookRequest { request_id: fresh(), company_id, url: url.clone() };
    telling.client.subscribe_webhook(request).await.unwrap();
    for pieces in [100, 200] {
        telling.desk.quote(pieces, &[&[("pack", 60)]]).await;
    }
    telling.when(|all| all.iter().filter(|own| own.state() == WebhookState::Delivered).count() == 4).await;
    // All of it waits again, an hour long; then one message is due that failed before.
    let hour_us = jiff::Timestamp::now().as_microsecond() + 3_600_000_000;
    let waits = format!("UPDATE webhook_delivery SET state = 'waiting', attempts = 0, next_try_us = {hour_us}");
    let due = "UPDATE webhook_delivery SET next_try_us = 0, attempts = 10 WHERE id IN (SELECT told.id \
         FROM webhook_delivery told JOIN webhook ON webhook.id = told.webhook_id \
         WHERE webhook.url LIKE '%/orders' ORDER BY told.id LIMIT 1)";
    telling.receiver.answer_next("500 Internal Server Error");
    for statement in [waits.as_str(), due] {
        testing::write(&telling.desk.bench.pipeline, statement).await.unwrap();
    }
    let (mut own, mut others): (Vec<_>, Vec<_>) = telling
        .when(|all| all.iter().filter(|own| own.next_try_at_us > hour_us).count() == 2)
        .await
        .into_iter()
        .partition(|message| message.url != url);
    own.dedup_by_key(|message| message.next_try_at_us);
    assert_eq!((own.len(), own[0].next_try_at_us > hour_us), (1, true), "both wait until the first is tried again");
    others.retain(|message| message.next_try_at_us == hour_us);
    assert_eq!(others.len(), 2, "whoever answers does not wait for it");
    telling.close().await;
}

async fn what_failed_too_often_stands_aside_until_a_person_sends_it(backend: Backend) {
    let mut telling = Telling::open(backend, &["503 Service Unavailable", "410 Gone"]).await;
    telling.desk.quote(100, &[&[("pack", 60)]]).await;
    telling.until(WebhookState::Waiting, 1).await;
    let last = "UPDATE webhook_delivery SET next_try_us = 0, attempts = 11";
    testing::write(&telling.desk.bench.pipeline, last).await.unwrap();
    let parked = telling.until(WebhookState::Parked, 12).await;
    assert_eq!((parked.last_answer.as_str(), parked.next_try_at_us), ("410", 0));
    let webhooks = telling.client.list_webhooks(ListWebhooksRequest {}).await.unwrap().into_inner().webhooks;
    assert_eq!((webhooks[0].parked, webhooks[0].waiting, webhooks[0].is_ended), (1, 0, false));

    // Who looks after the machinery sees that it stands aside, and not whose order it is about.
    let bench = &telling.desk.bench;
    let mut admin = NotifyingClient::new(bench.client_channel(&bench.viewer(Role::Admin)));
    let request = ListWebhookDeliveriesRequest::default();
    let seen = admin.list_webhook_deliveries(request.clone()).await.unwrap().into_inner().deliveries;
    assert_eq!((seen[0].order_reference.as_str(), parked.order_reference.as_str()), ("", "PO-VOORBEELD"));
    for role in Role::ALL.into_iter().filter(|role| ![Role::Admin, Role::OrderDesk].contains(role)) {
        let mut client = NotifyingClient::new(bench.client_channel(&bench.viewer(role)));
        assert_eq!(refusal(client.list_webhook_deliveries(request.clone()).await).0, "ROLE_FORBIDS", "{role:?}");
    }
    let again = || RetryWebhookDeliveryRequest { request_id: fresh(), delivery_id: parked.delivery_id.clone() };
    admin.retry_webhook_delivery(again()).await.unwrap();
    telling.until(WebhookState::Delivered, 1).await;
    assert_eq!(refusal(telling.client.retry_webhook_delivery(again()).await).0, "NOT_PARKED");
    telling.close().await;
}

async fn a_redirect_is_not_followed(backend: Backend) {
    let mut telling = Telling::open(backend, &["302 Found\r\nlocation: /elsewhere"]).await;
    telling.desk.quote(100, &[&[("pack", 60)]]).await;
    let failed = telling.until(WebhookState::Waiting, 1).await;
    assert_eq!(failed.last_answer, "redirected");
    let asked: Vec<_> = telling.receiver.heard().into_iter().map(|one| one.asked).collect();
    assert_eq!(asked, ["POST /orders HTTP/1.1"]);
    telling.close().await;
}

async fn nothing_is_lost_or_doubled_when_the_service_is_killed(backend: Backend) {
    let mut telling = Telling::open(backend, &["500 Internal Server Error"]).await;
    telling.desk.quote(100, &[&[("pack", 60)]]).await;
    telling.until(WebhookState::Waiting, 1).await;
    // Killed after the receiver had it and before that was written; and the log is looked at again from its beginning.
    let again = "UPDATE webhook_delivery SET attempts = 0, last_answer = '', next_try_us = 0";
    for statement in ["UPDATE webhook_mark SET seq = 0", again] {
        testing::write(&telling.desk.bench.pipeline, statement).await.unwrap();
    }
    telling.until(WebhookState::Delivered, 1).await;
    telling.receiver.answer_next("200 OK");
    telling.desk.quote(200, &[&[("pack", 60)]]).await;
    let deadline = tokio::time::Instant::now() + PATIENCE;
    while telling.deliveries().await.iter().filter(|own| own.state() == WebhookState::Delivered).count() < 2 {
        assert!(tokio::time::Instant::now() < deadline);
        tokio::time::sleep(LOOK).await;
    }
    assert_eq!(telling.deliveries().await.len(), 2, "one message an event, however often it is looked at");
    telling.close().await;
}

async fn an_address_inside_is_refused(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    let company_id = desk.company(CUSTOMER).await;
    let mut client = NotifyingClient::new(desk.bench.client_channel(&desk.bench.viewer(Role::OrderDesk)));
    let table = [
        ("https://127.0.0.1/orders", "URL_INSIDE"),
        ("https://10.1.2.3/orders", "URL_INSIDE"),
        ("https://[fe80::1]/orders", "URL_INSIDE"),
        ("http://voorbeeld.example/orders", "URL_NOT_HTTPS"),
    ];
    for (url, reason) in table {
        let request =
            SubscribeWebhookRequest { request_id: fresh(), company_id: company_id.clone(), url: url.to_owned() };
        assert_eq!(refusal(client.subscribe_webhook(request).await), (reason.to_owned(), "url".to_owned()));
    }
    let request =
        SubscribeWebhookRequest { request_id: fresh(), company_id: fresh(), url: "https://v.example/".to_owned() };
    assert_eq!(refusal(client.subscribe_webhook(request).await).0, "COMPANY_UNKNOWN");
    desk.close().await;
}

async fn who_ended_it_hears_nothing_more(backend: Backend) {
    let mut telling = Telling::open(backend, &["500 Internal Server Error"]).await;
    telling.desk.quote(100, &[&[("pack", 60)]]).await;
    telling.until(WebhookState::Waiting, 1).await;
    let end = || EndWebhookRequest { request_id: fresh(), webhook_id: telling.told.webhook_id.clone() };
    telling.client.clone().end_webhook(end()).await.unwrap();
    assert_eq!(refusal(telling.client.clone().end_webhook(end()).await).0, "WEBHOOK_UNKNOWN");
    telling.desk.quote(200, &[&[("pack", 60)]]).await;
    let ended = telling.until(WebhookState::Ended, 1).await;
    assert_eq!((ended.next_try_at_us, telling.receiver.heard().len()), (0, 1));
    assert_eq!(telling.deliveries().await.len(), 1, "what is said after the end is told to nobody");
    telling.close().await;
}

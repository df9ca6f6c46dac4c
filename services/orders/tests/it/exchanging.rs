//! Orders that come in as files, and the answers that go back.

use werkbrug_chassis::rpc::Authed;
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::orders::{
    AcceptOrderRequest, AnswerIncomingOrderRequest, AnswerIncomingOrderResponse, CheckOrderFileRequest, CompanyRole,
    FileWork, GetIncomingOrderRequest, GetOrderAnswerRequest, IncomingOrder, IncomingStage, LineWork,
    ListIncomingOrdersRequest, OrderLine, QuoteIncomingOrderRequest, QuoteLost, RegisterCompanyRequest,
    ReviseQuoteRequest, TakeInOrderRequest, exchanging_client::ExchangingClient, executing_client::ExecutingClient,
};

use crate::desk::{CUSTOMER, Desk, OTHER, company, fact, fresh, line, november, quote, refusal};

on_both_databases!(
    an_order_file_becomes_an_order_and_is_answered,
    what_is_promised_later_is_answered_line_by_line,
    the_same_order_twice_is_the_same,
    a_refusal_is_answered_with_its_reason,
    the_quote_of_a_refused_order_can_be_accepted_no_more,
    an_order_that_came_in_follows_its_quote_to_the_newest_version,
    a_file_that_is_not_for_us_or_of_nobody_we_know_is_not_taken_in,
    only_the_desk_takes_orders_in,
);

const FILE: &str = include_str!("../files/order.xml");
const TASK: &str = "etiketten kleven";

struct Exchange {
    desk: Desk,
    client: ExchangingClient<Authed>,
}

impl Exchange {
    /// The workshop, a customer, and an earlier quote with a line of the same description.
    async fn open(backend: Backend) -> Self {
        let mut desk = Desk::open(backend).await;
        let own = RegisterCompanyRequest { roles: vec![CompanyRole::Own.into()], ..company(OTHER) };
        desk.client.register_company(own).await.unwrap();
        let customer = desk.company(CUSTOMER).await;
        let earlier = quote(&customer, vec![line(50, &[("pack", 60)])]);
        desk.client.create_quote(earlier).await.unwrap();
        let client = ExchangingClient::new(desk.bench.client_channel(&desk.bench.viewer(Role::OrderDesk)));
        Self { desk, client }
    }

    async fn take_in(&mut self, content: &str) -> Result<String, tonic::Status> {
        let request = TakeInOrderRequest { request_id: fresh(), content: content.as_bytes().to_vec() };
        let answer = self.client.take_in_order(request).await;
        answer.map(|answer| answer.into_inner().incoming_order_id)
    }

    async fn quote(&mut self, incoming: &str, lines: Vec<LineWork>) -> Result<String, tonic::Status> {
        let request = QuoteIncomingOrderRequest {
            request_id: fresh(),
            incoming_order_id: incoming.to_owned(),
            lines,
            valid_until: november(30),
            ..QuoteIncomingOrderRequest::default()
        };
        let answer = self.client.quote_incoming_order(request).await;
        answer.map(|answer| answer.into_inner().order_id)
    }

    async fn answer(&mut self, incoming: &str, refusal: &str) -> Result<AnswerIncomingOrderResponse, tonic::Status> {
        let request = AnswerIncomingOrderRequest {
            request_id: fresh(),
            incoming_order_id: incoming.to_owned(),
            refusal: refusal.to_owned(),
            ..AnswerIncomingOrderRequest::default()
        };
        self.client.answer_incoming_order(request).await.map(tonic::Response::into_inner)
    }

    async fn seen(&mut self, incoming: &str) -> IncomingOrder {
        let request = GetIncomingOrderRequest { incoming_order_id: incoming.to_owned() };
        self.client.get_incoming_order(request).await.unwrap().into_inner()
    }

    async fn document(&mut self, incoming: &str, number: u32) -> String {
        let request = GetOrderAnswerRequest { incoming_order_id: incoming.to_owned(), answer_number: number };
        self.client.get_order_answer(request).await.unwrap().into_inner().document
    }

    async fn accept(&mut self, order: String) {
        let request = AcceptOrderRequest {
            request_id: fresh(),
            order_id: order,
            take_later: true,
            ..AcceptOrderRequest::default()
        };
        self.desk.client.accept_order(request).await.unwrap();
    }
}

/// The work of the line that nobody knows.
fn labels() -> Vec<LineWork> {
    let work = FileWork { task_description: TASK.to_owned(), department: "pack".to_owned(), minutes_per_hundred: 30 };
    vec![LineWork { line_number: "20".to_owned(), work: vec![work], cents_per_hundred: None }]
}

async fn an_order_file_becomes_an_order_and_is_answered(backend: Backend) {
    let mut exchange = Exchange::open(backend).await;
    exchange.desk.announce("pack", &[24, 25, 26, 27], 480).await;
    the_work_of_an_earlier_order_is_known(&mut exchange).await;
    let incoming = exchange.take_in(FILE).await.unwrap();
    let received = exchange.answer(&incoming, "").await.unwrap();
    assert_eq!((received.code.as_str(), received.answer_number), ("AB", 1));
    assert_eq!(refusal(exchange.answer(&incoming, "").await).0, "ANSWERED_ALREADY");
    let order = only_what_is_not_known_is_asked(&mut exchange, &incoming).await;
    exchange.accept(order).await;
    it_is_answered_as_ordered(&mut exchange, &incoming).await;
    assert_eq!(refusal(exchange.answer(&incoming, "toch niet").await).0, "ORDER_ACCEPTED");
    exchange.desk.close().await;
}

async fn the_work_of_an_earlier_order_is_known(exchange: &mut Exchange) {
    let request = CheckOrderFileRequest { content: FILE.as_bytes().to_vec() };
    let file = exchange.client.check_order_file(request).await.unwrap().into_inner();
    assert!(file.findings.is_empty(), "{:?}", file.findings);
    assert_eq!((file.order_number.as_str(), file.buyer_kbo.as_str()), ("B-2026-1", CUSTOMER));
    let known: Vec<_> = file.lines.iter().map(|line| (line.pieces, line.work.len())).collect();
    assert_eq!(known, [(200, 1), (100, 0)], "the work of the first line is known of an earlier order");
}

async fn only_what_is_not_known_is_asked(exchange: &mut Exchange, incoming: &str) -> String {
    let unknown = exchange.quote(incoming, vec![]).await;
    assert_eq!((fact(&unknown, "line"), refusal(unknown).0), ("20".to_owned(), "WORK_UNKNOWN".to_owned()));
    let order = exchange.quote(incoming, labels()).await.unwrap();
    assert_eq!(refusal(exchange.quote(incoming, labels()).await).0, "ALREADY_QUOTED");
    let made = exchange.desk.order(&order).await;
    assert_eq!(made.order_reference, "B-2026-1");
    let line = |line: &OrderLine| (line.pieces, line.cents_per_hundred, line.sub_tasks[0].minutes_per_hundred);
    assert_eq!(made.lines.iter().map(line).collect::<Vec<_>>(), [(200, 1_250, 60), (100, 1_250, 30)]);
    assert_eq!(exchange.seen(incoming).await.stage(), IncomingStage::Quoted);
    order
}

async fn it_is_answered_as_ordered(exchange: &mut Exchange, incoming: &str) {
    let accepted = exchange.answer(incoming, "").await.unwrap();
    assert_eq!((accepted.code.as_str(), accepted.answer_number), ("AP", 2));
    let document = exchange.document(incoming, 2).await;
    for part in [">AP<", ">B-2026-1<", ">REF-77<", ">1999000150<", ">1999000249<", "<cbc:EndDate>2026-11-24<"] {
        assert!(document.contains(part), "{part}: {document}");
    }
    assert!(!document.contains("OrderLine"), "as ordered, so no line is told: {document}");
    let seen = exchange.seen(incoming).await;
    assert_eq!((seen.stage(), seen.answers.len()), (IncomingStage::Accepted, 2));
}

async fn what_is_promised_later_is_answered_line_by_line(backend: Backend) {
    let mut exchange = Exchange::open(backend).await;
    // 150 minutes of work and 60 a day: the last piece is ready after the 27th.
    exchange.desk.announce("pack", &[26, 27, 30], 60).await;
    let incoming = exchange.take_in(FILE).await.unwrap();
    let order = exchange.quote(&incoming, labels()).await.unwrap();
    exchange.accept(order).await;
    assert_eq!(exchange.seen(&incoming).await.answer_now, "CA");
    assert_eq!(exchange.answer(&incoming, "").await.unwrap().code, "CA");
    let document = exchange.document(&incoming, 1).await;
    assert_eq!(document.matches("<cbc:LineStatusCode>3<").count(), 2, "{document}");
    assert_eq!(document.matches("<cbc:EndDate>2026-11-30<").count(), 3, "{document}");
    exchange.desk.close().await;
}

async fn the_same_order_twice_is_the_same(backend: Backend) {
    let mut exchange = Exchange::open(backend).await;
    let first = exchange.take_in(FILE).await.unwrap();
    assert_eq!(exchange.take_in(FILE).await.unwrap(), first);
    let other = exchange.take_in(&FILE.replace("REF-77", "REF-78")).await;
    assert_eq!(fact(&other, "incoming_order_id"), first);
    assert_eq!(refusal(other).0, "ORDER_NUMBER_TAKEN");
    let second = exchange.take_in(&FILE.replace("B-2026-1", "B-2026-2")).await.unwrap();
    let page = |page_token: String| ListIncomingOrdersRequest { page_size: 1, page_token };
    let newest = exchange.client.list_incoming_orders(page(String::new())).await.unwrap().into_inner();
    assert_eq!((newest.total_size, &newest.orders[0].incoming_order_id), (2, &second));
    let next = exchange.client.list_incoming_orders(page(newest.next_page_token)).await.unwrap().into_inner();
    assert_eq!(next.orders[0].incoming_order_id, first);
    exchange.desk.close().await;
}

async fn a_refusal_is_answered_with_its_reason(backend: Backend) {
    let mut exchange = Exchange::open(backend).await;
    let incoming = exchange.take_in(FILE).await.unwrap();
    let refused = exchange.answer(&incoming, "geen plaats voor kerst").await.unwrap();
    assert_eq!(refused.code, "RE");
    let document = exchange.document(&incoming, 1).await;
    assert!(document.contains(">RE<") && document.contains(">geen plaats voor kerst<"), "{document}");
    assert_eq!(exchange.seen(&incoming).await.stage(), IncomingStage::Refused);
    assert_eq!(refusal(exchange.quote(&incoming, labels()).await).0, "ORDER_REFUSED");
    exchange.desk.close().await;
}

async fn the_quote_of_a_refused_order_can_be_accepted_no_more(backend: Backend) {
    let mut exchange = Exchange::open(backend).await;
    exchange.desk.announce("pack", &[24, 25], 480).await;
    let incoming = exchange.take_in(FILE).await.unwrap();
    let order = exchange.quote(&incoming, labels()).await.unwrap();
    assert_eq!(exchange.answer(&incoming, "geen plaats voor kerst").await.unwrap().code, "RE");
    assert_eq!(refusal(exchange.desk.accept(&order).await).0, "ALREADY_LOST");
    assert_eq!(exchange.desk.order(&order).await.ended_why, "refused_by_us");
    let lost: Vec<QuoteLost> = exchange.desk.said("orders").await;
    assert_eq!(lost.iter().map(|lost| lost.order_id.as_str()).collect::<Vec<_>>(), [order.as_str()]);
    assert_eq!(exchange.seen(&incoming).await.stage(), IncomingStage::Refused);
    exchange.desk.close().await;
}

async fn an_order_that_came_in_follows_its_quote_to_the_newest_version(backend: Backend) {
    let mut exchange = Exchange::open(backend).await;
    exchange.desk.announce("pack", &[24, 25], 480).await;
    let incoming = exchange.take_in(FILE).await.unwrap();
    let order_id = exchange.quote(&incoming, labels()).await.unwrap();
    let before = exchange.seen(&incoming).await;
    let bench = &exchange.desk.bench;
    let mut floor = ExecutingClient::<Authed>::new(bench.client_channel(&bench.viewer(Role::OrderDesk)));
    let lines = vec![line(200, &[("pack", 60)]), line(100, &[("pack", 20)])];
    let revision =
        ReviseQuoteRequest { request_id: fresh(), order_id, lines, valid_until: november(30), ..Default::default() };
    let newest = floor.revise_quote(revision).await.unwrap().into_inner().order_id;
    let seen = exchange.seen(&incoming).await;
    assert_eq!((seen.stage(), &seen.order_id), (IncomingStage::Quoted, &newest));
    assert_ne!(seen.etag, before.etag, "who saw the former version knows");
    exchange.accept(newest).await;
    assert_eq!(exchange.answer(&incoming, "").await.unwrap().code, "AP");
    exchange.desk.close().await;
}

async fn a_file_that_is_not_for_us_or_of_nobody_we_know_is_not_taken_in(backend: Backend) {
    let mut exchange = Exchange::open(backend).await;
    let stranger = FILE.replace(CUSTOMER, "1999000348");
    let elsewhere = FILE.replace(OTHER, "1999000348");
    let table = [
        (stranger.as_str(), "buyer_unknown", "/Order/cac:BuyerCustomerParty/cac:Party/cbc:EndpointID"),
        (elsewhere.as_str(), "seller_not_us", "/Order/cac:SellerSupplierParty/cac:Party/cbc:EndpointID"),
        ("<Order", "not_xml", "/"),
    ];
    for (content, reason, path) in table {
        let request = CheckOrderFileRequest { content: content.as_bytes().to_vec() };
        let file = exchange.client.check_order_file(request).await.unwrap().into_inner();
        let found: Vec<_> = file.findings.iter().map(|own| (own.reason.as_str(), own.path.as_str())).collect();
        assert_eq!(found, [(reason, path)]);
        let refused = exchange.take_in(content).await;
        assert_eq!((fact(&refused, "finding"), fact(&refused, "path")), (reason.to_owned(), path.to_owned()));
        assert_eq!(refusal(refused), ("ORDER_FILE_WRONG".to_owned(), "content".to_owned()));
    }
    let list = ListIncomingOrdersRequest::default();
    assert_eq!(exchange.client.list_incoming_orders(list).await.unwrap().into_inner().total_size, 0);
    exchange.desk.close().await;
}

async fn only_the_desk_takes_orders_in(backend: Backend) {
    let exchange = Exchange::open(backend).await;
    let bench = &exchange.desk.bench;
    for role in Role::ALL.into_iter().filter(|role| *role != Role::OrderDesk) {
        let mut client = ExchangingClient::new(bench.client_channel(&bench.viewer(role)));
        let content = FILE.as_bytes().to_vec();
        let answers = [
            refusal(client.check_order_file(CheckOrderFileRequest { content: content.clone() }).await),
            refusal(client.take_in_order(TakeInOrderRequest { request_id: fresh(), content }).await),
            refusal(client.take_in_order(TakeInOrderRequest { request_id: fresh(), content: b"<".to_vec() }).await),
            refusal(client.list_incoming_orders(ListIncomingOrdersRequest::default()).await),
            refusal(client.get_incoming_order(GetIncomingOrderRequest { incoming_order_id: fresh() }).await),
        ];
        assert!(answers.iter().all(|(reason, _)| reason == "ROLE_FORBIDS"), "{role:?}: {answers:?}");
    }
    exchange.desk.close().await;
}

//! What customers ask, and the quotes that are worked out.

use uuid::Uuid;
use werkbrug_chassis::rpc::Authed;
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::orders::{
    AskQuoteRequest, AskedStage, DeclineAskedQuoteRequest, DeclineReason, GetAskedQuoteRequest, GetQuotedWorkRequest,
    ListAskedQuotesRequest, MakeQuoteRequest, ReviseQuoteRequest, WorkDemand, WorkNeeds,
    executing_client::ExecutingClient, requesting_client::RequestingClient,
};

use crate::desk::{CUSTOMER, Desk, OTHER, fresh, line, november, refusal};

on_both_databases!(
    a_customer_asks_and_the_desk_answers_with_a_quote_once,
    a_request_is_declined_for_a_reason_of_the_list,
    a_customer_asks_for_itself_alone_and_nobody_else_asks,
    what_sub_tasks_ask_stays_with_every_version_of_a_quote,
    what_is_not_whole_is_refused_by_the_name_of_its_field,
);

type Client = RequestingClient<Authed>;

fn client(desk: &Desk, role: Role) -> Client {
    Client::new(desk.bench.client_channel(&desk.bench.viewer(role)))
}

fn host(desk: &Desk, company: &str) -> Client {
    let viewer = desk.bench.viewer_about(Role::HostPlanner, Uuid::parse_str(company).unwrap());
    Client::new(desk.bench.client_channel(&viewer))
}

fn request() -> AskQuoteRequest {
    AskQuoteRequest {
        request_id: fresh(),
        work_description: "geschenkdozen".to_owned(),
        steps: vec!["vouwen".to_owned(), "vullen".to_owned()],
        pieces: 500,
        wanted_on: Some(november(30)),
        customer_material: "linten".to_owned(),
        ..AskQuoteRequest::default()
    }
}

fn quote(company_id: &str, asked_quote_id: &str) -> MakeQuoteRequest {
    MakeQuoteRequest {
        request_id: fresh(),
        company_id: company_id.to_owned(),
        order_reference: "PO-VOORBEELD".to_owned(),
        lines: vec![line(500, &[("pack", 30), ("pack", 60)])],
        valid_until: november(30),
        needs: vec![
            WorkNeeds { demands: vec![WorkDemand::Lifting.into()], aids: "tilhulp".to_owned(), ..WorkNeeds::default() },
            WorkNeeds::default(),
        ],
        customer_material: "linten".to_owned(),
        asked_quote_id: asked_quote_id.to_owned(),
        ..MakeQuoteRequest::default()
    }
}

async fn a_customer_asks_and_the_desk_answers_with_a_quote_once(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    let (company, other) = (desk.company(CUSTOMER).await, desk.company(OTHER).await);
    let mut host = host(&desk, &company);
    let asked_quote_id = host.ask_quote(request()).await.unwrap().into_inner().asked_quote_id;
    let mut seen = client(&desk, Role::OrderDesk);
    let found = seen.list_asked_quotes(ListAskedQuotesRequest::default()).await.unwrap().into_inner().asked;
    let first = &found[0];
    assert_eq!((first.stage(), first.company_name.as_str()), (AskedStage::Open, "Voorbeeld Dozen NV"));
    assert_eq!((first.steps.len(), first.pieces, first.asked_on.as_str()), (2, 500, november(23).as_str()));

    let of_other = refusal(seen.make_quote(quote(&other, &asked_quote_id)).await);
    assert_eq!(of_other, ("ASKED_BY_ANOTHER".to_owned(), "company_id".to_owned()));
    let order_id = seen.make_quote(quote(&company, &asked_quote_id)).await.unwrap().into_inner().order_id;
    assert_eq!(desk.order(&order_id).await.lines[0].sub_tasks.len(), 2);
    assert_eq!(refusal(seen.make_quote(quote(&company, &asked_quote_id)).await).0, "ALREADY_ANSWERED");
    let answered = host.get_asked_quote(GetAskedQuoteRequest { asked_quote_id }).await.unwrap().into_inner();
    assert_eq!((answered.stage(), answered.order_id), (AskedStage::Quoted, order_id));
    desk.close().await;
}

async fn a_request_is_declined_for_a_reason_of_the_list(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    let company = desk.company(CUSTOMER).await;
    let asked_quote_id = host(&desk, &company).ask_quote(request()).await.unwrap().into_inner().asked_quote_id;
    let decline = |reason: DeclineReason| DeclineAskedQuoteRequest {
        request_id: fresh(),
        asked_quote_id: asked_quote_id.clone(),
        reason: reason.into(),
    };
    let mut seen = client(&desk, Role::OrderDesk);
    let answer = seen.decline_asked_quote(decline(DeclineReason::Unspecified)).await;
    assert_eq!(refusal(answer).0, "REASON_NEEDED");
    seen.decline_asked_quote(decline(DeclineReason::TooFewPieces)).await.unwrap();
    let found = seen.get_asked_quote(GetAskedQuoteRequest { asked_quote_id: asked_quote_id.clone() }).await;
    let found = found.unwrap().into_inner();
    assert_eq!((found.stage(), found.decline_reason()), (AskedStage::Declined, DeclineReason::TooFewPieces));
    assert_eq!(refusal(seen.make_quote(quote(&company, &asked_quote_id)).await).0, "ALREADY_ANSWERED");
    desk.close().await;
}

async fn a_customer_asks_for_itself_alone_and_nobody_else_asks(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    let (company, other) = (desk.company(CUSTOMER).await, desk.company(OTHER).await);
    let of_other = AskQuoteRequest { company_id: other.clone(), ..request() };
    assert_eq!(refusal(host(&desk, &company).ask_quote(of_other.clone()).await).0, "COMPANY_UNKNOWN");
    let made = client(&desk, Role::OrderDesk).ask_quote(AskQuoteRequest { request_id: fresh(), ..of_other }).await;
    let asked_quote_id = made.unwrap().into_inner().asked_quote_id;
    let found = host(&desk, &company).list_asked_quotes(ListAskedQuotesRequest::default()).await.unwrap();
    assert!(found.into_inner().asked.is_empty(), "another company asked");
    let hidden = host(&desk, &company).get_asked_quote(GetAskedQuoteRequest { asked_quote_id }).await;
    assert_eq!(refusal(hidden).0, "ASKED_QUOTE_UNKNOWN");
    for role in Role::ALL.into_iter().filter(|role| !matches!(role, Role::OrderDesk | Role::HostPlanner)) {
        assert_eq!(refusal(client(&desk, role).ask_quote(request()).await).0, "ROLE_FORBIDS", "{role:?}");
    }
    desk.close().await;
}

async fn what_sub_tasks_ask_stays_with_every_version_of_a_quote(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    let company = desk.company(CUSTOMER).await;
    let mut seen = client(&desk, Role::OrderDesk);
    let order_id = seen.make_quote(quote(&company, "")).await.unwrap().into_inner().order_id;
    let work = seen.get_quoted_work(GetQuotedWorkRequest { order_id: order_id.clone() }).await.unwrap().into_inner();
    assert_eq!((work.needs[0].aids.as_str(), work.customer_material.as_str()), ("tilhulp", "linten"));
    let revise = |lines| ReviseQuoteRequest {
        request_id: fresh(),
        order_id: order_id.clone(),
        etag: String::new(),
        lines,
        valid_until: november(30),
        material_on: None,
    };
    let mut floor = ExecutingClient::new(desk.bench.client_channel(&desk.bench.viewer(Role::OrderDesk)));
    let newer = floor.revise_quote(revise(vec![line(900, &[("pack", 30), ("pack", 50)])])).await.unwrap().into_inner();
    let same = seen.get_quoted_work(GetQuotedWorkRequest { order_id: newer.order_id }).await.unwrap().into_inner();
    assert_eq!(same, work);
    let none = desk.quote(100, &[&[("pack", 60)]]).await;
    let none = seen.get_quoted_work(GetQuotedWorkRequest { order_id: none }).await.unwrap().into_inner();
    assert!(none.needs.is_empty() && none.customer_material.is_empty());
    desk.close().await;
}

async fn what_is_not_whole_is_refused_by_the_name_of_its_field(backend: Backend) {
    let mut desk = Desk::open(backend).await;
    let company = desk.company(CUSTOMER).await;
    let mut host = host(&desk, &company);
    let table = [
        (AskQuoteRequest { work_description: " ".to_owned(), ..request() }, "work_description"),
        (AskQuoteRequest { pieces: 0, ..request() }, "pieces"),
        (AskQuoteRequest { steps: vec![String::new()], ..request() }, "steps[0]"),
        (AskQuoteRequest { wanted_on: Some("morgen".to_owned()), ..request() }, "wanted_on"),
    ];
    for (asked, field) in table {
        assert_eq!(refusal(host.ask_quote(asked).await).1, field);
    }
    let mut seen = client(&desk, Role::OrderDesk);
    let needs = vec![WorkNeeds::default()];
    let short = MakeQuoteRequest { needs, ..quote(&company, "") };
    assert_eq!(refusal(seen.make_quote(short).await).0, "NEEDS_OF_EACH_SUB_TASK");
    let twice = vec![WorkDemand::Noise.into(), WorkDemand::Noise.into()];
    let needs = vec![WorkNeeds { demands: twice, ..WorkNeeds::default() }, WorkNeeds::default()];
    let twice = MakeQuoteRequest { needs, ..quote(&company, "") };
    assert_eq!(refusal(seen.make_quote(twice).await), ("DEMAND_UNKNOWN".to_owned(), "needs[0].demands".to_owned()));
    desk.close().await;
}

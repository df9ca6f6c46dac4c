//! An order desk to try things on: a running service, Monday 23 November 2026.

use jiff::civil::{Date, date};
use prost::Message;
use sea_orm::ConnectionTrait;
use tonic::Status;
use tonic_types::StatusExt;
use uuid::Uuid;
use werkbrug_chassis::{refusal::reason_of, rpc::Authed};
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::{Backend, Bench};
use werkbrug_proto::{
    crews::CapacityAnnounced,
    orders::{
        AcceptOrderRequest, AcceptOrderResponse, CompanyRole, CreateQuoteRequest, GetOrderRequest, Order, OrderLine,
        PromisedDay, RegisterCompanyRequest, SubTask, orders_client::OrdersClient,
    },
};

/// The business day of every story.
pub(crate) const TODAY: Date = date(2026, 11, 23);

/// A client of the service under test.
pub(crate) type Client = OrdersClient<Authed>;

/// A running service and somebody of the order desk.
pub(crate) struct Desk {
    pub(crate) bench: Bench,
    pub(crate) client: Client,
}

impl Desk {
    pub(crate) async fn open(backend: Backend) -> Self {
        let bench = Bench::start(werkbrug_orders::service(), backend, TODAY).await;
        let client = OrdersClient::new(bench.client_channel(&bench.viewer(Role::OrderDesk)));
        Self { bench, client }
    }

    pub(crate) fn as_role(&self, role: Role) -> Client {
        OrdersClient::new(self.bench.client_channel(&self.bench.viewer(role)))
    }

    pub(crate) fn as_host(&self, company: &str) -> Client {
        let about = Uuid::parse_str(company).unwrap();
        let viewer = self.bench.viewer_about(Role::HostPlanner, about);
        OrdersClient::new(self.bench.client_channel(&viewer))
    }

    pub(crate) async fn close(self) {
        drop(self.client);
        self.bench.stop().await;
    }

    /// Crews announce minutes of a department on days of November 2026.
    pub(crate) async fn announce(&self, department: &str, days: &[i8], minutes: u32) {
        for day in days {
            let message = CapacityAnnounced { department: department.to_owned(), day: november(*day), minutes };
            let fed = self.bench.feed("crews", "capacity", Uuid::now_v7(), &message);
            fed.await.unwrap();
        }
    }

    pub(crate) async fn company(&mut self, kbo: &str) -> String {
        let answer = self.client.register_company(company(kbo)).await;
        answer.unwrap().into_inner().company_id
    }

    /// A quote for a customer; each line is a list of department and minutes for a hundred pieces.
    pub(crate) async fn quote(&mut self, pieces: u32, lines: &[&[(&str, u32)]]) -> String {
        let company_id = self.company(CUSTOMER).await;
        let lines = lines.iter().map(|work| line(pieces, work));
        let request = quote(&company_id, lines.collect());
        let answer = self.client.create_quote(request).await;
        answer.unwrap().into_inner().order_id
    }

    pub(crate) async fn accept(&mut self, order: &str) -> Result<AcceptOrderResponse, Status> {
        let answer = self.client.accept_order(acceptance(order)).await;
        answer.map(tonic::Response::into_inner)
    }

    pub(crate) async fn order(&mut self, order_id: &str) -> Order {
        let order_id = order_id.to_owned();
        let answer = self.client.get_order(GetOrderRequest { order_id }).await;
        answer.unwrap().into_inner()
    }

    /// Events of one type in a topic, as they were said.
    pub(crate) async fn said<M: Message + prost::Name + Default>(&self, topic: &str) -> Vec<M> {
        let entries = self.bench.log(topic).await.into_iter();
        let own = entries.filter(|entry| entry.event_type == M::NAME);
        own.map(|entry| M::decode(entry.body.as_slice()).unwrap()).collect()
    }

    /// Time passes for what is stored: the clock of a story stands still.
    pub(crate) async fn rewrite(&self, statement: &str) {
        self.bench.database().execute_unprepared(statement).await.unwrap();
    }
}

/// An invented customer's number.
pub(crate) const CUSTOMER: &str = "1999000150";
/// Another one's.
pub(crate) const OTHER: &str = "1999000249";

pub(crate) fn november(day: i8) -> String {
    date(2026, 11, day).to_string()
}

pub(crate) fn fresh() -> String {
    Uuid::now_v7().to_string()
}

pub(crate) fn company(kbo: &str) -> RegisterCompanyRequest {
    RegisterCompanyRequest {
        request_id: fresh(),
        kbo: kbo.to_owned(),
        company_name: "Voorbeeld Dozen NV".to_owned(),
        roles: vec![CompanyRole::Customer.into()],
        province: "West-Vlaanderen".to_owned(),
        sector: "verpakking".to_owned(),
        ..RegisterCompanyRequest::default()
    }
}

pub(crate) fn line(pieces: u32, work: &[(&str, u32)]) -> OrderLine {
    let sub_tasks = work.iter().map(|(department, minutes_per_hundred)| SubTask {
        task_description: format!("werk in {department}"),
        department: (*department).to_owned(),
        minutes_per_hundred: *minutes_per_hundred,
        ..SubTask::default()
    });
    OrderLine {
        line_description: "voorbeelddozen".to_owned(),
        pieces,
        cents_per_hundred: 1_250,
        sub_tasks: sub_tasks.collect(),
        ..OrderLine::default()
    }
}

pub(crate) fn quote(company_id: &str, lines: Vec<OrderLine>) -> CreateQuoteRequest {
    CreateQuoteRequest {
        request_id: fresh(),
        company_id: company_id.to_owned(),
        order_reference: "PO-VOORBEELD".to_owned(),
        lines,
        valid_until: november(30),
        material_on: None,
    }
}

/// By the likely day, which is that of the minutes that stories count; `promising.rs` tells what is promised otherwise.
pub(crate) fn acceptance(order: &str) -> AcceptOrderRequest {
    AcceptOrderRequest {
        request_id: fresh(),
        order_id: order.to_owned(),
        promised_day: PromisedDay::Likely.into(),
        ..AcceptOrderRequest::default()
    }
}

/// Reason and field of a refusal.
pub(crate) fn refusal<T: std::fmt::Debug>(answer: Result<T, Status>) -> (String, String) {
    let status = answer.unwrap_err();
    let violations = status.get_details_bad_request();
    let violations = violations.map(|violations| violations.field_violations);
    let field = violations.into_iter().flatten().next();
    let field = field.map(|violation| violation.field).unwrap_or_default();
    (reason_of(&status).unwrap_or_default(), field)
}

/// The numbers of a refusal.
pub(crate) fn fact<T: std::fmt::Debug>(answer: &Result<T, Status>, name: &str) -> String {
    let facts = werkbrug_chassis::refusal::facts_of(answer.as_ref().unwrap_err());
    facts.get(name).cloned().unwrap_or_default()
}

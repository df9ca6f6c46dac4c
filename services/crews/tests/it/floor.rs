//! A workshop to try things on: a running service, Monday 23 November 2026, an invented bakery and a packing department.

use std::sync::Mutex;

use jiff::civil::{Date, date};
use prost::Message;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use tonic::Status;
use uuid::Uuid;
use werkbrug_chassis::{
    refusal::{facts_of, reason_of},
    rpc::Authed,
};
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::{Backend, Bench};
use werkbrug_proto::{
    crews::{
        ApproveMinutesRequest, ApproveMinutesResponse, AssignCoachRequest, AssignCoachResponse, AssignWorkerRequest,
        AssignWorkerResponse, CheckEngagementRequest, EngagementKind, Gate, GateColour, GetShiftRequest, PlaceKind,
        PostDemands, PresenceKind, PublishShiftRequest, PublishShiftResponse, RecordEngagementRequest,
        RecordPresenceRequest, RecordPresenceResponse, RegisterCoachRequest, RegisterPlaceRequest,
        ReleaseWorkerRequest, RequestShiftRequest, Shift, crews_client::CrewsClient, floor_client::FloorClient,
    },
    orders::CompanyRegistered,
};

/// The business day of every story, a Monday.
pub(crate) const TODAY: Date = date(2026, 11, 23);

/// The workshop's own invented number.
pub(crate) const OWN_KBO: &str = "1999000051";
/// The invented bakery's number.
pub(crate) const BAKERY_KBO: &str = "1999000150";

/// A client of the service under test.
pub(crate) type Client = CrewsClient<Authed>;

/// A client of its other contract.
pub(crate) type FloorSide = FloorClient<Authed>;

/// A running service and the workshop's planner.
pub(crate) struct Floor {
    pub(crate) bench: Bench,
    pub(crate) planner: Client,
    /// The bakery's company id.
    pub(crate) bakery: Uuid,
    /// The hosts' sites, and the people who may work at each of them.
    ready: Mutex<(Vec<String>, Vec<Uuid>)>,
}

impl Floor {
    pub(crate) async fn open(backend: Backend) -> Self {
        let bench = Bench::start(werkbrug_crews::service(), backend, TODAY).await;
        let planner = CrewsClient::new(bench.client_channel(&bench.viewer(Role::WorkshopPlanner)));
        let floor = Self { bench, planner, bakery: Uuid::now_v7(), ready: Mutex::default() };
        floor.company(Uuid::now_v7(), OWN_KBO, true).await;
        floor.company(floor.bakery, BAKERY_KBO, false).await;
        floor
    }

    pub(crate) fn as_role(&self, role: Role) -> Client {
        CrewsClient::new(self.bench.client_channel(&self.bench.viewer(role)))
    }

    pub(crate) fn as_somebody(&self, role: Role, about: Uuid) -> Client {
        CrewsClient::new(self.bench.client_channel(&self.bench.viewer_about(role, about)))
    }

    /// Somebody on the floor's own contract.
    pub(crate) fn side_of(&self, role: Role, about: Option<Uuid>) -> FloorSide {
        let viewer = about.map_or_else(|| self.bench.viewer(role), |about| self.bench.viewer_about(role, about));
        FloorClient::new(self.bench.client_channel(&viewer))
    }

    /// The planner of the bakery.
    pub(crate) fn host(&self) -> Client {
        self.as_somebody(Role::HostPlanner, self.bakery)
    }

    pub(crate) async fn close(self) {
        drop(self.planner);
        self.bench.stop().await;
    }

    pub(crate) async fn company(&self, id: Uuid, kbo: &str, is_own: bool) {
        let message = CompanyRegistered {
            company_id: id.to_string(),
            kbo: kbo.to_owned(),
            company_name: "Bakkerij De Proef".to_owned(),
            is_own,
            ..CompanyRegistered::default()
        };
        self.bench.feed("orders", "companies", id, &message).await.unwrap();
    }

    pub(crate) async fn coach(&self, name: &str, qualified_from: Option<&str>) -> Uuid {
        let request = RegisterCoachRequest {
            request_id: fresh(),
            coach_code: fresh(),
            display_name: name.to_owned(),
            work_phone: "+32 50 00 00 00".to_owned(),
            qualified_from: qualified_from.map(str::to_owned),
        };
        id(&self.planner.clone().register_coach(request).await.unwrap().into_inner().coach_id)
    }

    /// A place, where everybody who is ready for hosts may work.
    pub(crate) async fn place(&self, place: RegisterPlaceRequest) -> String {
        let is_site = place.kind() == PlaceKind::HostSite;
        let id = self.planner.clone().register_place(place).await.unwrap().into_inner().place_id;
        if is_site {
            let people = {
                let mut ready = self.ready.lock().unwrap();
                ready.0.push(id.clone());
                ready.1.clone()
            };
            for worker in people {
                self.inducted(worker, &id, "").await;
            }
        }
        id
    }

    /// Somebody has everything that work at a host asks, at every site there is and will be.
    pub(crate) async fn ready_for_hosts(&self, worker: Uuid) {
        let sites = {
            let mut ready = self.ready.lock().unwrap();
            ready.1.push(worker);
            ready.0.clone()
        };
        self.agrees(worker, true).await;
        for site in sites {
            self.inducted(worker, &site, "").await;
        }
    }

    pub(crate) async fn engagement(&self, engagement: RecordEngagementRequest) -> String {
        self.planner.clone().record_engagement(engagement).await.unwrap().into_inner().engagement_id
    }

    /// An enclave at the bakery that meets every condition of its agreement.
    pub(crate) async fn enclave(&self) -> String {
        let place = self.place(self.bakery_site()).await;
        self.engagement(enclave_at(&place)).await
    }

    /// Work in the packing department.
    pub(crate) async fn packing(&self) -> String {
        let place = self.place(department()).await;
        self.engagement(RecordEngagementRequest { kind: EngagementKind::DepartmentWork.into(), ..enclave_at(&place) })
            .await
    }

    pub(crate) fn bakery_site(&self) -> RegisterPlaceRequest {
        RegisterPlaceRequest {
            request_id: fresh(),
            place_code: fresh(),
            kind: PlaceKind::HostSite.into(),
            place_name: "Bakkerij De Proef, inpaklijn".to_owned(),
            company_id: self.bakery.to_string(),
            demands: Some(PostDemands { lift_kg: 15, ..PostDemands::default() }),
            core_activity: "10.710".to_owned(),
            names_needed: false,
            establishment: String::new(),
        }
    }

    /// A shift of eight hours with half an hour's break, today.
    pub(crate) async fn shift(&self, engagement: &str, heads: u32) -> String {
        self.shift_at(engagement, TODAY, (360, 840), heads).await
    }

    pub(crate) async fn shift_at(&self, engagement: &str, day: Date, hours: (u32, u32), heads: u32) -> String {
        let request = demand(engagement, day, hours, heads);
        self.planner.clone().request_shift(request).await.unwrap().into_inner().shift_id
    }

    pub(crate) async fn assign(&self, shift: &str, worker: Uuid) -> Result<AssignWorkerResponse, Status> {
        let (shift_id, worker_id) = (shift.to_owned(), worker.to_string());
        let request = AssignWorkerRequest { request_id: fresh(), shift_id, worker_id };
        self.planner.clone().assign_worker(request).await.map(tonic::Response::into_inner)
    }

    pub(crate) async fn release(&self, shift: &str, worker: Uuid) -> Result<(), Status> {
        let (shift_id, worker_id) = (shift.to_owned(), worker.to_string());
        let request = ReleaseWorkerRequest { request_id: fresh(), shift_id, worker_id };
        self.planner.clone().release_worker(request).await.map(drop)
    }

    pub(crate) async fn guide(&self, shift: &str, coach: Uuid) -> Result<AssignCoachResponse, Status> {
        let (shift_id, coach_id) = (shift.to_owned(), coach.to_string());
        let request = AssignCoachRequest { request_id: fresh(), shift_id, coach_id };
        self.planner.clone().assign_coach(request).await.map(tonic::Response::into_inner)
    }

    pub(crate) async fn publish(&self, shift: &str) -> Result<PublishShiftResponse, Status> {
        let request = PublishShiftRequest { request_id: fresh(), shift_id: shift.to_owned() };
        self.planner.clone().publish_shift(request).await.map(tonic::Response::into_inner)
    }

    pub(crate) async fn present(&self, shift: &str, worker: Uuid, minutes: u32) -> RecordPresenceResponse {
        let request = tick(shift, worker, PresenceKind::Present, minutes);
        self.planner.clone().record_presence(request).await.unwrap().into_inner()
    }

    pub(crate) async fn read(&self, shift: &str) -> Shift {
        let request = GetShiftRequest { shift_id: shift.to_owned() };
        self.planner.clone().get_shift(request).await.unwrap().into_inner()
    }

    pub(crate) async fn gates(&self, engagement: &str, on: Date, shift: &str) -> Vec<Gate> {
        let (engagement_id, shift_id) = (engagement.to_owned(), shift.to_owned());
        let request = CheckEngagementRequest { engagement_id, on: on.to_string(), shift_id };
        self.planner.clone().check_engagement(request).await.unwrap().into_inner().gates
    }

    /// Events of one type in a topic, as they were said.
    pub(crate) async fn said<M: Message + prost::Name + Default>(&self, topic: &str) -> Vec<M> {
        let entries = self.bench.log(topic).await.into_iter();
        let own = entries.filter(|entry| entry.event_type == M::NAME);
        own.map(|entry| M::decode(entry.body.as_slice()).unwrap()).collect()
    }

    /// How many rows of a table there are.
    pub(crate) async fn count(&self, table: &str) -> i64 {
        let db = self.bench.database();
        let query = format!("SELECT CAST(COUNT(*) AS BIGINT) AS n FROM {table}");
        let row = db.query_one_raw(Statement::from_string(backend_of(db), query)).await.unwrap().unwrap();
        row.try_get("", "n").unwrap()
    }

    /// Whether the database itself takes a statement.
    pub(crate) async fn database_takes(&self, statement: &str) -> bool {
        self.bench.database().execute_unprepared(statement).await.is_ok()
    }
}

fn backend_of(db: &impl ConnectionTrait) -> DbBackend {
    db.get_database_backend()
}

/// Approve minutes of a shift in the agreement's own class.
pub(crate) async fn approve(client: &mut Client, shift: &str, minutes: u32) -> Result<ApproveMinutesResponse, Status> {
    approve_in(client, shift, "inpak", minutes).await
}

pub(crate) async fn approve_in(
    client: &mut Client,
    shift: &str,
    tariff_class: &str,
    minutes: u32,
) -> Result<ApproveMinutesResponse, Status> {
    let (shift_id, tariff_class) = (shift.to_owned(), tariff_class.to_owned());
    let request = ApproveMinutesRequest { request_id: fresh(), shift_id, tariff_class, minutes };
    client.approve_minutes(request).await.map(tonic::Response::into_inner)
}

pub(crate) fn tick(shift: &str, worker: Uuid, kind: PresenceKind, minutes: u32) -> RecordPresenceRequest {
    let (shift_id, worker_id) = (shift.to_owned(), worker.to_string());
    let (request_id, kind) = (fresh(), kind.into());
    RecordPresenceRequest { request_id, shift_id, worker_id, kind, minutes, ..RecordPresenceRequest::default() }
}

pub(crate) fn demand(engagement: &str, day: Date, (start, end): (u32, u32), heads: u32) -> RequestShiftRequest {
    RequestShiftRequest {
        request_id: fresh(),
        engagement_id: engagement.to_owned(),
        day: day.to_string(),
        start_minute: start,
        end_minute: end,
        heads,
        break_minutes: 30,
    }
}

pub(crate) fn department() -> RegisterPlaceRequest {
    RegisterPlaceRequest {
        request_id: fresh(),
        place_code: fresh(),
        kind: PlaceKind::Department.into(),
        place_name: "Inpak".to_owned(),
        ..RegisterPlaceRequest::default()
    }
}

pub(crate) fn enclave_at(place: &str) -> RecordEngagementRequest {
    RecordEngagementRequest {
        request_id: fresh(),
        engagement_code: fresh(),
        place_id: place.to_owned(),
        kind: EngagementKind::Enclave.into(),
        work_description: "broodjes inpakken".to_owned(),
        is_core_activity: true,
        signed_on: Some("2026-05-20".to_owned()),
        notified_on: Some("2026-05-29".to_owned()),
        starts_on: "2026-06-01".to_owned(),
        ends_on: None,
        instructions_by_coach_only: true,
        tariff_class: "inpak".to_owned(),
    }
}

pub(crate) fn fresh() -> String {
    Uuid::now_v7().to_string()
}

pub(crate) fn id(text: &str) -> Uuid {
    Uuid::parse_str(text).unwrap()
}

/// The stable reason of a refusal.
pub(crate) fn reason<T: std::fmt::Debug>(answer: Result<T, Status>) -> String {
    reason_of(&answer.unwrap_err()).unwrap_or_default()
}

/// A figure or sentence of a refusal.
pub(crate) fn fact<T: std::fmt::Debug>(answer: &Result<T, Status>, name: &str) -> String {
    facts_of(answer.as_ref().unwrap_err()).get(name).cloned().unwrap_or_default()
}

/// Codes of the gates of a colour.
pub(crate) fn of_colour(gates: &[Gate], colour: GateColour) -> Vec<&str> {
    gates.iter().filter(|gate| gate.colour() == colour).map(|gate| gate.code.as_str()).collect()
}

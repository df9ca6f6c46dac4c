//! Invented people, as the social service tells of them.

use uuid::Uuid;
use werkbrug_proto::social::{
    EmploymentRecorded, FunctionalLimitSet, GuidanceNeed, GuidanceNeedRecorded, LimitKind, WorkerRegistered,
    WorkerUnavailable,
};

use crate::floor::Floor;

impl Floor {
    /// Somebody employed since long, with a low need of guidance.
    pub(crate) async fn worker(&self, name: &str) -> Uuid {
        self.worker_in_need(name, GuidanceNeed::Low).await
    }

    /// The same with this need, ready for work at hosts.
    pub(crate) async fn worker_in_need(&self, name: &str, need: GuidanceNeed) -> Uuid {
        let worker = self.newcomer(name, need, true).await;
        self.ready_for_hosts(worker).await;
        worker
    }

    /// Somebody who was not asked yet about work at hosts and was shown no site.
    pub(crate) async fn newcomer(&self, name: &str, need: GuidanceNeed, is_allowed_at_hosts: bool) -> Uuid {
        let worker = Uuid::now_v7();
        self.named(worker, name).await;
        self.employed(worker, "2020-01-01", None).await;
        let guidance = GuidanceNeedRecorded {
            worker_id: worker.to_string(),
            need: need.into(),
            status: 0,
            contract_fraction: "1".to_owned(),
            is_allowed_at_hosts: Some(is_allowed_at_hosts),
        };
        self.bench.feed("social", "guidance", worker, &guidance).await.unwrap();
        worker
    }

    pub(crate) async fn named(&self, worker: Uuid, name: &str) {
        let message = WorkerRegistered { worker_id: worker.to_string(), display_name: name.to_owned() };
        self.bench.feed("social", "people", worker, &message).await.unwrap();
    }

    pub(crate) async fn employed(&self, worker: Uuid, from: &str, to: Option<&str>) {
        let message =
            EmploymentRecorded { worker_id: worker.to_string(), from: from.to_owned(), to: to.map(str::to_owned) };
        self.bench.feed("social", "availability", worker, &message).await.unwrap();
    }

    /// Not available from and to; the id under which that was said.
    pub(crate) async fn absent(&self, worker: Uuid, from: &str, to: Option<&str>) -> Uuid {
        let absence = Uuid::now_v7();
        self.absence(absence, worker, from, to).await;
        absence
    }

    pub(crate) async fn absence(&self, absence: Uuid, worker: Uuid, from: &str, to: Option<&str>) {
        let message = WorkerUnavailable {
            absence_id: absence.to_string(),
            worker_id: worker.to_string(),
            from: from.to_owned(),
            to: to.map(str::to_owned),
            is_cancelled: false,
        };
        self.bench.feed("social", "availability", worker, &message).await.unwrap();
    }

    /// That absence never was.
    pub(crate) async fn cancelled(&self, absence: Uuid, worker: Uuid, from: &str, to: &str) {
        let message = WorkerUnavailable {
            absence_id: absence.to_string(),
            worker_id: worker.to_string(),
            from: from.to_owned(),
            to: Some(to.to_owned()),
            is_cancelled: true,
        };
        self.bench.feed("social", "availability", worker, &message).await.unwrap();
    }

    pub(crate) async fn limited(&self, worker: Uuid, kind: LimitKind, value: u32, is_hard: bool) {
        let message = FunctionalLimitSet {
            limit_id: Uuid::now_v7().to_string(),
            worker_id: worker.to_string(),
            kind: kind.into(),
            value,
            is_hard,
            valid_from: "2026-01-01".to_owned(),
            valid_to: None,
        };
        self.bench.feed("social", "limits", worker, &message).await.unwrap();
    }
}

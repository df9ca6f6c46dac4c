//! A week is planned: a job in the table, watched, stopped, applied, and taken over from a replica that died.

use futures::StreamExt;
use uuid::Uuid;
use werkbrug_chassis::rpc::Authed;
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::{self, Backend};
use werkbrug_proto::crews::{
    ApplyPlanRequest, ApplyPlanResponse, CancelPlanRequest, GetPlanRequest, ListPlansRequest, ListRosterChangesRequest,
    ListRosterVersionsRequest, PlanJob, PlanMove, PlanPin, PlanProgress, PlanState, RosterStep, SubmitPlanRequest,
    WatchPlanRequest, crews_planning_client::CrewsPlanningClient,
};

use crate::floor::{Floor, TODAY, fact, fresh, reason};

on_both_databases!(
    a_week_is_planned_watched_and_applied,
    a_plan_is_refused_when_a_shift_changed_and_says_which,
    a_plan_is_refused_when_somebody_fell_ill_since,
    a_plan_is_refused_when_somebody_was_given_a_new_shift_since,
    who_was_ticked_before_the_shift_began_is_not_moved_by_a_plan,
    a_job_that_cannot_be_read_fails,
    somebody_who_is_pinned_is_there_and_whoever_was_assigned_stays,
    a_search_is_stopped_and_the_best_plan_stays,
    a_job_goes_on_when_its_replica_died,
    the_same_request_makes_one_job,
    only_who_plans_may_plan,
    what_changed_since_it_was_made_known_is_told,
);

pub(crate) type Planning = CrewsPlanningClient<Authed>;

impl Floor {
    /// The planning of the workshop's planner.
    pub(crate) fn planning(&self) -> Planning {
        CrewsPlanningClient::new(self.bench.client_channel(&self.bench.viewer(Role::WorkshopPlanner)))
    }

    /// A shift that begins two hours from now.
    async fn later(&self, engagement: &str, heads: u32) -> String {
        self.shift_at(engagement, TODAY, (480, 960), heads).await
    }

    pub(crate) async fn submit(&self, request: SubmitPlanRequest) -> String {
        self.planning().submit_plan(request).await.unwrap().into_inner().plan_id
    }

    /// Everything that a watch of the job tells, until it ends.
    pub(crate) async fn watch(&self, plan: &str) -> Vec<PlanProgress> {
        let request = WatchPlanRequest { plan_id: plan.to_owned() };
        let told = self.planning().watch_plan(request).await.unwrap().into_inner();
        told.map(Result::unwrap).collect().await
    }

    pub(crate) async fn plan(&self, plan: &str) -> PlanJob {
        let request = GetPlanRequest { plan_id: plan.to_owned() };
        self.planning().get_plan(request).await.unwrap().into_inner()
    }

    pub(crate) async fn apply(&self, plan: &str) -> Result<ApplyPlanResponse, tonic::Status> {
        let etag = self.plan(plan).await.progress.unwrap().etag;
        let request = ApplyPlanRequest { request_id: fresh(), plan_id: plan.to_owned(), etag };
        self.planning().apply_plan(request).await.map(tonic::Response::into_inner)
    }
}

pub(crate) fn this_week() -> SubmitPlanRequest {
    SubmitPlanRequest { request_id: fresh(), monday: TODAY.to_string(), seconds: 1, ..SubmitPlanRequest::default() }
}

/// How many people of a planned shift do this.
fn moves(job: &PlanJob, shift: &str, what: PlanMove) -> usize {
    let own = job.shifts.iter().find(|own| own.shift_id == shift).unwrap();
    own.people.iter().filter(|person| person.r#move() == what).count()
}

async fn a_week_is_planned_watched_and_applied(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (enclave, packing) = (floor.enclave().await, floor.packing().await);
    let stef = floor.coach("Stef Voorbeeld", Some("2020-01-01")).await;
    let at_host = floor.later(&enclave, 2).await;
    let at_home = floor.later(&packing, 2).await;
    for name in ["An Voorbeeld", "Bo Voorbeeld", "Cy Voorbeeld"] {
        floor.worker(name).await;
    }
    let plan = floor.submit(this_week()).await;
    let told = floor.watch(&plan).await;
    let last = told.last().unwrap();
    assert_eq!((last.state(), last.seats_wanted, last.seats_empty), (PlanState::Done, 4, 1));
    assert!(last.best.unwrap().hard == 0 && last.bound.is_some() && last.people_idle == 0, "{last:?}");
    let job = floor.plan(&plan).await;
    assert_eq!((moves(&job, &at_host, PlanMove::Joins), moves(&job, &at_home, PlanMove::Joins)), (3, 1));
    let applied = floor.apply(&plan).await.unwrap();
    assert_eq!((applied.shifts_changed, applied.changes), (2, 4));
    stands(&floor, (&at_host, &at_home), stef).await;
    assert_eq!(floor.plan(&plan).await.progress.unwrap().state(), PlanState::Applied);
    assert_eq!(reason(floor.apply(&plan).await), "PLAN_APPLIED");
    everybody_stays(&floor, &plan, &at_host).await;
    the_roster_tells(&floor, &plan).await;
    floor.close().await;
}

/// Two people and their coach at the host, one at home.
async fn stands(floor: &Floor, (at_host, at_home): (&str, &str), stef: Uuid) {
    let shift = floor.read(at_host).await;
    assert_eq!((shift.heads_assigned, shift.coaches[0].coach_id.as_str()), (2, stef.to_string().as_str()));
    assert_eq!(floor.read(at_home).await.heads_assigned, 1);
}

/// What was made known with the plan is told as it stands: nobody comes any more.
async fn everybody_stays(floor: &Floor, plan: &str, at_host: &str) {
    floor.publish(at_host).await.unwrap();
    let job = floor.plan(plan).await;
    assert_eq!((moves(&job, at_host, PlanMove::Joins), moves(&job, at_host, PlanMove::Stays)), (0, 3));
}

/// The week's plans, and what was done to its roster.
async fn the_roster_tells(floor: &Floor, plan: &str) {
    let asked = ListPlansRequest { monday: TODAY.to_string(), ..ListPlansRequest::default() };
    assert_eq!(floor.planning().list_plans(asked).await.unwrap().into_inner().plans[0].plan_id, plan);
    let asked = ListRosterVersionsRequest { monday: TODAY.to_string() };
    let versions = floor.planning().list_roster_versions(asked).await.unwrap().into_inner().versions;
    let steps: Vec<_> = versions.iter().map(|own| (own.number, own.step(), own.changes)).collect();
    assert_eq!(steps, [(2, RosterStep::Published, 0), (1, RosterStep::PlanApplied, 4)]);
}

async fn a_plan_is_refused_when_a_shift_changed_and_says_which(backend: Backend) {
    let floor = Floor::open(backend).await;
    let packing = floor.packing().await;
    let shift = floor.later(&packing, 3).await;
    for name in ["An Voorbeeld", "Bo Voorbeeld"] {
        floor.worker(name).await;
    }
    let plan = floor.submit(this_week()).await;
    floor.watch(&plan).await;
    let late = floor.worker("Cy Voorbeeld").await;
    floor.assign(&shift, late).await.unwrap();
    let refused = floor.apply(&plan).await;
    for (name, expected) in [("shift_id", shift.as_str()), ("place_name", "Inpak"), ("day", "2026-11-23")] {
        assert_eq!(fact(&refused, name), expected);
    }
    assert_eq!(reason(refused), "PLAN_BASE_CHANGED");
    assert_eq!(floor.read(&shift).await.heads_assigned, 1, "nothing of it was done");
    let stale = ApplyPlanRequest { request_id: fresh(), plan_id: plan, etag: "1".to_owned() };
    assert_eq!(reason(floor.planning().apply_plan(stale).await), "ETAG_MISMATCH");
    floor.close().await;
}

async fn a_plan_is_refused_when_somebody_fell_ill_since(backend: Backend) {
    let floor = Floor::open(backend).await;
    let shift = floor.later(&floor.packing().await, 1).await;
    let an = floor.worker("An Voorbeeld").await;
    let plan = floor.submit(this_week()).await;
    floor.watch(&plan).await;
    floor.absent(an, "2026-11-23", None).await;
    let refused = floor.apply(&plan).await;
    assert_eq!((fact(&refused, "shift_id"), fact(&refused, "rule")), (shift.clone(), "WORKER_BARRED".to_owned()));
    assert_eq!(reason(refused), "PLAN_BASE_CHANGED");
    assert_eq!(floor.count("worker_slot").await, 0);
    floor.close().await;
}

async fn a_plan_is_refused_when_somebody_was_given_a_new_shift_since(backend: Backend) {
    let floor = Floor::open(backend).await;
    let packing = floor.packing().await;
    let shift = floor.later(&packing, 1).await;
    let an = floor.worker("An Voorbeeld").await;
    let plan = floor.submit(this_week()).await;
    floor.watch(&plan).await;
    let new = floor.shift_at(&packing, TODAY, (960, 1_320), 1).await;
    floor.assign(&new, an).await.unwrap();
    let refused = floor.apply(&plan).await;
    assert_eq!((fact(&refused, "shift_id"), reason(refused)), (shift, "PLAN_BASE_CHANGED".to_owned()));
    assert_eq!(floor.read(&new).await.heads_assigned, 1, "who is there stays");
    floor.close().await;
}

async fn who_was_ticked_before_the_shift_began_is_not_moved_by_a_plan(backend: Backend) {
    let floor = Floor::open(backend).await;
    let packing = floor.packing().await;
    let (first, second) = (floor.later(&packing, 1).await, floor.later(&packing, 1).await);
    let an = floor.worker("An Voorbeeld").await;
    floor.assign(&first, an).await.unwrap();
    let pins = vec![PlanPin { shift_id: second.clone(), person_id: an.to_string() }];
    let moving = || SubmitPlanRequest { pins: pins.clone(), ..this_week() };
    let plan = floor.submit(moving()).await;
    assert_eq!(floor.watch(&plan).await.last().unwrap().state(), PlanState::Done);
    assert_eq!(moves(&floor.plan(&plan).await, &second, PlanMove::Joins), 1);
    floor.present(&first, an, 450).await;
    assert_eq!(reason(floor.apply(&plan).await), "PLAN_BASE_CHANGED");
    assert_eq!(floor.read(&first).await.heads_assigned, 1, "who is at work stays there");
    let plan = floor.submit(moving()).await;
    assert_eq!(floor.watch(&plan).await.last().unwrap().state(), PlanState::Failed);
    assert_eq!(floor.plan(&plan).await.failure, "PIN_IMPOSSIBLE");
    floor.close().await;
}

async fn a_job_that_cannot_be_read_fails(backend: Backend) {
    let floor = Floor::open(backend).await;
    floor.later(&floor.packing().await, 1).await;
    floor.worker("An Voorbeeld").await;
    let plan = floor.submit(this_week()).await;
    floor.watch(&plan).await;
    for column in ["pins", "plan"] {
        let broken = format!("UPDATE plan_job SET state = 'searching', lease_until_us = 1, {column} = '?'");
        testing::write(&floor.bench.pipeline, &broken).await.unwrap();
        assert_eq!(floor.watch(&plan).await.pop().unwrap().state(), PlanState::Failed, "{column}");
        let job = floor.plan(&plan).await;
        assert_eq!((job.failure.as_str(), job.shifts.len()), ("BROKEN", 0), "{column}");
        let whole = "UPDATE plan_job SET pins = '[]'";
        testing::write(&floor.bench.pipeline, whole).await.unwrap();
    }
    floor.close().await;
}

async fn somebody_who_is_pinned_is_there_and_whoever_was_assigned_stays(backend: Backend) {
    let floor = Floor::open(backend).await;
    let packing = floor.packing().await;
    let (first, second) = (floor.later(&packing, 1).await, floor.later(&packing, 1).await);
    let (an, bo) = (floor.worker("An Voorbeeld").await, floor.worker("Bo Voorbeeld").await);
    floor.assign(&first, an).await.unwrap();
    let pins = vec![PlanPin { shift_id: second.clone(), person_id: bo.to_string() }];
    let plan = floor.submit(SubmitPlanRequest { keep_assigned: true, pins, ..this_week() }).await;
    assert_eq!(floor.watch(&plan).await.last().unwrap().state(), PlanState::Done);
    let job = floor.plan(&plan).await;
    assert_eq!((moves(&job, &first, PlanMove::Stays), moves(&job, &second, PlanMove::Joins)), (1, 1));
    let pins = vec![PlanPin { shift_id: second.clone(), person_id: Uuid::now_v7().to_string() }];
    let plan = floor.submit(SubmitPlanRequest { pins, ..this_week() }).await;
    assert_eq!(floor.watch(&plan).await.last().unwrap().state(), PlanState::Failed);
    let job = floor.plan(&plan).await;
    assert_eq!((job.failure.as_str(), job.failure_shift_id), ("PIN_IMPOSSIBLE", second));
    floor.close().await;
}

async fn a_search_is_stopped_and_the_best_plan_stays(backend: Backend) {
    let floor = Floor::open(backend).await;
    floor.later(&floor.packing().await, 1).await;
    floor.worker("An Voorbeeld").await;
    let plan = floor.submit(SubmitPlanRequest { seconds: 600, ..this_week() }).await;
    let request = CancelPlanRequest { request_id: fresh(), plan_id: plan.clone() };
    let told = floor.planning().watch_plan(WatchPlanRequest { plan_id: plan.clone() }).await.unwrap().into_inner();
    let mut told = told.map(Result::unwrap);
    while told.next().await.unwrap().state() != PlanState::Searching {}
    floor.planning().cancel_plan(request).await.unwrap();
    let last = told.collect::<Vec<_>>().await.pop().unwrap();
    assert_eq!((last.state(), last.seats_empty), (PlanState::Stopped, 0));
    assert!(last.elapsed_ms < last.wanted_ms);
    floor.apply(&plan).await.unwrap();
    floor.close().await;
}

async fn a_job_goes_on_when_its_replica_died(backend: Backend) {
    let floor = Floor::open(backend).await;
    let shift = floor.later(&floor.packing().await, 1).await;
    floor.worker("An Voorbeeld").await;
    let plan = floor.submit(this_week()).await;
    floor.watch(&plan).await;
    // As a replica leaves the row that was killed in the middle: it has the job, and says nothing more.
    let left = "UPDATE plan_job SET state = 'searching', elapsed_ms = 400, bound_medium = NULL, bound_soft = NULL, \
                lease_until_us = 1";
    testing::write(&floor.bench.pipeline, left).await.unwrap();
    let last = floor.watch(&plan).await.pop().unwrap();
    assert_eq!((last.state(), last.seats_empty), (PlanState::Done, 0));
    assert!(last.bound.is_some() && last.elapsed_ms >= 400, "{last:?}");
    floor.apply(&plan).await.unwrap();
    assert_eq!(floor.read(&shift).await.heads_assigned, 1);
    floor.close().await;
}

async fn the_same_request_makes_one_job(backend: Backend) {
    let floor = Floor::open(backend).await;
    let request = this_week();
    let first = floor.submit(request.clone()).await;
    assert_eq!(floor.submit(request).await, first);
    assert_eq!(floor.count("plan_job").await, 1);
    assert_eq!(floor.watch(&first).await.pop().unwrap().state(), PlanState::Failed);
    assert_eq!(floor.plan(&first).await.failure, "NOTHING_TO_PLAN");
    let table = [
        (SubmitPlanRequest { monday: "2026-11-24".to_owned(), ..this_week() }, "NOT_A_MONDAY"),
        (SubmitPlanRequest { days: 8, ..this_week() }, "MORE_THAN_A_WEEK"),
        (SubmitPlanRequest { seconds: 601, ..this_week() }, "SEARCH_TOO_LONG"),
    ];
    for (request, expected) in table {
        assert_eq!(reason(floor.planning().submit_plan(request).await), expected);
    }
    floor.close().await;
}

async fn only_who_plans_may_plan(backend: Backend) {
    let floor = Floor::open(backend).await;
    let plan = floor.submit(this_week()).await;
    for role in Role::ALL.into_iter().filter(|role| *role != Role::WorkshopPlanner) {
        let viewer = floor.bench.viewer_about(role, Uuid::now_v7());
        let mut other = CrewsPlanningClient::new(floor.bench.client_channel(&viewer));
        assert_eq!(reason(other.submit_plan(this_week()).await), "NOT_ALLOWED", "{role:?}");
        let asked = GetPlanRequest { plan_id: plan.clone() };
        assert_eq!(reason(other.get_plan(asked).await), "NOT_ALLOWED", "{role:?}");
    }
    let mut viewer = floor.bench.viewer(Role::WorkshopPlanner);
    viewer.tenant = werkbrug_kernel::id::Id::fresh();
    let mut stranger = CrewsPlanningClient::new(floor.bench.client_channel(&viewer));
    assert_eq!(reason(stranger.get_plan(GetPlanRequest { plan_id: plan }).await), "NOT_FOUND");
    floor.close().await;
}

async fn what_changed_since_it_was_made_known_is_told(backend: Backend) {
    let floor = Floor::open(backend).await;
    let shift = floor.shift(&floor.packing().await, 2).await;
    let (an, bo) = (floor.worker("An Voorbeeld").await, floor.worker("Bo Voorbeeld").await);
    floor.assign(&shift, an).await.unwrap();
    floor.publish(&shift).await.unwrap();
    let asked = || ListRosterChangesRequest { monday: TODAY.to_string(), days: 0 };
    assert!(floor.planning().list_roster_changes(asked()).await.unwrap().into_inner().shifts.is_empty());
    floor.release(&shift, an).await.unwrap();
    floor.assign(&shift, bo).await.unwrap();
    let shifts = floor.planning().list_roster_changes(asked()).await.unwrap().into_inner().shifts;
    let told: Vec<_> = shifts[0].people.iter().map(|own| (own.display_name.as_str(), own.r#move())).collect();
    assert_eq!(told, [("An Voorbeeld", PlanMove::Leaves), ("Bo Voorbeeld", PlanMove::Joins)]);
    floor.close().await;
}

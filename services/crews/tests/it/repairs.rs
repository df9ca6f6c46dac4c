//! A bad morning: people and a coach are missing, a proposal is accepted shift by shift, and people are called.

use uuid::Uuid;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::crews::{
    AcceptRepairRequest, AcceptRepairResponse, CallHow, CallLine, CallOutcome, GateColour, GetRepairRequest,
    ListCallsRequest, ListCoachAbsencesRequest, PresenceKind, ProposeRepairRequest, RecordCallRequest,
    RecordCallResponse, RecordCoachAbsenceRequest, RepairOption, RepairProposal, RepairWay, ReplaceWorkerRequest,
};

use crate::{
    floor::{Floor, TODAY, fact, fresh, of_colour, reason, tick},
    planning::this_week,
};

on_both_databases!(
    somebody_free_is_proposed_for_an_empty_seat_and_called,
    a_coach_who_is_away_makes_the_gate_red_and_another_takes_over,
    who_said_yes_stays_and_who_said_no_is_not_asked_again,
    a_shift_of_a_proposal_is_accepted_once,
    who_did_not_come_is_replaced,
    a_proposal_is_refused_when_its_people_are_elsewhere_by_now,
    a_coach_who_fell_out_since_is_not_sent,
    nobody_is_sent_to_a_shift_that_is_over,
    a_seat_is_given_to_somebody_else_and_the_hours_stay,
    the_seat_of_who_came_is_nobody_elses,
    a_no_of_who_came_all_the_same_is_kept_and_leaves_the_seat,
    who_said_no_on_the_telephone_is_not_put_back_by_a_plan,
);

impl Floor {
    pub(crate) async fn propose(&self) -> RepairProposal {
        let request = ProposeRepairRequest { request_id: fresh(), day: TODAY.to_string() };
        let repair_id = self.planning().propose_repair(request).await.unwrap().into_inner().repair_id;
        self.planning().get_repair(GetRepairRequest { repair_id }).await.unwrap().into_inner()
    }

    pub(crate) async fn accept(
        &self,
        repair: &str,
        way: RepairWay,
        shift: &str,
    ) -> Result<AcceptRepairResponse, tonic::Status> {
        let (repair_id, shift_id) = (repair.to_owned(), shift.to_owned());
        let request = AcceptRepairRequest { request_id: fresh(), repair_id, way: way.into(), shift_id };
        self.planning().accept_repair(request).await.map(tonic::Response::into_inner)
    }

    pub(crate) async fn calls(&self) -> Vec<CallLine> {
        let request = ListCallsRequest { day: TODAY.to_string() };
        self.planning().list_calls(request).await.unwrap().into_inner().calls
    }

    pub(crate) async fn call(&self, line: &CallLine, outcome: CallOutcome) {
        self.try_call(line, outcome).await.unwrap();
    }

    pub(crate) async fn try_call(
        &self,
        line: &CallLine,
        outcome: CallOutcome,
    ) -> Result<RecordCallResponse, tonic::Status> {
        let request = RecordCallRequest {
            request_id: fresh(),
            call_id: line.call_id.clone(),
            how: CallHow::Phone.into(),
            outcome: outcome.into(),
            etag: line.etag.clone(),
        };
        self.planning().record_call(request).await.map(tonic::Response::into_inner)
    }

    async fn away(&self, coach: Uuid, is_withdrawn: bool) -> u32 {
        let (from, to) = (TODAY.to_string(), TODAY.to_string());
        let request =
            RecordCoachAbsenceRequest { request_id: fresh(), coach_id: coach.to_string(), from, to, is_withdrawn };
        self.planning().record_coach_absence(request).await.unwrap().into_inner().shifts_touched
    }
}

/// Who is proposed on a shift of an option.
pub(crate) fn coming(option: &RepairOption, shift: &str) -> Vec<String> {
    let own = option.shifts.iter().find(|own| own.shift.as_ref().unwrap().shift_id == shift).unwrap();
    let people = own.shift.as_ref().unwrap().people.iter();
    let comes = people.filter(|person| person.r#move() == werkbrug_proto::crews::PlanMove::Joins);
    comes.map(|person| person.display_name.clone()).collect()
}

async fn somebody_free_is_proposed_for_an_empty_seat_and_called(backend: Backend) {
    let floor = Floor::open(backend).await;
    let packing = floor.packing().await;
    let shift = floor.shift_at(&packing, TODAY, (480, 960), 1).await;
    let an = floor.worker("An Voorbeeld").await;
    floor.assign(&shift, an).await.unwrap();
    floor.publish(&shift).await.unwrap();
    let nobody = ProposeRepairRequest { request_id: fresh(), day: TODAY.to_string() };
    assert_eq!(reason(floor.planning().propose_repair(nobody).await), "NOBODY_MISSING");
    floor.worker("Bo Voorbeeld").await;
    floor.absent(an, "2026-11-23", None).await;
    let proposal = floor.propose().await;
    assert_eq!((proposal.absent.len(), proposal.absent[0].display_name.as_str()), (1, "An Voorbeeld"));
    let option = &proposal.options[0];
    assert_eq!((option.way(), option.changes, option.seats_empty), (RepairWay::Fewest, 1, 0));
    assert_eq!(coming(option, &shift), ["Bo Voorbeeld"]);
    let reasons = &option.shifts[0].reasons[0].sentences;
    assert_eq!(reasons[0], "vrij op 23/11/2026");
    assert_eq!(floor.accept(&proposal.repair_id, RepairWay::Fewest, &shift).await.unwrap().calls, 1);
    let read = floor.read(&shift).await;
    assert_eq!((read.heads_assigned, read.heads_absent), (2, 1));
    is_called(&floor, &shift).await;
    let again = floor.propose().await;
    assert!(again.options.iter().all(|option| option.changes == 0) && again.people_held == 1, "{again:?}");
    floor.close().await;
}

/// Bo stands on the call list for that shift, and says yes.
async fn is_called(floor: &Floor, shift: &str) {
    let calls = floor.calls().await;
    assert_eq!((calls[0].display_name.as_str(), calls[0].outcome()), ("Bo Voorbeeld", CallOutcome::Unspecified));
    assert_eq!((calls[0].to_shift_id.as_str(), calls[0].from_shift_id.as_str()), (shift, ""));
    floor.call(&calls[0], CallOutcome::SaidYes).await;
    assert_eq!(floor.calls().await[0].outcome(), CallOutcome::SaidYes);
}

async fn a_coach_who_is_away_makes_the_gate_red_and_another_takes_over(backend: Backend) {
    let floor = Floor::open(backend).await;
    let enclave = floor.enclave().await;
    let (stef, mia) = (
        floor.coach("Stef Voorbeeld", Some("2020-01-01")).await,
        floor.coach("Mia Voorbeeld", Some("2020-01-01")).await,
    );
    let shift = floor.shift_at(&enclave, TODAY, (480, 960), 1).await;
    floor.assign(&shift, floor.worker("An Voorbeeld").await).await.unwrap();
    floor.guide(&shift, stef).await.unwrap();
    floor.publish(&shift).await.unwrap();
    assert_eq!(floor.away(stef, false).await, 1);
    let gates = floor.gates(&enclave, TODAY, &shift).await;
    assert!(of_colour(&gates, GateColour::Red).contains(&"ENC-05"), "{gates:?}");
    is_away(&floor, stef).await;
    let proposal = floor.propose().await;
    assert_eq!(coming(&proposal.options[0], &shift), ["Mia Voorbeeld"]);
    floor.accept(&proposal.repair_id, proposal.options[0].way(), &shift).await.unwrap();
    let coaches: Vec<_> = floor.read(&shift).await.coaches.into_iter().map(|coach| coach.coach_id).collect();
    assert_eq!(coaches, [mia.to_string()]);
    assert_eq!(of_colour(&floor.gates(&enclave, TODAY, &shift).await, GateColour::Red), Vec::<&str>::new());
    assert_eq!(floor.away(stef, true).await, 0);
    floor.close().await;
}

/// The coach is among those who are away today.
async fn is_away(floor: &Floor, stef: Uuid) {
    let asked = ListCoachAbsencesRequest { day: TODAY.to_string() };
    let away = floor.planning().list_coach_absences(asked).await.unwrap().into_inner().coaches;
    assert_eq!(away[0].person_id, stef.to_string());
}

async fn who_said_yes_stays_and_who_said_no_is_not_asked_again(backend: Backend) {
    let floor = Floor::open(backend).await;
    let shift = floor.shift_at(&floor.packing().await, TODAY, (480, 960), 1).await;
    let an = floor.worker("An Voorbeeld").await;
    floor.assign(&shift, an).await.unwrap();
    floor.publish(&shift).await.unwrap();
    floor.worker("Bo Voorbeeld").await;
    floor.absent(an, "2026-11-23", None).await;
    let first = floor.propose().await;
    floor.accept(&first.repair_id, RepairWay::Fewest, &shift).await.unwrap();
    floor.call(&floor.calls().await[0], CallOutcome::SaidNo).await;
    assert_eq!(floor.read(&shift).await.heads_assigned, 1, "the seat is free again");
    let second = floor.propose().await;
    assert_eq!(coming(&second.options[0], &shift), Vec::<String>::new());
    floor.worker("Cy Voorbeeld").await;
    let third = floor.propose().await;
    assert_eq!(coming(&third.options[0], &shift), ["Cy Voorbeeld"]);
    floor.close().await;
}

async fn a_shift_of_a_proposal_is_accepted_once(backend: Backend) {
    let floor = Floor::open(backend).await;
    let shift = floor.shift_at(&floor.packing().await, TODAY, (480, 960), 1).await;
    let (an, bo) = (floor.worker("An Voorbeeld").await, floor.worker("Bo Voorbeeld").await);
    floor.assign(&shift, an).await.unwrap();
    floor.absent(an, "2026-11-23", None).await;
    let proposal = floor.propose().await;
    floor.absent(bo, "2026-11-23", None).await;
    let refused = floor.accept(&proposal.repair_id, RepairWay::Fewest, &shift).await;
    assert_eq!((fact(&refused, "obstacles"), reason(refused)), ("ABSENT".to_owned(), "WORKER_DOES_NOT_FIT".to_owned()));
    assert_eq!(floor.count("call_line").await, 0, "nothing of it was done");
    floor.worker("Cy Voorbeeld").await;
    let proposal = floor.propose().await;
    floor.accept(&proposal.repair_id, RepairWay::Fewest, &shift).await.unwrap();
    assert_eq!(reason(floor.accept(&proposal.repair_id, RepairWay::Fewest, &shift).await), "ALREADY_ACCEPTED");
    floor.close().await;
}

async fn who_did_not_come_is_replaced(backend: Backend) {
    let floor = Floor::open(backend).await;
    let shift = floor.shift(&floor.packing().await, 1).await;
    let an = floor.worker("An Voorbeeld").await;
    floor.assign(&shift, an).await.unwrap();
    floor.publish(&shift).await.unwrap();
    floor.planner.clone().record_presence(tick(&shift, an, PresenceKind::NoShow, 0)).await.unwrap();
    let bo = floor.worker("Bo Voorbeeld").await;
    let proposal = floor.propose().await;
    assert_eq!(coming(&proposal.options[0], &shift), ["Bo Voorbeeld"]);
    floor.accept(&proposal.repair_id, RepairWay::Fewest, &shift).await.unwrap();
    let crew: Vec<_> = floor.read(&shift).await.crew.into_iter().map(|own| own.worker_id).collect();
    assert!(crew.contains(&bo.to_string()), "{crew:?}");
    floor.close().await;
}

async fn a_proposal_is_refused_when_its_people_are_elsewhere_by_now(backend: Backend) {
    let floor = Floor::open(backend).await;
    let packing = floor.packing().await;
    let shift = floor.shift_at(&packing, TODAY, (480, 960), 1).await;
    let (an, bo) = (floor.worker("An Voorbeeld").await, floor.worker("Bo Voorbeeld").await);
    floor.assign(&shift, an).await.unwrap();
    floor.absent(an, "2026-11-23", None).await;
    let proposal = floor.propose().await;
    let evening = floor.shift_at(&packing, TODAY, (960, 1_200), 1).await;
    floor.assign(&evening, bo).await.unwrap();
    let refused = floor.accept(&proposal.repair_id, RepairWay::Fewest, &shift).await;
    assert_eq!(reason(refused), "REPAIR_BASE_CHANGED");
    assert_eq!(floor.count("call_line").await, 0, "nothing of it was done");
    floor.release(&evening, bo).await.unwrap();
    floor.accept(&proposal.repair_id, RepairWay::Fewest, &shift).await.unwrap();
    floor.close().await;
}

async fn a_coach_who_fell_out_since_is_not_sent(backend: Backend) {
    let floor = Floor::open(backend).await;
    let enclave = floor.enclave().await;
    let (stef, mia) = (
        floor.coach("Stef Voorbeeld", Some("2020-01-01")).await,
        floor.coach("Mia Voorbeeld", Some("2020-01-01")).await,
    );
    let shift = floor.shift_at(&enclave, TODAY, (480, 960), 1).await;
    floor.assign(&shift, floor.worker("An Voorbeeld").await).await.unwrap();
    floor.guide(&shift, stef).await.unwrap();
    floor.publish(&shift).await.unwrap();
    floor.away(stef, false).await;
    let proposal = floor.propose().await;
    floor.away(mia, false).await;
    let refused = floor.accept(&proposal.repair_id, proposal.options[0].way(), &shift).await;
    assert_eq!(reason(refused), "REPAIR_BASE_CHANGED");
    floor.close().await;
}

async fn nobody_is_sent_to_a_shift_that_is_over(backend: Backend) {
    let floor = Floor::open(backend).await;
    let shift = floor.shift_at(&floor.packing().await, TODAY, (0, 360), 1).await;
    let an = floor.worker("An Voorbeeld").await;
    floor.assign(&shift, an).await.unwrap();
    floor.worker("Bo Voorbeeld").await;
    floor.absent(an, "2026-11-23", None).await;
    let asked = ProposeRepairRequest { request_id: fresh(), day: TODAY.to_string() };
    assert_eq!(reason(floor.planning().propose_repair(asked).await), "NOBODY_MISSING");
    floor.close().await;
}

async fn a_seat_is_given_to_somebody_else_and_the_hours_stay(backend: Backend) {
    let floor = Floor::open(backend).await;
    let shift = floor.shift(&floor.packing().await, 1).await;
    let (an, bo) = (floor.worker("An Voorbeeld").await, floor.worker("Bo Voorbeeld").await);
    floor.assign(&shift, an).await.unwrap();
    let ask = |from: Uuid, to: Uuid| replace(&shift, from, to);
    floor.planning().replace_worker(ask(an, bo)).await.unwrap();
    let crew: Vec<_> = floor.read(&shift).await.crew.into_iter().map(|own| own.worker_id).collect();
    assert_eq!(crew, [bo.to_string()]);
    assert_eq!(reason(floor.planning().replace_worker(ask(an, bo)).await), "NOT_ON_SHIFT");
    floor.absent(an, "2026-11-23", None).await;
    assert_eq!(reason(floor.planning().replace_worker(ask(bo, an)).await), "WORKER_DOES_NOT_FIT");
    assert_eq!(floor.read(&shift).await.crew[0].worker_id, bo.to_string(), "nobody lost a seat");
    floor.close().await;
}

fn replace(shift: &str, from: Uuid, to: Uuid) -> ReplaceWorkerRequest {
    let (from_worker_id, to_worker_id) = (from.to_string(), to.to_string());
    ReplaceWorkerRequest { request_id: fresh(), shift_id: shift.to_owned(), from_worker_id, to_worker_id }
}

async fn the_seat_of_who_came_is_nobody_elses(backend: Backend) {
    let floor = Floor::open(backend).await;
    let shift = floor.shift(&floor.packing().await, 1).await;
    let (an, bo) = (floor.worker("An Voorbeeld").await, floor.worker("Bo Voorbeeld").await);
    floor.assign(&shift, an).await.unwrap();
    floor.present(&shift, an, 60).await;
    assert_eq!(reason(floor.planning().replace_worker(replace(&shift, an, bo)).await), "SHIFT_HAS_PRESENCE");
    assert_eq!(reason(floor.release(&shift, an).await), "SHIFT_HAS_PRESENCE");
    assert_eq!(floor.read(&shift).await.heads_assigned, 1, "who came keeps the seat");
    floor.planner.clone().record_presence(tick(&shift, an, PresenceKind::NoShow, 0)).await.unwrap();
    floor.planning().replace_worker(replace(&shift, an, bo)).await.unwrap();
    floor.close().await;
}

/// An is ill and Bo comes instead, on the call list of today; the shift and Bo.
async fn sent(floor: &Floor) -> (String, Uuid) {
    let shift = floor.shift_at(&floor.packing().await, TODAY, (480, 960), 1).await;
    let an = floor.worker("An Voorbeeld").await;
    floor.assign(&shift, an).await.unwrap();
    let bo = floor.worker("Bo Voorbeeld").await;
    floor.absent(an, "2026-11-23", None).await;
    let proposal = floor.propose().await;
    floor.accept(&proposal.repair_id, RepairWay::Fewest, &shift).await.unwrap();
    assert_eq!(floor.read(&shift).await.heads_assigned, 2);
    (shift, bo)
}

async fn a_no_of_who_came_all_the_same_is_kept_and_leaves_the_seat(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (shift, bo) = sent(&floor).await;
    floor.present(&shift, bo, 60).await;
    floor.call(&floor.calls().await[0], CallOutcome::SaidNo).await;
    assert_eq!(floor.calls().await[0].outcome(), CallOutcome::SaidNo);
    assert_eq!(floor.read(&shift).await.heads_assigned, 2, "who came keeps the seat");
    floor.close().await;
}

async fn who_said_no_on_the_telephone_is_not_put_back_by_a_plan(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (shift, _) = sent(&floor).await;
    floor.call(&floor.calls().await[0], CallOutcome::SaidNo).await;
    let plan = floor.submit(this_week()).await;
    assert_eq!(floor.watch(&plan).await.last().unwrap().seats_empty, 1);
    floor.call(&floor.calls().await[0], CallOutcome::SaidYes).await;
    assert_eq!(floor.read(&shift).await.heads_assigned, 2, "a yes after a no is a seat again");
    floor.close().await;
}

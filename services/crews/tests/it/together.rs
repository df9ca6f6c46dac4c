//! What goes together on a bad day: chains and exchanges of people, answers that come late, and shifts that are gone.

use uuid::Uuid;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::{
    crews::{
        CallLine, CallOutcome, CancelShiftRequest, EngagementKind, PostDemands, RecordEngagementRequest,
        RegisterPlaceRequest, RepairOption, RepairProposal, RepairWay,
    },
    social::LimitKind,
};

use crate::floor::{Floor, TODAY, approve, department, enclave_at, fresh, reason};

on_both_databases!(
    a_chain_of_moves_is_accepted_whole_and_says_what_goes_along,
    two_people_change_places_in_one_acceptance,
    a_shift_that_was_given_up_since_refuses_the_proposal,
    a_no_about_a_shift_that_is_gone_or_closed_is_kept,
    who_comes_after_all_gets_the_seat_again_when_it_is_free,
);

impl Floor {
    /// A department where people lift fifteen kilograms.
    async fn heavy(&self) -> String {
        let demands = Some(PostDemands { lift_kg: 15, ..PostDemands::default() });
        let place = self.place(RegisterPlaceRequest { demands, ..department() }).await;
        self.engagement(RecordEngagementRequest { kind: EngagementKind::DepartmentWork.into(), ..enclave_at(&place) })
            .await
    }

    /// A published shift of this morning with one person on it.
    async fn manned(&self, engagement: &str, worker: Uuid) -> String {
        let shift = self.shift_at(engagement, TODAY, (480, 960), 1).await;
        self.assign(&shift, worker).await.unwrap();
        self.publish(&shift).await.unwrap();
        shift
    }

    async fn give_up(&self, shift: &str) {
        let request =
            CancelShiftRequest { request_id: fresh(), shift_id: shift.to_owned(), etag: self.read(shift).await.etag };
        let side = werkbrug_kernel::role::Role::WorkshopPlanner;
        self.side_of(side, None).cancel_shift(request).await.unwrap();
    }

    /// Who is on a shift.
    async fn crew(&self, shift: &str) -> Vec<String> {
        self.read(shift).await.crew.into_iter().map(|own| own.worker_id).collect()
    }
}

/// The way that fills every seat.
fn fullest(proposal: &RepairProposal) -> &RepairOption {
    proposal.options.iter().find(|option| option.seats_empty == 0).unwrap()
}

fn goes_with(option: &RepairOption, shift: &str) -> Vec<String> {
    let own = option.shifts.iter().find(|own| own.shift.as_ref().unwrap().shift_id == shift).unwrap();
    own.goes_with_shift_ids.clone()
}

/// Who went over is at the one shift, and both who came in are at the other.
async fn no_hole_is_left(floor: &Floor, (heavy, bo): (&str, Uuid), (light, [cy, fe]): (&str, [Uuid; 2])) {
    assert!(floor.crew(heavy).await.contains(&bo.to_string()));
    let crew = floor.crew(light).await;
    assert!(crew.contains(&cy.to_string()) && crew.contains(&fe.to_string()), "no hole is left where Bo was: {crew:?}");
}

/// Two who may not lift, and two who are ill.
async fn out_of_action(floor: &Floor, weak: [Uuid; 2], ill: [Uuid; 2]) {
    for worker in weak {
        floor.limited(worker, LimitKind::LiftKg, 5, true).await;
    }
    for worker in ill {
        floor.absent(worker, "2026-11-23", None).await;
    }
}

/// An, who lifts, is ill, and Di, who packs beside Bo. Cy and Fe are free and may not lift: Bo goes over, and both come in.
async fn a_chain_of_moves_is_accepted_whole_and_says_what_goes_along(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (an, bo, di) =
        (floor.worker("An Voorbeeld").await, floor.worker("Bo Voorbeeld").await, floor.worker("Di Voorbeeld").await);
    let heavy = floor.manned(&floor.heavy().await, an).await;
    let light = floor.shift_at(&floor.packing().await, TODAY, (480, 960), 2).await;
    for packer in [bo, di] {
        floor.assign(&light, packer).await.unwrap();
    }
    let (cy, fe) = (floor.worker("Cy Voorbeeld").await, floor.worker("Fe Voorbeeld").await);
    out_of_action(&floor, [cy, fe], [an, di]).await;
    let proposal = floor.propose().await;
    let option = fullest(&proposal);
    assert_eq!(option.changes, 3, "{option:?}");
    assert_eq!(goes_with(option, &heavy), std::slice::from_ref(&light));
    let accepted = floor.accept(&proposal.repair_id, option.way(), &heavy).await.unwrap();
    assert_eq!((accepted.calls, accepted.shift_ids.len()), (3, 2));
    no_hole_is_left(&floor, (&heavy, bo), (&light, [cy, fe])).await;
    assert_eq!(reason(floor.accept(&proposal.repair_id, option.way(), &light).await), "ALREADY_ACCEPTED");
    floor.close().await;
}

/// The ways of a kept proposal become an exchange of two people, which the planner would find on a fuller day.
async fn exchange(floor: &Floor, repair: &str, (an, at): (Uuid, &str), (bo, to): (Uuid, &str)) {
    let change = |person: Uuid, from: &str, to: &str| {
        format!(r#"{{"person":"{person}","is_coach":false,"from":"{from}","to":"{to}"}}"#)
    };
    let changes = format!("[{},{}]", change(an, at, to), change(bo, to, at));
    let proposal = format!(r#"{{"missing":[],"held":0,"ways":[{{"name":"fewest","changes":{changes}}}],"stuck":[]}}"#);
    // One proposal stands in the table.
    assert!(floor.database_takes(&format!("UPDATE repair SET proposal = '{proposal}'")).await, "{repair}");
}

async fn two_people_change_places_in_one_acceptance(backend: Backend) {
    let floor = Floor::open(backend).await;
    let packing = floor.packing().await;
    let (an, bo, cy) =
        (floor.worker("An Voorbeeld").await, floor.worker("Bo Voorbeeld").await, floor.worker("Cy Voorbeeld").await);
    let (first, second) = (floor.manned(&packing, an).await, floor.manned(&packing, bo).await);
    let third = floor.manned(&packing, cy).await;
    floor.absent(cy, "2026-11-23", None).await;
    let proposal = floor.propose().await;
    exchange(&floor, &proposal.repair_id, (an, &first), (bo, &second)).await;
    let accepted = floor.accept(&proposal.repair_id, RepairWay::Fewest, &first).await.unwrap();
    assert_eq!(accepted.shift_ids.len(), 2, "{accepted:?}");
    assert_eq!((floor.crew(&first).await, floor.crew(&second).await), (vec![bo.to_string()], vec![an.to_string()]));
    assert_eq!(floor.crew(&third).await.len(), 1);
    floor.close().await;
}

async fn a_shift_that_was_given_up_since_refuses_the_proposal(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (an, packing) = (floor.worker("An Voorbeeld").await, floor.packing().await);
    let shift = floor.manned(&packing, an).await;
    floor.worker("Bo Voorbeeld").await;
    floor.absent(an, "2026-11-23", None).await;
    let proposal = floor.propose().await;
    floor.give_up(&shift).await;
    assert_eq!(reason(floor.accept(&proposal.repair_id, RepairWay::Fewest, &shift).await), "REPAIR_BASE_CHANGED");
    assert_eq!(floor.count("call_line").await, 0);
    floor.close().await;
}

/// Bo was put on An's shift by a proposal and must still be called.
async fn to_call(floor: &Floor) -> (String, Uuid, CallLine) {
    let (an, packing) = (floor.worker("An Voorbeeld").await, floor.packing().await);
    let shift = floor.manned(&packing, an).await;
    let bo = floor.worker("Bo Voorbeeld").await;
    floor.absent(an, "2026-11-23", None).await;
    let proposal = floor.propose().await;
    floor.accept(&proposal.repair_id, RepairWay::Fewest, &shift).await.unwrap();
    let line = floor.calls().await.remove(0);
    (shift, bo, line)
}

async fn a_no_about_a_shift_that_is_gone_or_closed_is_kept(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (shift, _, line) = to_call(&floor).await;
    floor.give_up(&shift).await;
    floor.call(&line, CallOutcome::SaidNo).await;
    let line = floor.calls().await.remove(0);
    assert_eq!(line.outcome(), CallOutcome::SaidNo);
    assert_eq!(reason(floor.try_call(&line, CallOutcome::SaidYes).await), "NOT_FOUND");
    floor.close().await;
    let floor = Floor::open(backend).await;
    let (shift, bo, line) = to_call(&floor).await;
    floor.present(&shift, bo, 450).await;
    approve(&mut floor.planner.clone(), &shift, 450).await.unwrap();
    floor.call(&line, CallOutcome::SaidNo).await;
    assert_eq!(floor.calls().await[0].outcome(), CallOutcome::SaidNo);
    assert!(floor.crew(&shift).await.contains(&bo.to_string()), "what was approved stays");
    floor.close().await;
}

async fn who_comes_after_all_gets_the_seat_again_when_it_is_free(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (shift, bo, line) = to_call(&floor).await;
    floor.call(&line, CallOutcome::SaidNo).await;
    let line = floor.calls().await.remove(0);
    assert_eq!(reason(floor.try_call(&line, CallOutcome::NotReached).await), "SAID_NO_BEFORE");
    floor.call(&line, CallOutcome::SaidYes).await;
    assert!(floor.crew(&shift).await.contains(&bo.to_string()));
    let line = floor.calls().await.remove(0);
    floor.call(&line, CallOutcome::SaidNo).await;
    floor.assign(&shift, floor.worker("Cy Voorbeeld").await).await.unwrap();
    let line = floor.calls().await.remove(0);
    assert_eq!(reason(floor.try_call(&line, CallOutcome::SaidYes).await), "SHIFT_FULL");
    assert_eq!(floor.calls().await[0].outcome(), CallOutcome::SaidNo, "nothing was noted");
    floor.close().await;
}

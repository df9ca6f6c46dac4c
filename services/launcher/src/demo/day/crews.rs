//! The planner fills the week: a crew and a coach for each shift, and made known when no gate is red.

use std::collections::BTreeMap;

use werkbrug_chassis::refusal::reason_of;
use werkbrug_kernel::role::Role;
use werkbrug_proto::crews::{
    AssignCoachRequest, AssignWorkerRequest, CheckEngagementRequest, Coach, GateColour, ListCoachesRequest,
    ListReplacementsRequest, Place, PlaceKind, PublishShiftRequest, Replacement, Shift,
};

use crate::{
    demo::{
        preset,
        stage::{Stage, clock, spoken},
    },
    failure::Failure,
    import::{
        load,
        reach::{PAGE, by},
        send::roster::shifts_on,
    },
};

/// Most proposals that are looked at for one shift.
const PROPOSALS: i32 = 100;

/// Who already came to a place this week, and who coaches there.
#[derive(Default)]
struct Week {
    regulars: BTreeMap<String, Vec<String>>,
    coaches: BTreeMap<String, Coach>,
}

/// Plans every shift of the week.
pub(super) async fn plan_week(stage: &Stage<'_>) -> Result<(), Failure> {
    stage.step("05:50", "De planner stelt de ploegen van de week samen");
    let mut week = Week { coaches: coaches_by_place(stage).await?, ..Week::default() };
    for day in preset::week() {
        let mut shifts = shifts_on(stage.reach, day).await?;
        shifts.sort_by(|one, other| (one.start_minute, &one.place_name).cmp(&(other.start_minute, &other.place_name)));
        for shift in &shifts {
            plan(stage, shift, &mut week).await?;
        }
    }
    Ok(())
}

/// A coach for each place: those of hosts first, in the order of the codes.
async fn coaches_by_place(stage: &Stage<'_>) -> Result<BTreeMap<String, Coach>, Failure> {
    let mut places: Vec<Place> = load::places(stage.reach).await?;
    places.sort_by_key(|place| (place.kind() != PlaceKind::HostSite, place.place_code.clone()));
    let mut coaches = coaches(stage).await?;
    coaches.sort_by(|one, other| one.coach_code.cmp(&other.coach_code));
    Ok(places.into_iter().map(|place| place.place_id).zip(coaches).collect())
}

/// Every coach.
pub(crate) async fn coaches(stage: &Stage<'_>) -> Result<Vec<Coach>, Failure> {
    let planner = stage.reach.crews(Role::WorkshopPlanner)?;
    let page = async |page_token| {
        let request = ListCoachesRequest { page_size: PAGE, page_token };
        let page = planner.clone().list_coaches(request).await?.into_inner();
        Ok((page.coaches, page.next_page_token))
    };
    stage.reach.all("crews", page).await
}

async fn plan(stage: &Stage<'_>, shift: &Shift, week: &mut Week) -> Result<(), Failure> {
    let coach = week.coaches.get(&shift.place_id).cloned();
    if let Some(coach) = coach.filter(|_| shift.coaches.is_empty()) {
        assign_coach(stage, shift, &coach).await?;
    }
    let regulars = week.regulars.entry(shift.place_id.clone()).or_default();
    let mut heads = shift.heads_assigned.saturating_sub(shift.heads_absent);
    let title = format!(
        "{} {}-{} {}",
        spoken(&shift.day),
        clock(shift.start_minute),
        clock(shift.end_minute),
        shift.place_name
    );
    if heads < shift.heads_wanted {
        let wanted = usize::try_from(shift.heads_wanted - heads).unwrap_or(0);
        for proposal in candidates(stage, shift, regulars).await?.into_iter().take(wanted) {
            match assign(stage, shift, &proposal.worker_id).await? {
                Seat::Taken => {
                    heads += 1;
                    if !regulars.contains(&proposal.worker_id) {
                        regulars.push(proposal.worker_id);
                    }
                }
                Seat::GateRed => {
                    stage.tell(format!("{title}: niet te plannen, een poort staat rood"));
                    return tell_red_gates(stage, shift).await;
                }
            }
        }
    }
    publish(stage, shift).await?;
    stage.tell(format!("{title}: {heads}/{} mensen, bekendgemaakt ({})", shift.heads_wanted, shift.shift_id));
    Ok(())
}

/// Who fits, those first who come there this week already.
async fn candidates(stage: &Stage<'_>, shift: &Shift, regulars: &[String]) -> Result<Vec<Replacement>, Failure> {
    let mut fits = proposals(stage, shift).await?.0;
    fits.sort_by_key(|proposal| !regulars.contains(&proposal.worker_id));
    Ok(fits)
}

/// Who could take a seat, and who could not.
pub(super) async fn proposals(
    stage: &Stage<'_>,
    shift: &Shift,
) -> Result<(Vec<Replacement>, Vec<Replacement>), Failure> {
    let planner = stage.reach.crews(Role::WorkshopPlanner)?;
    let asked = ListReplacementsRequest { shift_id: shift.shift_id.clone(), page_size: PROPOSALS };
    let found = stage.read("crews", async || planner.clone().list_replacements(asked.clone()).await).await?;
    Ok((found.fits, found.refused))
}

/// What became of a seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seat {
    /// Somebody has it.
    Taken,
    /// A gate of the law forbids it.
    GateRed,
}

/// Gives somebody a seat.
pub(super) async fn assign(stage: &Stage<'_>, shift: &Shift, worker_id: &str) -> Result<Seat, Failure> {
    let planner = stage.reach.crews(Role::WorkshopPlanner)?;
    let request = |request_id| AssignWorkerRequest {
        request_id,
        shift_id: shift.shift_id.clone(),
        worker_id: worker_id.to_owned(),
    };
    let answer = stage.attempt(request, async |asked| planner.clone().assign_worker(asked).await).await;
    match answer {
        Ok(_) => Ok(Seat::Taken),
        Err(status) if reason_of(&status).is_some_and(|reason| reason == "GATE_RED") => Ok(Seat::GateRed),
        Err(status) => Err(by("crews")(status)),
    }
}

async fn assign_coach(stage: &Stage<'_>, shift: &Shift, coach: &Coach) -> Result<(), Failure> {
    let planner = stage.reach.crews(Role::WorkshopPlanner)?;
    let request = |request_id| AssignCoachRequest {
        request_id,
        shift_id: shift.shift_id.clone(),
        coach_id: coach.coach_id.clone(),
    };
    stage.act("crews", request, async |asked| planner.clone().assign_coach(asked).await).await.map(drop)
}

async fn publish(stage: &Stage<'_>, shift: &Shift) -> Result<(), Failure> {
    let planner = stage.reach.crews(Role::WorkshopPlanner)?;
    let request = |request_id| PublishShiftRequest { request_id, shift_id: shift.shift_id.clone() };
    stage.act("crews", request, async |asked| planner.clone().publish_shift(asked).await).await.map(drop)
}

async fn tell_red_gates(stage: &Stage<'_>, shift: &Shift) -> Result<(), Failure> {
    let planner = stage.reach.crews(Role::WorkshopPlanner)?;
    let asked = CheckEngagementRequest {
        engagement_id: shift.engagement_id.clone(),
        on: shift.day.clone(),
        shift_id: shift.shift_id.clone(),
    };
    let checked = stage.read("crews", async || planner.clone().check_engagement(asked.clone()).await).await?;
    for gate in checked.gates.iter().filter(|gate| gate.colour() == GateColour::Red) {
        stage.tell(format!("  {} rood: {}", gate.code, gate.sentence));
    }
    Ok(())
}

//! The morning: the crew comes at six, somebody calls in at seven, somebody else takes the seat.

use jiff::ToSpan;
use werkbrug_kernel::role::Role;
use werkbrug_proto::{
    crews::{GetShiftRequest, Shift, ShiftStage},
    social::{ReportAbsenceRequest, WorkRelated},
};

use super::crews::{Seat, assign, proposals};
use crate::{
    demo::stage::{Stage, clock, somebody},
    failure::Failure,
    import::send::roster::shifts_on,
    waits,
};

/// How many are named of those who could not.
const NAMED: usize = 3;

/// Somebody who came later for somebody who could not come.
pub(super) struct StandIn {
    /// The shift.
    pub(super) shift_id: String,
    /// The one who came.
    pub(super) worker_id: String,
}

/// Plays the morning at the first host whose crew is known.
pub(super) async fn begin(stage: &Stage<'_>) -> Result<StandIn, Failure> {
    let shift = first_crew(stage).await?;
    let coach = shift.coaches.first().ok_or_else(|| Failure::findings("de ploeg heeft geen coach"))?;
    let who = somebody(Role::Coach, &coach.coach_id);
    stage.step(&clock(shift.start_minute), &format!("De ploeg begint bij {}", shift.place_name));
    let list = stage.reach.crews(who)?;
    let asked = GetShiftRequest { shift_id: shift.shift_id.clone() };
    let seen = stage.read("crews", async || list.clone().get_shift(asked.clone()).await).await?;
    stage.tell(format!("{} ziet {} van {} mensen op de lijst", coach.display_name, seen.crew.len(), seen.heads_wanted));
    let sick = seen.crew.get(1).ok_or_else(|| Failure::findings("de ploeg is te klein"))?;

    stage.step("07:00", &format!("{} belt af; de coach meldt de dagen, geen reden", sick.display_name));
    let to = stage.day.checked_add(2.days()).unwrap_or(stage.day);
    let social = stage.reach.social(who)?;
    let request = |request_id| ReportAbsenceRequest {
        request_id,
        worker_id: sick.worker_id.clone(),
        from: stage.day.to_string(),
        to: Some(to.to_string()),
        work_related: WorkRelated::NotAsked.into(),
        note: String::new(),
    };
    let reported = stage.act("social", request, async |asked| social.clone().report_absence(asked).await).await?;
    stage.tell(format!("afwezigheid {} van {} tot en met {to}", reported.absence_id, stage.day));
    waits::applied(stage.reach, "social", &reported.event_id).await?;
    let seen = stage.read("crews", async || list.clone().get_shift(asked.clone()).await).await?;
    stage.tell(format!("de planning weet het: {} afwezig op deze dienst", seen.heads_absent));
    replace(stage, &shift).await
}

async fn first_crew(stage: &Stage<'_>) -> Result<Shift, Failure> {
    let mut shifts = shifts_on(stage.reach, stage.day).await?;
    shifts.retain(|shift| !shift.company_id.is_empty() && shift.stage() == ShiftStage::Published);
    shifts.sort_by(|one, other| one.place_name.cmp(&other.place_name));
    shifts.into_iter().next().ok_or_else(|| Failure::findings("geen enkele ploeg bij een gastbedrijf is bekendgemaakt"))
}

async fn replace(stage: &Stage<'_>, shift: &Shift) -> Result<StandIn, Failure> {
    let (fits, refused) = proposals(stage, shift).await?;
    stage.step("07:05", &format!("Wie kan vervangen? {} kunnen, {} niet", fits.len(), refused.len()));
    for proposal in refused.iter().take(NAMED) {
        stage.tell(format!("niet {}: {}", proposal.display_name, proposal.reasons.join("; ")));
    }
    let chosen = fits.first().ok_or_else(|| Failure::findings("niemand kan vervangen"))?;
    stage.tell(format!("wel {}: {}", chosen.display_name, chosen.reasons.join("; ")));
    if assign(stage, shift, &chosen.worker_id).await? == Seat::GateRed {
        return Err(Failure::findings("een poort staat rood op een dienst die bekendgemaakt was"));
    }
    stage.tell(format!("{} neemt de plaats in op dienst {}", chosen.display_name, shift.shift_id));
    Ok(StandIn { shift_id: shift.shift_id.clone(), worker_id: chosen.worker_id.clone() })
}

//! The hours: coaches tick off who is there, hosts approve, a person settles what ran under a red gate.

use werkbrug_kernel::{minutes::Minutes, role::Role};
use werkbrug_proto::crews::{
    ApproveMinutesRequest, Breach, ListBreachesRequest, PresenceKind, RecordPresenceRequest, SettleBreachRequest,
    Shift, ShiftStage,
};

use super::{crews::proposals, morning::StandIn};
use crate::{
    demo::stage::{Stage, somebody},
    failure::Failure,
    import::{reach::PAGE, send::roster::shifts_on},
    waits,
};

/// Minutes that the one who stands in came later.
const STAND_IN_LATE: u32 = 120;
/// Minutes that somebody came late, or left early.
const A_LITTLE: u32 = 15;
/// What the person decides on work that ran without notification.
const DECISION: &str = "Kennisgeving vandaag gedaan; gewerkte uren worden betaald en na overleg gefactureerd.";

/// One tick.
struct Tick {
    worker_id: String,
    kind: PresenceKind,
    minutes: u32,
}

/// Every coach ticks off the crew of today.
pub(super) async fn record_presence(stage: &Stage<'_>, stand_in: &StandIn) -> Result<(), Failure> {
    stage.step("08:15", "De coaches vinken af wie er is");
    for shift in shifts_of_today(stage).await? {
        let Some(coach) = shift.coaches.first() else { continue };
        let ticks = ticks(stage, &shift, stand_in).await?;
        let crews = stage.reach.crews(somebody(Role::Coach, &coach.coach_id))?;
        let (mut minutes, mut breach_id) = (0, String::new());
        for tick in &ticks {
            let request = |request_id| RecordPresenceRequest {
                request_id,
                shift_id: shift.shift_id.clone(),
                worker_id: tick.worker_id.clone(),
                kind: tick.kind.into(),
                minutes: tick.minutes,
                ..RecordPresenceRequest::default()
            };
            let recorded =
                stage.act("crews", request, async |asked| crews.clone().record_presence(asked).await).await?;
            minutes += tick.minutes;
            breach_id = recorded.breach_id;
        }
        let hours = Minutes::new(minutes).to_hours_nl();
        stage.tell(format!("{}: {} mensen, {minutes} min te betalen ({hours})", shift.place_name, ticks.len()));
        if !breach_id.is_empty() {
            stage.tell(format!("  liep met een rode poort: inbreuk {breach_id} staat open, de uren zijn genoteerd"));
        }
    }
    Ok(())
}

/// Who was there how long: nearly everybody the whole shift.
async fn ticks(stage: &Stage<'_>, shift: &Shift, stand_in: &StandIn) -> Result<Vec<Tick>, Failure> {
    let length = (shift.end_minute + 1440 - shift.start_minute) % 1440;
    let whole = length.saturating_sub(shift.break_minutes);
    let present = |worker_id: String| Tick { worker_id, kind: PresenceKind::Present, minutes: whole };
    if shift.stage() == ShiftStage::Requested {
        // Nobody could be planned, and people came nevertheless: what happened is always taken.
        let wanted = usize::try_from(shift.heads_wanted).unwrap_or(0);
        let came = proposals(stage, shift).await?.0.into_iter().take(wanted);
        return Ok(came.map(|proposal| present(proposal.worker_id)).collect());
    }
    let there = shift.crew.iter().filter(|member| !member.is_absent);
    let mut ticks: Vec<Tick> = there.map(|member| present(member.worker_id.clone())).collect();
    let is_host = !shift.company_id.is_empty();
    if let Some(tick) = ticks.get_mut(2) {
        tick.kind = if is_host { PresenceKind::Late } else { PresenceKind::LeftEarly };
        tick.minutes = whole.saturating_sub(A_LITTLE);
    }
    let stood_in = |tick: &&mut Tick| shift.shift_id == stand_in.shift_id && tick.worker_id == stand_in.worker_id;
    if let Some(tick) = ticks.iter_mut().find(stood_in) {
        tick.kind = PresenceKind::Late;
        tick.minutes = whole.saturating_sub(STAND_IN_LATE);
    }
    Ok(ticks)
}

/// Hosts approve their hours, the planner those of the departments.
pub(super) async fn approve(stage: &Stage<'_>) -> Result<(), Failure> {
    stage.step("14:30", "De gastbedrijven keuren de uren goed, de planner die van de afdelingen");
    for shift in shifts_of_today(stage).await? {
        if shift.minutes_present == 0 {
            continue;
        }
        let who = if shift.company_id.is_empty() {
            Role::WorkshopPlanner.into()
        } else {
            somebody(Role::HostPlanner, &shift.company_id)
        };
        let crews = stage.reach.crews(who)?;
        let request = |request_id| ApproveMinutesRequest {
            request_id,
            shift_id: shift.shift_id.clone(),
            tariff_class: shift.tariff_class.clone(),
            minutes: shift.minutes_present,
        };
        let approved = stage.act("crews", request, async |asked| crews.clone().approve_minutes(asked).await).await?;
        let held = if approved.held { ", aangehouden tot de inbreuk is afgehandeld" } else { "" };
        stage.tell(format!(
            "{}: {} min goedgekeurd als {}{held} ({})",
            shift.place_name, shift.minutes_present, shift.tariff_class, approved.approval_id
        ));
    }
    Ok(())
}

/// A person decides on every open breach.
pub(super) async fn settle(stage: &Stage<'_>) -> Result<(), Failure> {
    let planner = stage.reach.crews(Role::WorkshopPlanner)?;
    let page = async |page_token| {
        let request = ListBreachesRequest { page_size: PAGE, page_token, is_open: false };
        let page = planner.clone().list_breaches(request).await?.into_inner();
        Ok((page.breaches, page.next_page_token))
    };
    let breaches: Vec<Breach> = stage.reach.all("crews", page).await?;
    stage.step("15:00", "De planner handelt open inbreuken af");
    for breach in breaches.iter().filter(|breach| breach.is_open) {
        let gates: Vec<String> = breach.gates.iter().map(|gate| format!("{} {}", gate.code, gate.sentence)).collect();
        let request = |request_id| SettleBreachRequest {
            request_id,
            breach_id: breach.breach_id.clone(),
            decision: DECISION.to_owned(),
            may_invoice: true,
        };
        stage.act("crews", request, async |asked| planner.clone().settle_breach(asked).await).await?;
        stage.tell(format!("inbreuk {}: {}", breach.breach_id, gates.join(" ")));
        stage.tell(format!("  beslist: {DECISION}"));
    }
    waits::all_applied(stage.reach, "crews").await
}

async fn shifts_of_today(stage: &Stage<'_>) -> Result<Vec<Shift>, Failure> {
    let mut shifts = shifts_on(stage.reach, stage.day).await?;
    shifts.sort_by(|one, other| one.place_name.cmp(&other.place_name));
    Ok(shifts)
}

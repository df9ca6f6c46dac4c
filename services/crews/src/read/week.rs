//! The week board of people: who does what on each day, for the planner all, for a coach the own crews.

use std::collections::BTreeMap;

use jiff::civil::Date;
use sea_orm::ConnectionTrait;
use uuid::Uuid;
use werkbrug_chassis::{identity::Viewer, page::Page, refusal::Refusal};
use werkbrug_crews_domain::{policy::Action, presence::PresenceKind, stage::Stage, worker::DayRange};
use werkbrug_kernel::period::Period;
use werkbrug_pipeline::{columns::from_column, use_case::Stop};
use werkbrug_proto::crews;

use super::{Part, cut, unknown_token, wanted};
use crate::{
    permit::{Scope, scope},
    store::{
        Rows, counted, place,
        week::{self, Person, Stint, Wanted},
        words, worker,
    },
};

/// Which rows of the board are asked for.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// The days.
    pub(crate) of: Period,
    /// Only people on a shift of this place.
    pub(crate) place: Option<Uuid>,
    /// Only people on a shift of the place with this code; of any place when empty.
    pub(crate) place_code: String,
    /// Only names that hold this.
    pub(crate) name_contains: String,
}

/// The shifts of people by person and day, the earliest first.
type Shifts = BTreeMap<(Uuid, Date), Vec<Shown>>;

/// A shift in somebody's day.
struct Shown {
    is_within_reach: bool,
    shift: crews::WeekShift,
}

/// A page of people by name, each with their days.
pub(crate) async fn list<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    viewer: &Viewer,
    asked: &Asked,
    page: &Page,
) -> Result<Part<crews::WeekRow>, Stop> {
    let coach = match scope(viewer, Action::ReadWeekRows)? {
        Scope::Crew(coach) => Some(coach),
        Scope::All | Scope::Company(_) | Scope::Oneself(_) => None,
    };
    let after = page.after.as_deref().map(key_of).transpose()?;
    let name_contains = asked.name_contains.as_str();
    let place = match asked.place_code.as_str() {
        "" => asked.place,
        code => match place::id_of(rows, code).await? {
            Some(id) => Some(id),
            None => return Ok((Vec::new(), String::new())),
        },
    };
    let people = Wanted { of: asked.of, coach, place, name_contains, after };
    let found = week::people(rows, people, wanted(page)).await?;
    let (people, token) = cut(found, page, |person| format!("{}|{}", person.worker_id, person.display_name));
    let ids: Vec<Uuid> = people.iter().map(|person| person.worker_id).collect();
    let mut shifts = by_day(week::stints(rows, &ids, asked.of, coach).await?)?;
    let absences = worker::absences(rows, Some(&ids), (asked.of.from(), asked.of.to())).await?;
    let row = |person: Person| {
        let away = absences.get(&person.worker_id).map_or(&[][..], Vec::as_slice);
        view(person, away, &mut shifts, asked.of)
    };
    Ok((people.into_iter().map(row).collect(), token))
}

pub(super) fn key_of(key: &str) -> Result<(&str, Uuid), Refusal> {
    let (id, name) = key.split_once('|').ok_or_else(unknown_token)?;
    Ok((name, Uuid::try_parse(id).map_err(|_| unknown_token())?))
}

/// Several recordings of one shift become one, of which the last counts.
fn by_day(stints: Vec<Stint>) -> Result<Shifts, Stop> {
    let mut shifts = Shifts::new();
    for Stint { worker_id, shift, kind } in stints {
        let of_day = shifts.entry((worker_id, from_column(shift.day))).or_default();
        let presence = kind.as_deref().map(words::to_presence_kind).transpose()?;
        let shift_id = shift.id.to_string();
        let presence = presence.map_or(crews::PresenceKind::Unspecified, presence_view).into();
        if let Some(known) = of_day.iter_mut().find(|known| known.shift.shift_id == shift_id) {
            known.shift.presence = presence;
            continue;
        }
        let view = crews::WeekShift {
            shift_id,
            place_id: shift.place_id.to_string(),
            place_code: shift.place_code,
            start_minute: counted(shift.start_minute)?,
            end_minute: counted(shift.end_minute)?,
            stage: stage_view(words::to_stage(&shift.stage)?).into(),
            presence,
        };
        of_day.push(Shown { is_within_reach: shift.is_within_reach, shift: view });
    }
    Ok(shifts)
}

fn view(person: Person, absences: &[DayRange], shifts: &mut Shifts, of: Period) -> crews::WeekRow {
    let from = person.from_day.map(from_column);
    let employed = from.map(|from| DayRange { from, to: person.to_day.map(from_column) });
    let mut cells = Vec::new();
    let mut times_at: BTreeMap<String, u32> = BTreeMap::new();
    for day in of.iter_days() {
        let of_day = shifts.remove(&(person.worker_id, day)).unwrap_or_default();
        let state = if !of_day.is_empty() {
            crews::CellState::Taken
        } else if employed.is_some_and(|range| range.contains(day)) {
            crews::CellState::Free
        } else {
            crews::CellState::Outside
        };
        let seen: Vec<crews::WeekShift> =
            of_day.into_iter().filter(|shown| shown.is_within_reach).map(|shown| shown.shift).collect();
        for shift in &seen {
            let times = times_at.entry(shift.place_code.clone()).or_default();
            *times = times.saturating_add(1);
        }
        let is_absent = absences.iter().any(|range| range.contains(day));
        cells.push(crews::WeekCell { state: state.into(), is_absent, shifts: seen });
    }
    // Of places with as many shifts the first code counts.
    let most = times_at.iter().rev().max_by_key(|(_, times)| **times);
    let home_place_code = most.map(|(code, _)| code.clone()).unwrap_or_default();
    let (worker_id, display_name) = (person.worker_id.to_string(), person.display_name);
    crews::WeekRow { worker_id, display_name, home_place_code, cells }
}

/// A stage as the contract says it.
pub(crate) const fn stage_view(stage: Stage) -> crews::ShiftStage {
    match stage {
        Stage::Requested => crews::ShiftStage::Requested,
        Stage::Published => crews::ShiftStage::Published,
        Stage::Approved => crews::ShiftStage::Approved,
    }
}

/// What happened as the contract says it.
pub(crate) const fn presence_view(kind: PresenceKind) -> crews::PresenceKind {
    match kind {
        PresenceKind::Present => crews::PresenceKind::Present,
        PresenceKind::Late => crews::PresenceKind::Late,
        PresenceKind::LeftEarly => crews::PresenceKind::LeftEarly,
        PresenceKind::NoShow => crews::PresenceKind::NoShow,
        PresenceKind::SentHome => crews::PresenceKind::SentHome,
    }
}

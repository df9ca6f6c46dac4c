//! What people on the floor look for: the own week of a host, and a coach's shifts and people of today. They have no
//! page of a shift or of a person, so what is found leads to where it stands on their own pages.

use jiff::ToSpan;
use tonic::Status;
use werkbrug_proto::crews::{ListShiftsRequest, Shift};

use super::{
    Found, Kind,
    find::{self, Asked, Part},
};

/// Most shifts of a coach's day.
const OF_A_DAY: i32 = 200;
/// A host's shifts are looked for from yesterday on, this many days.
const DAYS: i32 = 13;

/// A host's own shifts of these days, each on its day of the own week.
pub(super) async fn week(asked: Asked<'_>) -> Result<Part, Status> {
    let from = asked.today.checked_sub(1.day()).unwrap_or(asked.today);
    let to = from.checked_add(DAYS.days()).unwrap_or(from);
    let days = ListShiftsRequest { from: from.to_string(), to: to.to_string(), ..ListShiftsRequest::default() };
    at_places(asked, days, Kind::OwnWeek, |shift| shift.day.clone()).await
}

/// A coach's own shifts of today.
pub(super) async fn shifts(asked: Asked<'_>) -> Result<Part, Status> {
    let today = ListShiftsRequest { on: asked.today.to_string(), ..ListShiftsRequest::default() };
    at_places(asked, today, Kind::OwnShifts, |shift| shift.shift_id.clone()).await
}

/// Who works on those: they have a day to look at together. Who fell out or came unplanned has none.
pub(super) async fn crew(asked: Asked<'_>) -> Result<Part, Status> {
    let ask = ListShiftsRequest { page_size: OF_A_DAY, on: asked.today.to_string(), ..ListShiftsRequest::default() };
    let shifts = asked.reader.crews()?.list_shifts(ask).await?.into_inner().shifts;
    let people = shifts.into_iter().flat_map(|one| one.crew.into_iter().map(move |who| (who, one.place_name.clone())));
    let planned = people.filter(|(who, _)| !who.is_absent && !who.is_standing_in);
    let found =
        planned.map(|(who, more)| Found { kind: Kind::OwnCrew, id: who.worker_id, text: who.display_name, more });
    let found: Vec<Found> = found.filter(|found| find::fits(found, asked.text)).collect();
    let total = u32::try_from(found.len()).unwrap_or(u32::MAX);
    Ok((found.into_iter().take(find::SHOWN).collect(), total))
}

async fn at_places(
    asked: Asked<'_>,
    ask: ListShiftsRequest,
    kind: Kind,
    id: fn(&Shift) -> String,
) -> Result<Part, Status> {
    let ask = ListShiftsRequest { page_size: find::AT_ONCE, place_contains: asked.text.to_owned(), ..ask };
    let answer = asked.reader.crews()?.list_shifts(ask).await?.into_inner();
    let found = answer.shifts.into_iter().map(|shift| {
        let day = shift.day.parse().map(|day| asked.words.short_day(day, asked.today)).unwrap_or_default();
        let hours = asked.words.clock_span(shift.start_minute, shift.end_minute);
        Found { kind, id: id(&shift), text: shift.place_name, more: format!("{day} {hours}") }
    });
    Ok((found.collect(), answer.total_size))
}

//! The seats of the weekly grid: people on the shifts that were asked for at those places on those days.

use std::collections::{BTreeMap, BTreeSet};

use futures::{StreamExt, stream};
use jiff::civil::Date;
use werkbrug_kernel::role::Role;
use werkbrug_proto::crews::{AssignWorkerRequest, ListShiftsRequest, Shift};

use super::{AT_ONCE, Sender, Tally, refused};
use crate::{
    failure::Failure,
    import::{
        grid::Seat,
        known::Known,
        parse::{Blame, Found, reject},
        reach::{PAGE, Reach},
        wrong::{self, Wrong},
    },
};

/// A shift with the seats that are left.
struct Open {
    shift_id: String,
    seats_left: u32,
    crew: BTreeSet<String>,
}

/// Where a seat of the grid goes.
enum Goes {
    /// Onto this shift.
    To(AssignWorkerRequest),
    /// The person has it already.
    There,
}

/// Puts everybody on a shift where the grid has them, in the order of the grid.
pub(crate) async fn seats(sender: &Sender<'_>, file: &Found, seats: &[Seat], known: &Known) -> Result<Tally, Failure> {
    let mut tally = Tally::default();
    let mut open = open_shifts(sender.reach, seats).await?;
    let mut asked = Vec::new();
    for seat in seats {
        match find(sender, file, seat, known, &mut open) {
            Ok(Goes::To(request)) => asked.push((seat, request)),
            Ok(Goes::There) => tally.unchanged += 1,
            Err(wrong) => {
                let blame = Blame { column: Some(seat.column.clone()), wrong };
                tally.rejects.push(reject(file, seat.line, blame));
            }
        }
    }
    let planner = sender.reach.crews(Role::WorkshopPlanner)?;
    let answers = stream::iter(asked).map(|(seat, request)| {
        let planner = &planner;
        async move {
            let assigned = sender.reach.patiently(async || planner.clone().assign_worker(request.clone()).await);
            (seat, assigned.await)
        }
    });
    let answers: Vec<_> = answers.buffered(AT_ONCE).collect().await;
    for (seat, answer) in answers {
        match answer.map(tonic::Response::into_inner) {
            Ok(reply) => {
                tally.count(sender.made(reply.assignment_id).became);
            }
            Err(status) => tally.rejects.push(refused(file, seat.line, Some(seat.column.clone()), &status)?),
        }
    }
    Ok(tally)
}

/// The shift for a seat: one that has the person already, else the first with a seat left.
fn find(
    sender: &Sender<'_>,
    file: &Found,
    seat: &Seat,
    known: &Known,
    open: &mut BTreeMap<(String, String), Vec<Open>>,
) -> Result<Goes, Wrong> {
    let place_id = known.place_of(&seat.place).map(|place| place.id.clone()).unwrap_or_default();
    let worker_id = known.worker_id(&seat.worker);
    let shifts = open.get_mut(&(place_id, seat.day.to_string())).ok_or(wrong::NO_DEMAND)?;
    if shifts.iter().any(|shift| shift.crew.contains(&worker_id)) {
        return Ok(Goes::There);
    }
    let shift = shifts.iter_mut().find(|shift| shift.seats_left > 0).ok_or(wrong::NO_SEAT)?;
    shift.seats_left -= 1;
    let request = sender.numbered(file, |request_id| AssignWorkerRequest {
        request_id,
        shift_id: shift.shift_id.clone(),
        worker_id: worker_id.clone(),
    });
    shift.crew.insert(worker_id);
    Ok(Goes::To(request))
}

/// Every shift on the days of the grid, by place and day.
async fn open_shifts(reach: &Reach, seats: &[Seat]) -> Result<BTreeMap<(String, String), Vec<Open>>, Failure> {
    let days: BTreeSet<Date> = seats.iter().map(|seat| seat.day).collect();
    let mut open: BTreeMap<(String, String), Vec<Open>> = BTreeMap::new();
    for day in days {
        for shift in shifts_on(reach, day).await? {
            let crew: BTreeSet<String> = shift.crew.into_iter().map(|member| member.worker_id).collect();
            let seats_left = shift.heads_wanted.saturating_sub(shift.heads_assigned);
            let found = Open { shift_id: shift.shift_id, seats_left, crew };
            open.entry((shift.place_id, shift.day)).or_default().push(found);
        }
    }
    Ok(open)
}

/// The shifts of a day, as the planner sees them.
pub(crate) async fn shifts_on(reach: &Reach, day: Date) -> Result<Vec<Shift>, Failure> {
    let planner = reach.crews(Role::WorkshopPlanner)?;
    let page = async |page_token| {
        let request =
            ListShiftsRequest { page_size: PAGE, page_token, on: day.to_string(), ..ListShiftsRequest::default() };
        let page = planner.clone().list_shifts(request).await?.into_inner();
        Ok((page.shifts, page.next_page_token))
    };
    reach.all("crews", page).await
}

//! What going on with a day must know beside its roster: who did not come, who was told, who is on the way.

use std::collections::BTreeSet;

use jiff::{
    ToSpan,
    civil::{Date, DateTime},
};
use sea_orm::ConnectionTrait;
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_crews_domain::presence::came;
use werkbrug_kernel::period::Period;
use werkbrug_pipeline::use_case::Stop;

use super::{Rows, call_line, presence, roster};
use crate::planning::{
    facts::{Facts, OnRoster},
    mapping::{Reach, Wish},
};

/// So long before a shift its people are taken to be on the way: nobody knows their buses yet.
const ON_THE_WAY_MINUTES: i64 = 60;

/// A day as it stands at a moment, and what may still be moved.
pub(crate) async fn load<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    day: Date,
    now: DateTime,
) -> Result<(Facts, Wish), Stop> {
    let of = Period::new(day, day).map_err(|cause| Fault::new("look at a day", cause))?;
    let mut facts = Box::pin(roster::facts(rows, of)).await?;
    let said = call_line::said(rows, day).await?;
    let ids: Vec<Uuid> = facts.shifts.iter().map(|own| own.shift.id.uuid()).collect();
    let ledgers = presence::of_shifts(rows, &ids).await?;
    let mut wish = Wish { held: said.yes, refused: said.no, today: Some(now.date()), ..Wish::of(Reach::Mend) };
    let of_day = |own: &&OnRoster| own.shift.window.day() == day;
    let all: Vec<Uuid> = facts.shifts.iter().filter(of_day).map(|own| own.shift.id.uuid()).collect();
    for own in facts.shifts.iter_mut().filter(|own| own.shift.window.day() == day) {
        let id = own.shift.id.uuid();
        for seat in &mut own.shift.crew {
            let Some(lines) = ledgers.get(&(id, seat.worker.uuid())).filter(|lines| !lines.is_empty()) else {
                continue;
            };
            if came(lines) {
                wish.held.insert(seat.worker.uuid());
            } else {
                // Did not come: missing like anybody else, and asked for nothing that day.
                seat.is_absent = true;
                wish.refused.extend(all.iter().map(|shift| (seat.worker.uuid(), *shift)));
            }
        }
        if own.shift.window.span().to <= now {
            wish.left_out.insert(id);
        }
        if own.shift.window.span().from.saturating_sub(ON_THE_WAY_MINUTES.minutes()) <= now {
            wish.held.extend(on_it(own));
        }
    }
    Ok((facts, wish))
}

/// Everybody who is expected on a shift.
fn on_it(own: &OnRoster) -> BTreeSet<Uuid> {
    let there = own.shift.crew.iter().filter(|seat| !seat.is_absent).map(|seat| seat.worker.uuid());
    there.chain(own.shift.coaches.iter().map(|coach| coach.uuid())).collect()
}

//! Whose card on paper no longer says what is planned: what it said then is held against what it would say now.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{ToSpan, civil::Date};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait};
use uuid::Uuid;
use werkbrug_chassis::identity::Viewer;
use werkbrug_crews_domain::{policy::Action, shift::Shift};
use werkbrug_pipeline::{
    columns::{from_column, to_column},
    use_case::Stop,
};
use werkbrug_proto::crews;

use crate::{
    permit::{Scope, scope},
    store::{Rows, card_print, shift, tables::shift::Column, words, worker},
};

/// How many days cards are looked at, today included: a week card and the day after.
const DAYS: i64 = 8;

/// What cards of these people would say now, by day and worker: a line a shift that was made known.
pub(crate) async fn said<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    workers: &[Uuid],
    (first, last): (Date, Date),
) -> Result<BTreeMap<(Date, Uuid), String>, Stop> {
    let known = Condition::all()
        .add(Column::Id.in_subquery(worker::shifts_of(rows.tenant, workers)))
        .add(Column::Day.between(to_column(first), to_column(last)))
        .add(Column::Stage.is_in(words::MADE_KNOWN));
    let mut shifts: Vec<Shift> = shift::load(rows, known).await?.into_iter().map(|stored| stored.shift).collect();
    shifts.sort_by_key(|shift| (shift.window.day(), shift.window.start_minute(), shift.id));
    let mut cards: BTreeMap<(Date, Uuid), String> = BTreeMap::new();
    for shift in &shifts {
        for seat in shift.crew.iter().filter(|seat| workers.contains(&seat.worker.uuid())) {
            cards.entry((shift.window.day(), seat.worker.uuid())).or_default().push_str(&line(shift));
        }
    }
    Ok(cards)
}

/// A shift as a card says it: where, when, the break, and who guides.
fn line(shift: &Shift) -> String {
    let mut coaches: Vec<String> = shift.coaches.iter().map(ToString::to_string).collect();
    coaches.sort_unstable();
    let window = &shift.window;
    let hours = format!("{}-{}-{}", window.start_minute(), window.end_minute(), shift.break_minutes.value());
    format!("{} {hours} {}\n", shift.place, coaches.join(","))
}

/// The cards from a day on that no longer say what is planned; a coach reads those of the own crews.
pub(crate) async fn list<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    viewer: &Viewer,
    from: Date,
) -> Result<Vec<crews::WrongCard>, Stop> {
    let scope = scope(viewer, Action::ReadWrongCards)?;
    let days = (from, from.saturating_add((DAYS - 1).days()));
    let mut printed = card_print::last(rows, days).await?;
    if let Scope::Crew(_) = scope {
        let own = crew_of(rows, scope, days).await?;
        let actor = viewer.actor.as_str();
        printed.retain(|(_, worker), card| own.contains(worker) || card.printed_by == actor);
    }
    let people: BTreeSet<Uuid> = printed.keys().map(|(_, worker)| *worker).collect();
    let people: Vec<Uuid> = people.into_iter().collect();
    let (now, names) = (said(rows, &people, days).await?, worker::names(rows, Some(&people)).await?);
    let absences = worker::absences(rows, Some(&people), days).await?;
    let mut wrong = Vec::new();
    for ((day, worker), card) in printed {
        let day = from_column(day);
        let is_absent = absences.get(&worker).is_some_and(|ranges| ranges.iter().any(|range| range.contains(day)));
        let planned = now.get(&(day, worker)).map_or("", String::as_str);
        // Who stays at home needs no other card.
        if planned != card.said && !is_absent {
            wrong.push(crews::WrongCard {
                worker_id: worker.to_string(),
                display_name: names.get(&worker).cloned().unwrap_or_default(),
                day: day.to_string(),
                printed_at_us: card.printed_at_us,
            });
        }
    }
    Ok(wrong)
}

/// Who is on the shifts of these days that the viewer guides.
async fn crew_of<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    scope: Scope,
    (first, last): (Date, Date),
) -> Result<BTreeSet<Uuid>, Stop> {
    let days = Column::Day.between(to_column(first), to_column(last));
    let own = shift::load(rows, scope.shifts(rows.tenant).add(days)).await?;
    Ok(own.iter().flat_map(|stored| stored.shift.crew.iter().map(|seat| seat.worker.uuid())).collect())
}

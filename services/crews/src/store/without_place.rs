//! Who is available at hours of their contract and has no place there, and the reasons that people gave for it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_crews_domain::{
    closure::Closure,
    contract::{Book, Hours},
    window::{Span, Window},
    without_place::minutes_without,
};
use werkbrug_kernel::{calendar::belgian_holiday, period::Period};
use werkbrug_pipeline::{columns::to_column, tx::Tx, use_case::Stop};

use super::{
    Rows, closure,
    conditions_tables::without_place_reason::{ActiveModel, Column, Entity, Model},
    contract, site, within,
    worker::{self, Known},
};
use crate::planning::mapping::monday_of;

/// The most reasons of a week that are read.
const MOST_REASONS: u64 = 50;

/// Somebody without a place on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// Who.
    pub(crate) worker: Uuid,
    /// What people call them.
    pub(crate) name: String,
    /// The day.
    pub(crate) day: Date,
    /// The contract's hours of that day.
    pub(crate) hours: Hours,
    /// How many minutes of them have no place.
    pub(crate) minutes: u32,
}

impl Line {
    /// Who and when.
    pub(crate) fn key(&self) -> (Uuid, Date) {
        (self.worker, self.day)
    }

    /// Whether a reason speaks of at least as much as is missing now.
    pub(crate) fn is_explained(&self, by: &Explained) -> bool {
        by.get(&self.key()).is_some_and(|minutes| self.minutes <= *minutes)
    }
}

/// How many minutes of whose day were spoken of in a reason.
pub(crate) type Explained = BTreeMap<(Uuid, Date), u32>;

/// Everybody without a place on some days.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    /// By day and name.
    pub(crate) lines: Vec<Line>,
    /// People who are available and of whom no contract hours are known.
    pub(crate) unknown: BTreeSet<Uuid>,
}

impl Found {
    /// How many people, each counted once.
    pub(crate) fn people(&self) -> u32 {
        let people: BTreeSet<Uuid> = self.lines.iter().map(|line| line.worker).collect();
        u32::try_from(people.len()).unwrap_or(u32::MAX)
    }

    /// All minutes together.
    pub(crate) fn minutes(&self) -> u32 {
        self.lines.iter().fold(0, |sum, line| sum.saturating_add(line.minutes))
    }
}

/// Those of these days that are still to come: nobody gets a place of yesterday.
pub(crate) fn ahead(of: &Period, today: Date) -> Option<Period> {
    Period::new(of.from().max(today), of.to()).ok()
}

/// Who has no place on these days.
pub(crate) async fn find<C: ConnectionTrait>(rows: &Rows<'_, C>, of: &Period) -> Result<Found, Stop> {
    let book = contract::book(rows, None, &[]).await?;
    by_book(rows, of, &book).await
}

/// On a legal holiday nobody is expected.
async fn by_book<C: ConnectionTrait>(rows: &Rows<'_, C>, of: &Period, book: &Book) -> Result<Found, Stop> {
    let after = of.to().tomorrow().unwrap_or_else(|_| of.to());
    let people = worker::load_days(rows, None, (of.from(), after)).await?;
    let ids: Vec<Uuid> = people.iter().map(|known| known.worker.id.uuid()).collect();
    let guidance = site::guidance(rows, &ids).await?;
    let closures = closure::touching(rows, (of.from(), after)).await?;
    let guides = |known: &Known| guidance.get(&known.worker.id.uuid()).is_some_and(|own| own.is_support_staff);
    let mut found = Found::default();
    for known in people.iter().filter(|known| !guides(known)) {
        let is_there = |day: &Date| known.worker.is_employed(&[*day]) && !known.worker.is_absent(&[*day]);
        for day in of.iter_days().filter(|day| belgian_holiday(*day).is_none() && is_there(day)) {
            match hours_on(book, known, day) {
                None => {
                    found.unknown.insert(known.worker.id.uuid());
                }
                Some(hours) => found.lines.extend(hours.and_then(|hours| line(known, day, hours, &closures))),
            }
        }
    }
    found.lines.sort_by(|one, other| (one.day, &one.name, one.worker).cmp(&(other.day, &other.name, other.worker)));
    Ok(found)
}

/// The contract's hours of a day, nothing within on a day off; nothing at all when no contract is known.
fn hours_on(book: &Book, known: &Known, day: Date) -> Option<Option<Hours>> {
    let contracts = book.contracts.get(&known.worker.id)?;
    let own = contracts.iter().filter(|own| own.from <= day).max_by_key(|own| own.from)?;
    Some(own.hours_on(day))
}

/// Hours at which the whole workshop is closed, and those beyond what somebody may work that day, are nobody's.
fn line(known: &Known, day: Date, hours: Hours, closures: &[Closure]) -> Option<Line> {
    let window = Window::new(day, hours.start_minute, hours.end_minute).ok()?;
    let days = window.days();
    let everywhere = closures.iter().filter(|closure| closure.place.is_none());
    let closed = everywhere.flat_map(|closure| days.iter().filter_map(|day| closure.span_on(*day)));
    let taken = known.worker.booked.iter().map(|booking| booking.window.span());
    let taken: Vec<Span> = taken.chain(closed).collect();
    let minutes = minutes_without(hours, day, &taken, known.worker.minutes_left(day)).value();
    let worker = known.worker.id.uuid();
    (minutes > 0).then(|| Line { worker, name: known.name.clone(), day, hours, minutes })
}

/// The reasons that were given for a week, the newest first.
pub(crate) async fn reasons<C: ConnectionTrait>(rows: &Rows<'_, C>, monday: Date) -> Result<Vec<Model>, Stop> {
    let query = Entity::find().filter(Column::Tenant.eq(rows.tenant)).filter(Column::Monday.eq(to_column(monday)));
    Ok(query.order_by_desc(Column::Id).limit(MOST_REASONS).all(rows.db).await?)
}

/// Of whom, which days and how many minutes these reasons speak, the newest first: of the same day the newest word counts.
pub(crate) fn covered(reasons: &[Model]) -> Result<Explained, Fault> {
    let mut found = Explained::new();
    for row in reasons {
        let of_row: BTreeMap<Uuid, Vec<(Date, u32)>> =
            serde_json::from_str(&row.covered).map_err(|cause| Fault::new("read of whom a reason speaks", cause))?;
        for (worker, days) in of_row {
            for (day, minutes) in days {
                found.entry((worker, day)).or_insert(minutes);
            }
        }
    }
    Ok(found)
}

/// Who has no place on a day for longer than a reason speaks of: how many, and for how many minutes.
pub(crate) async fn unexplained<C: ConnectionTrait>(rows: &Rows<'_, C>, day: Date) -> Result<(u32, u32), Stop> {
    let of = Period::new(day, day).map_err(|cause| Fault::new("look at a day", cause))?;
    let book = contract::book(rows, None, &[]).await?;
    if book.contracts.is_empty() {
        // Nobody can tell of anybody: no hours are known.
        return Ok((0, 0));
    }
    let found = by_book(rows, &of, &book).await?;
    if found.lines.is_empty() {
        return Ok((0, 0));
    }
    let explained = covered(&reasons(rows, monday_of(day)).await?)?;
    let left: Vec<&Line> = found.lines.iter().filter(|line| !line.is_explained(&explained)).collect();
    let minutes = left.iter().fold(0_u32, |sum, line| sum.saturating_add(line.minutes));
    Ok((u32::try_from(left.len()).unwrap_or(u32::MAX), minutes))
}

/// Writes why a week's roster may be known while these people have no place; the reason's id.
pub(crate) async fn explain(tx: &Tx<'_>, monday: Date, reason: &str, lines: &[Line]) -> Result<Uuid, Stop> {
    let mut of_whom: BTreeMap<Uuid, Vec<(Date, u32)>> = BTreeMap::new();
    for line in lines {
        of_whom.entry(line.worker).or_default().push((line.day, line.minutes));
    }
    let covered =
        serde_json::to_string(&of_whom).map_err(|cause| Fault::new("write of whom a reason speaks", cause))?;
    let id = tx.fresh::<Line>().uuid();
    let row = ActiveModel {
        tenant: Set(within(tx).tenant),
        id: Set(id),
        monday: Set(to_column(monday)),
        reason: Set(reason.to_owned()),
        covered: Set(covered),
        minutes: Set(lines.iter().map(|line| i64::from(line.minutes)).sum()),
        given_by: Set(tx.viewer().actor.clone()),
        given_at_us: Set(tx.now_us()),
    };
    Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(id)
}

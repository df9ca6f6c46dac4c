//! A page of the week board: people by name, and the shifts in their days; four statements however many people.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Alias, Cond, Condition, Expr, IntoCondition, JoinType, LikeExpr, Order, Query},
};
use uuid::Uuid;
use werkbrug_kernel::period::Period;
use werkbrug_pipeline::{columns::to_column, text, use_case::Stop};

use super::{
    Rows,
    copies::{copy_employment, copy_person},
    hours::presence_entry,
    site,
    tables::{assignment, place, shift},
};

/// What stands before a character of a name that LIKE would read as a pattern.
const ESCAPE: char = '!';

/// Which people are wanted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted<'a> {
    /// In which days.
    pub(crate) of: Period,
    /// Only those whom this coach guides.
    pub(crate) coach: Option<Uuid>,
    /// Only those on a shift at this place.
    pub(crate) place: Option<Uuid>,
    /// Only those whose name holds this.
    pub(crate) name_contains: &'a str,
    /// Only those after this name and id.
    pub(crate) after: Option<(&'a str, Uuid)>,
}

/// Somebody, and when they are employed as far as known.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Person {
    /// Who.
    pub(crate) worker_id: Uuid,
    /// The name.
    pub(crate) display_name: String,
    /// First day of employment.
    pub(crate) from_day: Option<time::Date>,
    /// Last day of employment.
    pub(crate) to_day: Option<time::Date>,
}

/// Somebody on a shift, or who stood in there; once for each recording of presence, the last one last.
#[derive(Clone, Debug)]
pub(crate) struct Stint {
    /// Who.
    pub(crate) worker_id: Uuid,
    /// On what.
    pub(crate) shift: OfWeek,
    /// What was recorded.
    pub(crate) kind: Option<String>,
}

/// A shift of the week.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct OfWeek {
    /// The shift.
    pub(crate) id: Uuid,
    /// Where.
    pub(crate) place_id: Uuid,
    /// The place's code.
    pub(crate) place_code: String,
    /// The day on which it begins.
    pub(crate) day: time::Date,
    /// The start.
    pub(crate) start_minute: i64,
    /// The end.
    pub(crate) end_minute: i64,
    /// How far it is.
    pub(crate) stage: String,
    /// Whether the coach who asks guides it; true for others who ask.
    pub(crate) is_within_reach: bool,
}

/// At most so many people who are employed or on a shift in these days, by name.
pub(crate) async fn people<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    wanted: Wanted<'_>,
    most: u64,
) -> Result<Vec<Person>, Stop> {
    use copy_person::{Column, Entity};
    let employment = Condition::all()
        .add(Expr::col((copy_employment::Entity, copy_employment::Column::Tenant)).eq(rows.tenant))
        .add(
            Expr::col((copy_employment::Entity, copy_employment::Column::WorkerId)).equals((Entity, Column::WorkerId)),
        );
    let mut query = Query::select();
    query
        .column((Entity, Column::WorkerId))
        .column((Entity, Column::DisplayName))
        .column((copy_employment::Entity, copy_employment::Column::FromDay))
        .column((copy_employment::Entity, copy_employment::Column::ToDay))
        .from(Entity)
        .join(JoinType::LeftJoin, copy_employment::Entity, employment)
        .and_where(Expr::col((Entity, Column::Tenant)).eq(rows.tenant))
        .cond_where(is_there(rows.tenant, &wanted))
        .order_by((Entity, Column::DisplayName), Order::Asc)
        .order_by((Entity, Column::WorkerId), Order::Asc)
        .limit(most);
    if !wanted.name_contains.is_empty() {
        let name = text::folded_column(Expr::col((Entity, Column::DisplayName)));
        query.and_where(name.like(containing(&text::folded(wanted.name_contains))));
    }
    if let Some((name, id)) = wanted.after {
        let same_name =
            Expr::col((Entity, Column::DisplayName)).eq(name).and(Expr::col((Entity, Column::WorkerId)).gt(id));
        query.cond_where(Cond::any().add(Expr::col((Entity, Column::DisplayName)).gt(name)).add(same_name));
    }
    let found = rows.db.query_all(&query).await?;
    Ok(found.iter().map(|row| Person::from_query_result(row, "")).collect::<Result<_, _>>()?)
}

/// On a shift that is asked for; without such a wish, employed or on any shift.
fn is_there(tenant: Uuid, wanted: &Wanted<'_>) -> Condition {
    use assignment::{Column, Entity};
    let mut seat = Query::select();
    seat.expr(Expr::val(1))
        .from(Entity)
        .and_where(Expr::col((Entity, Column::Tenant)).eq(tenant))
        .and_where(Expr::col((Entity, Column::WorkerId)).equals((copy_person::Entity, copy_person::Column::WorkerId)))
        .and_where(Expr::col((Entity, Column::Day)).between(to_column(wanted.of.from()), to_column(wanted.of.to())));
    if let Some(coach) = wanted.coach {
        seat.and_where(Expr::col((Entity, Column::ShiftId)).in_subquery(site::shifts_of(tenant, &[coach])));
    }
    if let Some(place) = wanted.place {
        let own = (shift::Entity, shift::Column::Id);
        let at_place = Expr::col(own)
            .equals((Entity, Column::ShiftId))
            .and(Expr::col((shift::Entity, shift::Column::Tenant)).eq(tenant))
            .and(Expr::col((shift::Entity, shift::Column::PlaceId)).eq(place));
        seat.join(JoinType::InnerJoin, shift::Entity, at_place);
    }
    let on_shift = Expr::exists(seat);
    if wanted.coach.is_some() || wanted.place.is_some() {
        return on_shift.into_condition();
    }
    let to_day = || Expr::col((copy_employment::Entity, copy_employment::Column::ToDay));
    let employed = Condition::all()
        .add(Expr::col((copy_employment::Entity, copy_employment::Column::FromDay)).lte(to_column(wanted.of.to())))
        .add(Condition::any().add(to_day().is_null()).add(to_day().gte(to_column(wanted.of.from()))));
    Condition::any().add(employed).add(on_shift)
}

fn containing(text: &str) -> LikeExpr {
    let mut pattern = String::from("%");
    for letter in text.chars() {
        if ['%', '_', ESCAPE].contains(&letter) {
            pattern.push(ESCAPE);
        }
        pattern.push(letter);
    }
    pattern.push('%');
    LikeExpr::new(pattern).escape(ESCAPE)
}

/// The shifts of these people that begin in these days, by day and start, with what was recorded of each. Three plain
/// questions, each by an index: as one, the engine may choose to look at everybody for each shift.
pub(crate) async fn stints<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    people: &[Uuid],
    of: Period,
    coach: Option<Uuid>,
) -> Result<Vec<Stint>, Stop> {
    let recorded = recordings(rows, people, of).await?;
    let mut workers: BTreeMap<Uuid, BTreeSet<Uuid>> = BTreeMap::new();
    for (shift, worker) in seats(rows, people, of).await?.into_iter().chain(recorded.keys().copied()) {
        workers.entry(shift).or_default().insert(worker);
    }
    let ids: Vec<Uuid> = workers.keys().copied().collect();
    let mut found = Vec::new();
    for shift in shifts(rows, &ids, of, coach).await? {
        for worker_id in workers.remove(&shift.id).unwrap_or_default() {
            let stint = |kind| Stint { worker_id, shift: shift.clone(), kind };
            match recorded.get(&(shift.id, worker_id)) {
                None => found.push(stint(None)),
                Some(kinds) => found.extend(kinds.iter().map(|kind| stint(Some(kind.clone())))),
            }
        }
    }
    Ok(found)
}

/// Who has a seat on which shift, in these days.
async fn seats<C: ConnectionTrait>(rows: &Rows<'_, C>, people: &[Uuid], of: Period) -> Result<Vec<(Uuid, Uuid)>, Stop> {
    use assignment::{Column, Entity};
    let query = Entity::find()
        .select_only()
        .columns([Column::ShiftId, Column::WorkerId])
        .filter(Column::Tenant.eq(rows.tenant))
        .filter(Column::WorkerId.is_in(people.iter().copied()))
        .filter(Column::Day.between(to_column(of.from()), to_column(of.to())));
    Ok(query.into_tuple().all(rows.db).await?)
}

/// What was recorded of these people, by shift and worker, the last recording last; also of whoever stood in. A shift
/// that ends past midnight is recorded on either day.
async fn recordings<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    people: &[Uuid],
    of: Period,
) -> Result<BTreeMap<(Uuid, Uuid), Vec<String>>, Stop> {
    use presence_entry::{Column, Entity};
    let morrow = of.to().tomorrow().unwrap_or_else(|_| of.to());
    let query = Entity::find()
        .select_only()
        .columns([Column::ShiftId, Column::WorkerId, Column::Kind])
        .filter(Column::Tenant.eq(rows.tenant))
        .filter(Column::WorkerId.is_in(people.iter().copied()))
        .filter(Column::Day.between(to_column(of.from()), to_column(morrow)))
        .filter(Column::IsCounter.eq(false))
        .order_by_asc(Column::Round);
    let mut found: BTreeMap<(Uuid, Uuid), Vec<String>> = BTreeMap::new();
    for (shift, worker, kind) in query.into_tuple::<(Uuid, Uuid, String)>().all(rows.db).await? {
        found.entry((shift, worker)).or_default().push(kind);
    }
    Ok(found)
}

/// These shifts, as far as they begin in these days, by day and start.
async fn shifts<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    ids: &[Uuid],
    of: Period,
    coach: Option<Uuid>,
) -> Result<Vec<OfWeek>, Stop> {
    use shift::{Column, Entity};
    let tenant = rows.tenant;
    let of_place = Expr::col((place::Entity, place::Column::Id))
        .equals((Entity, Column::PlaceId))
        .and(Expr::col((place::Entity, place::Column::Tenant)).eq(tenant));
    let within_reach = match coach {
        Some(coach) => Expr::col((Entity, Column::Id)).in_subquery(site::shifts_of(tenant, &[coach])),
        None => Expr::val(true),
    };
    let mut query = Query::select();
    query
        .column((place::Entity, place::Column::PlaceCode))
        .columns(
            [Column::Id, Column::PlaceId, Column::Day, Column::StartMinute, Column::EndMinute, Column::Stage]
                .map(|column| (Entity, column)),
        )
        .expr_as(within_reach, Alias::new("is_within_reach"))
        .from(Entity)
        .join(JoinType::InnerJoin, place::Entity, of_place)
        .and_where(Expr::col((Entity, Column::Tenant)).eq(tenant))
        .and_where(Expr::col((Entity, Column::Id)).is_in(ids.iter().copied()))
        .and_where(Expr::col((Entity, Column::Day)).between(to_column(of.from()), to_column(of.to())))
        .order_by((Entity, Column::Day), Order::Asc)
        .order_by((Entity, Column::StartMinute), Order::Asc)
        .order_by((Entity, Column::Id), Order::Asc);
    let found = rows.db.query_all(&query).await?;
    Ok(found.iter().map(|row| OfWeek::from_query_result(row, "")).collect::<Result<_, _>>()?)
}

//! A page of the week board: people by name, and the shifts in their days; two statements however many people.

use sea_orm::{
    ConnectionTrait, ExprTrait, FromQueryResult,
    sea_query::{
        Alias, Cond, Condition, Expr, Func, IntoCondition, JoinType, LikeExpr, Order, Query, SelectStatement, UnionType,
    },
};
use uuid::Uuid;
use werkbrug_kernel::period::Period;
use werkbrug_pipeline::{columns::to_column, use_case::Stop};

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
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Stint {
    /// Who.
    pub(crate) worker_id: Uuid,
    /// The shift.
    pub(crate) shift_id: Uuid,
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
    /// What was recorded.
    pub(crate) kind: Option<String>,
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
        let name = Expr::expr(Func::lower(Expr::col((Entity, Column::DisplayName))));
        query.and_where(name.like(containing(wanted.name_contains)));
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
    for letter in text.to_lowercase().chars() {
        if ['%', '_', ESCAPE].contains(&letter) {
            pattern.push(ESCAPE);
        }
        pattern.push(letter);
    }
    pattern.push('%');
    LikeExpr::new(pattern).escape(ESCAPE)
}

/// The shifts of these people that begin in these days, by day and start, with what was recorded of each.
pub(crate) async fn stints<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    people: &[Uuid],
    of: Period,
    coach: Option<Uuid>,
) -> Result<Vec<Stint>, Stop> {
    use presence_entry::{Column, Entity};
    let tenant = rows.tenant;
    let on = Alias::new("on_shift");
    let days = (to_column(of.from()), to_column(of.to()));
    let (shift_id, worker_id) = (Alias::new("shift_id"), Alias::new("worker_id"));
    let of_shift = Expr::col((shift::Entity, shift::Column::Id))
        .equals((on.clone(), shift_id.clone()))
        .and(Expr::col((shift::Entity, shift::Column::Tenant)).eq(tenant));
    let of_place = Expr::col((place::Entity, place::Column::Id))
        .equals((shift::Entity, shift::Column::PlaceId))
        .and(Expr::col((place::Entity, place::Column::Tenant)).eq(tenant));
    let recorded = Expr::col((Entity, Column::Tenant))
        .eq(tenant)
        .and(Expr::col((Entity, Column::ShiftId)).equals((on.clone(), shift_id.clone())))
        .and(Expr::col((Entity, Column::WorkerId)).equals((on.clone(), worker_id.clone())))
        .and(Expr::col((Entity, Column::IsCounter)).eq(false));
    let within_reach = match coach {
        Some(coach) => Expr::col((shift::Entity, shift::Column::Id)).in_subquery(site::shifts_of(tenant, &[coach])),
        None => Expr::val(true),
    };
    let mut query = Query::select();
    query
        .column((on.clone(), worker_id))
        .column((on.clone(), shift_id))
        .column((place::Entity, place::Column::PlaceCode))
        .columns(
            [
                shift::Column::PlaceId,
                shift::Column::Day,
                shift::Column::StartMinute,
                shift::Column::EndMinute,
                shift::Column::Stage,
            ]
            .map(|column| (shift::Entity, column)),
        )
        .column((Entity, Column::Kind))
        .expr_as(within_reach, Alias::new("is_within_reach"))
        .from_subquery(on_shift(tenant, people, days), on)
        .join(JoinType::InnerJoin, shift::Entity, of_shift)
        .join(JoinType::InnerJoin, place::Entity, of_place)
        .join(JoinType::LeftJoin, Entity, recorded)
        .and_where(Expr::col((shift::Entity, shift::Column::Day)).between(days.0, days.1))
        .order_by((shift::Entity, shift::Column::Day), Order::Asc)
        .order_by((shift::Entity, shift::Column::StartMinute), Order::Asc)
        .order_by((shift::Entity, shift::Column::Id), Order::Asc)
        .order_by((Entity, Column::Round), Order::Asc);
    let found = rows.db.query_all(&query).await?;
    Ok(found.iter().map(|row| Stint::from_query_result(row, "")).collect::<Result<_, _>>()?)
}

/// Who has a seat, and who stood in without one.
fn on_shift(tenant: Uuid, people: &[Uuid], days: (time::Date, time::Date)) -> SelectStatement {
    use assignment::{Column, Entity};
    let mut stood_in = Query::select();
    stood_in
        .column(presence_entry::Column::ShiftId)
        .column(presence_entry::Column::WorkerId)
        .from(presence_entry::Entity)
        .and_where(Expr::col(presence_entry::Column::Tenant).eq(tenant))
        .and_where(Expr::col(presence_entry::Column::WorkerId).is_in(people.iter().copied()))
        .and_where(Expr::col(presence_entry::Column::Day).between(days.0, days.1));
    let mut seated = Query::select();
    seated
        .column(Column::ShiftId)
        .column(Column::WorkerId)
        .from(Entity)
        .and_where(Expr::col(Column::Tenant).eq(tenant))
        .and_where(Expr::col(Column::WorkerId).is_in(people.iter().copied()))
        .and_where(Expr::col(Column::Day).between(days.0, days.1))
        .union(UnionType::Distinct, stood_in);
    seated
}

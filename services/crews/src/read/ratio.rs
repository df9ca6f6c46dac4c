//! How shifts are guided: how many coaches the norm asks by heads and by full-time equivalents, and how many are there.

use std::collections::BTreeSet;

use sea_orm::{ColumnTrait, Condition, ConnectionTrait};
use uuid::Uuid;
use werkbrug_crews_domain::gates::coaches::ratio;
use werkbrug_kernel::period::Period;
use werkbrug_pipeline::{columns::to_column, use_case::Stop};
use werkbrug_proto::crews;

use super::around::Around;
use crate::store::{Rows, shift, site::Surroundings, tables::shift::Column};

/// The shifts of these days, by day and start; the database is asked the same few questions however many they are.
pub(crate) async fn list<C: ConnectionTrait>(rows: &Rows<'_, C>, of: &Period) -> Result<Vec<crews::CoachRatio>, Stop> {
    let days = Condition::all().add(Column::Day.between(to_column(of.from()), to_column(of.to())));
    let shifts = shift::load(rows, days).await?;
    let ids: Vec<Uuid> = shifts.iter().map(|stored| stored.shift.id.uuid()).collect();
    let places: BTreeSet<Uuid> = shifts.iter().map(|stored| stored.shift.place.uuid()).collect();
    let around = Around::load(rows, &ids, &[]).await?;
    let surroundings = Surroundings::of_places(rows, &places.into_iter().collect::<Vec<_>>(), of).await?;
    let mut lines: Vec<crews::CoachRatio> = shifts
        .iter()
        .map(|stored| {
            let (shift, id) = (&stored.shift, stored.shift.id.uuid());
            let found = ratio(&surroundings.on_site(shift, None));
            crews::CoachRatio {
                shift_id: id.to_string(),
                place_id: shift.place.to_string(),
                place_name: around.place_name(id),
                day: shift.window.day().to_string(),
                start_minute: shift.window.start_minute(),
                end_minute: shift.window.end_minute(),
                heads: found.heads,
                coaches_by_heads: found.asked.coaches_by_heads,
                coaches_by_fte: found.asked.coaches_by_fte,
                coaches_there: found.there,
            }
        })
        .collect();
    lines.sort_by(|one, other| {
        (&one.day, one.start_minute, &one.place_name).cmp(&(&other.day, other.start_minute, &other.place_name))
    });
    Ok(lines)
}

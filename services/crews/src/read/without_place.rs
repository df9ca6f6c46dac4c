//! Who has no place at hours of their contract, for who plans, with the reasons that were given.

use std::collections::BTreeSet;

use jiff::civil::Date;
use sea_orm::ConnectionTrait;
use uuid::Uuid;
use werkbrug_kernel::period::Period;
use werkbrug_pipeline::use_case::Stop;
use werkbrug_proto::crews;

use crate::store::{Rows, conditions_tables::without_place_reason::Model, without_place};

/// The most lines that are told; the sums are of all.
const MOST_LINES: usize = 1_000;

/// Who has no place on these days of a week.
pub(crate) async fn list<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    of: Period,
    today: Date,
) -> Result<crews::ListWithoutPlaceResponse, Stop> {
    let reasons = without_place::reasons(rows, of.from()).await?;
    let explained = without_place::covered(&reasons)?;
    let mut view = crews::ListWithoutPlaceResponse {
        reasons: reasons.iter().map(reason).collect::<Result<_, Stop>>()?,
        ..crews::ListWithoutPlaceResponse::default()
    };
    let Some(ahead) = without_place::ahead(&of, today) else { return Ok(view) };
    let found = without_place::find(rows, &ahead).await?;
    (view.people, view.minutes_total) = (found.people(), found.minutes());
    view.lines_total = count(found.lines.len());
    view.people_unknown = count(found.unknown.len());
    let line = |own: without_place::Line| crews::WithoutPlace {
        is_explained: own.is_explained(&explained),
        worker_id: own.worker.to_string(),
        display_name: own.name,
        day: own.day.to_string(),
        minutes: own.minutes,
        start_minute: own.hours.start_minute,
        end_minute: own.hours.end_minute,
    };
    view.lines = found.lines.into_iter().take(MOST_LINES).map(line).collect();
    Ok(view)
}

fn reason(row: &Model) -> Result<crews::WithoutPlaceReason, Stop> {
    let of_whom = without_place::covered(std::slice::from_ref(row))?;
    let people: BTreeSet<Uuid> = of_whom.into_keys().map(|(worker, _)| worker).collect();
    Ok(crews::WithoutPlaceReason {
        reason: row.reason.clone(),
        given_at_us: row.given_at_us,
        people: count(people.len()),
        minutes: u32::try_from(row.minutes).unwrap_or(u32::MAX),
    })
}

fn count(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}

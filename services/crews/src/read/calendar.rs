//! What stands in a host's calendar: hours and head counts of the own shifts, cancelled ones too, and no names.

use jiff::{ToSpan, civil::Date};
use sea_orm::{ConnectionTrait, DatabaseConnection};
use werkbrug_chassis::identity::Viewer;
use werkbrug_crews_domain::policy::Action;
use werkbrug_kernel::period::Period;
use werkbrug_pipeline::use_case::Stop;
use werkbrug_proto::crews;

use super::host_shift::{self, Now};
use crate::{
    app::open_calendar::company,
    permit::{Scope, scope},
    store::{Rows, calendar, not_found},
};

/// How far back and ahead a calendar reaches, in days.
const DAYS_BACK: i64 = 31;
const DAYS_AHEAD: i64 = 120;

/// The open calendars of the company that asks.
pub(crate) async fn list<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    viewer: &Viewer,
) -> Result<Vec<crews::Calendar>, Stop> {
    let company = company(scope(viewer, Action::KeepCalendar)?)?;
    let open = calendar::of_company(rows, company).await?.into_iter();
    let view = |row: crate::store::floor_tables::calendar::Model| crews::Calendar {
        calendar_id: row.id.to_string(),
        opened_at_us: row.opened_at_us,
    };
    Ok(open.map(view).collect())
}

/// What stands in the calendar with this fingerprint; nothing is known of one that was revoked.
pub(crate) async fn read(
    db: &DatabaseConnection,
    fingerprint: &str,
    today: Date,
    now_us: i64,
) -> Result<Vec<crews::CalendarEntry>, Stop> {
    let open = calendar::by_fingerprint(db, fingerprint).await?.ok_or_else(|| not_found("calendar"))?;
    let (from, to) = (today.saturating_sub(DAYS_BACK.days()), today.saturating_add(DAYS_AHEAD.days()));
    let Ok(of) = Period::new(from, to) else { return Ok(Vec::new()) };
    let rows = Rows { db, tenant: open.tenant };
    let shifts = host_shift::of_scope(&rows, Scope::Company(open.company_id), &of, Now { today, minute: 0 }).await?;
    let entry = |shift: crews::HostShift| crews::CalendarEntry {
        sequence: shift.etag.parse().unwrap_or_default(),
        changed_at_us: now_us,
        shift_id: shift.shift_id,
        is_cancelled: shift.is_cancelled,
        place_name: shift.place_name,
        day: shift.day,
        start_minute: shift.start_minute,
        end_minute: shift.end_minute,
        heads_wanted: shift.heads_wanted,
        heads_coming: shift.heads_coming,
        stage: shift.stage,
    };
    Ok(shifts.into_iter().map(entry).collect())
}

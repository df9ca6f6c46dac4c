//! Open orders that are, or threaten to be, later than promised.

use std::cmp::Reverse;

use jiff::civil::Date;
use sea_orm::{ColumnTrait, DatabaseConnection, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;
use werkbrug_chassis::{
    identity::Viewer,
    page::{self, Page},
    refusal::Refusal,
};
use werkbrug_kernel::calendar::WorkingCalendar;
use werkbrug_orders_domain::{
    expected::{LateReason, why_late, working_days_late},
    policy::Action,
};
use werkbrug_pipeline::use_case::Stop;

use super::order::{View, ids, in_sight, of_company, views};
use crate::{
    permit,
    store::{
        self,
        order::{ACCEPTED, IN_PROGRESS},
        tables::customer_order::Column,
        work::Hold,
    },
};

/// Open orders that are looked at, those promised soonest first; lateness is reckoned, not stored.
const LOOKED_AT: u64 = 1_000;

/// An order that misses its promise.
pub(crate) struct Late {
    /// The order.
    pub(crate) view: View,
    /// What was promised.
    pub(crate) promised_on: Date,
    /// By how much it is missed.
    pub(crate) working_days: u32,
    /// Why.
    pub(crate) reasons: Vec<LateReason>,
}

/// Where an order stands in the list: the latest first, then the soonest promised.
type Place = (Reverse<u32>, Date, Uuid);

impl Late {
    fn place(&self) -> Place {
        let id = self.view.stored.order.id.uuid();
        (Reverse(self.working_days), self.promised_on, id)
    }
}

/// A page of late orders, the latest first, and the token of the next one; of one company when one is named.
pub(crate) async fn list(
    db: &DatabaseConnection,
    viewer: &Viewer,
    company: Option<Uuid>,
    page: &Page,
    today: Date,
) -> Result<(Vec<Late>, String), Stop> {
    let scope = permit::scope(viewer, Action::ReadOrders)?;
    let open = of_company(in_sight(viewer, scope), company)
        .filter(Column::Stage.is_in([ACCEPTED, IN_PROGRESS]))
        .order_by_asc(Column::PromisedOn)
        .order_by_asc(Column::Id)
        .limit(LOOKED_AT);
    let ids = ids(db, open).await?;
    let found = store::order::load(db, viewer.tenant.uuid(), &ids, Hold::Read).await?;
    let calendar = WorkingCalendar::belgian();
    let views = views(db, viewer, found, today).await?;
    let mut late: Vec<Late> = views.into_iter().filter_map(|view| late(view, &calendar, today)).collect();
    late.sort_by_key(Late::place);
    if let Some(after) = after(page)? {
        late.retain(|late| late.place() > after);
    }
    let size = usize::try_from(page.size).unwrap_or(usize::MAX);
    let has_more = late.len() > size;
    late.truncate(size);
    let next = late.last().filter(|_| has_more).map(token).unwrap_or_default();
    Ok((late, next))
}

fn late(view: View, calendar: &WorkingCalendar, today: Date) -> Option<Late> {
    let order = &view.stored.order;
    let promised_on = order.open_agreement().ok()?.promised_on;
    let working_days = working_days_late(promised_on, view.expected_on, calendar);
    let reasons = why_late(order, promised_on, view.expected_on, today);
    (working_days > 0).then_some(Late { view, promised_on, working_days, reasons })
}

fn token(late: &Late) -> String {
    let (Reverse(working_days), promised_on, id) = late.place();
    page::token(&format!("{working_days}/{promised_on}/{id}"))
}

fn after(page: &Page) -> Result<Option<Place>, Refusal> {
    let Some(key) = page.after.as_deref() else {
        return Ok(None);
    };
    let place = place_of(key).ok_or_else(|| {
        let text = "this page token was not given out here";
        Refusal::invalid("page_token", "PAGE_TOKEN_UNKNOWN", text)
    });
    place.map(Some)
}

fn place_of(key: &str) -> Option<Place> {
    let mut parts = key.split('/');
    let working_days = parts.next()?.parse().ok()?;
    let promised_on = parts.next()?.parse().ok()?;
    let id = Uuid::parse_str(parts.next()?).ok()?;
    Some((Reverse(working_days), promised_on, id))
}

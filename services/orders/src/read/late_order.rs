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
use werkbrug_orders_domain::policy::Action;
use werkbrug_pipeline::{sorted::part, use_case::Stop};

use super::{
    Now,
    order::{Listed, View, Wanted, ids, in_sight, narrowed, of_company, views},
    order_sort,
};
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
}

/// Where an order stands in the list: the latest first, then the soonest promised.
type Place = (Reverse<u32>, Date, Uuid);

impl Late {
    fn of(view: View) -> Option<Self> {
        let working_days = view.late.as_ref()?.working_days;
        let promised_on = view.stored.order.open_agreement().ok()?.promised_on;
        Some(Self { view, promised_on, working_days })
    }

    fn place(&self) -> Place {
        let id = self.view.stored.order.id.uuid();
        (Reverse(self.working_days), self.promised_on, id)
    }
}

/// A page of late orders, the latest first when nothing else is asked. All are reckoned, whatever the page: lateness is not
/// stored.
pub(crate) async fn list(
    db: &DatabaseConnection,
    viewer: &Viewer,
    wanted: &Wanted,
    page: &Page,
    now: &Now,
) -> Result<Listed<Late>, Stop> {
    let scope = permit::scope(viewer, Action::ReadOrders)?;
    let open = narrowed(of_company(in_sight(viewer, scope), wanted.company), wanted)
        .filter(Column::Stage.is_in([ACCEPTED, IN_PROGRESS]))
        .order_by_asc(Column::PromisedOn)
        .order_by_asc(Column::Id)
        .limit(LOOKED_AT);
    let ids = ids(db, open).await?;
    let found = store::order::load(db, viewer.tenant.uuid(), &ids, Hold::Read).await?;
    let mut late: Vec<Late> = views(db, viewer, found, now).await?.into_iter().filter_map(Late::of).collect();
    let total = u32::try_from(late.len()).unwrap_or(u32::MAX);
    late.sort_by_key(Late::place);
    if wanted.sort.is_some() {
        order_sort::sort(&mut late, wanted.sort, |late| &late.view);
        let (rows, next) = part(late, page)?;
        return Ok(Listed { rows, next, total });
    }
    if let Some(after) = after(page)? {
        late.retain(|late| late.place() > after);
    }
    let size = usize::try_from(page.size).unwrap_or(usize::MAX);
    let has_more = late.len() > size;
    late.truncate(size);
    let next = late.last().filter(|_| has_more).map(token).unwrap_or_default();
    Ok(Listed { rows: late, next, total })
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

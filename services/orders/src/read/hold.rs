//! Minutes that are kept for customers who think.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, DatabaseConnection, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;
use werkbrug_chassis::identity::Viewer;
use werkbrug_orders_domain::policy::Action;
use werkbrug_pipeline::use_case::Stop;

use crate::{
    permit,
    store::{
        self,
        order::Stored,
        tables::customer_order::{Column, Entity},
        work::Hold,
    },
};

/// Most holds that are listed; they last minutes, so there are few.
const MOST: u64 = 200;

/// The quotes for which minutes are kept now, the first to end first, and the names of their companies.
pub(crate) async fn list(
    db: &DatabaseConnection,
    viewer: &Viewer,
    now_us: i64,
) -> Result<(Vec<Stored>, BTreeMap<Uuid, String>), Stop> {
    permit::check(viewer, Action::CheckDate)?;
    let tenant = viewer.tenant.uuid();
    let ids: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::Tenant.eq(tenant))
        .filter(Column::HeldUntilUs.gt(now_us))
        .order_by_asc(Column::HeldUntilUs)
        .limit(MOST)
        .into_tuple()
        .all(db)
        .await?;
    let mut found = store::order::load(db, tenant, &ids, Hold::Read).await?;
    found.sort_by_key(|stored| stored.order.hold.as_ref().map(|hold| hold.until_us));
    let companies = found.iter().map(|stored| stored.order.company.uuid()).collect::<Vec<_>>();
    let names = store::company::names(db, tenant, companies).await?;
    Ok((found, names))
}

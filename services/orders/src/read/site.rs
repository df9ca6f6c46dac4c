//! The sites of companies that this viewer may see.

use std::collections::BTreeMap;

use sea_orm::DatabaseConnection;
use uuid::Uuid;
use werkbrug_chassis::identity::Viewer;
use werkbrug_orders_domain::policy::Action;
use werkbrug_pipeline::use_case::Stop;

use crate::{
    permit,
    store::{self, company::Key, tables::site::company_site::Model},
};

/// The sites of a company by name, each with the name of whom to ask for; without people for who has no business with them.
pub(crate) async fn list(
    db: &DatabaseConnection,
    viewer: &Viewer,
    company: Uuid,
) -> Result<Vec<(Model, Option<String>)>, Stop> {
    let scope = permit::scope(viewer, Action::ReadCompanies)?;
    let tenant = viewer.tenant.uuid();
    let found = match scope.holds(company) {
        true => store::company::find(db, tenant, &Key::Id(company)).await?,
        false => None,
    };
    found.ok_or_else(store::company::unknown)?;
    let sites = store::site::of_company(db, tenant, company).await?;
    let mut names: BTreeMap<Uuid, String> = BTreeMap::new();
    if permit::check(viewer, Action::Relate).is_ok() {
        let contacts = store::contact::of_company(db, tenant, company).await?;
        names.extend(contacts.into_iter().map(|own| (own.id, own.contact_name)));
    }
    let named = |site: Model| {
        let name = site.contact_id.and_then(|contact| names.get(&contact).cloned());
        (site, name)
    };
    Ok(sites.into_iter().map(named).collect())
}

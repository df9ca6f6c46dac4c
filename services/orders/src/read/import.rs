//! What taking in orders of a file would say, order by order; and the kept columns of files.

use std::collections::BTreeSet;

use jiff::civil::Date;
use sea_orm::DatabaseConnection;
use werkbrug_chassis::{identity::Viewer, refusal::Refusal};
use werkbrug_kernel::money::Cents;
use werkbrug_orders_domain::{
    policy::Action,
    work::{Line, rounds_left},
};
use werkbrug_pipeline::use_case::Stop;
use werkbrug_proto::orders::ColumnMapping;

use crate::{
    app::import_orders::{Wanted, sites},
    permit,
    refused::refused,
    store,
};

/// What was found.
#[derive(Default)]
pub(crate) struct Checked {
    /// The place of each order that is wrong, with the first thing that is.
    pub(crate) findings: Vec<(usize, Refusal)>,
    /// Orders that would be new.
    pub(crate) new: usize,
    /// Orders that are here already, or twice in the file.
    pub(crate) known: usize,
    /// Worth of the new ones.
    pub(crate) total: Cents,
}

/// Looks at orders of a file; nothing is kept.
pub(crate) async fn check(
    db: &DatabaseConnection,
    viewer: &Viewer,
    orders: Vec<Result<Wanted, Refusal>>,
    today: Date,
) -> Result<Checked, Stop> {
    permit::check(viewer, Action::CreateQuote)?;
    permit::check(viewer, Action::AcceptOrder)?;
    let tenant = viewer.tenant.uuid();
    let readable = || orders.iter().filter_map(|order| order.as_ref().ok());
    let companies = store::company::by_number(db, tenant, &readable().map(|own| own.kbo.clone()).collect()).await?;
    let sites = sites(db, tenant, readable()).await?;
    let references: BTreeSet<&str> = readable().map(|own| own.quoted.reference.as_str()).collect();
    let mut known = store::imported::known(db, tenant, &companies.values().copied().collect(), &references).await?;
    let mut checked = Checked::default();
    let mut worths = Vec::with_capacity(orders.len());
    for (place, order) in orders.iter().enumerate() {
        let named = order.clone().and_then(|own| {
            let company = companies.get(&own.kbo).copied();
            let company = company.ok_or_else(|| Refusal::invalid("kbo", "COMPANY_UNKNOWN", "no such company"))?;
            let name = (company, own.quoted.reference.clone());
            // What is here already stays as it is, whatever the file says of it now.
            if !known.contains(&name) {
                own.quoted.check_valid(today)?;
                rounds_left(&own.quoted.lines).map_err(refused)?;
                own.site_of(company, &sites)?;
            }
            Ok((name, own))
        });
        match named {
            Err(wrong) => checked.findings.push((place, wrong)),
            Ok((name, own)) if known.insert(name.clone()) => {
                checked.new = checked.new.saturating_add(1);
                worths.extend(own.quoted.lines.iter().map(Line::worth));
            }
            Ok(_) => checked.known = checked.known.saturating_add(1),
        }
    }
    checked.total =
        Cents::sum(worths).ok_or_else(|| Refusal::invalid("orders", "TOTAL_TOO_LARGE", "the total is too large"))?;
    Ok(checked)
}

/// The kept columns of files, by name.
pub(crate) async fn mappings(db: &DatabaseConnection, viewer: &Viewer) -> Result<Vec<ColumnMapping>, Stop> {
    permit::check(viewer, Action::CreateQuote)?;
    store::mapping::list(db, viewer.tenant.uuid()).await
}

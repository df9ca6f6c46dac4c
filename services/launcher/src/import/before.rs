//! The version of everything as it stood before the first row of a file went in: what became of a row is told by it.

use std::collections::BTreeMap;

use jiff::{ToSpan, civil::Date};
use werkbrug_kernel::role::Role;
use werkbrug_proto::{
    crews::{EnclaveAnswer, ListCapacityRequest, ListCoachesRequest, ListSitePeopleRequest, PlaceKind, SitePerson},
    invoicing::{ListParametersRequest, ListTariffsRequest},
};

use super::{
    load,
    reach::{PAGE, Reach, by},
    send::Became,
};
use crate::failure::Failure;

/// Days of capacity asked for at once.
const DAYS_AT_ONCE: i32 = 300;

/// Versions by the key of what they are of.
pub(crate) struct Before(BTreeMap<String, String>);

impl Before {
    /// What became of it, now that it is at this version.
    pub(crate) fn became(&self, key: &str, version: &str) -> Became {
        match self.0.get(key) {
            None => Became::New,
            Some(before) if before == version => Became::Unchanged,
            Some(_) => Became::Changed,
        }
    }

    fn of(versions: impl Iterator<Item = (String, String)>) -> Self {
        Self(versions.collect())
    }
}

/// Companies, by id.
pub(crate) async fn companies(reach: &Reach) -> Result<Before, Failure> {
    Ok(Before::of(load::companies(reach).await?.into_iter().map(|one| (one.company_id, one.etag))))
}

/// Workers, by id.
pub(crate) async fn workers(reach: &Reach) -> Result<Before, Failure> {
    Ok(Before::of(load::workers(reach).await?.into_iter().map(|one| (one.worker_id, one.etag))))
}

/// Places, by id.
pub(crate) async fn places(reach: &Reach) -> Result<Before, Failure> {
    Ok(Before::of(load::places(reach).await?.into_iter().map(|one| (one.place_id, one.etag))))
}

/// Engagements, by id.
pub(crate) async fn engagements(reach: &Reach) -> Result<Before, Failure> {
    Ok(Before::of(load::engagements(reach).await?.into_iter().map(|one| (one.engagement_id, one.etag))))
}

/// Coaches, by id.
pub(crate) async fn coaches(reach: &Reach) -> Result<Before, Failure> {
    let planner = reach.crews(Role::WorkshopPlanner)?;
    let page = async |page_token| {
        let page = planner.clone().list_coaches(ListCoachesRequest { page_size: PAGE, page_token }).await?.into_inner();
        Ok((page.coaches, page.next_page_token))
    };
    Ok(Before::of(reach.all("crews", page).await?.into_iter().map(|one| (one.coach_id, one.etag))))
}

/// Inductions, by person and site.
pub(crate) async fn inductions(reach: &Reach) -> Result<Before, Failure> {
    let mut versions = BTreeMap::new();
    for site in sites(reach).await? {
        for one in people_of(reach, &site).await?.into_iter().filter(|one| !one.given_on.is_empty()) {
            versions.insert(at_site(&one.worker_id, &site), induction(&one.given_on, &one.valid_to));
        }
    }
    Ok(Before(versions))
}

/// What people said about work in an enclave, by person; every site tells of everybody.
pub(crate) async fn agreements(reach: &Reach) -> Result<Before, Failure> {
    let mut versions = BTreeMap::new();
    if let Some(site) = sites(reach).await?.first() {
        for one in people_of(reach, site).await? {
            let said = match one.answer() {
                EnclaveAnswer::Unspecified => continue,
                EnclaveAnswer::Yes => agreement(&one.answered_on, true),
                EnclaveAnswer::No => agreement(&one.answered_on, false),
            };
            versions.insert(one.worker_id, said);
        }
    }
    Ok(Before(versions))
}

/// The ids of the sites of hosts.
async fn sites(reach: &Reach) -> Result<Vec<String>, Failure> {
    let places = load::places(reach).await?.into_iter();
    Ok(places.filter(|one| one.kind() == PlaceKind::HostSite).map(|one| one.place_id).collect())
}

async fn people_of(reach: &Reach, site: &str) -> Result<Vec<SitePerson>, Failure> {
    let planner = reach.conditions(Role::WorkshopPlanner)?;
    let page = async |page_token| {
        let place_id = site.to_owned();
        let request =
            ListSitePeopleRequest { place_id, page_size: PAGE, page_token, ..ListSitePeopleRequest::default() };
        let page = planner.clone().list_site_people(request).await?.into_inner();
        Ok((page.people, page.next_page_token))
    };
    reach.all("crews", page).await
}

/// The key of somebody at a site.
pub(crate) fn at_site(worker: &str, site: &str) -> String {
    format!("{worker} {site}")
}

/// What an induction says.
pub(crate) fn induction(given_on: &str, valid_to: &str) -> String {
    format!("{given_on} {valid_to}")
}

/// What an agreement says.
pub(crate) fn agreement(said_on: &str, is_agreed: bool) -> String {
    format!("{said_on} {is_agreed}")
}

/// Tariffs, by id.
pub(crate) async fn tariffs(reach: &Reach) -> Result<Before, Failure> {
    let finance = reach.invoicing(Role::Finance)?;
    let page = async |page_token| {
        let request = ListTariffsRequest { page_size: PAGE, page_token, ..ListTariffsRequest::default() };
        let page = finance.clone().list_tariffs(request).await?.into_inner();
        Ok((page.tariffs, page.next_page_token))
    };
    Ok(Before::of(reach.all("invoicing", page).await?.into_iter().map(|one| (one.tariff_id, one.etag))))
}

/// Parameters, by name and first day: every recording has an id of its own, and the newest counts.
pub(crate) async fn parameters(reach: &Reach) -> Result<Before, Failure> {
    let finance = reach.invoicing(Role::Finance)?;
    let page = async |page_token| {
        let request = ListParametersRequest { page_size: PAGE, page_token };
        let page = finance.clone().list_parameters(request).await?.into_inner();
        Ok((page.parameters, page.next_page_token))
    };
    let mut all = reach.all("invoicing", page).await?;
    all.sort_by(|one, other| one.parameter_id.cmp(&other.parameter_id));
    Ok(Before::of(all.into_iter().map(|one| (parameter(&one.name, &one.valid_from), one.parameter_id))))
}

/// The key of a parameter.
pub(crate) fn parameter(name: &str, valid_from: &str) -> String {
    format!("{name} {valid_from}")
}

/// Announced minutes from one day through another, by department and day; a day of which nothing was announced has
/// none.
pub(crate) async fn capacity(reach: &Reach, first: Date, last: Date) -> Result<Before, Failure> {
    let planner = reach.crews(Role::WorkshopPlanner)?;
    let (mut versions, mut from) = (BTreeMap::new(), first);
    while from <= last {
        let to = from.saturating_add(DAYS_AT_ONCE.days()).min(last);
        let request = ListCapacityRequest { department: String::new(), from: from.to_string(), to: to.to_string() };
        let found = reach.patiently(async || planner.clone().list_capacity(request.clone()).await).await;
        let days = found.map_err(by("crews"))?.into_inner().days;
        let announced = days.into_iter().filter(|one| one.announced_minutes > 0);
        versions.extend(announced.map(|one| (day(&one.department, &one.day), one.announced_minutes.to_string())));
        let Ok(next) = to.tomorrow() else { break };
        from = next;
    }
    Ok(Before(versions))
}

/// The key of a department's day.
pub(crate) fn day(department: &str, day: &str) -> String {
    format!("{department} {day}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_told_by_the_version_that_stood_before() {
        let before = Before::of(std::iter::once(("plek".to_owned(), "2".to_owned())));
        let table = [
            ("plek", "2", Became::Unchanged),
            ("plek", "3", Became::Changed),
            ("andere", "1", Became::New),
            ("andere", "2", Became::New),
        ];
        for (key, version, expected) in table {
            assert_eq!(before.became(key, version), expected, "{key} {version}");
        }
    }
}

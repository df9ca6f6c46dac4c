//! What the system knows before the first file goes in: the codes that rows may refer to.

use std::collections::BTreeMap;

use jiff::civil::Date;
use werkbrug_kernel::role::Role;
use werkbrug_proto::{
    crews::{self, ListEngagementsRequest, ListPlacesRequest, PlaceKind},
    orders::{Company, ListCompaniesRequest},
    social::{Absence, ListAbsencesRequest, ListWorkersRequest, Worker},
};

use super::{
    known::{Engagement, Known, Place},
    reach::{PAGE, Reach},
};
use crate::failure::Failure;

/// Everything that is known.
pub(crate) async fn known(reach: &Reach) -> Result<Known, Failure> {
    let mut known = Known::default();
    for company in companies(reach).await? {
        known.add_company(&company.kbo, &company.company_id);
    }
    let mut codes = BTreeMap::new();
    for worker in workers(reach).await? {
        known.add_worker(&worker.worker_code, &worker.display_name, &worker.worker_id);
        codes.insert(worker.worker_id, worker.worker_code);
    }
    for absence in absences(reach).await? {
        let to = absence.to.as_ref().and_then(|day| day.parse::<Date>().ok());
        if let (Some(code), Ok(from)) = (codes.get(&absence.worker_id), absence.from.parse::<Date>()) {
            known.add_absence(code, from, to);
        }
    }
    for place in places(reach).await? {
        let is_department = place.kind() == PlaceKind::Department;
        known.add_place(&place.place_code, Place { id: place.place_id, is_department });
    }
    for engagement in engagements(reach).await? {
        let found = Engagement { id: engagement.engagement_id, place_id: engagement.place_id };
        known.add_engagement(&engagement.engagement_code, found);
    }
    Ok(known)
}

/// Every company.
pub(crate) async fn companies(reach: &Reach) -> Result<Vec<Company>, Failure> {
    let desk = reach.orders(Role::OrderDesk)?;
    let page = async |page_token| {
        let request = ListCompaniesRequest { page_size: PAGE, page_token, ..ListCompaniesRequest::default() };
        let page = desk.clone().list_companies(request).await?.into_inner();
        Ok((page.companies, page.next_page_token))
    };
    reach.all("orders", page).await
}

/// Everybody who works here.
pub(crate) async fn workers(reach: &Reach) -> Result<Vec<Worker>, Failure> {
    let social = reach.social(Role::SocialWorker)?;
    let page = async |page_token| {
        let request = ListWorkersRequest { page_size: PAGE, page_token, ..ListWorkersRequest::default() };
        let page = social.clone().list_workers(request).await?.into_inner();
        Ok((page.workers, page.next_page_token))
    };
    reach.all("social", page).await
}

async fn absences(reach: &Reach) -> Result<Vec<Absence>, Failure> {
    let social = reach.social(Role::SocialWorker)?;
    let page = async |page_token| {
        let request = ListAbsencesRequest { page_size: PAGE, page_token, ..ListAbsencesRequest::default() };
        let page = social.clone().list_absences(request).await?.into_inner();
        Ok((page.absences, page.next_page_token))
    };
    reach.all("social", page).await
}

/// Every place of work.
pub(crate) async fn places(reach: &Reach) -> Result<Vec<crews::Place>, Failure> {
    let planner = reach.crews(Role::WorkshopPlanner)?;
    let page = async |page_token| {
        let request = ListPlacesRequest { page_size: PAGE, page_token };
        let page = planner.clone().list_places(request).await?.into_inner();
        Ok((page.places, page.next_page_token))
    };
    reach.all("crews", page).await
}

/// Every engagement.
pub(crate) async fn engagements(reach: &Reach) -> Result<Vec<crews::Engagement>, Failure> {
    let planner = reach.crews(Role::WorkshopPlanner)?;
    let page = async |page_token| {
        let request = ListEngagementsRequest { page_size: PAGE, page_token, ..Default::default() };
        let page = planner.clone().list_engagements(request).await?.into_inner();
        Ok((page.engagements, page.next_page_token))
    };
    reach.all("crews", page).await
}

//! Who may work at a site on a day, and what the others still need; never why.

use jiff::civil::Date;
use sea_orm::ConnectionTrait;
use werkbrug_chassis::{page::Page, refusal::Fault};
use werkbrug_crews_domain::{engagement::EngagementKind, fit::Obstacle, place::Place, worker::Worker};
use werkbrug_kernel::{id::Id, period::Period};
use werkbrug_pipeline::{columns::from_column, use_case::Stop};
use werkbrug_proto::crews;

use super::{cut, wanted, week::key_of};
use crate::store::{
    Rows, host_work, place,
    week::{self, Wanted},
};

/// A page of everybody who is employed that day, by name, and whether the workshop records what is asked for.
pub(crate) async fn list<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    (site, on): (Id<Place>, Date),
    name_contains: &str,
    page: &Page,
) -> Result<crews::ListSitePeopleResponse, Stop> {
    let site = place::find(rows, site).await?;
    let of = Period::new(on, on).map_err(|cause| Fault::new("look at a day", cause))?;
    let after = page.after.as_deref().map(key_of).transpose()?;
    let asked = Wanted { of, coach: None, place: None, name_contains, after };
    let people = week::people(rows, asked, wanted(page)).await?;
    let (people, next_page_token) = cut(people, page, |person| format!("{}|{}", person.worker_id, person.display_name));
    let book = host_work::book(rows, None, Some(site.id.uuid())).await?;
    let agreements = host_work::agreements(rows, None).await?;
    let mut views = Vec::with_capacity(people.len());
    for person in people {
        let id = Id::<Worker>::from_uuid(person.worker_id);
        let induction = book.inductions.get(&(id, site.id));
        let said = agreements.get(&person.worker_id);
        let missing = book.asks(id, (&site, EngagementKind::Enclave), &[on]);
        views.push(crews::SitePerson {
            worker_id: person.worker_id.to_string(),
            display_name: person.display_name,
            given_on: induction.map(|own| own.given_on.to_string()).unwrap_or_default(),
            valid_to: induction.and_then(|own| own.valid_to).map(|to| to.to_string()).unwrap_or_default(),
            answer: answer(said.map(|row| row.is_agreed)).into(),
            answered_on: said.map(|row| from_column(row.said_on).to_string()).unwrap_or_default(),
            is_allowed_at_hosts: book.allowed.contains(&id),
            missing: missing.iter().map(|obstacle| Obstacle::code(obstacle).to_owned()).collect(),
        });
    }
    Ok(crews::ListSitePeopleResponse {
        people: views,
        next_page_token,
        keeps_inductions: book.keeps_inductions,
        keeps_agreements: book.keeps_agreements,
    })
}

const fn answer(is_agreed: Option<bool>) -> crews::EnclaveAnswer {
    match is_agreed {
        None => crews::EnclaveAnswer::Unspecified,
        Some(true) => crews::EnclaveAnswer::Yes,
        Some(false) => crews::EnclaveAnswer::No,
    }
}

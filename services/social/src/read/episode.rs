//! An absence with what happened since: dates, contacts, consents; nothing that was confided.

use jiff::civil::Date;
use sea_orm::DatabaseConnection;
use werkbrug_chassis::identity::Viewer;
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::use_case::Stop;
use werkbrug_proto::social as contract;
use werkbrug_social_domain::{
    absence::Absence,
    consent::Consent,
    contact::Subject,
    counters::{self, Milestone},
    policy::Action,
};

use crate::{
    permit::asker,
    read,
    refused::{not_found, refused},
    store,
};

/// The days of a long absence that are told, by name.
const MOMENTS: [(Milestone, &str); 3] = [
    (Milestone::HelpNotice, "help_notice"),
    (Milestone::PotentialEstimate, "potential_estimate"),
    (Milestone::ReintegrationPath, "reintegration_path"),
];

/// One absence.
pub(crate) async fn one(
    db: &DatabaseConnection,
    viewer: &Viewer,
    id: Id<Absence>,
    today: Date,
) -> Result<contract::AbsenceEpisode, Stop> {
    let found = store::of_person::find(db, viewer.tenant, id).await?;
    asker(viewer).may(Action::SeeEpisode, found.map(|it| it.worker)).map_err(refused)?;
    let absence = found.ok_or(not_found("absence"))?;
    let worker = store::worker::find(db, viewer.tenant, absence.worker).await?.ok_or(not_found("worker"))?;
    let about: Id<Subject> = Id::from_uuid(id.uuid());
    let all = (None, store::PERSON_ROWS);
    let mut contacts = store::contact::of_worker(db, viewer.tenant, (worker.id, Some(about)), all).await?;
    contacts.sort_by_key(|kept| (kept.contact.said.made_on, kept.contact.id));
    let mut consents: Vec<Consent> = store::of_person::of_worker(db, viewer.tenant, worker.id, all).await?;
    consents.retain(|consent| held_during(consent, &absence, today));
    let last = absence.days.to().map_or(today, |to| to.min(today));
    let moment = |(moment, code): (Milestone, &str)| {
        let on = moment.falls_on(absence.days.from())?.to_string();
        Some(contract::EpisodeMoment { code: code.to_owned(), on })
    };
    Ok(contract::AbsenceEpisode {
        display_name: worker.profile.name.as_str().to_owned(),
        day_number: counters::day_number(absence.days.from(), last).unwrap_or(0),
        moments: MOMENTS.into_iter().filter_map(moment).collect(),
        contacts: contacts.into_iter().map(read::contact::message).collect(),
        consents: consents.into_iter().map(read::consent::message).collect(),
        absence: Some(read::absence::message(&absence)),
    })
}

/// Whether a consent held on a day of the absence that has come.
fn held_during(consent: &Consent, absence: &Absence, today: Date) -> bool {
    let last = absence.days.to().map_or(today, |to| to.min(today));
    let is_over = |day: Date| {
        consent.agreement.expires_on.is_some_and(|expires| expires < day)
            || consent.withdrawn_on.is_some_and(|withdrawn| withdrawn <= day)
    };
    consent.given_on <= last && !is_over(absence.days.from())
}

//! The rooms of the social service and of the occupational physician.

use axum::routing::{get, post};
use werkbrug_kernel::role::Role;

use crate::{
    pages::{absences, follow_ups, parts::icon::Icon, physician, workers},
    rooms::{By, Room, Serve, Who},
    words::key,
};

const SOCIAL: Who = Who::Only(&[Role::SocialWorker]);
const PHYSICIAN: Who = Who::Only(&[Role::Physician]);
/// Who may see limits and the dates of absences of everybody.
const CARE: Who = Who::Only(&[Role::SocialWorker, Role::Physician]);

const fn menu(path: &'static str, who: Who, title: &'static str, icon: Icon, serve: Serve) -> Room {
    Room { path, who, by: By::Person, title, menu: Some(icon), serve }
}

const fn room(path: &'static str, who: Who, title: &'static str, serve: Serve) -> Room {
    Room { path, who, by: By::Person, title, menu: None, serve }
}

/// In the order of the menu.
pub(crate) const ROOMS: &[Room] = &[
    menu("/opvolging", SOCIAL, key("room-follow-ups"), Icon::Heart, || get(follow_ups::page)),
    menu("/afwezigheid-melden", SOCIAL, key("room-report-absence"), Icon::Phone, || {
        get(absences::report::page).post(absences::report::save)
    }),
    menu("/arbeidsarts", PHYSICIAN, key("room-physician"), Icon::Cross, || get(physician::page)),
    menu("/medewerkers", CARE, key("room-workers"), Icon::People, workers::room),
    Room {
        path: "/medewerkers/zoek",
        who: CARE,
        by: By::Page,
        title: key("room-workers"),
        menu: None,
        serve: || get(workers::find::page),
    },
    room("/medewerkers/{id}", CARE, key("room-worker-file"), || get(workers::file::page)),
    room("/medewerkers/{id}/pakket", SOCIAL, key("package-grant"), || post(workers::grant::save)),
    room("/medewerkers/{id}/samen", SOCIAL, key("pair-record"), || post(workers::pairs::save)),
    room("/medewerkers/{id}/samen/einde", SOCIAL, key("pair-end"), || post(workers::pairs::end)),
    room("/medewerkers/{id}/uren", CARE, key("resume-record"), || post(workers::resume::save)),
    room("/medewerkers/{id}/grenzen/einde", CARE, key("resume-end"), || post(workers::resume::end)),
    room("/opvolging/lijst", SOCIAL, key("room-follow-up-list"), follow_ups::list::room),
    room("/opvolging/contact", SOCIAL, key("room-record-contact"), || {
        get(follow_ups::contact::page).post(follow_ups::contact::save)
    }),
    room("/afwezigheden/{id}", SOCIAL, key("room-absence"), || get(absences::page)),
    room("/afwezigheden/{id}/einde", SOCIAL, key("room-absence"), || post(absences::change::end)),
    room("/afwezigheden/{id}/vergissing", SOCIAL, key("room-absence"), || post(absences::change::cancel)),
    room("/afwezigheden/{id}/lezen", SOCIAL, key("room-read-secret"), || post(absences::secret::absence)),
    room("/contacten/{id}/lezen", SOCIAL, key("room-read-secret"), || post(absences::secret::contact)),
];

//! The rooms of finance: premiums, what differs, invoices, and what still waits for one.

use axum::routing::get;
use werkbrug_kernel::role::Role;

use crate::{
    pages::{invoices, parts::icon::Icon, premiums},
    rooms::{By, Room, Serve, Who},
    words::key,
};

/// Amounts a worker tell the percentage and the need of guidance: for finance alone.
const FINANCE: Who = Who::Only(&[Role::Finance]);

const fn room(path: &'static str, title: &'static str, menu: Option<Icon>, serve: Serve) -> Room {
    Room { path, who: FINANCE, by: By::Person, title, menu, serve }
}

/// In the order of the menu.
pub(crate) const ROOMS: &[Room] = &[
    room("/premies", key("room-premiums"), Some(Icon::Coins), || get(premiums::page)),
    room("/premies/medewerkers", key("room-premium-people"), Some(Icon::People), || {
        get(premiums::people::page).post(premiums::people::full)
    }),
    room("/verschillen", key("room-differences"), Some(Icon::Warning), || get(premiums::differences::page)),
    room("/premies/kwartalen", key("room-premium-quarters"), None, || get(premiums::quarters::page)),
    room("/premies/{run}", key("room-premium-run"), None, || get(premiums::run::page)),
    room("/premies/{run}/{worker}", key("room-premium-worker"), None, || get(premiums::derivation::page)),
    room("/facturen", key("room-invoices"), Some(Icon::Sheet), || get(invoices::page)),
    room("/te-factureren", key("room-uninvoiced"), Some(Icon::Clock), || get(invoices::uninvoiced::page)),
    room("/facturen/{id}", key("room-invoice"), None, || get(invoices::one::page)),
    room("/facturen/{id}/ubl", key("room-invoice-file"), None, || get(invoices::one::file)),
];

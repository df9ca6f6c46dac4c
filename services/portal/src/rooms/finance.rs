//! The rooms of finance: premiums, what differs, invoices, and what still waits for one.

use axum::routing::{get, post};
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

/// Premiums and what differs, in the order of the menu.
pub(crate) const PREMIUMS: &[Room] = &[
    room("/premies", key("room-premiums"), Some(Icon::Coins), || get(premiums::page).post(premiums::reckon::run)),
    room("/premies/medewerkers", key("room-premium-people"), Some(Icon::People), premiums::people::room),
    room("/verschillen", key("room-differences"), Some(Icon::Warning), premiums::differences::room),
    room("/premies/vorderingen", key("room-claims"), Some(Icon::Shield), || {
        get(premiums::claims::page).post(premiums::claims::make)
    }),
    room("/premies/contingent", key("room-contingent"), Some(Icon::Chart), || get(premiums::contingent::page)),
    room("/verschil", key("room-difference"), None, || {
        get(premiums::difference::page).post(premiums::difference::decide)
    }),
    room("/premies/kwartalen", key("room-premium-quarters"), None, premiums::quarters::room),
    room("/premies/vorderingen/{id}", key("room-claim"), None, || {
        get(premiums::claims::one).post(premiums::claims::sign)
    }),
    room("/premies/{run}", key("room-premium-run"), None, || get(premiums::run::page)),
    room("/premies/{run}/wat-als", key("room-hire"), None, || get(premiums::what_if::hire::page)),
    room("/premies/{run}/wijzigingen", key("room-run-changes"), None, || get(premiums::run_changes::page)),
    room("/premies/{run}/dossier", key("room-dossier"), None, || get(premiums::dossier::page)),
    room("/premies/{run}/dossier/pdf", key("room-dossier-paper"), None, || get(premiums::dossier_paper::file)),
    room("/premies/{run}/dossier/invoer", key("room-dossier-input"), None, || get(premiums::dossier::input)),
    room("/premies/{run}/dossier/resultaat", key("room-dossier-result"), None, || get(premiums::dossier::result)),
    room("/premies/{run}/{worker}", key("room-premium-worker"), None, || get(premiums::derivation::page)),
    room("/premies/{run}/{worker}/pdf", key("room-derivation-paper"), None, || post(premiums::derivation::paper::file)),
    room("/premies/{run}/{worker}/wat-als", key("room-what-if"), None, || get(premiums::what_if::page)),
];

/// What is read in and entered for them, in the order of the menu.
pub(crate) const ENTERED: &[Room] = &[
    room("/premies/dmfa", key("room-dmfa"), Some(Icon::Board), premiums::declaration::room),
    room("/premies/dmfa/nummers", key("room-dmfa-numbers"), None, premiums::declaration::numbers),
    room("/premies/dmfa/wijzigingen", key("room-dmfa-changes"), None, || {
        get(premiums::declaration::changes::page).post(premiums::declaration::changes::withdraw)
    }),
    room("/premies/maandlonen", key("room-wages"), Some(Icon::Person), premiums::wages::room),
    room("/premies/betaalstaat", key("room-statement"), Some(Icon::Download), premiums::statement::room),
    room("/premies/voorschotten", key("room-advances"), Some(Icon::Calendar), || {
        get(premiums::advances::page).post(premiums::advances::record)
    }),
    room("/premies/organisatie", key("room-organisation"), Some(Icon::Heart), || {
        get(premiums::organisation::page).post(premiums::organisation::record)
    }),
    room("/premies/parameters", key("room-premium-parameters"), Some(Icon::Gear), || {
        get(premiums::effects::page).post(premiums::values::record)
    }),
];

/// Invoices and the books, in the order of the menu.
pub(crate) const BILLS: &[Room] = &[
    room("/te-factureren", key("room-uninvoiced"), Some(Icon::Clock), invoices::uninvoiced::room),
    room("/facturen", key("room-invoices"), Some(Icon::Sheet), invoices::room),
    room("/facturen/opmaken", key("room-issue"), None, || get(invoices::issue::page).post(invoices::issue::send)),
    room("/facturen/{id}", key("room-invoice"), None, || get(invoices::one::page)),
    room("/facturen/{id}/ubl", key("room-invoice-file"), None, || get(invoices::one::file)),
    room("/tarieven", key("room-tariffs"), Some(Icon::Coins), invoices::tariffs::room),
    room("/tarieven/nieuw", key("room-tariff"), None, || get(invoices::tariff::page).post(invoices::tariff::save)),
    room("/boekhouding", key("room-ledger"), Some(Icon::Check), || get(premiums::ledger::page)),
    room("/boekhouding/journaal", key("room-journal"), None, premiums::ledger::journal::room),
    room("/boekhouding/bank", key("room-bank"), Some(Icon::Building), premiums::ledger::bank::room),
    room("/boekhouding/bank/opnieuw", key("room-bank-again"), None, premiums::ledger::bank::again),
    room("/boekhouding/banklijnen", key("room-bank-lines"), None, premiums::ledger::bank_lines::room),
];

//! Every page of the portal as people reach it: by the menu of their role, by a link, or by an address that was mailed.

use std::collections::BTreeSet;

use werkbrug_kernel::role::Role;

use crate::browser::Browser;
use crate::system::System;

/// What must be made before it can be looked at.
pub mod made;
/// Every address that the portal knows.
pub mod rooms;

/// A page that is not in a menu: what it is called in pictures, where it is linked from, and how its address begins; after
/// a `*`, how it ends.
/// Without a place that links to it, it is the address itself; a place may itself be reached from another: `/a > /b/`.
pub type Further = (&'static str, &'static str, &'static str);

/// What each role opens beside the rooms of its menu.
pub const FURTHER: &[(Role, &[Further])] = &[
    (
        Role::HostPlanner,
        &[
            ("overeenkomst", "/overeenkomsten", "/overeenkomsten/"),
            ("uurrooster", "/eigen-week", "/uurroosters/werkplek/"),
            ("urenstaat", "/eigen-week", "/urenstaten/"),
            ("vormgeving", "", "/vormgeving"),
            ("proeflijst", "", "/vormgeving/lijst"),
        ],
    ),
    (
        Role::WorkshopPlanner,
        &[
            ("gevonden", "", "/zoek?q=zonnewijzer"),
            ("dienst", "/zoek?q=zonnewijzer", "/diensten/"),
            ("bord-muur", "", "/bord?muur=1"),
            ("contracturen", "/zoek?q=zonnewijzer > /diensten/", "/contracturen/"),
            ("overeenkomst", "/overeenkomsten?aard=enclave", "/overeenkomsten/"),
            ("kennisgeving", "/overeenkomsten?aard=enclave > /overeenkomsten/", "/overeenkomsten/"),
            ("soort-werk", "/overeenkomsten?aard=afdeling > /overeenkomsten/", "/overeenkomsten/"),
            ("uurrooster", "/zoek?q=zonnewijzer > /diensten/", "/uurroosters/werkplek/"),
            ("uurrooster-van-iemand", "/zoek?q=zonnewijzer > /diensten/", "/uurroosters/medewerker/"),
        ],
    ),
    (
        Role::OrderDesk,
        &[
            ("alle-orders", "", "/orders?toon=alle"),
            ("offerte-nieuw", "", "/offertes/nieuw"),
            ("order", "/orders?toon=alle", "/orders/"),
            ("uitvoering", "/orders?toon=alle > /orders/", "/orders/*/uitvoering"),
            ("mail-aan-klant", "/orders?toon=alle > /orders/", "/orders/*/mail"),
            ("bedrijf", "/zoek?q=zonnewijzer", "/bedrijven/"),
            ("relatie", "/zoek?q=zonnewijzer > /bedrijven/", "/relaties/"),
            ("orders-muur", "", "/orders?toon=alle&muur=1"),
            ("spoed-gevonden", "", "/spoed?q=luchtkasteel"),
            ("spoed-antwoord", "/spoed?q=luchtkasteel", "/spoed?order="),
        ],
    ),
    (
        Role::Finance,
        &[
            ("berekening", "/premies", "/premies/0"),
            ("afleiding", "/verschillen", "/premies/"),
            ("verschil", "/verschillen", "/verschil?"),
            ("wat-als", "/verschillen > /premies/", "/premies/*/wat-als"),
            ("dossier", "/premies > /premies/0", "/premies/*/dossier"),
            ("kwartalen", "", "/premies/kwartalen"),
            ("wijzigingen", "/premies > /premies/0", "/premies/*/wijzigingen"),
            ("aanwerving", "/premies/contingent", "/premies/*/wat-als"),
            ("dmfa-wijzigingen", "", "/premies/dmfa/wijzigingen"),
            ("journaal", "", "/boekhouding/journaal"),
            ("banklijnen", "", "/boekhouding/banklijnen"),
            ("factuur", "/facturen", "/facturen/"),
            ("tarief", "", "/tarieven/nieuw"),
            ("factuur-opmaken", "", "/facturen/opmaken"),
        ],
    ),
    (
        Role::Coach,
        &[
            ("samen", "/vandaag", "/vandaag/samen/"),
            ("aanwezigheidsblad", "/aanwezigheid", "/aanwezigheid/blad"),
            ("uurrooster", "/dag", "/uurroosters/werkplek/"),
        ],
    ),
    (Role::Worker, &[("niets-gevonden", "", "/zoek?q=niemand"), ("kaart-van-de-week", "/mijn-dag", "/mijn-dag/week")]),
    (
        Role::SocialWorker,
        &[
            ("dossier", "/medewerkers", "/medewerkers/"),
            ("afwezigheid", "/opvolging", "/afwezigheden/"),
            ("contact", "/opvolging", "/opvolging/contact?"),
            ("opvolging-lijst", "", "/opvolging/lijst"),
            ("medewerkers-muur", "", "/medewerkers?muur=1"),
        ],
    ),
    (Role::Physician, &[("dossier", "/medewerkers", "/medewerkers/")]),
    // Something that was never put aside, in the place of an id.
    (Role::Admin, &[("weggooien", "", "/gezondheid/orders/01890a5d-ac96-774b-bcce-b302099a8057/weg")]),
];

/// Sign in as somebody of a role from whom everything here can be reached: for a coach, one with a planned crew today.
pub async fn enter(browser: &Browser, system: &System, role: Role) {
    // The first coach's crew of the small preset came although a gate was shut, and has no day of its own to show.
    for who in system.personas().into_iter().rev().filter(|persona| persona.role() == role) {
        browser.forget_cookies().await;
        browser.sign_in(&who).await;
        if role != Role::Coach || browser.count("main a[href^='/vandaag/samen/']").await > 0 {
            return;
        }
    }
    panic!("nobody is a {role:?} with something to see");
}

/// Name and address of every page of a role that is signed in and that is new: several roles have the same rooms.
pub async fn of(browser: &Browser, role: Role, mut is_new: impl FnMut(&str) -> bool) -> Vec<(String, String)> {
    let mut pages = Vec::new();
    for room in browser.menu().await.into_iter().filter(|room| is_new(room)) {
        pages.push((format!("{}{}", role.as_str(), room.replace('/', "-")), room));
    }
    for (name, from, path) in FURTHER.iter().filter(|(own, _)| *own == role).flat_map(|(_, pages)| pages.iter()) {
        pages.push((format!("{}-{name}", role.as_str()), linked(browser, from, path).await));
    }
    pages
}

/// Addresses of real orders, companies, shifts, people and amounts of a role that is signed in.
pub async fn with_an_id(browser: &Browser, role: Role) -> BTreeSet<String> {
    let mut pages = BTreeSet::new();
    for (_, from, path) in FURTHER.iter().filter(|(own, _)| *own == role).flat_map(|(_, pages)| pages.iter()) {
        if !from.is_empty() {
            pages.insert(linked(browser, from, path).await);
        }
    }
    pages
}

/// The first link on a page that begins so.
async fn linked(browser: &Browser, from: &str, path: &str) -> String {
    if from.is_empty() {
        return path.to_owned();
    }
    let mut steps = from.split(" > ");
    let mut from = steps.next().unwrap_or_default().to_owned();
    for step in steps {
        from = Box::pin(linked(browser, &from, step)).await;
    }
    browser.open(&from).await;
    let (begin, end) = path.split_once('*').unwrap_or((path, ""));
    let links = browser.attributes(&format!("main a[href^='{begin}']"), "href").await;
    let is_it = |link: &String| link.len() > path.len() && link.ends_with(end) && !link.contains("muur=");
    let link = links.into_iter().find(is_it);
    link.unwrap_or_else(|| panic!("{from} does not lead to {path}"))
}

//! Every address that the portal knows, beside the pages that somebody looks at: a new page cannot be forgotten.

use std::collections::BTreeSet;
use std::fs;

use crate::root;

/// What is no page of its own, or is looked at elsewhere, and why; `*` stands for the rest of an address.
pub const NO_PAGE: &[(&str, &str)] = &[
    ("/", "the door, looked at by who is nobody yet"),
    ("/aanmelden*", "on the way to the issuer and back"),
    ("/assets/{name}", "files of ours"),
    ("/offline*", "kept by the browser, looked at without a connection"),
    ("/live", "a stream"),
    ("/agenda/{secret}", "a calendar, for programs"),
    ("/bord/*", "parts of the board"),
    ("/dag/blok/{name}", "a part of the day"),
    ("/eigen-week/blok/{name}", "a part of the week"),
    ("/gezondheid/stand", "a part of the page of the machinery"),
    ("/medewerkers/zoek", "names while somebody types"),
    ("/facturen/{id}/ubl", "a file"),
    ("/premies/{run}/dossier/*", "files"),
    ("/premies/{run}/{worker}/pdf", "a file"),
    ("/bestellingen/{id}/antwoord/{number}", "a file"),
];

/// Every address as the router spells it, read from the lists of rooms.
#[must_use]
pub fn patterns() -> BTreeSet<String> {
    let folder = root().join("services/portal/src/rooms");
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(folder).expect("the lists of rooms") {
        let text = fs::read_to_string(entry.expect("a list").path()).expect("a list of rooms");
        let texts = text.lines().filter(|line| !line.trim_start().starts_with("//")).flat_map(|line| line.split('"'));
        found.extend(texts.filter(|text| text.starts_with('/')).map(str::to_owned));
    }
    assert!(found.len() > 100, "the lists of rooms are written otherwise: {found:?}");
    found
}

/// Those that none of these addresses leads to, and that have no reason.
#[must_use]
pub fn unseen(seen: &BTreeSet<String>) -> BTreeSet<String> {
    let all = patterns();
    let mut left: BTreeSet<String> = all.iter().filter(|pattern| !has_reason(pattern)).cloned().collect();
    for address in seen {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        // `/premies/parameters` is itself, and not some `/premies/{run}`.
        let plain = |pattern: &&String| pattern.split('/').filter(|part| !part.starts_with('{')).count();
        let nearest = all.iter().filter(|pattern| fits(pattern, path)).max_by_key(plain);
        nearest.map(|pattern| left.remove(pattern));
    }
    left
}

fn has_reason(pattern: &str) -> bool {
    NO_PAGE
        .iter()
        .any(|(known, _)| known.strip_suffix('*').map_or(*known == pattern, |begin| pattern.starts_with(begin)))
}

fn fits(pattern: &str, path: &str) -> bool {
    let (wanted, given): (Vec<&str>, Vec<&str>) = (pattern.split('/').collect(), path.split('/').collect());
    let is_one = |(one, other): (&&str, &&str)| one == other || (one.starts_with('{') && !other.is_empty());
    wanted.len() == given.len() && wanted.iter().zip(&given).all(is_one)
}

/// The address with something in every open place.
#[must_use]
pub fn filled(pattern: &str) -> String {
    let fill = |part: &'static str, own: &str| if own.starts_with('{') { part.to_owned() } else { own.to_owned() };
    let parts = pattern.split('/').map(|own| fill("01890a5d-ac96-774b-bcce-b302099a8057", own));
    parts.collect::<Vec<_>>().join("/")
}

#[test]
fn an_address_is_seen_by_its_own_page_alone() {
    let seen = |all: &[&str]| unseen(&all.iter().map(|own| (*own).to_owned()).collect());
    let nothing = seen(&[]);
    for own in ["/premies/{run}", "/premies/parameters", "/orders/{id}", "/zoek", "/woorden"] {
        assert!(nothing.contains(own), "{own}");
    }
    assert!(!nothing.contains("/live") && !nothing.contains("/bord/rijen"));
    let some = seen(&["/premies/parameters", "/zoek?q=x", "/orders/7"]);
    assert!(some.contains("/premies/{run}"), "a page beside it was seen");
    assert!(!["/premies/parameters", "/zoek", "/orders/{id}"].iter().any(|own| some.contains(*own)), "{some:?}");
}

#[test]
fn every_reason_is_of_an_address_that_there_is() {
    let all = patterns();
    for (known, _) in NO_PAGE {
        let is_one =
            |pattern: &String| known.strip_suffix('*').map_or(pattern == known, |begin| pattern.starts_with(begin));
        assert!(all.iter().any(is_one), "{known}");
    }
}

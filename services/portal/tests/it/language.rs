//! The language follows the person.

use http::{StatusCode, header::ACCEPT_LANGUAGE};
use reqwest::Client;
use werkbrug_kernel::role::Role;

use crate::{browser::Browser, portal::Portal};

#[tokio::test]
async fn the_browser_is_believed_until_somebody_chooses() {
    let portal = Portal::alone().await;
    let http = Client::builder().no_proxy().build().unwrap();
    for (wish, lang, text) in [("fr-BE", "fr", "Se connecter"), ("en", "en", "Sign in"), ("de", "nl", "Aanmelden")] {
        let door = http.get(portal.url("/")).header(ACCEPT_LANGUAGE, wish).send().await.unwrap().text().await.unwrap();
        assert!(door.contains(&format!("<html lang=\"{lang}\"")) && door.contains(text), "{wish}: {door}");
    }
}

#[tokio::test]
async fn a_choice_stays_with_the_person_and_brings_back_to_the_same_page() {
    let portal = Portal::alone().await;
    let browser = Browser::new();
    browser.sign_in(&portal, Role::Finance).await;
    let form = [("taal", "fr"), ("naar", "/dag?op=2026-11-20")];
    let chosen = browser.post(&portal.url("/taal"), &form).await;
    assert_eq!((chosen.status, chosen.location.as_str()), (StatusCode::SEE_OTHER, "/dag?op=2026-11-20"));
    let day = browser.get(&portal.url(&chosen.location)).await;
    assert!(day.text.contains("Vendredi 20 novembre 2026") && day.text.contains("semaine 47"), "{}", day.text);
    assert!(day.text.contains("comptabilité"), "{}", day.text);

    let proof = day.field("bewijs");
    browser.post(&portal.url("/afmelden"), &[("bewijs", &proof)]).await;
    assert!(browser.get(&portal.url("/")).await.text.contains("Se connecter"), "this browser remembers it");
}

#[tokio::test]
async fn a_strange_choice_changes_nothing_but_the_usual() {
    let portal = Portal::alone().await;
    let browser = Browser::new();
    let chosen = browser.post(&portal.url("/taal"), &[("taal", "<x>"), ("naar", "https://elders.example/")]).await;
    assert_eq!(chosen.location, "/");
    assert_eq!(browser.cookie("taal").as_deref(), Some("nl"));
}

#[tokio::test]
async fn every_page_of_the_door_speaks_every_language_whole() {
    let portal = Portal::alone().await;
    for tongue in ["nl", "fr", "en"] {
        let browser = Browser::new();
        browser.set_cookie("taal", tongue);
        let asked = browser.get(&portal.url("/aanmelden")).await.location;
        for page in [portal.url("/"), asked, portal.url("/aanmelden/terug"), portal.url("/bestaat-niet")] {
            let text = browser.get(&page).await.text;
            assert!(
                text.contains(&format!("<html lang=\"{tongue}\"")) && !text.contains('⟦'),
                "{tongue} {page}: {text}"
            );
        }
        browser.sign_in(&portal, Role::WorkshopPlanner).await;
        for path in ["/dag", "/vormgeving", "/zoek?q=xx"] {
            let text = browser.get(&portal.url(path)).await.text;
            assert!(
                text.contains(&format!("<html lang=\"{tongue}\"")) && !text.contains('⟦'),
                "{tongue} {path}: {text}"
            );
        }
    }
}

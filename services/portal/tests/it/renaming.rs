//! A workshop calls things by its own words, from its own page.

use http::StatusCode;
use werkbrug_kernel::role::Role;

use crate::{
    browser::{Browser, Page},
    portal::Portal,
};

const PATH: &str = "/woorden";

/// The page after these names were typed.
async fn renamed(browser: &Browser, portal: &Portal, names: &[(&str, &str)]) -> Page {
    let form = browser.get(&portal.url(PATH)).await;
    send(browser, portal, &form, names).await
}

/// What comes of these names in a form that was read before.
async fn send(browser: &Browser, portal: &Portal, form: &Page, names: &[(&str, &str)]) -> Page {
    let (proof, seen) = (form.field("bewijs"), form.field("gezien"));
    let own = [("bewijs", proof.as_str()), ("gezien", seen.as_str()), ("taal", "nl")];
    let fields: Vec<(&str, &str)> = own.iter().chain(names).copied().collect();
    browser.post(&portal.url(PATH), &fields).await
}

/// What a page of the shell calls somebody of this role.
async fn called(portal: &Portal, role: Role) -> String {
    Browser::new().sign_in(portal, role).await.text
}

#[tokio::test]
async fn a_workshop_says_monitor_and_every_text_of_its_people_does_so_too() {
    let portal = Portal::alone().await;
    let browser = Browser::new();
    browser.sign_in(&portal, Role::Admin).await;
    assert!(called(&portal, Role::Coach).await.contains("begeleider"));
    let names = [("coach", "monitor"), ("coach-meer", "monitoren"), ("social-service", "onthaal")];
    let done = renamed(&browser, &portal, &names).await;
    assert_eq!((done.status, done.location.as_str()), (StatusCode::SEE_OTHER, "/woorden?taal=nl"), "{}", done.text);
    let page = browser.get(&portal.url(PATH)).await.text;
    for part in
        ["2 eigen woorden", "value=\"monitor\"", "value=\"monitoren\"", ">begeleider</label>", "<li>onthaal</li>"]
    {
        assert!(page.contains(part), "{part}: {page}");
    }
    let coach = called(&portal, Role::Coach).await;
    assert!(coach.contains("monitor") && !coach.contains("begeleider"), "{coach}");
    let french = browser.get(&portal.url("/woorden?taal=fr")).await.text;
    assert!(french.contains(">accompagnateur</label>") && !french.contains("monitor\""), "{french}");

    // A portal that starts again on the same folder says so still, and empty fields take it back.
    let again = portal.again().await;
    assert!(called(&again, Role::Coach).await.contains("monitor"));
    let browser = Browser::new();
    browser.sign_in(&again, Role::Admin).await;
    renamed(&browser, &again, &[("coach", ""), ("coach-meer", ""), ("social-service", "onthaal")]).await;
    assert!(called(&again, Role::Coach).await.contains("begeleider"));
}

#[tokio::test]
async fn what_is_no_word_is_told_beside_its_field_and_changes_nothing() {
    let portal = Portal::alone().await;
    let browser = Browser::new();
    browser.sign_in(&portal, Role::Admin).await;
    for (one, many, why) in [
        ("{ -host }", "monitoren", "Enkel letters"),
        ("monitor\n-host = x", "monitoren", "Enkel letters"),
        ("monitor", "", "Vul beide in"),
    ] {
        let names = [("coach", one), ("coach-meer", many), ("worker", "collega"), ("worker-meer", "collega’s")];
        let refused = renamed(&browser, &portal, &names).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{one}: {}", refused.text);
        assert!(refused.text.contains(why) && refused.text.contains("value=\"collega\""), "{one}: {}", refused.text);
    }
    let worker = called(&portal, Role::Worker).await;
    assert!(worker.contains("medewerker") && !worker.contains("collega"), "{worker}");
    let strange = browser.get(&portal.url("/woorden?taal=xx")).await;
    assert_eq!(strange.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn of_two_who_rename_at_once_the_second_sees_what_the_first_kept() {
    let portal = Portal::alone().await;
    let (one, other) = (Browser::new(), Browser::new());
    for browser in [&one, &other] {
        browser.sign_in(&portal, Role::Admin).await;
    }
    let older = other.get(&portal.url(PATH)).await;
    renamed(&one, &portal, &[("coach", "monitor"), ("coach-meer", "monitoren")]).await;
    let mine = [("worker", "collega"), ("worker-meer", "collega’s")];
    let mut page = older;
    // Of an older form, and of that form once more after something in it was no word.
    for names in [&[("worker", "collega"), ("worker-meer", "")], &mine] {
        page = send(&other, &portal, &page, names).await;
    }
    assert_eq!(page.status, StatusCode::CONFLICT, "{}", page.text);
    for part in ["intussen bewaarde iemand anders", "Nu heet het hier: monitor, medewerker", "value=\"collega\""] {
        assert!(page.text.contains(part), "{part}: {}", page.text);
    }
    assert!(called(&portal, Role::Coach).await.contains("monitor"), "nobody's words are forgotten");
    let all = [("coach", "monitor"), ("coach-meer", "monitoren")].iter().chain(&mine).copied().collect::<Vec<_>>();
    assert_eq!(send(&other, &portal, &page, &all).await.status, StatusCode::SEE_OTHER, "who saw it may keep it");
    assert!(called(&portal, Role::Worker).await.contains("collega"));
}

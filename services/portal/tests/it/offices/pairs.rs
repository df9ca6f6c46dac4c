//! Wishes of people about each other, in the file.

use http::StatusCode;
use werkbrug_kernel::role::Role;

use super::{both, signed_in};

#[tokio::test]
async fn a_wish_about_working_together_is_written_down_and_ended_by_the_social_service_alone() {
    let (_services, portal) = both().await;
    let (path, save) = ("/medewerkers/mens-2", "/medewerkers/mens-2/samen");
    let browser = signed_in(&portal, Role::SocialWorker).await;
    let file = browser.get(&portal.url(path)).await;
    for part in ["Ada Voorbeeld wil niet samen met deze persoon", "Werkt graag samen met Ada Verzonnen", "nooit samen"]
    {
        assert!(file.text.contains(part), "{part}: {}", file.text);
    }
    let sent = async |action: &str, fields: &[(&str, &str)]| {
        let proof = browser.get(&portal.url(path)).await.field("bewijs");
        let form: Vec<_> =
            [("bewijs", proof.as_str()), ("request_id", "r-1")].into_iter().chain(fields.iter().copied()).collect();
        let done = browser.post(&portal.url(action), &form).await;
        assert_eq!((done.status, done.location.as_str()), (StatusCode::SEE_OTHER, "/medewerkers/mens-2#kop-samen"));
        browser.get(&portal.url(path)).await.text
    };
    let wish = |who: &'static str| {
        [
            ("samen-soort", "PAIR_KIND_NOT_WITH"),
            ("samen-wie", who),
            ("samen-gezegd", "20/11/2026"),
            ("samen-vanaf", "23/11/2026"),
            ("samen-tot", ""),
        ]
    };
    let table = [
        ("Niemand Zo", "Niemand heet zo"),
        ("Ada", "Meer dan één persoon"),
        ("Ben Proefmans (M-002)", "Een wens gaat over iemand anders"),
    ];
    for (who, told) in table {
        let again = sent(save, &wish(who)).await;
        assert!(again.contains(told) && again.contains(&format!("value=\"{who}\"")), "{told}: {again}");
    }
    let done = sent(save, &wish("Ada Verzonnen (M-003)")).await;
    assert!(done.contains("De wens is vastgelegd") && !done.contains("value=\"Ada Verzonnen (M-003)\""), "{done}");
    let end = format!("{save}/einde");
    for (day, told) in [
        ("ooit", "dag/maand/jaar"),
        ("22/11/2026", "Het einde ligt voor het begin"),
        ("01/01/2027", "Deze wens eindigt al vroeger"),
        ("30/11/2026", "Het einde is vastgelegd"),
    ] {
        let after = sent(&end, &[("wens", "wens-2"), ("etag", "1"), ("einde-wens-2", day)]).await;
        assert!(after.contains(told), "{told}: {after}");
    }
    let physician = signed_in(&portal, Role::Physician).await;
    let file = physician.get(&portal.url(path)).await;
    assert!(!file.text.contains("samen met") && !file.text.contains(save), "not for the physician: {}", file.text);
}

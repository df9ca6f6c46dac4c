//! The pages about days that are said: the rush call, the proof of a promise, yields, lead times and comparisons.

use werkbrug_kernel::role::Role;

use crate::{
    browser::Browser,
    visiting::{holds, started},
};

#[tokio::test]
async fn a_rush_call_goes_from_a_name_to_a_day_and_what_would_make_it_sooner() {
    let (_services, portal, browser) = started(Role::OrderDesk).await;
    let page = browser.get(&portal.url("/spoed")).await;
    holds(&page.text, &["Welke order opnieuw", "autofocus", "href=\"/spoed/order-2\"", "Verzonnen Deuren"]);
    holds(&browser.get(&portal.url("/spoed?q=geen")).await.text, &["Geen order gevonden"]);
    let page = browser.get(&portal.url("/spoed?order=order-1&stuks-0=120&gewenst=25/11/2026")).await;
    let expected = [
        "krap",
        "Zeg: vrijdag 27 november",
        "wo 25/11",
        "MONT doet “wegen”: gepland 1u00, waarschijnlijk 1u06, veilig 1u18 (12 gemeten weken)",
        "href=\"/bedrijven/bedrijf-9\"",
        "ja: 2 werkdagen te laat",
        "value=\"120\"",
    ];
    holds(&page.text, &expected);
    let page = browser.get(&portal.url("/spoed?order=order-1&stuks-0=5.000")).await;
    holds(&page.text, &["MONT komt 1u30 te kort"]);
    let page = browser.get(&portal.url("/spoed?order=order-1&stuks-0=veel")).await;
    holds(&page.text, &["Een getal of een dag is niet te lezen", "aria-invalid"]);
}

#[tokio::test]
async fn what_is_said_is_held_and_a_refusal_is_told_in_our_own_words() {
    let (_services, portal, browser) = started(Role::OrderDesk).await;
    let page = browser.get(&portal.url("/spoed?order=order-1&stuks-0=120")).await;
    let (proof, request_id) = (page.field("bewijs"), "r-1");
    let form = [
        ("bewijs", proof.as_str()),
        ("request_id", request_id),
        ("order", "order-1"),
        ("stuks-0", "120"),
        ("referentie", "PO-8"),
    ];
    let answer = browser.post(&portal.url("/spoed/vasthouden"), &form).await;
    assert_eq!(answer.location, "/spoed/order-1", "{}", answer.text);
    let answer = browser.post(&portal.url("/spoed/order-1/vrijgeven"), &form).await;
    assert_eq!(answer.location, "/spoed/order-1");
    let page = browser.get(&portal.url("/spoed/order-1")).await;
    holds(&page.text, &["niets meer vastgehouden", "Wij bevestigen uw order. Hij is klaar op woensdag 25 november"]);
    let french = browser.get(&portal.url("/spoed/order-1?taal=fr")).await;
    holds(&french.text, &["Nous confirmons votre commande", "lang=\"fr\""]);
}

#[tokio::test]
async fn an_order_shows_the_proof_of_its_promise_and_its_causes() {
    let (_services, portal, browser) = started(Role::OrderDesk).await;
    let page = browser.get(&portal.url("/orders/order-1")).await;
    let expected = [
        "Bewijs van de belofte",
        "buiten het systeem gewijzigd",
        "MONT geeft in week 48",
        "10u00 minder",
        "te klein om te zeggen welke",
        "van wo 18/11 naar vr 20/11",
    ];
    holds(&page.text, &expected);
    let proof = page.field("bewijs");
    let form = [("bewijs", proof.as_str()), ("request_id", "r-1"), ("materiaal", "30/11/2026")];
    let answer = browser.post(&portal.url("/orders/order-1/materiaal"), &form).await;
    assert_eq!(answer.location, "/orders/order-1");
    holds(&browser.get(&portal.url("/orders/order-1")).await.text, &["nieuwe dag van het materiaal is vastgelegd"]);
    let form = [("bewijs", proof.as_str()), ("request_id", "r-2"), ("materiaal", "01/12/2026")];
    browser.post(&portal.url("/orders/order-1/materiaal"), &form).await;
    holds(&browser.get(&portal.url("/orders/order-1")).await.text, &["Bevestig ze of geef ze vrij"]);
    let planner = Browser::new();
    planner.sign_in(&portal, Role::WorkshopPlanner).await;
    let page = planner.get(&portal.url("/orders/order-1")).await.text;
    assert!(page.contains("Bewijs van de belofte") && !page.contains("Nieuwe dag"), "who plans reads: {page}");
}

#[tokio::test]
async fn figures_stand_beside_their_tables_and_go_to_files() {
    let (_services, portal, browser) = started(Role::OrderDesk).await;
    let page = browser.get(&portal.url("/doorlooptijden?van=2026-06-01&tot=2026-11-23")).await;
    holds(&page.text, &["<svg", "90", "8 van 10 veilige datums", "Per klant", "href=\"/bedrijven/bedrijf-1\""]);
    let file = browser.get(&portal.url("/doorlooptijden?tabel=klanten&als=csv")).await;
    holds(&file.text, &["Klant;Orders;Op tijd en volledig", "Verzonnen Ramen;10;90"]);
    assert_eq!(browser.get(&portal.url("/doorlooptijden?van=2026-11-23&tot=2026-11-01")).await.status.as_u16(), 400);
    holds(&page.text, &["Reactietijd", "25\u{a0}%", "4 werkdagen", "Reactietijd per klant"]);
    let file = browser.get(&portal.url("/doorlooptijden?tabel=reactie-klanten&als=csv")).await;
    holds(&file.text, &["Klant;Beantwoord;Dezelfde werkdag", "Verzonnen Ramen;20;25"]);

    let page = browser.get(&portal.url("/rendementen")).await;
    holds(&page.text, &["wegen", "105", "126", "91", "nooit van iemand alleen"]);
    let proof = page.field("bewijs");
    let week = |heads: &'static str| {
        [
            ("request_id", "r-1"),
            ("afdeling", "MONT"),
            ("activiteit", "wegen"),
            ("week", "16/11/2026"),
            ("gepland", "100"),
            ("aanwezig", "110"),
            ("mensen", heads),
        ]
    };
    for (heads, expected) in [("9", "Minder dan tien mensen"), ("10", "het werk vroeg 110")] {
        let mut form = week(heads).to_vec();
        form.push(("bewijs", proof.as_str()));
        browser.post(&portal.url("/rendementen"), &form).await;
        holds(&browser.get(&portal.url("/rendementen")).await.text, &[expected]);
    }
    let page = browser.get(&portal.url("/vergelijken")).await;
    holds(&page.text, &["nog niets vergeleken", "Prijs per honderd stuks"]);
}

#[tokio::test]
async fn capacity_is_shown_by_week_and_leads_to_its_orders_and_all_of_it_stands_in_the_address() {
    let (_services, portal, browser) = started(Role::OrderDesk).await;
    let page = browser.get(&portal.url("/capaciteit?van=23/11/2026&tot=20/12/2026")).await;
    let row = "/capaciteit?van=2026-11-23&amp;tot=2026-12-20&amp;afdeling=&amp;bij=MONT&amp;week=2026-11-23";
    let expected = ["week 48", "100u00", "70u00", "1u30", "29u30", "<option value=\"PACK\">", row];
    holds(&page.text, &expected);
    assert!(!page.text.contains("href=\"/orders/order-1\""), "no row is looked at: {}", page.text);
    let address = row.replace("&amp;", "&");
    let page = browser.get(&portal.url(&address)).await;
    let expected = ["Orders met werk in MONT, week 48", "href=\"/orders/order-1\"", "beloofd", "tot "];
    holds(&page.text, &expected);
    let file = browser.get(&portal.url(&format!("{address}&tabel=orders&als=csv"))).await;
    holds(&file.text, &["Order;Klant;Werk in die week", "PO-1;Verzonnen Ramen"]);
    let file = browser.get(&portal.url("/capaciteit?tabel=weken&als=csv")).await;
    holds(&file.text, &["Week;Maandag;Afdeling;Aangekondigd", "week 48"]);
    let page = browser.get(&portal.url("/capaciteit?afdeling=PACK")).await;
    holds(&page.text, &["nog niets aangekondigd", "<option value=\"PACK\" selected>"]);
    for wrong in ["van=23/11/2026&tot=01/11/2026", "van=gisteren", "tot=01/01/2029"] {
        let page = browser.get(&portal.url(&format!("/capaciteit?{wrong}"))).await;
        assert_eq!(page.status.as_u16(), 400, "{wrong}");
    }
    for tongue in ["fr", "en"] {
        holds(&browser.get(&portal.url(&format!("{address}&taal={tongue}"))).await.text, &["MONT"]);
    }
}

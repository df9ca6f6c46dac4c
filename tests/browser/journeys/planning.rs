//! The workshop planner: the week board, an empty seat, and who could take it.

use werkbrug_tests::browser::Browser;

use super::journey::{Journey, Step};

/// Names of people on the board, as they stand there.
const NAMES: &str = "werk-bord .mensen .rij:not(.groep):not(.kop) [role=rowheader]";

pub(crate) async fn workshop_planner(mut way: Journey) -> Browser {
    way.settles().await;
    let company = "Zonnewijzer Verpakking";
    way.jumps("zonnewijzer", company, "/").await;

    way.browser.open("/bord").await;
    way.settles().await;
    filters_the_board(&mut way).await;
    way.exports("/orders?toon=alle&aantal=200").await;
    way.prints("/bord", &["Weekbord", company, "Digitalisering"], &["Muurscherm"]).await;
    way.hangs("/bord", &["Digitalisering"], &["afwezig", "Enkel uitzonderingen"]).await;
    fills_a_seat_by_keyboard(&mut way).await;
    way.takes_the_telephone().await;
    way.end().await
}

async fn filters_the_board(way: &mut Journey) {
    let all = way.browser.texts_of(NAMES).await;
    let family = all.first().and_then(|name| name.split_once(' ')).map(|(_, family)| family.to_owned());
    let family = family.expect("somebody with a name");
    way.browser.fill("Naam", &family).await;
    let browser = &way.browser;
    browser
        .wait_for("only who fits", async || {
            let left = browser.texts_of(NAMES).await;
            !left.is_empty() && left.len() < all.len() && left.iter().all(|name| name.contains(&family))
        })
        .await;
    assert!(browser.path().await.contains("naam="), "the address says what is asked: {}", browser.path().await);
    let shown = browser.texts_of(NAMES).await;
    browser.reload().await;
    browser.wait_for("the same people", async || browser.texts_of(NAMES).await == shown).await;
    way.took(Step::Filter).await;
}

/// Arrows to the cell that is short, Enter, the shift, and whoever fits.
async fn fills_a_seat_by_keyboard(way: &mut Journey) {
    way.browser.open("/bord").await;
    let browser = &way.browser;
    way.settles().await;
    way.puts_the_mouse_away().await;
    browser.tab_to("gridcell", "").await;
    go_to(browser, "ArrowDown", "Zonnewijzer").await;
    go_to(browser, "ArrowRight", "te weinig").await;
    browser.press("Enter").await;
    browser.wait_for_script("the cell is open", "document.querySelector('#bord-detail').open").await;
    browser.tab_to("link", "Open de dienst").await;
    browser.press("Enter").await;
    way.arrives_at("/diensten/").await;
    browser.tab_to("button", "Wijs toe").await;
    browser.press("Enter").await;
    browser.see("De toewijzing is gemaakt.").await;
    way.did_it_by_keyboard().await;
}

/// On with an arrow until what has the keyboard says this.
async fn go_to(browser: &Browser, arrow: &str, text: &str) {
    for _ in 0..20 {
        if browser.focused().await.1.contains(text) {
            return;
        }
        browser.press(arrow).await;
    }
    panic!("{arrow} does not come to «{text}»: {:?}", browser.focused().await);
}

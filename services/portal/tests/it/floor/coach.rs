//! The coach: the own crew to tick off, the screen for two, and a shell for a place without a connection.

use super::*;

#[tokio::test]
async fn a_coach_sees_the_own_crew_with_presence_to_take_and_colleagues_to_call() {
    let (_services, portal) = both().await;
    let coach = signed_in(&portal, Role::Coach).await;
    let page = coach.get(&portal.url("/vandaag")).await;
    says(
        &page,
        &[
            "Verzonnen Hal",
            "Rita Proef",
            "2 van 3 aanwezig",
            "1 nog niet opgenomen",
            "7.58 · 7u30",
            "Schroeven in zakjes",
        ],
    );
    says(&page, &["Te laat gekomen", "7u30", "tel:+32470000002", "niet verwacht", "data-live=\"crews.shifts"]);
    assert!(!page.text.contains("tel:0470000001"), "nobody calls themselves: {}", page.text);
    let crew = page.text.split_once("id=\"ploegen\"").unwrap().1;
    assert!(!crew.contains("badge bad") && !crew.to_lowercase().contains("afwezig"), "others look along: {crew}");
}

async fn tick(portal: &Portal, coach: &Browser, shift: Uuid, (kind, hours, minutes): (&str, &str, &str)) -> Page {
    let page = coach.get(&portal.url("/vandaag")).await;
    let (proof, request_id) = (page.field("bewijs"), page.field("request_id"));
    let (shift, rita) = (shift.to_string(), RITA.to_string());
    let form = [
        ("bewijs", proof.as_str()),
        ("request_id", &request_id),
        ("dienst", &shift),
        ("wie", &rita),
        ("wat", kind),
        ("uren", hours),
        ("minuten", minutes),
    ];
    let answer = coach.post(&portal.url("/vandaag/opnemen"), &form).await;
    let expected = format!("/vandaag#dienst-{shift}");
    assert_eq!((answer.status, answer.location.as_str()), (StatusCode::SEE_OTHER, expected.as_str()));
    coach.get(&portal.url("/vandaag")).await
}

#[tokio::test]
async fn presence_is_taken_and_a_refusal_says_why_in_plain_words() {
    let (_services, portal) = both().await;
    let coach = signed_in(&portal, Role::Coach).await;
    let table = [
        (SHIFT, ("aanwezig", "7", "30"), "Opgenomen."),
        (SHIFT, ("niet-gekomen", "7", "30"), "Opgenomen."),
        (SHIFT, ("naar-huis-gestuurd", "1", "0"), "loopt tegen een regel in"),
        (SHIFT, ("te-laat", "0", "0"), "De uren passen niet bij wat er gebeurde"),
        (SHIFT, ("te-laat", "veel", "0"), "Kies wat er gebeurde"),
        (SHIFT, ("", "7", "30"), "Kies wat er gebeurde"),
        (Uuid::from_u128(9), ("aanwezig", "7", "30"), "Je begeleidt deze dienst niet meer"),
    ];
    for (shift, ticked, expected) in table {
        says(&tick(&portal, &coach, shift, ticked).await, &[expected]);
    }
    tick(&portal, &coach, SHIFT, ("te-laat", "veel", "5")).await;
    let again = coach.get(&portal.url("/vandaag")).await;
    says(&again, &["<details class=\"other\" open>", "name=\"uren\" value=\"veel\"", "name=\"minuten\" value=\"5\""]);
    let bare = [("wat", "aanwezig"), ("uren", "7"), ("minuten", "30")];
    assert_eq!(coach.post(&portal.url("/vandaag/opnemen"), &bare).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_phone_that_sends_from_its_queue_hears_what_became_of_each_tick() {
    let (_services, portal) = both().await;
    let coach = signed_in(&portal, Role::Coach).await;
    let page = coach.get(&portal.url("/vandaag")).await;
    says(&page, &["data-kept-for=", "id=\"wachtrij\"", &format!("id=\"rij-{SHIFT}-{RITA}\"")]);
    let (proof, shift, rita) = (page.field("bewijs"), SHIFT.to_string(), RITA.to_string());
    let table = [
        ("/vandaag/opnemen", SHIFT, "aanwezig", "7", "{\"is_taken\":true,\"text\":\"Opgenomen.\"}"),
        ("/vandaag/opnemen", SHIFT, "te-laat", "0", "\"is_taken\":false"),
        ("/vandaag/opnemen", Uuid::from_u128(9), "aanwezig", "7", "Je begeleidt deze dienst niet meer"),
        ("/vandaag/sein", SHIFT, "hulp", "", "{\"is_taken\":true,\"text\":\"Gemeld.\"}"),
    ];
    for (path, of, kind, hours, expected) in table {
        let of = of.to_string();
        let form = [
            ("bewijs", proof.as_str()),
            ("request_id", &shift),
            ("dienst", &of),
            ("wie", &rita),
            ("wat", kind),
            ("uren", hours),
            ("minuten", if hours == "7" { "30" } else { "0" }),
            ("wachtte", "600"),
        ];
        let answer = coach.read(queued(&coach, &portal.url(path)).form(&form)).await;
        assert_eq!(answer.status, StatusCode::OK, "{path} {kind}: {}", answer.text);
        assert!(answer.text.contains(expected), "{path} {kind}: {}", answer.text);
    }
    let bare = coach.read(queued(&coach, &portal.url("/vandaag/sein"))).await;
    assert_eq!(bare.status, StatusCode::FORBIDDEN, "without the proof of its session");
}

fn queued(coach: &Browser, url: &str) -> reqwest::RequestBuilder {
    coach.http.post(url).header("x-werkbrug-queue", "1")
}

/// The first look at the screen for two, where the coach chooses a number.
async fn looks_along(portal: &Portal, coach: &Browser, number: &str) -> Page {
    looks_along_with(portal, coach, (RITA, number)).await
}

async fn looks_along_with(portal: &Portal, coach: &Browser, (worker, number): (Uuid, &str)) -> Page {
    let address = portal.url(&format!("/vandaag/samen/{worker}"));
    let first = coach.get(&address).await;
    let (proof, worker) = (first.field("bewijs"), worker.to_string());
    let form = [("bewijs", proof.as_str()), ("wie", &worker), ("nummer", number)];
    let chosen = coach.post(&portal.url("/vandaag/samen-begin"), &form).await;
    assert_eq!(chosen.status, StatusCode::SEE_OTHER);
    coach.get(&portal.url(&chosen.location)).await
}

#[tokio::test]
async fn the_screen_for_two_shows_one_worker_and_nothing_of_anybody_else() {
    let (_services, portal) = both().await;
    let coach = signed_in(&portal, Role::Coach).await;
    says(&looks_along(&portal, &coach, "47").await, &["precies vier cijfers"]);
    let page = looks_along(&portal, &coach, "4711").await;
    says(&page, &["Dag Rita!", "Je werkt bij Verzonnen Hal.", "kaart=fr", "data-read-aloud"]);
    says(&page, &["Vandaag is anders:", "Je werkt op een andere plek."]);
    for other in ["Karel", "Mina", "Omar", "<nav class=\"rooms\""] {
        assert!(!page.text.contains(other), "{other}: {}", page.text);
    }
}

#[tokio::test]
async fn while_two_look_at_one_screen_nothing_else_opens_until_the_coachs_number() {
    let (_services, portal) = both().await;
    let coach = signed_in(&portal, Role::Coach).await;
    let stranger = coach.get(&portal.url(&format!("/vandaag/samen/{SHIFT}"))).await;
    assert_eq!(stranger.status, StatusCode::NOT_FOUND);
    let page = looks_along(&portal, &coach, "4711").await;
    let here = format!("/vandaag/samen/{RITA}");
    for path in ["/vandaag", "/dag", "/zoek?q=mina", "/", "/offline", "/bezwaren"] {
        let answer = coach.get(&portal.url(path)).await;
        let is_shut = answer.location == here || answer.status == StatusCode::LOCKED;
        assert!(is_shut && !answer.text.contains("Mina"), "{path}: {} {}", answer.status, answer.location);
    }
    let proof = page.field("bewijs");
    let done = portal.url("/vandaag/samen-klaar");
    let wrong = coach.post(&done, &[("bewijs", proof.as_str()), ("nummer", "0815")]).await;
    assert_eq!(wrong.location, format!("{here}?fout=nummer"));
    says(&coach.get(&portal.url(&wrong.location)).await, &["Dat is niet jouw pincode."]);
    let right = coach.post(&done, &[("bewijs", proof.as_str()), ("nummer", "4711")]).await;
    assert_eq!(right.location, "/vandaag");
    assert_eq!(coach.get(&portal.url("/vandaag")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_locked_screen_whose_day_cannot_be_read_still_takes_the_number() {
    let (_services, portal) = both().await;
    let coach = signed_in(&portal, Role::Coach).await;
    says(&looks_along_with(&portal, &coach, (LEAVES, "4711")).await, &["Dag Rita!"]);
    let here = portal.url(&format!("/vandaag/samen/{LEAVES}"));
    let page = coach.get(&here).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    says(&page, &["name=\"nummer\"", "action=\"/vandaag/samen-klaar\"", "<details class=\"coach-only\" open>"]);
    assert!(!page.text.contains("Rita") && !page.text.contains("<nav class=\"rooms\""), "{}", page.text);
    let proof = page.field("bewijs");
    let right = [("bewijs", proof.as_str()), ("nummer", "4711")];
    assert_eq!(coach.post(&portal.url("/vandaag/samen-klaar"), &right).await.location, "/vandaag");
    assert_eq!(coach.get(&here).await.status, StatusCode::NOT_FOUND, "nothing is locked any more");
}

#[tokio::test]
async fn the_screen_for_two_is_offered_only_where_there_is_one() {
    let (_services, portal) = both().await;
    let coach = signed_in(&portal, Role::Coach).await;
    let page = coach.get(&portal.url("/vandaag")).await;
    let of = |name: &str| {
        let row = page.text.split("<strong>").find(|part| part.starts_with(name)).unwrap();
        row.contains("/vandaag/samen/")
    };
    assert!(of("Rita Proef") && of("Mina Droom"), "who has a seat has a day: {}", page.text);
    assert!(!of("Tess Fictie"), "who came unplanned has none: {}", page.text);
}

#[tokio::test]
async fn a_coach_finds_the_own_shifts_and_people_of_today_and_a_host_the_own_week() {
    let (_services, portal) = both().await;
    let coach = signed_in(&portal, Role::Coach).await;
    let found = async |who: &Browser, text: &str| who.get(&portal.url(&format!("/zoek?q={text}"))).await;
    says(&found(&coach, "rita").await, &["Rita Proef", &format!("/vandaag/samen/{RITA}")]);
    says(&found(&coach, "verzonnen").await, &[&format!("/vandaag#dienst-{SHIFT}")]);
    for nobody in ["mina", "tess"] {
        says(&found(&coach, nobody).await, &["Niets gevonden"]);
    }
    let host = signed_in(&portal, Role::HostPlanner).await;
    says(&found(&host, "verzonnen").await, &["Verzonnen Hal", "/eigen-week?op="]);
    says(&found(&host, "rita").await, &["Niets gevonden"]);
    let worker = signed_in(&portal, Role::Worker).await;
    says(&found(&worker, "verzonnen").await, &["Niets gevonden"]);
}

#[tokio::test]
async fn the_shell_is_kept_by_a_worker_that_names_our_own_files_only() {
    let (_services, portal) = both().await;
    let worker = Browser::new().open(&portal.url("/offline.js"), None).await;
    let header = |name: &str| worker.headers()[name].to_str().unwrap().to_owned();
    assert!(header("content-type").starts_with("text/javascript"));
    assert_eq!(header("cache-control"), "no-cache");
    assert!(header("content-security-policy").contains("worker-src 'self'"));
    let text = worker.text().await.unwrap();
    let files = text.lines().next().unwrap();
    for name in ["portal.css", "offline-page.js", "sealed.js", "mark.svg"] {
        assert!(files.contains(&format!("\"/assets/{name}?v=")), "{files}");
    }
    assert!(!text.contains(".put("), "what a page says is never kept by the worker: {text}");
    let coach = signed_in(&portal, Role::Coach).await;
    let page = coach.get(&portal.url("/vandaag")).await;
    let kept = coach.get(&portal.url(&page.attribute("data-manifest"))).await;
    assert!(kept.text.contains("\"start_url\": \"/vandaag\""), "{}", kept.text);
}

#[tokio::test]
async fn without_a_connection_the_page_names_nobody_and_what_was_seen_ends_half_a_day_after_the_last_shift() {
    let (_services, portal) = both().await;
    let coach = signed_in(&portal, Role::Coach).await;
    let page = coach.get(&portal.url("/offline")).await;
    says(&page, &["Er is geen verbinding", "alleen in hetzelfde tabblad", "offline-page.js"]);
    for name in ["Rita", "Proef", "Verzonnen Hal"] {
        assert!(!page.text.contains(name), "{name}: {}", page.text);
    }
    let today = coach.get(&portal.url("/vandaag")).await;
    // The last shift of the stand-in ends at eight in the evening.
    let seconds: i64 = today.attribute("data-kept-for").parse().unwrap();
    assert!((8 * 3_600..=32 * 3_600).contains(&seconds), "{seconds}");
    let sealed = coach.get(&portal.url("/assets/sealed.js")).await.text;
    assert!(sealed.contains("AES-GCM") && !sealed.contains("localStorage"), "{sealed}");
    let queue = coach.get(&portal.url("/assets/queue.js")).await.text;
    assert!(queue.contains("await lock(") && !queue.contains("localStorage"), "{queue}");
}

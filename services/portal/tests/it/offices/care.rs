//! The social service and the physician.

use http::StatusCode;
use werkbrug_kernel::role::Role;

use super::{both, signed_in};
use crate::{browser::Browser, portal::Portal};

#[tokio::test]
async fn the_own_files_come_first_and_each_leads_on() {
    let (_services, portal) = both().await;
    let page = signed_in(&portal, Role::SocialWorker).await.get(&portal.url("/opvolging")).await;
    let (own, others) = page.text.split_once("Dossiers van een collega").unwrap();
    assert!(own.contains("Eigen dossiers") && own.contains("Ben Proefmans") && !own.contains("Ada"), "{own}");
    assert!(
        own.contains("/afwezigheden/ziekte-1") && own.contains("medewerker=mens-2&amp;onderwerp=ziekte-1"),
        "{own}"
    );
    assert!(others.contains("een beperking loopt af"), "{others}");
}

#[tokio::test]
async fn follow_ups_as_rows_are_filtered_and_leave_without_a_reason_until_somebody_says_what_for() {
    let (_services, portal) = both().await;
    let browser = signed_in(&portal, Role::SocialWorker).await;
    let path = "/opvolging/lijst";
    let all = browser.get(&portal.url(path)).await;
    assert!(all.text.contains("Ben Proefmans") && all.text.contains("Ada Voorbeeld"), "{}", all.text);
    for (question, name, other) in [
        ("dossier=eigen", "Ben Proefmans", "Ada Voorbeeld"),
        ("over=beperking", "Ada Voorbeeld", "Ben Proefmans"),
        ("q=ADA", "Ada Voorbeeld", "Ben Proefmans"),
    ] {
        let some = browser.get(&portal.url(&format!("{path}?{question}"))).await.text;
        assert!(some.contains(name) && !some.contains(other), "{question}: {some}");
        if question.starts_with("over=") {
            continue;
        }
        let file = browser.get(&portal.url(&format!("{path}?{question}&als=csv"))).await.text;
        assert!(file.contains(name) && !file.contains(other), "{question}: {file}");
        assert!(!file.contains("beperking") && !file.contains("20/11/2026"), "{file}");
    }
    let proof = all.field("bewijs");
    let form = [
        ("bewijs", proof.as_str()),
        ("vraag", "over=beperking"),
        ("als", "csv"),
        ("doel", "overleg met de arbeidsarts"),
    ];
    let full = browser.post(&portal.url(path), &form).await.text;
    assert!(full.contains("een beperking loopt af;20/11/2026") && !full.contains("Ben"), "{full}");
}

#[tokio::test]
async fn a_filter_that_tells_who_is_absent_or_limited_leaves_only_after_somebody_said_what_for() {
    let (_services, portal) = both().await;
    let browser = signed_in(&portal, Role::SocialWorker).await;
    let told = "Met deze filter vertelt elke naam een beperking of een aanwezigheid";
    for (path, question, name) in [
        ("/medewerkers", "vandaag=afwezig", "Ben Proefmans"),
        ("/opvolging/lijst", "over=beperking", "Ada Voorbeeld"),
        ("/opvolging/lijst", "tot=2026-11-30", "Ada Voorbeeld"),
    ] {
        let address = portal.url(&format!("{path}?{question}"));
        for format in ["csv", "xlsx", "pdf"] {
            let file = browser.get(&format!("{address}&als={format}")).await;
            assert_eq!(file.status, StatusCode::BAD_REQUEST, "{question} {format}");
            assert!(!file.text.contains(name), "{question} {format}: {}", file.text);
        }
        let wall = browser.get(&format!("{address}&muur=1")).await.text;
        assert!(wall.contains(told) && !wall.contains(name), "{question}: {wall}");
        let page = browser.get(&address).await;
        assert!(page.text.contains(name) && page.text.contains("Volledige export"), "{question}: {}", page.text);
        assert!(page.text.contains(&format!("<p class=\"paper\">{told}")), "{question}: {}", page.text);
        assert!(page.text.contains(&format!("<p class=\"soft\">{told}")), "{question}: {}", page.text);
        for offered in ["als=csv", "als=xlsx", "als=pdf", "muur=1"] {
            assert!(!page.text.contains(offered), "{question}: {offered}");
        }
        let proof = page.field("bewijs");
        let form = [("bewijs", proof.as_str()), ("vraag", question), ("als", "csv"), ("doel", "overleg met de dienst")];
        let full = browser.post(&portal.url(path), &form).await;
        assert!(full.status == StatusCode::OK && full.text.contains(name), "{question}: {}", full.text);
        let all = browser.get(&portal.url(path)).await.text;
        assert!(all.contains("als=pdf") && all.contains("muur=1") && !all.contains(told), "{all}");
    }
}

/// Sends the form of this page with these fields.
async fn send(portal: &Portal, browser: &Browser, path: &str, fields: &[(&str, &str)]) -> crate::browser::Page {
    let page = browser.get(&portal.url(path)).await;
    let (proof, request) = (page.field("bewijs"), page.field("request_id"));
    let mut form = vec![("bewijs", proof.as_str()), ("request_id", request.as_str())];
    form.extend_from_slice(fields);
    let action = path.split('?').next().unwrap();
    browser.post(&portal.url(action), &form).await
}

#[tokio::test]
async fn the_first_call_needs_a_name_and_says_beside_the_field_what_is_wrong() {
    let (_services, portal) = both().await;
    let browser = signed_in(&portal, Role::SocialWorker).await;
    let path = "/afwezigheid-melden";
    let form = browser.get(&portal.url(path)).await;
    for part in [
        "autofocus",
        "Elke lezing wordt bijgehouden",
        "Houdt het verband met het werk?",
        "value=\"23/11/2026\"",
        "maandag 23 november 2026",
    ] {
        assert!(form.text.contains(part), "{part}: {}", form.text);
    }
    let table = [
        ("Niemand Zo", "Niemand heet zo"),
        ("ada", "Meer dan één persoon"),
        ("Ben Proefmans (M-002)", "al een afwezigheid gemeld"),
    ];
    for (who, told) in table {
        let again = send(&portal, &browser, path, &[("wie", who), ("van", "2026-11-23")]).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "{who}: {}", again.text);
        assert!(again.text.contains(told) && again.text.contains("23/11/2026"), "{told}: {}", again.text);
    }
    let fields = [("wie", "voorbeeld"), ("van", "23/11/2026"), ("werk", "nee"), ("nota", "belt morgen terug")];
    let done = send(&portal, &browser, path, &fields).await;
    assert_eq!((done.status, done.location.as_str()), (StatusCode::SEE_OTHER, "/opvolging"), "{}", done.text);
    let next = browser.get(&portal.url("/opvolging")).await;
    assert!(next.text.contains("Afwezigheid van Ada Voorbeeld genoteerd"), "{}", next.text);
    assert!(!next.text.contains("belt morgen terug"), "{}", next.text);
}

#[tokio::test]
async fn typing_finds_people_by_name_and_by_code() {
    let (_services, portal) = both().await;
    let browser = signed_in(&portal, Role::SocialWorker).await;
    for (typed, found) in [("ada", 2), ("m-002", 1), ("proef", 1), ("xyz", 0), ("", 0)] {
        let answer = browser.get(&portal.url(&format!("/medewerkers/zoek?q={typed}"))).await;
        let names: Vec<String> = serde_json::from_str(&answer.text).unwrap();
        assert_eq!(names.len(), found, "{typed}: {names:?}");
    }
}

#[tokio::test]
async fn a_contact_is_kept_and_a_next_day_before_it_is_refused_beside_the_field() {
    let (_services, portal) = both().await;
    let browser = signed_in(&portal, Role::SocialWorker).await;
    let path = "/opvolging/contact?medewerker=mens-2&onderwerp=ziekte-1";
    let about = [("medewerker", "mens-2"), ("onderwerp", "ziekte-1"), ("hoe", "huisbezoek")];
    for (on, next, told) in
        [("2026-11-20", "2026-11-19", "komt na dit contact"), ("gisteren", "", "Schrijf dag/maand/jaar")]
    {
        let fields = [about.as_slice(), &[("op", on), ("volgend", next)]].concat();
        let again = send(&portal, &browser, path, &fields).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", again.text);
        assert!(again.text.contains(told), "{}", again.text);
    }
    let fields = [about.as_slice(), &[("op", "2026-11-20"), ("volgend", "")]].concat();
    let done = send(&portal, &browser, path, &fields).await;
    assert_eq!((done.status, done.location.as_str()), (StatusCode::SEE_OTHER, "/opvolging"), "{}", done.text);
}

#[tokio::test]
async fn what_was_typed_is_still_there_after_a_refusal_and_the_way_back() {
    let (_services, portal) = both().await;
    let browser = signed_in(&portal, Role::SocialWorker).await;
    let about = [("medewerker", "mens-2"), ("onderwerp", "ziekte-1"), ("hoe", "huisbezoek")];
    let contact = "/opvolging/contact?medewerker=mens-2&onderwerp=ziekte-1";
    let fields = [about.as_slice(), &[("op", "gisteren"), ("nota", "koffie gedronken")]].concat();
    send(&portal, &browser, contact, &fields).await;
    let report = "/afwezigheid-melden";
    let fields = [("wie", "Niemand Zo"), ("van", "24/11/2026"), ("nota", "belt morgen")];
    send(&portal, &browser, report, &fields).await;
    for (path, parts) in [(contact, ["gisteren", "koffie gedronken"]), (report, ["24/11/2026", "belt morgen"])] {
        let back = browser.get(&portal.url(path)).await.text;
        assert!(parts.iter().all(|part| back.contains(part)) && back.contains("nog niet bewaard"), "{path}: {back}");
    }
    let elsewhere = browser.get(&portal.url("/opvolging/contact?medewerker=mens-2&onderwerp=ander")).await.text;
    assert!(!elsewhere.contains("koffie gedronken"), "{elsewhere}");
    let anew = browser.get(&portal.url(&format!("{report}?leeg=ja"))).await;
    assert_eq!(anew.location, report);
    let fields = [about.as_slice(), &[("op", "2026-11-20"), ("nota", "koffie gedronken")]].concat();
    send(&portal, &browser, contact, &fields).await;
    for path in [report, contact] {
        let fresh = browser.get(&portal.url(path)).await.text;
        assert!(!fresh.contains("belt morgen") && !fresh.contains("koffie gedronken"), "{path}: {fresh}");
    }
}

#[tokio::test]
async fn a_last_day_that_is_no_day_is_said_and_stays_in_the_form() {
    let (_services, portal) = both().await;
    let browser = signed_in(&portal, Role::SocialWorker).await;
    let path = "/afwezigheden/ziekte-1";
    let page = browser.get(&portal.url(path)).await;
    let (proof, request) = (page.field("bewijs"), page.field("request_id"));
    let form = [("bewijs", proof.as_str()), ("request_id", &request), ("tot", "31/2/2026"), ("etag", "e1")];
    let ended = browser.post(&portal.url(&format!("{path}/einde")), &form).await;
    assert_eq!(ended.location, path, "{}", ended.text);
    let told = browser.get(&portal.url(path)).await.text;
    assert!(told.contains("Schrijf dag/maand/jaar") && told.contains("value=\"31/2/2026\""), "{told}");
}

#[tokio::test]
async fn what_is_confidential_is_on_no_page_until_somebody_says_what_for() {
    let (_services, portal) = both().await;
    let browser = signed_in(&portal, Role::SocialWorker).await;
    let path = "/afwezigheden/ziekte-1";
    let page = browser.get(&portal.url(path)).await;
    for part in ["Ben Proefmans", "dag 8", "hulp aanbieden", "telefoon", "De medewerker ziet dat u las"] {
        assert!(page.text.contains(part), "{part}: {}", page.text);
    }
    assert!(!page.text.contains("GEHEIME-NOTA"));
    let (proof, request) = (page.field("bewijs"), page.field("request_id"));
    let table = [
        ("", StatusCode::BAD_REQUEST, false),
        ("nieuwsgierig", StatusCode::OK, false),
        ("gesprek voorbereiden", StatusCode::OK, true),
    ];
    for (purpose, status, is_told) in table {
        let form = [("bewijs", proof.as_str()), ("request_id", &request), ("doel", purpose), ("terug", path)];
        let url = portal.url(&format!("{path}/lezen"));
        let read = browser.post(&url, &form).await;
        assert_eq!(read.status, status, "{}", read.text);
        assert_eq!(read.text.contains("GEHEIME-NOTA"), is_told, "{}", read.text);
        assert_eq!(read.text.contains("geen grond"), purpose == "nieuwsgierig", "{}", read.text);
    }
    let form = [("bewijs", proof.as_str()), ("request_id", &request), ("tot", "2026-11-01"), ("etag", "e1")];
    let ended = browser.post(&portal.url(&format!("{path}/einde")), &form).await;
    assert_eq!(ended.location, path, "{}", ended.text);
    let told = browser.get(&portal.url(path)).await.text;
    assert!(told.contains("Het einde ligt voor het begin"), "{told}");
}

#[tokio::test]
async fn limits_and_absences_by_name_do_not_go_on_paper() {
    let (_services, portal) = both().await;
    let browser = signed_in(&portal, Role::SocialWorker).await;
    let style = browser.get(&portal.url("/assets/portal.css")).await.text;
    assert!(style.contains(".personal { display: none !important; }"), "no layout of paper may bring them back");
    for path in ["/opvolging", "/medewerkers/mens-2", "/afwezigheden/ziekte-1"] {
        let page = browser.get(&portal.url(path)).await;
        assert!(page.text.contains("personal") && page.text.contains("staan niet op papier"), "{path}");
    }
}

#[tokio::test]
async fn nothing_of_a_person_is_kept_by_a_browser() {
    let (_services, portal) = both().await;
    let browser = signed_in(&portal, Role::SocialWorker).await;
    for path in
        ["/opvolging", "/medewerkers", "/medewerkers/mens-2", "/afwezigheden/ziekte-1", "/medewerkers/zoek?q=ada"]
    {
        let answer = browser.open(&portal.url(path), None).await;
        assert_eq!(answer.headers()["cache-control"], "no-store", "{path}");
    }
}

#[tokio::test]
async fn a_file_shows_each_role_its_own_part_and_lists_leave_without_who_is_absent() {
    let (_services, portal) = both().await;
    let table = [
        (Role::SocialWorker, ["Wie las dit dossier", "Contacten"], true),
        (Role::Physician, ["Beperkingen", "10 kg"], false),
    ];
    for (role, expected, sees_reads) in table {
        let browser = signed_in(&portal, role).await;
        let file = browser.get(&portal.url("/medewerkers/mens-2")).await;
        assert!(expected.iter().all(|part| file.text.contains(part)), "{role:?}: {}", file.text);
        assert_eq!(file.text.contains("Wie las dit dossier"), sees_reads, "{role:?}");
        assert_eq!(file.text.contains("begeleiding hoog"), sees_reads, "a package is not for {role:?}");
        let csv = browser.get(&portal.url("/medewerkers?als=csv")).await.text;
        assert!(csv.contains("Ben Proefmans") && !csv.contains("fwezig"), "{csv}");
        let wall = browser.get(&portal.url("/medewerkers?muur=1")).await.text;
        assert!(wall.contains("Ben Proefmans") && !wall.contains("badge watch"), "{wall}");
    }
    let physician = signed_in(&portal, Role::Physician).await;
    let home = physician.get(&portal.url("/arbeidsarts")).await;
    assert!(home.text.contains("Ben Proefmans") && home.text.contains("Uw eigen medische kluis"), "{}", home.text);
}

#[tokio::test]
async fn a_package_is_written_down_in_the_file_by_the_social_service_alone() {
    let (_services, portal) = both().await;
    let (path, save) = ("/medewerkers/mens-2", "/medewerkers/mens-2/pakket");
    let browser = signed_in(&portal, Role::SocialWorker).await;
    let proof = browser.get(&portal.url(path)).await.field("bewijs");
    let sent = async |percent: &str| {
        let fields = [
            ("bewijs", proof.as_str()),
            ("request_id", "r-1"),
            ("stelsel", "SCHEME_COLLECTIVE"),
            ("percentage", percent),
            ("nood", "GUIDANCE_NEED_MID"),
            ("vanaf", "1/1/2027"),
            ("tot", "31/12/2031"),
        ];
        let done = browser.post(&portal.url(save), &fields).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
        browser.get(&portal.url(path)).await.text
    };
    let holds = |file: &str, is_kept: bool| {
        let percent = "name=\"percentage\" value=\"90\"";
        let typed = ["COLLECTIVE\" selected", percent, "NEED_MID\" selected", "01/01/2027", "31/12/2031"];
        for part in typed.into_iter().chain(["<details open", "nog niet bewaard"]) {
            assert_eq!(file.contains(part), is_kept, "{part}: {file}");
        }
    };
    let refused = sent("90").await;
    assert!(refused.contains("bestaat niet in dit stelsel"), "{refused}");
    holds(&refused, true);
    let anew = browser.get(&portal.url(&format!("{path}?leeg=ja"))).await;
    assert_eq!(anew.location, "/medewerkers/mens-2#kop-pakket");
    holds(&browser.get(&portal.url(path)).await.text, false);
    holds(&sent("90").await, true);
    let done = sent("55").await;
    assert!(done.contains("Het pakket is vastgelegd"), "{done}");
    holds(&done, false);
    let physician = signed_in(&portal, Role::Physician).await;
    let file = physician.get(&portal.url(path)).await;
    assert!(!file.text.contains(save), "a package is not for the physician: {}", file.text);
}

#[tokio::test]
async fn which_statuses_are_sent_to_hosts_is_read_and_decided() {
    let (_services, portal) = both().await;
    let browser = signed_in(&portal, Role::SocialWorker).await;
    let says = |page: &crate::browser::Page, all: &[&str]| {
        all.iter().for_each(|expected| assert!(page.text.contains(expected), "{expected}: {}", page.text));
    };
    let page = browser.get(&portal.url("/statuten")).await;
    says(&page, &["AMA", "wordt niet ingezet", "2 mensen in dienst", "de gewone regel", "nagekeken met de bron"]);
    says(&page, &["overleg van 20 november", "Eerdere beslissingen", "bench-social"]);
    for (source, expected) in
        [("afspraak", "Wie plant, merkt het zo meteen."), (" ", "Schrijf in één zin waarop de beslissing steunt")]
    {
        let fields = [
            ("statuut", "LEGAL_STATUS_AMA"),
            ("besluit-LEGAL_STATUS_AMA", "ja"),
            ("bron-LEGAL_STATUS_AMA", source),
            ("bevestigd-LEGAL_STATUS_AMA", "ja"),
        ];
        let sent = send(&portal, &browser, "/statuten", &fields).await;
        assert_eq!((sent.status, sent.location.as_str()), (StatusCode::SEE_OTHER, "/statuten"));
        says(&browser.get(&portal.url("/statuten")).await, &[expected]);
    }
}

#[tokio::test]
async fn a_decision_that_is_refused_stays_in_its_own_form() {
    let (_services, portal) = both().await;
    let browser = signed_in(&portal, Role::SocialWorker).await;
    let long = "a".repeat(301);
    let of = |source| {
        [
            ("statuut", "LEGAL_STATUS_AMA"),
            ("besluit-LEGAL_STATUS_AMA", "ja"),
            ("bron-LEGAL_STATUS_AMA", source),
            ("bevestigd-LEGAL_STATUS_AMA", "ja"),
        ]
    };
    let kept = format!("name=\"bron-LEGAL_STATUS_AMA\" value=\"{long}\"");
    send(&portal, &browser, "/statuten", &of(&long)).await;
    let page = browser.get(&portal.url("/statuten")).await;
    for part in [kept.as_str(), "in hoogstens 300 letters", "<details open>", "Dit vulde u eerder in"] {
        assert!(page.text.contains(part), "{part}: {}", page.text);
    }
    let ama = page.text.split("besluit-LEGAL_STATUS_AMA").last().unwrap();
    assert!(ama.contains("value=\"ja\" selected") && ama.contains("value=\"ja\" checked"), "{ama}");
    assert_eq!(page.text.matches("Dit vulde u eerder in").count(), 1, "of that status alone: {}", page.text);
    send(&portal, &browser, "/statuten", &of("afspraak")).await;
    assert!(!browser.get(&portal.url("/statuten")).await.text.contains(&kept), "it went well");
    send(&portal, &browser, "/statuten", &of(&long)).await;
    let anew = browser.get(&portal.url("/statuten?leeg=LEGAL_STATUS_AMA")).await;
    assert_eq!((anew.status, anew.location.as_str()), (StatusCode::SEE_OTHER, "/statuten"));
    assert!(!browser.get(&portal.url("/statuten")).await.text.contains(&kept), "the form begins anew");
}

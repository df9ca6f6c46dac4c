//! `GET /inleidingen?plek=ID`: who may work at a host's site and what the others still need: a safety induction in date, the own
//! agreement, a status that is sent to hosts. Two forms record the first two; the third is the social service's.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use jiff::{ToSpan, civil::Date};
use maud::{Markup, html};
use serde::Deserialize;
use tonic::{Code, Status};
use url::form_urlencoded;
use werkbrug_proto::crews::{
    EnclaveAnswer, ListPlacesRequest, ListSitePeopleRequest, ListSitePeopleResponse, Place, PlaceKind,
    RecordEnclaveAgreementRequest, RecordInductionRequest, SitePerson,
};

use crate::{
    pages::{
        bad_day::calls::HOWS,
        frame::Frame,
        parts::{
            badge::{Tone, badge},
            button::{self, Weight},
            card::card,
            empty::empty,
            form::{Field, changing},
            notice::Notice,
            table::{Head, table},
            toolbar::toolbar,
        },
    },
    reading::Reader,
    trouble::Trouble,
    visit::{Fields, Posted, Visit},
    web::Face,
    words::{Words, dates, key},
};

const PATH: &str = "/inleidingen";
/// The most places that are looked through for sites.
const MOST_PLACES: i32 = 200;
/// How many people stand on the page.
const SHOWN: i32 = 20;
/// How long an induction usually counts, in days; the site may say otherwise.
const USUAL_DAYS: i64 = 365;
/// What somebody can answer, and what the form calls it.
const ANSWERS: [(&str, bool, &str); 2] =
    [("ja", true, key("induction-says-yes")), ("neen", false, key("induction-says-no"))];

/// Which site, and which people.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct On {
    plek: Option<String>,
    naam: Option<String>,
    vanaf: Option<String>,
}

/// `GET /inleidingen`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Query(on): Query<On>,
) -> Result<Response, Trouble> {
    let (words, today) = (&visit.words, face.context.clock.today());
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let ask = ListPlacesRequest { page_size: MOST_PLACES, ..ListPlacesRequest::default() };
    let mut sites = reader.crews()?.list_places(ask).await?.into_inner().places;
    sites.retain(|place| place.kind() == PlaceKind::HostSite);
    let asked = on.plek.as_deref().filter(|id| !id.is_empty());
    let site = sites.iter().find(|place| asked.is_none_or(|id| place.place_id == id));
    let people = match site {
        Some(site) => Some((site, people(reader, site, &on).await?)),
        None => None,
    };
    let title = words.say("room-inductions");
    let content = html! {
        h1 { (title) }
        p.intro { (words.say("induction-intro")) }
        @match &people {
            None => { (empty(&words.say("induction-no-site"))) }
            Some((site, people)) => {
                (choose(words, &sites, (site, &on)))
                (not_asked_yet(words, people))
                (card("mensen", &site.place_name, &shown(&visit, (site, &on), people, today)))
            }
        }
    };
    Ok(Frame::of(&face, &visit, title.clone()).answer(&content))
}

/// What nobody is asked for yet, since it was never recorded of anybody: the first record changes that, at every site.
fn not_asked_yet(words: &Words, found: &ListSitePeopleResponse) -> Markup {
    let lines = [
        (found.keeps_inductions, key("induction-none-recorded")),
        (found.keeps_agreements, key("induction-no-answer-recorded")),
    ];
    html! { @for (_, line) in lines.iter().filter(|(is_kept, _)| !is_kept) { (Notice::info(words.say(line)).show()) } }
}

async fn people(reader: Reader<'_>, site: &Place, on: &On) -> Result<ListSitePeopleResponse, Status> {
    let ask = ListSitePeopleRequest {
        place_id: site.place_id.clone(),
        name_contains: on.naam.clone().unwrap_or_default(),
        page_size: SHOWN,
        page_token: on.vanaf.clone().unwrap_or_default(),
        ..ListSitePeopleRequest::default()
    };
    Ok(reader.conditions()?.list_site_people(ask).await?.into_inner())
}

/// The address of a site's people.
pub(crate) fn address(site: &str, name: &str, token: &str) -> String {
    let mut question = form_urlencoded::Serializer::new(String::new());
    for (field, value) in [("plek", site), ("naam", name), ("vanaf", token)] {
        if !value.is_empty() {
            question.append_pair(field, value);
        }
    }
    format!("{PATH}?{}", question.finish())
}

fn choose(words: &Words, sites: &[Place], (site, on): (&Place, &On)) -> Markup {
    let choices: Vec<(&str, &str)> =
        sites.iter().map(|place| (place.place_id.as_str(), place.place_name.as_str())).collect();
    let filters = html! {
        (Field::required("plek", &words.say("induction-site")).holding(&site.place_id).one_of(&choices))
        (Field::optional("naam", &words.say("induction-name")).holding(on.naam.as_deref().unwrap_or_default()).text())
        (button::submit(Weight::Plain, &words.say("host-show")))
    };
    toolbar(PATH, &words.say("induction-site"), &filters, &html! {})
}

fn shown(visit: &Visit, (site, on): (&Place, &On), found: &ListSitePeopleResponse, today: Date) -> Markup {
    let words = &visit.words;
    if found.people.is_empty() {
        return empty(&words.say("induction-nobody"));
    }
    let heads = [
        words.say("induction-name"),
        words.say("induction-may"),
        words.say("induction-until"),
        words.say("induction-agreement"),
        words.say("induction-record"),
    ];
    let heads: Vec<Head<'_>> = heads.iter().map(|head| Head::text(head)).collect();
    let rows = html! { @for person in &found.people { tr {
        th scope="row" { (person.display_name) }
        td { (standing(words, person)) }
        td { (induction_of(words, person, today)) }
        td { (answer_of(words, person, today)) }
        td { (forms(visit, (site, on), person, today)) }
    } } };
    let next = address(&site.place_id, on.naam.as_deref().unwrap_or_default(), &found.next_page_token);
    html! {
        (table(&site.place_name, &heads, &rows))
        @if !found.next_page_token.is_empty() { p { (button::link(Weight::Plain, &next, &words.say("induction-next"))) } }
    }
}

/// Whether they may work there today, and what is missing when not.
fn standing(words: &Words, person: &SitePerson) -> Markup {
    if person.missing.is_empty() {
        return badge(Tone::Good, &words.say("induction-ready"));
    }
    html! { @for word in &person.missing { (badge(Tone::Bad, &words.say(missing(word)))) " " } }
}

/// What is missing, in a word.
pub(crate) fn missing(word: &str) -> &'static str {
    match word {
        "NO_INDUCTION" => key("induction-missing"),
        "INDUCTION_OVER" => key("induction-over"),
        "NO_AGREEMENT" => key("induction-no-agreement"),
        "NOT_AT_HOSTS" => key("induction-not-at-hosts"),
        "NOT_HERE" => key("pair-not-here"),
        _ => key("induction-otherwise"),
    }
}

fn induction_of(words: &Words, person: &SitePerson, today: Date) -> Markup {
    html! {
        @if person.given_on.is_empty() { "–" }
        @else if person.valid_to.is_empty() { (words.say("induction-no-end")) }
        @else { (words.day_cell(&person.valid_to, today)) }
    }
}

fn answer_of(words: &Words, person: &SitePerson, today: Date) -> Markup {
    let said = match person.answer() {
        EnclaveAnswer::Unspecified => return html! { (words.say("induction-not-asked")) },
        EnclaveAnswer::Yes => key("induction-yes"),
        EnclaveAnswer::No => key("induction-no"),
    };
    html! { (words.say(said)) " " span.soft { (words.day_cell(&person.answered_on, today)) } }
}

fn forms(visit: &Visit, (site, on): (&Place, &On), person: &SitePerson, today: Date) -> Markup {
    let words = &visit.words;
    let until = today.saturating_add(USUAL_DAYS.days()).to_string();
    let [given, valid, said] = ["gegeven", "geldig", "gezegd"].map(|name| format!("{name}-{}", person.worker_id));
    let [how, answer] = [key("call-how"), key("induction-answer")]
        .map(|label| format!("{}: {}", words.say(label), person.display_name));
    let who = html! {
        input type="hidden" name="plek" value=(site.place_id);
        input type="hidden" name="medewerker" value=(person.worker_id);
        input type="hidden" name="naam" value=(on.naam.as_deref().unwrap_or_default());
        input type="hidden" name="vanaf" value=(on.vanaf.as_deref().unwrap_or_default());
    };
    html! { details {
        summary { (words.say("induction-record")) span.hidden { " " (person.display_name) } }
        (changing(&visit.signed, "/inleidingen/vastleggen", &html! {
            (who)
            (Field::required(&given, &words.say("induction-given")).holding(&today.to_string()).day(words))
            (Field::optional(&valid, &words.say("induction-until")).holding(&until).hinted(&words.say("induction-until-hint")).day(words))
            div { (button::submit(Weight::Plain, &words.say("induction-save"))) }
        }))
        (changing(&visit.signed, "/inleidingen/akkoord", &html! {
            (who)
            (Field::required(&said, &words.say("induction-said-on")).holding(&today.to_string()).day(words))
            select name="hoe" aria-label=(how) {
                @for (how, word) in HOWS { option value=(how.as_str_name()) { (words.say(word)) } }
            }
            p.hint { (words.say("induction-own-words")) }
            select name="antwoord" required aria-label=(answer) {
                option value="" { (words.say("induction-choose-answer")) }
                @for (value, _, word) in ANSWERS { option value=(value) { (words.say(word)) } }
            }
            div { (button::submit(Weight::Plain, &words.say("induction-save-answer"))) }
        }))
    } }
}

/// `POST /inleidingen/vastleggen`.
pub(crate) async fn induction(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let Some(ask) = asked_induction(&posted.fields) else {
        return Ok(refused(&face, &posted, key("induction-unreadable")));
    };
    let mut conditions = Reader::of(&face.context.peers, &posted.visit.signed.viewer).conditions()?;
    told(&face, &posted, conditions.record_induction(ask).await.map(drop))
}

/// The induction as it was filled in; nothing when a day cannot be read. Only an empty end is no end.
fn asked_induction(fields: &Fields) -> Option<RecordInductionRequest> {
    let worker = fields.text("medewerker");
    let day = |name: &str| match fields.text(&format!("{name}-{worker}")) {
        "" => Some(String::new()),
        text => dates::typed(text).map(|day| day.to_string()),
    };
    Some(RecordInductionRequest {
        request_id: fields.text("request_id").to_owned(),
        worker_id: worker.to_owned(),
        place_id: fields.text("plek").to_owned(),
        given_on: day("gegeven").filter(|day| !day.is_empty())?,
        valid_to: day("geldig")?,
    })
}

/// `POST /inleidingen/akkoord`.
pub(crate) async fn agreement(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let ask = match asked_agreement(&posted.fields) {
        Ok(ask) => ask,
        Err(why) => return Ok(refused(&face, &posted, why)),
    };
    let mut conditions = Reader::of(&face.context.peers, &posted.visit.signed.viewer).conditions()?;
    told(&face, &posted, conditions.record_enclave_agreement(ask).await.map(drop))
}

/// The answer as it was filled in, or why it says nothing.
fn asked_agreement(fields: &Fields) -> Result<RecordEnclaveAgreementRequest, &'static str> {
    let worker = fields.text("medewerker");
    let answer = ANSWERS.iter().find(|own| own.0 == fields.text("antwoord"));
    let how = HOWS.iter().find(|own| own.0.as_str_name() == fields.text("hoe"));
    let ((_, is_agreed, _), (how, _)) = answer.zip(how).ok_or(key("induction-answer-missing"))?;
    let said_on = dates::typed(fields.text(&format!("gezegd-{worker}"))).ok_or(key("induction-unreadable"))?;
    Ok(RecordEnclaveAgreementRequest {
        request_id: fields.text("request_id").to_owned(),
        worker_id: worker.to_owned(),
        said_on: said_on.to_string(),
        is_agreed: *is_agreed,
        how: (*how).into(),
    })
}

fn told(face: &Face, posted: &Posted, outcome: Result<(), Status>) -> Result<Response, Trouble> {
    match outcome {
        Ok(()) => Ok(back(face, posted, Notice::done(posted.visit.words.say("induction-was-saved")))),
        Err(status) if matches!(status.code(), Code::InvalidArgument | Code::NotFound) => {
            Ok(refused(face, posted, key("induction-refused")))
        }
        Err(status) => Err(status.into()),
    }
}

fn refused(face: &Face, posted: &Posted, why: &'static str) -> Response {
    back(face, posted, Notice::refused(posted.visit.words.say(why)))
}

/// Back to the same people, with something to say.
fn back(face: &Face, posted: &Posted, notice: Notice) -> Response {
    posted.visit.tell(face, notice);
    let [site, name, token] = ["plek", "naam", "vanaf"].map(|field| posted.fields.text(field));
    Redirect::to(&address(site, name, token)).into_response()
}

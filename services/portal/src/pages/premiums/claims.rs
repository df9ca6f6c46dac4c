//! `GET /premies/vorderingen` and `/premies/vorderingen/{id}`: what is claimed back, and the letter with its two signatures.

use std::sync::Arc;

use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use tonic::Status;
use werkbrug_chassis::refusal::reason_of;
use werkbrug_proto::invoicing::{
    Claim, ClaimDifferencesRequest, ClaimLine, GetClaimRequest, ListClaimsRequest, ListDifferencesRequest,
    SignClaimRequest,
};

use crate::{
    lists::{
        cell::Cell,
        sheet::{Sheet, Take},
    },
    pages::{
        frame::Frame,
        parts::{
            badge::{Tone, badge},
            button::{Weight, submit},
            card::card,
            empty::empty,
            form::{Field, changing},
            notice::Notice,
        },
        premiums::{books::day_of, differences, head},
    },
    reading::Reader,
    trouble::Trouble,
    visit::{Posted, Visit},
    web::Face,
    words::{Words, key},
};

const PATH: &str = "/premies/vorderingen";
/// How many claims stand on the page: a handful a quarter are made.
const SHOWN: i32 = 100;
/// How many differences go into one letter at most.
const LINES: i32 = 200;
/// The state of a difference that nobody decided about.
const OPEN: &str = "open";

/// `GET /premies/vorderingen`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Query(take): Query<Take>,
) -> Result<Response, Trouble> {
    let (words, today) = (&visit.words, face.context.clock.today());
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let ask = ListClaimsRequest { page_size: SHOWN, page_token: String::new() };
    let claims = reader.invoicing()?.list_claims(ask).await?.into_inner().claims;
    let sheet = sheet(words, &claims);
    if let Some(file) = take.of(&[&sheet], today) {
        return file;
    }
    let content = html! {
        h1 { (words.say("room-claims")) }
        div.stack {
            (card("vorderingen", &words.say("room-claims"), &html! {
                @if claims.is_empty() { (empty(&words.say("claims-none"))) } @else { (sheet.show(words, today, PATH)) }
            }))
            (card("nieuw", &words.say("claims-new"), &changing(&visit.signed, PATH, &html! {
                p { (words.say("claims-hint")) }
                (Field::required("kwartaal", &words.say("premium-quarter")).hinted(&words.say("claims-quarter-hint")).text())
                div { (submit(Weight::Main, &words.say("claims-make"))) }
            })))
        }
    };
    Ok(Frame::of(&face, &visit, words.say("room-claims")).answer(&content))
}

/// `POST /premies/vorderingen`: one letter for everything open of a quarter that was paid too little.
pub(crate) async fn make(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let reader = Reader::of(&face.context.peers, &posted.visit.signed.viewer);
    let quarter = posted.fields.text("kwartaal").trim().to_uppercase();
    let request_id = posted.fields.text("request_id").to_owned();
    let (notice, to) = match claim(reader, quarter, request_id).await {
        Ok(claim_id) => {
            let done = Notice::done(posted.visit.words.say("claims-made"));
            (done, format!("{PATH}/{claim_id}"))
        }
        Err(status) => {
            let reason = refused(&status).ok_or(status)?;
            (Notice::refused(posted.visit.words.say(reason)), PATH.to_owned())
        }
    };
    posted.visit.tell(&face, notice);
    Ok(Redirect::to(&to).into_response())
}

async fn claim(reader: Reader<'_>, quarter: String, request_id: String) -> Result<String, Status> {
    let ask = ListDifferencesRequest {
        quarter: quarter.clone(),
        page_size: LINES,
        state: OPEN.to_owned(),
        order_by: differences::MISSING_FIRST.to_owned(),
        ..ListDifferencesRequest::default()
    };
    let mut service = reader.invoicing()?;
    let open = service.list_differences(ask).await?.into_inner().differences;
    let owed = open.into_iter().filter(|one| differences::sums(one).difference() < 0);
    let worker_codes = owed.map(|one| one.worker_code).collect();
    let answer = service.claim_differences(ClaimDifferencesRequest { request_id, quarter, worker_codes }).await?;
    Ok(answer.into_inner().claim_id)
}

/// `GET /premies/vorderingen/{id}`.
pub(crate) async fn one(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Path(id): Path<String>,
    Query(take): Query<Take>,
) -> Result<Response, Trouble> {
    let (words, today) = (&visit.words, face.context.clock.today());
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let claim = reader.invoicing()?.get_claim(GetClaimRequest { claim_id: id.clone() }).await?.into_inner();
    let lines = lines(words, &claim);
    if let Some(file) = take.of(&[&lines], today) {
        return file;
    }
    let here = format!("{PATH}/{id}");
    let content = html! {
        p { a href=(PATH) { (words.say("room-claims")) } }
        (head(words, key("room-claim"), &claim.quarter))
        div.stack {
            (card("brief", &words.say("claims-letter"), &html! {
                p.core { (signature(words, &claim)) strong { (words.euro(claim.claimed_cents)) } }
                pre.letter lang="nl" tabindex="0" role="region" aria-label=(words.say("claims-letter")) { (claim.letter) }
                @if claim.may_sign { (changing(&visit.signed, &here, &html! {
                    div { (submit(Weight::Main, &words.say("claims-sign"))) }
                })) } @else if !claim.is_signed { p.soft { (words.say("claims-sign-other")) } }
            }))
            (card("lijnen", &words.say("claims-lines"), &lines.show(words, today, &here)))
        }
    };
    Ok(Frame::of(&face, &visit, words.say("room-claim")).answer(&content))
}

/// `POST /premies/vorderingen/{id}`: the second signature.
pub(crate) async fn sign(
    State(face): State<Arc<Face>>,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let reader = Reader::of(&face.context.peers, &posted.visit.signed.viewer);
    let request_id = posted.fields.text("request_id").to_owned();
    let ask = SignClaimRequest { request_id, claim_id: id.clone() };
    let words = &posted.visit.words;
    let notice = match reader.invoicing()?.sign_claim(ask).await {
        Ok(_) => Notice::done(words.say("claims-signed")),
        Err(status) => Notice::refused(words.say(refused(&status).ok_or(status)?)),
    };
    posted.visit.tell(&face, notice);
    Ok(Redirect::to(&format!("{PATH}/{id}")).into_response())
}

/// What a refusal means here; nothing when it is another kind of trouble.
pub(super) fn refused(status: &Status) -> Option<&'static str> {
    match reason_of(status)?.as_str() {
        "NO_PREMIUM_RUN" | "QUARTER_FORM" => Some(key("claims-no-quarter")),
        "NO_DIFFERENCE" | "NOTHING_TO_CLAIM" => Some(key("claims-nothing")),
        "DIFFERENCE_STATE" => Some(key("claims-stands-elsewhere")),
        "SAME_PERSON" => Some(key("claims-sign-other")),
        "CLAIM_SIGNED" => Some(key("claims-signed-before")),
        "CLAIM_STALE" => Some(key("claims-stale")),
        _ => None,
    }
}

fn signature(words: &Words, claim: &Claim) -> Markup {
    if claim.is_signed {
        badge(Tone::Good, &words.say("claims-is-signed"))
    } else {
        badge(Tone::Watch, &words.say("claims-waits"))
    }
}

fn sheet(words: &Words, claims: &[Claim]) -> Sheet {
    let heads = [key("claims-made-on"), key("premium-quarter"), key("claims-claimed"), key("premium-status")];
    let row = |claim: &Claim| {
        let on = words.moment(claim.made_at_us, day_of(claim.made_at_us));
        let (tone, state) =
            if claim.is_signed { (Tone::Good, key("claims-is-signed")) } else { (Tone::Watch, key("claims-waits")) };
        vec![
            Cell::Link(on, format!("{PATH}/{}", claim.claim_id)),
            Cell::text(words.quarter(&claim.quarter)),
            Cell::euro(claim.claimed_cents),
            Cell::State(tone, words.say(state).into_owned()),
        ]
    };
    Sheet::of(words, ("vorderingen", key("room-claims")), &heads, claims.iter().map(row))
}

fn lines(words: &Words, claim: &Claim) -> Sheet {
    let heads = [key("premium-code"), key("premium-expected"), key("premium-paid"), key("premium-sentence")];
    let row = |line: &ClaimLine| {
        vec![
            Cell::text(&line.worker_code),
            Cell::euro(line.expected_cents),
            Cell::euro(line.paid_cents),
            Cell::text(&line.sentence),
        ]
    };
    Sheet::of(words, ("lijnen", key("claims-lines")), &heads, claim.lines.iter().map(row))
}

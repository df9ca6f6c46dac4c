//! `GET /inbreuken`: shifts that ran under a shut gate and wait for a person, with what they hold up; `POST` settles one.

use std::sync::Arc;

use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use maud::{Markup, html};
use tonic::Status;
use werkbrug_chassis::refusal::reason_of;
use werkbrug_kernel::role::Role;
use werkbrug_proto::crews::{Breach, ListBreachesRequest, SettleBreachRequest};

use crate::{
    pages::{
        frame::Frame,
        parts::{
            badge::{Tone, badge},
            button::{self, Weight},
            empty::{empty, silent},
            form::{Field, changing},
            notice::Notice,
        },
        shift::gates,
    },
    reading::{Read, Reader, within},
    trouble::Trouble,
    visit::{Posted, Visit},
    web::Face,
    words::key,
};

const PATH: &str = "/inbreuken";
/// How many stand on the page.
const SHOWN: i32 = 200;
/// What becomes of the minutes, as a form names it.
const INVOICED: &str = "wel";
const NOT_INVOICED: &str = "niet";

/// `GET /inbreuken`. The page reads itself again at the same address.
pub(crate) async fn page(State(face): State<Arc<Face>>, visit: Visit) -> Result<Response, Trouble> {
    let (words, today) = (&visit.words, face.context.clock.today());
    let after = face.hub.position();
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let shown = match within("breaches", read(reader)).await {
        Read::Seen(all) if all.is_empty() => empty(&words.say("law-no-breaches")),
        Read::Seen(all) => html! { ul.answers { @for breach in &all { li.card { (one(&visit, breach, today)) } } } },
        Read::Hidden => return Err(Trouble::Forbidden),
        Read::Silent => silent(&words.say("floor-page-silent")),
    };
    let content = html! {
        h1 { (words.say("room-breaches")) }
        p.intro { (words.say("law-breaches-intro")) }
        div #inbreuken data-live="crews.shifts crews.time" data-source=(PATH) { (shown) }
    };
    Ok(Frame::of(&face, &visit, words.say("room-breaches")).live(after).answer(&content))
}

async fn read(reader: Reader<'_>) -> Result<Vec<Breach>, Status> {
    let ask = ListBreachesRequest { page_size: SHOWN, is_open: true, ..ListBreachesRequest::default() };
    Ok(reader.crews()?.list_breaches(ask).await?.into_inner().breaches)
}

fn one(visit: &Visit, breach: &Breach, today: Date) -> Markup {
    let words = &visit.words;
    let held = words.hours(breach.minutes_held.into());
    html! {
        h2 { (breach.place_name) " " span.soft { (words.day_cell(&breach.day, today)) } }
        p.core {
            @if breach.minutes_held > 0 { (badge(Tone::Watch, &words.fill("law-held", &[("hours", held.into())]))) }
            span.soft { (words.fill("law-opened", &[("moment", words.moment(breach.opened_at_us, today).into())])) }
            @if visit.signed.viewer.role == Role::WorkshopPlanner {
                (button::link(Weight::Plain, &format!("/diensten/{}", breach.shift_id), &words.say("room-shift")))
            }
        }
        (gates::show(words, &breach.gates))
        @if visit.signed.viewer.role == Role::WorkshopPlanner { (form(visit, breach)) }
    }
}

fn form(visit: &Visit, breach: &Breach) -> Markup {
    let words = &visit.words;
    let (name, label) = (format!("besluit-{}", breach.breach_id), words.say("law-decision"));
    let hint = words.say("law-decision-hint");
    let content = html! {
        input type="hidden" name="inbreuk" value=(breach.breach_id);
        (Field::required(&name, &label).hinted(&hint).lines())
        div.signal-buttons role="group" aria-label=(words.fill("law-settle-of", &[("place", breach.place_name.as_str().into())])) {
            (button::choice(Weight::Plain, "uren", INVOICED, &words.say("law-settle-invoice")))
            (button::choice(Weight::Plain, "uren", NOT_INVOICED, &words.say("law-settle-drop")))
        }
    };
    html! { details.help {
        summary { (words.say("law-settle")) span.hidden { " " (breach.place_name) } }
        (changing(&visit.signed, PATH, &content))
    } }
}

/// `POST /inbreuken`: a person decides, once.
pub(crate) async fn settle(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let (fields, visit) = (&posted.fields, &posted.visit);
    let breach_id = fields.text("inbreuk").to_owned();
    let ask = SettleBreachRequest {
        request_id: fields.text("request_id").to_owned(),
        decision: fields.text(&format!("besluit-{breach_id}")).to_owned(),
        breach_id,
        may_invoice: fields.text("uren") == INVOICED,
    };
    let notice = match Reader::of(&face.context.peers, &visit.signed.viewer).crews()?.settle_breach(ask).await {
        Ok(_) => Notice::done(visit.words.say("law-settled")),
        Err(status) => Notice::refused(visit.words.say(match reason_of(&status).as_deref() {
            Some("DECISION_EMPTY") => key("law-refused-empty"),
            Some("ALREADY_SETTLED") => key("law-refused-settled"),
            Some(_) | None => key("law-refused"),
        })),
    };
    visit.tell(&face, notice);
    Ok(Redirect::to(PATH).into_response())
}

//! `GET /mijn-uren`: a worker's own hours, shift by shift, with a way to say "klopt niet" that somebody answers.

use std::sync::Arc;

use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use jiff::{ToSpan, civil::Date};
use maud::{Markup, html};
use tonic::Status;
use werkbrug_chassis::refusal::reason_of;
use werkbrug_proto::crews::{
    ListMyHoursRequest, MyHours, ObjectToMinutesRequest, Objection, ObjectionReason, ObjectionStage,
};

use crate::{
    pages::{
        crew_today::kind_key,
        frame::Frame,
        parts::{
            badge::{Tone, badge},
            button::{self, Weight},
            empty::{empty, silent},
            form::changing,
            notice::Notice,
        },
    },
    reading::{Read, Reader, within},
    trouble::Trouble,
    visit::{Fields, Posted, Visit},
    web::Face,
    words::{Words, key},
};

const PATH: &str = "/mijn-uren";
/// How far back the page looks, in days.
const DAYS: i64 = 35;
/// What can be said of hours that were recorded.
const OF_HOURS: [ObjectionReason; 3] =
    [ObjectionReason::TooFew, ObjectionReason::TooMany, ObjectionReason::WasNotThere];
/// What can be said where none were.
const OF_NONE: [ObjectionReason; 1] = [ObjectionReason::WasThere];

/// `GET /mijn-uren`. The page reads itself again at the same address.
pub(crate) async fn page(State(face): State<Arc<Face>>, visit: Visit) -> Result<Response, Trouble> {
    let (words, today) = (&visit.words, face.context.clock.today());
    let after = face.hub.position();
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let shown = match within("hours", read(reader, today)).await {
        Read::Seen(rows) if rows.is_empty() => empty(&words.say("floor-no-hours")),
        Read::Seen(rows) => html! { ul.answers { @for row in &rows { li.card { (one(&visit, row, today)) } } } },
        Read::Hidden => return Err(Trouble::Forbidden),
        Read::Silent => silent(&words.say("floor-page-silent")),
    };
    let content = html! {
        h1 { (words.say("room-my-hours")) }
        p.intro { (words.say("floor-hours-intro")) }
        div #uren data-live="crews.shifts" data-source=(PATH) { (shown) }
    };
    Ok(Frame::of(&face, &visit, words.say("room-my-hours")).live(after).answer(&content))
}

async fn read(reader: Reader<'_>, today: Date) -> Result<Vec<MyHours>, Status> {
    let ask = ListMyHoursRequest { from: today.saturating_sub(DAYS.days()).to_string(), to: today.to_string() };
    Ok(reader.floor()?.list_my_hours(ask).await?.into_inner().rows)
}

fn one(visit: &Visit, row: &MyHours, today: Date) -> Markup {
    let words = &visit.words;
    let is_open = row.objection.as_ref().is_some_and(|said| said.stage() == ObjectionStage::Open);
    html! {
        h2 { (words.day_cell(&row.day, today)) " " span.soft { (row.place_name) } }
        p.core {
            strong { (words.hours(row.minutes.into())) }
            span { (words.say(kind_key(row.presence()))) }
            span.soft.whole { (words.clock_span(row.start_minute, row.end_minute)) }
        }
        @if let Some(said) = &row.objection { p { (told(words, said)) } }
        @if !is_open { details.help {
            summary { (words.say("floor-not-right")) span.hidden { " " (row.place_name) " " (words.day_cell(&row.day, today)) } }
            (form(visit, row))
        } }
    }
}

/// What became of what was said.
fn told(words: &Words, said: &Objection) -> Markup {
    let (tone, stage) = match said.stage() {
        ObjectionStage::Granted => (Tone::Good, key("floor-objection-granted")),
        ObjectionStage::Kept => (Tone::Info, key("floor-objection-kept")),
        ObjectionStage::Open | ObjectionStage::Unspecified => (Tone::Watch, key("floor-objection-open")),
    };
    let claimed = words.hours(said.minutes_claimed.into());
    html! {
        (badge(tone, &words.say(stage))) " "
        (words.say(reason_key(said.reason()))) " · " (words.fill("floor-claimed", &[("hours", claimed.into())]))
    }
}

/// What is not right, in a worker's words.
pub(crate) const fn reason_key(reason: ObjectionReason) -> &'static str {
    match reason {
        ObjectionReason::TooFew => key("floor-too-few"),
        ObjectionReason::TooMany => key("floor-too-many"),
        ObjectionReason::WasThere => key("floor-was-there"),
        ObjectionReason::WasNotThere => key("floor-was-not-there"),
        ObjectionReason::Unspecified => key("floor-other"),
    }
}

const fn word(reason: ObjectionReason) -> &'static str {
    match reason {
        ObjectionReason::TooFew => "te-weinig",
        ObjectionReason::TooMany => "te-veel",
        ObjectionReason::WasThere => "was-er-wel",
        ObjectionReason::WasNotThere => "was-er-niet",
        ObjectionReason::Unspecified => "",
    }
}

fn form(visit: &Visit, row: &MyHours) -> Markup {
    let words = &visit.words;
    let (hours, minutes) = (format!("uren-{}", row.shift_id), format!("minuten-{}", row.shift_id));
    let reasons: &[ObjectionReason] = if row.minutes == 0 { &OF_NONE } else { &OF_HOURS };
    let content = html! {
        input type="hidden" name="dienst" value=(row.shift_id);
        fieldset.kinds {
            legend { (words.say("floor-what-is-wrong")) }
            @for reason in reasons {
                label { input type="radio" name="wat" value=(word(*reason)) required checked[reasons.len() == 1];
                    span { (words.say(reason_key(*reason))) } }
            }
        }
        fieldset.worked {
            legend { (words.say("floor-should-be")) }
            input id=(hours) type="text" inputmode="numeric" name="uren" size="2" maxlength="2" autocomplete="off" value=(row.minutes / 60);
            label for=(hours) { (words.say("crew-hours")) }
            input id=(minutes) type="text" inputmode="numeric" name="minuten" size="2" maxlength="2" autocomplete="off" value=(row.minutes % 60);
            label for=(minutes) { (words.say("crew-minutes")) }
        }
        (button::submit(Weight::Main, &words.say("floor-say-so")))
    };
    changing(&visit.signed, PATH, &content)
}

/// Whole hours and minutes as somebody typed them; who was not there was there for none.
fn claimed(fields: &Fields, reason: ObjectionReason) -> Option<u32> {
    if reason == ObjectionReason::WasNotThere {
        return Some(0);
    }
    let whole = |name: &str| match fields.text(name) {
        "" => Some(0),
        text => text.parse::<u32>().ok(),
    };
    let (hours, minutes) = (whole("uren").filter(|hours| *hours <= 24)?, whole("minuten").filter(|one| *one < 60)?);
    Some(hours.saturating_mul(60).saturating_add(minutes))
}

/// `POST /mijn-uren`: it is not right.
pub(crate) async fn object(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let (fields, visit) = (&posted.fields, &posted.visit);
    let reason = OF_HOURS.into_iter().chain(OF_NONE).find(|reason| word(*reason) == fields.text("wat"));
    let reason = reason.unwrap_or(ObjectionReason::Unspecified);
    let back = Redirect::to(PATH).into_response();
    let Some(minutes_claimed) = claimed(fields, reason) else {
        visit.tell(&face, Notice::refused(visit.words.say("floor-objection-no-number")));
        return Ok(back);
    };
    let ask = ObjectToMinutesRequest {
        request_id: fields.text("request_id").to_owned(),
        shift_id: fields.text("dienst").to_owned(),
        reason: reason.into(),
        minutes_claimed,
    };
    let notice = match Reader::of(&face.context.peers, &visit.signed.viewer).floor()?.object_to_minutes(ask).await {
        Ok(_) => Notice::done(visit.words.say("floor-objection-done")),
        Err(status) => Notice::refused(visit.words.say(refusal(&status))),
    };
    visit.tell(&face, notice);
    Ok(back)
}

fn refusal(status: &Status) -> &'static str {
    match reason_of(status).as_deref() {
        Some("OBJECTION_MINUTES") => key("floor-objection-minutes"),
        Some("OBJECTION_TOO_LATE") => key("floor-objection-late"),
        Some("OBJECTION_OPEN") => key("floor-objection-open-already"),
        Some(_) | None => key("floor-objection-refused"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_that_are_claimed_are_whole_and_who_was_not_there_claims_none() {
        let table = [
            (ObjectionReason::TooFew, ("7", "30"), Some(450)),
            (ObjectionReason::TooFew, ("7", ""), Some(420)),
            (ObjectionReason::TooMany, ("7,5", ""), None),
            (ObjectionReason::TooMany, ("25", "0"), None),
            (ObjectionReason::WasThere, ("3", "60"), None),
            (ObjectionReason::WasNotThere, ("veel", "0"), Some(0)),
        ];
        for (reason, (hours, minutes), expected) in table {
            let pairs = [("uren", hours), ("minuten", minutes)];
            let fields = Fields::of(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())));
            assert_eq!(claimed(&fields, reason), expected, "{reason:?} {hours} {minutes}");
        }
    }
}

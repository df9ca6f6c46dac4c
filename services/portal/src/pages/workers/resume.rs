//! Partial resumption: how many hours a day somebody may work from a day on, by the half hour; and the end of any limit. What
//! planning hears is the figure and its days, never why.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use tonic::Status;
use werkbrug_chassis::refusal::reason_of;
use werkbrug_proto::social::{EndFunctionalLimitRequest, FunctionalLimit, LimitKind, SetFunctionalLimitRequest};

use crate::{
    pages::parts::{
        button::{Weight, submit},
        form::{Field, changing, left_over},
        notice::Notice,
    },
    reading::Reader,
    trouble::Trouble,
    visit::{Fields, Posted, Visit},
    web::Face,
    words::{dates, key},
};

/// What the address asks to begin this form anew.
pub(super) const ANEW: &str = "uren";
/// Hours go by the half hour.
const STEP_MINUTES: u32 = 30;
/// More is no partial resumption: ten hours.
const MOST_MINUTES: u32 = 600;

/// Where the form is sent, and by which it is kept when it was refused.
fn address(worker_id: &str) -> String {
    format!("/medewerkers/{worker_id}/uren")
}

/// Where the limits stand on the page.
pub(super) fn part(worker_id: &str) -> String {
    format!("/medewerkers/{worker_id}#kop-grenzen")
}

/// Throws away what was typed before and refused.
pub(super) fn begin_anew(face: &Face, visit: &Visit, worker_id: &str) {
    visit.forget(face, &address(worker_id));
}

/// The form, closed until somebody asks for it or it was refused, with what was typed then.
pub(super) fn form(face: &Face, visit: &Visit, worker_id: &str) -> Markup {
    let (words, action) = (&visit.words, address(worker_id));
    let kept = visit.kept(face, &action);
    let is_left_over = kept.is_some();
    let fields = kept.unwrap_or_default();
    let choices: Vec<(String, String)> =
        half_hours().map(|minutes| (minutes.to_string(), words.hours(minutes.into()))).collect();
    let choices: Vec<(&str, &str)> = choices.iter().map(|(minutes, told)| (minutes.as_str(), told.as_str())).collect();
    html! {
        details open[is_left_over] {
            summary { (words.say("resume-record")) }
            @if is_left_over { (left_over(words, &format!("/medewerkers/{worker_id}?leeg={ANEW}"))) }
            (changing(&visit.signed, &action, &html! {
                p.hint { (words.say("resume-intro")) }
                (Field::required("uren-per-dag", &words.say("resume-hours")).holding(fields.text("uren-per-dag")).one_of(&choices))
                (Field::required("uren-vanaf", &words.say("care-from")).holding(fields.text("uren-vanaf")).day(words))
                (Field::optional("uren-tot", &words.say("care-to")).holding(fields.text("uren-tot")).day(words))
                div { (submit(Weight::Main, &words.say("resume-save"))) }
            }))
        }
    }
}

/// Every half hour of a day that can be chosen.
fn half_hours() -> impl Iterator<Item = u32> {
    (1..=MOST_MINUTES / STEP_MINUTES).map(|steps| steps * STEP_MINUTES)
}

/// The form that ends a limit.
pub(super) fn end_form(visit: &Visit, worker_id: &str, one: &FunctionalLimit) -> Markup {
    let words = &visit.words;
    let to = format!("einde-{}", one.limit_id);
    html! {
        details {
            summary { (words.say("resume-end")) }
            (changing(&visit.signed, &format!("/medewerkers/{worker_id}/grenzen/einde"), &html! {
                input type="hidden" name="grens" value=(one.limit_id);
                input type="hidden" name="etag" value=(one.etag);
                (Field::required(&to, &words.say("resume-last-day")).day(words))
                div { (submit(Weight::Plain, &words.say("resume-end-save"))) }
            }))
        }
    }
}

/// `POST /medewerkers/{id}/uren`.
pub(crate) async fn save(
    State(face): State<Arc<Face>>,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let Posted { visit, fields } = posted;
    visit.keep(&face, &address(&id), &fields);
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let notice = match asked(&fields, &id) {
        None => Notice::refused(visit.words.say("parts-day-fault")),
        Some(ask) => match reader.social()?.set_functional_limit(ask).await {
            Ok(_) => {
                begin_anew(&face, &visit, &id);
                Notice::done(visit.words.say("resume-recorded"))
            }
            Err(status) => Notice::refused(visit.words.say(refused(&status).ok_or(status)?)),
        },
    };
    visit.tell(&face, notice);
    Ok(Redirect::to(&part(&id)).into_response())
}

/// What is asked of the service; nothing when a day is none or the hours were not chosen from the list.
fn asked(fields: &Fields, worker_id: &str) -> Option<SetFunctionalLimitRequest> {
    let last = match fields.text("uren-tot") {
        "" => None,
        typed => Some(dates::typed(typed)?.to_string()),
    };
    let minutes: u32 = fields.text("uren-per-dag").parse().ok()?;
    Some(SetFunctionalLimitRequest {
        request_id: fields.text("request_id").to_owned(),
        worker_id: worker_id.to_owned(),
        kind: LimitKind::MinutesPerDay.into(),
        value: half_hours().find(|own| *own == minutes)?,
        is_hard: true,
        valid_from: dates::typed(fields.text("uren-vanaf"))?.to_string(),
        valid_to: last,
    })
}

/// `POST /medewerkers/{id}/grenzen/einde`.
pub(crate) async fn end(
    State(face): State<Arc<Face>>,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let Posted { visit, fields } = posted;
    let limit_id = fields.text("grens").to_owned();
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let notice = match dates::typed(fields.text(&format!("einde-{limit_id}"))) {
        None => Notice::refused(visit.words.say("parts-day-fault")),
        Some(to) => {
            let (request_id, etag) = (fields.text("request_id").to_owned(), fields.text("etag").to_owned());
            let ask = EndFunctionalLimitRequest { request_id, limit_id, valid_to: to.to_string(), etag };
            match reader.social()?.end_functional_limit(ask).await {
                Ok(_) => Notice::done(visit.words.say("resume-ended")),
                Err(status) => Notice::refused(visit.words.say(refused(&status).ok_or(status)?)),
            }
        }
    };
    visit.tell(&face, notice);
    Ok(Redirect::to(&part(&id)).into_response())
}

/// What a refusal means here; nothing when it is another kind of trouble.
fn refused(status: &Status) -> Option<&'static str> {
    match reason_of(status)?.as_str() {
        "LIMIT_OVERLAPS" => Some(key("resume-overlaps")),
        "ENDS_BEFORE_START" => Some(key("care-fault-ends-before")),
        "ETAG_MISMATCH" => Some(key("resume-changed")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(hours: &str, from: &str, to: &str) -> Fields {
        let all = [("uren-per-dag", hours), ("uren-vanaf", from), ("uren-tot", to)];
        Fields::of(all.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
    }

    #[test]
    fn hours_a_day_are_asked_for_by_the_half_hour_as_a_hard_limit() {
        let table = [
            ("30", "1/12/2026", "", Some((30, None))),
            ("240", "1/12/2026", "31/12/2026", Some((240, Some("2026-12-31")))),
            ("600", "1/12/2026", "", Some((600, None))),
            ("630", "1/12/2026", "", None),
            ("0", "1/12/2026", "", None),
            ("245", "1/12/2026", "", None),
            ("vier", "1/12/2026", "", None),
            ("240", "ooit", "", None),
            ("240", "1/12/2026", "ooit", None),
        ];
        for (hours, from, to, expected) in table {
            let ask = asked(&fields(hours, from, to), "mens-1");
            let told = ask.as_ref().map(|ask| (ask.value, ask.valid_to.as_deref()));
            assert_eq!(told, expected, "{hours} {from} {to}");
            assert!(ask.is_none_or(|ask| ask.is_hard && ask.kind() == LimitKind::MinutesPerDay));
        }
    }
}

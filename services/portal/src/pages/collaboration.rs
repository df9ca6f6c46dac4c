//! `GET /samenwerking`: what agreements say about notice and silence, the hours on which silence fell, and how hosts find the
//! collaboration; for the planner of the workshop.

use std::sync::Arc;

use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use jiff::{
    ToSpan,
    civil::{Date, Time},
};
use maud::{Markup, html};
use tonic::Status;
use werkbrug_chassis::refusal::reason_of;
use werkbrug_proto::crews::{
    ApproveTacitlyRequest, EngagementTerms, Evaluation, HostShift, ListEvaluationsRequest, ListHostShiftsRequest,
    ListTermsRequest, SetTermsRequest, Terms,
};

use crate::{
    pages::{
        frame::Frame,
        host_requests::evaluate::{answer_key, question_key},
        parts::{
            button::{self, Weight},
            card::card,
            empty::{empty, silent},
            form::{Field, changing},
            notice::Notice,
        },
    },
    reading::{Read, Reader, within},
    trouble::Trouble,
    visit::{Fields, Posted, Visit},
    web::Face,
    words::key,
};

const PATH: &str = "/samenwerking";
/// How many agreements and evaluations stand on the page.
const SHOWN: i32 = 200;
/// How far back silence is looked for, in days.
const DAYS: i64 = 61;

struct Seen {
    agreements: Vec<EngagementTerms>,
    silent: Vec<HostShift>,
    evaluations: Vec<Evaluation>,
}

/// `GET /samenwerking`.
pub(crate) async fn page(State(face): State<Arc<Face>>, visit: Visit) -> Result<Response, Trouble> {
    let (words, today) = (&visit.words, face.context.clock.today());
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let shown = match within("collaboration", read(reader, today)).await {
        Read::Seen(seen) => show(&visit, &seen, today),
        Read::Hidden => return Err(Trouble::Forbidden),
        Read::Silent => silent(&words.say("floor-page-silent")),
    };
    let content = html! { h1 { (words.say("room-collaboration")) } (shown) };
    Ok(Frame::of(&face, &visit, words.say("room-collaboration")).answer(&content))
}

async fn read(reader: Reader<'_>, today: Date) -> Result<Seen, Status> {
    let from = today.saturating_sub(DAYS.days()).to_string();
    let agreements = ListTermsRequest { page_size: SHOWN, ..ListTermsRequest::default() };
    let evaluations = ListEvaluationsRequest { page_size: SHOWN, ..ListEvaluationsRequest::default() };
    let (mut terms, mut floor, mut other) = (reader.floor()?, reader.floor()?, reader.floor()?);
    let (agreements, shifts, evaluations) = tokio::try_join!(
        terms.list_terms(agreements),
        floor.list_host_shifts(ListHostShiftsRequest { from, to: today.to_string() }),
        other.list_evaluations(evaluations),
    )?;
    let mut agreements = agreements.into_inner().terms;
    agreements.retain(|one| one.has_host);
    let mut silent = shifts.into_inner().shifts;
    let day = today.to_string();
    silent.retain(|shift| is_silent(shift, &day));
    Ok(Seen { agreements, silent, evaluations: evaluations.into_inner().evaluations })
}

/// Whether the agreed days went by without a word about hours that were recorded.
fn is_silent(shift: &HostShift, today: &str) -> bool {
    shift.minutes_present > 0 && !shift.tacit_on.is_empty() && shift.tacit_on.as_str() <= today
}

fn show(visit: &Visit, seen: &Seen, today: Date) -> Markup {
    let words = &visit.words;
    html! { div.stack {
        (card("stilte", &words.say("floor-silence"), &tacit(visit, &seen.silent, today)))
        (card("afspraken", &words.say("floor-terms"), &terms(visit, &seen.agreements)))
        (card("oordeel", &words.say("floor-evaluations"), &evaluations(visit, &seen.evaluations, today)))
    } }
}

fn tacit(visit: &Visit, shifts: &[HostShift], today: Date) -> Markup {
    let words = &visit.words;
    if shifts.is_empty() {
        return empty(&words.say("floor-no-silence"));
    }
    let one = |shift: &HostShift| {
        let content = html! {
            input type="hidden" name="dienst" value=(shift.shift_id);
            p { strong { (shift.place_name) } " " (words.day_cell(&shift.day, today)) " · " (words.hours(shift.minutes_present.into())) }
            (button::submit(Weight::Plain, &words.fill("floor-approve-tacitly", &[("place", shift.place_name.as_str().into())])))
        };
        changing(&visit.signed, "/samenwerking/stilte", &content)
    };
    html! { p { (words.say("floor-silence-intro")) } @for shift in shifts { (one(shift)) } }
}

fn terms(visit: &Visit, agreements: &[EngagementTerms]) -> Markup {
    let words = &visit.words;
    if agreements.is_empty() {
        return empty(&words.say("floor-no-agreements"));
    }
    html! { p { (words.say("floor-terms-intro")) } ul.requests { @for one in agreements { li { (of_agreement(visit, one)) } } } }
}

/// What one agreement says now, and room to say it otherwise.
fn of_agreement(visit: &Visit, one: &EngagementTerms) -> Markup {
    let words = &visit.words;
    let said = one.terms.unwrap_or_default();
    let name = |field: &str| format!("{field}-{}", one.engagement_id);
    let number = |field: &str, label: &'static str, value: u32| {
        Field::required(&name(field), &words.say(label)).holding(&value.to_string()).number()
    };
    let hour = format!("{:02}:{:02}", said.definitive_minute / 60, said.definitive_minute % 60);
    let content = html! {
        input type="hidden" name="overeenkomst" value=(one.engagement_id);
        (Field::required(&name("uur"), &words.say("floor-definitive-hour")).holding(&hour).text())
        (number("opzeg", key("floor-notice-days"), said.notice_days))
        (number("kost", key("floor-late-percent"), said.late_percent))
        (number("stilte", key("floor-tacit-days"), said.tacit_days))
        (button::submit(Weight::Plain, &words.fill("law-save-terms-of", &[("place", one.place_name.as_str().into())])))
    };
    html! {
        h3 { (one.place_name) " " span.soft { (one.engagement_code) } }
        p.core {
            span { (words.fill("law-terms-now", &[
                ("clock", words.clock(said.definitive_minute).into()),
                ("notice", said.notice_days.into()),
                ("percent", said.late_percent.into()),
            ])) }
            span { @if said.tacit_days == 0 { (words.say("law-terms-never")) }
                @else { (words.fill("law-terms-tacit", &[("days", said.tacit_days.into())])) } }
            @if !one.is_recorded { span.soft { (words.say("law-terms-usual")) } }
        }
        details.help {
            summary { (words.say("law-change-terms")) span.hidden { " " (one.place_name) } }
            (changing(&visit.signed, "/samenwerking/afspraken", &content))
        }
    }
}

fn evaluations(visit: &Visit, all: &[Evaluation], today: Date) -> Markup {
    let words = &visit.words;
    if all.is_empty() {
        return empty(&words.say("floor-no-evaluations"));
    }
    html! { ul.requests { @for one in all { li {
        h3 { (one.place_name) " " span.soft { (words.day_cell(&one.month, today)) } }
        ul { @for said in &one.answers { li {
            (words.say(question_key(said.question()))) " " strong { (words.say(answer_key(said.answer()))) }
        } } }
    } } } }
}

/// The figures that somebody filled in.
fn filled(fields: &Fields) -> Option<Terms> {
    let of = fields.text("overeenkomst");
    let hour: Time = fields.text(&format!("uur-{of}")).parse().ok()?;
    let definitive_minute = u32::try_from(i32::from(hour.hour()) * 60 + i32::from(hour.minute())).ok()?;
    let number = |name: &str| fields.text(&format!("{name}-{of}")).parse::<u32>().ok();
    Some(Terms {
        definitive_minute,
        notice_days: number("opzeg")?,
        late_percent: number("kost")?,
        tacit_days: number("stilte")?,
    })
}

/// `POST /samenwerking/afspraken`.
pub(crate) async fn set_terms(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let (fields, visit) = (&posted.fields, &posted.visit);
    let ask = SetTermsRequest {
        request_id: fields.text("request_id").to_owned(),
        engagement_id: fields.text("overeenkomst").to_owned(),
        terms: filled(fields),
    };
    let notice = match Reader::of(&face.context.peers, &visit.signed.viewer).floor()?.set_terms(ask).await {
        Ok(_) => Notice::done(visit.words.say("floor-terms-saved")),
        Err(_) => Notice::refused(visit.words.say("floor-terms-refused")),
    };
    visit.tell(&face, notice);
    Ok(Redirect::to(PATH).into_response())
}

/// `POST /samenwerking/stilte`.
pub(crate) async fn approve(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let (fields, visit) = (&posted.fields, &posted.visit);
    let ask = ApproveTacitlyRequest {
        request_id: fields.text("request_id").to_owned(),
        shift_id: fields.text("dienst").to_owned(),
    };
    let notice = match Reader::of(&face.context.peers, &visit.signed.viewer).floor()?.approve_tacitly(ask).await {
        Ok(_) => Notice::done(visit.words.say("floor-silence-done")),
        Err(status) => Notice::refused(visit.words.say(match reason_of(&status).as_deref() {
            Some("NOT_TACIT_YET") => key("floor-silence-early"),
            Some(_) | None => key("floor-silence-refused"),
        })),
    };
    visit.tell(&face, notice);
    Ok(Redirect::to(PATH).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn silence_is_what_the_agreed_day_passed_over() {
        let table = [(450, "2026-11-23", true), (450, "2026-11-24", false), (450, "", false), (0, "2026-11-20", false)];
        for (minutes_present, tacit_on, expected) in table {
            let shift = HostShift { minutes_present, tacit_on: tacit_on.into(), ..HostShift::default() };
            assert_eq!(is_silent(&shift, "2026-11-23"), expected, "{minutes_present} {tacit_on}");
        }
    }

    #[test]
    fn figures_are_an_hour_and_whole_numbers() {
        let fields = |hour: &str, percent: &str| {
            let pairs =
                [("overeenkomst", "7"), ("uur-7", hour), ("opzeg-7", "2"), ("kost-7", percent), ("stilte-7", "5")];
            Fields::of(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())))
        };
        let terms = Terms { definitive_minute: 435, notice_days: 2, late_percent: 50, tacit_days: 5 };
        assert_eq!(filled(&fields("07:15", "50")), Some(terms));
        assert_eq!(filled(&fields("kwart over zeven", "50")), None);
        assert_eq!(filled(&fields("07:15", "de helft")), None);
    }
}

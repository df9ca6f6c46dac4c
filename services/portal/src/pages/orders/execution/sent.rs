//! What the order desk sends about a quote or an order: form to call, and what to tell.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use tonic::{Code, Status};
use werkbrug_chassis::refusal::{facts_of, reason_of};
use werkbrug_proto::orders::{
    AcceptOrderRequest, CancelOrderRequest, CancelReason, ChangeOrderRequest, DeliverPartRequest, GetOrderRequest,
    LinePieces, LoseQuoteRequest, LossReason, MaterialMove, NameDeliverySiteRequest, OrderLine, RecordMaterialRequest,
    RecordProgressRequest, ReviseQuoteRequest, SubTask,
};

use super::forms::{
    CANCELLED, COUNT, FINISHED, LATER, LEAVING, LOST, MATERIAL, MOVE, MOVES, NEW_DEPARTMENT, NEW_LINE, NEW_MINUTES,
    NEW_PIECES, NEW_PRICE, NEW_TASK, PIECES, PRICE, REASON, SITE, UNTIL, WANTED, address,
};
use crate::{
    pages::{
        orders::said,
        parts::notice::Notice,
        premiums::money,
        rush::{self, number},
    },
    reading::Reader,
    trouble::Trouble,
    visit::{Fields, Posted, Visit},
    web::Face,
    words::{dates, key},
};

/// What came of sending a form: the key of what to tell, or why not.
enum Sent {
    /// It is done.
    Done(&'static str),
    /// Something that was typed cannot be read.
    Unreadable,
    /// The service says no.
    Refused(Status),
    /// The service says no after these sub-tasks were recorded.
    Partly(Vec<String>, Status),
}

impl From<Status> for Sent {
    fn from(status: Status) -> Self {
        Self::Refused(status)
    }
}

/// The order, the version that was seen, and the number of the form.
struct About<'a> {
    id: &'a str,
    etag: String,
    request_id: String,
}

impl<'a> About<'a> {
    fn of(id: &'a str, fields: &Fields) -> Self {
        Self { id, etag: fields.text("etag").to_owned(), request_id: fields.text("request_id").to_owned() }
    }
}

/// `POST /orders/{id}/uitvoering/{what}`.
pub(crate) async fn send(
    State(face): State<Arc<Face>>,
    Path((id, what)): Path<(String, String)>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let (fields, visit) = (&posted.fields, &posted.visit);
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let about = About::of(&id, fields);
    let sent = match what.as_str() {
        "voortgang" => progress(reader, about, fields).await,
        "leveren" => deliver(reader, about, fields).await,
        "wijzigen" => change(reader, about, fields).await,
        "annuleren" => cancel(reader, about, fields).await,
        "aanvaarden" => accept(reader, about, fields).await,
        "verloren" => lose(reader, about, fields).await,
        "materiaal-boeken" => material(reader, about, fields).await,
        "vestiging" => site(reader, about, fields).await,
        "versie" => match revise(reader, about, fields).await {
            Ok(newer) => {
                visit.forget(&face, &address(&id, &what));
                visit.tell(&face, Notice::done(visit.words.say("execution-revised")));
                return Ok(Redirect::to(&format!("/orders/{newer}/uitvoering")).into_response());
            }
            Err(sent) => Err(sent),
        },
        _ => Err(Sent::Unreadable),
    };
    let sent = sent.unwrap_or_else(|sent| sent);
    keep(&face, &posted, &address(&id, &what), &sent);
    tell(&face, visit, sent)?;
    Ok(Redirect::to(&format!("/orders/{id}/uitvoering")).into_response())
}

/// Records the progress that a form says of an order, tells what came of it, and keeps under this address what was refused.
pub(crate) async fn record_progress(face: &Face, posted: &Posted, (id, at): (&str, &str)) -> Result<(), Trouble> {
    let reader = Reader::of(&face.context.peers, &posted.visit.signed.viewer);
    let sent = progress(reader, About::of(id, &posted.fields), &posted.fields).await.unwrap_or_else(|sent| sent);
    keep(face, posted, at, &sent);
    tell(face, &posted.visit, sent)
}

/// What was refused stays in its form; what was recorded is not typed again.
fn keep(face: &Face, Posted { visit, fields }: &Posted, at: &str, sent: &Sent) {
    match sent {
        Sent::Done(_) => visit.forget(face, at),
        Sent::Unreadable | Sent::Refused(_) => visit.keep(face, at, fields),
        Sent::Partly(recorded, _) => visit.keep(face, at, &without(fields, recorded)),
    }
}

/// The fields without those of sub-tasks that were recorded.
fn without(fields: &Fields, recorded: &[String]) -> Fields {
    let is_recorded =
        |name: &str| name.strip_prefix(FINISHED).is_some_and(|id| recorded.iter().any(|recorded| recorded == id));
    let left = fields.names().filter(|name| !is_recorded(name));
    Fields::of(left.map(|name| (name.to_owned(), fields.text(name).to_owned())))
}

fn tell(face: &Face, visit: &Visit, sent: Sent) -> Result<(), Trouble> {
    let words = &visit.words;
    let status = match sent {
        Sent::Done(text) => {
            visit.tell(face, Notice::done(words.say(text)));
            return Ok(());
        }
        Sent::Unreadable => {
            visit.tell(face, Notice::refused(words.say("rush-unreadable")));
            return Ok(());
        }
        Sent::Refused(status) => status,
        Sent::Partly(recorded, status) => {
            let text = words.fill("execution-recorded-partly", &[("count", recorded.len().into())]);
            visit.tell(face, Notice::done(text));
            status
        }
    };
    let kinds = [Code::InvalidArgument, Code::FailedPrecondition, Code::Aborted, Code::AlreadyExists];
    if !kinds.contains(&status.code()) {
        return Err(status.into());
    }
    let facts = facts_of(&status);
    let fact = |name: &str| facts.get(name).cloned().unwrap_or_default();
    let today = face.context.clock.today();
    let text = match reason_of(&status).unwrap_or_default().as_str() {
        "MORE_THAN_READY" => words.fill("execution-more-than-ready", &[("ready", fact("ready").into())]),
        "MORE_PIECES_THAN_ORDERED" => words.fill("execution-more-than-left", &[("left", fact("left").into())]),
        "FEWER_THAN_FINISHED" => words.fill("execution-fewer-than-finished", &[("finished", fact("finished").into())]),
        "MATERIAL_SHORT" => words.fill("execution-material-short", &[("here", fact("here").into())]),
        "LATER_THAN_WANTED" => {
            let day = super::day(words, &fact("possible_on"), today);
            words.fill("execution-later-than-wanted", &[("day", day.into())])
        }
        "SITE_CLOSED" => words.say("site-was-closed").into_owned(),
        "NOTHING_CHANGES" | "NOTHING_LEAVES" => words.say("execution-nothing-typed").into_owned(),
        "ALREADY_CANCELLED" | "ALREADY_LOST" | "ALREADY_DELIVERED" => words.say("execution-over").into_owned(),
        _ => rush::refusal(words, &status, today),
    };
    visit.tell(face, Notice::refused(text));
    Ok(())
}

async fn progress(reader: Reader<'_>, about: About<'_>, fields: &Fields) -> Result<Sent, Sent> {
    let typed = numbers(fields, FINISHED)?;
    if typed.is_empty() || typed.iter().any(|(_, pieces)| *pieces == 0) {
        return Err(Sent::Unreadable);
    }
    let mut orders = reader.orders()?;
    let mut recorded = Vec::new();
    // Each sub-task is a call of its own; sent again, each is the same call.
    for (sub_task_id, pieces) in typed {
        let request_id = format!("{}/{sub_task_id}", about.request_id);
        let order_id = about.id.to_owned();
        let asked = RecordProgressRequest { request_id, order_id, sub_task_id: sub_task_id.clone(), pieces };
        match orders.record_progress(asked).await {
            Ok(_) => recorded.push(sub_task_id),
            Err(status) if recorded.is_empty() => return Err(Sent::Refused(status)),
            Err(status) => return Err(Sent::Partly(recorded, status)),
        }
    }
    Ok(Sent::Done(key("execution-recorded")))
}

async fn deliver(reader: Reader<'_>, about: About<'_>, fields: &Fields) -> Result<Sent, Sent> {
    let lines = lines(fields, LEAVING)?;
    if lines.is_empty() {
        return Err(Sent::Unreadable);
    }
    let About { id, etag, request_id } = about;
    let asked = DeliverPartRequest { request_id, order_id: id.to_owned(), etag, lines };
    let left = reader.executing()?.deliver_part(asked).await?.into_inner().pieces_left;
    Ok(Sent::Done(if left == 0 { key("execution-delivered") } else { key("execution-part-delivered") }))
}

async fn change(reader: Reader<'_>, about: About<'_>, fields: &Fields) -> Result<Sent, Sent> {
    let asked = ChangeOrderRequest {
        request_id: about.request_id,
        order_id: about.id.to_owned(),
        etag: about.etag,
        lines: lines(fields, PIECES)?,
        new_lines: new_line(fields)?.into_iter().collect(),
        wanted_on: wanted(fields)?,
        take_later: fields.is_ticked(LATER),
        promised_day: said::chosen(fields).into(),
    };
    reader.executing()?.change_order(asked).await?;
    Ok(Sent::Done(key("execution-changed")))
}

async fn cancel(reader: Reader<'_>, about: About<'_>, fields: &Fields) -> Result<Sent, Sent> {
    let About { id, etag, request_id } = about;
    let reason = chosen(&CANCELLED, fields.text(REASON), |place| CancelReason::try_from(place).ok())?;
    let asked = CancelOrderRequest { request_id, order_id: id.to_owned(), etag, reason: reason.into() };
    reader.executing()?.cancel_order(asked).await?;
    Ok(Sent::Done(key("execution-cancelled")))
}

async fn accept(reader: Reader<'_>, about: About<'_>, fields: &Fields) -> Result<Sent, Sent> {
    let asked = AcceptOrderRequest {
        request_id: about.request_id,
        order_id: about.id.to_owned(),
        etag: about.etag,
        wanted_on: wanted(fields)?,
        take_later: fields.is_ticked(LATER),
        promised_day: said::chosen(fields).into(),
    };
    reader.orders()?.accept_order(asked).await?;
    Ok(Sent::Done(key("execution-accepted")))
}

async fn lose(reader: Reader<'_>, about: About<'_>, fields: &Fields) -> Result<Sent, Sent> {
    let About { id, etag, request_id } = about;
    let reason = chosen(&LOST, fields.text(REASON), |place| LossReason::try_from(place).ok())?;
    let asked = LoseQuoteRequest { request_id, order_id: id.to_owned(), etag, reason: reason.into() };
    reader.executing()?.lose_quote(asked).await?;
    Ok(Sent::Done(key("execution-lost")))
}

async fn site(reader: Reader<'_>, about: About<'_>, fields: &Fields) -> Result<Sent, Sent> {
    let About { id, request_id, .. } = about;
    let asked = NameDeliverySiteRequest { request_id, order_id: id.to_owned(), site_id: fields.text(SITE).to_owned() };
    reader.executing()?.name_delivery_site(asked).await?;
    Ok(Sent::Done(key("site-chosen")))
}

async fn material(reader: Reader<'_>, about: About<'_>, fields: &Fields) -> Result<Sent, Sent> {
    let what = chosen(&MOVES, fields.text(MOVE), |place| MaterialMove::try_from(place).ok())?;
    let asked = RecordMaterialRequest {
        request_id: about.request_id,
        order_id: about.id.to_owned(),
        material_description: fields.text(MATERIAL).to_owned(),
        r#move: what.into(),
        pieces: number(fields.text(COUNT)).ok_or(Sent::Unreadable)?,
    };
    reader.executing()?.record_material(asked).await?;
    Ok(Sent::Done(key("execution-booked")))
}

/// The quote as it is typed now, with the work that it had; answers the id of the new version.
async fn revise(reader: Reader<'_>, about: About<'_>, fields: &Fields) -> Result<String, Sent> {
    let asked = GetOrderRequest { order_id: about.id.to_owned() };
    let former = reader.orders()?.get_order(asked).await?.into_inner();
    let lines = former.lines.into_iter().map(|line| {
        let pieces = number(fields.text(&format!("{PIECES}{}", line.line_id))).ok_or(Sent::Unreadable)?;
        let cents_per_hundred =
            money::typed(fields.text(&format!("{PRICE}{}", line.line_id))).ok_or(Sent::Unreadable)?;
        Ok(OrderLine { pieces, cents_per_hundred, ..line })
    });
    let asked = ReviseQuoteRequest {
        request_id: about.request_id,
        order_id: about.id.to_owned(),
        etag: about.etag,
        lines: lines.collect::<Result<_, Sent>>()?,
        valid_until: dates::typed(fields.text(UNTIL)).ok_or(Sent::Unreadable)?.to_string(),
        material_on: former.material_on,
    };
    Ok(reader.executing()?.revise_quote(asked).await?.into_inner().order_id)
}

/// The choice with this word; the lists stand in the order of the contract, from 1 on.
fn chosen<T>(list: &[(&str, &str)], word: &str, of: impl Fn(i32) -> Option<T>) -> Result<T, Sent> {
    let found = (1_i32..).zip(list).find(|(_, (own, _))| *own == word);
    found.and_then(|(place, _)| of(place)).ok_or(Sent::Unreadable)
}

/// What was typed in the fields that begin so, by what stands behind it; empty fields are left out.
fn numbers(fields: &Fields, begin: &str) -> Result<Vec<(String, u32)>, Sent> {
    let mut found = Vec::new();
    for name in fields.names() {
        let Some(id) = name.strip_prefix(begin).filter(|_| !fields.text(name).is_empty()) else { continue };
        found.push((id.to_owned(), number(fields.text(name)).ok_or(Sent::Unreadable)?));
    }
    Ok(found)
}

fn lines(fields: &Fields, begin: &str) -> Result<Vec<LinePieces>, Sent> {
    let typed = numbers(fields, begin)?.into_iter().filter(|(_, pieces)| *pieces > 0);
    Ok(typed.map(|(line_id, pieces)| LinePieces { line_id, pieces }).collect())
}

/// The line that comes along; nothing when none was typed.
fn new_line(fields: &Fields) -> Result<Option<OrderLine>, Sent> {
    if fields.text(NEW_LINE).is_empty() {
        return Ok(None);
    }
    let count = |name: &str| number(fields.text(name)).ok_or(Sent::Unreadable);
    let task = SubTask {
        task_description: fields.text(NEW_TASK).to_owned(),
        department: fields.text(NEW_DEPARTMENT).to_owned(),
        minutes_per_hundred: count(NEW_MINUTES)?,
        ..SubTask::default()
    };
    Ok(Some(OrderLine {
        line_description: fields.text(NEW_LINE).to_owned(),
        pieces: count(NEW_PIECES)?,
        cents_per_hundred: money::typed(fields.text(NEW_PRICE)).ok_or(Sent::Unreadable)?,
        sub_tasks: vec![task],
        ..OrderLine::default()
    }))
}

fn wanted(fields: &Fields) -> Result<Option<String>, Sent> {
    let typed = fields.text(WANTED);
    if typed.is_empty() {
        return Ok(None);
    }
    dates::typed(typed).map(|day| Some(day.to_string())).ok_or(Sent::Unreadable)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_of_a_form_is_the_one_of_the_contract() {
        let cancelled = CANCELLED.map(|(word, _)| {
            let found = chosen(&CANCELLED, word, |place| CancelReason::try_from(place).ok());
            found.ok().map(|reason| reason.as_str_name().to_lowercase())
        });
        for ((word, _), found) in CANCELLED.iter().zip(cancelled) {
            assert_eq!(found, Some(format!("cancel_reason_{word}")));
        }
        for (word, _) in LOST {
            let found = chosen(&LOST, word, |place| LossReason::try_from(place).ok());
            assert_eq!(
                found.ok().map(|reason| reason.as_str_name().to_lowercase()),
                Some(format!("loss_reason_{word}"))
            );
        }
        for (word, _) in MOVES {
            let found = chosen(&MOVES, word, |place| MaterialMove::try_from(place).ok());
            assert_eq!(found.ok().map(|what| what.as_str_name().to_lowercase()), Some(format!("material_move_{word}")));
        }
        assert!(chosen(&LOST, "newer_version", |place| LossReason::try_from(place).ok()).is_err());
    }

    #[test]
    fn what_was_recorded_is_not_typed_again() {
        let typed = [("klaar-een", "50"), ("klaar-een-twee", "20"), ("later", "ja")];
        let typed = Fields::of(typed.map(|(name, value)| (name.to_owned(), value.to_owned())));
        let left = without(&typed, &["een".to_owned()]);
        assert_eq!((left.text("klaar-een"), left.text("klaar-een-twee"), left.text("later")), ("", "20", "ja"));
    }
}

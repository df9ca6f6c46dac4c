//! `GET /orders/{id}/mail`: what the desk writes to the customer about a quote or an order, in the customer's language, as
//! text to take over: the desk sends it from its own program. Which mails there are follows from what happened.

use std::sync::Arc;

use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;
use tonic::Status;
use werkbrug_proto::orders::{
    Company, Execution, GetCompanyRequest, GetExecutionRequest, GetOrderRequest, GetPromiseRequest, Order, OrderStage,
    PromiseChange, get_company_request::Key,
};

use crate::{
    pages::{
        frame::Frame,
        orders::{execution, one::worth_cents, stage_name},
        parts::{
            badge::{Tone, badge},
            card::card,
        },
        relation::sites,
        rush::mail::{show, tongue_of},
    },
    reading::Reader,
    trouble::Trouble,
    visit::Visit,
    web::Face,
    words::{Words, key, tongue::Tongue},
};

/// What a mail is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Quote,
    Expires,
    Confirmed,
    Changed,
    Part,
    Delivered,
    Cancelled,
}

impl Kind {
    /// The word for it in the address.
    const fn word(self) -> &'static str {
        match self {
            Self::Quote => "offerte",
            Self::Expires => "vervalt",
            Self::Confirmed => "bevestigd",
            Self::Changed => "gewijzigd",
            Self::Part => "deel",
            Self::Delivered => "geleverd",
            Self::Cancelled => "geannuleerd",
        }
    }

    /// What it is called on the page, and its subject.
    const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Quote => (key("mail-of-quote"), key("mail-subject-quote")),
            Self::Expires => (key("mail-of-expiry"), key("mail-subject-expires")),
            Self::Confirmed => (key("mail-of-confirmation"), key("rush-mail-subject")),
            Self::Changed => (key("mail-of-change"), key("mail-subject-changed")),
            Self::Part => (key("mail-of-part"), key("mail-subject-part")),
            Self::Delivered => (key("mail-of-delivery"), key("mail-subject-delivered")),
            Self::Cancelled => (key("mail-of-cancellation"), key("mail-subject-cancelled")),
        }
    }
}

/// What a mail tells.
struct Facts<'a> {
    order: &'a Order,
    execution: &'a Execution,
    /// The last change that brought another day.
    change: Option<&'a PromiseChange>,
    today: Date,
}

/// Which mail, and in which language when the desk chose one.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct In {
    #[serde(default)]
    soort: String,
    #[serde(default)]
    taal: String,
}

/// `GET /orders/{id}/mail`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Path(id): Path<String>,
    Query(chosen): Query<In>,
) -> Result<Response, Trouble> {
    let (words, today) = (&visit.words, face.context.clock.today());
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let order = reader.orders()?.get_order(GetOrderRequest { order_id: id.clone() }).await?.into_inner();
    let execution = reader.executing()?.get_execution(GetExecutionRequest { order_id: id.clone() }).await?.into_inner();
    let asked = GetCompanyRequest { key: Some(Key::CompanyId(order.company_id.clone())) };
    let company = reader.orders()?.get_company(asked).await?.into_inner();
    let changes = changes(reader, &order).await?;
    let change = changes.iter().rev().find(|change| change.kind == "order_changed");
    let facts = Facts { order: &order, execution: &execution, change, today };
    let kinds = fitting(&facts);
    let kind = kinds.iter().find(|kind| kind.word() == chosen.soort).or(kinds.first()).copied();
    let tongue = Tongue::parse(&chosen.taal).unwrap_or_else(|| tongue_of(&company));
    let theirs = face.books.for_one_of(visit.signed.viewer.tenant, tongue);
    let content = html! {
        h1 { (order.order_reference) }
        p.core {
            a href={ "/orders/" (order.order_id) } { (words.say("execution-back")) } " "
            (badge(Tone::Calm, &words.say(stage_name(order.stage()))))
        }
        (card("mail", &words.say("rush-mail"), &mail(words, (&facts, &company), (&kinds, kind), (tongue, &theirs))))
    };
    let title = format!("{} · {}", words.say("rush-mail"), order.order_reference);
    Ok(Frame::of(&face, &visit, title).answer(&content))
}

/// What changed after the promise; nothing of a quote, which has none.
async fn changes(reader: Reader<'_>, order: &Order) -> Result<Vec<PromiseChange>, Status> {
    if order.promised_on.is_none() {
        return Ok(Vec::new());
    }
    let asked = GetPromiseRequest { order_id: order.order_id.clone() };
    Ok(reader.promising()?.get_promise(asked).await?.into_inner().changes)
}

fn mail(
    words: &Words,
    (facts, company): (&Facts<'_>, &Company),
    (kinds, kind): (&[Kind], Option<Kind>),
    (tongue, theirs): (Tongue, &Words),
) -> Markup {
    let Some(kind) = kind else { return html! { p.soft { (words.say("rush-mail-none")) } } };
    let address = |kind: Kind| format!("/orders/{}/mail?soort={}", facts.order.order_id, kind.word());
    html! {
        p.core { @for other in kinds {
            @if *other == kind { strong { (words.say(other.names().0)) } " " }
            @else { a href=(address(*other)) { (words.say(other.names().0)) } " " }
        } }
        (show(words, (&address(kind), company), tongue, Some(&text(theirs, kind, facts))))
    }
}

/// The mails that there is something to write about, the last thing that happened first.
fn fitting(facts: &Facts<'_>) -> Vec<Kind> {
    match facts.order.stage() {
        OrderStage::Quoted => vec![Kind::Quote, Kind::Expires],
        OrderStage::Accepted | OrderStage::InProgress => {
            let part = (!facts.execution.deliveries.is_empty()).then_some(Kind::Part);
            let changed = facts.change.map(|_| Kind::Changed);
            part.into_iter().chain(changed).chain([Kind::Confirmed]).collect()
        }
        OrderStage::Delivered => vec![Kind::Delivered],
        OrderStage::Cancelled => vec![Kind::Cancelled],
        OrderStage::Lost | OrderStage::Unspecified => Vec::new(),
    }
}

/// The text; `words` are the customer's.
fn text(words: &Words, kind: Kind, facts: &Facts<'_>) -> String {
    let reference = facts.order.order_reference.as_str();
    let mut lines = vec![words.fill(kind.names().1, &[("reference", reference.into())])];
    lines.extend([String::new(), words.say("rush-mail-greeting").into_owned(), String::new()]);
    lines.extend(body(words, kind, facts));
    if let Some(site) = facts.order.site.as_ref().filter(|_| kind != Kind::Cancelled) {
        let place = format!("{}, {}", site.site_name, sites::address(site));
        lines.push(words.fill("mail-site", &[("site", place.trim_end_matches(", ").into())]));
    }
    lines.extend([String::new(), words.say("rush-mail-end").into_owned()]);
    lines.join("\n")
}

fn body(words: &Words, kind: Kind, facts: &Facts<'_>) -> Vec<String> {
    let order = facts.order;
    let long = |iso: &str| iso.parse().map_or_else(|_| String::new(), |day: Date| words.long_day(day));
    let on = |name: &'static str, iso: &str| words.fill(name, &[("day", long(iso).into())]);
    let promised = order.promised_on.as_deref().unwrap_or_default();
    match kind {
        Kind::Quote => [vec![on("mail-quote", &order.valid_until)], priced(words, order)].concat(),
        Kind::Expires => {
            let is_over = order.valid_until.parse().is_ok_and(|day: Date| day < facts.today);
            let said = if is_over { key("mail-expired") } else { key("mail-expires") };
            [vec![on(said, &order.valid_until)], priced(words, order)].concat()
        }
        Kind::Confirmed => [vec![on("rush-mail-promised", promised)], pieces(words, order)].concat(),
        Kind::Changed => {
            let from = facts.change.map_or("", |change| change.from.as_str());
            let said = words.fill("mail-changed", &[("from", long(from).into()), ("to", long(promised).into())]);
            [vec![said], pieces(words, order)].concat()
        }
        Kind::Part => part(words, facts),
        Kind::Delivered => {
            let delivered = order.delivered_on.as_deref().unwrap_or_default();
            [vec![on("mail-delivered", delivered)], pieces(words, order)].concat()
        }
        Kind::Cancelled => {
            let ended = order.ended_on.as_deref().unwrap_or_default();
            let why = words.say(execution::why(&order.ended_why)).into_owned();
            vec![words.fill("mail-cancelled", &[("day", long(ended).into()), ("why", why.into())])]
        }
    }
}

/// A line of the mail: what, and how many.
fn counted(words: &Words, what: &str, pieces: u32) -> String {
    format!("- {what}: {}", words.fill("order-pieces", &[("count", pieces.into())]))
}

fn pieces(words: &Words, order: &Order) -> Vec<String> {
    order.lines.iter().map(|line| counted(words, &line.line_description, line.pieces)).collect()
}

/// The lines with what each costs, and what they come to.
fn priced(words: &Words, order: &Order) -> Vec<String> {
    let line = |line: &werkbrug_proto::orders::OrderLine| {
        format!("{}, {}", counted(words, &line.line_description, line.pieces), words.euro(worth_cents(line)))
    };
    let total = order.lines.iter().map(worth_cents).fold(0, i64::saturating_add);
    let total = words.fill("mail-total", &[("total", words.euro(total).into())]);
    order.lines.iter().map(line).chain([total]).collect()
}

/// What left last, and what is still to come.
fn part(words: &Words, facts: &Facts<'_>) -> Vec<String> {
    let (order, execution) = (facts.order, facts.execution);
    let Some(last) = execution.deliveries.iter().max_by_key(|own| own.number) else { return Vec::new() };
    let long = |iso: &str| iso.parse().map_or_else(|_| String::new(), |day: Date| words.long_day(day));
    let mut lines = vec![words.fill("mail-part", &[("day", long(&last.delivered_on).into())])];
    for line in &order.lines {
        let left = last.lines.iter().find(|own| own.line_id == line.line_id).map_or(0, |own| own.pieces);
        if left > 0 {
            lines.push(counted(words, &line.line_description, left));
        }
    }
    let rest = order.lines.iter().filter_map(|line| {
        let gone = execution.lines.iter().find(|own| own.line_id == line.line_id).map_or(0, |own| own.delivered_pieces);
        let rest = line.pieces.saturating_sub(gone);
        (rest > 0).then(|| counted(words, &line.line_description, rest))
    });
    let rest: Vec<String> = rest.collect();
    if !rest.is_empty() {
        let promised = order.promised_on.as_deref().unwrap_or_default();
        lines.push(words.fill("mail-rest", &[("day", long(promised).into())]));
        lines.extend(rest);
    }
    lines
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use werkbrug_proto::orders::{CompanySite, Delivery, LineExecution, LinePieces, OrderLine};

    use super::*;
    use crate::words::tests::{dutch, in_each};

    fn order(stage: OrderStage) -> Order {
        let line = OrderLine {
            line_id: "l".into(),
            line_description: "voorbeelddozen".into(),
            pieces: 1_200,
            cents_per_hundred: 1_250,
            ..OrderLine::default()
        };
        Order {
            order_reference: "PO-7".into(),
            stage: stage.into(),
            lines: vec![line],
            valid_until: "2026-11-30".into(),
            promised_on: Some("2026-12-04".into()),
            delivered_on: Some("2026-12-02".into()),
            ended_on: Some("2026-11-24".into()),
            ended_why: "material_never_came".into(),
            site: Some(CompanySite { site_name: "Magazijn".into(), ..CompanySite::default() }),
            ..Order::default()
        }
    }

    fn parted() -> Execution {
        let lines = vec![LinePieces { line_id: "l".into(), pieces: 300 }];
        Execution {
            deliveries: vec![Delivery { number: 1, delivered_on: "2026-11-27".into(), lines, is_on_time: true }],
            lines: vec![LineExecution { line_id: "l".into(), delivered_pieces: 300, ready_pieces: 0 }],
            ..Execution::default()
        }
    }

    #[test]
    fn what_can_be_written_follows_from_what_happened() {
        let (none, parts) = (Execution::default(), parted());
        let change = PromiseChange { kind: "order_changed".into(), from: "2026-12-01".into(), ..Default::default() };
        let table = [
            (OrderStage::Quoted, &none, None, vec![Kind::Quote, Kind::Expires]),
            (OrderStage::Accepted, &none, None, vec![Kind::Confirmed]),
            (OrderStage::Accepted, &none, Some(&change), vec![Kind::Changed, Kind::Confirmed]),
            (OrderStage::InProgress, &parts, Some(&change), vec![Kind::Part, Kind::Changed, Kind::Confirmed]),
            (OrderStage::Delivered, &parts, Some(&change), vec![Kind::Delivered]),
            (OrderStage::Cancelled, &none, None, vec![Kind::Cancelled]),
            (OrderStage::Lost, &none, None, vec![]),
        ];
        for (stage, execution, change, expected) in table {
            let order = order(stage);
            let facts = Facts { order: &order, execution, change, today: date(2026, 11, 23) };
            assert_eq!(fitting(&facts), expected, "{stage:?}");
        }
    }

    #[test]
    fn every_mail_says_what_happened_in_each_language() {
        let change = PromiseChange { kind: "order_changed".into(), from: "2026-12-01".into(), ..Default::default() };
        let (order, execution) = (order(OrderStage::InProgress), parted());
        let facts = Facts { order: &order, execution: &execution, change: Some(&change), today: date(2026, 11, 23) };
        let table: [(Kind, &[&str]); 7] = [
            (Kind::Quote, &["30", "voorbeelddozen", "150"]),
            (Kind::Expires, &["30", "voorbeelddozen", "150"]),
            (Kind::Confirmed, &["4", "voorbeelddozen"]),
            (Kind::Changed, &["1", "4", "voorbeelddozen"]),
            (Kind::Part, &["27", "300", "900"]),
            (Kind::Delivered, &["2", "voorbeelddozen"]),
            (Kind::Cancelled, &["24"]),
        ];
        for (kind, expected) in table {
            for mail in in_each(|words| text(words, kind, &facts)) {
                assert!(mail.contains("PO-7") && !mail.contains('⟦'), "{kind:?}: {mail}");
                assert!(expected.iter().all(|own| mail.contains(own)), "{kind:?}: {mail}");
                assert_eq!(mail.contains("Magazijn"), kind != Kind::Cancelled, "{kind:?}: {mail}");
            }
        }
        let late = Facts { today: date(2026, 12, 1), ..facts };
        assert!(text(&dutch(), Kind::Expires, &late).contains("is vervallen"));
        assert!(!text(&dutch(), Kind::Expires, &Facts { today: date(2026, 11, 30), ..late }).contains("is vervallen"));
    }
}

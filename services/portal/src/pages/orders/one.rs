//! `GET /orders/{id}`: one order, its work, and why its promise is what it is.

use std::sync::Arc;

use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use jiff::civil::Date;
use maud::{Markup, html};
use werkbrug_proto::orders::{GetOrderRequest, Order, OrderLine, PromiseStep, SubTask};

use crate::{
    lists::{
        cell::Cell,
        sheet::{Sheet, Take},
    },
    pages::{
        frame::Frame,
        orders::{Risk, execution, proof, stage_name, why},
        parts::{
            badge::{Tone, badge},
            card::card,
            empty::empty,
            stat::{Stat, stats},
            table::{Head, table},
            timeline::{Moment, timeline},
        },
        quotes::work,
        relation::sites,
    },
    reading::Reader,
    rooms,
    trouble::Trouble,
    visit::Visit,
    web::Face,
    words::{Words, key},
};

/// The topics after which the page is read again.
const TOPICS: &str = "orders.orders orders.companies crews.capacity";

/// `GET /orders/{id}`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Path(id): Path<String>,
    Query(take): Query<Take>,
) -> Result<Response, Trouble> {
    let after = face.hub.position();
    let today = face.context.clock.today();
    let words = &visit.words;
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let order = reader.orders()?.get_order(GetOrderRequest { order_id: id }).await?.into_inner();
    let (tasks, promise) = (work_of(words, &order), promise_of(words, &order));
    if let Some(file) = take.of(&[&tasks, &promise], today) {
        return file;
    }
    let (risk, why) = (Risk::of_order(&order, today), why(words, &order.late_reasons));
    let company = format!("/bedrijven/{}", order.company_id);
    let company = Some(company).filter(|address| rooms::may_open(visit.signed.viewer.role, address));
    let source = format!("/orders/{}", order.order_id);
    let (execution, proof, asks) = tokio::join!(
        execution::show(reader, &visit, &order, today),
        proof::show(reader, &visit, &order, today),
        work::show(reader, words, &order),
    );
    let content = html! {
        div #order.stack data-live=(TOPICS) data-source=(source) {
            (head(words, &order, (risk, &why), company.as_deref()))
            (figures(words, &order, risk, today))
            (card("werk", &tasks.title, &html! { (lines(words, &order)) (tasks.files(words, &source)) }))
            (asks)
            div.two {
                (card("belofte", &promise.title, &why_then(words, &promise, today, &source)))
                (card("verloop", &words.say("order-course"), &course(words, &order, risk, today)))
            }
            (execution)
            (proof)
        }
    };
    let title = format!("{} · {}", order.order_reference, order.company_name);
    Ok(Frame::of(&face, &visit, title).live(after).answer(&content))
}

fn head(words: &Words, order: &Order, (risk, why): (Risk, &str), company: Option<&str>) -> Markup {
    html! {
        div {
            h1 { (order.order_reference) }
            p.core {
                @if let Some(address) = company { a href=(address) { (order.company_name) } }
                @else { span { (order.company_name) } }
                (badge(Tone::Calm, &words.say(stage_name(order.stage()))))
                @if let Some((tone, text)) = risk.said(words) { (badge(tone, &text)) }
                @if !why.is_empty() { span.soft { (why) } }
            }
            @if let Some(site) = &order.site {
                p { (words.say("site-of-delivery")) ": " (site.site_name) " " span.soft { (sites::address(site)) } }
            }
        }
    }
}

fn figures(words: &Words, order: &Order, risk: Risk, today: Date) -> Markup {
    let day = |iso: &Option<String>| {
        let known = iso.as_deref().and_then(|iso| iso.parse::<Date>().ok());
        known.map_or_else(|| words.say("order-no-day").into_owned(), |day| words.short_day(day, today))
    };
    let (promised, expected) = (day(&order.promised_on), day(&order.expected_on));
    let (promised_name, expected_name) = (words.say("order-promised"), words.say("order-expected"));
    let (done_name, worth_name) = (words.say("order-done"), words.say("order-worth"));
    let done = words.percent(i64::from(done_hundredths(order)));
    let worth = words.euro(order.lines.iter().map(worth_cents).fold(0, i64::saturating_add));
    let tone = match risk {
        Risk::None => Tone::Calm,
        Risk::Threatens(_) => Tone::Watch,
        Risk::Late(_) => Tone::Bad,
    };
    let all = [
        Stat::calm(&promised_name, &promised).explained("#kop-belofte"),
        Stat::calm(&expected_name, &expected).toned(tone).explained("#kop-verloop"),
        Stat::calm(&done_name, &done).explained("#kop-werk"),
        Stat::calm(&worth_name, &worth).explained("#kop-werk"),
    ];
    stats(&all)
}

/// How much of the work is done, in hundredths of a percent, weighed by its minutes.
fn done_hundredths(order: &Order) -> u32 {
    let mut all = (0_u64, 0_u64);
    for line in &order.lines {
        for task in &line.sub_tasks {
            let each = u64::from(task.minutes_per_hundred);
            all.0 = all.0.saturating_add(u64::from(line.pieces).saturating_mul(each));
            all.1 = all.1.saturating_add(u64::from(task.done_pieces.min(line.pieces)).saturating_mul(each));
        }
    }
    let share = all.1.saturating_mul(10_000).checked_div(all.0).unwrap_or(0);
    u32::try_from(share).unwrap_or(0)
}

/// What a line is worth, in cents, rounded down as the price a hundred pieces has it.
pub(super) fn worth_cents(line: &OrderLine) -> i64 {
    i64::from(line.pieces).saturating_mul(line.cents_per_hundred) / 100
}

fn lines(words: &Words, order: &Order) -> Markup {
    if order.lines.is_empty() {
        return empty(&words.say("order-no-lines"));
    }
    let titles = [key("order-task"), key("order-department"), key("order-time"), key("order-progress")]
        .map(|column| words.say(column));
    let [task, department, time, progress] = titles.each_ref();
    let columns = [Head::text(task), Head::text(department), Head::number(time), Head::text(progress)];
    html! { @for line in &order.lines {
        section.orderline {
            h3 {
                (line.line_description) " "
                span.soft {
                    (words.fill("order-pieces", &[("count", line.pieces.into())])) " · " (words.euro(worth_cents(line)))
                }
            }
            @if line.sub_tasks.is_empty() { p.soft { (words.say("order-no-tasks")) } }
            @else {
                (table(&line.line_description, &columns, &html! {
                    @for task in &line.sub_tasks { (task_row(words, line, task)) }
                }))
            }
        }
    } }
}

/// The time that a task takes for all pieces, in minutes, rounded up.
fn minutes_of(line: &OrderLine, task: &SubTask) -> u64 {
    u64::from(line.pieces).saturating_mul(task.minutes_per_hundred.into()).div_ceil(100)
}

fn task_row(words: &Words, line: &OrderLine, task: &SubTask) -> Markup {
    let said = words.fill("order-done-of", &[("done", task.done_pieces.into()), ("count", line.pieces.into())]);
    html! {
        tr {
            th scope="row" { (task.task_description) }
            td { (task.department) }
            td.num { (words.hours(minutes_of(line, task))) }
            td.whole {
                progress value=(task.done_pieces.min(line.pieces)) max=(line.pieces.max(1)) aria-label=(said) {}
                " " (said)
            }
        }
    }
}

/// The work of all lines, as a file has it.
fn work_of(words: &Words, order: &Order) -> Sheet {
    let heads = [
        key("order-task"),
        key("order-line"),
        key("order-department"),
        key("order-time"),
        key("order-progress"),
        key("order-asked"),
    ];
    let of_line = |line: &OrderLine| -> Vec<Vec<Cell>> {
        let row = |task: &SubTask| {
            vec![
                Cell::text(&task.task_description),
                Cell::text(&line.line_description),
                Cell::text(&task.department),
                Cell::Minutes(minutes_of(line, task)),
                Cell::Number(task.done_pieces.into()),
                Cell::Number(line.pieces.into()),
            ]
        };
        line.sub_tasks.iter().map(row).collect()
    };
    Sheet::of(words, ("werk", key("order-work")), &heads, order.lines.iter().flat_map(of_line))
}

/// The days that carry the work: the promise is the last of them.
fn promise_of(words: &Words, order: &Order) -> Sheet {
    let heads = [key("order-day"), key("order-department"), key("order-minutes"), key("order-free")];
    let row = |step: &PromiseStep| {
        vec![
            Cell::day(&step.day),
            Cell::text(&step.department),
            Cell::Minutes(step.minutes.into()),
            Cell::Minutes(step.free_minutes.into()),
        ]
    };
    Sheet::of(words, ("belofte", key("order-promise")), &heads, order.promise_steps.iter().map(row))
}

fn why_then(words: &Words, promise: &Sheet, today: Date, here: &str) -> Markup {
    if promise.rows.is_empty() {
        return empty(&words.say("order-no-promise"));
    }
    html! { p { (words.say("order-promise-why")) } (promise.show(words, today, here)) }
}

/// What happened and what is to come, by day.
fn course(words: &Words, order: &Order, risk: Risk, today: Date) -> Markup {
    let risky = match risk {
        Risk::None => Tone::Info,
        Risk::Threatens(_) => Tone::Watch,
        Risk::Late(_) => Tone::Bad,
    };
    let is_open = order.delivered_on.is_none() && order.ended_on.is_none();
    let mut days: Vec<(Date, &'static str, Tone)> = [
        (Some(order.accepted_on.as_str()), key("order-was-accepted"), Tone::Calm),
        (order.material_on.as_deref(), key("order-material"), Tone::Calm),
        (
            Some(order.valid_until.as_str()).filter(|_| order.promised_on.is_none()),
            key("order-valid-until"),
            Tone::Info,
        ),
        (order.promised_on.as_deref(), key("order-was-promised"), Tone::Info),
        (order.expected_on.as_deref().filter(|_| is_open), key("order-is-expected"), risky),
        (order.delivered_on.as_deref(), key("order-was-delivered"), Tone::Good),
        (order.ended_on.as_deref(), key("order-ended"), Tone::Watch),
    ]
    .into_iter()
    .filter_map(|(iso, what, tone)| Some((iso?.parse().ok()?, what, tone)))
    .collect();
    days.sort_by_key(|(day, _, _)| *day);
    let written: Vec<String> = days.iter().map(|(day, _, _)| words.short_day(*day, today)).collect();
    let moments: Vec<Moment<'_>> = days
        .iter()
        .zip(&written)
        .map(|((_, what, tone), when)| Moment { when, what: html! { (words.say(what)) }, tone: *tone })
        .collect();
    html! {
        (timeline(&moments))
        @if is_open { p.soft { (words.say("order-not-delivered")) } }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::words::tests::dutch;

    fn order() -> Order {
        let task = |minutes, done| SubTask { minutes_per_hundred: minutes, done_pieces: done, ..SubTask::default() };
        let line = OrderLine {
            pieces: 1_000,
            cents_per_hundred: 1_255,
            sub_tasks: vec![task(30, 1_000), task(10, 0)],
            ..OrderLine::default()
        };
        Order { lines: vec![line], promised_on: Some("2026-11-27".into()), ..Order::default() }
    }

    #[test]
    fn work_done_is_weighed_by_the_time_it_takes() {
        assert_eq!(done_hundredths(&order()), 7_500);
        assert_eq!(done_hundredths(&Order::default()), 0);
        assert_eq!(order().lines.iter().map(worth_cents).sum::<i64>(), 12_550);
    }

    #[test]
    fn the_course_runs_by_day_and_says_what_is_still_to_come() {
        let order = Order { accepted_on: "2026-11-16".into(), expected_on: Some("2026-12-01".into()), ..order() };
        let text = course(&dutch(), &order, Risk::Threatens(2), date(2026, 11, 23)).into_string();
        let at = |what: &str| text.find(what).unwrap_or_else(|| panic!("{what}: {text}"));
        assert!(at("ma 16/11") < at("vr 27/11") && at("vr 27/11") < at("di 1/12"), "{text}");
        assert!(text.contains("class=\"watch\"") && text.contains("nog niet geleverd"), "{text}");
    }
}

//! `GET /capaciteit`: what departments announced week by week, what of it is promised, kept and free, and to which orders it
//! went. All that is asked stands in the address. Of departments, never of people.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    response::Response,
};
use jiff::{ToSpan, civil::Date};
use maud::{Markup, html};
use serde::Deserialize;
use tonic::Status;
use url::form_urlencoded;
use werkbrug_chassis::refusal::reason_of;
use werkbrug_proto::orders::{Capacity, CapacityOrder, CapacityWeek, GetCapacityRequest, ListCapacityOrdersRequest};

use crate::{
    lists::{
        cell::Cell,
        sheet::{Sheet, Take},
    },
    pages::{
        frame::Frame,
        parts::{
            badge::Tone,
            button::{self, Weight},
            card::card,
            empty::empty,
            form::Field,
            stat::{Stat, stats},
            toolbar::toolbar,
        },
    },
    reading::Reader,
    trouble::Trouble,
    visit::Visit,
    web::Face,
    words::{Words, dates, key},
};

/// The address.
const PATH: &str = "/capaciteit";
/// The days that are shown when nobody says which: from today on, so many.
const DAYS_AHEAD: i64 = 55;

/// What is asked for in the address; `bij` and `week` name the row whose orders are shown.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    van: String,
    #[serde(default)]
    tot: String,
    #[serde(default)]
    afdeling: String,
    #[serde(default)]
    bij: String,
    #[serde(default)]
    week: String,
}

/// `GET /capaciteit`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Query(asked): Query<Asked>,
    Query(take): Query<Take>,
) -> Result<Response, Trouble> {
    let (words, today) = (&visit.words, face.context.clock.today());
    let day = |text: &str, usual: Date| if text.is_empty() { Some(usual) } else { dates::typed(text) };
    let from = day(&asked.van, today).ok_or(Trouble::NoSuchDay)?;
    let to = day(&asked.tot, from.saturating_add(DAYS_AHEAD.days())).filter(|to| *to >= from);
    let days = (from, to.ok_or(Trouble::NoSuchDay)?);
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let found = weeks(reader, &asked, days).await?;
    let here = here(&asked, days, Some((&asked.bij, &asked.week)));
    let table = weeks_of(words, &found.weeks, |own| self::here(&asked, days, Some((&own.department, &own.week))));
    let orders = match (asked.bij.as_str(), asked.week.parse::<Date>()) {
        ("", _) | (_, Err(_)) => None,
        (department, Ok(monday)) => {
            let week = monday.to_string();
            let ask = ListCapacityOrdersRequest { department: department.to_owned(), week };
            let orders = reader.promising()?.list_capacity_orders(ask).await?.into_inner().orders;
            Some(orders_of(words, (department, monday), &orders, today))
        }
    };
    let sheets: Vec<&Sheet> = std::iter::once(&table).chain(&orders).collect();
    if let Some(file) = take.of(&sheets, today) {
        return file;
    }
    let content = html! {
        h1 { (words.say("room-capacity")) }
        p.intro { (words.say("capacity-intro")) }
        (filters(words, (&asked, days), &found.departments))
        (figures(words, &found.weeks))
        @if let Some(orders) = &orders {
            (card(orders.name, &orders.title, &html! {
                @if orders.rows.is_empty() { (empty(&words.say("capacity-no-orders"))) }
                @else { (orders.show(words, today, &here)) }
            }))
        }
        (card(table.name, &table.title, &html! {
            @if table.rows.is_empty() { (empty(&words.say("capacity-none"))) } @else { (table.show(words, today, &here)) }
        }))
    };
    Ok(Frame::of(&face, &visit, words.say("room-capacity")).answer(&content))
}

async fn weeks(reader: Reader<'_>, asked: &Asked, (from, to): (Date, Date)) -> Result<Capacity, Trouble> {
    let department = asked.afdeling.clone();
    let ask = GetCapacityRequest { from: from.to_string(), to: to.to_string(), department };
    let answer: Result<_, Status> = reader.promising()?.get_capacity(ask).await;
    match answer {
        Ok(found) => Ok(found.into_inner()),
        Err(status) if reason_of(&status).as_deref() == Some("PERIOD_TOO_LONG") => Err(Trouble::NoSuchDay),
        Err(status) => Err(status.into()),
    }
}

/// The address of this page with all that was asked, and with the row whose orders are shown.
fn here(asked: &Asked, (from, to): (Date, Date), row: Option<(&str, &str)>) -> String {
    let mut question = form_urlencoded::Serializer::new(String::new());
    question.append_pair("van", &from.to_string()).append_pair("tot", &to.to_string());
    question.append_pair("afdeling", &asked.afdeling);
    if let Some((department, week)) = row.filter(|(department, _)| !department.is_empty()) {
        question.append_pair("bij", department).append_pair("week", week);
    }
    format!("{PATH}?{}", question.finish())
}

fn filters(words: &Words, (asked, (from, to)): (&Asked, (Date, Date)), departments: &[String]) -> Markup {
    let names = [key("capacity-from"), key("capacity-to"), key("order-department"), key("capacity-all-departments")]
        .map(|name| words.say(name));
    let [from_name, to_name, department, all] = names.each_ref();
    let mut choices: Vec<(&str, &str)> = vec![("", all.as_ref())];
    choices.extend(departments.iter().map(|own| (own.as_str(), own.as_str())));
    let fields = html! {
        (Field::optional("van", from_name).holding(&from.to_string()).day(words))
        (Field::optional("tot", to_name).holding(&to.to_string()).day(words))
        (Field::optional("afdeling", department).holding(&asked.afdeling).one_of(&choices))
        (button::submit(Weight::Plain, &words.say("lead-show")))
    };
    let is_narrowed = !asked.afdeling.is_empty() || !asked.van.is_empty() || !asked.tot.is_empty();
    let all = html! { @if is_narrowed { (button::link(Weight::Plain, PATH, &words.say("lead-all"))) } };
    toolbar(PATH, &words.say("capacity-filters"), &fields, &all)
}

/// All weeks that are shown together.
fn figures(words: &Words, weeks: &[CapacityWeek]) -> Markup {
    let sum = |of: fn(&CapacityWeek) -> u32| weeks.iter().map(|own| u64::from(of(own))).sum::<u64>();
    let names = [
        key("capacity-announced"),
        key("capacity-promised"),
        key("capacity-held"),
        key("capacity-free"),
        key("capacity-short"),
    ]
    .map(|name| words.say(name));
    let [announced, promised, held, free, short] = names.each_ref();
    let short_minutes = sum(|own| own.short_minutes);
    let values = [
        words.hours(sum(|own| own.announced_minutes)),
        words.hours(sum(|own| own.promised_minutes)),
        words.hours(sum(|own| own.held_minutes)),
        words.hours(sum(|own| own.free_minutes)),
        words.hours(short_minutes),
    ];
    let [announced_value, promised_value, held_value, free_value, short_value] = values.each_ref();
    let tone = if short_minutes > 0 { Tone::Watch } else { Tone::Calm };
    stats(&[
        Stat::calm(announced, announced_value).explained("#kop-weken"),
        Stat::calm(promised, promised_value).explained("#kop-weken"),
        Stat::calm(held, held_value).explained("#kop-weken"),
        Stat::calm(free, free_value).explained("#kop-weken"),
        Stat::calm(short, short_value).toned(tone).explained("#kop-weken"),
    ])
}

/// The weeks as rows; `leads` says where a row's orders are.
fn weeks_of(words: &Words, weeks: &[CapacityWeek], leads: impl Fn(&CapacityWeek) -> String) -> Sheet {
    let heads = [
        key("capacity-week"),
        key("capacity-monday"),
        key("order-department"),
        key("capacity-announced"),
        key("capacity-promised"),
        key("capacity-held"),
        key("capacity-free"),
        key("capacity-short"),
    ];
    let row = |own: &CapacityWeek| {
        let week = own.week.parse().map_or_else(|_| own.week.clone(), |monday: Date| words.week(monday));
        vec![
            Cell::Link(week, leads(own)),
            Cell::day(&own.week),
            Cell::text(&own.department),
            Cell::Minutes(own.announced_minutes.into()),
            Cell::Minutes(own.promised_minutes.into()),
            Cell::Minutes(own.held_minutes.into()),
            Cell::Minutes(own.free_minutes.into()),
            Cell::Minutes(own.short_minutes.into()),
        ]
    };
    Sheet::of(words, ("weken", key("capacity-weeks")), &heads, weeks.iter().map(row))
}

/// The orders that have minutes of a department in a week.
fn orders_of(words: &Words, (department, monday): (&str, Date), orders: &[CapacityOrder], today: Date) -> Sheet {
    let heads = [
        key("order-reference"),
        key("order-customer"),
        key("capacity-here"),
        key("order-promised"),
        key("order-stage"),
    ];
    let row = |own: &CapacityOrder| {
        let state = if own.held_until_us > 0 {
            let time = words.time_on(own.held_until_us, today);
            Cell::State(Tone::Watch, words.fill("rush-held-until", &[("time", time.into())]))
        } else {
            Cell::State(Tone::Calm, words.say("capacity-is-promised").into_owned())
        };
        vec![
            Cell::Link(own.order_reference.clone(), format!("/orders/{}", own.order_id)),
            Cell::Link(own.company_name.clone(), format!("/bedrijven/{}", own.company_id)),
            Cell::Minutes(own.minutes.into()),
            Cell::day(&own.promised_on),
            state,
        ]
    };
    Sheet {
        name: "orders",
        title: words.fill("capacity-orders", &[("department", department.into()), ("week", words.week(monday).into())]),
        heads: heads.map(|head| words.say(head).into_owned()).to_vec(),
        rows: orders.iter().map(row).collect(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_address_holds_all_that_is_asked_and_the_row_that_is_looked_at() {
        let asked = Asked { afdeling: "PACK & CO".into(), ..Asked::default() };
        let days = (date(2026, 11, 23), date(2026, 12, 20));
        let plain = "/capaciteit?van=2026-11-23&tot=2026-12-20&afdeling=PACK+%26+CO";
        assert_eq!(here(&asked, days, None), plain);
        assert_eq!(here(&asked, days, Some(("", ""))), plain, "no row");
        assert_eq!(here(&asked, days, Some(("WAS", "2026-11-30"))), format!("{plain}&bij=WAS&week=2026-11-30"));
    }
}

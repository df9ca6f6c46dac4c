//! `GET /doorlooptijden`: promised against actual, on time in full, and whether forecasts came true; by month, activity and
//! customer. Also how long customers waited for a first answer.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    response::Response,
};
use jiff::{ToSpan, civil::Date};
use maud::{Markup, html};
use serde::Deserialize;
use url::form_urlencoded;
use werkbrug_proto::orders::{DaysLate, GetLeadTimesRequest, LeadTime, LeadTimes};

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
            chart::Chart,
            empty::empty,
            form::Field,
            notice::Notice,
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

mod reaction;

/// The address.
const PATH: &str = "/doorlooptijden";
/// The period that is shown when nobody says which: this many days back.
const DAYS_BACK: i64 = 180;
/// Nine of ten safe days should hold; within this it is as it should be, in hundredths of a percent.
const AS_IT_SHOULD_BE: std::ops::RangeInclusive<i64> = 8_800..=9_200;

/// What is asked for in the address.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    van: String,
    #[serde(default)]
    tot: String,
    #[serde(default)]
    activiteit: String,
    #[serde(default)]
    klant: String,
}

/// `GET /doorlooptijden`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Query(asked): Query<Asked>,
    Query(take): Query<Take>,
) -> Result<Response, Trouble> {
    let (words, today) = (&visit.words, face.context.clock.today());
    let day = |text: &str, usual: Date| if text.is_empty() { Some(usual) } else { dates::typed(text) };
    let from = day(&asked.van, today.saturating_sub(DAYS_BACK.days())).ok_or(Trouble::NoSuchDay)?;
    let to = day(&asked.tot, today).filter(|to| *to >= from).ok_or(Trouble::NoSuchDay)?;
    let ask = GetLeadTimesRequest {
        from: from.to_string(),
        to: to.to_string(),
        company_id: asked.klant.clone(),
        activity: asked.activiteit.clone(),
    };
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let found = reader.promising()?.get_lead_times(ask).await?.into_inner();
    let sheets = [
        sheet(words, ("maanden", key("lead-by-month"), key("lead-month")), &found.by_month),
        sheet(words, ("activiteiten", key("lead-by-activity"), key("lead-activity")), &found.by_activity),
        sheet(words, ("klanten", key("lead-by-company"), key("order-customer")), &found.by_company),
    ];
    let waited = found.reaction.clone().unwrap_or_default();
    let waits = reaction::sheets(words, &waited);
    let all: Vec<&Sheet> = sheets.iter().chain(&waits).collect();
    if let Some(file) = take.of(&all, today) {
        return file;
    }
    let here = here(&asked, from, to);
    let content = html! {
        h1 { (words.say("room-lead-times")) }
        (filters(words, &asked, from, to))
        (figures(words, &found))
        @if !sheets.iter().all(|sheet| sheet.rows.is_empty()) {
            div.two {
                (card("spreiding", &words.say("lead-spread"), &spread(words, &found.spread)))
                (card("verloop", &words.say("lead-course"), &course(words, &found.by_month)))
            }
        }
        @for sheet in &sheets { @if !sheet.rows.is_empty() {
            (card(sheet.name, &sheet.title, &sheet.show(words, today, &here)))
        } }
        (reaction::show(words, &waited, &waits, (today, &here)))
    };
    Ok(Frame::of(&face, &visit, words.say("room-lead-times")).answer(&content))
}

/// The address of this page with all that was asked.
fn here(asked: &Asked, from: Date, to: Date) -> String {
    let question = form_urlencoded::Serializer::new(String::new())
        .append_pair("van", &from.to_string())
        .append_pair("tot", &to.to_string())
        .append_pair("activiteit", &asked.activiteit)
        .append_pair("klant", &asked.klant)
        .finish();
    format!("{PATH}?{question}")
}

fn filters(words: &Words, asked: &Asked, from: Date, to: Date) -> Markup {
    let names = [key("lead-from"), key("lead-to"), key("lead-activity")].map(|name| words.say(name));
    let [from_name, to_name, activity] = names.each_ref();
    let fields = html! {
        (Field::optional("van", from_name).holding(&from.to_string()).day(words))
        (Field::optional("tot", to_name).holding(&to.to_string()).day(words))
        (Field::optional("activiteit", activity).holding(&asked.activiteit).text())
        @if !asked.klant.is_empty() { input type="hidden" name="klant" value=(asked.klant); }
        (button::submit(Weight::Plain, &words.say("lead-show")))
    };
    let all = html! { @if !asked.klant.is_empty() || !asked.activiteit.is_empty() {
        (button::link(Weight::Plain, PATH, &words.say("lead-all")))
    } };
    toolbar(PATH, &words.say("lead-filters"), &fields, &all)
}

/// So many of so many, in hundredths of a percent.
fn share(part: u32, of: u32) -> Option<i64> {
    i64::from(part).saturating_mul(10_000).checked_div(i64::from(of))
}

fn percent(words: &Words, part: u32, of: u32) -> String {
    share(part, of).map_or_else(|| words.say("lead-unknown").into_owned(), |share| words.percent(share))
}

fn figures(words: &Words, found: &LeadTimes) -> Markup {
    let all = found.all.clone().unwrap_or_default();
    if all.orders == 0 {
        return empty(&words.say("lead-none"));
    }
    let days = |count: u32| words.fill("lead-days", &[("count", count.into())]);
    let names = [key("lead-orders"), key("lead-on-time"), key("lead-median"), key("lead-nine"), key("lead-p90-held")]
        .map(|name| words.say(name));
    let [orders, on_time, median, nine, held] = names.each_ref();
    let values = [
        words.number(all.orders.into()),
        percent(words, all.on_time, all.orders),
        days(all.median_days),
        days(all.nine_of_ten_days),
        percent(words, all.p90_held, all.p90_known),
    ];
    let [orders_value, on_time_value, median_value, nine_value, held_value] = values.each_ref();
    let tone = match share(all.p90_held, all.p90_known) {
        Some(share) if !AS_IT_SHOULD_BE.contains(&share) => Tone::Watch,
        Some(_) | None => Tone::Calm,
    };
    html! {
        (stats(&[
            Stat::calm(orders, orders_value).explained("#kop-maanden"),
            Stat::calm(on_time, on_time_value).explained("#kop-spreiding"),
            Stat::calm(median, median_value).explained("#kop-activiteiten"),
            Stat::calm(nine, nine_value).explained("#kop-activiteiten"),
            Stat::calm(held, held_value).toned(tone).explained("#kop-verloop"),
        ]))
        p.soft { (words.fill("lead-held-of", &[
            ("held", all.p90_held.into()), ("known", all.p90_known.into()),
            ("even", percent(words, all.p50_held, all.p50_known).into()),
        ])) }
        @if found.is_cut_short { (Notice::info(words.say("lead-cut-short")).show()) }
    }
}

/// How many orders came how many working days after their promise.
fn spread(words: &Words, spread: &[DaysLate]) -> Markup {
    let label = |row: &DaysLate| words.number(row.days.into());
    let title = words.say("lead-spread-title");
    let (over, name) = (words.say("lead-days-late"), words.say("lead-orders").into_owned());
    Chart {
        title: &title,
        over: &over,
        labels: spread.iter().map(label).collect(),
        series: vec![(name, spread.iter().map(|row| i64::from(row.orders)).collect())],
        written: &|count| words.number(count),
    }
    .bars(words)
}

/// On time, and safe days that held, month by month.
fn course(words: &Words, months: &[LeadTime]) -> Markup {
    let title = words.say("lead-course-title");
    let over = words.say("lead-month");
    let shares = |of: fn(&LeadTime) -> (u32, u32)| -> Vec<i64> {
        months.iter().map(of).map(|(part, of)| share(part, of).unwrap_or_default()).collect()
    };
    Chart {
        title: &title,
        over: &over,
        labels: months.iter().map(|month| month.name.clone()).collect(),
        series: vec![
            (words.say("lead-on-time").into_owned(), shares(|month| (month.on_time, month.orders))),
            (words.say("lead-p90-held").into_owned(), shares(|month| (month.p90_held, month.p90_known))),
        ],
        written: &|share| words.percent(share),
    }
    .lines(words)
}

/// A table of groups, as a page and a file have it.
fn sheet(words: &Words, (name, title, group): (&'static str, &'static str, &'static str), rows: &[LeadTime]) -> Sheet {
    let heads = [
        group,
        key("lead-orders"),
        key("lead-on-time"),
        key("lead-median"),
        key("lead-nine"),
        key("lead-promised"),
        key("lead-p90-held"),
    ];
    let row = |one: &LeadTime| {
        let named = if one.company_id.is_empty() {
            Cell::text(one.name.clone())
        } else {
            Cell::Link(one.name.clone(), format!("/bedrijven/{}", one.company_id))
        };
        vec![
            named,
            Cell::Number(one.orders.into()),
            Cell::text(percent(words, one.on_time, one.orders)),
            Cell::Number(one.median_days.into()),
            Cell::Number(one.nine_of_ten_days.into()),
            Cell::Number(one.median_promised_days.into()),
            Cell::text(percent(words, one.p90_held, one.p90_known)),
        ]
    };
    Sheet::of(words, (name, title), &heads, rows.iter().map(row))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_nothing_is_unknown() {
        assert_eq!((share(9, 10), share(1, 3), share(0, 0)), (Some(9_000), Some(3_333), None));
    }
}

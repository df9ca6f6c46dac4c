//! `GET /premies`: what each quarter should bring, what was paid, and what is missing.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use maud::{Markup, html};
use tonic::Status;
use werkbrug_proto::invoicing::PremiumRun;

use crate::{
    pages::{
        frame::Frame,
        parts::{
            badge::{Tone, badge},
            button::{Weight, link},
            card::card,
            chart::Chart,
            empty::empty,
            stat::{Stat, stats},
            table::{Head, table},
        },
        premiums::books::Sums,
    },
    reading::Reader,
    trouble::Trouble,
    visit::Visit,
    web::Face,
    words::{Words, key},
};

pub(crate) mod advances;
pub(crate) mod books;
pub(crate) mod claims;
mod columns;
pub(crate) mod contingent;
pub(crate) mod declaration;
pub(crate) mod derivation;
pub(crate) mod difference;
pub(crate) mod differences;
pub(crate) mod dossier;
pub(crate) mod dossier_paper;
pub(crate) mod effects;
pub(crate) mod ledger;
pub(crate) mod money;
pub(crate) mod organisation;
mod parameters;
pub(crate) mod people;
pub(crate) mod quarters;
pub(crate) mod reckon;
pub(crate) mod run;
pub(crate) mod run_changes;
pub(crate) mod statement;
mod steps;
pub(crate) mod values;
pub(crate) mod wages;
pub(crate) mod what_if;

/// How many quarters stand beside each other.
const QUARTERS: i32 = 6;

/// The head of a page about a quarter: its name, and the quarter once there is one.
fn head(words: &Words, name: &'static str, quarter: &str) -> Markup {
    html! { h1 { (words.say(name)) @if !quarter.is_empty() { " " span.soft { (words.quarter(quarter)) } } } }
}

/// A quarter as it was last reckoned, beside what was paid.
#[derive(Clone)]
struct Quarter {
    run: PremiumRun,
    sums: Sums,
}

/// `GET /premies`.
pub(crate) async fn page(State(face): State<Arc<Face>>, visit: Visit) -> Result<Response, Trouble> {
    let (words, after) = (&visit.words, face.hub.position());
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let quarters = quarters(reader, QUARTERS).await?;
    let content = html! {
        h1 { (words.say("room-premiums")) }
        div #premies.stack data-live="invoicing.premiums" data-source="/premies" {
            @if quarters.is_empty() { (empty(&words.say("premium-none"))) }
            @else { (show(words, &quarters)) }
        }
        (card("berekenen", &words.say("reckon-title"), &reckon::form(&face, &visit)))
    };
    Ok(Frame::of(&face, &visit, words.say("room-premiums")).live(after).answer(&content))
}

/// The last quarters that were reckoned, the last one first.
async fn quarters(reader: Reader<'_>, most: i32) -> Result<Vec<Quarter>, Status> {
    let runs = books::newest_of_each(reader, most).await?;
    Ok(runs.into_iter().map(|run| Quarter { sums: books::sums(&run), run }).collect())
}

fn show(words: &Words, quarters: &[Quarter]) -> Markup {
    html! {
        @if let Some(last) = quarters.first() {
            (card("laatste", &words.quarter(&last.run.quarter), &headline(words, &last.run, &last.sums)))
        }
        section.card { (chart(words, quarters)) }
        (card("kwartalen", &words.say("premium-quarters"), &html! {
            (table_of(words, quarters))
            p.below {
                (link(Weight::Plain, "/premies/kwartalen", &words.say("room-premium-quarters")))
                (link(Weight::Plain, effects::PATH, &words.say("room-premium-parameters")))
            }
        }))
    }
}

/// The three figures of a quarter, each leading to where it comes from.
fn headline(words: &Words, run: &PremiumRun, sums: &Sums) -> Markup {
    let reckoned = format!("/premies/{}", run.run_id);
    let (people, work) = (people::address(&run.quarter), differences::address(&run.quarter));
    let tone = if sums.difference() == 0 { Tone::Calm } else { Tone::Watch };
    html! {
        (stats(&[
            Stat::calm(&words.say("premium-expected"), &words.euro(sums.expected_cents)).explained(&reckoned),
            Stat::calm(&words.say("premium-paid"), &words.euro(sums.paid_cents)).explained(&people),
            Stat::calm(&words.say("premium-difference"), &signed_euro(words, sums.difference()))
                .toned(tone)
                .explained(&work),
        ]))
        @if !run.unconfirmed.is_empty() { p { (unconfirmed(words, run)) } }
    }
}

/// Says that a run rests on amounts that nobody confirmed yet.
fn unconfirmed(words: &Words, run: &PremiumRun) -> Markup {
    let text = words.fill("premium-unconfirmed", &[("count", run.unconfirmed.len().into())]);
    html! { (badge(Tone::Watch, &text)) " " a href={ "/premies/" (run.run_id) "#kop-parameters" } { (words.say("premium-which")) } }
}

fn table_of(words: &Words, quarters: &[Quarter]) -> Markup {
    let titles = [
        key("premium-quarter"),
        key("premium-expected"),
        key("premium-paid"),
        key("premium-difference"),
        key("premium-reckoned-on"),
    ]
    .map(|title| words.say(title));
    let [quarter, expected, paid, difference, made] = &titles;
    let heads =
        [Head::text(quarter), Head::number(expected), Head::number(paid), Head::number(difference), Head::text(made)];
    let rows = html! { @for Quarter { run, sums } in quarters { tr {
        th scope="row" { a href={ "/premies/" (run.run_id) } { (words.quarter(&run.quarter)) } }
        td.num { (words.euro(sums.expected_cents)) }
        td.num { (words.euro(sums.paid_cents)) }
        td.num { (difference_link(words, &run.quarter, sums.difference())) }
        td { (books::made(words, run)) @if !run.unconfirmed.is_empty() { " " (badge(Tone::Watch, &words.say("premium-provisional"))) } }
    } } };
    table(&words.say("premium-quarters"), &heads, &rows)
}

fn difference_link(words: &Words, quarter: &str, cents: i64) -> Markup {
    let text = signed_euro(words, cents);
    html! { @if cents == 0 { (text) } @else { a href=(differences::address(quarter)) { strong { (text) } } } }
}

fn chart(words: &Words, quarters: &[Quarter]) -> Markup {
    let figures = |of: fn(&Sums) -> i64| quarters.iter().rev().map(|quarter| of(&quarter.sums)).collect::<Vec<_>>();
    Chart {
        title: &words.say("premium-beside"),
        over: &words.say("premium-quarter"),
        labels: quarters.iter().rev().map(|quarter| words.quarter(&quarter.run.quarter)).collect(),
        series: vec![
            (words.say("premium-expected").into_owned(), figures(|sums| sums.expected_cents)),
            (words.say("premium-paid").into_owned(), figures(|sums| sums.paid_cents)),
        ],
        written: &|cents| words.euro(cents),
    }
    .bars(words)
}

/// An amount with its sign when there is more than expected.
fn signed_euro(words: &Words, cents: i64) -> String {
    format!("{}{}", if cents > 0 { "+" } else { "" }, words.euro(cents))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::dutch;

    #[test]
    fn money_that_is_missing_stands_out_and_leads_to_the_work_list() {
        let run = PremiumRun { run_id: "r1".into(), quarter: "2026Q3".into(), ..PremiumRun::default() };
        for (paid_cents, told, class) in [(9_500, "€\u{a0}-5,00", "stat watch"), (10_000, "€\u{a0}0,00", "stat calm")]
        {
            let text = headline(&dutch(), &run, &Sums { expected_cents: 10_000, paid_cents }).into_string();
            let last = text.rsplit("<div").next().unwrap();
            assert!(last.contains(told) && last.contains(class) && last.contains("/verschillen?"), "{text}");
            assert!(!text.contains("badge"), "{text}");
        }
    }

    #[test]
    fn a_quarter_that_rests_on_an_unconfirmed_amount_says_so() {
        let run = PremiumRun { unconfirmed: vec!["ggmmi".into()], ..PremiumRun::default() };
        let text = headline(&dutch(), &run, &Sums::default()).into_string();
        assert!(text.contains("1 bedrag is nog niet bevestigd") && text.contains("#kop-parameters"), "{text}");
    }
}

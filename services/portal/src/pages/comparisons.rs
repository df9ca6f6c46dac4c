//! `GET /vergelijken`: what work costs here against elsewhere in a year, with every assumption in sight. A comparison is kept
//! under a title; `GET /vergelijken/{id}` shows it again and prints as one page.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use maud::{Markup, html};
use werkbrug_chassis::refusal::reason_of;
use werkbrug_proto::orders::{Comparison, GetComparisonRequest, ListComparisonsRequest, SaveComparisonRequest};

use crate::{
    pages::{
        frame::Frame,
        parts::{
            badge::Tone,
            card::card,
            empty::empty,
            form::left_over,
            notice::Notice,
            stat::{Stat, stats},
            table::{Head, table},
        },
    },
    reading::Reader,
    trouble::Trouble,
    visit::{Posted, Visit},
    web::Face,
    words::{Words, key},
};

mod assumed;

/// The address.
const PATH: &str = "/vergelijken";

/// `GET /vergelijken`: those that were kept, and a form with the usual assumptions.
pub(crate) async fn page(State(face): State<Arc<Face>>, visit: Visit) -> Result<Response, Trouble> {
    let (words, today) = (&visit.words, face.context.clock.today());
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let kept = reader.comparing()?.list_comparisons(ListComparisonsRequest {}).await?.into_inner().comparisons;
    let typed = visit.kept(&face, PATH);
    let fields = typed.clone().unwrap_or_else(assumed::usual);
    let content = html! {
        h1 { (words.say("room-compare")) }
        p.intro { (words.say("compare-intro")) }
        (card("bewaard", &words.say("compare-kept"), &list(words, &kept, today)))
        @if typed.is_some() { (left_over(words, PATH)) }
        (card("nieuw", &words.say("compare-new"), &assumed::form(&visit, PATH, &fields)))
    };
    Ok(Frame::of(&face, &visit, words.say("room-compare")).answer(&content))
}

fn list(words: &Words, kept: &[Comparison], today: Date) -> Markup {
    if kept.is_empty() {
        return empty(&words.say("compare-none"));
    }
    let names = [
        key("compare-title"),
        key("compare-here"),
        key("compare-elsewhere"),
        key("compare-difference"),
        key("compare-saved"),
    ]
    .map(|name| words.say(name));
    let [title, here, elsewhere, difference, saved] = names.each_ref();
    let heads =
        [Head::text(title), Head::number(here), Head::number(elsewhere), Head::number(difference), Head::text(saved)];
    // One that cannot be reckoned any more has no figures.
    let euro = |one: &Comparison, cents: i64| if one.rows.is_empty() { String::new() } else { words.euro(cents) };
    table(
        &words.say("compare-kept"),
        &heads,
        &html! { @for one in kept { tr {
            th scope="row" { a href={ (PATH) "/" (one.comparison_id) } { (one.title) } }
            td.num { (euro(one, one.here_cents)) }
            td.num { (euro(one, one.elsewhere_cents)) }
            td.num { (euro(one, one.elsewhere_cents.saturating_sub(one.here_cents))) }
            td { (words.day_cell(&one.saved_on, today)) }
        } } },
    )
}

/// `GET /vergelijken/{id}`.
pub(crate) async fn page_of(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    let words = &visit.words;
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let found = reader.comparing()?.get_comparison(GetComparisonRequest { comparison_id: id }).await?.into_inner();
    let fields = assumed::fields_of(&found);
    let content = html! {
        h1 { (found.title) }
        (verdict(words, &found))
        div.two {
            (card("kosten", &words.say("compare-costs"), &costs(words, &found)))
            (card("gevoelig", &words.say("compare-sensitivity"), &sensitivity(words, &found)))
        }
        (card("aannames", &words.say("compare-assumptions"), &assumed::form(&visit, PATH, &fields)))
    };
    Ok(Frame::of(&face, &visit, found.title).answer(&content))
}

fn verdict(words: &Words, found: &Comparison) -> Markup {
    let difference = found.elsewhere_cents.saturating_sub(found.here_cents);
    let sentence = if difference >= 0 { key("compare-here-cheaper") } else { key("compare-elsewhere-cheaper") };
    let tonnes = |grams: i64| words.fill("compare-kilograms", &[("count", (grams / 1_000).into())]);
    let break_even = found
        .break_even_cents_per_hundred
        .map_or_else(|| words.say("compare-no-break-even").into_owned(), |cents| words.euro(cents));
    let names = [
        key("compare-here"),
        key("compare-elsewhere"),
        key("compare-break-even"),
        key("compare-co2-here"),
        key("compare-co2-elsewhere"),
    ]
    .map(|name| words.say(name));
    let [here, elsewhere, even, co2_here, co2_elsewhere] = names.each_ref();
    let values = [
        words.euro(found.here_cents),
        words.euro(found.elsewhere_cents),
        break_even,
        tonnes(found.here_co2_grams),
        tonnes(found.elsewhere_co2_grams),
    ];
    let [here_value, elsewhere_value, even_value, co2_here_value, co2_elsewhere_value] = values.each_ref();
    let tone = |is_cheaper: bool| if is_cheaper { Tone::Good } else { Tone::Calm };
    html! {
        p.core { (words.fill(sentence, &[("amount", words.euro(difference.saturating_abs()).into())])) }
        (stats(&[
            Stat::calm(here, here_value).toned(tone(difference >= 0)).explained("#kop-kosten"),
            Stat::calm(elsewhere, elsewhere_value).toned(tone(difference < 0)).explained("#kop-kosten"),
            Stat::calm(even, even_value).explained("#kop-kosten"),
            Stat::calm(co2_here, co2_here_value).explained("#kop-aannames"),
            Stat::calm(co2_elsewhere, co2_elsewhere_value).explained("#kop-aannames"),
        ]))
    }
}

/// What a kind of cost is called.
fn kind(name: &str) -> &'static str {
    match name {
        "price" => key("compare-price"),
        "freight" => key("compare-freight"),
        "transit_stock" => key("compare-transit-stock"),
        "safety_stock" => key("compare-safety-stock"),
        "rework" => key("compare-rework"),
        "duty" => key("compare-duty"),
        "coordination" => key("compare-coordination"),
        "switching" => key("compare-switching"),
        _ => key("compare-co2"),
    }
}

fn costs(words: &Words, found: &Comparison) -> Markup {
    let names = [key("compare-kind"), key("compare-here"), key("compare-elsewhere"), key("compare-difference")]
        .map(|name| words.say(name));
    let [of_kind, here, elsewhere, difference] = names.each_ref();
    let heads = [Head::text(of_kind), Head::number(here), Head::number(elsewhere), Head::number(difference)];
    let row = |name: &str, here: i64, elsewhere: i64| {
        html! { tr {
            th scope="row" { (name) }
            td.num { (words.euro(here)) }
            td.num { (words.euro(elsewhere)) }
            td.num { (words.euro(elsewhere.saturating_sub(here))) }
        } }
    };
    table(
        &words.say("compare-costs"),
        &heads,
        &html! {
            @for one in &found.rows { (row(&words.say(kind(&one.kind)), one.here_cents, one.elsewhere_cents)) }
            (row(&words.say("compare-total"), found.here_cents, found.elsewhere_cents))
        },
    )
}

fn sensitivity(words: &Words, found: &Comparison) -> Markup {
    let said = |what: &str| {
        let (name, place) = what.rsplit_once('_').unwrap_or((what, "here"));
        let place = if place == "elsewhere" { key("compare-at-elsewhere") } else { key("compare-at-here") };
        words.fill(place, &[("kind", words.say(kind(name)).into())])
    };
    let names = [key("compare-tenth-more"), key("compare-shifts")].map(|name| words.say(name));
    let [more, shifts] = names.each_ref();
    html! {
        p.soft { (words.say("compare-sensitivity-means")) }
        (table(&words.say("compare-sensitivity"), &[Head::text(more), Head::number(shifts)], &html! {
            @for one in &found.sensitivities { tr {
                th scope="row" { (said(&one.what)) }
                td.num { (words.euro(one.change_cents)) }
            } }
        }))
    }
}

/// `POST /vergelijken`: keeps the assumptions and shows what comes of them.
pub(crate) async fn save(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let (fields, visit) = (&posted.fields, &posted.visit);
    let known = fields.text(assumed::KNOWN);
    let back = if known.is_empty() { PATH.to_owned() } else { format!("{PATH}/{known}") };
    let Some(assumptions) = assumed::read(fields) else {
        visit.keep(&face, PATH, fields);
        visit.tell(&face, Notice::refused(visit.words.say("rush-unreadable")));
        return Ok(Redirect::to(PATH).into_response());
    };
    let asked = SaveComparisonRequest {
        request_id: fields.text("request_id").to_owned(),
        comparison_id: known.to_owned(),
        title: fields.text(assumed::TITLE).to_owned(),
        assumptions: Some(assumptions),
        etag: fields.text("etag").to_owned(),
    };
    match Reader::of(&face.context.peers, &visit.signed.viewer).comparing()?.save_comparison(asked).await {
        Ok(answer) => {
            visit.forget(&face, PATH);
            visit.tell(&face, Notice::done(visit.words.say("compare-is-kept")));
            Ok(Redirect::to(&format!("{PATH}/{}", answer.into_inner().comparison_id)).into_response())
        }
        Err(status) => {
            let is_old = reason_of(&status).as_deref() == Some("ETAG_MISMATCH");
            let text = if is_old { key("rush-changed") } else { key("rush-unreadable") };
            visit.keep(&face, PATH, fields);
            visit.tell(&face, Notice::refused(visit.words.say(text)));
            Ok(Redirect::to(&back).into_response())
        }
    }
}

//! `GET /premies/{run}`: one reckoning of a quarter, what it rests on and where payment differs.

use std::sync::Arc;

use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use maud::{Markup, html};
use tonic::Status;
use werkbrug_proto::invoicing::{Difference, ListDifferencesRequest, ListDifferencesResponse, PremiumRun};

use crate::{
    lists::sheet::Take,
    pages::{
        frame::Frame,
        parts::{
            badge::{Tone, badge},
            button::{Weight, link},
            card::card,
            empty::empty,
            stat::{Stat, stats},
            table::{Head, table},
        },
        premiums::{books, differences, parameters, people, run_changes, signed_euro},
    },
    reading::Reader,
    trouble::Trouble,
    visit::Visit,
    web::Face,
    words::{Words, key},
};

/// How many differences stand on the page; the work list holds them all.
const SHOWN: i32 = 12;
/// How many of the quarter's runs are looked at.
const RUNS: i32 = 50;

/// What is known of a run.
struct Seen {
    run: PremiumRun,
    /// What was paid, when this is the newest run of its quarter.
    paid: Option<ListDifferencesResponse>,
    /// The other runs of the quarter, the newest first.
    others: Vec<PremiumRun>,
}

/// `GET /premies/{run}`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Path(run_id): Path<String>,
    Query(take): Query<Take>,
) -> Result<Response, Trouble> {
    let words = &visit.words;
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let seen = read(reader, &run_id, words.tongue().code()).await?;
    let basis = parameters::read(reader, &seen.run).await?;
    if let Some(file) = take.of(&[&parameters::sheet(words, &basis)], face.context.clock.today()) {
        return file;
    }
    let here = format!("/premies/{run_id}");
    let title = words.fill("premium-run-title", &[("quarter", words.quarter(&seen.run.quarter).into())]);
    let content = html! {
        h1 { (title) " " span.soft { (books::made(words, &seen.run)) } }
        div.stack {
            @if seen.paid.is_none() { (outdated(words, &seen)) }
            (card("cijfers", &words.say("premium-figures"), &figures(words, &seen)))
            @if let Some(found) = &seen.paid {
                (card("verschillen", &words.say("room-differences"), &differing(words, &seen.run, found)))
            }
            (card("parameters", &words.say("premium-parameters"), &parameters::show(words, &seen.run, &basis, &here)))
            (card("berekening", &words.say("premium-made"), &how(words, &seen)))
        }
    };
    Ok(Frame::of(&face, &visit, &title).answer(&content))
}

async fn read(reader: Reader<'_>, run_id: &str, language: &str) -> Result<Seen, Status> {
    let run = books::run(reader, run_id, None).await?;
    let others: Vec<PremiumRun> = books::runs_of(reader, &run.quarter, RUNS).await?;
    let others: Vec<PremiumRun> = others.into_iter().filter(|one| one.run_id != run.run_id).collect();
    let is_newest = others.iter().all(|other| other.made_at_us <= run.made_at_us);
    if !is_newest {
        return Ok(Seen { run, paid: None, others });
    }
    let ask = ListDifferencesRequest {
        quarter: run.quarter.clone(),
        page_size: SHOWN,
        order_by: differences::MISSING_FIRST.to_owned(),
        language: language.to_owned(),
        ..ListDifferencesRequest::default()
    };
    let found = reader.invoicing()?.list_differences(ask).await?.into_inner();
    Ok(Seen { run, paid: Some(found), others })
}

/// An older run stays as it was; payments are held against the newest.
fn outdated(words: &Words, seen: &Seen) -> Markup {
    let newest = seen.others.iter().max_by_key(|run| run.made_at_us);
    html! { div.notice.info role="status" { p {
        (words.say("premium-outdated"))
        @if let Some(run) = newest { " " a href={ "/premies/" (run.run_id) } { (words.say("premium-newest")) } }
    } } }
}

fn figures(words: &Words, seen: &Seen) -> Markup {
    let run = &seen.run;
    let (people, work) = (people::address(&run.quarter), differences::address(&run.quarter));
    let labels = [
        key("premium-expected"),
        key("premium-wage"),
        key("premium-guidance-fixed"),
        key("premium-guidance-variable"),
        key("premium-paid"),
        key("premium-difference"),
    ]
    .map(|label| words.say(label));
    let [expected, wage, fixed, variable, paid, difference] = &labels;
    let heads = words.fill("premium-heads", &[("inside", run.inside_count.into()), ("all", run.worker_count.into())]);
    html! {
        (stats(&[
            Stat::calm(expected, &words.euro(run.total_cents)).explained(&people),
            Stat::calm(wage, &words.euro(run.wage_premium_cents)),
            Stat::calm(fixed, &words.euro(run.guidance_fixed_cents)),
            Stat::calm(variable, &words.euro(run.guidance_variable_cents)),
        ]))
        @if seen.paid.is_some() {
            @let sums = books::sums(run);
            @let tone = if sums.difference() == 0 { Tone::Calm } else { Tone::Watch };
            (stats(&[
                Stat::calm(paid, &words.euro(sums.paid_cents)),
                Stat::calm(difference, &signed_euro(words, sums.difference())).toned(tone).explained(&work),
            ]))
        }
        p.core { span.soft { (heads) } (link(Weight::Plain, &people, &words.say("premium-per-worker"))) }
    }
}

fn differing(words: &Words, run: &PremiumRun, found: &ListDifferencesResponse) -> Markup {
    if found.differences.is_empty() {
        return empty(&words.say("premium-no-difference"));
    }
    let titles = [key("premium-worker"), key("premium-class"), key("premium-difference"), key("premium-sentence")]
        .map(|title| words.say(title));
    let [worker, class, difference, why] = &titles;
    let heads = [Head::text(worker), Head::text(class), Head::number(difference), Head::text(why)];
    let rows = html! { @for one in &found.differences {
        @let name = books::named(&one.display_name, &one.worker_id);
        tr {
            th scope="row" {
                @if one.is_reckoned { a href={ "/premies/" (run.run_id) "/" (one.worker_id) } { (name) } }
                @else { (name) }
            }
            td { (badge(tone_of(one), &words.say(differences::class_word(&one.class)))) }
            td.num { (signed_euro(words, differences::sums(one).difference())) }
            td { (differences::told(words, one)) }
        }
    } };
    html! {
        (table(&words.say("room-differences"), &heads, &rows))
        @if !found.next_page_token.is_empty() {
            p { (link(Weight::Plain, &differences::address(&run.quarter), &words.fill("premium-all-differences", &[("count", found.total_size.into())]))) }
        }
    }
}

fn tone_of(one: &Difference) -> Tone {
    if differences::sums(one).difference() < 0 { Tone::Bad } else { Tone::Watch }
}

fn how(words: &Words, seen: &Seen) -> Markup {
    html! {
        p { (words.say("premium-append-only")) }
        dl.known {
            div { dt { (words.say("premium-reckoned-on")) } dd { (books::made(words, &seen.run)) } }
            div { dt { (words.say("premium-digest")) } dd { code { (seen.run.input_digest) } } }
        }
        p.core {
            (link(Weight::Plain, &format!("/premies/{}/dossier", seen.run.run_id), &words.say("room-dossier")))
            (link(Weight::Plain, &run_changes::address(&seen.run.run_id), &words.say("room-run-changes")))
        }
        @if !seen.others.is_empty() {
            h3 { (words.say("premium-others")) }
            ul.plain { @for other in &seen.others { li {
                a href={ "/premies/" (other.run_id) } { (books::made(words, other)) } " · " (words.euro(other.total_cents))
            } } }
        }
    }
}

//! `GET /premies/{run}/dossier`: what an auditor needs to come to the same result, to be printed, with both files beside it.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use http::{HeaderValue, header};
use maud::{Markup, html};
use tonic::Status;
use werkbrug_proto::invoicing::{GetRunDossierRequest, RunDossier};

use crate::{
    pages::{
        frame::Frame,
        parts::{
            badge::{Tone, badge},
            button,
            card::card,
            icon::Icon,
        },
        premiums::{books::day_of, head, parameters},
    },
    reading::Reader,
    trouble::Trouble,
    visit::Visit,
    web::Face,
    words::{Words, key},
};

/// `GET /premies/{run}/dossier`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Path(run_id): Path<String>,
) -> Result<Response, Trouble> {
    let words = &visit.words;
    let found = read(Reader::of(&face.context.peers, &visit.signed.viewer), run_id).await?;
    let here = format!("/premies/{}", found.run_id);
    let content = html! {
        (head(words, key("room-dossier"), &found.quarter))
        p { a href=(here) { (words.say("room-premium-run")) } }
        div.stack {
            (card("berekening", &words.say("premium-made"), &known(words, &found)))
            (card("overdoen", &words.say("dossier-again"), &again(words, &found, &here)))
            (card("onbevestigd", &words.say("dossier-unconfirmed"), &html! {
                @if found.unconfirmed.is_empty() { p { (words.say("effects-none")) } }
                @else { ul.plain { @for name in &found.unconfirmed { li { (parameters::name(words, name)) } } } }
            }))
        }
    };
    Ok(Frame::of(&face, &visit, words.say("room-dossier")).answer(&content))
}

/// `GET /premies/{run}/dossier/invoer`: the input, byte for byte.
pub(crate) async fn input(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Path(run_id): Path<String>,
) -> Result<Response, Trouble> {
    let found = read(Reader::of(&face.context.peers, &visit.signed.viewer), run_id).await?;
    file(&found, "invoer", found.input.clone())
}

/// `GET /premies/{run}/dossier/resultaat`: the result, byte for byte as the tool writes it.
pub(crate) async fn result(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Path(run_id): Path<String>,
) -> Result<Response, Trouble> {
    let found = read(Reader::of(&face.context.peers, &visit.signed.viewer), run_id).await?;
    file(&found, "resultaat", found.result.clone())
}

/// One dossier.
pub(super) async fn read(reader: Reader<'_>, run_id: String) -> Result<RunDossier, Status> {
    Ok(reader.invoicing()?.get_run_dossier(GetRunDossierRequest { run_id }).await?.into_inner())
}

fn file(found: &RunDossier, part: &str, text: String) -> Result<Response, Trouble> {
    let name = format!("attachment; filename=\"{}-{}-{part}.json\"", found.quarter, found.run_number);
    let name = HeaderValue::try_from(name).map_err(|_| Trouble::Bug)?;
    let kind = HeaderValue::from_static("application/json");
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)], text).into_response())
}

fn known(words: &Words, found: &RunDossier) -> Markup {
    let on = words.moment(found.made_at_us, day_of(found.made_at_us));
    html! {
        p {
            @if found.is_same { (badge(Tone::Good, &words.say("dossier-same"))) }
            @else { (badge(Tone::Bad, &words.say("dossier-other"))) }
        }
        dl.known {
            div { dt { (words.say("dossier-kind")) } dd { (words.say(kind(&found.kind))) } }
            div { dt { (words.say("dossier-number")) } dd { (found.run_number) } }
            div { dt { (words.say("premium-reckoned-on")) } dd { (on) } }
            div { dt { (words.say("premium-expected")) } dd { (words.euro(found.total_cents)) } }
            div { dt { (words.say("effects-workers")) } dd { (found.worker_count) } }
            div { dt { (words.say("dossier-rules")) } dd { code { (found.rule_set) } } }
            div { dt { (words.say("premium-digest")) } dd { code { (found.input_digest) } } }
            div { dt { (words.say("dossier-result-digest")) } dd { code { (found.result_digest) } } }
        }
    }
}

/// The commands that come to the same result elsewhere.
fn again(words: &Words, found: &RunDossier, here: &str) -> Markup {
    html! {
        p { (words.say("dossier-hint")) }
        pre.letter tabindex="0" role="region" aria-label=(words.say("dossier-again")) {
            (words.say("dossier-commands"))
        }
        @if found.held_places > 0 { p { (words.fill("dossier-held", &[("count", found.held_places.into())])) } }
        div.actions {
            (button::link_with(Icon::Print, &format!("{here}/dossier/pdf"), &words.say("dossier-pdf"))) " "
            (button::link_with(Icon::Download, &format!("{here}/dossier/invoer"), &words.say("dossier-input"))) " "
            (button::link_with(Icon::Download, &format!("{here}/dossier/resultaat"), &words.say("dossier-result")))
        }
    }
}

/// What a kind of run is called.
pub(super) fn kind(kind: &str) -> &'static str {
    match kind {
        "provisional" => key("run-kind-provisional"),
        "quarter" => key("run-kind-quarter"),
        "recomputation" => key("run-kind-recomputation"),
        "annual" => key("run-kind-annual"),
        "correction" => key("run-kind-correction"),
        _ => key("run-kind-other"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::in_each;

    #[test]
    fn a_run_that_comes_out_otherwise_says_so() {
        for (is_same, class) in [(true, "badge good"), (false, "badge bad")] {
            for kind in ["provisional", "quarter", "recomputation", "annual", "correction", "iets"] {
                let found = RunDossier { is_same, kind: kind.into(), held_places: 2, ..RunDossier::default() };
                for text in in_each(|words| known(words, &found).into_string() + &again(words, &found, "/x").0) {
                    assert!(text.contains(class) && !text.contains('⟦'), "{text}");
                }
            }
        }
    }
}

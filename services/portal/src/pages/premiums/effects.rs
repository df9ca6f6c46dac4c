//! `GET /premies/parameters`: what is not confirmed, and what each other choice would change in the last run.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    response::Response,
};
use maud::html;
use werkbrug_proto::invoicing::{ListParameterEffectsRequest, ParameterEffect, PremiumRun};

use crate::{
    lists::{
        cell::Cell,
        sheet::{Sheet, Take},
    },
    pages::{
        frame::Frame,
        parts::{card::card, empty::empty},
        premiums::{books, head, parameters, values},
    },
    reading::Reader,
    trouble::Trouble,
    visit::Visit,
    web::Face,
    words::{Words, key},
};

/// The address of this page.
pub(super) const PATH: &str = "/premies/parameters";

/// `GET /premies/parameters`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Query(take): Query<Take>,
) -> Result<Response, Trouble> {
    let (words, today) = (&visit.words, face.context.clock.today());
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let all = parameters::all(reader).await?;
    let values = values::sheet(words, &all);
    let typed = visit.kept(&face, PATH).unwrap_or_default();
    let newest = books::newest_of_each(reader, 1).await?.into_iter().next();
    let Some(run) = newest else {
        if let Some(file) = take.of(&[&values], today) {
            return file;
        }
        let content = html! {
            h1 { (words.say("room-premium-parameters")) }
            div.stack { (empty(&words.say("premium-none"))) (values::show(&visit, &typed, &values, today)) }
        };
        return Ok(Frame::of(&face, &visit, words.say("room-premium-parameters")).answer(&content));
    };
    let ask = ListParameterEffectsRequest { run_id: run.run_id.clone() };
    let effects = reader.invoicing()?.list_parameter_effects(ask).await?.into_inner().effects;
    let basis = parameters::used(all, &run);
    let sheet = sheet(words, &effects);
    if let Some(file) = take.of(&[&sheet, &parameters::sheet(words, &basis), &values], today) {
        return file;
    }
    let content = html! {
        (head(words, key("room-premium-parameters"), &run.quarter))
        div.stack {
            (card("gevolgen", &words.say("effects-title"), &effects_of(words, &run, &sheet, today)))
            (card("parameters", &words.say("premium-parameters"), &parameters::show(words, &run, &basis, PATH)))
            (values::show(&visit, &typed, &values, today))
        }
    };
    Ok(Frame::of(&face, &visit, words.say("room-premium-parameters")).answer(&content))
}

fn effects_of(words: &Words, run: &PremiumRun, sheet: &Sheet, today: jiff::civil::Date) -> maud::Markup {
    html! {
        p {
            (words.say("effects-hint")) " "
            a href={ "/premies/" (run.run_id) } { (words.quarter(&run.quarter)) ": " (words.euro(run.total_cents)) }
        }
        @if sheet.rows.is_empty() { (empty(&words.say("effects-none"))) } @else { (sheet.show(words, today, PATH)) }
    }
}

fn sheet(words: &Words, effects: &[ParameterEffect]) -> Sheet {
    let heads = [
        key("premium-parameter"),
        key("effects-taken"),
        key("effects-tried"),
        key("effects-change"),
        key("effects-workers"),
    ];
    let row = |one: &ParameterEffect| {
        vec![
            Cell::text(name_of(words, &one.name)),
            Cell::text(choice(words, &one.value)),
            Cell::text(if one.tried.is_empty() {
                words.say("effects-no-choice").into()
            } else {
                choice(words, &one.tried)
            }),
            if one.tried.is_empty() { Cell::None } else { Cell::euro(one.change_cents) },
            if one.tried.is_empty() { Cell::None } else { Cell::Number(i64::from(one.workers)) },
        ]
    };
    Sheet::of(words, ("gevolgen", key("effects-title")), &heads, effects.iter().map(row))
}

/// Groups of amounts that a run lists together; the others go by their own name.
fn name_of(words: &Words, name: &str) -> String {
    match name {
        "guidance.collective" => words.say("effects-collective").into_owned(),
        "guidance.individual" => words.say("effects-individual").into_owned(),
        _ => parameters::name(words, name),
    }
}

fn choice(words: &Words, value: &str) -> String {
    parameters::choice(value).map_or_else(|| value.to_owned(), |choice| words.say(choice).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::dutch;

    #[test]
    fn each_choice_is_told_in_words_with_what_it_would_change() {
        let one = ParameterEffect {
            name: "straddle".into(),
            value: "out".into(),
            tried: "in".into(),
            change_cents: 480_000,
            workers: 1,
        };
        let told = sheet(&dutch(), &[one]);
        assert_eq!(told.rows[0][1], Cell::text("telt niet mee"));
        assert_eq!(told.rows[0][2], Cell::text("telt mee"));
        assert_eq!(name_of(&dutch(), "guidance.collective"), "Begeleidingspremies collectief");
    }
}

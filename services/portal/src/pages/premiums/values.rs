//! `POST /premies/parameters`: a figure of the law is entered, and every figure that ever was stands there with when.

use std::sync::Arc;

use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use maud::{Markup, html};
use tonic::Status;
use werkbrug_chassis::refusal::{facts_of, reason_of};
use werkbrug_proto::invoicing::{Parameter, SetParameterRequest};

use crate::{
    lists::{cell::Cell, sheet::Sheet},
    pages::{
        parts::{
            button::{Weight, submit},
            card::card,
            form::{Field, changing},
            notice::Notice,
        },
        premiums::{books::day_of, effects::PATH, parameters},
    },
    reading::Reader,
    trouble::Trouble,
    visit::{Fields, Posted, Visit},
    web::Face,
    words::{Words, dates, key},
};

/// Every value with the moment at which it was entered, the newest first: what held, and what was known when.
pub(super) fn sheet(words: &Words, all: &[Parameter]) -> Sheet {
    let heads = [
        key("premium-parameter"),
        key("premium-value"),
        key("premium-valid-from"),
        key("values-recorded"),
        key("premium-status"),
        key("premium-source"),
    ];
    let mut newest: Vec<&Parameter> = all.iter().collect();
    newest.sort_by_key(|one| std::cmp::Reverse(one.recorded_at_us));
    let row = |one: &Parameter| {
        vec![
            Cell::text(parameters::name(words, &one.name)),
            parameters::value_of(words, one),
            Cell::day(&one.valid_from),
            Cell::text(words.moment(one.recorded_at_us, day_of(one.recorded_at_us))),
            parameters::status_of(words, one),
            Cell::text(&one.source),
        ]
    };
    Sheet::of(words, ("waarden", key("values-all")), &heads, newest.into_iter().map(row))
}

/// The values, and the form with what was typed in it and refused.
pub(super) fn show(visit: &Visit, known: &Fields, values: &Sheet, today: Date) -> Markup {
    let words = &visit.words;
    html! {
        (card("waarden", &words.say("values-all"), &html! {
            p { (words.say("values-append-only")) }
            (values.show(words, today, PATH))
        }))
        (card("nieuw", &words.say("values-new"), &form(visit, known)))
    }
}

fn form(visit: &Visit, known: &Fields) -> Markup {
    let words = &visit.words;
    let names: Vec<(&str, String)> =
        parameters::entered().map(|(name, told)| (name, words.say(told).into_owned())).collect();
    let names: Vec<(&str, &str)> = names.iter().map(|(name, told)| (*name, told.as_str())).collect();
    let (unconfirmed, published) = (words.say("premium-not-confirmed"), words.say("premium-published"));
    let statuses = [("unconfirmed", unconfirmed.as_ref()), ("published", published.as_ref())];
    let held = |name| known.text(name);
    let hint = words.fill("values-hint", &[("choices", parameters::choices(words).into())]);
    changing(
        &visit.signed,
        PATH,
        &html! {
            (Field::required("naam", &words.say("premium-parameter")).holding(held("naam")).one_of(&names))
            (Field::required("waarde", &words.say("premium-value")).holding(held("waarde")).hinted(&hint).text())
            (Field::required("vanaf", &words.say("premium-valid-from")).holding(held("vanaf")).day(words))
            (Field::required("bron", &words.say("premium-source")).holding(held("bron")).hinted(&words.say("values-source-hint")).text())
            (Field::required("stand", &words.say("premium-status")).holding(held("stand")).one_of(&statuses))
            div { (submit(Weight::Main, &words.say("values-record"))) }
        },
    )
}

/// `POST /premies/parameters`: no run that was made changes by it.
pub(crate) async fn record(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let Posted { visit, fields } = posted;
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    visit.keep(&face, PATH, &fields);
    let notice = match asked(&visit.words, &fields) {
        Err(fault) => Notice::refused(visit.words.say(fault)),
        Ok(ask) => match reader.invoicing()?.set_parameter(ask).await {
            Ok(_) => {
                visit.forget(&face, PATH);
                Notice::done(visit.words.say("values-recorded-now"))
            }
            Err(status) => match refused(&visit.words, &status) {
                Some(text) => Notice::refused(text),
                None => return Err(status.into()),
            },
        },
    };
    visit.tell(&face, notice);
    Ok(Redirect::to(PATH).into_response())
}

/// What is asked of the service, or what is wrong: a day that is none, a figure that can be read in two ways.
fn asked(words: &Words, fields: &Fields) -> Result<SetParameterRequest, &'static str> {
    let value = parameters::typed(words, fields.text("waarde")).ok_or(key("values-unsure"))?;
    let valid_from = dates::typed(fields.text("vanaf")).ok_or(key("parts-day-fault"))?.to_string();
    Ok(SetParameterRequest {
        request_id: fields.text("request_id").to_owned(),
        name: fields.text("naam").to_owned(),
        value,
        valid_from,
        source: fields.text("bron").to_owned(),
        status: fields.text("stand").to_owned(),
    })
}

fn refused(words: &Words, status: &Status) -> Option<String> {
    match reason_of(status)?.as_str() {
        "PARAMETER_FORM" => {
            let name = facts_of(status).get("name").cloned().unwrap_or_default();
            let name = parameters::name(words, &name);
            Some(words.fill("values-form", &[("parameter", name.into())]))
        }
        "TEXT_EMPTY" | "TEXT_FORM" => Some(words.say("values-no-source").into_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use werkbrug_chassis::refusal::{Kind, Refusal};

    use super::*;
    use crate::words::tests::{dutch, in_each};

    #[test]
    fn the_newest_value_stands_first_with_the_moment_it_was_entered() {
        let value = |value: &str, recorded_at_us| Parameter {
            name: "cap_multiple".into(),
            value: value.into(),
            valid_from: "2024-01-01".into(),
            recorded_at_us,
            ..Parameter::default()
        };
        let told = sheet(&dutch(), &[value("2", 1_792_483_200_000_000), value("2.5", 1_792_483_300_000_000)]);
        assert_eq!(told.rows[0][1], Cell::text("2,5"));
        assert_eq!(told.heads.len(), told.rows[0].len());
    }

    #[test]
    fn a_value_that_does_not_fit_is_told_with_the_name_of_its_parameter() {
        let status = Status::from(Refusal::invalid("value", "PARAMETER_FORM", "x").with_fact("name", "cap_multiple"));
        let source = Status::from(Refusal::new(Kind::Invalid, "TEXT_EMPTY", "x"));
        for status in [status, source] {
            for text in in_each(|words| refused(words, &status).unwrap_or_default()) {
                assert!(!text.is_empty() && !text.contains('⟦'), "{text}");
            }
        }
    }

    #[test]
    fn a_day_is_read_as_it_is_typed_here() {
        let fields = |day: &str, value: &str| {
            Fields::of([("vanaf", day), ("waarde", value)].map(|(name, value)| (name.to_owned(), value.to_owned())))
        };
        let ask = asked(&dutch(), &fields("1/2/2025", "2.111,89")).unwrap();
        assert_eq!((ask.valid_from.as_str(), ask.value.as_str()), ("2025-02-01", "2111.89"));
        assert_eq!(asked(&dutch(), &fields("ooit", "2.111,89")), Err("parts-day-fault"));
        assert_eq!(asked(&dutch(), &fields("1/2/2025", "1.050")), Err("values-unsure"));
    }
}

//! `GET /premies/organisatie?kwartaal=2026Q3`: support for the organisation, and the coaches that the norm asks.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use tonic::Status;
use werkbrug_proto::invoicing::{
    GetGuidanceNormRequest, GetOrganisationRequest, GuidanceNorm, NormGroup, Organisation,
    RecordOrganisationPaymentRequest,
};

use crate::{
    lists::{
        cell::Cell,
        sheet::{Sheet, Take},
    },
    pages::{
        frame::Frame,
        parts::{
            badge::{Tone, badge},
            button::{Weight, submit},
            card::card,
            empty::empty,
            form::{Field, changing},
            notice::Notice,
            stat::{Stat, stats},
        },
        premiums::{books, contingent::On, contingent::figure_of, head, money, parameters, signed_euro},
    },
    reading::Reader,
    trouble::Trouble,
    visit::{Posted, Visit},
    web::Face,
    words::{Words, key},
};

const PATH: &str = "/premies/organisatie";

/// `GET /premies/organisatie`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Query(on): Query<On>,
    Query(take): Query<Take>,
) -> Result<Response, Trouble> {
    let (words, today) = (&visit.words, face.context.clock.today());
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let (support, norm) = read(reader, on.quarter()).await?;
    let groups = groups(words, &norm);
    if let Some(file) = take.of(&[&groups], today) {
        return file;
    }
    let here = format!("{PATH}?kwartaal={}", support.quarter);
    let content = html! {
        (head(words, key("room-organisation"), &support.quarter))
        @if support.quarter.is_empty() { (empty(&words.say("premium-none"))) }
        @else { div.stack {
            (card("ondersteuning", &words.say("organisation-support"), &shown(words, &support)))
            (card("betaling", &words.say("organisation-payment"), &changing(&visit.signed, PATH, &html! {
                (Field::required("kwartaal", &words.say("premium-quarter")).holding(&support.quarter).text())
                (Field::required("bedrag", &words.say("premium-paid")).hinted(&words.say("money-hint")).text())
                (Field::required("kenmerk", &words.say("statement-reference")).text())
                div { (submit(Weight::Main, &words.say("money-record"))) }
            })))
            (card("norm", &words.say("norm-title"), &html! {
                (asked(words, &norm))
                @if !groups.rows.is_empty() { (groups.show(words, today, &here)) }
            }))
        } }
    };
    Ok(Frame::of(&face, &visit, words.say("room-organisation")).answer(&content))
}

async fn read(reader: Reader<'_>, quarter: String) -> Result<(Organisation, GuidanceNorm), Status> {
    let mut service = reader.invoicing()?;
    match service.get_organisation(GetOrganisationRequest { quarter }).await {
        Ok(answer) => {
            let support = answer.into_inner();
            let ask = GetGuidanceNormRequest { quarter: support.quarter.clone() };
            Ok((support, service.get_guidance_norm(ask).await?.into_inner()))
        }
        Err(status) if books::is_no_quarter(&status) => Ok((Organisation::default(), GuidanceNorm::default())),
        Err(status) => Err(status),
    }
}

/// `POST /premies/organisatie`: what was paid for a quarter.
pub(crate) async fn record(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let Posted { visit, fields } = posted;
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let quarter = fields.text("kwartaal").to_uppercase();
    let to = format!("{PATH}?kwartaal={quarter}");
    let Some(amount_cents) = money::typed(fields.text("bedrag")) else {
        visit.tell(&face, Notice::refused(visit.words.say("money-no-amount")));
        return Ok(Redirect::to(&to).into_response());
    };
    let ask = RecordOrganisationPaymentRequest {
        request_id: fields.text("request_id").to_owned(),
        quarter,
        amount_cents,
        statement: fields.text("kenmerk").to_owned(),
    };
    let notice = match reader.invoicing()?.record_organisation_payment(ask).await {
        Ok(_) => Notice::done(visit.words.say("money-recorded")),
        Err(status) => Notice::refused(visit.words.say(money::refused(&status).ok_or(status)?)),
    };
    visit.tell(&face, notice);
    Ok(Redirect::to(&to).into_response())
}

fn shown(words: &Words, support: &Organisation) -> Markup {
    let difference = support.paid_cents.saturating_sub(support.expected_cents);
    let tone = if difference == 0 { Tone::Calm } else { Tone::Watch };
    let is_missing = !support.missing_parameter.is_empty();
    html! {
        @if is_missing {
            p { (words.fill("organisation-missing", &[("parameter", parameters::name(words, &support.missing_parameter).into())])) }
        } @else {
            (stats(&[
                Stat::calm(&words.say("premium-expected"), &words.euro(support.expected_cents)),
                Stat::calm(&words.say("premium-paid"), &words.euro(support.paid_cents)),
                Stat::calm(&words.say("premium-difference"), &signed_euro(words, difference)).toned(tone),
            ]))
            p { (derivation(words, support)) }
            @if !support.is_confirmed { p { (badge(Tone::Watch, &words.say("premium-not-confirmed"))) " " (words.say("organisation-fte-hint")) } }
        }
        ul.plain { @for one in &support.parameters { li {
            (parameters::name(words, &one.name)) ": " (figure_of(words, &one.value)) " · " span.soft { (one.source) }
        } } }
    }
}

/// `80 × 500,00 + 80 × 100,00 = 48.000,00`, with the reader's own signs.
fn derivation(words: &Words, support: &Organisation) -> String {
    words.fill(
        "organisation-steps",
        &[
            ("fte", figure_of(words, &support.fte).into()),
            ("each", words.euro(support.per_fte_cents).into()),
            ("base", words.euro(support.base_cents).into()),
            ("most", figure_of(words, &support.supplement_fte).into()),
            ("more", words.euro(support.supplement_per_fte_cents).into()),
            ("supplement", words.euro(support.supplement_cents).into()),
            ("total", words.euro(support.expected_cents).into()),
        ],
    )
}

/// What the norm asks beside what there is; too few stands out.
fn asked(words: &Words, norm: &GuidanceNorm) -> Markup {
    if !norm.missing_parameter.is_empty() {
        let name = parameters::name(words, &norm.missing_parameter);
        return html! { p { (words.fill("organisation-missing", &[("parameter", name.into())])) } };
    }
    let line = |label, exact: &str, whole: u32, present: &str| {
        let is_short = present.parse::<rust_decimal::Decimal>().is_ok_and(|there| there < whole.into());
        let there =
            if present.is_empty() { words.say("norm-not-entered").into_owned() } else { figure_of(words, present) };
        let text = words.fill(
            "norm-line",
            &[
                ("count", words.say(label).into_owned().into()),
                ("exact", figure_of(words, exact).into()),
                ("whole", whole.into()),
                ("present", there.into()),
            ],
        );
        html! { li { (text) @if is_short { " " (badge(Tone::Bad, &words.say("norm-short"))) } } }
    };
    html! {
        p { (words.say("norm-hint")) }
        ul.plain {
            (line(key("norm-by-heads"), &norm.asked_by_heads, norm.coaches_by_heads, &norm.present_heads))
            (line(key("norm-by-fte"), &norm.asked_by_fte, norm.coaches_by_fte, &norm.present_fte))
        }
    }
}

fn groups(words: &Words, norm: &GuidanceNorm) -> Sheet {
    let heads = [key("norm-need"), key("norm-heads"), key("norm-fte"), key("norm-per-coach")];
    let row = |group: &NormGroup| {
        let need = match group.guidance.as_str() {
            "low" => key("premium-need-low"),
            "mid" => key("premium-need-mid"),
            _ => key("premium-need-high"),
        };
        vec![
            Cell::text(words.say(need)),
            Cell::Number(group.heads.into()),
            Cell::text(figure_of(words, &group.fte)),
            Cell::text(format!("1/{}", group.per_coach)),
        ]
    };
    Sheet::of(words, ("norm", key("norm-title")), &heads, norm.groups.iter().map(row))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::{dutch, in_each};

    #[test]
    fn too_few_coaches_stand_out_and_unknown_ones_are_said_so() {
        for (present, is_short, is_unknown) in [("2", false, false), ("1.5", true, false), ("", false, true)] {
            let norm = GuidanceNorm {
                asked_by_heads: "1.143".into(),
                asked_by_fte: "1.143".into(),
                coaches_by_heads: 2,
                coaches_by_fte: 2,
                present_heads: present.into(),
                present_fte: present.into(),
                ..GuidanceNorm::default()
            };
            let text = asked(&dutch(), &norm).into_string();
            assert_eq!(text.contains("badge bad"), is_short, "{text}");
            assert_eq!(text.contains("niet ingevuld"), is_unknown, "{text}");
            assert!(text.contains("1,143"), "{text}");
        }
    }

    #[test]
    fn an_amount_that_nobody_entered_is_named() {
        let support = Organisation { missing_parameter: "organisation.per_fte".into(), ..Organisation::default() };
        for text in in_each(|words| shown(words, &support).into_string()) {
            assert!(!text.contains('⟦') && !text.contains("stat"), "{text}");
        }
    }
}

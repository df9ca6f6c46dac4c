//! `/offertes/nieuw`: the quote assistant: for whom, what is done in which sub-tasks and what they ask, material, price and
//! validity. It can be filled in without a script: a line or a sub-task more is a form that is sent.

use std::sync::Arc;

use axum::{
    extract::{DefaultBodyLimit, Query, State},
    response::{IntoResponse, Redirect, Response},
    routing::{MethodRouter, get},
};
use jiff::ToSpan;
use maud::{Markup, html};
use serde::Deserialize;
use url::form_urlencoded;
use werkbrug_chassis::refusal::reason_of;
use werkbrug_proto::orders::{
    AskedQuote, AskedStage, Company, GetAskedQuoteRequest, GetCompanyRequest, ListCompaniesRequest,
    get_company_request::Key,
};

use super::{REASONS, typed, work};
use crate::{
    pages::{
        frame::Frame,
        parts::{
            button::{self, Weight},
            card::card,
            empty::empty,
            form::{Field, changing, left_over},
            notice::Notice,
            stat::{Stat, stats},
        },
    },
    reading::Reader,
    trouble::Trouble,
    visit::{Fields, Posted, Visit},
    web::Face,
    words::{Words, dates, key},
};

/// The address.
pub(super) const PATH: &str = "/offertes/nieuw";
/// Companies that are shown to choose from.
const SHOWN: i32 = 20;
/// How long a quote holds when nothing else is typed, in days.
const HOLDS_DAYS: i64 = 30;
/// The largest form: every line with every sub-task that fits in it.
const LARGEST: usize = 512 * 1024;

/// For whom, and what it answers; and whether the form begins anew.
#[derive(Deserialize)]
pub(crate) struct On {
    #[serde(default)]
    klant: String,
    #[serde(default)]
    aanvraag: String,
    #[serde(default)]
    q: String,
    leeg: Option<String>,
}

/// Whom a quote is for, and what they asked.
struct Whom {
    company: Company,
    asked: Option<AskedQuote>,
}

/// What answers at `/offertes/nieuw`.
pub(crate) fn room() -> MethodRouter<Arc<Face>> {
    get(page).post(save).layer(DefaultBodyLimit::max(LARGEST))
}

/// `GET /offertes/nieuw`, with what was typed before when it was refused; `leeg=ja` without.
async fn page(State(face): State<Arc<Face>>, visit: Visit, Query(on): Query<On>) -> Result<Response, Trouble> {
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    if on.klant.is_empty() && on.aanvraag.is_empty() {
        let content = choose(reader, &visit.words, &on.q).await?;
        return Ok(framed(&face, &visit, &content));
    }
    let whom = find(reader, &on.klant, &on.aanvraag).await?;
    let here = whom.address();
    if on.leeg.is_some() {
        visit.forget(&face, &here);
        return Ok(Redirect::to(&here).into_response());
    }
    let kept = visit.kept(&face, &here);
    let content = html! {
        @if kept.is_some() { (left_over(&visit.words, &format!("{here}&leeg=ja"))) }
        (assistant(&face, &visit, &whom, kept))
    };
    Ok(framed(&face, &visit, &content))
}

fn framed(face: &Face, visit: &Visit, content: &Markup) -> Response {
    let words = &visit.words;
    let content = html! {
        p { a href="/offertes" { (words.say("room-quotes")) } }
        h1 { (words.say("quote-new")) }
        (content)
    };
    Frame::of(face, visit, words.say("quote-new")).answer(&content)
}

async fn find(reader: Reader<'_>, customer: &str, asked_quote_id: &str) -> Result<Whom, Trouble> {
    let mut asked = None;
    if !asked_quote_id.is_empty() {
        let ask = GetAskedQuoteRequest { asked_quote_id: asked_quote_id.to_owned() };
        asked = Some(reader.requesting()?.get_asked_quote(ask).await?.into_inner());
    }
    let customer = asked.as_ref().map_or(customer, |asked| &asked.company_id);
    let key = Some(Key::CompanyId(customer.to_owned()));
    let company = reader.orders()?.get_company(GetCompanyRequest { key }).await?.into_inner();
    Ok(Whom { company, asked })
}

/// For whom: the customers whose name, number or city holds what is typed.
async fn choose(reader: Reader<'_>, words: &Words, text: &str) -> Result<Markup, Trouble> {
    let ask = ListCompaniesRequest { page_size: SHOWN, contains: text.to_owned(), ..ListCompaniesRequest::default() };
    let found = reader.orders()?.list_companies(ask).await?.into_inner().companies;
    Ok(card(
        "klant",
        &words.say("quote-for-whom"),
        &html! {
            form.form method="get" action=(PATH) role="search" {
                div.field {
                    label for="veld-zoek" { (words.say("quote-look-for")) }
                    input id="veld-zoek" type="search" name="q" value=(text) autocomplete="off";
                }
                div { (button::submit(Weight::Main, &words.say("rush-find"))) }
            }
            @if found.is_empty() { (empty(&words.say("quote-no-company"))) } @else {
                ul.people { @for company in &found { li {
                    a href={ (PATH) "?klant=" (company.company_id) } { strong { (company.company_name) } }
                    span { (company.kbo) }
                } } }
            }
        },
    ))
}

fn assistant(face: &Face, visit: &Visit, whom: &Whom, filled: Option<Fields>) -> Markup {
    let (words, today) = (&visit.words, face.context.clock.today());
    let (company, asked) = (&whom.company, whom.asked.as_ref());
    let fields = filled.or_else(|| asked.map(typed::of_request)).unwrap_or_default();
    let until = dates::entered(today.saturating_add(HOLDS_DAYS.days()));
    let open = asked.filter(|asked| asked.stage() == AskedStage::Open);
    html! {
        p.core { a href={ "/bedrijven/" (company.company_id) } { (company.company_name) } }
        @if let Some(asked) = asked { (card("aanvraag", &words.say("quote-asked"), &request(words, asked, today))) }
        @if asked.is_some() && open.is_none() { (empty(&words.say("asked-answered"))) } @else {
            (card("offerte", &words.say("quote-work"), &html! {
                (totals(words, &fields))
                (form(visit, &fields, (&company.company_id, asked), &until))
            }))
        }
        @if let Some(asked) = open { (card("afwijzen", &words.say("asked-decline"), &decline(visit, asked))) }
    }
}

impl Whom {
    /// Where what was typed is kept, and where it is typed on.
    fn address(&self) -> String {
        address(&self.company.company_id, self.asked.as_ref().map_or("", |asked| &asked.asked_quote_id))
    }
}

fn address(company_id: &str, asked_quote_id: &str) -> String {
    let question = form_urlencoded::Serializer::new(String::new())
        .append_pair(typed::CUSTOMER, company_id)
        .append_pair(typed::ASKED, asked_quote_id)
        .finish();
    format!("{PATH}?{question}")
}

fn request(words: &Words, asked: &AskedQuote, today: jiff::civil::Date) -> Markup {
    let day = |iso: &Option<String>| {
        iso.as_deref().and_then(|iso| iso.parse().ok()).map(|day| words.short_day(day, today)).unwrap_or_default()
    };
    let facts = [
        (key("asked-work"), asked.work_description.clone()),
        (key("asked-steps"), asked.steps.join(" · ")),
        (key("asked-pieces"), words.number(asked.pieces.into())),
        (key("asked-wanted"), day(&asked.wanted_on)),
        (key("asked-material"), asked.customer_material.clone()),
        (key("asked-material-on"), day(&asked.material_on)),
        (key("asked-equipment"), asked.equipment.clone()),
    ];
    html! {
        dl { @for (name, value) in &facts { @if !value.is_empty() {
            dt { (words.say(name)) } dd { (value) }
        } } }
    }
}

/// What the quote comes to as far as it is typed; nothing before that.
fn totals(words: &Words, fields: &Fields) -> Markup {
    let (cents, minutes) = typed::sum(fields);
    if cents == 0 && minutes == 0 {
        return html! {};
    }
    let hourly = i64::try_from(minutes).ok().and_then(|minutes| cents.saturating_mul(60).checked_div(minutes));
    let (worth, hours) = (words.euro(cents), words.hours(minutes));
    let hourly = hourly.map_or_else(|| words.say("order-no-day").into_owned(), |cents| words.euro(cents));
    stats(&[
        Stat::calm(&words.say("execution-total"), &worth),
        Stat::calm(&words.say("quote-hours"), &hours),
        Stat::calm(&words.say("quote-hourly"), &hourly),
    ])
}

fn form(visit: &Visit, fields: &Fields, (company_id, asked): (&str, Option<&AskedQuote>), until: &str) -> Markup {
    let words = &visit.words;
    let said = fields.text(typed::UNTIL);
    let names = [
        key("quote-reference"),
        key("order-valid-until"),
        key("asked-material"),
        key("asked-material-on"),
        key("quote-material-hint"),
    ];
    let names = names.map(|name| words.say(name));
    let [reference, valid, material, material_on, hint] = names.each_ref();
    let content = html! {
        input type="hidden" name=(typed::CUSTOMER) value=(company_id);
        input type="hidden" name=(typed::ASKED) value=(asked.map_or("", |asked| &asked.asked_quote_id));
        input type="hidden" name=(typed::COUNT) value=(typed::lines(fields));
        (Field::required(typed::REFERENCE, reference).holding(fields.text(typed::REFERENCE)).text())
        @for line in 0..typed::lines(fields) { (work::line(words, fields, line)) }
        div { (button::choice(Weight::Plain, typed::DOING, typed::ANOTHER_LINE, &words.say("quote-line-more"))) }
        (Field::optional(typed::MATERIAL, material).hinted(hint).holding(fields.text(typed::MATERIAL)).text())
        (Field::optional(typed::MATERIAL_ON, material_on).holding(fields.text(typed::MATERIAL_ON)).day(words))
        (Field::required(typed::UNTIL, valid).holding(if said.is_empty() { until } else { said }).day(words))
        div.actions {
            (button::submit(Weight::Main, &words.say("incoming-make-quote"))) " "
            (button::choice(Weight::Plain, typed::DOING, typed::RECKON, &words.say("quote-reckon")))
        }
    };
    changing(&visit.signed, PATH, &content)
}

fn decline(visit: &Visit, asked: &AskedQuote) -> Markup {
    let words = &visit.words;
    let label = words.say("asked-why");
    let reasons = REASONS.map(|(value, _, name)| (value, words.say(name)));
    let reasons: Vec<(&str, &str)> = reasons.iter().map(|(value, name)| (*value, name.as_ref())).collect();
    let content = html! {
        input type="hidden" name=(typed::ASKED) value=(asked.asked_quote_id);
        (Field::required("reden", &label).hinted(&words.say("asked-why-hint")).one_of(&reasons))
        div { (button::submit(Weight::Plain, &words.say("asked-decline"))) }
    };
    changing(&visit.signed, "/offertes/afwijzen", &content)
}

/// `POST /offertes/nieuw`: the order that came of it, or the form again.
async fn save(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let Posted { visit, fields } = posted;
    if let Some(grown) = typed::grown(&fields) {
        return again(&face, visit, grown, None).await;
    }
    let asked = match typed::asked(&fields) {
        Ok(asked) => asked,
        Err(why) => return again(&face, visit, fields, Some(why)).await,
    };
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let answer = reader.requesting()?.make_quote(asked).await;
    match answer {
        Ok(answer) => {
            visit.forget(&face, &address(fields.text(typed::CUSTOMER), fields.text(typed::ASKED)));
            visit.tell(&face, Notice::done(visit.words.say("incoming-quoted")));
            Ok(Redirect::to(&format!("/orders/{}/uitvoering", answer.into_inner().order_id)).into_response())
        }
        Err(status) => {
            let why = refusal(&reason_of(&status).unwrap_or_default());
            again(&face, visit, fields, Some(why)).await
        }
    }
}

/// The form with everything that was typed, however long it is; kept as well, as long as it is not too long to keep.
async fn again(face: &Face, visit: Visit, fields: Fields, why: Option<&'static str>) -> Result<Response, Trouble> {
    let here = address(fields.text(typed::CUSTOMER), fields.text(typed::ASKED));
    visit.keep(face, &here, &fields);
    if let Some(why) = why {
        visit.tell(face, Notice::refused(visit.words.say(why)));
    }
    let visit = Visit { here, ..visit };
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let whom = find(reader, fields.text(typed::CUSTOMER), fields.text(typed::ASKED)).await?;
    Ok(framed(face, &visit, &assistant(face, &visit, &whom, Some(fields))))
}

/// Why nothing came of it, in words.
pub(super) fn refusal(reason: &str) -> &'static str {
    match reason {
        "VALID_UNTIL_PAST" => key("incoming-valid-past"),
        "ALREADY_ANSWERED" => key("asked-answered"),
        "TOO_MUCH_WORK" => key("rush-too-much"),
        "TOO_MANY_ASKED" => key("asked-too-many"),
        "TEXT_EMPTY" | "DEPARTMENT_UNREADABLE" | "COUNT_OUT_OF_RANGE" => key("quote-incomplete"),
        _ => key("rush-unreadable"),
    }
}

//! `/tarieven/nieuw`: what a company pays an hour for a class of work, from a day on. What it paid before that day stays.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use http::StatusCode;
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;
use tonic::{Code, Status};
use url::form_urlencoded;
use werkbrug_chassis::refusal::reason_of;
use werkbrug_proto::{
    invoicing::{SetTariffRequest, Tariff},
    orders::{Company, GetCompanyRequest, ListCompaniesRequest, get_company_request::Key},
};

use crate::{
    pages::{
        frame::Frame,
        parts::{
            button::{self, Weight},
            card::card,
            form::{Field, actions, changing, left_over},
            notice::Notice,
        },
        premiums::money,
    },
    reading::Reader,
    trouble::Trouble,
    visit::{Fields, Posted, Visit},
    web::Face,
    words::{Words, dates, key},
};

/// Every tariff.
pub(super) const LIST: &str = "/tarieven";
/// The address.
pub(super) const PATH: &str = "/tarieven/nieuw";
/// Companies to choose from.
const COMPANIES: i32 = 200;
/// The names of the fields.
const COMPANY: &str = "klant";
const CLASS: &str = "klasse";
const FROM: &str = "vanaf";
const PRICE: &str = "prijs";
const CATEGORY: &str = "btw";
const RATE: &str = "btw-tarief";
/// How VAT applies, by its code on an invoice (UNCL5305).
const CATEGORIES: [(&str, &str); 5] = [
    ("S", key("tariff-vat-charged")),
    ("AE", key("tariff-vat-reversed")),
    ("E", key("tariff-vat-exempt")),
    ("K", key("tariff-vat-other-state")),
    ("Z", key("tariff-vat-zero")),
];
/// The category that has a rate.
const CHARGED: &str = "S";

/// A field with the key of what is wrong about it.
type Fault = (&'static str, &'static str);

/// What the form begins with; and whether it begins anew.
#[derive(Deserialize)]
pub(crate) struct On {
    #[serde(default)]
    klant: String,
    #[serde(default)]
    klasse: String,
    #[serde(default)]
    vanaf: String,
    leeg: Option<String>,
}

/// The address of the form for a company and a class, from a day on.
pub(super) fn address(company_id: &str, tariff_class: &str, from: &str) -> String {
    let mut question = form_urlencoded::Serializer::new(String::new());
    for (name, value) in [(COMPANY, company_id), (CLASS, tariff_class), (FROM, from)] {
        if !value.is_empty() {
            question.append_pair(name, value);
        }
    }
    format!("{PATH}?{}", question.finish())
}

/// How VAT applies to a tariff, in words.
pub(super) fn vat_of(words: &Words, tariff: &Tariff) -> String {
    match CATEGORIES.iter().find(|(code, _)| *code == tariff.vat_category) {
        // A percentage has two decimals, as an amount has.
        Some((CHARGED, _)) | None => words.percent(money::typed(&tariff.vat_rate).unwrap_or_default()),
        Some((_, name)) => words.say(name).into_owned(),
    }
}

/// `GET /tarieven/nieuw`, with what was typed before when it was refused; `leeg=ja` without.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Query(on): Query<On>,
) -> Result<Response, Trouble> {
    if on.leeg.is_some() {
        visit.forget(&face, PATH);
        return Ok(Redirect::to(PATH).into_response());
    }
    let kept = visit.kept(&face, PATH);
    let above = kept.as_ref().map(|_| left_over(&visit.words, &format!("{PATH}?leeg=ja")));
    let begin = || {
        let from = if on.vanaf.is_empty() { face.context.clock.today().to_string() } else { on.vanaf.clone() };
        let held = [(COMPANY, on.klant.clone()), (CLASS, on.klasse.clone()), (FROM, from), (RATE, "21".to_owned())];
        Fields::of(held.map(|(name, value)| (name.to_owned(), value)))
    };
    let content = shown(&face, &visit, &kept.unwrap_or_else(begin), None).await?;
    Ok(framed(&face, &visit, &html! { @if let Some(above) = above { (above) } (content) }))
}

/// `POST /tarieven/nieuw`; what is refused comes back with what is wrong beside its field.
pub(crate) async fn save(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let Posted { visit, fields } = posted;
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    visit.keep(&face, PATH, &fields);
    let fault = match asked(&fields) {
        Err(fault) => fault,
        Ok(ask) => match reader.invoicing()?.set_tariff(ask).await {
            Ok(_) => {
                visit.forget(&face, PATH);
                visit.tell(&face, Notice::done(visit.words.say("tariff-set")));
                return Ok(Redirect::to(LIST).into_response());
            }
            Err(status) => refused(&status).ok_or(status)?,
        },
    };
    let content = shown(&face, &visit, &fields, Some(fault)).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, framed(&face, &visit, &content)).into_response())
}

/// What the service is asked; the first field that cannot be read is at fault.
fn asked(fields: &Fields) -> Result<SetTariffRequest, Fault> {
    let valid_from: Date = dates::typed(fields.text(FROM)).ok_or((FROM, key("parts-day-fault")))?;
    let cents_per_hour = money::typed(fields.text(PRICE)).ok_or((PRICE, key("money-no-amount")))?;
    let rate = fields.text(RATE).trim_end_matches('%').trim().replace(',', ".");
    let is_charged = fields.text(CATEGORY) == CHARGED;
    Ok(SetTariffRequest {
        request_id: fields.text("request_id").to_owned(),
        company_id: fields.text(COMPANY).to_owned(),
        tariff_class: fields.text(CLASS).to_owned(),
        cents_per_hour,
        valid_from: valid_from.to_string(),
        vat_category: fields.text(CATEGORY).to_owned(),
        // Nobody asks a rate where none is charged.
        vat_rate: if is_charged { rate } else { "0".to_owned() },
    })
}

/// A refusal of the service, beside the field that is to blame; nothing when it is another kind of trouble.
fn refused(status: &Status) -> Option<Fault> {
    match reason_of(status)?.as_str() {
        "TEXT_EMPTY" | "TEXT_FORM" => Some((CLASS, key("tariff-fault-class"))),
        "TARIFF_NOT_POSITIVE" => Some((PRICE, key("tariff-fault-price"))),
        "VAT_RATE" => Some((RATE, key("tariff-fault-rate"))),
        "VAT_CATEGORY" => Some((CATEGORY, key("tariff-fault-category"))),
        "ID_FORM" => Some((COMPANY, key("tariff-fault-company"))),
        _ => None,
    }
}

async fn shown(face: &Face, visit: &Visit, fields: &Fields, fault: Option<Fault>) -> Result<Markup, Status> {
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let ask = ListCompaniesRequest { page_size: COMPANIES, ..ListCompaniesRequest::default() };
    let mut companies = reader.orders()?.list_companies(ask).await?.into_inner().companies;
    let held = fields.text(COMPANY);
    if !held.is_empty() && companies.iter().all(|own| own.company_id != held) {
        companies.extend(further(reader, held).await?);
    }
    let form = form(&visit.words, &companies, fields, fault);
    Ok(card("tarief", &visit.words.say("tariff-new"), &changing(&visit.signed, PATH, &form)))
}

/// A company that is not among the first; nothing when there is none of this id.
async fn further(reader: Reader<'_>, company_id: &str) -> Result<Option<Company>, Status> {
    let ask = GetCompanyRequest { key: Some(Key::CompanyId(company_id.to_owned())) };
    match reader.orders()?.get_company(ask).await {
        Ok(answer) => Ok(Some(answer.into_inner())),
        Err(status) if matches!(status.code(), Code::NotFound | Code::InvalidArgument) => Ok(None),
        Err(status) => Err(status),
    }
}

fn form(words: &Words, companies: &[Company], fields: &Fields, fault: Option<Fault>) -> Markup {
    let (choose, named) = (words.say("tariff-choose-company"), companies.iter());
    let named = named.map(|own| (own.company_id.as_str(), own.company_name.as_str()));
    // Whoever chooses nobody sends nobody: no company is chosen by standing first.
    let companies: Vec<(&str, &str)> = std::iter::once(("", &*choose)).chain(named).collect();
    let categories = CATEGORIES.map(|(code, name)| (code, words.say(name)));
    let categories = categories.each_ref().map(|(code, name)| (*code, &**name));
    let told = fault.map(|(field, why)| (field, words.say(why)));
    let of = |name: &str| told.as_ref().filter(|(field, _)| *field == name).map(|(_, why)| &**why);
    let held = |name| fields.text(name);
    html! {
        p { (words.say("tariff-hint")) }
        (Field::required(COMPANY, &words.say("invoice-customer")).holding(held(COMPANY)).faulted(of(COMPANY)).one_of(&companies))
        (Field::required(CLASS, &words.say("uninvoiced-class")).holding(held(CLASS))
            .hinted(&words.say("tariff-class-hint")).faulted(of(CLASS)).text())
        (Field::required(FROM, &words.say("premium-valid-from")).holding(held(FROM)).faulted(of(FROM)).day(words))
        (Field::required(PRICE, &words.say("invoice-rate")).holding(held(PRICE))
            .hinted(&words.say("money-hint")).faulted(of(PRICE)).text())
        (Field::required(CATEGORY, &words.say("invoice-vat")).holding(held(CATEGORY)).faulted(of(CATEGORY)).one_of(&categories))
        (Field::optional(RATE, &words.say("tariff-rate")).holding(held(RATE))
            .hinted(&words.say("tariff-rate-hint")).faulted(of(RATE)).text())
        (actions(&[
            button::submit(Weight::Main, &words.say("tariff-record")),
            button::link(Weight::Plain, LIST, &words.say("room-tariffs")),
        ]))
    }
}

fn framed(face: &Face, visit: &Visit, content: &Markup) -> Response {
    let words = &visit.words;
    let content = html! {
        p { a href=(LIST) { (words.say("room-tariffs")) } }
        h1 { (words.say("room-tariff")) }
        (content)
    };
    Frame::of(face, visit, words.say("room-tariff")).answer(&content)
}

#[cfg(test)]
mod tests {
    use werkbrug_chassis::refusal::{Kind, Refusal};

    use super::*;
    use crate::words::tests::{dutch, in_each};

    fn typed(pairs: &[(&str, &str)]) -> Fields {
        let all = [
            (COMPANY, "bedrijf-1"),
            (CLASS, "inpak"),
            (FROM, "1/12/2026"),
            (PRICE, "24,80"),
            (CATEGORY, "S"),
            (RATE, "21 %"),
        ];
        let value = |name: &str, usual: &str| {
            pairs.iter().find(|(own, _)| *own == name).map_or(usual, |(_, value)| *value).to_owned()
        };
        Fields::of(all.map(|(name, usual)| (name.to_owned(), value(name, usual))))
    }

    #[test]
    fn a_tariff_is_read_as_it_is_typed_here() {
        let ask = asked(&typed(&[])).unwrap();
        assert_eq!((ask.cents_per_hour, ask.valid_from.as_str(), ask.vat_rate.as_str()), (2_480, "2026-12-01", "21"));
        let rows = [
            (typed(&[(FROM, "ooit")]), Err((FROM, "parts-day-fault"))),
            (typed(&[(PRICE, "1.250")]), Err((PRICE, "money-no-amount"))),
            (typed(&[(RATE, "5,5")]), Ok("5.5")),
            (typed(&[(CATEGORY, "AE"), (RATE, "21")]), Ok("0")),
            (typed(&[(CATEGORY, "E"), (RATE, "")]), Ok("0")),
        ];
        for (fields, expected) in rows {
            let rate = asked(&fields).map(|ask| ask.vat_rate);
            assert_eq!(rate.as_deref().map_err(|fault| *fault), expected, "{fields:?}");
        }
    }

    #[test]
    fn every_refusal_stands_beside_its_field_in_every_language() {
        let rows = [
            ("TEXT_EMPTY", CLASS),
            ("TARIFF_NOT_POSITIVE", PRICE),
            ("VAT_RATE", RATE),
            ("VAT_CATEGORY", CATEGORY),
            ("ID_FORM", COMPANY),
        ];
        for (reason, field) in rows {
            let fault = refused(&Status::from(Refusal::new(Kind::Invalid, reason, "x"))).unwrap();
            assert_eq!(fault.0, field, "{reason}");
            for text in in_each(|words| form(words, &[], &typed(&[]), Some(fault)).into_string()) {
                assert!(text.contains(&format!("id=\"veld-{field}-fault\"")) && !text.contains('⟦'), "{text}");
            }
        }
        assert_eq!(refused(&Status::from(Refusal::new(Kind::Invalid, "ANDERS", "x"))), None);
    }

    #[test]
    fn no_company_is_chosen_that_nobody_chose() {
        let own = |id: &str| Company { company_id: id.into(), company_name: "Verzonnen".into(), ..Company::default() };
        let companies = [own("bedrijf-1"), own("bedrijf-2")];
        for (held, is_chosen) in [("", false), ("bedrijf-9", false), ("bedrijf-2", true)] {
            let text = form(&dutch(), &companies, &typed(&[(COMPANY, held)]), None).into_string();
            let (empty, first) = (text.find("<option value=\"\""), text.find("<option value=\"bedrijf-1\""));
            assert!(empty.is_some() && empty < first, "{held}: {text}");
            assert!(!text.contains("value=\"bedrijf-1\" selected"), "{held}: {text}");
            assert_eq!(text.contains("value=\"bedrijf-2\" selected"), is_chosen, "{held}: {text}");
        }
    }

    #[test]
    fn the_way_vat_applies_is_told_in_words_or_as_a_rate() {
        let tariff = |category: &str, rate: &str| Tariff {
            vat_category: category.into(),
            vat_rate: rate.into(),
            ..Tariff::default()
        };
        for (category, rate, told) in [("S", "5.5", "5,5\u{a0}%"), ("AE", "0", "Verlegd"), ("E", "0", "Vrijgesteld")] {
            assert!(vat_of(&dutch(), &tariff(category, rate)).contains(told), "{category}");
        }
        assert_eq!(address("7", "in & uit", ""), "/tarieven/nieuw?klant=7&klasse=in+%26+uit");
    }
}

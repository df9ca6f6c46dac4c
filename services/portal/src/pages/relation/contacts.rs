//! The people at a company whom the desk calls or writes to, on the page of the relation.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::Response,
};
use maud::{Markup, html};
use werkbrug_proto::orders::{CompanyContact, RecordCompanyContactRequest, RemoveCompanyContactRequest};

use super::{PATH, told};
use crate::{
    pages::parts::{
        button::{Weight, submit},
        empty::empty,
        form::{Field, changing},
        table::{Head, table},
    },
    reading::Reader,
    trouble::Trouble,
    visit::{Fields, Posted, Visit},
    web::Face,
    words::{Words, key},
};

/// Languages that a contact is written to in.
const LANGUAGES: [(&str, &str); 3] =
    [("nl", key("contact-dutch")), ("fr", key("contact-french")), ("en", key("contact-english"))];

/// Where a contact of a company is recorded; what was refused is kept by this address.
fn recording(here: &str) -> String {
    format!("{here}/contactpersoon")
}

/// Who is known, each with the way to forget them, and a form for one more, open when what was typed in it was refused.
pub(super) fn show((face, visit): (&Face, &Visit), contacts: &[CompanyContact], here: &str) -> Markup {
    let words = &visit.words;
    let kept = visit.kept(face, &recording(here));
    html! {
        @if contacts.is_empty() { (empty(&words.say("contact-none"))) } @else { (list(visit, contacts, here)) }
        details open[kept.is_some()] {
            summary { (words.say("contact-add")) }
            (changing(&visit.signed, &recording(here), &fields(words, &kept.unwrap_or_default())))
        }
    }
}

fn list(visit: &Visit, contacts: &[CompanyContact], here: &str) -> Markup {
    let words = &visit.words;
    let heads = [
        key("contact-name"),
        key("contact-job"),
        key("contact-language"),
        key("contact-email"),
        key("contact-telephone"),
        key("contact-remove"),
    ]
    .map(|head| words.say(head));
    let heads: Vec<Head<'_>> = heads.iter().map(|head| Head::text(head)).collect();
    let language = |own: &str| LANGUAGES.iter().find(|(value, _)| *value == own).map(|(_, name)| words.say(name));
    table(
        &words.say("contact-title"),
        &heads,
        &html! { @for own in contacts { tr {
            th scope="row" { (own.contact_name) }
            td { (own.job) }
            td { (language(&own.language).unwrap_or_default()) }
            td { @if !own.email.is_empty() { a href={ "mailto:" (own.email) } { (own.email) } } }
            td { @if !own.telephone.is_empty() { a href={ "tel:" (own.telephone.replace(' ', "")) } { (own.telephone) } } }
            td { (changing(&visit.signed, &format!("{here}/contactpersoon-wissen"), &html! {
                input type="hidden" name="wie" value=(own.contact_id);
                (submit(Weight::Plain, &words.fill("contact-remove-one", &[("name", own.contact_name.as_str().into())])))
            })) }
        } } },
    )
}

fn fields(words: &Words, kept: &Fields) -> Markup {
    let languages = LANGUAGES.map(|(value, name)| (value, words.say(name)));
    let languages: Vec<(&str, &str)> = languages.iter().map(|(value, name)| (*value, name.as_ref())).collect();
    html! {
        (Field::required("naam", &words.say("contact-name")).holding(kept.text("naam")).text())
        (Field::optional("functie", &words.say("contact-job")).holding(kept.text("functie")).text())
        (Field::required("taal", &words.say("contact-language")).holding(kept.text("taal")).one_of(&languages))
        (Field::optional("mail", &words.say("contact-email")).holding(kept.text("mail")).text())
        (Field::optional("telefoon", &words.say("contact-telephone")).holding(kept.text("telefoon")).text())
        div { (submit(Weight::Main, &words.say("contact-save"))) }
    }
}

/// `POST /relaties/{id}/contactpersoon`.
pub(crate) async fn record(
    State(face): State<Arc<Face>>,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let (fields, visit) = (&posted.fields, &posted.visit);
    let of = |name: &str| fields.text(name).to_owned();
    let asked = RecordCompanyContactRequest {
        request_id: of("request_id"),
        company_id: id.clone(),
        contact_id: String::new(),
        contact_name: of("naam"),
        job: of("functie"),
        language: of("taal"),
        email: of("mail"),
        telephone: of("telefoon"),
    };
    let at = recording(&format!("{PATH}/{id}"));
    visit.keep(&face, &at, fields);
    let answer = Reader::of(&face.context.peers, &visit.signed.viewer).relating()?.record_company_contact(asked).await;
    if answer.is_ok() {
        visit.forget(&face, &at);
    }
    Ok(told(&face, visit, (&id, key("contact-saved")), answer.map(drop)))
}

/// `POST /relaties/{id}/contactpersoon-wissen`.
pub(crate) async fn remove(
    State(face): State<Arc<Face>>,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let (fields, visit) = (&posted.fields, &posted.visit);
    let (request_id, contact_id) = (fields.text("request_id").to_owned(), fields.text("wie").to_owned());
    let asked = RemoveCompanyContactRequest { request_id, contact_id };
    let answer = Reader::of(&face.context.peers, &visit.signed.viewer).relating()?.remove_company_contact(asked).await;
    Ok(told(&face, visit, (&id, key("contact-removed")), answer.map(drop)))
}

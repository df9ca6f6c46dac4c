//! The sites of a company, where its goods go, on the page of the relation.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use werkbrug_kernel::establishment::Establishment;
use werkbrug_proto::orders::{Address, CompanyContact, CompanySite, RecordCompanySiteRequest};

use super::{PATH, told};
use crate::{
    pages::parts::{
        badge::{Tone, badge},
        button::{Weight, submit},
        empty::empty,
        form::{Field, changing, left_over},
        table::{Head, table},
    },
    reading::Reader,
    trouble::Trouble,
    visit::{Fields, Posted, Visit},
    web::Face,
    words::{Words, key},
};

/// The country that is meant when none is typed.
const COUNTRY: &str = "BE";

/// What the address asks to begin this form anew.
pub(super) const ANEW: &str = "vestiging";

/// Where a site of a company is recorded; what was refused is kept by this address.
fn recording(here: &str) -> String {
    format!("{here}/vestiging")
}

/// Throws away what was typed before and refused.
pub(super) fn begin_anew(face: &Face, visit: &Visit, here: &str) {
    visit.forget(face, &recording(here));
}

/// The sites that are known, and a form for one more, or for the one that is named in the address.
pub(super) fn show(
    (face, visit): (&Face, &Visit),
    (sites, contacts): (&[CompanySite], &[CompanyContact]),
    (here, chosen): (&str, &str),
) -> Markup {
    let words = &visit.words;
    let kept = visit.kept(face, &recording(here)).filter(|fields| fields.text("welke") == chosen);
    let is_left_over = kept.is_some();
    let known = sites.iter().find(|own| own.site_id == chosen);
    let is_open = is_left_over || known.is_some();
    let filled = kept.or_else(|| known.map(typed)).unwrap_or_default();
    let title = if filled.text("welke").is_empty() { key("site-add") } else { key("site-change") };
    html! {
        @if sites.is_empty() { (empty(&words.say("site-none"))) } @else { (list(words, sites, here)) }
        details open[is_open] {
            summary { (words.say(title)) }
            @if is_left_over { (left_over(words, &format!("{here}?leeg={ANEW}"))) }
            (changing(&visit.signed, &recording(here), &fields(words, contacts, &filled)))
        }
    }
}

fn list(words: &Words, sites: &[CompanySite], here: &str) -> Markup {
    let heads = [key("site-name"), key("site-number"), key("site-address"), key("site-contact"), key("site-state")]
        .map(|head| words.say(head));
    let heads: Vec<Head<'_>> = heads.iter().map(|head| Head::text(head)).collect();
    table(
        &words.say("site-title"),
        &heads,
        &html! { @for own in sites { tr {
            th scope="row" { a href={ (here) "?vestiging=" (own.site_id) } { (own.site_name) } }
            td { (printed(&own.establishment)) }
            td { (address(own)) }
            td { (own.contact_name) }
            td {
                @if own.closed { (badge(Tone::Calm, &words.say("site-closed"))) }
                @else { (badge(Tone::Good, &words.say("site-open"))) }
            }
        } } },
    )
}

/// The number as it is printed.
pub(crate) fn printed(number: &str) -> String {
    Establishment::parse(number).map_or_else(|_| number.to_owned(), |number| number.dotted())
}

/// Where a site is, on one line.
pub(crate) fn address(own: &CompanySite) -> String {
    let address = own.address.clone().unwrap_or_default();
    let town = format!("{} {}", address.postcode, address.city);
    let country = Some(address.country).filter(|country| country != COUNTRY).unwrap_or_default();
    let parts = [address.street.as_str(), town.trim(), country.as_str()];
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(", ")
}

/// A site as the form has it.
fn typed(own: &CompanySite) -> Fields {
    let address = own.address.clone().unwrap_or_default();
    let pairs = [
        ("welke", own.site_id.clone()),
        ("versie", own.etag.clone()),
        ("vestigingsnaam", own.site_name.clone()),
        ("nummer", printed(&own.establishment)),
        ("straat", address.street),
        ("postcode", address.postcode),
        ("gemeente", address.city),
        ("land", address.country),
        ("wie-daar", own.contact_id.clone()),
        ("gesloten", if own.closed { "ja".to_owned() } else { String::new() }),
    ];
    Fields::of(pairs.map(|(name, value)| (name.to_owned(), value)))
}

fn fields(words: &Words, contacts: &[CompanyContact], filled: &Fields) -> Markup {
    let nobody = words.say("site-nobody");
    let mut people: Vec<(&str, &str)> = vec![("", nobody.as_ref())];
    people.extend(contacts.iter().map(|own| (own.contact_id.as_str(), own.contact_name.as_str())));
    let country = Some(filled.text("land")).filter(|country| !country.is_empty()).unwrap_or(COUNTRY);
    html! {
        input type="hidden" name="welke" value=(filled.text("welke"));
        input type="hidden" name="versie" value=(filled.text("versie"));
        (Field::required("vestigingsnaam", &words.say("site-name")).holding(filled.text("vestigingsnaam")).text())
        (Field::optional("nummer", &words.say("site-number")).hinted(&words.say("site-number-hint"))
            .holding(filled.text("nummer")).text())
        (Field::optional("straat", &words.say("site-street")).holding(filled.text("straat")).text())
        (Field::optional("postcode", &words.say("site-postcode")).holding(filled.text("postcode")).text())
        (Field::optional("gemeente", &words.say("site-city")).holding(filled.text("gemeente")).text())
        (Field::required("land", &words.say("site-country")).holding(country).text())
        (Field::optional("wie-daar", &words.say("site-contact")).holding(filled.text("wie-daar")).one_of(&people))
        (Field::optional("gesloten", &words.say("site-is-closed")).holding(filled.text("gesloten")).tick())
        div { (submit(Weight::Main, &words.say("site-save"))) }
    }
}

/// `POST /relaties/{id}/vestiging`.
pub(crate) async fn record(
    State(face): State<Arc<Face>>,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let (fields, visit) = (&posted.fields, &posted.visit);
    let of = |name: &str| fields.text(name).to_owned();
    let asked = RecordCompanySiteRequest {
        request_id: of("request_id"),
        company_id: id.clone(),
        site_id: of("welke"),
        site_name: of("vestigingsnaam"),
        establishment: of("nummer"),
        address: Some(Address {
            street: of("straat"),
            postcode: of("postcode"),
            city: of("gemeente"),
            country: of("land").to_uppercase(),
        }),
        contact_id: of("wie-daar"),
        closed: fields.is_ticked("gesloten"),
        etag: of("versie"),
    };
    let at = recording(&format!("{PATH}/{id}"));
    visit.keep(&face, &at, fields);
    let answer = Reader::of(&face.context.peers, &visit.signed.viewer).relating()?.record_company_site(asked).await;
    let is_recorded = answer.is_ok();
    if is_recorded {
        visit.forget(&face, &at);
    }
    let told = told(&face, visit, (&id, key("site-saved")), answer.map(drop));
    let site = fields.text("welke");
    if is_recorded || site.is_empty() {
        return Ok(told);
    }
    Ok(Redirect::to(&format!("{PATH}/{id}?vestiging={site}")).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::dutch;

    #[test]
    fn a_site_is_told_on_one_line_and_comes_back_in_its_form() {
        let place = |country: &str| Address {
            street: "Verzonnenstraat 7".into(),
            postcode: "8800".into(),
            city: "Roeselare".into(),
            country: country.into(),
        };
        let site = |country: &str| CompanySite {
            site_id: "s-1".into(),
            site_name: "Magazijn".into(),
            establishment: "2000000042".into(),
            address: Some(place(country)),
            ..CompanySite::default()
        };
        assert_eq!(address(&site("BE")), "Verzonnenstraat 7, 8800 Roeselare");
        assert_eq!(address(&site("NL")), "Verzonnenstraat 7, 8800 Roeselare, NL");
        assert_eq!(address(&CompanySite::default()), "");
        assert_eq!((printed("2000000042"), printed("")), ("2.000.000.042".to_owned(), String::new()));
        let form = fields(&dutch(), &[], &typed(&site("NL"))).into_string();
        for value in ["s-1", "Magazijn", "2.000.000.042", "Roeselare", "NL"] {
            assert!(form.contains(&format!("value=\"{value}\"")), "{value}: {form}");
        }
        assert!(fields(&dutch(), &[], &Fields::default()).into_string().contains("value=\"BE\""));
    }
}

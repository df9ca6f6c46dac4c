//! `POST /medewerkers/{id}/pakket`: the social service writes down a work-support package, from the day it was granted.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use tonic::Status;
use werkbrug_chassis::refusal::reason_of;
use werkbrug_proto::social::{GrantSupportPackageRequest, GuidanceNeed, Scheme};

use super::packages::{need, scheme};
use crate::{
    pages::parts::{
        button::{Weight, submit},
        form::{Field, changing, left_over},
        notice::Notice,
    },
    reading::Reader,
    trouble::Trouble,
    visit::{Fields, Posted, Visit},
    web::Face,
    words::{dates, key},
};

const SCHEMES: [Scheme; 3] = [Scheme::Collective, Scheme::Individual, Scheme::Vop];
const NEEDS: [GuidanceNeed; 4] = [GuidanceNeed::None, GuidanceNeed::Low, GuidanceNeed::Mid, GuidanceNeed::High];

/// Where the form is sent, and by which it is kept when it was refused.
fn address(worker_id: &str) -> String {
    format!("/medewerkers/{worker_id}/pakket")
}

/// Throws away what was typed before and refused.
pub(super) fn begin_anew(face: &Face, visit: &Visit, worker_id: &str) {
    visit.forget(face, &address(worker_id));
}

/// The form, closed until somebody asks for it or it was refused, with what was typed then.
pub(super) fn form(face: &Face, visit: &Visit, worker_id: &str) -> Markup {
    let (words, action) = (&visit.words, address(worker_id));
    let kept = visit.kept(face, &action);
    let is_left_over = kept.is_some();
    let fields = kept.unwrap_or_default();
    let schemes = SCHEMES.map(|one| (one.as_str_name(), words.say(scheme(one))));
    let needs = NEEDS.map(|one| (one.as_str_name(), words.say(need(one))));
    let schemes = schemes.each_ref().map(|(name, told)| (*name, told.as_ref()));
    let needs = needs.each_ref().map(|(name, told)| (*name, told.as_ref()));
    html! {
        details open[is_left_over] {
            summary { (words.say("package-grant")) }
            @if is_left_over { (left_over(words, &format!("/medewerkers/{worker_id}?leeg=ja"))) }
            (changing(&visit.signed, &action, &html! {
                (Field::required("stelsel", &words.say("package-scheme")).holding(fields.text("stelsel")).one_of(&schemes))
                (Field::required("percentage", &words.say("what-if-percent")).holding(fields.text("percentage"))
                    .hinted(&words.say("package-percent-hint")).number())
                (Field::required("nood", &words.say("norm-need")).holding(fields.text("nood")).one_of(&needs))
                (Field::required("vanaf", &words.say("package-from")).holding(fields.text("vanaf")).day(words))
                (Field::optional("tot", &words.say("package-to")).holding(fields.text("tot")).day(words))
                div { (submit(Weight::Main, &words.say("package-record"))) }
            }))
        }
    }
}

/// `POST /medewerkers/{id}/pakket`.
pub(crate) async fn save(
    State(face): State<Arc<Face>>,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let Posted { visit, fields } = posted;
    visit.keep(&face, &address(&id), &fields);
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let notice = match asked(&fields, &id) {
        None => Notice::refused(visit.words.say("parts-day-fault")),
        Some(ask) => match reader.social()?.grant_support_package(ask).await {
            Ok(_) => {
                visit.forget(&face, &address(&id));
                Notice::done(visit.words.say("package-recorded"))
            }
            Err(status) => Notice::refused(visit.words.say(refused(&status).ok_or(status)?)),
        },
    };
    visit.tell(&face, notice);
    Ok(Redirect::to(&format!("/medewerkers/{id}#kop-pakket")).into_response())
}

/// What is asked of the service; nothing when a day is none.
fn asked(fields: &Fields, worker_id: &str) -> Option<GrantSupportPackageRequest> {
    let last = match fields.text("tot") {
        "" => None,
        typed => Some(dates::typed(typed)?.to_string()),
    };
    Some(GrantSupportPackageRequest {
        request_id: fields.text("request_id").to_owned(),
        worker_id: worker_id.to_owned(),
        scheme: Scheme::from_str_name(fields.text("stelsel")).unwrap_or_default().into(),
        percent: fields.text("percentage").trim_end_matches('%').trim().parse().unwrap_or_default(),
        guidance: GuidanceNeed::from_str_name(fields.text("nood")).unwrap_or_default().into(),
        valid_from: dates::typed(fields.text("vanaf"))?.to_string(),
        valid_to: last,
    })
}

/// What a refusal means here; nothing when it is another kind of trouble.
fn refused(status: &Status) -> Option<&'static str> {
    match reason_of(status)?.as_str() {
        "PERCENT_OUT_OF_RANGE" | "PERCENT_OFF_STEP" => Some(key("package-percent-refused")),
        "STATUS_WITHOUT_PACKAGE" => Some(key("package-no-status")),
        "PACKAGE_OVERLAPS" => Some(key("package-overlaps")),
        "ENDS_BEFORE_START" => Some(key("package-backwards")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        Fields::of(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
    }

    #[test]
    fn a_package_is_asked_for_as_it_was_filled_in() {
        let filled = [
            ("stelsel", Scheme::Collective.as_str_name()),
            ("percentage", "55 %"),
            ("nood", GuidanceNeed::Mid.as_str_name()),
            ("vanaf", "1/1/2027"),
        ];
        let ask = asked(&fields(&filled), "mens-1").unwrap();
        assert_eq!((ask.scheme(), ask.percent, ask.guidance()), (Scheme::Collective, 55, GuidanceNeed::Mid));
        assert_eq!((ask.valid_from.as_str(), ask.valid_to), ("2027-01-01", None));
        let until = asked(&fields(&[filled.as_slice(), &[("tot", "31/12/2031")]].concat()), "mens-1").unwrap();
        assert_eq!(until.valid_to.as_deref(), Some("2031-12-31"));
        for wrong in [("vanaf", "ooit"), ("tot", "ooit")] {
            let filled: Vec<_> = filled.iter().copied().filter(|(name, _)| *name != wrong.0).chain([wrong]).collect();
            assert_eq!(asked(&fields(&filled), "mens-1"), None, "{wrong:?}");
        }
    }
}

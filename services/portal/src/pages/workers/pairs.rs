//! With whom somebody works gladly, or not: read, written down and ended by the social service alone. Nobody is asked why.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use maud::{Markup, html};
use tonic::Status;
use werkbrug_chassis::refusal::reason_of;
use werkbrug_proto::social::{EndPairRequest, ListPairsRequest, Pair, PairKind, RecordPairRequest};

use super::find::{self, Found};
use crate::{
    pages::parts::{
        badge::{Tone, badge},
        button::{Weight, submit},
        empty::empty,
        form::{Field, changing, left_over},
        notice::Notice,
    },
    reading::Reader,
    trouble::Trouble,
    visit::{Fields, Posted, Visit},
    web::Face,
    words::{Words, dates, key},
};

/// How many stand in a file.
const SHOWN: i32 = 100;
/// What the address asks to begin this form anew.
pub(super) const ANEW: &str = "samen";
const KINDS: [PairKind; 2] = [PairKind::GladlyWith, PairKind::NotWith];

/// Where the form is sent, and by which it is kept when it was refused.
fn address(worker_id: &str) -> String {
    format!("/medewerkers/{worker_id}/samen")
}

/// Where the part stands on the page.
pub(super) fn part(worker_id: &str) -> String {
    format!("/medewerkers/{worker_id}#kop-samen")
}

/// Throws away what was typed before and refused.
pub(super) fn begin_anew(face: &Face, visit: &Visit, worker_id: &str) {
    visit.forget(face, &address(worker_id));
}

/// The wishes of somebody and those of others about them, with the form for one more.
pub(super) async fn content(
    (face, visit): (&Face, &Visit),
    reader: Reader<'_>,
    id: &str,
    today: Date,
) -> Result<Markup, Status> {
    let ask = ListPairsRequest { worker_id: id.to_owned(), page_size: SHOWN, page_token: String::new() };
    let all = reader.social()?.list_pairs(ask).await?.into_inner().pairs;
    Ok(html! { (show(visit, id, &all, today)) (form(face, visit, id, today)) })
}

/// What holds or will hold, each with a way to end it.
fn show(visit: &Visit, worker_id: &str, all: &[Pair], today: Date) -> Markup {
    let (words, day) = (&visit.words, today.to_string());
    let held: Vec<&Pair> = all.iter().filter(|one| one.valid_to.as_ref().is_none_or(|to| *to >= day)).collect();
    html! {
        p.hint { (words.say("pair-intro")) }
        @if held.is_empty() { (empty(&words.say("pair-none"))) }
        @else { ul.lines { @for one in held { li {
            span {
                (sentence(words, worker_id, one))
                br; span.soft { (words.say("pair-said-on")) " " (words.day_cell(&one.said_on, today)) }
            }
            span.core {
                @if one.kind() == PairKind::NotWith { (badge(Tone::Watch, &words.say("pair-hard"))) }
                @else { (badge(Tone::Calm, &words.say("care-limit-wish"))) }
                span.soft {
                    (words.day_cell(&one.valid_from, today)) " – "
                    @if let Some(to) = &one.valid_to { (words.day_cell(to, today)) }
                }
            }
            (end_form(visit, worker_id, one))
        } } } }
    }
}

/// Whose wish about whom, as it stands in this file.
fn sentence(words: &Words, worker_id: &str, one: &Pair) -> String {
    let is_own = one.worker_id == worker_id;
    let name = if is_own { &one.other_worker_name } else { &one.worker_name };
    let key = match (one.kind(), is_own) {
        (PairKind::GladlyWith, true) => key("pair-gladly"),
        (PairKind::GladlyWith, false) => key("pair-gladly-other"),
        (PairKind::NotWith | PairKind::Unspecified, true) => key("pair-not"),
        (PairKind::NotWith | PairKind::Unspecified, false) => key("pair-not-other"),
    };
    words.fill(key, &[("name", name.as_str().into())])
}

fn end_form(visit: &Visit, worker_id: &str, one: &Pair) -> Markup {
    let words = &visit.words;
    let to = format!("einde-{}", one.pair_id);
    html! {
        details {
            summary { (words.say("pair-end")) span.hidden { ": " (sentence(words, worker_id, one)) } }
            (changing(&visit.signed, &format!("{}/einde", address(worker_id)), &html! {
                input type="hidden" name="wens" value=(one.pair_id);
                input type="hidden" name="etag" value=(one.etag);
                (Field::required(&to, &words.say("pair-last-day")).day(words))
                div { (submit(Weight::Plain, &words.say("pair-end-record"))) }
            }))
        }
    }
}

/// The form, closed until somebody asks for it or it was refused, with what was typed then.
fn form(face: &Face, visit: &Visit, worker_id: &str, today: Date) -> Markup {
    let (words, action) = (&visit.words, address(worker_id));
    let kept = visit.kept(face, &action);
    let is_left_over = kept.is_some();
    let fields = kept.unwrap_or_default();
    let day = today.to_string();
    let typed = |name: &str| if is_left_over { fields.text(name).to_owned() } else { day.clone() };
    let kinds = KINDS.map(|one| (one.as_str_name(), words.say(kind(one))));
    let kinds = kinds.each_ref().map(|(name, told)| (*name, told.as_ref()));
    html! {
        details open[is_left_over] {
            summary { (words.say("pair-record")) }
            @if is_left_over { (left_over(words, &format!("/medewerkers/{worker_id}?leeg={ANEW}"))) }
            (changing(&visit.signed, &action, &html! {
                (Field::required("samen-soort", &words.say("pair-kind")).holding(fields.text("samen-soort")).one_of(&kinds))
                (who(words, fields.text("samen-wie")))
                (Field::required("samen-gezegd", &words.say("pair-said-on")).holding(&typed("samen-gezegd")).day(words))
                (Field::required("samen-vanaf", &words.say("care-from")).holding(&typed("samen-vanaf")).day(words))
                (Field::optional("samen-tot", &words.say("care-to")).holding(fields.text("samen-tot")).day(words))
                div { (submit(Weight::Main, &words.say("pair-save"))) }
            }))
        }
    }
}

/// Typing finds people; without script the whole name or the code does.
fn who(words: &Words, typed: &str) -> Markup {
    html! {
        div.field {
            label for="veld-samen-wie" { (words.say("pair-with-whom")) }
            input #veld-samen-wie type="text" name="samen-wie" value=(typed) required autocomplete="off"
                list="samen-wie-lijst" data-find="/medewerkers/zoek" aria-describedby="veld-samen-wie-hint";
            datalist #samen-wie-lijst {}
            p.hint #veld-samen-wie-hint { (words.say("care-who-hint")) }
        }
    }
}

const fn kind(kind: PairKind) -> &'static str {
    match kind {
        PairKind::GladlyWith => key("pair-kind-gladly"),
        PairKind::NotWith | PairKind::Unspecified => key("pair-kind-not"),
    }
}

/// `POST /medewerkers/{id}/samen`.
pub(crate) async fn save(
    State(face): State<Arc<Face>>,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let Posted { visit, fields } = posted;
    visit.keep(&face, &address(&id), &fields);
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let notice = match find::one(reader, fields.text("samen-wie")).await? {
        Found::Nobody => Notice::refused(visit.words.say("care-fault-nobody")),
        Found::Several(_) => Notice::refused(visit.words.say("care-fault-several")),
        Found::One(other) => match asked(&fields, &id, other.worker_id) {
            None => Notice::refused(visit.words.say("parts-day-fault")),
            Some(ask) => match reader.social()?.record_pair(ask).await {
                Ok(_) => {
                    begin_anew(&face, &visit, &id);
                    Notice::done(visit.words.say("pair-recorded"))
                }
                Err(status) => Notice::refused(visit.words.say(refused(&status).ok_or(status)?)),
            },
        },
    };
    visit.tell(&face, notice);
    Ok(Redirect::to(&part(&id)).into_response())
}

/// What is asked of the service; nothing when a day is none.
fn asked(fields: &Fields, worker_id: &str, other_worker_id: String) -> Option<RecordPairRequest> {
    let last = match fields.text("samen-tot") {
        "" => None,
        typed => Some(dates::typed(typed)?.to_string()),
    };
    Some(RecordPairRequest {
        request_id: fields.text("request_id").to_owned(),
        worker_id: worker_id.to_owned(),
        other_worker_id,
        kind: PairKind::from_str_name(fields.text("samen-soort")).unwrap_or_default().into(),
        said_on: dates::typed(fields.text("samen-gezegd"))?.to_string(),
        valid_from: dates::typed(fields.text("samen-vanaf"))?.to_string(),
        valid_to: last,
    })
}

/// `POST /medewerkers/{id}/samen/einde`.
pub(crate) async fn end(
    State(face): State<Arc<Face>>,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let Posted { visit, fields } = posted;
    let pair_id = fields.text("wens").to_owned();
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let notice = match dates::typed(fields.text(&format!("einde-{pair_id}"))) {
        None => Notice::refused(visit.words.say("parts-day-fault")),
        Some(to) => {
            let (request_id, etag) = (fields.text("request_id").to_owned(), fields.text("etag").to_owned());
            let ask = EndPairRequest { request_id, pair_id, valid_to: to.to_string(), etag };
            match reader.social()?.end_pair(ask).await {
                Ok(_) => Notice::done(visit.words.say("pair-ended")),
                Err(status) => Notice::refused(visit.words.say(refused(&status).ok_or(status)?)),
            }
        }
    };
    visit.tell(&face, notice);
    Ok(Redirect::to(&part(&id)).into_response())
}

/// What a refusal means here; nothing when it is another kind of trouble.
fn refused(status: &Status) -> Option<&'static str> {
    match reason_of(status)?.as_str() {
        "PAIR_WITH_ONESELF" => Some(key("pair-oneself")),
        "PAIR_OVERLAPS" => Some(key("pair-overlaps")),
        "PAIR_ENDS_EARLIER" => Some(key("pair-ends-earlier")),
        "SAID_LATER" => Some(key("pair-said-later")),
        "ENDS_BEFORE_START" => Some(key("care-fault-ends-before")),
        "ETAG_MISMATCH" => Some(key("pair-changed")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::{dutch, in_each};

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        Fields::of(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
    }

    #[test]
    fn a_wish_is_asked_for_as_it_was_filled_in() {
        let filled = [
            ("samen-soort", PairKind::NotWith.as_str_name()),
            ("samen-gezegd", "20/11/2026"),
            ("samen-vanaf", "23/11/2026"),
        ];
        let ask = asked(&fields(&filled), "mens-1", "mens-2".to_owned()).unwrap();
        assert_eq!(
            (ask.kind(), ask.worker_id.as_str(), ask.other_worker_id.as_str()),
            (PairKind::NotWith, "mens-1", "mens-2")
        );
        assert_eq!((ask.said_on.as_str(), ask.valid_from.as_str(), ask.valid_to), ("2026-11-20", "2026-11-23", None));
        for wrong in ["samen-gezegd", "samen-vanaf", "samen-tot"] {
            let filled: Vec<_> =
                filled.iter().copied().filter(|(name, _)| *name != wrong).chain([(wrong, "ooit")]).collect();
            assert_eq!(asked(&fields(&filled), "mens-1", "mens-2".to_owned()), None, "{wrong}");
        }
    }

    #[test]
    fn each_wish_reads_from_the_side_of_the_file() {
        let wish = |kind: PairKind| Pair {
            worker_id: "mens-1".into(),
            worker_name: "Ada Voorbeeld".into(),
            other_worker_id: "mens-2".into(),
            other_worker_name: "Ben Proefmans".into(),
            kind: kind.into(),
            ..Pair::default()
        };
        let words = dutch();
        let table = [
            (PairKind::GladlyWith, "mens-1", "Werkt graag samen met Ben Proefmans"),
            (PairKind::NotWith, "mens-1", "Niet samen met Ben Proefmans"),
            (PairKind::GladlyWith, "mens-2", "Ada Voorbeeld werkt graag samen met deze persoon"),
            (PairKind::NotWith, "mens-2", "Ada Voorbeeld wil niet samen met deze persoon"),
        ];
        for (kind, of, expected) in table {
            assert_eq!(sentence(&words, of, &wish(kind)), expected);
        }
        let all = in_each(|words| KINDS.map(|one| sentence(words, "mens-2", &wish(one))).join(" "));
        assert!(all.iter().all(|text| !text.contains('⟦')), "{all:?}");
    }
}

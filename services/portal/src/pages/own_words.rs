//! `GET /woorden?taal=nl`: what a workshop calls a coach, a worker, a crew. Every text of its people follows.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use http::StatusCode;
use maud::{Markup, html};
use serde::Deserialize;

use crate::{
    pages::{
        frame::Frame,
        parts::{
            button::{self, Weight},
            card::card,
            form::{Field, actions, changing},
            notice::Notice,
            tabs::tabs,
        },
    },
    trouble::Trouble,
    visit::{Fields, Posted, Visit},
    web::Face,
    words::{
        Words, key,
        renamed::{LONGEST, Name, NoName, TERMS, Term, mark, text},
        tongue::Tongue,
    },
};

const PATH: &str = "/woorden";
/// The field that says of which language the words are.
const TONGUE: &str = "taal";
/// The field that says which words its reader saw.
const SEEN: &str = "gezien";
/// Texts that many people read, to see how a word sits in a sentence.
const SAMPLES: [&str; 6] = [
    key("role-coach"),
    key("role-workshop-planner"),
    key("role-host-planner"),
    key("role-social-worker"),
    key("host-nothing-asked"),
    key("care-read-logged"),
];

/// The language in the address.
#[derive(Deserialize)]
pub(crate) struct Of {
    taal: Option<String>,
}

/// What stands in a field, and what is wrong with it.
type Typed = BTreeMap<&'static str, (Name, Option<NoName>)>;

/// What stands in the form.
struct Filled {
    typed: Typed,
    /// The words that its reader saw.
    seen: String,
    /// What is said above it.
    notice: Option<Notice>,
}

/// `GET /woorden?taal=nl`, the reader's own language without.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Query(of): Query<Of>,
) -> Result<Response, Trouble> {
    let tongue = match of.taal.as_deref().filter(|code| !code.is_empty()) {
        Some(code) => Tongue::parse(code).ok_or(Trouble::NotFound)?,
        None => visit.words.tongue(),
    };
    let (own, usual) = both(&face, &visit, tongue);
    let typed = TERMS.iter().map(|term| (term.name, (current(term, &own, &usual), None))).collect();
    Ok(draw(&face, &visit, (&own, &usual), &Filled { typed, seen: mark(&own), notice: None }))
}

/// The words of this workshop, and those of everybody.
fn both(face: &Face, visit: &Visit, tongue: Tongue) -> (Words, Words) {
    (face.books.for_one_of(visit.signed.viewer.tenant, tongue), face.books.for_anyone(tongue))
}

/// What this workshop calls it; nothing when it is what everybody calls it.
fn current(term: &Term, own: &Words, usual: &Words) -> Name {
    let say = |words: &Words| Name {
        one: words.say(term.one).into_owned(),
        many: term.many.map(|many| words.say(many).into_owned()).unwrap_or_default(),
    };
    let name = say(own);
    if name == say(usual) { Name::default() } else { name }
}

fn draw(face: &Face, visit: &Visit, (own, usual): (&Words, &Words), filled: &Filled) -> Response {
    let (words, tongue) = (&visit.words, own.tongue());
    let addresses = Tongue::ALL.map(|tongue| format!("{PATH}?{TONGUE}={}", tongue.code()));
    let languages: Vec<(&str, &str, bool)> =
        addresses.iter().zip(Tongue::ALL).map(|(to, of)| (to.as_str(), of.own_name(), of == tongue)).collect();
    let title = words.say("room-own-words");
    let content = html! {
        h1 { (title) }
        @if let Some(notice) = &filled.notice { (notice.show()) }
        p.intro { (words.say("renamed-intro")) }
        (tabs(&words.say("renamed-languages"), &languages))
        div.two {
            (card("woorden", &words.say("renamed-here"), &form(visit, usual, filled)))
            (card("voorbeelden", &words.say("renamed-samples"), &samples(own)))
        }
    };
    Frame::of(face, visit, title.clone()).answer(&content)
}

/// Each usual word is the label of the name that is used here.
fn form(visit: &Visit, usual: &Words, filled: &Filled) -> Markup {
    let words = &visit.words;
    let content = html! {
        p.soft { (words.fill("renamed-hint", &[("most", LONGEST.into())])) }
        input type="hidden" name=(TONGUE) value=(usual.tongue().code());
        input type="hidden" name=(SEEN) value=(filled.seen);
        div.pairs lang=(usual.tongue().code()) { @for term in &TERMS { (fields(words, usual, (term, filled.typed.get(term.name)))) } }
        (actions(&[button::submit(Weight::Main, &words.say("renamed-save"))]))
    };
    changing(&visit.signed, PATH, &content)
}

fn fields(words: &Words, usual: &Words, (term, typed): (&Term, Option<&(Name, Option<NoName>)>)) -> Markup {
    let (name, fault) = typed.cloned().unwrap_or_default();
    let fault = fault.map(|fault| match fault {
        NoName::Letters => words.fill("renamed-letters", &[("most", LONGEST.into())]),
        NoName::Half => words.say("renamed-half").into_owned(),
    });
    let one = usual.say(term.one);
    html! {
        (Field::optional(term.name, &one).holding(&name.one).faulted(fault.as_deref()).text())
        @if let Some(many) = term.many {
            (Field::optional(&many_of(term), &usual.say(many)).holding(&name.many).text())
        } @else { span {} }
    }
}

/// The field of the word for many.
fn many_of(term: &Term) -> String {
    format!("{}-meer", term.name)
}

fn samples(own: &Words) -> Markup {
    html! { ul.plain lang=(own.tongue().code()) { @for sample in SAMPLES { li { (own.say(sample)) } } } }
}

/// `POST /woorden`: things are called so from now on, unless somebody else said otherwise since the form was read.
pub(crate) async fn save(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let Posted { visit, fields } = &posted;
    let tongue = Tongue::parse(fields.text(TONGUE)).ok_or(Trouble::Invalid)?;
    let seen = fields.text(SEEN).to_owned();
    let names = match typed(fields) {
        Ok(names) => names,
        Err(typed) => {
            let (own, usual) = both(&face, visit, tongue);
            let page = draw(&face, visit, (&own, &usual), &Filled { typed, seen, notice: None });
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    let viewer = &visit.signed.viewer;
    let (books, tenant, made) = (Arc::clone(&face.books), viewer.tenant, text(&names));
    let renaming = move || books.rename(tenant, (tongue, &made), |now| mark(now) == seen);
    let renamed = names.iter().filter(|(_, name)| !name.is_usual()).count();
    match tokio::task::spawn_blocking(renaming).await {
        Ok(Ok(true)) => {
            tracing::info!(actor = viewer.actor, %tenant, language = tongue.code(), renamed, "a workshop renamed words");
            let words = face.books.for_one_of(tenant, visit.words.tongue());
            visit.tell(&face, Notice::done(words.fill("renamed-done", &[("count", renamed.into())])));
        }
        Ok(Ok(false)) => return Ok(changed(&face, visit, tongue, names)),
        Ok(Err(fault)) => {
            tracing::error!(cause = fault.chain(), "words could not be renamed");
            visit.tell(&face, Notice::refused(visit.words.say("renamed-not-kept")));
        }
        Err(_) => return Err(Trouble::Bug),
    }
    Ok(Redirect::to(&format!("{PATH}?{TONGUE}={}", tongue.code())).into_response())
}

/// The form with what was typed, after somebody else renamed words since it was read: how things are called now stands above it.
fn changed(face: &Face, visit: &Visit, tongue: Tongue, names: Vec<(&'static Term, Name)>) -> Response {
    let (own, usual) = both(face, visit, tongue);
    let now = TERMS.iter().map(|term| own.say(term.one)).collect::<Vec<_>>().join(", ");
    let notice = Some(Notice::refused(visit.words.fill("renamed-changed", &[("words", now.into())])));
    let typed = names.into_iter().map(|(term, name)| (term.name, (name, None))).collect();
    let page = draw(face, visit, (&own, &usual), &Filled { typed, seen: mark(&own), notice });
    (StatusCode::CONFLICT, page).into_response()
}

/// The names as they were typed, or what is wrong with them.
fn typed(fields: &Fields) -> Result<Vec<(&'static Term, Name)>, Typed> {
    let (mut names, mut all, mut is_fine) = (Vec::new(), Typed::new(), true);
    for term in &TERMS {
        let (one, many) = (fields.text(term.name), fields.text(&many_of(term)));
        let raw = Name { one: one.to_owned(), many: many.to_owned() };
        match Name::typed(term, one, many) {
            Ok(name) => {
                names.push((term, name));
                all.insert(term.name, (raw, None));
            }
            Err(fault) => {
                is_fine = false;
                all.insert(term.name, (raw, Some(fault)));
            }
        }
    }
    if is_fine { Ok(names) } else { Err(all) }
}

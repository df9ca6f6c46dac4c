//! Pages that say what went wrong, what to do next and whom to ask.

use axum::response::{IntoResponse, Response};
use http::StatusCode;
use maud::{Markup, html};

use crate::{
    pages::{
        frame::Frame,
        parts::{
            button::{self, Weight},
            icon::Icon,
        },
    },
    rooms,
    trouble::Trouble,
    visit::Visit,
    web::Face,
    words::{Words, guest::Guest, key},
};

/// What went wrong, for somebody who is signed in.
pub(crate) fn visitor(face: &Face, visit: &Visit, trouble: &Trouble) -> Response {
    let words = &visit.words;
    let (title, text, next) = texts(*trouble);
    let home = rooms::home_of(visit.signed.viewer.role);
    let content = told(face, words, *trouble, (words.say(title).into_owned(), text), (home, next));
    (trouble.status(), Frame::of(face, visit, words.say(title)).show(&content)).into_response()
}

/// What went wrong, for somebody who is not.
pub(crate) fn guest(face: &Face, guest: &Guest, trouble: &Trouble) -> Response {
    let words = face.books.for_anyone(guest.tongue);
    let (title, text, next) = texts(*trouble);
    let to = if *trouble == Trouble::SignInFailed { "/aanmelden" } else { "/" };
    let content = told(face, &words, *trouble, (words.say(title).into_owned(), text), (to, next));
    (trouble.status(), Frame::guest(face, guest, words.say(title)).show(&content)).into_response()
}

/// A role asked for another role's room: which role it is for, and whom to ask.
pub(crate) fn role(face: &Face, visit: &Visit) -> Response {
    let words = &visit.words;
    let roles: Vec<_> = visit.room.who.roles().iter().map(|role| words.role(*role)).collect();
    let title = words.say("refused-role-title");
    let own = words.role(visit.signed.viewer.role);
    let content = html! {
        div.trouble {
            (Icon::Shield.draw())
            h1 { (title) }
            p.intro { (words.fill("refused-role-text", &[("room", words.say(visit.room.title).into())])) }
            ul { @for role in &roles { li { (role) } } }
            p { (words.fill("refused-role-own", &[("role", own.into())])) }
            (next(face, words, rooms::home_of(visit.signed.viewer.role), &words.say("refused-home")))
        }
    };
    (StatusCode::FORBIDDEN, Frame::of(face, visit, title).show(&content)).into_response()
}

fn told(
    face: &Face,
    words: &Words,
    trouble: Trouble,
    (title, text): (String, &'static str),
    (to, link): (&str, &'static str),
) -> Markup {
    html! {
        div.trouble {
            @if trouble.status().is_server_error() { (Icon::Stop.draw()) } @else { (Icon::Info.draw()) }
            h1 { (title) }
            p.intro { (words.say(text)) }
            (next(face, words, to, &words.say(link)))
        }
    }
}

fn next(face: &Face, words: &Words, to: &str, link: &str) -> Markup {
    html! {
        p { (button::link(Weight::Main, to, link)) }
        p.soft {
            @match &face.help {
                Some(help) => (words.fill("refused-ask", &[("who", help.as_str().into())])),
                None => (words.say("refused-ask-anyone")),
            }
        }
    }
}

/// Title, what happened, and what the way on is called.
const fn texts(trouble: Trouble) -> (&'static str, &'static str, &'static str) {
    let home = key("refused-home");
    match trouble {
        Trouble::NotFound => (key("refused-unknown-title"), key("refused-unknown-text"), home),
        Trouble::Forbidden => (key("refused-forbidden-title"), key("refused-forbidden-text"), home),
        Trouble::Invalid => (key("refused-invalid-title"), key("refused-invalid-text"), home),
        Trouble::NoSuchDay => (key("refused-day-title"), key("refused-day-text"), home),
        Trouble::StrangeForm => (key("refused-form-title"), key("refused-form-text"), home),
        Trouble::Conflict => (key("refused-conflict-title"), key("refused-conflict-text"), home),
        Trouble::Silent => (key("refused-silent-title"), key("refused-silent-text"), home),
        Trouble::Bug => (key("refused-bug-title"), key("refused-bug-text"), home),
        Trouble::SignInFailed => {
            (key("refused-sign-in-title"), key("refused-sign-in-text"), key("refused-sign-in-again"))
        }
        Trouble::NoRole => (key("refused-no-role-title"), key("refused-no-role-text"), home),
        Trouble::IssuerAway => (key("refused-issuer-title"), key("refused-issuer-text"), home),
        Trouble::TooMany => (key("refused-many-title"), key("refused-many-text"), home),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::in_each;

    #[test]
    fn every_trouble_is_told_in_every_language_with_words_of_its_own() {
        let told = Trouble::ALL.map(|trouble| {
            let (title, text, next) = texts(trouble);
            let said = in_each(|words| format!("{} {} {}", words.say(title), words.say(text), words.say(next)));
            assert!(said.iter().all(|said| !said.contains('⟦')), "{said:?}");
            said
        });
        for (place, one) in told.iter().enumerate() {
            assert!(told.iter().skip(place + 1).all(|other| other != one), "{one:?} is told twice");
        }
    }
}

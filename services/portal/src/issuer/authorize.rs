//! Who do you want to be? One button for each invented person.

use std::sync::Arc;

use axum::{
    Form,
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use http::StatusCode;
use jiff::SignedDuration;
use maud::{Markup, html};
use serde::Deserialize;
use url::Url;
use werkbrug_kernel::role::Role;

use crate::{
    issuer::{Issuer, token::Grant},
    pages::{
        frame::Frame,
        parts::{button, empty::empty, icon::Icon},
    },
    personas::{self, Persona},
    secret::{self, fingerprint},
    session::PROOF,
    words::{capital, guest::Guest, key},
};

/// A code that is not redeemed by then is worth nothing.
const CODE_LIFE: SignedDuration = SignedDuration::from_secs(60);
const LONGEST_VALUE: usize = 512;
const CHALLENGE_LENGTH: usize = 43;

/// What a client asks (OpenID Connect Core 1.0, section 3.1.2.1, and RFC 7636).
#[derive(Deserialize)]
pub(super) struct Ask {
    client_id: String,
    redirect_uri: String,
    response_type: String,
    scope: String,
    state: String,
    nonce: String,
    code_challenge: String,
    code_challenge_method: String,
}

impl Ask {
    /// What is wrong with it; the person sees it, a strange redirect address is never used.
    fn fault(&self, issuer: &Issuer) -> Option<&'static str> {
        let client = issuer.client(&self.client_id);
        let is_short = |value: &str| !value.is_empty() && value.len() <= LONGEST_VALUE;
        let rules = [
            (client.is_some(), key("issuer-client")),
            (client.is_some_and(|client| client.back == self.redirect_uri), key("issuer-address")),
            (self.response_type == "code", key("issuer-code")),
            (self.scope.split(' ').any(|scope| scope == "openid"), key("issuer-scope")),
            (is_short(&self.state) && is_short(&self.nonce), key("issuer-incomplete")),
            (self.code_challenge_method == "S256" && self.code_challenge.len() == CHALLENGE_LENGTH, key("issuer-pkce")),
        ];
        rules.into_iter().find(|(holds, _)| !holds).map(|(_, sentence)| sentence)
    }
}

/// `GET /issuer/authorize`.
pub(super) async fn ask(State(issuer): State<Arc<Issuer>>, guest: Guest, Query(ask): Query<Ask>) -> Response {
    if let Some(fault) = ask.fault(&issuer) {
        return refused(&issuer, &guest, fault);
    }
    match personas::read(&issuer.data_dir) {
        Ok(people) => choice(&issuer, &guest, &ask, &people).into_response(),
        Err(fault) => {
            tracing::error!(cause = fault.chain(), "the personas could not be read");
            refused(&issuer, &guest, key("issuer-list"))
        }
    }
}

/// The button that somebody pressed.
#[derive(Deserialize)]
pub(super) struct Choice {
    /// Empty is the portal around the issuer.
    #[serde(default)]
    client_id: String,
    state: String,
    nonce: String,
    code_challenge: String,
    bewijs: String,
    persona: String,
}

/// `POST /issuer/authorize`.
pub(super) async fn choose(State(issuer): State<Arc<Issuer>>, guest: Guest, Form(choice): Form<Choice>) -> Response {
    let client = if choice.client_id.is_empty() { issuer.own_name().to_owned() } else { choice.client_id };
    let asked = [client.as_str(), &choice.state, &choice.nonce, &choice.code_challenge];
    if !issuer.seal.holds(&asked, &choice.bewijs) {
        return refused(&issuer, &guest, key("issuer-form"));
    }
    let people = personas::read(&issuer.data_dir).unwrap_or_default();
    let Some(persona) = people.into_iter().find(|persona| persona.id == choice.persona) else {
        return refused(&issuer, &guest, key("issuer-gone"));
    };
    let back = issuer.client(&client).and_then(|client| Url::parse(&client.back).ok());
    let Some(mut back) = back else {
        return refused(&issuer, &guest, key("issuer-no-address"));
    };
    let code = secret::fresh();
    back.query_pairs_mut().append_pair("code", &code).append_pair("state", &choice.state);
    let now = issuer.clock.wall();
    let grant = Grant { client, persona, nonce: choice.nonce, challenge: choice.code_challenge };
    issuer.codes.put(fingerprint(&code), grant, now, now.checked_add(CODE_LIFE).unwrap_or(now));
    Redirect::to(back.as_str()).into_response()
}

fn choice(issuer: &Issuer, guest: &Guest, ask: &Ask, people: &[Persona]) -> Markup {
    let words = issuer.books.for_anyone(guest.tongue);
    let proof = issuer.seal.over(&[&ask.client_id, &ask.state, &ask.nonce, &ask.code_challenge]);
    let groups = Role::ALL.map(|role| (role, people.iter().filter(|one| one.role == role).collect::<Vec<_>>()));
    let content = html! {
        h1 { (words.say("issuer-who")) }
        p.intro { (words.say("issuer-invented")) }
        @if people.is_empty() { (empty(&words.fill("issuer-empty", &[("command", "werkbrug up --preset small".into())]))) }
        form.personas method="post" action="/issuer/authorize" {
            input type="hidden" name="client_id" value=(ask.client_id);
            input type="hidden" name="state" value=(ask.state);
            input type="hidden" name="nonce" value=(ask.nonce);
            input type="hidden" name="code_challenge" value=(ask.code_challenge);
            input type="hidden" name=(PROOF) value=(proof);
            @for (role, own) in groups.iter().filter(|(_, own)| !own.is_empty()) {
                section.card aria-labelledby=(role.as_str()) {
                    h2 id=(role.as_str()) { (capital(&words.role(*role))) }
                    @for persona in own {
                        button.persona type="submit" name="persona" value=(persona.id) {
                            (Icon::Person.draw()) span { (persona.name) }
                        }
                    }
                }
            }
        }
    };
    Frame::plain(words.clone(), "/aanmelden", words.say("door-sign-in"), Some(issuer.today())).show(&content)
}

fn refused(issuer: &Issuer, guest: &Guest, sentence: &'static str) -> Response {
    let words = issuer.books.for_anyone(guest.tongue);
    let content = html! {
        div.trouble {
            (Icon::Info.draw())
            h1 { (words.say("issuer-refused")) }
            p.intro { (words.say(sentence)) }
            p { (button::link(button::Weight::Main, "/", &words.say("refused-home"))) }
        }
    };
    let frame = Frame::plain(words.clone(), "/", words.say("door-sign-in"), Some(issuer.today()));
    (StatusCode::BAD_REQUEST, frame.show(&content)).into_response()
}

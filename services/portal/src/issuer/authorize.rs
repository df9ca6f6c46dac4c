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
    issuer::{CLIENT, Issuer, token::Grant},
    pages::layout::{Frame, page},
    personas::{self, Persona},
    secret::{self, fingerprint},
    session::PROOF,
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
        let is_short = |value: &str| !value.is_empty() && value.len() <= LONGEST_VALUE;
        let rules = [
            (self.client_id == CLIENT, "Dit programma is hier niet bekend."),
            (self.redirect_uri == issuer.back, "Dit programma vraagt een adres dat niet het zijne is."),
            (self.response_type == "code", "Enkel aanmelden met een code wordt ondersteund."),
            (self.scope.split(' ').any(|scope| scope == "openid"), "De vraag is geen vraag van OpenID Connect."),
            (is_short(&self.state) && is_short(&self.nonce), "De vraag is onvolledig."),
            (
                self.code_challenge_method == "S256" && self.code_challenge.len() == CHALLENGE_LENGTH,
                "De vraag is niet beschermd met PKCE (S256).",
            ),
        ];
        rules.into_iter().find(|(holds, _)| !holds).map(|(_, sentence)| sentence)
    }
}

/// `GET /issuer/authorize`.
pub(super) async fn ask(State(issuer): State<Arc<Issuer>>, Query(ask): Query<Ask>) -> Response {
    if let Some(fault) = ask.fault(&issuer) {
        return refused(&issuer, fault);
    }
    match personas::read(&issuer.data_dir) {
        Ok(people) => choice(&issuer, &ask, &people).into_response(),
        Err(fault) => {
            tracing::error!(cause = fault.chain(), "the personas could not be read");
            refused(&issuer, "De lijst met personages kan niet gelezen worden.")
        }
    }
}

/// The button that somebody pressed.
#[derive(Deserialize)]
pub(super) struct Choice {
    state: String,
    nonce: String,
    code_challenge: String,
    bewijs: String,
    persona: String,
}

/// `POST /issuer/authorize`.
pub(super) async fn choose(State(issuer): State<Arc<Issuer>>, Form(choice): Form<Choice>) -> Response {
    let asked = [choice.state.as_str(), &choice.nonce, &choice.code_challenge];
    if !issuer.seal.holds(&asked, &choice.bewijs) {
        return refused(&issuer, "Dit formulier kwam niet van hier.");
    }
    let people = personas::read(&issuer.data_dir).unwrap_or_default();
    let Some(persona) = people.into_iter().find(|persona| persona.id == choice.persona) else {
        return refused(&issuer, "Dit personage bestaat niet meer.");
    };
    let Ok(mut back) = Url::parse(&issuer.back) else {
        return refused(&issuer, "Er is geen adres om naar terug te keren.");
    };
    let code = secret::fresh();
    back.query_pairs_mut().append_pair("code", &code).append_pair("state", &choice.state);
    let now = issuer.clock.wall();
    let grant = Grant { persona, nonce: choice.nonce, challenge: choice.code_challenge };
    issuer.codes.put(fingerprint(&code), grant, now, now.checked_add(CODE_LIFE).unwrap_or(now));
    Redirect::to(back.as_str()).into_response()
}

fn choice(issuer: &Issuer, ask: &Ask, people: &[Persona]) -> Markup {
    let proof = issuer.seal.over(&[&ask.state, &ask.nonce, &ask.code_challenge]);
    let groups = Role::ALL.map(|role| (role, people.iter().filter(|one| one.role == role).collect::<Vec<_>>()));
    let main = html! {
        h1 { "Wie wilt u zijn?" }
        p { "Dit zijn verzonnen personen. Er is geen wachtwoord: dit werkt enkel op deze machine." }
        @if people.is_empty() {
            p.leeg { "Er zijn nog geen personages. Laad eerst een voorbeeld met " code { "werkbrug up --preset small" } "." }
        }
        form.personages method="post" action="/issuer/authorize" {
            input type="hidden" name="state" value=(ask.state);
            input type="hidden" name="nonce" value=(ask.nonce);
            input type="hidden" name="code_challenge" value=(ask.code_challenge);
            input type="hidden" name=(PROOF) value=(proof);
            @for (role, own) in groups.iter().filter(|(_, own)| !own.is_empty()) {
                section.rol aria-labelledby=(role.as_str()) {
                    h2 id=(role.as_str()) { (role.name_nl()) }
                    p.knoppen { @for persona in own {
                        button.stil type="submit" name="persona" value=(persona.id) { (persona.name) }
                        " "
                    } }
                }
            }
        }
    };
    page(&Frame::plain("Aanmelden", Some(issuer.today())), &main)
}

fn refused(issuer: &Issuer, sentence: &str) -> Response {
    let main = html! {
        h1 { "Aanmelden kan zo niet" }
        p { (sentence) }
        p { a href="/" { "Terug naar het begin" } }
    };
    (StatusCode::BAD_REQUEST, page(&Frame::plain("Aanmelden", Some(issuer.today())), &main)).into_response()
}

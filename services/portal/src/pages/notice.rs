//! Pages that say what went wrong and what to do next.

use std::sync::Arc;

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::StatusCode;
use maud::html;

use crate::{
    pages::layout::{Frame, page},
    web::Face,
};

/// There is no such page.
pub(crate) async fn unknown_page(State(face): State<Arc<Face>>) -> Response {
    let texts = ["Deze pagina bestaat niet", "Het adres is misschien verkeerd getypt, of de pagina is verhuisd."];
    notice(&face, StatusCode::NOT_FOUND, texts, ("/", "Naar het begin"))
}

/// The day in the address is no day.
pub(crate) fn no_such_day(face: &Face) -> Response {
    let texts = ["Dat is geen datum", "Een dag staat in het adres als jaar-maand-dag, bijvoorbeeld 2026-11-23."];
    notice(face, StatusCode::BAD_REQUEST, texts, ("/dag", "Naar vandaag"))
}

/// A sign-in that does not fit what we asked, or came back twice.
pub(crate) fn sign_in_failed(face: &Face) -> Response {
    let texts = [
        "Aanmelden is niet gelukt",
        "De aanmelding duurde te lang, werd al gebruikt of begon in een ander venster. Begin opnieuw.",
    ];
    notice(face, StatusCode::BAD_REQUEST, texts, ("/aanmelden", "Opnieuw aanmelden"))
}

/// Somebody whom the issuer knows and we do not.
pub(crate) fn no_role(face: &Face) -> Response {
    let texts = [
        "U hebt hier nog geen rol",
        "Uw account bestaat, maar is aan geen rol in een maatwerkbedrijf verbonden. Vraag het aan uw beheerder.",
    ];
    notice(face, StatusCode::FORBIDDEN, texts, ("/", "Naar het begin"))
}

/// The issuer does not answer.
pub(crate) fn issuer_away(face: &Face) -> Response {
    let texts = [
        "Aanmelden kan nu even niet",
        "De dienst die nagaat wie u bent, antwoordt niet. Probeer het over enkele minuten opnieuw.",
    ];
    notice(face, StatusCode::BAD_GATEWAY, texts, ("/", "Naar het begin"))
}

/// A form that did not come from one of our pages in this session.
pub(crate) fn strange_form(face: &Face) -> Response {
    let texts = ["Dit formulier is niet meer geldig", "Ga terug, laad de pagina opnieuw en probeer het nog eens."];
    notice(face, StatusCode::FORBIDDEN, texts, ("/", "Naar het begin"))
}

fn notice(face: &Face, status: StatusCode, [title, text]: [&str; 2], (address, next): (&str, &str)) -> Response {
    let main = html! {
        h1 { (title) }
        p.inleiding { (text) }
        p { a.knop href=(address) { (next) } }
    };
    (status, page(&Frame::of(title, face), &main)).into_response()
}

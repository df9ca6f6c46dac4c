//! Somebody opens a room: the door-keeper lets them in, and pages learn who it is and in which language.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    Form,
    extract::{FromRequest, FromRequestParts, Request, State},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderMap, HeaderValue, Method, StatusCode, header::SET_COOKIE, request::Parts};

use crate::{
    cookies,
    pages::{door, parts::notice::Notice, refused},
    rooms::{By, Room, Who},
    session::{PROOF, Signed, lock::leaves_open},
    trouble::Trouble,
    web::Face,
    words::{Words, guest::Guest},
};

/// A room and the portal it stands in.
#[derive(Clone)]
pub(crate) struct Doorway {
    /// The portal.
    pub(crate) face: Arc<Face>,
    /// The room.
    pub(crate) room: &'static Room,
}

/// Somebody who is signed in and may be here.
#[derive(Clone)]
pub(crate) struct Visit {
    /// Who it is.
    pub(crate) signed: Signed,
    /// In whose language we speak.
    pub(crate) words: Words,
    /// Where we are.
    pub(crate) room: &'static Room,
    /// The path and the question of this page, to come back to.
    pub(crate) here: String,
    /// Whether the page reads itself again to stay current: nobody is looking, so nothing is told.
    pub(crate) is_live: bool,
}

/// What a page says when it reads itself again.
const LIVE: &str = "x-werkbrug-live";

/// Stands before every room: who may not be here is told so, and what goes wrong inside is told in
/// the same way everywhere.
pub(crate) async fn keep(State(Doorway { face, room }): State<Doorway>, mut request: Request, next: Next) -> Response {
    let now = face.context.clock.wall();
    let cookie = cookies::read(request.headers(), cookies::SESSION).unwrap_or_default().to_owned();
    let is_live = request.headers().contains_key(LIVE);
    let by = if is_live { By::Page } else { room.by };
    let signed = match by {
        By::Person => face.sessions.renew(&cookie, now),
        By::Page => face.sessions.peek(&cookie, now),
    };
    let here = request.uri().path_and_query().map_or("/", |path| path.as_str()).to_owned();
    let Some(signed) = signed else {
        let guest = Guest::of(request.headers(), here);
        if room.who == Who::Anyone {
            let answer = next.run(request).await;
            return shown(answer, |trouble| refused::guest(&face, &guest, trouble));
        }
        return nobody(by, &request, !cookie.is_empty());
    };
    let locked_on = face.sessions.locked_on(&signed, now).filter(|on| !leaves_open(on, request.uri().path()));
    if let Some(on) = locked_on {
        return locked(by, &on);
    }
    let words = face.books.for_one_of(signed.viewer.tenant, signed.tongue);
    let visit = Visit { signed, words, room, here, is_live };
    if !room.who.allows(visit.signed.viewer.role) {
        tracing::warn!(room = room.path, role = visit.signed.viewer.role.as_str(), "a role was refused a room");
        return match by {
            By::Person => refused::role(&face, &visit),
            By::Page => StatusCode::FORBIDDEN.into_response(),
        };
    }
    let is_page = request.method() == Method::GET && by == By::Person && room.who != Who::Anyone;
    request.extensions_mut().insert(visit.clone());
    let answer = next.run(request).await;
    let mut answer = match by {
        By::Person => shown(answer, |trouble| refused::visitor(&face, &visit, trouble)),
        By::Page => answer,
    };
    let fresh = if is_page { face.sessions.rotated(&cookie, now) } else { None };
    if let Some(value) = fresh.and_then(|fresh| cookies::set(cookies::SESSION, &fresh)) {
        answer.headers_mut().append(SET_COOKIE, value);
    }
    answer
}

/// The answer, or the page that tells what went wrong.
fn shown(answer: Response, tell: impl FnOnce(&Trouble) -> Response) -> Response {
    match answer.extensions().get::<Trouble>() {
        Some(trouble) => tell(trouble),
        None => answer,
    }
}

/// Two people look at one screen: only the page that they look at opens.
fn locked(by: By, on: &str) -> Response {
    match by {
        By::Person => Redirect::to(on).into_response(),
        By::Page => StatusCode::LOCKED.into_response(),
    }
}

/// Nobody is signed in: a person goes to the door and comes back here, a page hears a number.
fn nobody(by: By, request: &Request, had_cookie: bool) -> Response {
    if by == By::Page {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let here = request.uri().path_and_query().map_or("/", |path| path.as_str());
    let wanted = if request.method() == Method::GET { here } else { "/" };
    Redirect::to(&door::address(wanted, had_cookie)).into_response()
}

/// The person behind a request, whose session then lives on; for rooms that are open to anyone.
pub(crate) fn of(face: &Face, headers: &HeaderMap) -> Option<Signed> {
    face.sessions.renew(cookies::read(headers, cookies::SESSION)?, face.context.clock.wall())
}

impl FromRequestParts<Arc<Face>> for Visit {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<Face>) -> Result<Self, Response> {
        // Only a room that is open to anyone has no visit, and such a room does not ask for one.
        parts.extensions.get::<Self>().cloned().ok_or_else(|| Redirect::to("/").into_response())
    }
}

impl Visit {
    /// Something to say on this person's next page, after a form went well.
    pub(crate) fn tell(&self, face: &Face, notice: Notice) {
        face.sessions.tell(&self.signed, notice, face.context.clock.wall());
    }

    /// Keeps what was typed in the form at this address, which was refused.
    pub(crate) fn keep(&self, face: &Face, at: &str, fields: &Fields) {
        face.sessions.keep(&self.signed, at, fields, face.context.clock.wall());
    }

    /// What was typed in the form at this address and refused.
    pub(crate) fn kept(&self, face: &Face, at: &str) -> Option<Fields> {
        face.sessions.kept(&self.signed, at, face.context.clock.wall())
    }

    /// The form at this address went well, or is begun anew.
    pub(crate) fn forget(&self, face: &Face, at: &str) {
        face.sessions.forget(&self.signed, at, face.context.clock.wall());
    }
}

/// A form that a signed-in person sent from one of our own pages. There is no other way to read one.
pub(crate) struct Posted {
    /// Who sent it, and from where.
    pub(crate) visit: Visit,
    /// What was filled in.
    pub(crate) fields: Fields,
}

/// What somebody filled in, by the names of the fields.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fields(BTreeMap<String, Vec<String>>);

impl Fields {
    /// The text in a field, without blanks around it; empty when it was not filled in.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.0.get(name).and_then(|values| values.first()).map_or("", |value| value.trim())
    }

    /// The names of all fields.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Whether a box was ticked.
    pub(crate) fn is_ticked(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// How much was filled in.
    pub(crate) fn bytes(&self) -> usize {
        self.0.iter().flat_map(|(name, values)| values.iter().map(|value| name.len().saturating_add(value.len()))).sum()
    }

    /// The same fields, filled in by hand: for tests and for pages that start a form.
    pub(crate) fn of(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut fields: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, value) in pairs {
            fields.entry(name).or_default().push(value);
        }
        Self(fields)
    }
}

impl FromRequest<Arc<Face>> for Posted {
    type Rejection = Response;

    async fn from_request(request: Request, face: &Arc<Face>) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let visit = Visit::from_request_parts(&mut parts, face).await?;
        let request = Request::from_parts(parts, body);
        let pairs = Form::<Vec<(String, String)>>::from_request(request, face).await;
        let fields = pairs.map(|Form(pairs)| Fields::of(pairs)).unwrap_or_default();
        let now = face.context.clock.wall();
        if face.sessions.proves(&visit.signed, fields.text(PROOF), now) {
            Ok(Self { visit, fields })
        } else {
            tracing::warn!("a form without the proof of its session was refused");
            Err(Trouble::StrangeForm.into_response())
        }
    }
}

/// An answer that also sets or takes away cookies.
pub(crate) fn with_cookies<const N: usize>(answer: impl IntoResponse, set: [Option<HeaderValue>; N]) -> Response {
    let mut answer = answer.into_response();
    for value in set.into_iter().flatten() {
        answer.headers_mut().append(SET_COOKIE, value);
    }
    answer
}

//! `GET /live`: server-sent events for one page, from where it was.

use std::{convert::Infallible, sync::Arc, time::Duration};

use axum::{
    extract::{Query, State},
    response::{
        IntoResponse, Response,
        sse::{Event, Sse},
    },
};
use futures::{Stream, stream};
use http::{HeaderMap, StatusCode};
use serde::Deserialize;
use serde_json::json;
use tokio::sync::{broadcast, broadcast::error::RecvError};
use tokio_stream::StreamExt;

use crate::{
    live::{
        hub::{Missed, Signal, What},
        positions::Positions,
        seats::Seat,
    },
    session::Signed,
    visit::Visit,
    web::Face,
};

/// A silent connection says something this often, and looks whether the session is still open.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// How long a browser waits before it comes back.
const COME_BACK: Duration = Duration::from_secs(2);

/// A browser does not tell a page of an event without data.
const NOTHING: &str = "{}";

/// From where a page that was just made goes on.
#[derive(Deserialize)]
pub(crate) struct From {
    #[serde(default)]
    na: String,
}

struct Page {
    face: Arc<Face>,
    signed: Signed,
    tenant: String,
    signals: broadcast::Receiver<Signal>,
    _seat: Seat,
}

/// `GET /live?na=POSITIONS`; a browser that comes back says the last id it heard instead.
pub(crate) async fn stream(
    State(face): State<Arc<Face>>,
    visit: Visit,
    headers: HeaderMap,
    Query(from): Query<From>,
) -> Response {
    let Some(seat) = face.seats.take(&visit.signed.viewer) else {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    let last = headers.get("last-event-id").and_then(|id| id.to_str().ok()).unwrap_or(&from.na);
    let after = Positions::parse(last).unwrap_or_default();
    let (missed, signals, here) = face.hub.join(&after);
    let signed = visit.signed;
    let tenant = signed.viewer.tenant.to_string();
    let stopping = face.context.tasks.stopping();
    let page = Page { face, signed, tenant, signals, _seat: seat };
    let first = page.first(missed, &here);
    let events = stream::iter(first).chain(following(page));
    let ending = futures::StreamExt::take_until(events, stopping.cancelled_owned());
    Sse::new(ending.map(Ok::<_, Infallible>)).into_response()
}

impl Page {
    fn first(&self, missed: Missed, here: &str) -> Vec<Event> {
        let hello = Event::default().event("begin").id(here).retry(COME_BACK).data(NOTHING);
        match missed {
            Missed::Signals(signals) => {
                let missed = signals.iter().filter_map(|signal| self.event(signal));
                std::iter::once(hello).chain(missed).collect()
            }
            Missed::Everything => vec![hello, Event::default().event("reload").id(here).data(NOTHING)],
        }
    }

    /// What this page is told of a signal; nothing when it is about another workshop or not for this role.
    fn event(&self, signal: &Signal) -> Option<Event> {
        let role = self.signed.viewer.role;
        let data = match &signal.what {
            What::Changed(change) if change.tenant != self.tenant || !change.effect.is_heard_by(role) => return None,
            What::Changed(change) if change.effect.tells_subject_to(role) => json!({
                "topic": change.topic,
                "kind": change.kind,
                "id": change.subject,
                "seq": change.seq,
            }),
            What::Changed(change) => json!({ "topic": change.topic, "seq": change.seq }),
            What::Back(source) => json!({ "source": source }),
        };
        Some(Event::default().event("hint").id(&*signal.after).data(data.to_string()))
    }

    async fn next(&mut self) -> Option<Event> {
        loop {
            let heard = tokio::time::timeout(HEARTBEAT, self.signals.recv()).await;
            if !self.face.sessions.is_open(&self.signed, self.face.context.clock.wall()) {
                return None;
            }
            match heard {
                Ok(Ok(signal)) => match self.event(&signal) {
                    Some(event) => return Some(event),
                    None => continue,
                },
                Ok(Err(RecvError::Lagged(_))) => {
                    self.signals = self.signals.resubscribe();
                    let here = self.face.hub.position();
                    return Some(Event::default().event("reload").id(here).data(NOTHING));
                }
                Ok(Err(RecvError::Closed)) => return None,
                Err(_) => return Some(Event::default().comment("nog hier")),
            }
        }
    }
}

/// Everything from here on, until the session ends.
fn following(page: Page) -> impl Stream<Item = Event> {
    stream::unfold(page, |mut page| async move { page.next().await.map(|event| (event, page)) })
}

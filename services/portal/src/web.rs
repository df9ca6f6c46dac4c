//! Every route in one place.

use std::{net::SocketAddr, sync::Arc};

use axum::{
    Router,
    extract::{DefaultBodyLimit, State},
    middleware::from_fn_with_state,
    response::Response,
};
use http::HeaderMap;
use tower_http::compression::CompressionLayer;
use url::Url;
use werkbrug_chassis::run::Context;

use crate::{
    issuer,
    issuer::Issuer,
    kept::Kept,
    live::{hub::Hub, seats::Seats},
    pages::{order_files, refused},
    rooms::{self, Room},
    security,
    session::Sessions,
    sign_in::SignIn,
    trouble::Trouble,
    visit::{self, Doorway, Visit},
    words::{Books, guest::Guest, key},
};

/// The largest form or request body.
const LARGEST_BODY: usize = 64 * 1024;

/// Everything that the pages need.
pub(crate) struct Face {
    /// Clocks, settings, peers and tasks.
    pub(crate) context: Context,
    /// Where people find us.
    pub(crate) address: Address,
    /// What the pages say, in every language.
    pub(crate) books: Arc<Books>,
    /// Whom people may ask, when the organisation says so.
    pub(crate) help: Option<String>,
    /// Who is signed in.
    pub(crate) sessions: Sessions,
    /// How people sign in.
    pub(crate) sign_in: SignIn,
    /// The embedded issuer with invented people; none beside a real one.
    pub(crate) issuer: Option<Arc<Issuer>>,
    /// What changed, as the services say it.
    pub(crate) hub: Arc<Hub>,
    /// Which pages keep themselves current.
    pub(crate) seats: Arc<Seats>,
    /// Order files that wait for what their reader decides.
    pub(crate) order_files: Kept<order_files::Waiting>,
    /// Whether a proxy of our own says where visitors come from.
    pub(crate) is_behind_proxy: bool,
}

/// The address that people type, and the one we listen on.
pub(crate) struct Address {
    /// What stands before every path, as people see it.
    pub(crate) base: Url,
    /// The socket.
    pub(crate) socket: SocketAddr,
}

impl Address {
    /// The full address of a path of ours.
    pub(crate) fn of(&self, path: &str) -> String {
        format!("{}{path}", self.base.as_str().trim_end_matches('/'))
    }

    /// Whether a request's host is the one people type, or this machine's own at our port.
    pub(crate) fn is_ours(&self, host: &str) -> bool {
        let port = self.socket.port();
        let own = self.base.host_str().map(|name| match self.base.port() {
            Some(port) => format!("{name}:{port}"),
            None => name.to_owned(),
        });
        let here = ["localhost", "127.0.0.1", "[::1]"].map(|name| format!("{name}:{port}"));
        own.is_some_and(|own| own == host) || (self.socket.ip().is_loopback() && here.iter().any(|name| name == host))
    }
}

/// Every route, with what goes around each.
pub(crate) fn router(face: Arc<Face>) -> Router {
    let mut router = Router::new();
    for room in rooms::all() {
        let doorway = Doorway { face: Arc::clone(&face), room };
        router = router.route(room.path, (room.serve)().layer(from_fn_with_state(doorway, visit::keep)));
    }
    if let Some(issuer) = &face.issuer {
        router = router.nest("/issuer", issuer::routes().with_state(Arc::clone(issuer)));
    }
    router
        .fallback(unknown)
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(from_fn_with_state(Arc::clone(&face), security::own_host))
        .layer(from_fn_with_state(Arc::clone(&face), security::headers))
        // Its usual rule leaves server-sent events alone: a compressed stream would wait for more.
        .layer(CompressionLayer::new())
        .with_state(face)
}

/// A room that is not in the list, for the words of its page.
const NOWHERE: Room = Room {
    path: "/",
    who: rooms::Who::Anyone,
    by: rooms::By::Person,
    title: key("room-door"),
    menu: None,
    serve: axum::routing::MethodRouter::new,
};

/// There is no such address.
async fn unknown(State(face): State<Arc<Face>>, headers: HeaderMap, guest: Guest) -> Response {
    let Some(signed) = visit::of(&face, &headers) else {
        return refused::guest(&face, &guest, &Trouble::NotFound);
    };
    let words = face.books.for_one_of(signed.viewer.tenant, signed.tongue);
    let visit = Visit { signed, words, room: &NOWHERE, here: guest.here, is_live: false };
    refused::visitor(&face, &visit, &Trouble::NotFound)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_host_names_are_ours() {
        let local =
            Address { base: "http://localhost:8080".parse().unwrap(), socket: "127.0.0.1:8080".parse().unwrap() };
        let public = Address { base: "https://werk.example".parse().unwrap(), socket: "0.0.0.0:8080".parse().unwrap() };
        let table = [
            (&local, "localhost:8080", true),
            (&local, "127.0.0.1:8080", true),
            (&local, "[::1]:8080", true),
            (&local, "localhost", false),
            (&local, "localhost:8081", false),
            (&local, "elders.example:8080", false),
            (&local, "", false),
            (&public, "werk.example", true),
            (&public, "localhost:8080", false),
            (&public, "werk.example.elders.example", false),
        ];
        for (address, host, ours) in table {
            assert_eq!(address.is_ours(host), ours, "{host} at {}", address.base);
        }
        assert_eq!(local.of("/dag"), "http://localhost:8080/dag");
    }
}

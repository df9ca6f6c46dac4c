//! Every call that comes in is authenticated and traced, except health and reflection.

use std::{
    sync::Arc,
    task::{Context, Poll},
};

use futures::future::{Either, Ready, ready};
use http::{HeaderMap, Request, Response};
use tonic::{Code, Status, body::Body, transport::server::TcpConnectInfo};
use tower::{
    Service,
    layer::{LayerFn, layer_fn},
};
use tracing::{Instrument, Span, field::Empty, instrument::Instrumented};

use crate::{
    identity::{Caller, Keyring},
    rpc::unauthenticated,
    telemetry,
};

const OPEN_PREFIXES: [&str; 2] = ["/grpc.health.", "/grpc.reflection."];

/// The layer for a server called `own_name`.
pub fn authenticate<S>(
    keyring: Arc<Keyring>,
    own_name: &'static str,
) -> LayerFn<impl Fn(S) -> Authenticated<S> + Clone> {
    layer_fn(move |inner| Authenticated { inner, keyring: Arc::clone(&keyring), own_name })
}

/// A service behind [`authenticate`].
#[derive(Clone)]
pub struct Authenticated<S> {
    inner: S,
    keyring: Arc<Keyring>,
    own_name: &'static str,
}

impl<S, B> Service<Request<B>> for Authenticated<S>
where
    S: Service<Request<B>, Response = Response<Body>>,
{
    type Response = Response<Body>;
    type Error = S::Error;
    type Future = Either<Instrumented<S::Future>, Ready<Result<Response<Body>, S::Error>>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, mut request: Request<B>) -> Self::Future {
        let path = request.uri().path();
        if OPEN_PREFIXES.iter().any(|open| path.starts_with(open)) {
            return Either::Left(self.inner.call(request).instrument(Span::none()));
        }
        let span = span_of(path, request.headers());
        match self.caller(&request) {
            Ok(caller) => {
                request.extensions_mut().insert(caller);
                let reply = span.in_scope(|| self.inner.call(request));
                Either::Left(reply.instrument(span))
            }
            Err(status) => {
                span.in_scope(|| tracing::info!(cause = status.message(), "a call was not let in"));
                Either::Right(ready(Ok(status.into_http())))
            }
        }
    }
}

impl<S> Authenticated<S> {
    fn caller<B>(&self, request: &Request<B>) -> Result<Caller, Status> {
        let token = text(request.headers(), "authorization")
            .strip_prefix("Bearer ")
            .ok_or_else(|| unauthenticated("TOKEN_MISSING", "this call needs a token"))?;
        let connection = request.extensions().get::<TcpConnectInfo>();
        let peer = connection.and_then(TcpConnectInfo::remote_addr);
        self.keyring
            .verify_from(token, self.own_name, peer.map(|address| address.ip()))
            .map_err(|refusal| refusal.into_status(Code::Unauthenticated))
    }
}

fn span_of(path: &str, headers: &HeaderMap) -> Span {
    let span = tracing::info_span!("rpc", otel.name = path, otel.kind = "server", path, trace_id = Empty);
    telemetry::follow(&span, text(headers, "traceparent"));
    span.record("trace_id", telemetry::trace_id(&span));
    span
}

fn text<'h>(headers: &'h HeaderMap, name: &str) -> &'h str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

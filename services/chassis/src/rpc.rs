//! Calls: who makes one that comes in, and how one goes out with a fresh token.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use tonic::{
    Code, Request, Status,
    metadata::AsciiMetadataValue,
    service::{Interceptor, interceptor::InterceptedService},
    transport::{Channel, Endpoint},
};

use crate::{
    identity::{Caller, Keyring, Viewer},
    refusal::{Fault, Kind, Refusal},
    telemetry,
};

pub mod authenticate;
pub mod measure;

const CONNECT_TIMEOUT: Duration = Duration::from_secs(2);
const KEEP_ALIVE: Duration = Duration::from_secs(20);

/// The person on whose behalf this call is made.
pub fn viewer<T>(request: &Request<T>) -> Result<Viewer, Status> {
    match caller(request)? {
        Caller::Person(viewer) => Ok(viewer),
        Caller::Process(_) => {
            Err(Refusal::new(Kind::Forbidden, "PERSON_NEEDED", "this call is for people, not for processes").into())
        }
    }
}

/// Who makes this call.
pub fn caller<T>(request: &Request<T>) -> Result<Caller, Status> {
    request
        .extensions()
        .get::<Caller>()
        .cloned()
        .ok_or_else(|| unauthenticated("TOKEN_MISSING", "this call needs a token"))
}

fn unauthenticated(reason: &'static str, text: &'static str) -> Status {
    Refusal::new(Kind::Forbidden, reason, text).into_status(Code::Unauthenticated)
}

/// A connection that says on each call who makes it.
pub type Authed = InterceptedService<Channel, Bearer>;

/// The other processes that this one talks to.
#[derive(Clone)]
pub struct Peers {
    keyring: Arc<Keyring>,
    addresses: Arc<BTreeMap<String, String>>,
    open: Arc<Mutex<BTreeMap<String, Channel>>>,
}

impl Peers {
    /// Knows these addresses by name; connects to none of them yet.
    pub fn new(keyring: Arc<Keyring>, addresses: BTreeMap<String, String>) -> Self {
        Self { keyring, addresses: Arc::new(addresses), open: Arc::default() }
    }

    /// The bare connection to a peer; made at its first call, made again when it broke.
    pub fn channel(&self, name: &str) -> Result<Channel, Fault> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(channel) = open.get(name) {
            return Ok(channel.clone());
        }
        let address =
            self.addresses.get(name).ok_or_else(|| Fault::new("looking up a peer", format!("no --peer {name}=")))?;
        let channel = Endpoint::from_shared(address.clone())
            .map_err(Fault::during("reading the address of a peer"))?
            .connect_timeout(CONNECT_TIMEOUT)
            .http2_keep_alive_interval(KEEP_ALIVE)
            .tcp_nodelay(true)
            .connect_lazy();
        open.insert(name.to_owned(), channel.clone());
        Ok(channel)
    }

    /// A connection on which this process speaks for itself.
    pub fn as_process(&self, name: &str) -> Result<Authed, Fault> {
        self.authed(name, None)
    }

    /// A connection on which this process speaks for a person.
    pub fn as_person(&self, name: &str, viewer: &Viewer) -> Result<Authed, Fault> {
        self.authed(name, Some(viewer.clone()))
    }

    fn authed(&self, name: &str, person: Option<Viewer>) -> Result<Authed, Fault> {
        let (keyring, audience) = (Arc::clone(&self.keyring), name.to_owned());
        let bearer = Bearer { keyring, audience, person };
        Ok(InterceptedService::new(self.channel(name)?, bearer))
    }
}

/// Adds a fresh token and the trace of the current span to a call.
#[derive(Clone)]
pub struct Bearer {
    keyring: Arc<Keyring>,
    audience: String,
    person: Option<Viewer>,
}

impl Interceptor for Bearer {
    fn call(&mut self, mut request: Request<()>) -> Result<Request<()>, Status> {
        let token = match &self.person {
            Some(viewer) => self.keyring.person_token(viewer, &self.audience),
            None => self.keyring.process_token(&self.audience),
        };
        let headers = [("authorization", format!("Bearer {token}")), ("traceparent", telemetry::traceparent())];
        for (key, value) in headers.into_iter().filter(|(_, value)| !value.is_empty()) {
            let value = AsciiMetadataValue::try_from(value).map_err(Fault::during("making a header"))?;
            request.metadata_mut().insert(key, value);
        }
        Ok(request)
    }
}

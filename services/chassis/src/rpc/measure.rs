//! How long each command takes and how it ends. A command is a call whose request carries a `request_id`.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
    task::{Context, Poll},
    time::Instant,
};

use futures::{
    FutureExt,
    future::{Either, Inspect},
};
use http::{HeaderMap, Request, Response};
use prost_types::FileDescriptorSet;
use tonic::{Code, Status, body::Body};
use tower::{
    Service,
    layer::{LayerFn, layer_fn},
};

use crate::{
    metrics::{Outcome, metrics},
    refusal::{kind_of, reason_of},
};

/// By which a request is known to be a command.
const COMMAND_FIELD: &str = "request_id";

/// The commands among the calls of these contracts: path and name of the rpc.
pub fn commands(contracts: &FileDescriptorSet) -> BTreeMap<String, String> {
    let mut requests = BTreeSet::new();
    for file in &contracts.file {
        let is_command = |field: &prost_types::FieldDescriptorProto| field.name() == COMMAND_FIELD;
        let messages = file.message_type.iter().filter(|message| message.field.iter().any(is_command));
        requests.extend(messages.map(|message| format!(".{}.{}", file.package(), message.name())));
    }
    let mut found = BTreeMap::new();
    for file in &contracts.file {
        for service in &file.service {
            for method in service.method.iter().filter(|method| requests.contains(method.input_type())) {
                let path = format!("/{}.{}/{}", file.package(), service.name(), method.name());
                found.insert(path, method.name().to_owned());
            }
        }
    }
    found
}

/// The layer that measures these commands.
pub fn measure<S>(commands: BTreeMap<String, String>) -> LayerFn<impl Fn(S) -> Measured<S> + Clone> {
    let commands = Arc::new(commands);
    layer_fn(move |inner| Measured { inner, commands: Arc::clone(&commands) })
}

/// A service behind [`measure`].
#[derive(Clone)]
pub struct Measured<S> {
    inner: S,
    commands: Arc<BTreeMap<String, String>>,
}

type Note<E> = Box<dyn FnOnce(&Result<Response<Body>, E>) + Send>;

impl<S, B> Service<Request<B>> for Measured<S>
where
    S: Service<Request<B>, Response = Response<Body>>,
{
    type Response = Response<Body>;
    type Error = S::Error;
    type Future = Either<Inspect<S::Future, Note<S::Error>>, S::Future>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        let Some(rpc) = self.commands.get(request.uri().path()) else {
            return Either::Right(self.inner.call(request));
        };
        let (rpc, began) = (rpc.clone(), Instant::now());
        let note: Note<S::Error> = Box::new(move |answer| {
            if let Ok(answer) = answer {
                note(&rpc, answer.headers(), began);
            }
        });
        Either::Left(self.inner.call(request).inspect(note))
    }
}

fn note(rpc: &str, headers: &HeaderMap, began: Instant) {
    // An answer tells its status in the headers only when there is nothing else to tell.
    let status = Status::from_header_map(headers).filter(|status| status.code() != Code::Ok);
    let reason = status.as_ref().and_then(reason_of).unwrap_or_default();
    let outcome = match &status {
        None => Outcome::Done,
        Some(status) if kind_of(status).is_some() || status.code() == Code::Unauthenticated => {
            Outcome::Refused(&reason)
        }
        Some(_) => Outcome::Failed,
    };
    metrics().command(rpc, outcome, began.elapsed());
}

//! Finding somebody by what is typed: a code, or a part of a name.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Query, State},
};
use serde::Deserialize;
use tonic::{Code, Status};
use werkbrug_proto::social::{GetWorkerRequest, ListWorkersRequest, Worker, get_worker_request::Key};

use crate::{reading::Reader, trouble::Trouble, visit::Visit, web::Face};

/// How many people are offered.
const MOST: i32 = 20;

/// What is typed.
#[derive(Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    q: String,
}

/// Who fits.
pub(crate) enum Found {
    One(Box<Worker>),
    Several(Vec<Worker>),
    Nobody,
}

/// `GET /medewerkers/zoek?q=rit`: people as the form writes them.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Query(typed): Query<Typed>,
) -> Result<Json<Vec<String>>, Trouble> {
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    Ok(Json(all(reader, &typed.q).await?.iter().map(written).collect()))
}

/// `Ada Voorbeeld (M-012)`.
pub(crate) fn written(worker: &Worker) -> String {
    format!("{} ({})", worker.display_name, worker.worker_code)
}

/// The person that was written or typed.
pub(crate) async fn one(reader: Reader<'_>, text: &str) -> Result<Found, Status> {
    let code = text.rsplit_once('(').and_then(|(_, rest)| rest.strip_suffix(')')).unwrap_or(text);
    let ask = GetWorkerRequest { key: Some(Key::WorkerCode(code.trim().to_owned())) };
    match reader.social()?.get_worker(ask).await {
        Ok(worker) => return Ok(Found::One(Box::new(worker.into_inner()))),
        Err(status) if matches!(status.code(), Code::NotFound | Code::InvalidArgument) => {}
        Err(status) => return Err(status),
    }
    let mut found = all(reader, text).await?;
    Ok(match (found.pop(), found.is_empty()) {
        (None, _) => Found::Nobody,
        (Some(only), true) => Found::One(Box::new(only)),
        (Some(last), false) => {
            found.push(last);
            Found::Several(found)
        }
    })
}

/// The first people by name who fit.
async fn all(reader: Reader<'_>, text: &str) -> Result<Vec<Worker>, Status> {
    let contains = text.trim().to_owned();
    if contains.is_empty() {
        return Ok(Vec::new());
    }
    let ask = ListWorkersRequest {
        page_size: MOST,
        contains,
        order_by: "display_name".to_owned(),
        ..ListWorkersRequest::default()
    };
    Ok(reader.social()?.list_workers(ask).await?.into_inner().workers)
}

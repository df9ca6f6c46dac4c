//! Finding somebody by what is typed: a code, or a part of a name.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Query, State},
};
use serde::Deserialize;
use tonic::{Code, Status};
use werkbrug_proto::social::{GetWorkerRequest, ListWorkersRequest, Worker, get_worker_request::Key};

use crate::{
    pages::workers::{AT_ONCE, MOST_PAGES},
    reading::Reader,
    trouble::Trouble,
    visit::Visit,
    web::Face,
};

/// How many people are offered.
const MOST: usize = 20;

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

/// Whether somebody is meant by this text.
pub(crate) fn fits(worker: &Worker, text: &str) -> bool {
    let text = text.to_lowercase();
    worker.display_name.to_lowercase().contains(&text) || worker.worker_code.to_lowercase() == text
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

async fn all(reader: Reader<'_>, text: &str) -> Result<Vec<Worker>, Status> {
    let (mut found, mut page_token) = (Vec::new(), String::new());
    if text.trim().is_empty() {
        return Ok(found);
    }
    for _ in 0..MOST_PAGES {
        let ask = ListWorkersRequest { page_size: AT_ONCE, page_token };
        let answer = reader.social()?.list_workers(ask).await?.into_inner();
        found.extend(answer.workers.into_iter().filter(|worker| fits(worker, text.trim())));
        page_token = answer.next_page_token;
        if page_token.is_empty() || found.len() >= MOST {
            break;
        }
    }
    found.truncate(MOST);
    Ok(found)
}

//! Events that a rule refused: list them, try them again, or give them up with a reason.

use werkbrug_proto::pipeline::{
    DiscardParkedEventRequest, ListParkedEventsRequest, ParkedEvent, RetryParkedEventRequest,
};

use crate::{
    failure::Failure,
    say,
    tools::{At, by},
};

const PAGE_SIZE: i32 = 500;
/// A longer list is cut off, and says so.
const MOST_PAGES: usize = 20;
const HEADING: [&str; 10] =
    ["service", "parked_id", "source", "topic", "partition", "seq", "type", "key", "place", "reason"];

/// One parked event of one service.
#[derive(clap::Args, Clone, Debug)]
pub struct Which {
    /// The service that put it aside
    pub service: String,
    /// Its id, as `parked list` prints it
    pub parked_id: String,
}

/// Prints what every service has put aside.
///
/// # Errors
/// A service does not answer.
pub async fn list(at: &At) -> Result<(), Failure> {
    let system = at.system()?;
    let mut rows = Vec::new();
    for service in &system.services {
        let mut client = system.pipeline(service)?;
        let mut page_token = String::new();
        for _ in 0..MOST_PAGES {
            let request = ListParkedEventsRequest { page_size: PAGE_SIZE, page_token };
            let page = client.list_parked_events(request).await.map_err(by(service))?.into_inner();
            rows.extend(page.parked_events.iter().map(|event| row(service, event)));
            page_token = page.next_page_token;
            if page_token.is_empty() {
                break;
            }
        }
        if !page_token.is_empty() {
            say::problem(&format!("{service}: there are more than are listed here"));
        }
    }
    say::table(&HEADING, &rows);
    Ok(())
}

/// Tries one again, with everything that waits behind it.
///
/// # Errors
/// The service refuses or does not answer.
pub async fn retry(at: &At, which: &Which) -> Result<(), Failure> {
    let request = RetryParkedEventRequest { parked_id: which.parked_id.clone() };
    let mut client = at.system()?.pipeline(&which.service)?;
    let reply = client.retry_parked_event(request).await.map_err(by(&which.service))?.into_inner();
    say::line(&format!("{} events applied", reply.applied));
    Ok(())
}

/// Gives one up.
///
/// # Errors
/// The service refuses or does not answer.
pub async fn discard(at: &At, which: &Which, reason: String) -> Result<(), Failure> {
    let request = DiscardParkedEventRequest { parked_id: which.parked_id.clone(), reason };
    let mut client = at.system()?.pipeline(&which.service)?;
    client.discard_parked_event(request).await.map_err(by(&which.service))?;
    say::line("discarded");
    Ok(())
}

fn row(service: &str, event: &ParkedEvent) -> Vec<String> {
    vec![
        service.to_owned(),
        event.parked_id.clone(),
        event.source.clone(),
        event.topic.clone(),
        event.partition.to_string(),
        event.seq.to_string(),
        event.event_type.clone(),
        event.block_key.clone(),
        event.place.to_string(),
        event.reason.clone(),
    ]
}

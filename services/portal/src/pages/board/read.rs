//! Reads the board from the crews' service.

use tonic::Status;
use werkbrug_proto::crews::{DemandRow, ListWeekDemandRequest, ListWeekRowsRequest, WeekRow};

use crate::{pages::board::asked::Asked, reading::Reader};

/// How many people are asked for at once.
pub(super) const MOST_ROWS: i32 = 200;
/// How many people stand on the page before the script takes over.
const FIRST_ROWS: i32 = 60;
/// How many pages of places are read; a workshop with more has other worries.
const MOST_PAGES: usize = 10;

/// What the first page shows.
pub(super) struct Seen {
    /// People, by name.
    pub(super) rows: Vec<WeekRow>,
    /// The token of the next page; empty after the last.
    pub(super) next: String,
    /// Every place.
    pub(super) demand: Vec<DemandRow>,
}

/// What the first page shows.
pub(super) async fn first(reader: Reader<'_>, asked: &Asked) -> Result<Seen, Status> {
    let (demand, (rows, next)) = tokio::try_join!(demand(reader, asked), people(reader, asked, FIRST_ROWS))?;
    Ok(Seen { rows, next, demand })
}

/// A page of people.
pub(super) async fn people(
    reader: Reader<'_>,
    asked: &Asked,
    page_size: i32,
) -> Result<(Vec<WeekRow>, String), Status> {
    let ask = ListWeekRowsRequest {
        monday: asked.monday.to_string(),
        days: 0,
        place_code: asked.place.clone(),
        name_contains: asked.name.clone(),
        page_size,
        page_token: asked.token.clone(),
        ..ListWeekRowsRequest::default()
    };
    let answer = reader.crews()?.list_week_rows(ask).await?.into_inner();
    Ok((answer.rows, answer.next_page_token))
}

/// Every place with its days; for a wall, which shows no head counts, the places alone.
pub(super) async fn demand(reader: Reader<'_>, asked: &Asked) -> Result<Vec<DemandRow>, Status> {
    let (mut rows, mut page_token) = (Vec::new(), String::new());
    for _ in 0..MOST_PAGES {
        let monday = asked.monday.to_string();
        let names_only = asked.is_wall;
        let ask = ListWeekDemandRequest { monday, days: 0, page_size: MOST_ROWS, page_token, names_only };
        let answer = reader.crews()?.list_week_demand(ask).await?.into_inner();
        rows.extend(answer.rows);
        page_token = answer.next_page_token;
        if page_token.is_empty() {
            break;
        }
    }
    Ok(rows)
}

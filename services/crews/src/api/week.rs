//! The week board and a worker's own day: messages in and out.

use tonic::{Request, Status};
use uuid::Uuid;
use werkbrug_chassis::{page::Page, refusal::Refusal};
use werkbrug_crews_domain::{place::Place, policy::Action, worker::Worker};
use werkbrug_kernel::id::Id;
use werkbrug_proto::crews::{
    GetMyDayRequest, ListWeekDemandRequest, ListWeekDemandResponse, ListWeekRowsRequest, ListWeekRowsResponse, MyDay,
};

use super::Api;
use crate::{
    parse,
    permit::admit,
    read::{self, week::Asked},
};

/// The most rows of a page of the board.
const MOST_ROWS: u64 = 200;

pub(super) async fn list_week_rows(
    api: &Api,
    request: Request<ListWeekRowsRequest>,
) -> Result<ListWeekRowsResponse, Status> {
    let viewer = admit(&request, Action::ReadWeekRows)?;
    let message = request.into_inner();
    let page = page(message.page_size, &message.page_token)?;
    if !message.place_id.is_empty() && !message.place_code.is_empty() {
        let text = "name a place by its id or by its code, not by both";
        return Err(Refusal::invalid("place_code", "PLACE_TWICE", text).into());
    }
    let asked = Asked {
        of: parse::week(&message.monday, message.days)?,
        place: parse::optional_id("place_id", &message.place_id)?.map(Id::<Place>::uuid),
        place_code: parse::optional_text("place_code", &message.place_code, parse::LONGEST_NAME)?,
        name_contains: parse::optional_text("name_contains", &message.name_contains, parse::LONGEST_NAME)?,
    };
    let (rows, next_page_token) = read::week::list(&api.rows(&viewer), &viewer, &asked, &page).await?;
    Ok(ListWeekRowsResponse { rows, next_page_token })
}

pub(super) async fn list_week_demand(
    api: &Api,
    request: Request<ListWeekDemandRequest>,
) -> Result<ListWeekDemandResponse, Status> {
    let viewer = admit(&request, Action::ReadWeekDemand)?;
    let message = request.into_inner();
    let page = page(message.page_size, &message.page_token)?;
    let of = parse::week(&message.monday, message.days)?;
    let asked = read::week_demand::Asked { of, names_only: message.names_only };
    let (rows, next_page_token) = read::week_demand::list(&api.rows(&viewer), &viewer, &asked, &page).await?;
    Ok(ListWeekDemandResponse { rows, next_page_token })
}

pub(super) async fn get_my_day(api: &Api, request: Request<GetMyDayRequest>) -> Result<MyDay, Status> {
    let viewer = admit(&request, Action::ReadMyDay)?;
    let message = request.into_inner();
    let worker: Option<Uuid> = parse::optional_id("worker_id", &message.worker_id)?.map(Id::<Worker>::uuid);
    let day = parse::optional_day("day", Some(&message.day))?.unwrap_or_else(|| api.clock.today());
    Ok(read::my_day::get(&api.rows(&viewer), &viewer, worker, day).await?)
}

fn page(size: i32, token: &str) -> Result<Page, Refusal> {
    let page = Page::parse(size, token)?;
    Ok(Page { size: page.size.min(MOST_ROWS), ..page })
}

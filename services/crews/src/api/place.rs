//! Places: messages in and out.

use tonic::{Request, Status};
use werkbrug_chassis::{page::Page, refusal::Refusal};
use werkbrug_crews_domain::{
    place::{Demands, PlaceKind},
    policy::Action,
};
use werkbrug_kernel::establishment::Establishment;
use werkbrug_pipeline::call::Call;
use werkbrug_proto::crews::{
    self, ListPlacesRequest, ListPlacesResponse, PostDemands, RegisterPlaceRequest, RegisterPlaceResponse,
};

use super::Api;
use crate::{
    app::register_place::RegisterPlace,
    parse,
    permit::{admit, scope},
    read,
};

pub(super) async fn register_place(
    api: &Api,
    request: Request<RegisterPlaceRequest>,
) -> Result<RegisterPlaceResponse, Status> {
    let viewer = admit(&request, Action::RecordMasterData)?;
    let message = request.into_inner();
    let command = command(&message)?;
    let receipt = api.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
    let event_id = receipt.event();
    Ok(RegisterPlaceResponse { place_id: receipt.id.to_string(), etag: receipt.etag, event_id })
}

fn command(message: &RegisterPlaceRequest) -> Result<RegisterPlace, Refusal> {
    let company = Some(message.company_id.as_str()).filter(|id| !id.is_empty());
    Ok(RegisterPlace {
        place_code: parse::text("place_code", &message.place_code, parse::LONGEST_NAME)?,
        kind: kind(message.kind())?,
        place_name: parse::text("place_name", &message.place_name, parse::LONGEST_NAME)?,
        company: company.map(|id| parse::id("company_id", id)).transpose()?,
        demands: message.demands.map(demands).unwrap_or_default(),
        core_activity: parse::optional_text("core_activity", &message.core_activity, parse::LONGEST_NAME)?,
        names_needed: message.names_needed,
        establishment: establishment(&message.establishment)?,
    })
}

fn kind(kind: crews::PlaceKind) -> Result<PlaceKind, Refusal> {
    match kind {
        crews::PlaceKind::HostSite => Ok(PlaceKind::HostSite),
        crews::PlaceKind::Department => Ok(PlaceKind::Department),
        crews::PlaceKind::Unspecified => {
            Err(Refusal::invalid("kind", "KIND_MISSING", "say whether it is a host's site or a department"))
        }
    }
}

const fn demands(asked: PostDemands) -> Demands {
    Demands {
        lift_kg: asked.lift_kg,
        lift_times_hour: asked.lift_times_hour,
        standing_minutes: asked.standing_minutes,
        noise: asked.noise,
        crowd: asked.crowd,
    }
}

fn establishment(number: &str) -> Result<String, Refusal> {
    if number.is_empty() {
        return Ok(String::new());
    }
    let read = Establishment::parse(number);
    let refused = |fault| Refusal::invalid("establishment", "ESTABLISHMENT_UNREADABLE", format!("{fault}"));
    read.map(|number| number.as_str().to_owned()).map_err(refused)
}

pub(super) async fn list_places(api: &Api, request: Request<ListPlacesRequest>) -> Result<ListPlacesResponse, Status> {
    let viewer = admit(&request, Action::ReadPlaces)?;
    let message = request.into_inner();
    let page = Page::parse(message.page_size, &message.page_token)?;
    let reach = scope(&viewer, Action::ReadPlaces)?;
    let (places, next_page_token) = read::place::list(&api.rows(&viewer), reach, &page).await?;
    Ok(ListPlacesResponse { places, next_page_token })
}

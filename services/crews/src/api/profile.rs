//! Work profiles: messages in and out.

use tonic::{Request, Status};
use werkbrug_chassis::page::Page;
use werkbrug_crews_domain::policy::Action;
use werkbrug_proto::crews::{ListWorkProfilesRequest, ListWorkProfilesResponse};

use super::Api;
use crate::{parse, permit::admit, read};

pub(super) async fn list_work_profiles(
    api: &Api,
    request: Request<ListWorkProfilesRequest>,
) -> Result<ListWorkProfilesResponse, Status> {
    let viewer = admit(&request, Action::ReadWorkProfiles)?;
    let message = request.into_inner();
    let page = Page::parse(message.page_size, &message.page_token)?;
    let on = parse::optional_day("on", Some(&message.on))?.unwrap_or_else(|| api.clock.today());
    let (profiles, next_page_token) = read::profile::list(&api.rows(&viewer), &viewer, on, &page).await?;
    Ok(ListWorkProfilesResponse { profiles, next_page_token })
}

//! Capacity and the counts of a day: messages in and out.

use std::collections::BTreeMap;

use jiff::civil::Date;
use tonic::{Request, Status};
use werkbrug_chassis::refusal::Refusal;
use werkbrug_crews_domain::policy::Action;
use werkbrug_kernel::minutes::Minutes;
use werkbrug_pipeline::call::Call;
use werkbrug_proto::crews::{
    AnnounceCapacityRequest, AnnounceCapacityResponse, DayCapacity, DaySummary, GetDaySummaryRequest,
    ListCapacityRequest, ListCapacityResponse,
};

use super::Api;
use crate::{app::announce_capacity::AnnounceCapacity, parse, permit::admit, read};

pub(super) async fn announce_capacity(
    api: &Api,
    request: Request<AnnounceCapacityRequest>,
) -> Result<AnnounceCapacityResponse, Status> {
    let viewer = admit(&request, Action::AnnounceCapacity)?;
    let message = request.into_inner();
    let department = parse::text("department", &message.department, parse::LONGEST_NAME)?;
    let command = AnnounceCapacity { department: department.clone(), days: days(&message.days)? };
    let receipt = api.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
    Ok(AnnounceCapacityResponse { department, event_id: receipt.event() })
}

fn days(said: &[DayCapacity]) -> Result<BTreeMap<Date, Minutes>, Refusal> {
    let mut days = BTreeMap::new();
    for line in said {
        if days.insert(parse::day("days", &line.day)?, Minutes::new(line.minutes)).is_some() {
            return Err(Refusal::invalid("days", "DAY_TWICE", "each day stands once").with_fact("day", &line.day));
        }
    }
    Ok(days)
}

pub(super) async fn list_capacity(
    api: &Api,
    request: Request<ListCapacityRequest>,
) -> Result<ListCapacityResponse, Status> {
    let viewer = admit(&request, Action::ReadCapacity)?;
    let message = request.into_inner();
    let of = parse::period(&message.from, &message.to)?;
    let days = read::capacity::list(&api.rows(&viewer), message.department.trim(), &of).await?;
    Ok(ListCapacityResponse { days })
}

pub(super) async fn get_day_summary(api: &Api, request: Request<GetDaySummaryRequest>) -> Result<DaySummary, Status> {
    let viewer = admit(&request, Action::ReadDaySummary)?;
    let day = parse::optional_day("day", Some(&request.get_ref().day))?.unwrap_or_else(|| api.clock.today());
    Ok(read::day::summary(&api.rows(&viewer), &viewer, day).await?)
}

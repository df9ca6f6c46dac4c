//! What somebody's contract says, and the limit that goes with it.

use jiff::civil::Date;
use sea_orm::ConnectionTrait;
use werkbrug_crews_domain::{
    contract::{Answer, ContractHours, ContractKind},
    worker::Worker,
};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{columns::from_column, use_case::Stop};
use werkbrug_proto::crews;

use crate::store::{Rows, contract, counted};

/// The contract and the limit of a day; without hours when no contract is known.
pub(crate) async fn get<C: ConnectionTrait>(
    rows: &Rows<'_, C>,
    worker: Id<Worker>,
    on: Date,
) -> Result<crews::ContractHours, Stop> {
    let mut view = crews::ContractHours { worker_id: worker.to_string(), ..crews::ContractHours::default() };
    if let Some((own, version)) = contract::on_day(rows, worker, on).await? {
        view.from = own.from.to_string();
        view.kind = kind_view(own.kind).into();
        view.week_a_monday = own.week_a.to_string();
        view.weeks = u32::try_from(own.weeks.len()).unwrap_or(1);
        view.days = days(&own);
        view.is_same_day_unwanted = own.is_same_day_unwanted;
        view.etag = version.to_string();
    }
    if let Some(row) = contract::limit_on(rows, on).await? {
        view.notice_limit = Some(crews::NoticeLimit {
            from: from_column(row.from_day).to_string(),
            working_days: counted(row.working_days)?,
            source: row.source,
            is_confirmed: row.is_confirmed,
        });
    }
    Ok(view)
}

fn days(own: &ContractHours) -> Vec<crews::ContractDay> {
    let mut found = Vec::new();
    for (week, days) in (0..).zip(&own.weeks) {
        for (weekday, hours) in (1..).zip(days) {
            let Some(hours) = hours else { continue };
            let (start_minute, end_minute) = (hours.start_minute, hours.end_minute);
            found.push(crews::ContractDay { weekday, week, start_minute, end_minute });
        }
    }
    found
}

const fn kind_view(kind: ContractKind) -> crews::ContractKind {
    match kind {
        ContractKind::Fixed => crews::ContractKind::Fixed,
        ContractKind::Variable => crews::ContractKind::Variable,
    }
}

/// What somebody said, as the contract of the service says it.
pub(crate) fn answer_view(answer: Option<&Answer>) -> crews::WorkerAnswer {
    match answer {
        None => crews::WorkerAnswer::Unspecified,
        Some(Answer::Asked) => crews::WorkerAnswer::Asked,
        Some(Answer::Yes) => crews::WorkerAnswer::Yes,
        Some(Answer::No) => crews::WorkerAnswer::No,
    }
}

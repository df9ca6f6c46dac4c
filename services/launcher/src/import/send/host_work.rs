//! What people need before they work at a host, as the workshop's planner: inductions and their own agreements.

use werkbrug_kernel::role::Role;
use werkbrug_proto::crews::{CallHow, RecordEnclaveAgreementRequest, RecordInductionRequest};

use super::{Sender, Sent, Tally};
use crate::{
    failure::Failure,
    import::{
        before,
        known::Known,
        parse::{Found, parse},
        rows::{agreements::AgreementRow, inductions::InductionRow},
    },
};

/// inleidingen.
pub(crate) async fn inductions(sender: &Sender<'_>, file: &Found, known: &Known) -> Result<Tally, Failure> {
    let planner = sender.reach.conditions(Role::WorkshopPlanner)?;
    let parsed = parse::<InductionRow>(file, known);
    let request = |row: &InductionRow, request_id| RecordInductionRequest {
        request_id,
        worker_id: known.worker_id(&row.worker),
        place_id: known.place_of(&row.place).map(|place| place.id.clone()).unwrap_or_default(),
        given_on: row.given_on.to_string(),
        valid_to: row.valid_to.map(|day| day.to_string()).unwrap_or_default(),
    };
    let before = before::inductions(sender.reach).await?;
    let call = async |request: RecordInductionRequest| {
        let said = before::induction(&request.given_on, &request.valid_to);
        let reply = planner.clone().record_induction(request).await?.into_inner();
        let id = before::at_site(&reply.worker_id, &reply.place_id);
        Ok(Sent { became: before.became(&id, &said), id })
    };
    Ok(sender.send(file, parsed, request, call).await?.0)
}

/// akkoorden.
pub(crate) async fn agreements(sender: &Sender<'_>, file: &Found, known: &Known) -> Result<Tally, Failure> {
    let planner = sender.reach.conditions(Role::WorkshopPlanner)?;
    let parsed = parse::<AgreementRow>(file, known);
    let request = |row: &AgreementRow, request_id| RecordEnclaveAgreementRequest {
        request_id,
        worker_id: known.worker_id(&row.worker),
        said_on: row.said_on.to_string(),
        is_agreed: row.is_agreed,
        how: CallHow::InPerson.into(),
    };
    let before = before::agreements(sender.reach).await?;
    let call = async |request: RecordEnclaveAgreementRequest| {
        let said = before::agreement(&request.said_on, request.is_agreed);
        let id = planner.clone().record_enclave_agreement(request).await?.into_inner().worker_id;
        Ok(Sent { became: before.became(&id, &said), id })
    };
    Ok(sender.send(file, parsed, request, call).await?.0)
}

//! How a call went. Who says no is free again, and is not asked for that shift any more.

use async_trait::async_trait;
use uuid::Uuid;
use werkbrug_chassis::refusal::{Kind, Refusal};
use werkbrug_crews_domain::{policy::Action, shift::Shift, stage::Change};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit::scope,
    publish,
    refused::refused,
    store::{
        call_line::{self, SAID_NO},
        plan_rows::call_line::Model,
        shift,
    },
};

/// Which call, how, and what came of it.
#[derive(Clone, Debug)]
pub(crate) struct RecordCall {
    /// The line.
    pub(crate) call: Uuid,
    /// Its version, as it was looked at.
    pub(crate) etag: String,
    /// How they heard, a stable word.
    pub(crate) how: &'static str,
    /// What they said, a stable word.
    pub(crate) outcome: &'static str,
}

#[async_trait]
impl UseCase for RecordCall {
    fn name(&self) -> &'static str {
        "record_call"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        scope(tx.viewer(), Action::PlanShift)?;
        let line = call_line::lock(tx, self.call).await?;
        if line.version.to_string() != self.etag {
            let text = "somebody noted another outcome meanwhile; look again";
            return Err(Refusal::new(Kind::Conflict, "ETAG_MISMATCH", text).with_field("etag").into());
        }
        if self.outcome == SAID_NO && line.outcome != SAID_NO {
            free(tx, &line).await?;
        }
        let after = Model {
            how: self.how.to_owned(),
            outcome: self.outcome.to_owned(),
            recorded_by: tx.viewer().actor.clone(),
            recorded_at_us: tx.now_us(),
            ..line
        };
        let saved = call_line::save(tx, after).await?;
        Ok(Receipt::new(saved.id, saved.version.to_string()))
    }
}

/// Takes somebody off the shift that they said no to, when they are on it.
async fn free(tx: &Tx<'_>, line: &Model) -> Result<(), Stop> {
    let Some(to) = line.to_shift else { return Ok(()) };
    let mut stored = shift::lock(tx, Id::<Shift>::from_uuid(to)).await?;
    if line.is_coach {
        let coach = Id::from_uuid(line.person_id);
        if !stored.shift.is_guided_by(coach) {
            return Ok(());
        }
        stored.shift.release_coach(coach).map_err(refused)?;
        shift::remove_coach(tx, stored.shift.id, coach).await?;
    } else {
        let worker = Id::from_uuid(line.person_id);
        if !stored.shift.crew.iter().any(|seat| seat.worker == worker) {
            return Ok(());
        }
        stored.shift.release(worker).map_err(refused)?;
        shift::unseat(tx, stored.shift.id, worker).await?;
    }
    shift::save(tx, &mut stored).await?;
    publish::shift_changed(tx, &stored.shift, Change::Released);
    Ok(())
}

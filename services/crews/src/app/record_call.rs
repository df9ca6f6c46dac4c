//! How a call went. Who says no is free again and is not asked for that shift any more; who says yes after all gets the
//! seat again when it is still free.

use async_trait::async_trait;
use uuid::Uuid;
use werkbrug_chassis::refusal::{Kind, Refusal};
use werkbrug_crews_domain::{
    call::{self, Effect},
    policy::Action,
    shift::Shift,
    stage::{Change, Stage},
};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    app::give_seat::{free_seat, give_coach, give_seat, take_coach},
    permit::scope,
    publish,
    refused::refused,
    store::{call_line, plan_rows::call_line::Model, shift},
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
        match call::after(call_line::outcome_of(&line.outcome)?, call_line::outcome_of(self.outcome)?)
            .map_err(refused)?
        {
            Effect::Nothing => {}
            Effect::Frees => free(tx, &line).await?,
            Effect::SeatsAgain => seat_again(tx, &line).await?,
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

/// Takes somebody off the shift that they said no to, when they are on it. A shift that was given up or whose hours were
/// approved stays as it is, and so does who came: what they said is kept all the same.
async fn free(tx: &Tx<'_>, line: &Model) -> Result<(), Stop> {
    let Some(to) = line.to_shift else { return Ok(()) };
    let Some(mut stored) = shift::lock_if_there(tx, Id::<Shift>::from_uuid(to)).await? else { return Ok(()) };
    if !line.is_coach {
        return free_seat(tx, &mut stored, Id::from_uuid(line.person_id)).await;
    }
    let coach = Id::from_uuid(line.person_id);
    if stored.shift.stage == Stage::Approved || !stored.shift.is_guided_by(coach) {
        return Ok(());
    }
    take_coach(tx, &mut stored.shift, coach).await?;
    shift::save(tx, &mut stored).await?;
    publish::shift_changed(tx, &stored.shift, Change::Released);
    Ok(())
}

/// Gives somebody who said no and comes after all the seat again, by the same rules as anybody else.
async fn seat_again(tx: &Tx<'_>, line: &Model) -> Result<(), Stop> {
    let Some(to) = line.to_shift else { return Ok(()) };
    let mut stored = shift::lock(tx, Id::<Shift>::from_uuid(to)).await?;
    let change = if line.is_coach {
        give_coach(tx, &mut stored.shift, Id::from_uuid(line.person_id)).await?.1
    } else {
        give_seat(tx, &mut stored.shift, Id::from_uuid(line.person_id)).await?;
        Change::Assigned
    };
    shift::save(tx, &mut stored).await?;
    publish::shift_changed(tx, &stored.shift, change);
    Ok(())
}

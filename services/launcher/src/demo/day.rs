//! The day, from the first call to the last cent.

use werkbrug_chassis::clock::Clock;

use super::{preset::Planted, stage::Stage};
use crate::{
    failure::Failure,
    import::order::{self, Batch},
};

mod accepted;
pub(super) mod crews;
pub(super) mod history;
mod hours;
mod invoices;
mod morning;
mod premium;
pub(super) mod ties;
mod ubl;

/// Plays it; `statement` is what the Department says it paid, which comes in at the end of the day and differs from what
/// was expected where that was planted.
pub(crate) async fn play(stage: &Stage<'_>, statement: &Batch, planted: &[Planted]) -> Result<(), Failure> {
    accepted::accept(stage).await?;
    crews::plan_week(stage).await?;
    let stand_in = morning::begin(stage).await?;
    hours::record_presence(stage, &stand_in).await?;
    hours::approve(stage).await?;
    hours::settle(stage).await?;
    invoices::issue(stage).await?;
    premium::reckon(stage).await?;
    stage.step("16:30", "De betaalstaat van het Departement komt binnen");
    order::bring_in(stage.reach, statement, Clock::new(0).wall()).await?.whole()?;
    premium::compare(stage, planted).await
}

//! More or fewer people on a shift; what is given up too late is still owed, as the agreement says.

use async_trait::async_trait;
use jiff::Timestamp;
use werkbrug_chassis::refusal::{Fault, Kind, Refusal};
use werkbrug_crews_domain::{policy::Action, shift::Shift, stage::Change, terms as rule};
use werkbrug_kernel::{brussels, calendar::WorkingCalendar, id::Id, minutes::Minutes};
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit::scope,
    publish,
    refused::refused,
    store::{given_up, not_found, place, shift, shift::Stored, terms, within},
};

/// The name of the receipt's fact with the minutes still owed.
pub(crate) const OWED: &str = "minutes_owed";

/// What is wanted now.
#[derive(Clone, Debug)]
pub(crate) struct ChangeShift {
    /// The shift.
    pub(crate) shift: Id<Shift>,
    /// The version that was looked at; empty when none was.
    pub(crate) etag: String,
    /// How many people.
    pub(crate) heads: u32,
}

#[async_trait]
impl UseCase for ChangeShift {
    fn name(&self) -> &'static str {
        "change_shift"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        let mut stored = reached(tx, self.shift, &self.etag).await?;
        let (before, day) = (stored.shift.heads_wanted, stored.shift.window.day());
        let less = rule::change_heads(stored.shift.stage, (before, self.heads), (day, tx.today())).map_err(refused)?;
        let owed = owed(tx, &stored, self.heads).await?;
        if less > 0 {
            must_not_have_begun(tx, &stored)?;
            given_up::insert(tx, &stored, self.heads, owed).await?;
        }
        stored.shift.heads_wanted = self.heads;
        shift::save(tx, &mut stored).await?;
        let event = publish::shift_changed(tx, &stored.shift, Change::Changed);
        let receipt = Receipt::new(self.shift.uuid(), stored.etag()).with_event(event);
        Ok(receipt.with_fact(OWED, owed.value().to_string()))
    }
}

/// The shift, held, when the viewer may ask for its people and looked at this version of it.
pub(crate) async fn reached(tx: &Tx<'_>, id: Id<Shift>, etag: &str) -> Result<Stored, Stop> {
    let scope = scope(tx.viewer(), Action::RequestShift)?;
    let stored = shift::lock(tx, id).await?;
    let place = place::find(&within(tx), stored.shift.place).await?;
    if !scope.holds(&stored.shift, &place) {
        return Err(not_found("shift").into());
    }
    if !etag.is_empty() && etag != stored.etag() {
        let text = "the shift changed since you looked; look again";
        return Err(Refusal::new(Kind::Conflict, "ETAG_MISMATCH", text).with_field("etag").into());
    }
    Ok(stored)
}

/// People who are at work are not given up.
pub(crate) fn must_not_have_begun(tx: &Tx<'_>, stored: &Stored) -> Result<(), Stop> {
    let now = Timestamp::from_microsecond(tx.now_us()).map_err(|cause| Fault::new("tell the time", cause))?;
    Ok(rule::must_not_have_begun(stored.shift.window.span().from, brussels::civil(now)).map_err(refused)?)
}

/// The minutes still owed when only so many heads are left from today.
pub(crate) async fn owed(tx: &Tx<'_>, stored: &Stored, left: u32) -> Result<Minutes, Stop> {
    let earlier = given_up::of_shift(&within(tx), stored.shift.id.uuid()).await?;
    let heads = rule::not_owed_yet(&earlier, (stored.shift.heads_wanted, left));
    let terms = terms::of_one(&within(tx), stored.shift.engagement).await?;
    let percent = terms.percent_owed(stored.shift.window.day(), tx.today(), &WorkingCalendar::belgian());
    Ok(rule::owed(heads, stored.shift.work(), percent))
}

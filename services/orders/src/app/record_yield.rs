//! Record what a week of an activity took of a department's attendance; of ten people at least, never of a person.

use jiff::civil::{Date, Weekday};
use werkbrug_chassis::refusal::Refusal;
use werkbrug_orders_domain::{measured::Week, policy::Action, work::Department};
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{permit, refused::refused, store};

/// A measured week.
#[derive(Clone)]
pub(crate) struct RecordYield {
    /// Who did it.
    pub(crate) department: Department,
    /// What was done.
    pub(crate) activity: String,
    /// The Monday of the week.
    pub(crate) monday: Date,
    /// What it took.
    pub(crate) week: Week,
}

#[async_trait::async_trait]
impl UseCase for RecordYield {
    fn name(&self) -> &'static str {
        "record_yield"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::RecordYield)?;
        if self.monday.weekday() != Weekday::Monday || self.monday > tx.today() {
            let text = "name a week by its Monday, and one that has begun";
            return Err(Refusal::invalid("week", "NOT_A_PAST_MONDAY", text).into());
        }
        let need = self.week.need().map_err(refused)?;
        store::risk::measured(tx, &self.department).await?;
        store::measured::write(tx, (&self.department, &self.activity, self.monday), self.week, need).await?;
        // What was measured is of the workshop as a whole.
        Ok(Receipt::new(tx.tenant().uuid(), "").with_fact("need", need.to_string()))
    }
}

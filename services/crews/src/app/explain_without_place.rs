//! A person says why a week's roster is made known although these people have no place; whoever loses a place later is not
//! spoken of.

use async_trait::async_trait;
use werkbrug_chassis::refusal::{Kind, Refusal};
use werkbrug_crews_domain::policy::Action;
use werkbrug_kernel::period::Period;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit::scope,
    store::{
        within,
        without_place::{self, Found},
    },
};

/// Which week, and why.
#[derive(Clone, Debug)]
pub(crate) struct ExplainWithoutPlace {
    /// The week.
    pub(crate) week: Period,
    /// Why.
    pub(crate) reason: String,
}

#[async_trait]
impl UseCase for ExplainWithoutPlace {
    fn name(&self) -> &'static str {
        "explain_without_place"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        scope(tx.viewer(), Action::PlanShift)?;
        let found = match without_place::ahead(&self.week, tx.today()) {
            Some(ahead) => without_place::find(&within(tx), &ahead).await?,
            None => Found::default(),
        };
        let people = found.people();
        if people == 0 {
            let text = "everybody has a place in that week: nothing has to be explained";
            return Err(Refusal::new(Kind::Precondition, "NOBODY_WITHOUT_PLACE", text).into());
        }
        let id = without_place::explain(tx, self.week.from(), &self.reason, &found.lines).await?;
        let receipt = Receipt::new(id, "").with_fact("people", people.to_string());
        Ok(receipt.with_fact("minutes", found.minutes().to_string()))
    }
}

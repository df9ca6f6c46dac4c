//! Judge a relation by closed questions; there is no room for a word about a person.

use uuid::Uuid;
use werkbrug_orders_domain::{policy::Action, relation::check_answers};
use werkbrug_pipeline::{
    columns::to_column,
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    app::record_moment::refused,
    permit,
    store::{self, company::Key, tables::relation_evaluation::Model},
};

/// What is answered.
pub(crate) struct EvaluateRelation {
    /// About the relation with this company.
    pub(crate) company: Uuid,
    /// In the order of the questions.
    pub(crate) answers: Vec<u32>,
}

#[async_trait::async_trait]
impl UseCase for EvaluateRelation {
    fn name(&self) -> &'static str {
        "evaluate_relation"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::Relate)?;
        check_answers(&self.answers).map_err(refused)?;
        let tenant = tx.tenant().uuid();
        let company = store::company::find(tx.db(), tenant, &Key::Id(self.company)).await?;
        company.ok_or_else(store::company::unknown)?;
        let answers: Vec<String> = self.answers.iter().map(u32::to_string).collect();
        let evaluation = Model {
            tenant,
            id: tx.fresh::<()>().uuid(),
            company_id: self.company,
            on_day: to_column(tx.today()),
            answers: answers.join(","),
        };
        let id = evaluation.id;
        store::relation::write_evaluation(tx, evaluation).await?;
        Ok(Receipt::new(id, ""))
    }
}

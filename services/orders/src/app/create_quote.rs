//! Make a quote for a company.

use jiff::civil::Date;
use uuid::Uuid;
use werkbrug_chassis::refusal::Refusal;
use werkbrug_kernel::id::Id;
use werkbrug_orders_domain::{
    order::{Order, Stage},
    policy::Action,
    work::{Line, SubTask, rounds_left},
};
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit, publish,
    refused::refused,
    store::{self, company::Key},
};

/// What is asked for.
#[derive(Clone)]
pub(crate) struct CreateQuote {
    /// Who asks.
    pub(crate) company: Uuid,
    /// How the desk and the customer call it.
    pub(crate) reference: String,
    /// The work; its ids are given here.
    pub(crate) lines: Vec<Line>,
    /// Last day on which it may be accepted.
    pub(crate) valid_until: Date,
    /// Day on which the customer's material is there.
    pub(crate) material_on: Option<Date>,
}

#[async_trait::async_trait]
impl UseCase for CreateQuote {
    fn name(&self) -> &'static str {
        "create_quote"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::CreateQuote)?;
        self.make(tx).await
    }
}

impl CreateQuote {
    /// Makes the quote of somebody who may.
    pub(crate) async fn make(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        self.check_valid(tx.today())?;
        rounds_left(&self.lines).map_err(refused)?;
        let key = Key::Id(self.company);
        let company = store::company::find(tx.db(), tx.tenant().uuid(), &key).await?;
        if company.is_none() {
            return Err(store::company::unknown().into());
        }
        let quote = self.quote(tx);
        let stored = store::order::insert(tx, &quote).await?;
        let event = tx.announce(quote.id.uuid(), &publish::quote_created(&quote));
        Ok(Receipt::new(quote.id.uuid(), stored.etag()).with_event(event))
    }

    /// A quote holds for a while.
    pub(crate) fn check_valid(&self, today: Date) -> Result<(), Refusal> {
        if self.valid_until < today {
            let text = "a quote holds at least through today";
            return Err(Refusal::invalid("valid_until", "VALID_UNTIL_PAST", text));
        }
        Ok(())
    }

    fn quote(&self, tx: &Tx<'_>) -> Order {
        Order {
            id: tx.fresh(),
            company: Id::from_uuid(self.company),
            reference: self.reference.clone(),
            lines: fresh(tx, &self.lines),
            valid_until: self.valid_until,
            material_on: self.material_on,
            hold: None,
            stage: Stage::Quoted,
        }
    }
}

/// The same work with ids of its own.
pub(crate) fn fresh(tx: &Tx<'_>, lines: &[Line]) -> Vec<Line> {
    let sub_task = |task: &SubTask| SubTask { id: tx.fresh(), done_pieces: 0, ..task.clone() };
    let lines = lines.iter().map(|line| Line {
        id: tx.fresh(),
        sub_tasks: line.sub_tasks.iter().map(sub_task).collect(),
        ..line.clone()
    });
    lines.collect()
}

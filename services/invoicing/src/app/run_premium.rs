//! Reckon what the premium of a quarter should be. Append-only: each run stays, with fingerprints of what went in and came out.

use std::collections::BTreeMap;

use uuid::Uuid;
use werkbrug_chassis::refusal::{Fault, Kind, Refusal};
use werkbrug_invoicing_domain::{
    policy::Action,
    premium::{
        annual::{YearQuarter, annual},
        ranking::Held,
        run::{self, RunKind, bookings, may_follow},
        settle::{Settlement, settle_with_steps},
    },
};
use werkbrug_kernel::{money::Cents, quarter::Quarter};
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit,
    premium_format::{digest, result, write::canonical},
    premium_input::{self, Loaded},
    publish, refused, standing,
    store::{
        self,
        ledger::{Entry, Occasion},
        premium_run::Run,
    },
};

/// What is asked for.
pub(crate) struct RunPremium {
    /// The quarter.
    pub(crate) quarter: Quarter,
    /// Why it is reckoned.
    pub(crate) kind: RunKind,
}

#[async_trait::async_trait]
impl UseCase for RunPremium {
    fn name(&self) -> &'static str {
        "run_premium"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::RunPremium)?;
        let number = store::premium_run::next_number(tx, self.quarter).await?;
        let before = store::premium_run::last_booked(tx, self.quarter).await?;
        may_follow(self.kind, before.map(|booked| booked.kind)).map_err(|refusal| not_now(refusal, self.quarter))?;
        let loaded = premium_input::load(tx, self.quarter, self.kind).await?;
        let held = self.held(tx, &loaded).await?;
        let settlement = settle_with_steps(&loaded.input, &held).map_err(|fault| loaded.refused(&fault))?;
        let total = settlement.totals.total;
        let postings = bookings(total, before).ok_or(Fault::bug("two totals of a quarter lie too far apart"))?;
        let made = self.made(tx, number, &loaded, (&settlement, &held))?;
        store::premium_run::insert(tx, &made).await?;
        let (about, quarter) = (made.id, self.quarter);
        let entry = Entry { occasion: Occasion::PremiumRun, about, quarter, reference: "" };
        store::ledger::post(tx, entry, &postings).await?;
        standing::align(tx, quarter).await?;
        let event = tx.announce(made.id, &publish::premium_reckoned(made.id, self.quarter, &settlement.totals));
        Ok(receipt(made.id, event, total))
    }
}

fn receipt(run: Uuid, event: Uuid, total: Cents) -> Receipt {
    Receipt::new(run, "").with_event(event).with_fact("total_cents", total.value().to_string())
}

impl RunPremium {
    fn made<'a>(
        &self,
        tx: &Tx<'_>,
        number: i64,
        loaded: &'a Loaded,
        (settlement, held): (&'a Settlement, &'a BTreeMap<String, Held>),
    ) -> Result<Run<'a>, Stop> {
        let input = canonical(&loaded.input)?;
        let result = result::pretty(self.quarter, settlement).map_err(Fault::during("write the result of a run"))?;
        Ok(Run {
            id: tx.fresh::<Run<'_>>().uuid(),
            quarter: self.quarter,
            number,
            kind: self.kind,
            held,
            input_digest: digest(&input),
            input,
            settlement,
            result_digest: digest(&result),
            codes: &loaded.codes,
        })
    }

    /// Who is inside whatever the line says: nobody before the annual settlement, and nobody is pushed out after it.
    async fn held(&self, tx: &Tx<'_>, loaded: &Loaded) -> Result<BTreeMap<String, Held>, Stop> {
        match self.kind {
            RunKind::Annual => self.levelled(tx, loaded).await,
            RunKind::Provisional | RunKind::Quarter => Ok(BTreeMap::new()),
            RunKind::Recomputation | RunKind::Correction => {
                let last = store::premium_run::last(tx.db(), tx.tenant().uuid(), self.quarter).await?;
                Ok(last.as_ref().map(store::premium_run::held).transpose()?.unwrap_or_default())
            }
        }
    }

    /// The levelling of the year, over its quarters that were settled.
    async fn levelled(&self, tx: &Tx<'_>, loaded: &Loaded) -> Result<BTreeMap<String, Held>, Stop> {
        let (mut quarters, mut own) = (Vec::new(), 0);
        for number in 1..=4 {
            let quarter = Quarter::new(self.quarter.year(), number).map_err(Fault::during("counting quarters"))?;
            let Some((settled, was_inside)) = store::premium_run::settled(tx, quarter).await? else { continue };
            let input = if quarter == self.quarter {
                own = quarters.len();
                loaded.input.clone()
            } else {
                premium_input::load(tx, quarter, self.kind).await?.input
            };
            quarters.push(YearQuarter { input, was_inside, settled });
        }
        let mut year = annual(&quarters).map_err(|fault| refused::premium(&fault))?;
        if own < year.held.len() { Ok(year.held.swap_remove(own)) } else { Ok(BTreeMap::new()) }
    }
}

fn not_now(refusal: run::Refusal, quarter: Quarter) -> Refusal {
    let (reason, text) = match refusal {
        run::Refusal::AlreadySettled => ("QUARTER_SETTLED", "the declaration of this quarter was reckoned already"),
        run::Refusal::NotSettled => ("QUARTER_NOT_SETTLED", "this quarter has no quarterly settlement yet"),
    };
    Refusal::new(Kind::Precondition, reason, text).with_fact("quarter", quarter.to_string())
}

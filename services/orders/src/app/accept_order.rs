//! Accept a quote: find the first day on which its work can be done, take those minutes, promise.

use std::collections::BTreeSet;

use jiff::{ToSpan, civil::Date};
use tonic::Status;
use werkbrug_chassis::refusal::{Fault, reason_of};
use werkbrug_kernel::{calendar::WorkingCalendar, id::Id, period::Period};
use werkbrug_orders_domain::{
    order::{Order, Wish},
    policy::Action,
    promise::{self, Promise},
    refusal::Refusal as Rule,
    work::{Department, Round, rounds_left},
};
use werkbrug_pipeline::{
    Pipeline,
    call::Call,
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit, publish,
    refused::refused,
    store::{
        self,
        capacity::{CAPACITY_TAKEN, Lanes},
    },
};

/// How often a promise is made anew when others are faster, before the caller is told.
const ATTEMPTS: u32 = 20;

/// Calendar days that are read first, and then, before the whole horizon: most promises are near,
/// and reading a year of days for each would be slow.
const NEAR_DAYS: [i64; 2] = [7, 60];

/// Which quote, and what the customer hopes for.
#[derive(Clone)]
pub(crate) struct AcceptOrder {
    /// The quote.
    pub(crate) order: Id<Order>,
    /// The version that the caller saw; empty when none.
    pub(crate) etag: String,
    /// The day that is wanted.
    pub(crate) wish: Wish,
}

/// Accepts, again when the minutes that were free went to somebody else meanwhile: two acceptances
/// of the same department only meet when they want the same last minutes.
pub(crate) async fn accept(pipeline: &Pipeline, call: Call, command: AcceptOrder) -> Result<Receipt, Status> {
    let mut answer = pipeline.execute(call.clone(), command.clone()).await;
    for _ in 1..ATTEMPTS {
        match &answer {
            Err(status) if reason_of(status).as_deref() == Some(CAPACITY_TAKEN) => {
                answer = pipeline.execute(call.clone(), command.clone()).await;
            }
            Ok(_) | Err(_) => break,
        }
    }
    answer
}

#[async_trait::async_trait]
impl UseCase for AcceptOrder {
    fn name(&self) -> &'static str {
        "accept_order"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::AcceptOrder)?;
        let mut stored = store::order::lock(tx, self.order).await?;
        stored.check_etag(&self.etag)?;
        stored.order.check_open(tx.today()).map_err(refused)?;
        let (promise, lanes) = first_promise(tx, &stored.order).await?;
        let (promised_on, claims) = (promise.on, promise.claims());
        stored.order.accept(tx.today(), promise, self.wish).map_err(refused)?;
        store::order::save(tx, &mut stored).await?;
        // Last, since it holds up others who want the same minutes.
        store::capacity::take(tx, self.order.uuid(), &claims, &lanes).await?;
        let id = self.order.uuid();
        let event = tx.announce(id, &publish::order_accepted(&stored.order, promised_on));
        Ok(Receipt::new(id, stored.etag()).with_event(event).with_fact("promised_on", promised_on.to_string()))
    }
}

/// The promise for this order with what is free now, and the lanes in which that is.
async fn first_promise(tx: &Tx<'_>, order: &Order) -> Result<(Promise, Lanes), Stop> {
    let calendar = WorkingCalendar::belgian();
    let rounds = rounds_left(&order.lines).map_err(refused)?;
    let departments: BTreeSet<Department> = rounds.iter().flat_map(Round::keys).cloned().collect();
    let first_day = promise::first_day(tx.today(), order.material_on, &calendar);
    let first_day = first_day.ok_or_else(|| Fault::bug("the calendar ended"))?;
    let tenant = tx.tenant().uuid();
    for days in NEAR_DAYS.into_iter().filter_map(|count| near(first_day, count)) {
        let lanes = store::capacity::lanes(tx.db(), tenant, &departments, days).await?;
        if let Ok(found) = promise::promise(&rounds, days, &calendar, &lanes.free()) {
            return Ok((found, lanes));
        }
    }
    let days = promise::horizon(first_day, &calendar);
    let days = days.ok_or_else(|| Fault::bug("the calendar ended"))?;
    let lanes = store::capacity::lanes(tx.db(), tenant, &departments, days).await?;
    match promise::promise(&rounds, days, &calendar, &lanes.free()) {
        Ok(found) => Ok((found, lanes)),
        Err(rule) => match store::capacity::silent_department(tx, &departments).await? {
            Some(department) => Err(refused(Rule::NoCapacityAnnounced { department }).into()),
            None => Err(refused(rule).into()),
        },
    }
}

fn near(first_day: Date, count: i64) -> Option<Period> {
    Period::new(first_day, first_day.checked_add(count.days()).ok()?).ok()
}

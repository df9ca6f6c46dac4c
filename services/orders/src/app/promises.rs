//! Promises for orders of one workshop, one after the other: what one takes is not free for the next.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use jiff::{ToSpan, civil::Date};
use tonic::Status;
use werkbrug_chassis::refusal::{Fault, reason_of};
use werkbrug_kernel::period::Period;
use werkbrug_orders_domain::{
    forecast::{Forecast, Outlook, forecast},
    offer::{Moment, Offer},
    order::Order,
    promise,
    refusal::Refusal as Rule,
    said::Choice,
    work::{Department, Line, rounds_left},
};
use werkbrug_pipeline::{
    Pipeline,
    call::Call,
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    refused::refused,
    store::{
        self,
        capacity::{CAPACITY_TAKEN, Lanes, Taken},
    },
};

/// How often a promise is made anew when others are faster, before the caller is told.
const ATTEMPTS: u32 = 20;

/// Calendar days that are read first, and then, before the whole horizon: most promises are near,
/// and reading a year of days for each would be slow.
const NEAR_DAYS: [i64; 2] = [7, 60];

/// Does it, and again when the minutes that were free went to somebody else meanwhile: two acceptances of the same
/// department only meet when they want the same last minutes.
pub(crate) async fn while_taken<U: UseCase + Clone>(
    pipeline: &Pipeline,
    call: Call,
    command: U,
) -> Result<Receipt, Status> {
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

/// What departments can still give, as far as it was read, less what was promised since.
pub(crate) struct Promises<'a> {
    tx: &'a Tx<'a>,
    outlook: Arc<Outlook>,
    lanes: Lanes,
    read: Vec<(Department, Period)>,
    taken: Taken,
}

impl<'a> Promises<'a> {
    /// Nothing read and nothing promised yet.
    pub(crate) fn new(tx: &'a Tx<'a>, outlook: Arc<Outlook>) -> Self {
        let (lanes, read, taken) = (Lanes::default(), Vec::new(), Taken::new());
        Self { tx, outlook, lanes, read, taken }
    }

    /// Reads at once what these orders probably need.
    pub(crate) async fn prepare(&mut self, orders: impl Iterator<Item = &Order>) -> Result<(), Stop> {
        let mut needs: BTreeMap<Date, BTreeSet<Department>> = BTreeMap::new();
        for order in orders {
            needs.entry(self.first_day(order)?).or_default().extend(departments(&order.lines));
        }
        for (first_day, departments) in needs {
            if let Some(days) = NEAR_DAYS.first().and_then(|count| near(first_day, *count)) {
                self.read(&departments, days).await?;
            }
        }
        Ok(())
    }

    /// The day to say for this order with what is free now, by the choice of the desk; both days stand in it.
    pub(crate) async fn find(&mut self, order: &Order, choice: Choice) -> Result<Offer, Stop> {
        rounds_left(&order.lines).map_err(refused)?;
        let (departments, first_day) = (departments(&order.lines), self.first_day(order)?);
        for days in NEAR_DAYS.into_iter().filter_map(|count| near(first_day, count)) {
            self.read(&departments, days).await?;
            match forecast(&order.lines, days, &self.outlook, self.lanes.free()) {
                Ok(found) if found.safe_on.is_some() => return Ok(self.offer(order, first_day, found, choice)),
                Ok(_) | Err(_) => {} // further away, perhaps
            }
        }
        let days = promise::horizon(first_day, &self.outlook.calendar);
        let days = days.ok_or_else(|| Fault::bug("the calendar ended"))?;
        self.read(&departments, days).await?;
        match forecast(&order.lines, days, &self.outlook, self.lanes.free()) {
            Ok(found) => Ok(self.offer(order, first_day, found, choice)),
            Err(rule) => {
                match store::capacity::silent_department(self.tx.db(), self.tx.tenant().uuid(), &departments).await? {
                    Some(department) => Err(refused(Rule::NoCapacityAnnounced { department }).into()),
                    None => Err(refused(rule).into()),
                }
            }
        }
    }

    fn offer(&self, order: &Order, first_day: Date, found: Forecast, choice: Choice) -> Offer {
        let moment = Moment { at_us: self.tx.now_us(), first_day, material_on: order.material_on };
        Offer::of(found, self.outlook.safe_level, moment, choice)
    }

    /// The minutes of what was said are this order's.
    pub(crate) fn take(&mut self, order: &Order, offer: &Offer) -> Result<(), Fault> {
        for (lane, minutes) in self.lanes.take(order.id.uuid(), &offer.claims())? {
            let sum = self.taken.entry(lane).or_default();
            *sum = sum.saturating_add(minutes);
        }
        Ok(())
    }

    /// Writes what was taken; last, since it holds up others who want the same minutes.
    pub(crate) async fn write(self) -> Result<(), Stop> {
        store::capacity::take(self.tx, self.taken).await
    }

    fn first_day(&self, order: &Order) -> Result<Date, Fault> {
        let first_day = promise::first_day(self.tx.today(), order.material_on, &self.outlook.calendar);
        first_day.ok_or_else(|| Fault::bug("the calendar ended"))
    }

    /// Reads these departments' days, unless they were read before.
    async fn read(&mut self, departments: &BTreeSet<Department>, days: Period) -> Result<(), Stop> {
        let knows = |department: &Department| {
            let mut read = self.read.iter().filter(|(own, _)| own == department);
            read.any(|(_, own)| own.from() <= days.from() && days.to() <= own.to())
        };
        let missing: BTreeSet<Department> = departments.iter().filter(|own| !knows(own)).cloned().collect();
        let lanes = store::capacity::lanes(self.tx.db(), self.tx.tenant().uuid(), &missing, days).await?;
        self.lanes.add(lanes);
        self.read.extend(missing.into_iter().map(|department| (department, days)));
        Ok(())
    }
}

/// Who has work in these lines.
pub(crate) fn departments(lines: &[Line]) -> BTreeSet<Department> {
    lines.iter().flat_map(|line| &line.sub_tasks).map(|task| task.department.clone()).collect()
}

fn near(first_day: Date, count: i64) -> Option<Period> {
    Period::new(first_day, first_day.checked_add(count.days()).ok()?).ok()
}

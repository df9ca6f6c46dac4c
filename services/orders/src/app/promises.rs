//! Promises for orders of one workshop, one after the other: what one takes is not free for the next.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{ToSpan, civil::Date};
use werkbrug_chassis::refusal::Fault;
use werkbrug_kernel::{calendar::WorkingCalendar, period::Period};
use werkbrug_orders_domain::{
    order::Order,
    promise::{self, Promise},
    refusal::Refusal as Rule,
    work::{Department, Round, rounds_left},
};
use werkbrug_pipeline::{tx::Tx, use_case::Stop};

use crate::{
    refused::refused,
    store::{
        self,
        capacity::{Lanes, Taken},
    },
};

/// Calendar days that are read first, and then, before the whole horizon: most promises are near,
/// and reading a year of days for each would be slow.
const NEAR_DAYS: [i64; 2] = [7, 60];

/// What departments can still give, as far as it was read, less what was promised since.
pub(crate) struct Promises<'a> {
    tx: &'a Tx<'a>,
    calendar: WorkingCalendar,
    lanes: Lanes,
    read: Vec<(Department, Period)>,
    taken: Taken,
}

impl<'a> Promises<'a> {
    /// Nothing read and nothing promised yet.
    pub(crate) fn new(tx: &'a Tx<'a>) -> Self {
        let (lanes, read, taken) = (Lanes::default(), Vec::new(), Taken::new());
        Self { tx, calendar: WorkingCalendar::belgian(), lanes, read, taken }
    }

    /// Reads at once what these orders probably need.
    pub(crate) async fn prepare(&mut self, orders: impl Iterator<Item = &Order>) -> Result<(), Stop> {
        let mut needs: BTreeMap<Date, BTreeSet<Department>> = BTreeMap::new();
        for order in orders {
            // What has too much work is refused when its turn comes.
            let rounds = rounds_left(&order.lines).unwrap_or_default();
            needs.entry(self.first_day(order)?).or_default().extend(departments(&rounds));
        }
        for (first_day, departments) in needs {
            if let Some(days) = NEAR_DAYS.first().and_then(|count| near(first_day, *count)) {
                self.read(&departments, days).await?;
            }
        }
        Ok(())
    }

    /// The promise for this order with what is free now.
    pub(crate) async fn find(&mut self, order: &Order) -> Result<Promise, Stop> {
        let rounds = rounds_left(&order.lines).map_err(refused)?;
        let (departments, first_day) = (departments(&rounds), self.first_day(order)?);
        for days in NEAR_DAYS.into_iter().filter_map(|count| near(first_day, count)) {
            self.read(&departments, days).await?;
            if let Ok(found) = promise::promise(&rounds, days, &self.calendar, &self.lanes.free()) {
                return Ok(found);
            }
        }
        let days = promise::horizon(first_day, &self.calendar).ok_or_else(|| Fault::bug("the calendar ended"))?;
        self.read(&departments, days).await?;
        match promise::promise(&rounds, days, &self.calendar, &self.lanes.free()) {
            Ok(found) => Ok(found),
            Err(rule) => match store::capacity::silent_department(self.tx, &departments).await? {
                Some(department) => Err(refused(Rule::NoCapacityAnnounced { department }).into()),
                None => Err(refused(rule).into()),
            },
        }
    }

    /// The minutes of a promise are this order's.
    pub(crate) fn take(&mut self, order: &Order, promise: &Promise) -> Result<(), Fault> {
        for (lane, minutes) in self.lanes.take(order.id.uuid(), &promise.claims())? {
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
        let first_day = promise::first_day(self.tx.today(), order.material_on, &self.calendar);
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

fn departments(rounds: &[Round]) -> BTreeSet<Department> {
    rounds.iter().flat_map(Round::keys).cloned().collect()
}

fn near(first_day: Date, count: i64) -> Option<Period> {
    Period::new(first_day, first_day.checked_add(count.days()).ok()?).ok()
}

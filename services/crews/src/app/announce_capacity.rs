//! The workshop says how many minutes a department can give on each day; it replaces what was said before, and
//! the same again is no news. What a closure takes of a day is not promised.

use std::collections::BTreeMap;

use async_trait::async_trait;
use jiff::civil::Date;
use uuid::Uuid;
use werkbrug_chassis::refusal::Refusal;
use werkbrug_crews_domain::{
    capacity::Work,
    closure::{Closure, left_of},
    place::Place,
    policy::Action,
};
use werkbrug_kernel::{id::Id, minutes::Minutes, period::Period};
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit::scope,
    publish,
    store::{capacity, closure, place, within},
};

/// The most days in one announcement.
pub(crate) const MOST_DAYS: usize = 400;

/// What a department can give.
#[derive(Clone, Debug)]
pub(crate) struct AnnounceCapacity {
    /// Code of the department.
    pub(crate) department: String,
    /// Minutes by day.
    pub(crate) days: BTreeMap<Date, Minutes>,
}

#[async_trait]
impl UseCase for AnnounceCapacity {
    fn name(&self) -> &'static str {
        "announce_capacity"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        scope(tx.viewer(), Action::AnnounceCapacity)?;
        if self.days.is_empty() || self.days.len() > MOST_DAYS {
            let text = format!("announce 1 to {MOST_DAYS} days at a time");
            return Err(Refusal::invalid("days", "DAYS_OUT_OF_RANGE", text).into());
        }
        let line = |(day, minutes): (&Date, &Minutes)| Work {
            department: self.department.clone(),
            day: *day,
            minutes: *minutes,
        };
        let lines: Vec<Work> = self.days.iter().map(line).collect();
        place::hold_departments(tx, Some(&self.department)).await?;
        let news: Vec<Work> = capacity::announce(tx, &self.department, &lines).await?.into_iter().cloned().collect();
        let mut receipt = Receipt::new(tx.tenant().uuid(), "");
        let days = news.iter().map(|line| line.day);
        if let Some(days) = days.clone().min().zip(days.max()) {
            let (closures, departments) = closed(tx, days).await?;
            for line in news {
                receipt = receipt.with_event(say(tx, &left(line, &closures, &departments)));
            }
        }
        Ok(receipt)
    }
}

/// Closures that touch these days, and the departments by code.
type Closed = (Vec<Closure>, BTreeMap<String, Id<Place>>);

async fn closed(tx: &Tx<'_>, days: (Date, Date)) -> Result<Closed, Stop> {
    Ok((closure::touching(&within(tx), days).await?, place::departments(&within(tx)).await?))
}

/// What closures leave of a department's day.
fn left(line: Work, closures: &[Closure], departments: &BTreeMap<String, Id<Place>>) -> Work {
    let department = departments.get(&line.department).copied();
    Work { minutes: left_of(line.minutes, closures, (department, line.day)), ..line }
}

/// The workshop is the subject: what is said later about a day must never overtake what was said before.
fn say(tx: &Tx<'_>, line: &Work) -> Uuid {
    publish::capacity_announced(tx, tx.tenant().uuid(), line)
}

/// A closure came or went while the departments are held: what they give on its days from today is said anew where it
/// differs; the last event.
pub(crate) async fn say_anew(tx: &Tx<'_>, about: &Closure, is_there: bool) -> Result<Option<Uuid>, Stop> {
    let Ok(days) = Period::new(about.days.from().max(tx.today()), about.days.to()) else { return Ok(None) };
    let (mut others, departments) = closed(tx, (days.from(), days.to())).await?;
    others.retain(|known| known.id != about.id);
    let mut with = others.clone();
    with.push(about.clone());
    let (before, after) = if is_there { (&others, &with) } else { (&with, &others) };
    let mut event = None;
    for line in capacity::announced(tx, &days).await? {
        let (was, is) = (left(line.clone(), before, &departments), left(line, after, &departments));
        if was != is {
            event = Some(say(tx, &is));
        }
    }
    Ok(event)
}

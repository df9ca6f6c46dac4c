//! What went before a preset's day: orders of the last two quarters, and what departments needed for their work, week by week.

use jiff::{ToSpan, civil::Date};
use werkbrug_kernel::calendar::WorkingCalendar;
use werkbrug_proto::orders::{OrderLine, PastOrder, RecordYieldRequest, SubTask};

use super::{DAY, Size, chance::Chance, orders::PRODUCTS, places::Layout};

/// Weeks that are told, through the one before the day.
const WEEKS: u32 = 24;
/// Orders of a week for each dozen that a preset has.
const A_WEEK: usize = 2;
/// How many of a hundred are delivered on the promised day or before.
const IN_TIME_PERCENT: u32 = 88;

/// What went before.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct History {
    /// Orders that are over, the oldest first.
    pub(crate) orders: Vec<PastOrder>,
    /// What weeks of work took.
    pub(crate) yields: Vec<RecordYieldRequest>,
}

/// Tells it; its chance is its own, so that the files of a preset stay as they are.
pub(super) fn of(size: &Size, layout: &Layout) -> History {
    let mut chance = Chance::new(size.seed.wrapping_add(1));
    let mut history = History::default();
    for week in (1..=WEEKS).rev() {
        let Ok(monday) = DAY.checked_sub(i64::from(week).weeks()) else { continue };
        for _ in 0..(size.orders * A_WEEK).div_ceil(12) {
            let number = history.orders.len();
            history.orders.extend(order(number, monday, layout, &mut chance));
        }
        yields(monday, &mut chance, &mut history.yields);
    }
    history
}

/// An order that was accepted in this week; nothing when it would not be over yet.
fn order(number: usize, monday: Date, layout: &Layout, chance: &mut Chance) -> Option<PastOrder> {
    let (_, kbo) = layout.customers.get(number % layout.customers.len().max(1))?;
    let (product, tasks) = chance.one_of(&PRODUCTS)?;
    let calendar = WorkingCalendar::belgian();
    let accepted_on = calendar.add_working_days(monday, chance.below(5))?;
    let promised_on = calendar.add_working_days(accepted_on, chance.between(4, 15))?;
    let is_in_time = chance.percent(IN_TIME_PERCENT);
    let off = if is_in_time { chance.below(3) } else { chance.between(1, 4) };
    let early = promised_on.checked_sub(i64::from(off).days()).ok().filter(|day| *day > accepted_on);
    let delivered_on =
        if is_in_time { early.unwrap_or(promised_on) } else { calendar.add_working_days(promised_on, off)? };
    if delivered_on >= DAY {
        return None;
    }
    let mut sub_tasks = Vec::new();
    for (task, department) in tasks {
        sub_tasks.push(SubTask {
            task_description: task.to_owned(),
            department: department.to_owned(),
            minutes_per_hundred: chance.between(4, 14) * 5,
            ..SubTask::default()
        });
    }
    let line = OrderLine {
        line_description: product.to_owned(),
        pieces: chance.between(6, 40) * 50,
        sub_tasks,
        cents_per_hundred: i64::from(chance.between(360, 1_200)) * 5,
        ..OrderLine::default()
    };
    Some(PastOrder {
        kbo: kbo.clone(),
        order_reference: format!("VRG-{}", 3_001 + number),
        lines: vec![line],
        accepted_on: accepted_on.to_string(),
        promised_on: promised_on.to_string(),
        delivered_on: delivered_on.to_string(),
    })
}

/// What each kind of work took of its department in this week: a little more than planned, with a bad week now and then.
fn yields(monday: Date, chance: &mut Chance, all: &mut Vec<RecordYieldRequest>) {
    let kinds = PRODUCTS.iter().flat_map(|(_, tasks)| tasks);
    let mut told: Vec<(&str, &str)> = Vec::new();
    for (task, department) in kinds.copied() {
        if told.contains(&(task, department)) {
            continue;
        }
        told.push((task, department));
        let planned_minutes = chance.between(40, 120) * 60;
        let of_thousand = if chance.percent(10) { chance.between(1_200, 1_400) } else { chance.between(950, 1_150) };
        all.push(RecordYieldRequest {
            department: department.to_owned(),
            activity: task.to_owned(),
            week: monday.to_string(),
            planned_minutes,
            attendance_minutes: planned_minutes.saturating_mul(of_thousand) / 1_000,
            heads: chance.between(10, 18),
            ..RecordYieldRequest::default()
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::preset::Preset;

    #[test]
    fn what_went_before_is_over_and_always_the_same() {
        for preset in Preset::ALL {
            let history = preset.history();
            assert_eq!(history, preset.history());
            assert!(history.orders.len() >= 40 && history.yields.len() >= 200, "{}", history.orders.len());
            let day = |text: &str| text.parse::<Date>().unwrap();
            for own in &history.orders {
                assert!(own.accepted_on <= own.promised_on && own.accepted_on <= own.delivered_on, "{own:?}");
                assert!(day(&own.delivered_on) < DAY, "{own:?}");
            }
            let late = history.orders.iter().filter(|own| own.delivered_on > own.promised_on).count();
            assert!((1..history.orders.len() / 3).contains(&late), "{late} of {}", history.orders.len());
            assert!(history.yields.iter().all(|own| own.heads >= 10));
        }
    }
}

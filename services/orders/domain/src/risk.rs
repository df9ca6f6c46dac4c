//! Whether an open order is late or may become so, in a form that can be kept: when it must be looked at again, and
//! whether what others take can change it.

use jiff::{ToSpan, civil::Date};

use crate::{
    capacity::{Claims, FreeMinutes},
    expected::{self, LateReason},
    forecast::Outlook,
    order::Order,
};

/// How an order stands against its promise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Risk {
    /// The promised day.
    pub promised_on: Date,
    /// When it is expected; nothing when no such day is in sight.
    pub expected_on: Option<Date>,
    /// Working days by which it misses its promise; none when it may, but does not.
    pub working_days: u32,
    /// Why; empty when it does not.
    pub reasons: Vec<LateReason>,
}

/// Until when an order surely keeps its promise with the minutes that it holds itself, whatever others take: the day on
/// which it is to be looked at again. Nothing when it may be late, or is not open.
///
/// More free minutes never make an order later, so what holds without any holds with all of them. As days go by it only
/// loses the minutes of days that are over.
pub fn safe_until(order: &Order, held: &Claims, today: Date, outlook: &Outlook) -> Option<Date> {
    let promised_on = order.open_agreement().ok()?.promised_on;
    let alone = expected::expected_on(order, held, today, outlook, FreeMinutes::default())?;
    (alone <= promised_on).then(|| look_again_on(promised_on, held, today))
}

/// The day after the first on which minutes are held, or after the promised day.
fn look_again_on(promised_on: Date, held: &Claims, today: Date) -> Date {
    let next = held.keys().map(|(_, day)| *day).filter(|day| *day >= today).min();
    next.map_or(promised_on, |day| day.min(promised_on)).saturating_add(1.day())
}

/// When an order is to be looked at first that was just promised the minutes it holds.
pub fn first_look(order: &Order, held: &Claims) -> Option<Date> {
    let agreement = order.open_agreement().ok()?;
    Some(look_again_on(agreement.promised_on, held, agreement.accepted_on))
}

/// How an open order stands, with what is free.
pub fn risk(order: &Order, held: &Claims, today: Date, outlook: &Outlook, free: FreeMinutes) -> Option<Risk> {
    let promised_on = order.open_agreement().ok()?.promised_on;
    let expected_on = expected::expected_on(order, held, today, outlook, free);
    let working_days = expected::working_days_late(promised_on, expected_on, &outlook.calendar);
    let reasons = match working_days {
        0 => Vec::new(),
        _ => expected::why_late(order, promised_on, expected_on, today),
    };
    Some(Risk { promised_on, expected_on, working_days, reasons })
}

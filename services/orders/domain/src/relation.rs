//! A relation with a company over the years: what happened in it, how it is judged, and what it brought.

use jiff::civil::Date;
use werkbrug_kernel::money::Cents;

/// What a moment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// How the contact came about.
    FirstContact,
    /// A talk.
    Talk,
    /// A visit.
    Visit,
    /// Work together began.
    EngagementBegan,
    /// Work together ended.
    EngagementEnded,
    /// Other work than before.
    WorkChanged,
}

/// By what a company found the workshop, or the workshop it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    /// Another customer told of it.
    OtherCustomer,
    /// A visit or an open day.
    Visit,
    /// A directory of workshops.
    Directory,
    /// An authority or a go-between of the region.
    Government,
    /// Press or internet.
    Media,
    /// The workshop looked for customers itself.
    OwnSearch,
}

/// Why a moment or an evaluation is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// A first contact came by something.
    #[error("say by what the contact came about")]
    ChannelMissing,
    /// Only a first contact did.
    #[error("only a first contact comes about by a channel")]
    ChannelNotAsked,
    /// It is still to come.
    #[error("this day is still to come")]
    InTheFuture,
    /// Each question has one of four answers.
    #[error("answer each of the five questions with 1 to 4")]
    AnswersOff,
}

/// Whether a moment can be recorded.
pub fn check_moment(moment: Moment, channel: Option<Channel>, on: Date, today: Date) -> Result<(), Wrong> {
    if on > today {
        return Err(Wrong::InTheFuture);
    }
    match (moment, channel) {
        (Moment::FirstContact, None) => Err(Wrong::ChannelMissing),
        (Moment::FirstContact, Some(_)) => Ok(()),
        (
            Moment::Talk | Moment::Visit | Moment::EngagementBegan | Moment::EngagementEnded | Moment::WorkChanged,
            Some(_),
        ) => Err(Wrong::ChannelNotAsked),
        (
            Moment::Talk | Moment::Visit | Moment::EngagementBegan | Moment::EngagementEnded | Moment::WorkChanged,
            None,
        ) => Ok(()),
    }
}

/// Questions about a relation, never about a person: quality, dates, communication, price, would do it again.
pub const QUESTIONS: usize = 5;

/// Whether each question has an answer, from 1 (not at all) to 4 (wholly).
pub fn check_answers(answers: &[u32]) -> Result<(), Wrong> {
    let is_whole = answers.len() == QUESTIONS && answers.iter().all(|answer| (1..=4).contains(answer));
    if is_whole { Ok(()) } else { Err(Wrong::AnswersOff) }
}

/// An order as it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The promised day.
    pub promised_on: Date,
    /// The day its goods were gone, once they were.
    pub delivered_on: Option<Date>,
    /// What was planned for it.
    pub planned_minutes: u64,
    /// What it was worth.
    pub worth: Cents,
}

/// What a relation brought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Orders that were accepted.
    pub orders: u32,
    /// What was planned for them.
    pub planned_minutes: u64,
    /// Those whose goods left, all of them.
    pub delivered: u32,
    /// Those that did so on the promised day or before.
    pub delivered_on_time: u32,
    /// What they were worth.
    pub worth: Cents,
}

/// Adds up; nothing when that is more than can be counted.
pub fn figures(orders: &[Counted]) -> Option<Figures> {
    orders.iter().try_fold(Figures::default(), |sum, order| {
        let is_on_time = order.delivered_on.is_some_and(|on| on <= order.promised_on);
        Some(Figures {
            orders: sum.orders.checked_add(1)?,
            planned_minutes: sum.planned_minutes.checked_add(order.planned_minutes)?,
            delivered: sum.delivered.checked_add(u32::from(order.delivered_on.is_some()))?,
            delivered_on_time: sum.delivered_on_time.checked_add(u32::from(is_on_time))?,
            worth: sum.worth.checked_add(order.worth)?,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 23);

    #[test]
    fn only_a_first_contact_has_a_channel_and_nothing_happened_tomorrow() {
        let table = [
            (Moment::FirstContact, Some(Channel::Visit), TODAY, Ok(())),
            (Moment::FirstContact, None, TODAY, Err(Wrong::ChannelMissing)),
            (Moment::Talk, Some(Channel::Media), TODAY, Err(Wrong::ChannelNotAsked)),
            (Moment::Talk, None, TODAY, Ok(())),
            (Moment::WorkChanged, None, date(2026, 11, 24), Err(Wrong::InTheFuture)),
        ];
        for (moment, channel, on, answer) in table {
            assert_eq!(check_moment(moment, channel, on, TODAY), answer, "{moment:?} {channel:?} {on}");
        }
    }

    #[test]
    fn five_questions_have_one_of_four_answers() {
        let table: [(&[u32], bool); 5] = [
            (&[1, 2, 3, 4, 4], true),
            (&[1, 2, 3, 4], false),
            (&[0, 2, 3, 4, 4], false),
            (&[5; 5], false),
            (&[], false),
        ];
        for (answers, is_taken) in table {
            assert_eq!(check_answers(answers).is_ok(), is_taken, "{answers:?}");
        }
    }

    #[test]
    fn the_promised_day_is_still_on_time() {
        let order =
            |delivered_on| Counted { promised_on: TODAY, delivered_on, planned_minutes: 60, worth: Cents::new(1_000) };
        let orders = [order(Some(TODAY)), order(Some(date(2026, 11, 24))), order(None)];
        let found = figures(&orders).unwrap();
        assert_eq!((found.orders, found.delivered, found.delivered_on_time), (3, 2, 1));
        assert_eq!((found.planned_minutes, found.worth), (180, Cents::new(3_000)));
    }
}

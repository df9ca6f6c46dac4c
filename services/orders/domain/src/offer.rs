//! A day that is said to a customer, with everything that it rests on.

use jiff::civil::Date;

use crate::{
    capacity::Claims,
    forecast::{Forecast, Need},
    promise::{self, Step},
    said::{Choice, Said, said},
};

/// What a said day rests on beside its steps, as it was known at that moment; kept as it was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Basis {
    /// When it was reckoned, microseconds since 1970.
    pub at_us: i64,
    /// The first day on which work could start.
    pub first_day: Option<Date>,
    /// When the customer's material was to be there.
    pub material_on: Option<Date>,
    /// The likely day.
    pub p50_on: Option<Date>,
    /// The safe day, if it was in sight.
    pub p90_on: Option<Date>,
    /// The level of the safe day, in ten-thousandths.
    pub safe_level: u32,
    /// Which of the two was said; nothing of a promise from before this was kept.
    pub said: Option<Said>,
    /// The work, with what was measured of it.
    pub work: Vec<Need>,
    /// The mark by which a later reader knows that nobody changed it; empty before it is given.
    pub seal: String,
}

/// A day that can be said, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The day.
    pub on: Date,
    /// The days of work that lead to it.
    pub steps: Vec<Step>,
    /// What else it rests on.
    pub basis: Basis,
}

/// Minutes that are kept for a customer who thinks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hold {
    /// Until when, microseconds since 1970.
    pub until_us: i64,
    /// What was said.
    pub offer: Offer,
}

/// When and from when a forecast was reckoned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// When, microseconds since 1970.
    pub at_us: i64,
    /// The first day on which work could start.
    pub first_day: Date,
    /// When the customer's material was to be there.
    pub material_on: Option<Date>,
}

impl Offer {
    /// What is said of a forecast, by the choice of the desk. The minutes are those of the likely day, whichever is said.
    pub fn of(found: Forecast, safe_level: u32, moment: Moment, choice: Choice) -> Self {
        let likely_on = found.likely.on;
        let (on, which) = said(likely_on, found.safe_on, choice);
        let basis = Basis {
            at_us: moment.at_us,
            first_day: Some(moment.first_day),
            material_on: moment.material_on,
            p50_on: Some(likely_on),
            p90_on: found.safe_on,
            safe_level,
            said: Some(which),
            work: found.work,
            seal: String::new(),
        };
        Self { on, steps: found.likely.steps, basis }
    }

    /// The same, said by another choice; one that did not keep its two days stays as it was.
    #[must_use]
    pub fn said_by(mut self, choice: Choice) -> Self {
        if let Some(likely_on) = self.basis.p50_on {
            let (on, which) = said(likely_on, self.basis.p90_on, choice);
            (self.on, self.basis.said) = (on, Some(which));
        }
        self
    }

    /// The minutes that it takes.
    pub fn claims(&self) -> Claims {
        promise::claims_of(&self.steps)
    }
}

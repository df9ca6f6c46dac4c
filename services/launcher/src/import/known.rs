//! The codes that rows may refer to, with the ids they stand for.

use std::collections::BTreeMap;

use jiff::civil::Date;
use werkbrug_kernel::kbo::Kbo;

use super::{
    cell::{self, Read},
    wrong::{self, Noun},
};

/// What the system knows already, and what came in from the files before this one.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    companies: BTreeMap<String, String>,
    workers: BTreeMap<String, String>,
    codes_by_name: BTreeMap<String, Vec<String>>,
    places: BTreeMap<String, Place>,
    engagements: BTreeMap<String, Engagement>,
    /// Days on which somebody is known to be away: worker code, first and last day.
    absences: BTreeMap<String, Vec<(Date, Option<Date>)>>,
}

/// A place of work that rows refer to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// Its id.
    pub(crate) id: String,
    /// Whether it is a department of the workshop.
    pub(crate) is_department: bool,
}

/// An engagement that rows refer to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Engagement {
    /// Its id.
    pub(crate) id: String,
    /// The id of its place.
    pub(crate) place_id: String,
}

impl Known {
    /// A company stands under its KBO number.
    pub(crate) fn add_company(&mut self, kbo: &str, id: &str) {
        self.companies.insert(kbo.to_owned(), id.to_owned());
    }

    /// A worker stands under the code, and may be named in the weekly grid.
    pub(crate) fn add_worker(&mut self, code: &str, name: &str, id: &str) {
        if self.workers.insert(code.to_owned(), id.to_owned()).is_none() {
            self.codes_by_name.entry(name.to_lowercase()).or_default().push(code.to_owned());
        }
    }

    /// A place stands under its code.
    pub(crate) fn add_place(&mut self, code: &str, place: Place) {
        self.places.insert(code.to_owned(), place);
    }

    /// An engagement stands under its code.
    pub(crate) fn add_engagement(&mut self, code: &str, engagement: Engagement) {
        self.engagements.insert(code.to_owned(), engagement);
    }

    /// Somebody is away on these days.
    pub(crate) fn add_absence(&mut self, worker_code: &str, from: Date, to: Option<Date>) {
        self.absences.entry(worker_code.to_owned()).or_default().push((from, to));
    }

    /// Whether an absence that is known holds all of these days.
    pub(crate) fn covers_absence(&self, worker_code: &str, from: Date, to: Option<Date>) -> bool {
        let absences = self.absences.get(worker_code).map(Vec::as_slice).unwrap_or_default();
        absences.iter().any(|(first, last)| {
            let ends_in_time = match (to, last) {
                (_, None) => true,
                (None, Some(_)) => false,
                (Some(to), Some(last)) => to <= *last,
            };
            *first <= from && ends_in_time
        })
    }

    /// The KBO number of a company that is known.
    pub(crate) fn company(&self, text: &str) -> Read<Kbo> {
        let kbo = cell::kbo(text)?;
        if self.companies.contains_key(kbo.as_str()) { Ok(kbo) } else { Err(wrong::unknown(Noun::Company)) }
    }

    /// The code of a worker who is known.
    pub(crate) fn worker(&self, text: &str) -> Read<String> {
        if self.workers.contains_key(text) { Ok(text.to_owned()) } else { Err(wrong::unknown(Noun::Worker)) }
    }

    /// The code of a worker who is known by code or by name.
    pub(crate) fn worker_or_name(&self, text: &str) -> Read<String> {
        if self.workers.contains_key(text) {
            return Ok(text.to_owned());
        }
        match self.codes_by_name.get(&text.to_lowercase()).map(Vec::as_slice) {
            Some([code]) => Ok(code.clone()),
            Some(_) => Err(wrong::NAME_NOT_UNIQUE),
            None => Err(wrong::unknown(Noun::Worker)),
        }
    }

    /// The code of a place that is known.
    pub(crate) fn place(&self, text: &str) -> Read<String> {
        if self.places.contains_key(text) { Ok(text.to_owned()) } else { Err(wrong::unknown(Noun::Place)) }
    }

    /// The code of a department that is known.
    pub(crate) fn department(&self, text: &str) -> Read<String> {
        let is_department = self.places.get(text).is_some_and(|place| place.is_department);
        if is_department { Ok(text.to_owned()) } else { Err(wrong::unknown(Noun::Department)) }
    }

    /// The code of an engagement that is known.
    pub(crate) fn engagement(&self, text: &str) -> Read<String> {
        if self.engagements.contains_key(text) { Ok(text.to_owned()) } else { Err(wrong::unknown(Noun::Engagement)) }
    }

    /// The id of a company; empty when it is not known.
    pub(crate) fn company_id(&self, kbo: &Kbo) -> String {
        self.companies.get(kbo.as_str()).cloned().unwrap_or_default()
    }

    /// The id of a worker; empty when not known.
    pub(crate) fn worker_id(&self, code: &str) -> String {
        self.workers.get(code).cloned().unwrap_or_default()
    }

    /// A place by its code.
    pub(crate) fn place_of(&self, code: &str) -> Option<&Place> {
        self.places.get(code)
    }

    /// An engagement by its code.
    pub(crate) fn engagement_of(&self, code: &str) -> Option<&Engagement> {
        self.engagements.get(code)
    }
}

//! Who is not there, as `PERSON@DAY`.

use crate::{
    fault::{Fault, Problem},
    instance::Instance,
};

/// Where a fault points when the words come from the command line.
const FIELD: &str = "absent";

/// Everybody who is not there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Absences {
    /// One a person and day.
    pub list: Vec<Absence>,
}

/// A worker or coach who is not there on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absence {
    /// The id.
    pub person: String,
    /// The day.
    pub day: usize,
}

impl Absences {
    /// Reads `PERSON@DAY`, several of them.
    ///
    /// # Errors
    /// Nobody has that id, or there is no such day.
    pub fn read(instance: &Instance, words: &[String]) -> Result<Self, Fault> {
        let mut list = Vec::new();
        for (place, word) in words.iter().enumerate() {
            let field = format!("{FIELD}[{place}]");
            let form = || Fault::new(&field, Problem::Form("PERSON@DAY"));
            let (person, day) = word.rsplit_once('@').ok_or_else(form)?;
            let day = day.parse::<usize>().map_err(|_| form())?;
            let is_known = instance.workers.iter().any(|own| own.id == person)
                || instance.coaches.iter().any(|own| own.id == person);
            if !is_known {
                let problem = Problem::Unknown { kind: "worker or coach", id: person.to_owned() };
                return Err(Fault::new(field, problem));
            }
            if day >= instance.days {
                return Err(Fault::new(field, Problem::Unknown { kind: "day", id: day.to_string() }));
            }
            let absence = Absence { person: person.to_owned(), day };
            if !list.contains(&absence) {
                list.push(absence);
            }
        }
        Ok(Self { list })
    }

    /// The instance without them on those days.
    pub(crate) fn without(&self, instance: &Instance) -> Instance {
        let mut away = instance.clone();
        for absence in &self.list {
            let worker = away.workers.iter_mut().find(|own| own.id == absence.person).map(|own| &mut own.available);
            let coach = away.coaches.iter_mut().find(|own| own.id == absence.person).map(|own| &mut own.available);
            if let Some(day) = worker.or(coach).and_then(|days| days.get_mut(absence.day)) {
                *day = false;
            }
        }
        away
    }

    /// The worker, when only one is absent and no coach; ids of coaches never equal those of workers.
    pub(crate) fn only_worker<'a>(&'a self, instance: &Instance) -> Option<&'a str> {
        let first = self.list.first()?;
        let is_one = self.list.iter().all(|own| own.person == first.person);
        let is_worker = instance.workers.iter().any(|own| own.id == first.person);
        (is_one && is_worker).then_some(first.person.as_str())
    }

    /// How many absences there are after the first.
    pub(crate) fn extra(&self) -> u32 {
        u32::try_from(self.list.len()).unwrap_or(u32::MAX).saturating_sub(1)
    }
}

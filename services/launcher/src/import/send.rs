//! Typed rows to the services: as somebody who may, several at a time, each with a number of its own.

use std::{collections::BTreeMap, fmt};

use futures::{StreamExt, stream};
use prost::Message;
use tonic::Status;
use uuid::Uuid;
use werkbrug_chassis::refusal::reason_of;

use super::{
    parse::{Blame, Found, Numbered, Parsed, Reject, Row, reject},
    reach::{Reach, may_pass},
    request_id, wrong,
};
use crate::failure::Failure;

pub(crate) mod crews;
pub(crate) mod host_work;
pub(crate) mod invoicing;
pub(crate) mod orders;
pub(crate) mod roster;
pub(crate) mod social;
mod standing;

/// Rows under way at the same time.
pub(crate) const AT_ONCE: usize = 16;

/// Sends rows to a running system.
#[derive(Clone, Copy)]
pub(crate) struct Sender<'a> {
    /// The system.
    pub(crate) reach: &'a Reach,
    /// This import; none where the same row is the same message in every import.
    pub(crate) run: Option<Uuid>,
    /// When this import began, in milliseconds since 1970.
    pub(crate) began_ms: u64,
}

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Became {
    /// It was not there before.
    New,
    /// It was there, and says something else now.
    Changed,
    /// It was there, and said the same.
    Unchanged,
}

/// What a service answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sent {
    /// The id of what was recorded.
    pub(crate) id: String,
    /// What became of the row.
    pub(crate) became: Became,
}

/// What became of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Rows that were not there before.
    pub(crate) new: usize,
    /// Rows that changed what was there.
    pub(crate) changed: usize,
    /// Rows that were there before and say the same.
    pub(crate) unchanged: usize,
    /// Rows that did not go in.
    pub(crate) rejects: Vec<Reject>,
}

impl Tally {
    /// Counts what became of a row.
    pub(crate) fn count(&mut self, became: Became) {
        match became {
            Became::New => self.new += 1,
            Became::Changed => self.changed += 1,
            Became::Unchanged => self.unchanged += 1,
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { new, changed, unchanged, rejects } = self;
        write!(f, "{new} nieuw, {changed} gewijzigd, {unchanged} ongewijzigd, {} geweigerd", rejects.len())
    }
}

impl Sender<'_> {
    /// Something that can be made and not changed: an id of this import is new.
    pub(crate) fn made(&self, id: String) -> Sent {
        let became = if request_id::is_older(&id, self.began_ms) { Became::Unchanged } else { Became::New };
        Sent { id, became }
    }

    /// Sends every good row; rows of one lane one after another, in their order. `request` makes what
    /// is asked out of a row and a number; `call` asks it.
    pub(crate) async fn send<R: Row, Q: Message + Clone>(
        &self,
        file: &Found,
        parsed: Parsed<R>,
        request: impl Fn(&R, String) -> Q,
        call: impl AsyncFn(Q) -> Result<Sent, Status>,
    ) -> Result<(Tally, Vec<(R, Sent)>), Failure> {
        let mut lanes: BTreeMap<String, Vec<Numbered<R>>> = BTreeMap::new();
        for numbered in parsed.rows {
            lanes.entry(numbered.row.lane()).or_default().push(numbered);
        }
        let (request, call) = (&request, &call);
        let answers = stream::iter(lanes.into_values()).map(async |lane| {
            let mut answered = Vec::with_capacity(lane.len());
            for numbered in lane {
                let asked = self.numbered(file, |number| request(&numbered.row, number));
                let answer = self.reach.patiently(async || call(asked.clone()).await).await;
                answered.push((numbered, answer));
            }
            answered
        });
        let answers: Vec<Vec<_>> = answers.buffer_unordered(AT_ONCE).collect().await;
        let mut tally = Tally { rejects: parsed.rejects, ..Tally::default() };
        let mut taken = Vec::new();
        for (Numbered { line, row }, answer) in answers.into_iter().flatten() {
            match answer {
                Ok(sent) => {
                    tally.count(sent.became);
                    taken.push((row, sent));
                }
                Err(status) => tally.rejects.push(refused(file, line, None, &status)?),
            }
        }
        tally.rejects.sort_by_key(|reject| reject.line);
        Ok((tally, taken))
    }

    /// What is asked, with the number that its own content gives in this import.
    pub(crate) fn numbered<Q: Message>(&self, file: &Found, request: impl Fn(String) -> Q) -> Q {
        let stem = file.name.split('.').next().unwrap_or_default();
        let part_of = self.run.map_or_else(|| stem.to_owned(), |run| format!("{stem} {run}"));
        let number = request_id::of(self.reach.tenant, &part_of, &request(String::new()));
        request(number)
    }
}

/// A refusal as a reject; a service that stays away ends the import.
pub(crate) fn refused(file: &Found, line: u64, column: Option<String>, status: &Status) -> Result<Reject, Failure> {
    let reason = reason_of(status);
    if may_pass(status.code()) || reason.is_none() {
        return Err(Failure::unusable(format!("{} rij {line}: {}", file.name, status.message())));
    }
    let wrong = wrong::refused(&reason.unwrap_or_default(), status.message());
    Ok(reject(file, line, Blame { column, wrong }))
}

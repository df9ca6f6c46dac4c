//! What is read of premiums: runs, both sides of a quarter, and who the workers are.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use tonic::Status;
use werkbrug_kernel::brussels;
use werkbrug_proto::{
    invoicing::{
        Difference, GetPremiumRunRequest, ListDifferencesRequest, ListPremiumRunsRequest, PremiumRun, WorkerPremium,
    },
    social::ListWorkersRequest,
};

use crate::{
    lists::{PageAsk, PageOf},
    reading::{Read, Reader, within},
    words::Words,
};

/// How many rows are asked for at once.
pub(crate) const AT_ONCE: i32 = 200;
/// How often the next page is asked for; a longer list is cut.
pub(crate) const MOST_PAGES: usize = 50;

/// Both sides of a quarter as sums.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sums {
    pub(crate) expected_cents: i64,
    pub(crate) paid_cents: i64,
}

impl Sums {
    /// What was paid more than expected; less is negative.
    pub(crate) fn difference(self) -> i64 {
        self.paid_cents.saturating_sub(self.expected_cents)
    }
}

/// Who somebody is, for a line of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) name: String,
    pub(crate) code: String,
}

/// A worker's quarter: what the newest run expects beside what was paid.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Worth {
    pub(crate) run_id: String,
    pub(crate) worker_id: String,
    pub(crate) who: Named,
    pub(crate) premium: WorkerPremium,
    pub(crate) sums: Sums,
    /// The class of the difference; empty when there is none.
    pub(crate) class: String,
}

/// Every run, the newest first.
pub(crate) async fn runs(reader: Reader<'_>) -> Result<Vec<PremiumRun>, Status> {
    let (mut runs, mut page_token) = (Vec::new(), String::new());
    for _ in 0..MOST_PAGES {
        let ask = ListPremiumRunsRequest { page_size: AT_ONCE, page_token };
        let answer = reader.invoicing()?.list_premium_runs(ask).await?.into_inner();
        runs.extend(answer.runs);
        page_token = answer.next_page_token;
        if page_token.is_empty() {
            break;
        }
    }
    runs.sort_by_key(|run| std::cmp::Reverse(run.made_at_us));
    Ok(runs)
}

/// The newest run of each quarter, the newest quarter first.
pub(crate) fn newest_of_each(runs: &[PremiumRun]) -> Vec<PremiumRun> {
    let mut by_quarter: BTreeMap<&str, &PremiumRun> = BTreeMap::new();
    for run in runs {
        by_quarter.entry(&run.quarter).and_modify(|known| *known = newer(known, run)).or_insert(run);
    }
    by_quarter.into_values().rev().cloned().collect()
}

fn newer<'a>(one: &'a PremiumRun, other: &'a PremiumRun) -> &'a PremiumRun {
    if other.made_at_us > one.made_at_us { other } else { one }
}

/// One run with its workers.
pub(crate) async fn run(reader: Reader<'_>, run_id: &str) -> Result<PremiumRun, Status> {
    let ask = GetPremiumRunRequest { run_id: run_id.to_owned() };
    Ok(reader.invoicing()?.get_premium_run(ask).await?.into_inner())
}

/// What the newest run of a quarter expects and what was paid.
pub(crate) async fn sums(reader: Reader<'_>, quarter: &str) -> Result<Sums, Status> {
    let ask = ListDifferencesRequest { quarter: quarter.to_owned(), page_size: 1, page_token: String::new() };
    let found = reader.invoicing()?.list_differences(ask).await?.into_inner();
    Ok(Sums { expected_cents: found.expected_cents, paid_cents: found.paid_cents })
}

/// Where the newest run of a quarter and the payments differ, worker by worker.
pub(crate) async fn differences(reader: Reader<'_>, quarter: &str) -> Result<Vec<Difference>, Status> {
    let (mut found, mut page_token) = (Vec::new(), String::new());
    for _ in 0..MOST_PAGES {
        let ask = ListDifferencesRequest { quarter: quarter.to_owned(), page_size: AT_ONCE, page_token };
        let answer = reader.invoicing()?.list_differences(ask).await?.into_inner();
        found.extend(answer.differences);
        page_token = answer.next_page_token;
        if page_token.is_empty() {
            break;
        }
    }
    Ok(found)
}

/// The names by id. The amounts are right without: when the social service is silent, ids stand there.
pub(crate) async fn names(reader: Reader<'_>) -> BTreeMap<String, Named> {
    match within("names", all_names(reader)).await {
        Read::Seen(names) => names,
        Read::Hidden | Read::Silent => BTreeMap::new(),
    }
}

async fn all_names(reader: Reader<'_>) -> Result<BTreeMap<String, Named>, Status> {
    let (mut names, mut page_token) = (BTreeMap::new(), String::new());
    for _ in 0..MOST_PAGES {
        let ask = ListWorkersRequest { page_size: AT_ONCE, page_token };
        let answer = reader.social()?.list_workers(ask).await?.into_inner();
        for worker in answer.workers {
            names.insert(worker.worker_id, Named { name: worker.display_name, code: worker.worker_code });
        }
        page_token = answer.next_page_token;
        if page_token.is_empty() {
            break;
        }
    }
    Ok(names)
}

/// The name of this worker, or the head of the id when nobody said it.
pub(crate) fn named(names: &BTreeMap<String, Named>, worker_id: &str) -> Named {
    let unknown = || Named { name: worker_id.chars().take(8).collect(), code: String::new() };
    names.get(worker_id).cloned().unwrap_or_else(unknown)
}

/// Every worker of a quarter, by name: those of the run, and those who were paid without being in it.
pub(crate) fn worths(run: &PremiumRun, found: Vec<Difference>, names: &BTreeMap<String, Named>) -> Vec<Worth> {
    let mut differing: BTreeMap<String, Difference> =
        found.into_iter().map(|one| (one.worker_id.clone(), one)).collect();
    let worth = |worker_id: &str, premium: WorkerPremium, difference: Option<Difference>| {
        let expected_cents = premium.total_cents;
        let (paid_cents, class) = difference.map_or((expected_cents, String::new()), |one| (one.paid_cents, one.class));
        let sums = Sums { expected_cents, paid_cents };
        let (run_id, who) = (run.run_id.clone(), named(names, worker_id));
        Worth { run_id, worker_id: worker_id.to_owned(), who, premium, sums, class }
    };
    let mut all: Vec<Worth> = run
        .workers
        .iter()
        .map(|premium| worth(&premium.worker_id, premium.clone(), differing.remove(&premium.worker_id)))
        .collect();
    all.extend(differing.into_iter().map(|(worker_id, one)| worth(&worker_id, WorkerPremium::default(), Some(one))));
    all.sort_by_cached_key(|worth| (worth.who.name.to_lowercase(), worth.worker_id.clone()));
    all
}

/// A part of rows that are all here; the token is how many stand before it.
pub(crate) fn part<R: Clone>(rows: &[R], ask: &PageAsk) -> PageOf<R> {
    let from = ask.token.parse().unwrap_or(0_usize);
    let size = usize::try_from(ask.size).unwrap_or(0);
    let to = from.saturating_add(size);
    let next = if to < rows.len() { to.to_string() } else { String::new() };
    (rows.iter().skip(from).take(size).cloned().collect(), next)
}

/// When a run was made, as people here saw it.
pub(crate) fn made(words: &Words, run: &PremiumRun) -> String {
    words.moment(run.made_at_us, day_of(run.made_at_us))
}

/// The day of an instant.
pub(crate) fn day_of(micros: i64) -> Date {
    Timestamp::from_microsecond(micros).map(|then| brussels::civil(then).date()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_holds_who_is_reckoned_and_who_was_paid_without() {
        let premium =
            |id: &str, total_cents| WorkerPremium { worker_id: id.into(), total_cents, ..WorkerPremium::default() };
        let run = PremiumRun { workers: vec![premium("b", 500), premium("a", 700)], ..PremiumRun::default() };
        let difference = |id: &str, paid_cents, class: &str| Difference {
            worker_id: id.into(),
            paid_cents,
            class: class.into(),
            ..Difference::default()
        };
        let found = vec![difference("a", 600, "lower"), difference("c", 90, "not_expected")];
        let seen: Vec<_> = worths(&run, found, &BTreeMap::new())
            .into_iter()
            .map(|one| (one.worker_id, one.sums.expected_cents, one.sums.paid_cents, one.class))
            .collect();
        let expected = [("a", 700, 600, "lower"), ("b", 500, 500, ""), ("c", 0, 90, "not_expected")];
        assert_eq!(seen, expected.map(|(id, expects, paid, class)| (id.to_owned(), expects, paid, class.to_owned())));
    }

    #[test]
    fn only_the_newest_run_of_a_quarter_counts() {
        let run =
            |quarter: &str, made_at_us| PremiumRun { quarter: quarter.into(), made_at_us, ..PremiumRun::default() };
        let kept = newest_of_each(&[run("2026Q2", 5), run("2026Q3", 7), run("2026Q3", 9), run("2026Q3", 8)]);
        let kept: Vec<_> = kept.into_iter().map(|run| (run.quarter, run.made_at_us)).collect();
        assert_eq!(kept, [("2026Q3".to_owned(), 9), ("2026Q2".to_owned(), 5)]);
    }

    #[test]
    fn rows_that_are_here_are_handed_out_in_parts() {
        let ask = |token: &str| PageAsk { size: 2, token: token.into() };
        assert_eq!(part(&[1, 2, 3], &ask("")), (vec![1, 2], "2".into()));
        assert_eq!(part(&[1, 2, 3], &ask("2")), (vec![3], String::new()));
    }
}

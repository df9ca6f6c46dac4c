//! Asks each service for the few that fit, all at once, each with an end to the wait.

use std::collections::BTreeMap;

use futures::future::join_all;
use jiff::{ToSpan, civil::Date};
use tonic::Status;
use werkbrug_proto::{
    crews::ListShiftsRequest,
    invoicing::ListInvoicesRequest,
    orders::{ListCompaniesRequest, ListOrdersRequest},
    social::ListWorkersRequest,
};

use super::{Found, Kind, own};
use crate::{
    reading::{Read, Reader, within},
    visit::Visit,
    words::Words,
};

/// How many of a kind are asked for: as many as are shown.
pub(super) const AT_ONCE: i32 = 12;
pub(super) const SHOWN: usize = 12;
/// Shifts are looked for from yesterday on, this many days.
const DAYS: i32 = 13;

/// What was found, and whether somebody did not answer.
#[derive(Debug, Default)]
pub(super) struct Sought {
    pub(super) found: Vec<Found>,
    /// How many more of a kind there are than were asked for.
    pub(super) more: BTreeMap<Kind, usize>,
    pub(super) is_silent: bool,
}

/// The first that fit of each kind that has a page for this person. Each service looks through its own rows.
pub(super) async fn all(reader: Reader<'_>, visit: &Visit, text: &str, today: Date) -> Sought {
    let asked = Asked { reader, words: &visit.words, text, today };
    let look = |kind: Kind| async move { (kind, within(kind.name(), Box::pin(asked.some_of(kind))).await) };
    let mut sought = Sought::default();
    for (kind, read) in join_all(Kind::of(visit.signed.viewer.role).map(look)).await {
        match read {
            Read::Seen((found, total)) => {
                let total = usize::try_from(total).unwrap_or(usize::MAX);
                sought.more.insert(kind, total.saturating_sub(found.len()));
                sought.found.extend(found);
            }
            Read::Hidden => {}
            Read::Silent => sought.is_silent = true,
        }
    }
    let wanted = folded(text);
    sought.found.sort_by_key(|found| distance(found, &wanted));
    sought
}

/// Every word stands somewhere in what is shown, whatever its capitals and accents.
pub(super) fn fits(found: &Found, text: &str) -> bool {
    let own = folded(&format!("{} {}", found.text, found.more));
    folded(text).split_whitespace().all(|part| own.contains(part))
}

/// How far a thing is from what was typed: it begins so, a word of it does, or it is somewhere in it.
fn distance(found: &Found, wanted: &str) -> u8 {
    let own = folded(&found.text);
    if own.starts_with(wanted) {
        0
    } else if own.split(|letter: char| !letter.is_alphanumeric()).any(|word| word.starts_with(wanted)) {
        1
    } else {
        2
    }
}

fn folded(text: &str) -> String {
    crate::lists::cell::folded(text)
}

/// The first things of a kind, and how many there are.
pub(super) type Part = (Vec<Found>, u32);

/// What is looked for, and by whom.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) reader: Reader<'a>,
    pub(super) words: &'a Words,
    pub(super) text: &'a str,
    pub(super) today: Date,
}

impl Asked<'_> {
    async fn some_of(self, kind: Kind) -> Result<Part, Status> {
        match kind {
            Kind::Companies => self.companies().await,
            Kind::Orders => self.orders().await,
            Kind::Workers => self.workers().await,
            Kind::Shifts => self.shifts().await,
            Kind::Invoices => self.invoices().await,
            Kind::OwnWeek => own::week(self).await,
            Kind::OwnShifts => own::shifts(self).await,
            Kind::OwnCrew => own::crew(self).await,
        }
    }

    async fn companies(self) -> Result<Part, Status> {
        let ask = ListCompaniesRequest {
            page_size: AT_ONCE,
            contains: self.text.to_owned(),
            ..ListCompaniesRequest::default()
        };
        let answer = self.reader.orders()?.list_companies(ask).await?.into_inner();
        let found = answer.companies.into_iter().map(|one| {
            let city = one.address.map(|address| address.city).unwrap_or_default();
            let more = format!("{} {city}", one.kbo);
            Found { kind: Kind::Companies, id: one.company_id, text: one.company_name, more }
        });
        Ok((found.collect(), answer.total_size))
    }

    async fn orders(self) -> Result<Part, Status> {
        let ask = ListOrdersRequest {
            page_size: AT_ONCE,
            contains: self.text.to_owned(),
            without_lines: true,
            ..ListOrdersRequest::default()
        };
        let answer = self.reader.orders()?.list_orders(ask).await?.into_inner();
        let found = answer.orders.into_iter().map(|one| Found {
            kind: Kind::Orders,
            id: one.order_id,
            text: one.order_reference,
            more: one.company_name,
        });
        Ok((found.collect(), answer.total_size))
    }

    async fn workers(self) -> Result<Part, Status> {
        let ask = ListWorkersRequest {
            page_size: AT_ONCE,
            contains: self.text.to_owned(),
            order_by: "display_name".to_owned(),
            ..ListWorkersRequest::default()
        };
        let answer = self.reader.social()?.list_workers(ask).await?.into_inner();
        let found = answer.workers.into_iter().map(|one| Found {
            kind: Kind::Workers,
            id: one.worker_id,
            text: one.display_name,
            more: String::new(),
        });
        Ok((found.collect(), answer.total_size))
    }

    async fn shifts(self) -> Result<Part, Status> {
        let from = self.today.checked_sub(1.day()).unwrap_or(self.today);
        let to = from.checked_add(DAYS.days()).unwrap_or(from);
        let ask = ListShiftsRequest {
            page_size: AT_ONCE,
            from: from.to_string(),
            to: to.to_string(),
            place_contains: self.text.to_owned(),
            ..ListShiftsRequest::default()
        };
        let answer = self.reader.crews()?.list_shifts(ask).await?.into_inner();
        let found = answer.shifts.into_iter().map(|one| {
            let day = one.day.parse().map(|day| self.words.short_day(day, self.today)).unwrap_or_default();
            let hours = self.words.clock_span(one.start_minute, one.end_minute);
            Found { kind: Kind::Shifts, id: one.shift_id, text: one.place_name, more: format!("{day} {hours}") }
        });
        Ok((found.collect(), answer.total_size))
    }

    async fn invoices(self) -> Result<Part, Status> {
        let ask = ListInvoicesRequest {
            page_size: AT_ONCE,
            contains: self.text.to_owned(),
            without_lines: true,
            ..ListInvoicesRequest::default()
        };
        let answer = self.reader.invoicing()?.list_invoices(ask).await?.into_inner();
        let found = answer.invoices.into_iter().map(|one| {
            let day = one.issue_date.parse().map(|day| self.words.short_day(day, self.today)).unwrap_or_default();
            let more = format!("{} · {day} · {}", one.company_name, self.words.euro(one.payable_cents));
            Found { kind: Kind::Invoices, id: one.invoice_id, text: one.number, more }
        });
        Ok((found.collect(), answer.total_size))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_as_typed_comes_first() {
        let table = [("Verzonnen Ramen", 0), ("Zonnewijzer Verpakking", 1), ("Toverfluit Elektro", 2)];
        for (text, expected) in table {
            let found = Found { kind: Kind::Companies, id: String::new(), text: text.into(), more: String::new() };
            assert_eq!(distance(&found, "ver"), expected, "{text}");
        }
    }

    #[test]
    fn every_word_must_fit_whatever_its_capitals_and_accents() {
        let found =
            |text: &str| Found { kind: Kind::OwnCrew, id: String::new(), text: text.into(), more: "Élan bv".into() };
        for (wanted, expected) in
            [("po-7", true), ("PO elan", true), ("élan 7", true), ("po-8", false), ("7 zeta", false)]
        {
            assert_eq!(fits(&found("PO-7"), wanted), expected, "{wanted}");
        }
    }
}

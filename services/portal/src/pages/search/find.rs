//! Looks through the lists that a person may read, all at once, each with an end to the wait.

use futures::future::join_all;
use jiff::{ToSpan, civil::Date};
use tonic::Status;
use werkbrug_proto::{
    crews::ListShiftsRequest,
    invoicing::ListInvoicesRequest,
    orders::{ListCompaniesRequest, ListOrdersRequest},
    social::ListWorkersRequest,
};

use super::{Found, Kind};
use crate::{
    reading::{Read, Reader, within},
    visit::Visit,
    words::Words,
};

/// How many rows of a kind are looked through; the lists of a workshop are shorter.
const MOST_ROWS: usize = 2_000;
const AT_ONCE: i32 = 200;
/// Shifts are looked for from yesterday on, this many days.
const DAYS: i32 = 13;

/// What was found, and whether somebody did not answer.
#[derive(Debug, Default)]
pub(super) struct Sought {
    pub(super) found: Vec<Found>,
    pub(super) is_silent: bool,
}

/// Everything that fits and that has a page for this person.
pub(super) async fn all(reader: Reader<'_>, visit: &Visit, text: &str, today: Date) -> Sought {
    let (words, wanted) = (&visit.words, folded(text));
    let look = |kind: Kind| async move { within(kind.name(), Box::pin(rows(reader, words, kind, today))).await };
    let mut sought = Sought::default();
    for read in join_all(Kind::of(visit.signed.viewer.role).map(look)).await {
        match read {
            Read::Seen(rows) => sought.found.extend(rows.into_iter().filter(|found| fits(found, &wanted))),
            Read::Hidden => {}
            Read::Silent => sought.is_silent = true,
        }
    }
    sought.found.sort_by_key(|found| distance(found, &wanted));
    sought
}

fn fits(found: &Found, wanted: &str) -> bool {
    let own = folded(&format!("{} {}", found.text, found.more));
    wanted.split_whitespace().all(|part| own.contains(part))
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

async fn rows(reader: Reader<'_>, words: &Words, kind: Kind, today: Date) -> Result<Vec<Found>, Status> {
    let (mut all, mut token) = (Vec::new(), String::new());
    while all.len() < MOST_ROWS {
        let (more, next) = match kind {
            Kind::Companies => companies(reader, token).await?,
            Kind::Orders => orders(reader, token).await?,
            Kind::Workers => workers(reader, token).await?,
            Kind::Shifts => shifts(reader, words, today, token).await?,
            Kind::Invoices => invoices(reader, words, today, token).await?,
        };
        all.extend(more);
        if next.is_empty() {
            break;
        }
        token = next;
    }
    Ok(all)
}

type Part = (Vec<Found>, String);

async fn companies(reader: Reader<'_>, page_token: String) -> Result<Part, Status> {
    let ask = ListCompaniesRequest { page_size: AT_ONCE, page_token };
    let answer = reader.orders()?.list_companies(ask).await?.into_inner();
    let found = answer.companies.into_iter().map(|one| {
        let city = one.address.map(|address| address.city).unwrap_or_default();
        Found { kind: Kind::Companies, id: one.company_id, text: one.company_name, more: format!("{} {city}", one.kbo) }
    });
    Ok((found.collect(), answer.next_page_token))
}

async fn orders(reader: Reader<'_>, page_token: String) -> Result<Part, Status> {
    let ask = ListOrdersRequest { page_size: AT_ONCE, page_token, ..ListOrdersRequest::default() };
    let answer = reader.orders()?.list_orders(ask).await?.into_inner();
    let found = answer.orders.into_iter().map(|one| Found {
        kind: Kind::Orders,
        id: one.order_id,
        text: one.order_reference,
        more: one.company_name,
    });
    Ok((found.collect(), answer.next_page_token))
}

async fn workers(reader: Reader<'_>, page_token: String) -> Result<Part, Status> {
    let ask = ListWorkersRequest { page_size: AT_ONCE, page_token };
    let answer = reader.social()?.list_workers(ask).await?.into_inner();
    let found = answer.workers.into_iter().map(|one| Found {
        kind: Kind::Workers,
        id: one.worker_id,
        text: one.display_name,
        more: String::new(),
    });
    Ok((found.collect(), answer.next_page_token))
}

async fn shifts(reader: Reader<'_>, words: &Words, today: Date, page_token: String) -> Result<Part, Status> {
    let from = today.checked_sub(1.day()).unwrap_or(today);
    let to = from.checked_add(DAYS.days()).unwrap_or(from);
    let ask = ListShiftsRequest {
        page_size: AT_ONCE,
        page_token,
        from: from.to_string(),
        to: to.to_string(),
        ..ListShiftsRequest::default()
    };
    let answer = reader.crews()?.list_shifts(ask).await?.into_inner();
    let found = answer.shifts.into_iter().map(|one| {
        let day = one.day.parse().map(|day| words.short_day(day, today)).unwrap_or_default();
        let hours = words.clock_span(one.start_minute, one.end_minute);
        Found { kind: Kind::Shifts, id: one.shift_id, text: one.place_name, more: format!("{day} {hours}") }
    });
    Ok((found.collect(), answer.next_page_token))
}

async fn invoices(reader: Reader<'_>, words: &Words, today: Date, page_token: String) -> Result<Part, Status> {
    let ask = ListInvoicesRequest { page_size: AT_ONCE, page_token };
    let answer = reader.invoicing()?.list_invoices(ask).await?.into_inner();
    let found = answer.invoices.into_iter().map(|one| {
        let day = one.issue_date.parse().map(|day| words.short_day(day, today)).unwrap_or_default();
        let more = format!("{} · {day} · {}", one.company_name, words.euro(one.payable_cents));
        Found { kind: Kind::Invoices, id: one.invoice_id, text: one.number, more }
    });
    Ok((found.collect(), answer.next_page_token))
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
            |text: &str| Found { kind: Kind::Orders, id: String::new(), text: text.into(), more: "Élan bv".into() };
        for (wanted, expected) in
            [("po-7", true), ("PO elan", true), ("élan 7", true), ("po-8", false), ("7 zeta", false)]
        {
            assert_eq!(fits(&found("PO-7"), &folded(wanted)), expected, "{wanted}");
        }
    }
}

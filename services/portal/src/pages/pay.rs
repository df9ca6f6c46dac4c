//! `GET /te-betalen`: the minutes to pay by day and person, for the payroll office. A name beside hours is for a file that says
//! what it is for.

use std::sync::Arc;

use axum::routing::MethodRouter;
use jiff::{ToSpan, civil::Date};
use tonic::Status;
use werkbrug_proto::crews::{ListMinutesToPayRequest, MinutesToPay};

use crate::{
    lists::{Column, Filter, FilterKind, List, PageOf, Sorts, cell::Cell, room::Asking},
    web::Face,
    words::{Words, dates, key},
};

type Of = fn(&Words, &MinutesToPay) -> Cell;

const fn column(key: &'static str, title: &'static str, is_personal: bool, cell: Of) -> Column<MinutesToPay> {
    Column { key, title, sorts: Sorts::Nobody, is_personal, cell }
}

static LIST: List<MinutesToPay> = List {
    name: "te-betalen",
    path: "/te-betalen",
    title: key("room-pay"),
    columns: &[
        column("dag", key("doc-day"), false, |_, row| Cell::day(&row.day)),
        column("wie", key("doc-name"), true, |_, row| Cell::text(&row.display_name)),
        column("uren", key("doc-worked"), true, |_, row| Cell::Minutes(row.minutes.into())),
    ],
    filters: &[
        Filter { key: "van", label: key("law-from"), kind: FilterKind::Day, fits: None },
        Filter { key: "tot", label: key("law-to"), kind: FilterKind::Day, fits: None },
    ],
    empty: key("times-nothing-to-pay"),
    topics: "crews.shifts",
};

/// What answers at `/te-betalen`.
pub(crate) fn room() -> MethodRouter<Arc<Face>> {
    LIST.room(|asking| Box::pin(read(asking)))
}

async fn read(asking: Asking<'_>) -> Result<PageOf<MinutesToPay>, Status> {
    let Asking { reader, page, asked, today } = asking;
    let (from, to) = days((asked.filter("van"), asked.filter("tot")), today);
    let ask = ListMinutesToPayRequest {
        page_size: page.size,
        page_token: page.token,
        from: from.to_string(),
        to: to.to_string(),
    };
    let answer = reader.crews()?.list_minutes_to_pay(ask).await?.into_inner();
    Ok(PageOf { rows: answer.rows, next: answer.next_page_token, total: None })
}

/// The days that are asked; last month, as the payroll office asks it, when nobody says otherwise.
fn days((from, to): (&str, &str), today: Date) -> (Date, Date) {
    let last = today.first_of_month().saturating_sub(1.day());
    let to = dates::typed(to).unwrap_or(last);
    let from = dates::typed(from).unwrap_or_else(|| to.first_of_month());
    if from > to { (to.first_of_month(), to) } else { (from, to) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_payroll_office_asks_for_last_month() {
        let today = date(2026, 11, 23);
        let table = [
            (("", ""), (date(2026, 10, 1), date(2026, 10, 31))),
            (("2026-11-09", "2026-11-20"), (date(2026, 11, 9), date(2026, 11, 20))),
            (("", "2026-11-20"), (date(2026, 11, 1), date(2026, 11, 20))),
            (("2026-12-01", "2026-11-20"), (date(2026, 11, 1), date(2026, 11, 20))),
        ];
        for (asked, expected) in table {
            assert_eq!(days(asked, today), expected, "{asked:?}");
        }
    }
}

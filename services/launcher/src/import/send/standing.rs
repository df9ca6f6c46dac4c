//! What stands already of what a file says, where a service would make it a second time: looked for before sending, so
//! that a file may come back after any time.

use std::collections::{BTreeMap, BTreeSet};

use futures::{StreamExt, TryStreamExt, stream};
use werkbrug_kernel::role::Role;
use werkbrug_proto::{
    crews::Shift,
    orders::{CreateQuoteRequest, ListOrdersRequest, Order},
    social::{FunctionalLimit, ListFunctionalLimitsRequest, ListSupportPackagesRequest, SupportPackage},
};

use super::{AT_ONCE, orders, roster::shifts_on};
use crate::{
    failure::Failure,
    import::{
        known::Known,
        parse::{Blame, Found, Numbered, Parsed, reject},
        reach::{PAGE, Reach},
        rows::{self, demand::DemandRow, limits::LimitRow, packages::PackageRow},
        wrong,
    },
};

/// Rows of shifts that were not asked for yet, and how many were.
pub(super) async fn without_known_shifts(
    reach: &Reach,
    file: &Found,
    parsed: Parsed<DemandRow>,
    known: &Known,
) -> Result<(Parsed<DemandRow>, usize), Failure> {
    let days: BTreeSet<_> = parsed.rows.iter().map(|numbered| numbered.row.day).collect();
    let mut shifts: BTreeMap<_, Vec<Shift>> = BTreeMap::new();
    for day in days {
        shifts.insert(day, shifts_on(reach, day).await?);
    }
    let mut left = Parsed { rows: Vec::new(), rejects: parsed.rejects };
    let mut unchanged = 0;
    for numbered in parsed.rows {
        let Numbered { line, row } = &numbered;
        let engagement = known.engagement_of(&row.engagement).map(|found| found.id.as_str()).unwrap_or_default();
        let is_it = |shift: &&Shift| {
            (shift.engagement_id.as_str(), shift.start_minute, shift.end_minute) == (engagement, row.start, row.end)
        };
        let mut there = shifts.get(&row.day).into_iter().flatten().filter(is_it).peekable();
        if there.peek().is_none() {
            left.rows.push(numbered);
        } else if there.any(|shift| (shift.heads_wanted, shift.break_minutes) == (row.heads, row.break_minutes)) {
            unchanged += 1;
        } else {
            let blame = Blame { column: None, wrong: wrong::SHIFT_STANDS_OTHERWISE };
            left.rejects.push(reject(file, *line, blame));
        }
    }
    Ok((left, unchanged))
}

/// Rows of limits that do not stand yet, and how many do.
pub(super) async fn without_known_limits(
    reach: &Reach,
    parsed: Parsed<LimitRow>,
    known: &Known,
) -> Result<(Parsed<LimitRow>, usize), Failure> {
    let social = reach.social(Role::SocialWorker)?;
    let of_worker = async |worker_id: String| {
        let page = async |page_token| {
            let request = ListFunctionalLimitsRequest { worker_id: worker_id.clone(), page_size: PAGE, page_token };
            let page = social.clone().list_functional_limits(request).await?.into_inner();
            Ok((page.limits, page.next_page_token))
        };
        reach.all("social", page).await
    };
    let workers = parsed.rows.iter().map(|numbered| known.worker_id(&numbered.row.worker));
    let limits: Vec<FunctionalLimit> = of_all(workers, of_worker).await?;
    let stands = |row: &LimitRow| {
        let (worker, to) = (known.worker_id(&row.worker), row.to.map(|day| day.to_string()));
        let is_it = |limit: &FunctionalLimit| {
            (limit.kind, limit.value, limit.is_hard) == (row.kind.into(), row.value, row.is_hard)
                && (&limit.worker_id, &limit.valid_from, &limit.valid_to) == (&worker, &row.from.to_string(), &to)
        };
        limits.iter().any(is_it)
    };
    Ok(without(parsed, stands))
}

/// Rows of packages that do not stand yet, and how many do; a package that a later one ended stands as well.
pub(super) async fn without_known_packages(
    reach: &Reach,
    parsed: Parsed<PackageRow>,
    known: &Known,
) -> Result<(Parsed<PackageRow>, usize), Failure> {
    let social = reach.social(Role::SocialWorker)?;
    let of_worker = async |worker_id: String| {
        let page = async |page_token| {
            let request = ListSupportPackagesRequest { worker_id: worker_id.clone(), page_size: PAGE, page_token };
            let page = social.clone().list_support_packages(request).await?.into_inner();
            Ok((page.packages, page.next_page_token))
        };
        reach.all("social", page).await
    };
    let workers = parsed.rows.iter().map(|numbered| known.worker_id(&numbered.row.worker));
    let packages: Vec<SupportPackage> = of_all(workers, of_worker).await?;
    let stands = |row: &PackageRow| {
        let (worker, from) = (known.worker_id(&row.worker), row.from.to_string());
        let to = row.to.map(|day| day.to_string());
        let is_followed = packages.iter().any(|later| later.worker_id == worker && later.valid_from > from);
        let is_it = |package: &SupportPackage| {
            (package.scheme, package.percent, package.guidance) == (row.scheme.into(), row.percent, row.guidance.into())
                && (&package.worker_id, &package.valid_from) == (&worker, &from)
                && (package.valid_to == to || is_followed)
        };
        packages.iter().any(is_it)
    };
    Ok(without(parsed, stands))
}

/// What is known of several people, several at a time.
async fn of_all<T>(
    workers: impl Iterator<Item = String>,
    of_worker: impl AsyncFn(String) -> Result<Vec<T>, Failure>,
) -> Result<Vec<T>, Failure> {
    let (workers, of_worker): (BTreeSet<String>, _) = (workers.collect(), &of_worker);
    let found = stream::iter(workers)
        .map(async |worker| of_worker(worker).await)
        .buffer_unordered(AT_ONCE)
        .try_collect::<Vec<Vec<T>>>();
    Ok(found.await?.into_iter().flatten().collect())
}

fn without<R>(parsed: Parsed<R>, stands: impl Fn(&R) -> bool) -> (Parsed<R>, usize) {
    let (there, rows): (Vec<_>, Vec<_>) = parsed.rows.into_iter().partition(|numbered| stands(&numbered.row));
    (Parsed { rows, rejects: parsed.rejects }, there.len())
}

/// Orders that stand already, by the line of the file that says them; a row that says another order under the same
/// customer and reference becomes a reject.
pub(super) async fn orders(
    reach: &Reach,
    parsed: &mut Parsed<rows::orders::Order>,
    (file, known): (&Found, &Known),
) -> Result<BTreeMap<u64, Order>, Failure> {
    let desk = reach.orders(Role::OrderDesk)?;
    let of_company = async |company_id: String| {
        let page = async |page_token| {
            let request = ListOrdersRequest {
                page_size: PAGE,
                page_token,
                company_id: company_id.clone(),
                ..ListOrdersRequest::default()
            };
            let page = desk.clone().list_orders(request).await?.into_inner();
            Ok((page.orders, page.next_page_token))
        };
        reach.all("orders", page).await
    };
    let companies = parsed.rows.iter().map(|numbered| known.company_id(&numbered.row.head.company));
    let mut by_name: BTreeMap<(String, String), Vec<Order>> = BTreeMap::new();
    for order in of_all(companies, of_company).await? {
        by_name.entry((order.company_id.clone(), order.order_reference.clone())).or_default().push(order);
    }
    let mut standing = BTreeMap::new();
    let mut left = Vec::new();
    for numbered in std::mem::take(&mut parsed.rows) {
        let asked = orders::quote(&numbered.row, known, String::new());
        let there = by_name.get(&(asked.company_id.clone(), asked.order_reference.clone()));
        let same = there.into_iter().flatten().find(|order| is_same(&asked, order));
        if there.is_some() && same.is_none() {
            let blame = Blame { column: None, wrong: wrong::ORDER_STANDS_OTHERWISE };
            parsed.rejects.push(reject(file, numbered.line, blame));
            continue;
        }
        standing.extend(same.map(|order| (numbered.line, order.clone())));
        left.push(numbered);
    }
    parsed.rows = left;
    Ok(standing)
}

/// Whether an order is what is asked for, whatever was done of it since.
fn is_same(asked: &CreateQuoteRequest, order: &Order) -> bool {
    let mut lines = order.lines.clone();
    for line in &mut lines {
        line.line_id.clear();
        for task in &mut line.sub_tasks {
            task.sub_task_id.clear();
            task.done_pieces = 0;
        }
    }
    lines == asked.lines && order.valid_until == asked.valid_until && order.material_on == asked.material_on
}

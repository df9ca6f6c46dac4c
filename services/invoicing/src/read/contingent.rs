//! The list of a quarter, the line that the contingent draws through it, and how much of it is filled.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use uuid::Uuid;
use werkbrug_chassis::refusal::Fault;
use werkbrug_invoicing_domain::premium::{
    catalogue::{LEAST_FILL_RATE, figure_of},
    fill_rate::{Rate, contract_days, with_package},
    package::{Package, PackageScheme},
    parameters::CollectiveRules,
    ranking::{Place, Seat, fixed_heads, places_holding},
    reckon::QuarterRules,
    worker::{Scheme, Worker},
};
use werkbrug_kernel::{period::Period, quarter::Quarter};
use werkbrug_pipeline::use_case::Stop;
use werkbrug_proto::invoicing::{Contingent, ContingentSeat};

use super::{
    Look,
    difference::no_run,
    explained::{Kept, kept},
};
use crate::store::{
    dmfa::{self, Declared},
    entitlement::{names_of, packages, workers_by_code},
    parameter, premium_run,
};

/// Decimals of full-time equivalents that are shown: days do not divide evenly.
const SHOWN_DECIMALS: u32 = 4;

/// The board of a quarter; of the last one that was reckoned when none is named.
pub(crate) async fn get(look: Look<'_>, wanted: Option<Quarter>) -> Result<Contingent, Stop> {
    let Some(quarter) = quarter_or_last(look, wanted).await? else { return Ok(Contingent::default()) };
    let row = premium_run::last(look.db, look.tenant, quarter).await?.ok_or_else(|| no_run(quarter))?;
    let kept = kept(&row)?;
    let head = Contingent { quarter: quarter.to_string(), run_id: row.run_id.to_string(), ..Contingent::default() };
    let Some(rules) = &kept.input.parameters.collective else { return Ok(head) };
    let mut seats = seats(&kept, rules)?;
    name(look, &mut seats).await?;
    let values = parameter::of_workshop(look.db, look.tenant).await?;
    let least = figure_of(&values, quarter, LEAST_FILL_RATE);
    let counted = counted(look, quarter, &kept.input.workers).await?;
    let places = seats_by_worker(&kept, rules)?;
    let inside = inside(&kept)?;
    let outside = sum(kept.input.workers.iter().zip(&places), false)?;
    Ok(Contingent {
        contingent_fte: plain(rules.contingent_fte),
        inside_fte: plain(inside),
        outside_fte: plain(outside),
        counted_fte: plain(counted.round_dp(SHOWN_DECIMALS)),
        fill_rate: counted.checked_div(rules.contingent_fte).and_then(Rate::of).map_or(0, Rate::hundredths),
        least_fill_rate: least.and_then(Rate::of).map_or(0, Rate::hundredths),
        missing_fte: plain(missing(least, rules.contingent_fte, counted).round_dp(SHOWN_DECIMALS)),
        fixed_heads: fixed_heads(rules).map_err(Fault::during("counting heads"))?,
        seats,
        ..head
    })
}

/// The quarter that is asked for; the last one that was reckoned when none is named.
pub(super) async fn quarter_or_last(look: Look<'_>, wanted: Option<Quarter>) -> Result<Option<Quarter>, Stop> {
    let last = premium_run::last_quarters(look.db, look.tenant, 1).await?.first().copied();
    Ok(wanted.or(last))
}

/// The full-time equivalents inside the contingent.
pub(super) fn inside(kept: &Kept) -> Result<Decimal, Fault> {
    let Some(rules) = &kept.input.parameters.collective else { return Ok(Decimal::ZERO) };
    sum(kept.input.workers.iter().zip(&seats_by_worker(kept, rules)?), true)
}

/// What the declaration says today of when people work, by worker.
async fn declared(look: Look<'_>, quarter: Quarter) -> Result<BTreeMap<String, Declared>, Stop> {
    let by_code = workers_by_code(look.db, look.tenant).await?;
    let lines = dmfa::declared(look.db, look.tenant, quarter).await?;
    let worker = |(code, line): (String, Declared)| Some((by_code.get(&code)?.to_string(), line));
    Ok(lines.into_iter().filter_map(worker).collect())
}

/// What the quarter comes to at its end: everybody in the collective scheme by the contract's fraction, on the days that their
/// packages hold, as these stand today; who resumes partially by what is performed.
async fn counted(look: Look<'_>, quarter: Quarter, workers: &[Worker]) -> Result<Decimal, Stop> {
    let declared = declared(look, quarter).await?;
    let packages = packages(look.db, look.tenant).await?;
    let mut counted = Decimal::ZERO;
    for worker in workers.iter().filter(|worker| matches!(worker.scheme, Scheme::Collective { .. })) {
        let own = Uuid::parse_str(&worker.id).ok().and_then(|id| packages.get(&id));
        let held = held(own.map(Vec::as_slice).unwrap_or_default(), quarter);
        let line = declared.get(&worker.id);
        let fraction = line.and_then(|line| line.resumed).unwrap_or(worker.contract_fraction);
        let said = line.map_or((None, None), |line| (line.contract_from, line.contract_until));
        let contract = contract_days(said, &held, quarter);
        let part = with_package(fraction, contract, &held, quarter).and_then(|part| counted.checked_add(part));
        counted = part.ok_or(Fault::bug("the fractions of a quarter do not fit"))?;
    }
    Ok(counted)
}

/// The days of the collective packages.
fn held(packages: &[Package], quarter: Quarter) -> Vec<Period> {
    let collective = packages.iter().filter(|package| package.scheme == PackageScheme::Collective);
    let days = |package: &Package| Period::new(package.valid_from, package.valid_to.unwrap_or(quarter.last_day())).ok();
    collective.filter_map(days).collect()
}

fn missing(least: Option<Decimal>, contingent: Decimal, counted: Decimal) -> Decimal {
    let wanted = least.and_then(|least| least.checked_mul(contingent)).unwrap_or_default();
    wanted.checked_sub(counted).unwrap_or_default().max(Decimal::ZERO)
}

fn seats_by_worker(kept: &Kept, rules: &CollectiveRules) -> Result<Vec<Place>, Fault> {
    places_holding(&kept.input.workers, Some(rules), &kept.held).map_err(Fault::during("ranking a quarter again"))
}

fn sum<'a>(pairs: impl Iterator<Item = (&'a Worker, &'a Place)>, is_inside: bool) -> Result<Decimal, Fault> {
    let on_side = pairs.filter(|(_, place)| matches!(place, Place::Ranked(seat) if seat.is_inside == is_inside));
    let sum = on_side.map(|(worker, _)| worker.contract_fraction.value()).try_fold(Decimal::ZERO, Decimal::checked_add);
    sum.ok_or(Fault::bug("the fractions of a quarter do not fit"))
}

/// Every ranked worker in the order of the list, with what the place would bring inside.
fn seats(kept: &Kept, rules: &CollectiveRules) -> Result<Vec<ContingentSeat>, Stop> {
    let quarter = QuarterRules::of(&kept.input).map_err(Fault::during("reckoning a place again"))?;
    let heads = fixed_heads(rules).map_err(Fault::during("counting heads"))?;
    let mut found = Vec::new();
    for (worker, place) in kept.input.workers.iter().zip(seats_by_worker(kept, rules)?) {
        let Place::Ranked(seat) = &place else { continue };
        let premium = quarter.premium_of(worker, &place).map_err(Fault::during("reckoning a place again"))?;
        let inside = Place::Ranked(Seat { is_inside: true, has_fixed: seat.rank <= heads, ..seat.clone() });
        let inside = quarter.premium_of(worker, &inside).map_err(Fault::during("reckoning a place again"))?;
        found.push(ContingentSeat {
            rank: seat.rank,
            worker_id: worker.id.clone(),
            display_name: String::new(),
            contract_fraction: plain(worker.contract_fraction.value()),
            fte_through: plain(seat.fte_through),
            is_inside: seat.is_inside,
            is_straddling: seat.is_straddling,
            total_cents: premium.total.value(),
            inside_cents: inside.total.value(),
        });
    }
    found.sort_by_key(|seat| seat.rank);
    Ok(found)
}

async fn name(look: Look<'_>, seats: &mut [ContingentSeat]) -> Result<(), Stop> {
    let ids: Vec<Uuid> = seats.iter().filter_map(|seat| Uuid::parse_str(&seat.worker_id).ok()).collect();
    let names = names_of(look.db, look.tenant, ids).await?;
    let mut names: BTreeMap<String, String> = names.into_iter().map(|(id, name)| (id.to_string(), name)).collect();
    for seat in seats {
        seat.display_name = names.remove(&seat.worker_id).unwrap_or_default();
    }
    Ok(())
}

/// A figure without needless noughts.
pub(super) fn plain(figure: Decimal) -> String {
    figure.normalize().to_string()
}

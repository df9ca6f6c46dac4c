//! The advances of a quarter, and what its settlement leaves of them.

use jiff::civil::Date;
use werkbrug_chassis::refusal::Fault;
use werkbrug_invoicing_domain::premium::{
    advance::{Balance, balance, expected},
    catalogue::{ADVANCE, amount_of},
    payment_day::quarter_is_paid,
};
use werkbrug_kernel::{calendar::WorkingCalendar, money::Cents, quarter::Quarter};
use werkbrug_pipeline::use_case::Stop;
use werkbrug_proto::invoicing::{AdvanceMonth, ListAdvancesResponse};

use super::{Look, contingent::quarter_or_last};
use crate::store::{advance, parameter, premium_run};

/// The months of a quarter; of the last one that was reckoned when none is named.
pub(crate) async fn list(look: Look<'_>, wanted: Option<Quarter>) -> Result<ListAdvancesResponse, Stop> {
    let Some(quarter) = quarter_or_last(look, wanted).await? else { return Ok(ListAdvancesResponse::default()) };
    let paid = advance::of_quarter(look.db, look.tenant, quarter).await?;
    let values = parameter::of_workshop(look.db, look.tenant).await?;
    let withheld = match of_settlement(look, quarter.previous()).await? {
        Some((_, Balance::ToWithhold(amount))) => amount,
        Some((_, Balance::ToPay(_))) | None => Cents::ZERO,
    };
    let per_month = amount_of(&values, quarter, ADVANCE).map(|amount| expected(amount, withheld));
    let mut months = Vec::new();
    for (place, month) in quarter.months().into_iter().enumerate() {
        let of_month = per_month.and_then(|months| months.get(place).copied());
        months.push(AdvanceMonth {
            month: month.to_string(),
            expected_cents: of_month.map(Cents::value),
            paid_cents: sum(paid.iter().filter(|(of, _)| *of == month))?.value(),
        });
    }
    let settled = of_settlement(look, quarter).await?;
    let due_on = quarter_is_paid(&WorkingCalendar::belgian(), quarter).map(|day| day.to_string()).unwrap_or_default();
    Ok(ListAdvancesResponse {
        quarter: quarter.to_string(),
        months,
        advanced_cents: sum(paid.iter())?.value(),
        settled_cents: settled.map(|(total, _)| total.value()),
        balance_cents: settled.map(|(_, rest)| signed(rest)),
        balance_due_on: if matches!(settled, Some((_, Balance::ToPay(rest))) if rest > Cents::ZERO) {
            due_on
        } else {
            String::new()
        },
        withheld_cents: withheld.value(),
    })
}

/// What the last run of the declaration of a quarter comes to, and what is left of it after the advances.
async fn of_settlement(look: Look<'_>, quarter: Quarter) -> Result<Option<(Cents, Balance)>, Stop> {
    let Some(run) = premium_run::last(look.db, look.tenant, quarter).await? else { return Ok(None) };
    if !premium_run::kind(&run)?.is_declared() {
        return Ok(None);
    }
    let (total, paid) = (Cents::new(run.total_cents), advance::of_quarter(look.db, look.tenant, quarter).await?);
    let rest = balance(total, sum(paid.iter())?).ok_or(Fault::bug("the balance of a quarter does not fit"))?;
    Ok(Some((total, rest)))
}

fn signed(balance: Balance) -> i64 {
    match balance {
        Balance::ToPay(amount) => amount.value(),
        Balance::ToWithhold(amount) => amount.value().saturating_neg(),
    }
}

fn sum<'a>(paid: impl Iterator<Item = &'a (Date, Cents)>) -> Result<Cents, Fault> {
    Cents::sum(paid.map(|(_, amount)| *amount)).ok_or(Fault::bug("advances do not fit"))
}

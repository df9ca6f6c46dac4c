//! What an open policy or an unconfirmed amount would change: the quarter is reckoned again with the other choice.
//!
//! A policy is tried by each of its other choices, the order of the list by its other order. An amount has no other choice to
//! try, so one percent more is told. What has nothing to try is named all the same.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use werkbrug_kernel::money::Cents;

use crate::premium::{
    fault::{Fault, Problem},
    parameters::{CollectiveRules, InQuarter, IndividualRules, Parameters, Policy, Straddle, VariableAmounts},
    ranking::{Held, Order},
    rounding::round2,
    settle::{Input, Settlement, settle_holding, settle_ordered},
};

/// How an amount is tried: one percent more.
pub(crate) const ONE_PERCENT_MORE: &str = "+1 %";

/// What another choice would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    /// The parameter or policy.
    pub name: &'static str,
    /// What the run took.
    pub value: String,
    /// What is tried instead; empty when there is nothing to try.
    pub tried: String,
    /// More or less than the run came to.
    pub change: Cents,
    /// How many workers it touches.
    pub workers: u32,
}

/// Every other choice of what was used and nobody confirmed; who is held inside stays so.
pub fn effects(input: &Input, held: &BTreeMap<String, Held>) -> Result<Vec<Effect>, Fault> {
    let own = settle_holding(input, held)?;
    let mut found = Vec::new();
    for name in &own.unconfirmed {
        let known = found.len();
        if Policy::parse(name) == Some(Policy::RankingOrder) {
            let other = settle_ordered(input, held, Order::GuidanceFirst)?;
            let orders = [Order::PercentFirst, Order::GuidanceFirst].map(|order| order.as_str().to_owned());
            found.push(compare(name, orders.into(), &own, &other)?);
        }
        for (value, tried, parameters) in choices(name, &input.parameters)? {
            // A choice that cannot be reckoned with what is known is no choice.
            let Ok(other) = settle_holding(&Input { parameters, ..input.clone() }, held) else { continue };
            found.push(compare(name, (value, tried), &own, &other)?);
        }
        if found.len() == known {
            found.push(compare(name, Default::default(), &own, &own)?);
        }
    }
    Ok(found)
}

/// What one settlement comes to more or less than another.
pub(crate) fn compare(
    name: &'static str,
    (value, tried): (String, String),
    own: &Settlement,
    other: &Settlement,
) -> Result<Effect, Fault> {
    let too_large = || Fault::of_input("totals", Problem::TooLarge);
    let pairs = own.workers.iter().zip(&other.workers);
    let touched = pairs.filter(|(one, two)| one.total != two.total).count();
    Ok(Effect {
        name,
        value,
        tried,
        change: other.totals.total.checked_sub(own.totals.total).ok_or_else(too_large)?,
        workers: u32::try_from(touched).map_err(|_| too_large())?,
    })
}

/// What was taken, what is tried, and the parameters with it.
type Choice = (String, String, Parameters);

fn choices(name: &str, own: &Parameters) -> Result<Vec<Choice>, Fault> {
    match (Policy::parse(name), &own.collective) {
        (Some(Policy::GgmmiInQuarter), _) => Ok(policies(own)),
        (Some(Policy::Straddle), Some(rules)) => Ok(vec![straddle(own, rules)]),
        (Some(Policy::CapMultiple), _) => {
            let tried = more(own.cap_multiple);
            let parameters = Parameters { cap_multiple: tried, ..own.clone() };
            Ok(vec![(plain(own.cap_multiple), ONE_PERCENT_MORE.to_owned(), parameters)])
        }
        (Some(Policy::FixedHeadsFactor), Some(rules)) => {
            let tried = CollectiveRules { fixed_heads_factor: more(rules.fixed_heads_factor), ..rules.clone() };
            let parameters = Parameters { collective: Some(tried), ..own.clone() };
            Ok(vec![(plain(rules.fixed_heads_factor), ONE_PERCENT_MORE.to_owned(), parameters)])
        }
        // The order of the list is no parameter: it is tried by itself.
        (Some(Policy::RankingOrder | Policy::Straddle | Policy::FixedHeadsFactor), _) => Ok(Vec::new()),
        (None, _) => amounts(name, own),
    }
}

fn policies(own: &Parameters) -> Vec<Choice> {
    let all = [InQuarter::Start, InQuarter::Monthly, InQuarter::End].into_iter();
    let others = all.filter(|policy| *policy != own.ggmmi_in_quarter);
    let choice = |policy: InQuarter| {
        let parameters = Parameters { ggmmi_in_quarter: policy, ..own.clone() };
        (own.ggmmi_in_quarter.as_str().to_owned(), policy.as_str().to_owned(), parameters)
    };
    others.map(choice).collect()
}

fn straddle(own: &Parameters, rules: &CollectiveRules) -> Choice {
    let tried = match rules.straddle {
        Straddle::Out => Straddle::In,
        Straddle::In => Straddle::Out,
    };
    let collective = Some(CollectiveRules { straddle: tried, ..rules.clone() });
    let parameters = Parameters { collective, ..own.clone() };
    (rules.straddle.as_str().to_owned(), tried.as_str().to_owned(), parameters)
}

/// Amounts a percent higher: the minimum income, or those of a scheme.
fn amounts(name: &str, own: &Parameters) -> Result<Vec<Choice>, Fault> {
    let mut tried = own.clone();
    match name {
        "ggmmi" => {
            for value in &mut tried.ggmmi {
                value.amount = cents(value.amount)?;
            }
        }
        "guidance.collective" => {
            if let Some(rules) = &mut tried.collective {
                *rules = CollectiveRules {
                    fixed: cents(rules.fixed)?,
                    variable: variable(rules.variable)?,
                    ..rules.clone()
                };
            }
        }
        "guidance.individual" => {
            if let Some(rules) = &mut tried.individual {
                *rules = IndividualRules {
                    fixed_first: cents(rules.fixed_first)?,
                    fixed_after: cents(rules.fixed_after)?,
                    variable: variable(rules.variable)?,
                    ..rules.clone()
                };
            }
        }
        _ => return Ok(Vec::new()),
    }
    Ok(vec![(String::new(), ONE_PERCENT_MORE.to_owned(), tried)])
}

fn variable(own: VariableAmounts) -> Result<VariableAmounts, Fault> {
    Ok(VariableAmounts { low: cents(own.low)?, mid: cents(own.mid)?, high: cents(own.high)? })
}

/// An amount one percent higher.
pub(crate) fn cents(amount: Cents) -> Result<Cents, Fault> {
    round2(amount, &[Decimal::new(101, 2)]).ok_or_else(|| Fault::of_input("amount", Problem::TooLarge))
}

/// A figure one percent higher.
pub(crate) fn more(figure: Decimal) -> Decimal {
    figure.checked_mul(Decimal::new(101, 2)).unwrap_or(figure)
}

/// A figure without needless noughts.
pub(crate) fn plain(figure: Decimal) -> String {
    figure.normalize().to_string()
}

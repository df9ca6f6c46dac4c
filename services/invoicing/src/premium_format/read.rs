//! Reads a settlement's input; every fault names the field, and the worker when it has one.

use std::{collections::BTreeSet, num::NonZeroU32};

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde_json::{Map, Value};
use werkbrug_invoicing_domain::premium::{
    fault::{Fault, Problem},
    figure::{decimal, signed_decimal},
    parameters::{
        CollectiveRules, DatedAmount, InQuarter, IndividualRules, Parameters, Policy, Status, Straddle, VariableAmounts,
    },
    settle::Input,
    worker::{Fraction, Need, Percent, Scheme, Worker},
};
use werkbrug_kernel::{money::Cents, quarter::Quarter};

use crate::premium_format::INPUT;

/// Reads the whole input.
pub(crate) fn input(document: &Value) -> Result<Input, Fault> {
    let root = Fields::of(document, "", None)?;
    root.choice("format", "werkbrug-premium-input/1", |name| (name == INPUT).then_some(()))?;
    let quarter = root.choice("quarter", "a quarter like 2025Q2", |text| Quarter::parse(text).ok())?;
    let mut workers = Vec::new();
    for (position, worker) in root.list("workers")?.iter().enumerate() {
        workers.push(read_worker(worker, position)?);
    }
    let parameters = read_parameters(&root.object("parameters")?, &workers)?;
    let workshop = root.value("workshop").and_then(Value::as_str).unwrap_or_default().to_owned();
    Ok(Input { workshop, quarter, parameters, workers })
}

fn read_parameters(fields: &Fields<'_>, workers: &[Worker]) -> Result<Parameters, Fault> {
    let mut ggmmi = Vec::new();
    for (position, value) in fields.list("ggmmi")?.iter().enumerate() {
        let value = Fields::of(value, &format!("{}[{position}]", fields.path("ggmmi")), None)?;
        ggmmi.push(DatedAmount {
            valid_from: value.choice("valid_from", "a date like 2025-02-01", |text| text.parse::<Date>().ok())?,
            amount: value.euro("amount")?,
            source: value.value("source").and_then(Value::as_str).unwrap_or_default().to_owned(),
            status: value.status()?,
        });
    }
    let is_collective = |worker: &Worker| matches!(worker.scheme, Scheme::Collective { .. });
    let has_collective = workers.iter().any(is_collective);
    let has_individual = workers.iter().any(|worker| !is_collective(worker));
    Ok(Parameters {
        ggmmi,
        ggmmi_in_quarter: fields.choice("ggmmi_in_quarter", "start, monthly or end", InQuarter::parse)?,
        cap_multiple: fields.decimal("cap_multiple")?,
        collective: has_collective.then(|| collective(fields)).transpose()?,
        individual: has_individual.then(|| individual(fields)).transpose()?,
        policies_confirmed: confirmed(fields)?,
    })
}

fn collective(fields: &Fields<'_>) -> Result<CollectiveRules, Fault> {
    let amounts = fields.object("guidance")?.object("collective")?;
    Ok(CollectiveRules {
        fixed: amounts.euro("fixed")?,
        variable: amounts.variable()?,
        status: amounts.status()?,
        contingent_fte: fields.decimal("contingent_fte")?,
        fixed_heads_factor: fields.decimal("fixed_heads_factor")?,
        straddle: fields.choice("straddle", "in or out", Straddle::parse)?,
    })
}

fn individual(fields: &Fields<'_>) -> Result<IndividualRules, Fault> {
    let amounts = fields.object("guidance")?.object("individual")?;
    Ok(IndividualRules {
        fixed_first: amounts.euro("fixed_first")?,
        fixed_first_quarters: amounts.number("fixed_first_quarters")?,
        fixed_after: amounts.euro("fixed_after")?,
        variable: amounts.variable()?,
        status: amounts.status()?,
    })
}

/// Names that are no policy of ours confirm nothing.
fn confirmed(fields: &Fields<'_>) -> Result<BTreeSet<Policy>, Fault> {
    match fields.value("policies_confirmed") {
        None => Ok(BTreeSet::new()),
        Some(_) => Ok(fields.list("policies_confirmed")?.iter().filter_map(Value::as_str).filter_map(policy).collect()),
    }
}

/// The format names every policy but the ranking order, so `ranking` will do for that one.
fn policy(name: &str) -> Option<Policy> {
    Policy::parse(name).or_else(|| (name == "ranking").then_some(Policy::RankingOrder))
}

fn read_worker(worker: &Value, position: usize) -> Result<Worker, Fault> {
    let place = format!("#{}", position.saturating_add(1));
    let id = Fields::of(worker, "", Some(&place))?.text("id")?;
    let fields = Fields::of(worker, "", Some(id))?;
    let scheme = match fields.text("scheme")? {
        "collective" => Scheme::Collective { has_wage_cost: fields.flag("has_wage_cost")? },
        "individual" => Scheme::Individual {
            package_quarter: NonZeroU32::new(fields.number("package_quarter")?)
                .ok_or_else(|| fields.fault("package_quarter", Problem::Zero))?,
            performed_fraction: fields.fraction("performed_fraction")?,
        },
        _ => return Err(fields.fault("scheme", Problem::Form { expected: "collective or individual" })),
    };
    if fields.value("performed_fraction").is_some() {
        fields.fraction("performed_fraction")?;
    }
    let percent =
        Percent::new(fields.number("percent")?, scheme).map_err(|problem| fields.fault("percent", problem))?;
    Ok(Worker {
        id: id.to_owned(),
        scheme,
        percent,
        guidance: fields.choice("guidance", "none, low, mid or high", Need::parse)?,
        contract_fraction: fields.fraction("contract_fraction")?,
        reference_wage: fields.euro("reference_wage")?,
        sine_deduction: if fields.value("sine_deduction").is_some() {
            fields.euro("sine_deduction")?
        } else {
            Cents::ZERO
        },
    })
}

/// The fields of one object, with where it stands for the faults.
struct Fields<'a> {
    map: &'a Map<String, Value>,
    path: String,
    worker: Option<&'a str>,
}

impl<'a> Fields<'a> {
    fn of(value: &'a Value, path: &str, worker: Option<&'a str>) -> Result<Self, Fault> {
        let form = || Fault {
            worker: worker.map(str::to_owned),
            field: path.to_owned(),
            problem: Problem::Form { expected: "an object" },
        };
        let map = value.as_object().ok_or_else(form)?;
        Ok(Self { map, path: path.to_owned(), worker })
    }

    fn path(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) }
    }

    fn fault(&self, name: &str, problem: Problem) -> Fault {
        Fault { worker: self.worker.map(str::to_owned), field: self.path(name), problem }
    }

    /// A field that is there; null counts as absent.
    fn value(&self, name: &str) -> Option<&'a Value> {
        self.map.get(name).filter(|value| !value.is_null())
    }

    fn needed<T>(&self, name: &str, expected: &'static str, read: impl Fn(&'a Value) -> Option<T>) -> Result<T, Fault> {
        let value = self.value(name).ok_or_else(|| self.fault(name, Problem::Missing))?;
        read(value).ok_or_else(|| self.fault(name, Problem::Form { expected }))
    }

    fn object(&self, name: &str) -> Result<Self, Fault> {
        let value = self.needed(name, "an object", Some)?;
        Fields::of(value, &self.path(name), self.worker)
    }

    fn list(&self, name: &str) -> Result<&'a Vec<Value>, Fault> {
        self.needed(name, "a list", Value::as_array)
    }

    fn text(&self, name: &str) -> Result<&'a str, Fault> {
        self.needed(name, "a text", Value::as_str)
    }

    fn flag(&self, name: &str) -> Result<bool, Fault> {
        self.needed(name, "true or false", Value::as_bool)
    }

    fn number(&self, name: &str) -> Result<u32, Fault> {
        self.needed(name, "a whole number", |value| value.as_u64().and_then(|number| u32::try_from(number).ok()))
    }

    fn choice<T>(&self, name: &str, expected: &'static str, parse: impl Fn(&str) -> Option<T>) -> Result<T, Fault> {
        self.needed(name, expected, |value| value.as_str().and_then(&parse))
    }

    fn decimal(&self, name: &str) -> Result<Decimal, Fault> {
        self.choice(name, "a decimal number in quotes, with a point", decimal)
    }

    fn fraction(&self, name: &str) -> Result<Fraction, Fault> {
        let written = self.choice(name, "a fraction between 0 and 1 in quotes, with a point", signed_decimal)?;
        Fraction::new(written).map_err(|problem| self.fault(name, problem))
    }

    fn euro(&self, name: &str) -> Result<Cents, Fault> {
        let amount = self.choice(name, "an amount in quotes like 1234.56", |text| Cents::parse_euro(text).ok())?;
        if amount < Cents::ZERO { Err(self.fault(name, Problem::Negative)) } else { Ok(amount) }
    }

    fn variable(&self) -> Result<VariableAmounts, Fault> {
        Ok(VariableAmounts { low: self.euro("low")?, mid: self.euro("mid")?, high: self.euro("high")? })
    }

    /// What carries no status is not confirmed.
    fn status(&self) -> Result<Status, Fault> {
        match self.value("status") {
            None => Ok(Status::Unconfirmed),
            Some(_) => self.choice("status", "published or unconfirmed", Status::parse),
        }
    }
}

//! Reads the quarterly declaration in its own XML (`DmfAOriginal`, as its public schema names things): a line a person.
//!
//! Which remunerations make a reference wage, what the employer pays on top and which services count as performed stands in a
//! ministerial decree that was not to be had. So finance names the codes and the percentage; nothing is guessed here.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rust_decimal::Decimal;
use werkbrug_chassis::refusal::Refusal;
use werkbrug_invoicing_domain::premium::{rounding::round2, worker::Fraction};
use werkbrug_kernel::{money::Cents, quarter::Quarter};

use self::element::Element;
use super::{Declared, Figures};
use crate::{
    app::import_dmfa::refused,
    blind::Blinder,
    sheet::{Reject, Why, columns_refused},
    store::file_columns::Columns,
};

mod element;

/// What finance names, by the field in which it stands.
const REMUNERATIONS: &str = "remuneration_codes";
const SERVICES: &str = "service_codes";
const CONTRIBUTION: &str = "contribution_percent";
const DEDUCTIONS: &str = "deduction_codes";
const SINE: &str = "sine_codes";
/// The root of the file.
const ROOT: &str = "DmfAOriginal";
/// A fraction is kept to the millionth: days of a quarter do not divide into fewer decimals.
const DECIMALS: u32 = 6;
/// The most that is taken for what an employer pays on top of a wage.
const MOST_PERCENT: Decimal = Decimal::ONE_HUNDRED;
/// How the schema writes a contract for full time.
const FULL_TIME: &str = "0";

/// Which codes count.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    remunerations: BTreeSet<u32>,
    services: BTreeSet<u32>,
    deductions: BTreeSet<u32>,
    /// Nothing when finance named none: then the file says nothing about SINE.
    sine: Option<BTreeSet<u32>>,
    /// 1.25 where the employer pays a quarter on top.
    factor: Decimal,
}

impl Choice {
    /// Reads what finance named; refuses a field that is not one of these, and codes that are none.
    pub(crate) fn of(columns: &Columns) -> Result<Self, Refusal> {
        let ours = [REMUNERATIONS, SERVICES, CONTRIBUTION, DEDUCTIONS, SINE];
        if let Some(field) = columns.keys().find(|field| !ours.contains(&field.as_str())) {
            return Err(columns_refused("the declaration's XML has no headings: name its codes", field));
        }
        let needed = [REMUNERATIONS, SERVICES, CONTRIBUTION];
        if let Some(field) = needed.into_iter().find(|field| !columns.contains_key(*field)) {
            return Err(columns_refused("a field that is needed has no column", field));
        }
        let of = |field: &'static str| {
            let text = columns.get(field).map(String::as_str).unwrap_or_default();
            codes(text).ok_or_else(|| no_codes(field))
        };
        let percent = columns.get(CONTRIBUTION).and_then(|text| percentage(text));
        let percent = percent.ok_or_else(|| no_codes(CONTRIBUTION))?;
        let factor = percent.checked_div(Decimal::ONE_HUNDRED).and_then(|part| part.checked_add(Decimal::ONE));
        let deductions = of(DEDUCTIONS)?;
        let sine = columns.contains_key(SINE).then(|| of(SINE)).transpose()?;
        if sine.as_ref().is_some_and(|codes| !codes.is_disjoint(&deductions)) {
            return Err(no_codes(SINE));
        }
        Ok(Self {
            remunerations: of(REMUNERATIONS)?,
            services: of(SERVICES)?,
            deductions,
            sine,
            factor: factor.ok_or_else(|| no_codes(CONTRIBUTION))?,
        })
    }
}

fn no_codes(field: &'static str) -> Refusal {
    Refusal::invalid("columns", "FILE_CODES", Why::Codes.text()).with_fact("column", field)
}

/// `1, 2, 51`; the noughts before a code mean nothing.
fn codes(text: &str) -> Option<BTreeSet<u32>> {
    let parts = text.split([',', ';', ' ']).filter(|part| !part.is_empty());
    parts.map(|part| part.parse().ok()).collect()
}

fn percentage(text: &str) -> Option<Decimal> {
    let figure: Decimal = text.trim_end_matches('%').trim().replace(',', ".").parse().ok()?;
    (figure >= Decimal::ZERO && figure <= MOST_PERCENT).then_some(figure)
}

/// Whether a file is XML.
pub(crate) fn is_xml(content: &[u8]) -> bool {
    let bare = content.strip_prefix(b"\xef\xbb\xbf").unwrap_or(content);
    bare.trim_ascii_start().starts_with(b"<")
}

/// The people of a declaration; the first that cannot be used refuses the file.
pub(crate) fn read(content: &[u8], choice: &Choice, blinder: &Blinder) -> Result<Vec<Declared>, Refusal> {
    let root = element::parse(content)?;
    people(&root, choice, blinder).map_err(|reject| refused(&reject))
}

fn people(root: &Element, choice: &Choice, blinder: &Blinder) -> Result<Vec<Declared>, Reject> {
    if root.name != ROOT {
        return Err(root.reject(ROOT, Why::Element));
    }
    let mut found = Vec::new();
    for form in root.all("Form") {
        let employer = form.needed("EmployerDeclaration")?;
        let quarter = quarter(employer)?;
        for person in employer.all("NaturalPerson") {
            let number = person.needed("INSS")?;
            let blind_index = blinder.index(&number.text).ok_or_else(|| number.reject("INSS", Why::NumberForm))?;
            let (figures, contracts) = figures(person, quarter, choice)?;
            let blind_index = Some(blind_index);
            found.push(Declared { line: person.line, blind_index, worker_code: None, quarter, figures, contracts });
        }
    }
    Ok(found)
}

/// `20263`: a year and the number of its quarter.
fn quarter(employer: &Element) -> Result<Quarter, Reject> {
    let written = employer.needed("Quarter")?;
    let parts = written.text.len().checked_sub(1).and_then(|place| written.text.split_at_checked(place));
    let quarter = parts.and_then(|(year, number)| Quarter::new(year.parse().ok()?, number.parse().ok()?).ok());
    quarter.ok_or_else(|| written.reject("Quarter", Why::Quarter))
}

/// What the contracts of a person come to together.
#[derive(Default)]
struct Sum {
    contract: Decimal,
    performed: Decimal,
    wage: Cents,
    deducted: Cents,
    sine: Cents,
    contracts: i32,
    from: Option<Date>,
    until: Option<Date>,
}

fn figures(person: &Element, quarter: Quarter, choice: &Choice) -> Result<(Figures, i32), Reject> {
    let mut sum = Sum::default();
    for record in person.all("WorkerRecord") {
        for occupation in record.all("Occupation") {
            sum.add(occupation, quarter, choice)?;
        }
        sum.deduct(record, "WorkerDeduction", choice)?;
    }
    let too_large = || person.reject("NaturalPerson", Why::TooLarge);
    let fraction = |exact: Decimal| Fraction::new(exact.round_dp(DECIMALS)).map_err(|_| too_large());
    let with_contributions = round2(sum.wage, &[choice.factor]).ok_or_else(too_large)?;
    let reference_wage = with_contributions.checked_sub(sum.deducted).ok_or_else(too_large)?;
    if reference_wage < Cents::ZERO {
        return Err(person.reject("DeductionAmount", Why::Amount));
    }
    let figures = Figures {
        contract_fraction: fraction(sum.contract)?,
        performed_fraction: fraction(sum.performed)?,
        reference_wage,
        has_wage_cost: Some(reference_wage > Cents::ZERO),
        sine_deduction: choice.sine.as_ref().map(|_| sum.sine),
        is_resuming: None,
        contract_from: sum.from,
        contract_until: sum.until,
    };
    Ok((figures, sum.contracts.max(1)))
}

impl Sum {
    fn add(&mut self, occupation: &Element, quarter: Quarter, choice: &Choice) -> Result<(), Reject> {
        let too_large = || occupation.reject("Occupation", Why::TooLarge);
        let (runs, from, until) = part_of(occupation, quarter)?;
        let contract = contract(occupation)?.checked_mul(runs).ok_or_else(too_large)?;
        let performed = contract.checked_mul(performed(occupation, choice)?).ok_or_else(too_large)?;
        self.contract = self.contract.checked_add(contract).ok_or_else(too_large)?;
        self.performed = self.performed.checked_add(performed).ok_or_else(too_large)?;
        for one in occupation.all("Remun") {
            if choice.remunerations.contains(&one.code("RemunCode")?) {
                self.wage = self.wage.checked_add(one.cents("RemunAmount")?).ok_or_else(too_large)?;
            }
        }
        self.deduct(occupation, "OccupationDeduction", choice)?;
        self.contracts = self.contracts.saturating_add(1);
        // A contract that has no day of the quarter says nothing about when its person works.
        if runs > Decimal::ZERO {
            self.from = [self.from, Some(from)].into_iter().flatten().min();
            self.until = self.until.max(Some(until));
        }
        Ok(())
    }

    /// A reduction comes off the wage or is SINE, which comes off the premium: a code is never both.
    fn deduct(&mut self, within: &Element, name: &'static str, choice: &Choice) -> Result<(), Reject> {
        for one in within.all(name) {
            let code = one.code("DeductionCode")?;
            let sum = if choice.deductions.contains(&code) {
                &mut self.deducted
            } else if choice.sine.as_ref().is_some_and(|codes| codes.contains(&code)) {
                &mut self.sine
            } else {
                continue;
            };
            let more = sum.checked_add(one.cents("DeductionAmount")?);
            *sum = more.ok_or_else(|| one.reject("DeductionAmount", Why::TooLarge))?;
        }
        Ok(())
    }
}

/// The part of the quarter's days on which a contract runs, and the first and last of these days.
fn part_of(occupation: &Element, quarter: Quarter) -> Result<(Decimal, Date, Date), Reject> {
    let (first, last) = (quarter.first_day(), quarter.last_day());
    let from = occupation.day("OccupationStartingDate")?.map_or(first, |day| day.max(first));
    let to = occupation.day("OccupationEndingDate")?.map_or(last, |day| day.min(last));
    let (own, all) = (days(from, to), days(first, last));
    let part = own.checked_div(all).ok_or_else(|| occupation.reject("OccupationStartingDate", Why::Day))?;
    Ok((part, from, to))
}

/// How many days, both counted; none when the last comes first.
fn days(from: Date, to: Date) -> Decimal {
    let between = from.until(to).map_or(-1, |span| span.get_days());
    Decimal::from(between.saturating_add(1).max(0))
}

/// The contract's hours over those of full time; 1 for a contract for full time that gives no hours.
fn contract(occupation: &Element) -> Result<Decimal, Reject> {
    let (own, full) = (occupation.figure("MeanWorkingHours")?, occupation.figure("RefMeanWorkingHours")?);
    match (own.zip(full), occupation.child("ContractType")) {
        (Some((own, full)), _) if full > Decimal::ZERO => {
            own.checked_div(full).ok_or_else(|| occupation.reject("MeanWorkingHours", Why::Fraction))
        }
        (_, Some(kind)) if kind.text == FULL_TIME => Ok(Decimal::ONE),
        (_, _) => Err(occupation.reject("RefMeanWorkingHours", Why::Element)),
    }
}

/// The part of the declared time that stands under the codes that count: in hours where every service gives them, else in
/// days; none where nothing is declared.
fn performed(occupation: &Element, choice: &Choice) -> Result<Decimal, Reject> {
    let has_hours = occupation.all("Service").all(|one| one.child("ServiceNbrHours").is_some());
    let unit = if has_hours { "ServiceNbrHours" } else { "ServiceNbrDays" };
    let (mut counted, mut all) = (Decimal::ZERO, Decimal::ZERO);
    for one in occupation.all("Service") {
        let time = one.figure(unit)?.unwrap_or_default();
        all = all.saturating_add(time);
        if choice.services.contains(&one.code("ServiceCode")?) {
            counted = counted.saturating_add(time);
        }
    }
    Ok(counted.checked_div(all).unwrap_or_default())
}

#[cfg(test)]
mod tests;

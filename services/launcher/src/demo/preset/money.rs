//! The figures of a preset: the law's values, the declaration of a quarter, and what was paid for it.

use jiff::civil::Date;
use rust_decimal::Decimal;
use werkbrug_invoicing_domain::{
    premium::{
        catalogue::{self, DatedValue},
        fault::Fault,
        package::{self, DmfaLine, Package, PackageScheme},
        parameters::Status,
        settle::{self, WorkerPremium},
        worker::{Fraction, Need},
    },
    reconciliation::Class,
};
use werkbrug_kernel::{money::Cents, quarter::Quarter};

use super::{
    Planted, PresetFile, QUARTER, Size,
    chance::Chance,
    law,
    people::{Person, package_from},
    sheet::{Sheet, comma, day, yes_no},
};
use crate::import::rows;

/// The statement's reference.
const STATEMENT: &str = "BS-2026-Q3";

/// A line of the declaration.
struct Line<'a> {
    person: &'a Person,
    performed: Decimal,
    wage: Cents,
    has_cost: bool,
    sine: Cents,
}

/// parameters, dmfa and betaalstaat, and where the last of these differs from what is expected.
pub(super) fn files(people: &[Person], size: &Size, chance: &mut Chance) -> (Vec<PresetFile>, Vec<Planted>) {
    let law = law::values(size);
    let lines = lines(people, chance);
    let premiums = expected(&lines, &law).unwrap_or_default();
    let (payments, planted) = payment_file(&premiums, &lines);
    (vec![parameter_file(&law), dmfa_file(&lines), payments], planted)
}

/// Everybody whose wage this workshop declares: not AMA, who are unpaid, nor article 60.
fn lines<'a>(people: &'a [Person], chance: &mut Chance) -> Vec<Line<'a>> {
    let declared = people.iter().filter(|person| !matches!(person.status, "ama" | "artikel60"));
    let mut lines = Vec::new();
    for (number, person) in declared.enumerate() {
        if person.since > quarter().last_day() {
            continue;
        }
        let has_cost = number % 23 != 22;
        let month = chance.between(215_000, 268_000);
        let contract = Decimal::new(i64::from(person.tenths), 1);
        let lost = if has_cost { Decimal::new(i64::from(chance.below(13)), 2) } else { contract };
        let performed = (contract - lost).max(Decimal::ZERO);
        let exact = Decimal::new(i64::from(month) * 3, 2) * performed;
        let wage = Cents::round_half_up(exact).unwrap_or_default();
        let sine = if number % 31 == 30 { Cents::new(25_000) } else { Cents::ZERO };
        lines.push(Line { person, performed: performed.normalize(), wage, has_cost, sine });
    }
    lines
}

fn quarter() -> Quarter {
    Quarter::parse(QUARTER).unwrap_or_else(|_| Quarter::of(super::DAY))
}

/// What the premium of the quarter comes to, by the rule that invoicing uses too.
fn expected(lines: &[Line<'_>], law: &[DatedValue]) -> Result<Vec<WorkerPremium>, Fault> {
    let mut workers = Vec::new();
    for line in lines {
        let Some((percent, guidance)) = line.person.package else { continue };
        let from = package_from(line.person);
        let is_individual = line.person.status == "individueel";
        let package = Package {
            scheme: if is_individual { PackageScheme::Individual } else { PackageScheme::Collective },
            percent,
            guidance: need(guidance),
            valid_from: from,
            valid_to: None,
        };
        let contract = Fraction::new(Decimal::new(i64::from(line.person.tenths), 1));
        let (Ok(contract_fraction), Ok(performed_fraction)) = (contract, Fraction::new(line.performed)) else {
            continue;
        };
        let declared = DmfaLine {
            contract_fraction,
            performed_fraction,
            reference_wage: line.wage,
            has_wage_cost: line.has_cost,
            sine_deduction: line.sine,
            is_resuming: false,
        };
        if package::of_quarter([&package], quarter()).is_some() {
            workers.extend(package::worker(line.person.code.clone(), &package, &declared, quarter())?);
        }
    }
    let parameters = catalogue::assemble(law, quarter(), &workers)?;
    let workshop = super::invented::OWN.name.to_owned();
    Ok(settle::settle(&settle::Input { workshop, quarter: quarter(), parameters, workers })?.workers)
}

fn need(word: &str) -> Need {
    match word {
        "laag" => Need::Low,
        "gemiddeld" => Need::Mid,
        "hoog" => Need::High,
        _none => Need::None,
    }
}

fn parameter_file(law: &[DatedValue]) -> PresetFile {
    let mut sheet = Sheet::of(rows::parameters::SPEC);
    for value in law {
        let status = value.status.as_str();
        sheet.row(&[&value.name, &comma(&value.value), &day(value.valid_from), &value.source, status]);
    }
    sheet.finish()
}

fn dmfa_file(lines: &[Line<'_>]) -> PresetFile {
    let mut sheet = Sheet::of(rows::dmfa::SPEC);
    for line in lines {
        let contract = Decimal::new(i64::from(line.person.tenths), 1).normalize();
        let sine = if line.sine == Cents::ZERO { String::new() } else { line.sine.to_euro_nl() };
        sheet.row(&[
            QUARTER,
            &line.person.code,
            &comma(&contract),
            &comma(&line.performed),
            &line.wage.to_euro_nl(),
            yes_no(line.has_cost),
            &sine,
            yes_no(false),
        ]);
    }
    sheet.finish()
}

/// What was expected was paid, but for a few: one forgotten, one too low, one too high, one who was
/// not expected at all.
fn payment_file(premiums: &[WorkerPremium], lines: &[Line<'_>]) -> (PresetFile, Vec<Planted>) {
    let mut sheet = Sheet::of(rows::payments::SPEC);
    let mut planted = Vec::new();
    let mut plant = |code: &str, class: Class, cents: i64| {
        planted.push(Planted { worker_code: code.to_owned(), class, cents });
    };
    let mut pay = |code: &str, wage: Cents, guidance: Cents| {
        sheet.row(&[QUARTER, code, &wage.to_euro_nl(), &guidance.to_euro_nl(), STATEMENT]);
    };
    let paid = premiums.iter().filter(|premium| premium.total > Cents::ZERO);
    for (number, premium) in paid.enumerate() {
        let guidance = premium.guidance_fixed.value() + premium.guidance_variable.value();
        let wage = match number {
            3 => {
                plant(&premium.id, Class::MissingPayment, -premium.total.value());
                continue;
            }
            5 => {
                plant(&premium.id, Class::Lower, -12_345);
                premium.wage_premium.value() - 12_345
            }
            8 => {
                plant(&premium.id, Class::Higher, 4_200);
                premium.wage_premium.value() + 4_200
            }
            _others => premium.wage_premium.value(),
        };
        pay(&premium.id, Cents::new(wage), Cents::new(guidance));
    }
    let unexpected = lines.iter().find(|line| line.person.package.is_none());
    if let Some(line) = unexpected {
        plant(&line.person.code, Class::NotExpected, 31_250);
        pay(&line.person.code, Cents::new(31_250), Cents::ZERO);
    }
    (sheet.finish(), planted)
}

/// A value of the law.
pub(super) fn value(name: &str, amount: &str, from: Date, source: &str, status: Status) -> DatedValue {
    DatedValue { name: name.to_owned(), value: amount.to_owned(), valid_from: from, source: source.to_owned(), status }
}

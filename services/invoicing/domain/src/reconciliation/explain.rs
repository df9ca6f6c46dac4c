//! Finds why the state paid another amount: what it may have reckoned with is tried, and must come to the very cent.
//!
//! What a statement says beside the amounts (percentage, fraction, wage, cap, SINE, inside or not) must agree as well. When
//! nothing fits, or grounds of more than one kind do, the answer is unknown: a wrong letter is worse than none.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use werkbrug_kernel::{money::Cents, quarter::Quarter};

use crate::{
    premium::{
        fault::Fault,
        package::DmfaLine,
        parameters::{InQuarter, Parameters},
        ranking::{Held, Place, Seat, places_holding},
        reckon::QuarterRules,
        settle::{Input, Settlement, WorkerPremium, settle_holding},
        worker::{Fraction, Need, Percent, Scheme, Worker},
    },
    reconciliation::{explanation::Explanation, view::View},
};

/// How many cents an amount may be off and still be called rounding.
const ROUNDING_CENTS: i64 = 1;
/// The percentages that exist, by steps of five.
const PERCENTS: [u32; 12] = [20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75];
/// Fractions are tried by hundredths when the statement does not say one.
const HUNDREDTHS: i64 = 100;

/// What a statement says of one worker.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paid {
    /// Wage premium.
    pub wage_premium: Cents,
    /// Guidance premiums together.
    pub guidance: Cents,
    /// What it says beside the amounts, as far as it does.
    pub stated: Stated,
}

/// What a statement may say beside the amounts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stated {
    /// Percentage of the wage.
    pub percent: Option<u32>,
    /// Fraction in the contract.
    pub contract_fraction: Option<Fraction>,
    /// Reference wage.
    pub reference_wage: Option<Cents>,
    /// Cap.
    pub cap: Option<Cents>,
    /// Deduction for SINE.
    pub sine_deduction: Option<Cents>,
    /// Inside the contingent or not.
    pub is_inside: Option<bool>,
}

/// A quarter as we reckoned it, ready to be laid beside a statement.
#[derive(Clone, Debug)]
pub struct Books<'a> {
    quarter: Quarter,
    parameters: &'a Parameters,
    workers: &'a [Worker],
    places: Vec<Place>,
    settlement: Settlement,
}

/// One worker of the books.
#[derive(Clone, Copy)]
struct Line<'a> {
    worker: &'a Worker,
    place: &'a Place,
    premium: &'a WorkerPremium,
}

impl<'a> Books<'a> {
    /// Reckons the quarter again from its input, with those who are inside whatever the line says.
    pub fn of(input: &'a Input, held: &BTreeMap<String, Held>) -> Result<Self, Fault> {
        Ok(Self {
            quarter: input.quarter,
            parameters: &input.parameters,
            workers: &input.workers,
            places: places_holding(&input.workers, input.parameters.collective.as_ref(), held)?,
            settlement: settle_holding(input, held)?,
        })
    }

    /// Why this was paid for a worker; nothing when it is what was expected. The versions of the declaration come oldest
    /// first, those from before our run and those from after it.
    pub fn explain(
        &self,
        worker: &str,
        paid: Option<&Paid>,
        versions: &[DmfaLine],
    ) -> Result<Option<Explanation>, Fault> {
        let Some(line) = self.line(worker) else {
            let total = paid.map_or(Some(Cents::ZERO), |paid| paid.total()).unwrap_or_default();
            return Ok((total != Cents::ZERO).then_some(Explanation::NotExpected(total)));
        };
        let expected = line.premium.total;
        let Some(paid) = paid else {
            return Ok((expected != Cents::ZERO).then_some(Explanation::MissingWorker(expected)));
        };
        let guidance = line.premium.guidance_fixed.checked_add(line.premium.guidance_variable).unwrap_or_default();
        if paid.wage_premium == line.premium.wage_premium && paid.guidance == guidance {
            return Ok(None);
        }
        let total = paid.total().unwrap_or_default();
        Ok(Some(self.ground(line, paid, versions)?.unwrap_or(Explanation::Unknown(expected, total))))
    }

    /// What is expected for a worker; nothing when we did not reckon one.
    pub fn expected(&self, worker: &str) -> Cents {
        self.line(worker).map_or(Cents::ZERO, |line| line.premium.total)
    }

    fn line(&self, id: &str) -> Option<Line<'_>> {
        let index = self.workers.iter().position(|worker| worker.id == id)?;
        let (worker, place) = (self.workers.get(index)?, self.places.get(index)?);
        Some(Line { worker, place, premium: self.settlement.workers.get(index)? })
    }

    /// The one ground that fits.
    fn ground(&self, line: Line<'_>, paid: &Paid, versions: &[DmfaLine]) -> Result<Option<Explanation>, Fault> {
        let own = QuarterRules::with(self.quarter, self.parameters)?;
        let now = View::of(&own, line.worker, line.place)?;
        if let Some(cents) = now.rounding(paid, ROUNDING_CENTS) {
            return Ok(Some(Explanation::Rounding(cents)));
        }
        let mut fitting: Vec<Explanation> = Vec::new();
        let mut try_out = |explanation: Explanation, view: &View| {
            if view.fits(paid) {
                fitting.push(explanation);
            }
        };
        for (version, known) in (1_u32..).zip(versions) {
            let (worker, place) = as_declared(line, known);
            // The version that we reckoned with explains nothing.
            if (&worker, &place) == (line.worker, line.place) {
                continue;
            }
            let ours = line.worker.reference_wage;
            let explanation = Explanation::LateDmfa { version, wage: known.reference_wage, ours };
            try_out(explanation, &View::of(&own, &worker, &place)?);
        }
        for (policy, parameters) in self.other_policies() {
            // A policy for which the year's amounts are not known explains nothing.
            let Ok(rules) = QuarterRules::with(self.quarter, &parameters) else { continue };
            let explanation = Explanation::GgmmiPolicy(self.parameters.ggmmi_in_quarter, policy);
            try_out(explanation, &View::of(&rules, line.worker, line.place)?);
        }
        for (explanation, worker, place) in others(line, paid) {
            try_out(explanation, &View::of(&own, &worker, &place)?);
        }
        for (cap, view) in now.other_caps(&own, line.worker, paid)? {
            try_out(Explanation::Cap(line.premium.cap, cap), &view);
        }
        Ok(one_ground(fitting))
    }

    fn other_policies(&self) -> impl Iterator<Item = (InQuarter, Parameters)> + '_ {
        let own = self.parameters.ggmmi_in_quarter;
        let all = [InQuarter::Start, InQuarter::Monthly, InQuarter::End].into_iter();
        all.filter(move |policy| *policy != own)
            .map(|policy| (policy, Parameters { ggmmi_in_quarter: policy, ..self.parameters.clone() }))
    }
}

impl Paid {
    /// Both amounts together.
    pub fn total(&self) -> Option<Cents> {
        self.wage_premium.checked_add(self.guidance)
    }
}

/// One kind is an answer; another declaration says more than the fraction in it, and a known policy more than a cap.
fn one_ground(fitting: Vec<Explanation>) -> Option<Explanation> {
    let is_met = |code: &str| fitting.iter().any(|one| one.code() == code);
    let strong = ["late_dmfa", "ggmmi_policy"].into_iter().find(|code| is_met(code));
    let mut left: Vec<Explanation> =
        fitting.into_iter().filter(|one| strong.is_none_or(|code| one.code() == code)).collect();
    let first = left.first().map(Explanation::code)?;
    if left.iter().any(|one| one.code() != first) {
        return None;
    }
    Some(left.swap_remove(0))
}

/// The worker as a version of the declaration has it.
fn as_declared(line: Line<'_>, known: &DmfaLine) -> (Worker, Place) {
    let scheme = match line.worker.scheme {
        Scheme::Collective { .. } => Scheme::Collective { has_wage_cost: known.has_wage_cost },
        Scheme::Individual { package_quarter, .. } => {
            Scheme::Individual { package_quarter, performed_fraction: known.performed_fraction }
        }
    };
    let worker = Worker {
        scheme,
        contract_fraction: known.contract_fraction,
        reference_wage: known.reference_wage,
        sine_deduction: known.sine_deduction,
        ..line.worker.clone()
    };
    let is_listed = known.has_wage_cost || matches!(line.place, Place::NoContingent);
    (worker, if is_listed { line.place.clone() } else { Place::Unranked })
}

/// Everything of the worker or the place that may be otherwise on their side.
fn others(line: Line<'_>, paid: &Paid) -> Vec<(Explanation, Worker, Place)> {
    let Line { worker, place, premium } = line;
    let mut found = Vec::new();
    let mut add = |explanation, worker: Worker, place: &Place| found.push((explanation, worker, place.clone()));
    for percent in PERCENTS.into_iter().filter(|percent| *percent != worker.percent.value()) {
        if let Ok(percent) = Percent::new(percent, worker.scheme) {
            let explanation = Explanation::Percentage(worker.percent.value(), percent.value());
            add(explanation, Worker { percent, ..worker.clone() }, place);
        }
    }
    for contract_fraction in fractions(paid).into_iter().filter(|fraction| *fraction != worker.contract_fraction) {
        let explanation = Explanation::Fraction {
            ours: worker.contract_fraction.value(),
            theirs: contract_fraction.value(),
            is_stated: paid.stated.contract_fraction.is_some(),
        };
        add(explanation, Worker { contract_fraction, ..worker.clone() }, place);
    }
    for sine_deduction in sines(worker, paid) {
        let explanation = Explanation::Sine(worker.sine_deduction, sine_deduction);
        add(explanation, Worker { sine_deduction, ..worker.clone() }, place);
    }
    for guidance in [Need::None, Need::Low, Need::Mid, Need::High].into_iter().filter(|need| *need != worker.guidance) {
        let explanation = Explanation::Guidance(worker.guidance, guidance);
        add(explanation, Worker { guidance, ..worker.clone() }, place);
    }
    let Scheme::Collective { .. } = worker.scheme else { return found };
    if premium.is_inside {
        add(Explanation::Contingent { is_inside: true }, worker.clone(), &seat(false, false));
        let has_fixed = matches!(place, Place::Ranked(seat) if seat.has_fixed);
        add(Explanation::FixedGuidance { is_expected: has_fixed }, worker.clone(), &seat(true, !has_fixed));
    } else {
        add(Explanation::Contingent { is_inside: false }, worker.clone(), &seat(true, true));
        add(Explanation::Contingent { is_inside: false }, worker.clone(), &seat(true, false));
    }
    found
}

/// The fraction that the statement says, or else every hundredth.
fn fractions(paid: &Paid) -> Vec<Fraction> {
    match paid.stated.contract_fraction {
        Some(stated) => vec![stated],
        None => (0..=HUNDREDTHS).filter_map(|part| Fraction::new(Decimal::new(part, 2)).ok()).collect(),
    }
}

/// The deduction that the statement says, or else none and twice ours.
fn sines(worker: &Worker, paid: &Paid) -> Vec<Cents> {
    let own = worker.sine_deduction;
    let tried = match paid.stated.sine_deduction {
        Some(stated) => vec![stated],
        None => [Some(Cents::ZERO), own.checked_add(own)].into_iter().flatten().collect(),
    };
    tried.into_iter().filter(|sine| *sine != own).collect()
}

fn seat(is_inside: bool, has_fixed: bool) -> Place {
    Place::Ranked(Seat { rank: 1, fte_through: Decimal::ZERO, is_inside, is_straddling: false, has_fixed, held: None })
}

//! The premium of one worker, once the place on the list is known.

use rust_decimal::Decimal;
use werkbrug_kernel::{money::Cents, quarter::Quarter};

use crate::premium::{
    because::Because,
    cap::{QuarterIncome, cap, quarter_income},
    fault::{Fault, Problem},
    parameters::{CollectiveRules, IndividualRules, Parameters},
    ranking::{Place, fixed_heads},
    rounding::round2,
    settle::{Input, WorkerPremium},
    steps,
    worker::{Fraction, Need, Scheme, Worker},
};

/// What is the same for everybody in the quarter.
pub struct QuarterRules<'a> {
    quarter: Quarter,
    parameters: &'a Parameters,
    income: QuarterIncome,
}

/// The guidance premiums of one worker.
struct Guidance {
    fixed: Cents,
    variable: Cents,
}

impl<'a> QuarterRules<'a> {
    /// The rules of the input's quarter; refuses when a needed day has no minimum income.
    pub fn of(input: &'a Input) -> Result<Self, Fault> {
        Self::with(input.quarter, &input.parameters)
    }

    /// The rules of a quarter under these parameters.
    pub fn with(quarter: Quarter, parameters: &'a Parameters) -> Result<Self, Fault> {
        Ok(Self { quarter, parameters, income: quarter_income(parameters, quarter)? })
    }

    /// The minimum income of the quarter.
    pub(crate) const fn income(&self) -> &QuarterIncome {
        &self.income
    }

    /// The cap of the quarter at this fraction; nothing when it does not fit.
    pub fn cap_of(&self, fraction: Fraction) -> Option<Cents> {
        cap(self.parameters.cap_multiple, self.income.amount, fraction)
    }

    /// The premium of one worker at this place.
    pub fn premium_of(&self, worker: &Worker, place: &Place) -> Result<WorkerPremium, Fault> {
        let too_large = |field: &'static str| move || Fault::of_worker(&worker.id, field, Problem::TooLarge);
        let cap = self.cap_of(worker.contract_fraction).ok_or_else(too_large("contract_fraction"))?;
        let base = worker.reference_wage.min(cap);
        let gross = round2(base, &[worker.percent.factor()]).ok_or_else(too_large("reference_wage"))?;
        let is_inside = is_inside(place);
        let mut premium = WorkerPremium {
            id: worker.id.clone(),
            rank: rank(place),
            is_inside,
            cap,
            base,
            wage_premium: Cents::ZERO,
            guidance_fixed: Cents::ZERO,
            guidance_variable: Cents::ZERO,
            total: Cents::ZERO,
            because: self.because(worker, place, cap)?,
            steps: Vec::new(),
        };
        if is_inside {
            let net = gross.checked_sub(worker.sine_deduction).ok_or_else(too_large("sine_deduction"))?;
            let guidance = self.guidance(worker, place)?;
            premium.wage_premium = net.max(Cents::ZERO);
            premium.guidance_fixed = guidance.fixed;
            premium.guidance_variable = guidance.variable;
            let parts = [premium.wage_premium, premium.guidance_fixed, premium.guidance_variable];
            premium.total = Cents::sum(parts).ok_or_else(too_large("total"))?;
        }
        Ok(premium)
    }

    /// The derivation of a premium that was reckoned at this place, a step a line.
    pub fn steps_of(&self, worker: &Worker, place: &Place, premium: &WorkerPremium) -> Result<Vec<String>, Fault> {
        let too_large = || Fault::of_worker(&worker.id, "reference_wage", Problem::TooLarge);
        let gross = round2(premium.base, &[worker.percent.factor()]).ok_or_else(too_large)?;
        let figures = steps::Figures { rules: self.parameters, income: &self.income, gross };
        Ok(steps::derive(worker, place, premium, &figures))
    }

    fn guidance(&self, worker: &Worker, place: &Place) -> Result<Guidance, Fault> {
        let (fixed, amount, fraction) = match worker.scheme {
            Scheme::Collective { .. } => {
                let rules = self.collective(worker)?;
                let has_fixed = matches!(place, Place::Ranked(seat) if seat.has_fixed);
                let fixed = if has_fixed { rules.fixed } else { Cents::ZERO };
                (fixed, rules.variable.of(worker.guidance), worker.contract_fraction)
            }
            Scheme::Individual { package_quarter, performed_fraction } => {
                let rules = self.individual(worker)?;
                let fixed = match worker.guidance {
                    Need::None => Cents::ZERO,
                    Need::Low | Need::Mid | Need::High => fixed_of_period(rules, package_quarter.get()),
                };
                (fixed, rules.variable.of(worker.guidance), performed_fraction)
            }
        };
        let too_large = || Fault::of_worker(&worker.id, "guidance", Problem::TooLarge);
        let variable = round2(amount, &[fraction.value()]).ok_or_else(too_large)?;
        Ok(Guidance { fixed, variable })
    }

    fn because(&self, worker: &Worker, place: &Place, cap: Cents) -> Result<Vec<Because>, Fault> {
        let wage = worker.reference_wage;
        let mut because =
            vec![if wage > cap { Because::Capped { wage, cap } } else { Because::BelowCap { wage, cap } }];
        let fraction = worker.contract_fraction.value();
        if fraction < Decimal::ONE {
            because.push(Because::PartTime { fraction });
        }
        if let Some(change) = self.income.change {
            because.push(Because::GgmmiChanged { on: change.on, before: change.before, after: change.after });
        }
        match place {
            Place::NoContingent => {}
            Place::Unranked => because.push(Because::NoWageCost { quarter: self.quarter }),
            Place::Ranked(seat) => {
                let rules = self.collective(worker)?;
                let contingent = rules.contingent_fte;
                if !seat.is_inside {
                    because.push(Because::OutsideContingent { rank: seat.rank, contingent });
                }
                if seat.is_straddling {
                    because.push(Because::Straddles {
                        fte_through: seat.fte_through,
                        contingent,
                        is_inside: seat.is_inside,
                    });
                }
                because.extend(seat.held.map(|held| Because::Held { rank: seat.rank, held }));
                if seat.is_inside && !seat.has_fixed {
                    because.push(Because::FixedHeadsLimit { rank: seat.rank, heads: fixed_heads(rules)? });
                }
            }
        }
        if worker.sine_deduction > Cents::ZERO && is_inside(place) {
            because.push(Because::SineDeducted { amount: worker.sine_deduction });
        }
        because.extend(self.step_down(worker)?);
        Ok(because)
    }

    fn step_down(&self, worker: &Worker) -> Result<Option<Because>, Fault> {
        let Scheme::Individual { package_quarter, .. } = worker.scheme else {
            return Ok(None);
        };
        let rules = self.individual(worker)?;
        let is_later = package_quarter.get() > rules.fixed_first_quarters;
        Ok(is_later.then_some(Because::StepDown {
            package_quarter: package_quarter.get(),
            first_quarters: rules.fixed_first_quarters,
            fixed: if worker.guidance == Need::None { Cents::ZERO } else { rules.fixed_after },
        }))
    }

    fn collective(&self, worker: &Worker) -> Result<&CollectiveRules, Fault> {
        let missing = || Fault::of_worker(&worker.id, "guidance.collective", Problem::Missing);
        self.parameters.collective.as_ref().ok_or_else(missing)
    }

    fn individual(&self, worker: &Worker) -> Result<&IndividualRules, Fault> {
        let missing = || Fault::of_worker(&worker.id, "guidance.individual", Problem::Missing);
        self.parameters.individual.as_ref().ok_or_else(missing)
    }
}

fn fixed_of_period(rules: &IndividualRules, package_quarter: u32) -> Cents {
    if package_quarter <= rules.fixed_first_quarters { rules.fixed_first } else { rules.fixed_after }
}

fn is_inside(place: &Place) -> bool {
    match place {
        Place::NoContingent => true,
        Place::Unranked => false,
        Place::Ranked(seat) => seat.is_inside,
    }
}

fn rank(place: &Place) -> Option<u32> {
    match place {
        Place::NoContingent | Place::Unranked => None,
        Place::Ranked(seat) => Some(seat.rank),
    }
}

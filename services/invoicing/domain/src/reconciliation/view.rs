//! A worker's quarter as one side may have reckoned it, laid beside what a statement says.

use werkbrug_kernel::money::Cents;

use crate::{
    premium::{
        fault::{Fault, Problem},
        ranking::Place,
        reckon::QuarterRules,
        rounding::round2,
        worker::{Fraction, Worker},
    },
    reconciliation::explain::Paid,
};

/// Amounts, and the figures behind them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct View {
    wage_premium: Cents,
    guidance: Cents,
    percent: u32,
    contract_fraction: Fraction,
    reference_wage: Cents,
    cap: Cents,
    sine_deduction: Cents,
    is_inside: bool,
}

impl View {
    /// The worker at this place under these rules.
    pub(crate) fn of(rules: &QuarterRules<'_>, worker: &Worker, place: &Place) -> Result<Self, Fault> {
        let premium = rules.premium_of(worker, place)?;
        let guidance = premium.guidance_fixed.checked_add(premium.guidance_variable);
        Ok(Self {
            wage_premium: premium.wage_premium,
            guidance: guidance.ok_or_else(|| Fault::of_worker(&worker.id, "guidance", Problem::TooLarge))?,
            percent: worker.percent.value(),
            contract_fraction: worker.contract_fraction,
            reference_wage: worker.reference_wage,
            cap: premium.cap,
            sine_deduction: worker.sine_deduction,
            is_inside: premium.is_inside,
        })
    }

    /// Whether the amounts are the ones paid, and nothing that is stated speaks against it.
    pub(crate) fn fits(&self, paid: &Paid) -> bool {
        self.wage_premium == paid.wage_premium && self.guidance == paid.guidance && self.agrees(paid)
    }

    fn agrees(&self, paid: &Paid) -> bool {
        let stated = &paid.stated;
        stated.percent.is_none_or(|percent| percent == self.percent)
            && stated.contract_fraction.is_none_or(|fraction| fraction == self.contract_fraction)
            && stated.reference_wage.is_none_or(|wage| wage == self.reference_wage)
            && stated.cap.is_none_or(|cap| cap == self.cap)
            && stated.sine_deduction.is_none_or(|sine| sine == self.sine_deduction)
            && stated.is_inside.is_none_or(|is_inside| is_inside == self.is_inside)
    }

    /// By how little the amounts differ, when it is no more than so many cents an amount; guidance is two amounts.
    pub(crate) fn rounding(&self, paid: &Paid, cents: i64) -> Option<Cents> {
        let wage = paid.wage_premium.checked_sub(self.wage_premium)?;
        let guidance = paid.guidance.checked_sub(self.guidance)?;
        let is_small = wage.value().abs() <= cents && guidance.value().abs() <= cents.saturating_mul(2);
        if is_small && self.agrees(paid) { wage.checked_add(guidance) } else { None }
    }

    /// The same under another cap: the one that is stated, the one of full time, or none at all.
    pub(crate) fn other_caps(
        &self,
        rules: &QuarterRules<'_>,
        worker: &Worker,
        paid: &Paid,
    ) -> Result<Vec<(Cents, Self)>, Fault> {
        let too_large = || Fault::of_worker(&worker.id, "reference_wage", Problem::TooLarge);
        let full = rules.cap_of(Fraction::FULL).ok_or_else(too_large)?;
        let caps = match paid.stated.cap {
            Some(stated) => vec![stated],
            None => vec![full, worker.reference_wage],
        };
        let mut found = Vec::new();
        for cap in caps.into_iter().filter(|cap| *cap != self.cap && self.is_inside) {
            let gross = round2(worker.reference_wage.min(cap), &[worker.percent.factor()]).ok_or_else(too_large)?;
            let net = gross.checked_sub(worker.sine_deduction).ok_or_else(too_large)?;
            found.push((cap, Self { cap, wage_premium: net.max(Cents::ZERO), ..self.clone() }));
        }
        Ok(found)
    }
}

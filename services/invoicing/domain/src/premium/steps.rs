//! The derivation of a premium in plain Dutch, a step a line, so that a clerk can follow it with a pencil.

use werkbrug_kernel::money::Cents;

use crate::premium::{
    because::comma,
    cap::QuarterIncome,
    parameters::Parameters,
    ranking::{Place, Seat},
    settle::WorkerPremium,
    worker::{Need, Scheme, Worker},
};

/// The figures behind a worker's premium that the premium itself does not carry.
pub(crate) struct Figures<'a> {
    pub(crate) rules: &'a Parameters,
    pub(crate) income: &'a QuarterIncome,
    /// Wage premium before SINE.
    pub(crate) gross: Cents,
}

/// The steps from the wage to the total.
pub(crate) fn derive(worker: &Worker, place: &Place, premium: &WorkerPremium, figures: &Figures<'_>) -> Vec<String> {
    let mut steps = vec![cap_step(worker, premium, figures)];
    steps.extend(place_step(place, figures));
    if !premium.is_inside {
        return steps;
    }
    steps.push(wage_step(worker, premium, figures));
    if worker.sine_deduction > Cents::ZERO {
        let deducted = worker.sine_deduction.to_euro_nl();
        steps.push(format!("min SINE {deducted}, niet onder 0, geeft {}", premium.wage_premium.to_euro_nl()));
    }
    steps.push(format!("vaste begeleidingspremie {}", premium.guidance_fixed.to_euro_nl()));
    steps.push(variable_step(worker, premium, figures));
    steps.push(format!(
        "samen {} + {} + {} = {}",
        premium.wage_premium.to_euro_nl(),
        premium.guidance_fixed.to_euro_nl(),
        premium.guidance_variable.to_euro_nl(),
        premium.total.to_euro_nl(),
    ));
    steps
}

fn cap_step(worker: &Worker, premium: &WorkerPremium, figures: &Figures<'_>) -> String {
    format!(
        "plafond {} x {} (GGMMI van het kwartaal) x {} = {}",
        comma(figures.rules.cap_multiple),
        figures.income.amount.to_euro_nl(),
        comma(worker.contract_fraction.value()),
        premium.cap.to_euro_nl(),
    )
}

fn place_step(place: &Place, figures: &Figures<'_>) -> Option<String> {
    match place {
        Place::NoContingent => None,
        Place::Unranked => Some("geen loonkost in het kwartaal, niet op de lijst, geen premie".to_owned()),
        Place::Ranked(seat) => Some(seat_step(seat, figures)),
    }
}

fn seat_step(seat: &Seat, figures: &Figures<'_>) -> String {
    let contingent = figures.rules.collective.as_ref().map(|rules| comma(rules.contingent_fte)).unwrap_or_default();
    let side = if seat.is_inside { "binnen het contingent" } else { "buiten het contingent, geen premie" };
    format!("plaats {}, tot hier {} van {contingent} VTE: {side}", seat.rank, comma(seat.fte_through))
}

fn wage_step(worker: &Worker, premium: &WorkerPremium, figures: &Figures<'_>) -> String {
    format!(
        "loon {}, plafond {}, dus {} x {} % = {}",
        worker.reference_wage.to_euro_nl(),
        premium.cap.to_euro_nl(),
        premium.base.to_euro_nl(),
        worker.percent.value(),
        figures.gross.to_euro_nl(),
    )
}

fn variable_step(worker: &Worker, premium: &WorkerPremium, figures: &Figures<'_>) -> String {
    if worker.guidance == Need::None {
        return "geen begeleidingsnood, variabele begeleidingspremie 0,00".to_owned();
    }
    let (amounts, fraction) = match worker.scheme {
        Scheme::Collective { .. } => {
            (figures.rules.collective.as_ref().map(|rules| rules.variable), worker.contract_fraction)
        }
        Scheme::Individual { performed_fraction, .. } => {
            (figures.rules.individual.as_ref().map(|rules| rules.variable), performed_fraction)
        }
    };
    let amount = amounts.map_or(Cents::ZERO, |amounts| amounts.of(worker.guidance));
    format!(
        "variabele begeleidingspremie ({}) {} x {} = {}",
        worker.guidance.name_nl(),
        amount.to_euro_nl(),
        comma(fraction.value()),
        premium.guidance_variable.to_euro_nl(),
    )
}

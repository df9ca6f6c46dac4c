//! What changed between two runs of a quarter, worker by worker, each with what did it.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use werkbrug_kernel::money::Cents;

use crate::premium::{
    because::comma,
    language::Language,
    settle::{Input, Settlement, WorkerPremium},
    worker::{Need, Scheme, Worker},
};

/// What did it, with the figures of both runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Not in the run before.
    Appeared,
    /// Not in this run any more.
    Gone,
    /// The reference wage.
    Wage(Cents, Cents),
    /// The contract's fraction.
    Fraction(Decimal, Decimal),
    /// The percentage.
    Percent(u32, u32),
    /// The need for guidance, or what was performed of an individual package.
    Guidance,
    /// What SINE paid.
    Sine(Cents, Cents),
    /// The cap, with the same fraction: another minimum income, policy or multiple.
    Cap(Cents, Cents),
    /// Came inside the contingent, or on the list.
    CameInside,
    /// Went outside the contingent, or off the list.
    WentOutside,
    /// Counts among the heads for whom the fixed premium is paid, or not any more.
    FixedHeads {
        /// Whether it is paid now.
        is_paid: bool,
    },
    /// Nothing of the person: an amount of the law.
    Parameters,
}

/// One worker's premium in two runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The worker.
    pub worker: String,
    /// What the run before came to.
    pub before: Cents,
    /// What this run came to.
    pub after: Cents,
    /// What did it; at least one.
    pub causes: Vec<Cause>,
}

/// One of the two runs.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// What went in.
    pub input: &'a Input,
    /// What came out.
    pub settlement: &'a Settlement,
}

impl<'a> Side<'a> {
    fn by_id(self) -> BTreeMap<&'a str, (&'a Worker, &'a WorkerPremium)> {
        let pairs = self.input.workers.iter().zip(&self.settlement.workers);
        pairs.map(|(worker, premium)| (worker.id.as_str(), (worker, premium))).collect()
    }
}

/// Every worker whose total is another, by id; who stays the same is left out.
pub fn changes(before: Side<'_>, after: Side<'_>) -> Vec<Change> {
    let (old, new) = (before.by_id(), after.by_id());
    let mut ids: Vec<&str> = old.keys().chain(new.keys()).copied().collect();
    ids.sort_unstable();
    ids.dedup();
    let total = |side: Option<&(&Worker, &WorkerPremium)>| side.map_or(Cents::ZERO, |(_, premium)| premium.total);
    let change = |id: &str| {
        let (old, new) = (old.get(id), new.get(id));
        let (before, after) = (total(old), total(new));
        (before != after).then(|| Change { worker: id.to_owned(), before, after, causes: causes(old, new) })
    };
    ids.into_iter().filter_map(change).collect()
}

fn causes(old: Option<&(&Worker, &WorkerPremium)>, new: Option<&(&Worker, &WorkerPremium)>) -> Vec<Cause> {
    let ((old, was), (new, is)) = match (old, new) {
        (Some(old), Some(new)) => (*old, *new),
        (None, _) => return vec![Cause::Appeared],
        (Some(_), None) => return vec![Cause::Gone],
    };
    let mut causes = Vec::new();
    if old.reference_wage != new.reference_wage {
        causes.push(Cause::Wage(old.reference_wage, new.reference_wage));
    }
    if old.contract_fraction != new.contract_fraction {
        causes.push(Cause::Fraction(old.contract_fraction.value(), new.contract_fraction.value()));
    } else if was.cap != is.cap {
        causes.push(Cause::Cap(was.cap, is.cap));
    }
    if old.percent != new.percent {
        causes.push(Cause::Percent(old.percent.value(), new.percent.value()));
    }
    if guidance(old) != guidance(new) {
        causes.push(Cause::Guidance);
    }
    if old.sine_deduction != new.sine_deduction {
        causes.push(Cause::Sine(old.sine_deduction, new.sine_deduction));
    }
    match (was.is_inside, is.is_inside) {
        (false, true) => causes.push(Cause::CameInside),
        (true, false) => causes.push(Cause::WentOutside),
        (true, true) => causes.extend(heads(was, is)),
        (false, false) => {}
    }
    if causes.is_empty() {
        causes.push(Cause::Parameters);
    }
    causes
}

/// Inside both times, with the fixed premium one time only: the list before this place became longer or shorter.
fn heads(was: &WorkerPremium, is: &WorkerPremium) -> Option<Cause> {
    let has = |premium: &WorkerPremium| premium.rank.is_some() && premium.guidance_fixed > Cents::ZERO;
    (has(was) != has(is)).then(|| Cause::FixedHeads { is_paid: has(is) })
}

/// The need, and for an individual package the period and what was performed.
fn guidance(worker: &Worker) -> (Need, Option<(u32, Decimal)>) {
    let individual = match worker.scheme {
        Scheme::Collective { .. } => None,
        Scheme::Individual { package_quarter, performed_fraction } => {
            Some((package_quarter.get(), performed_fraction.value()))
        }
    };
    (worker.guidance, individual)
}

impl Cause {
    /// One sentence with the numbers in it.
    pub fn sentence(&self, language: Language) -> String {
        let told: fn(&Self) -> String = language.of(&[Self::nl, Self::fr, Self::en]);
        told(self)
    }

    fn nl(&self) -> String {
        match self {
            Self::Appeared => "Stond niet in de vorige berekening.".to_owned(),
            Self::Gone => "Staat niet meer in deze berekening.".to_owned(),
            Self::Wage(old, new) => {
                format!("Het loon ging van {} naar {}.", Language::Nl.euro(*old), Language::Nl.euro(*new))
            }
            Self::Fraction(old, new) => format!("De breuk ging van {} naar {}.", comma(*old), comma(*new)),
            Self::Percent(old, new) => format!("Het percentage ging van {old} naar {new} %."),
            Self::Guidance => "De begeleidingsnood, de periode of de prestatie is anders.".to_owned(),
            Self::Sine(old, new) => {
                format!("SINE ging van {} naar {}.", Language::Nl.euro(*old), Language::Nl.euro(*new))
            }
            Self::Cap(old, new) => {
                format!("Het plafond ging van {} naar {}.", Language::Nl.euro(*old), Language::Nl.euro(*new))
            }
            Self::CameInside => "Kwam binnen het contingent.".to_owned(),
            Self::WentOutside => "Viel buiten het contingent.".to_owned(),
            Self::FixedHeads { is_paid: true } => "Telt nu mee voor de vaste begeleidingspremie.".to_owned(),
            Self::FixedHeads { is_paid: false } => {
                "Valt buiten de mensen voor wie de vaste begeleidingspremie betaald wordt.".to_owned()
            }
            Self::Parameters => "Een bedrag van de regelgeving is anders.".to_owned(),
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::Appeared => "Absent du calcul précédent.".to_owned(),
            Self::Gone => "Absent de ce calcul.".to_owned(),
            Self::Wage(old, new) => {
                format!("Le salaire est passé de {} à {}.", Language::Fr.euro(*old), Language::Fr.euro(*new))
            }
            Self::Fraction(old, new) => format!("La fraction est passée de {} à {}.", comma(*old), comma(*new)),
            Self::Percent(old, new) => format!("Le pourcentage est passé de {old} à {new} %."),
            Self::Guidance => "Le besoin d'accompagnement, la période ou la prestation a changé.".to_owned(),
            Self::Sine(old, new) => {
                format!("SINE est passé de {} à {}.", Language::Fr.euro(*old), Language::Fr.euro(*new))
            }
            Self::Cap(old, new) => {
                format!("Le plafond est passé de {} à {}.", Language::Fr.euro(*old), Language::Fr.euro(*new))
            }
            Self::CameInside => "Entré dans le contingent.".to_owned(),
            Self::WentOutside => "Sorti du contingent.".to_owned(),
            Self::FixedHeads { is_paid: true } => "Compte désormais pour la prime fixe d'accompagnement.".to_owned(),
            Self::FixedHeads { is_paid: false } => {
                "Au-delà du nombre de personnes pour qui la prime fixe d'accompagnement est payée.".to_owned()
            }
            Self::Parameters => "Un montant de la réglementation a changé.".to_owned(),
        }
    }

    fn en(&self) -> String {
        match self {
            Self::Appeared => "Not in the calculation before.".to_owned(),
            Self::Gone => "Not in this calculation any more.".to_owned(),
            Self::Wage(old, new) => {
                format!("The wage went from {} to {}.", Language::En.euro(*old), Language::En.euro(*new))
            }
            Self::Fraction(old, new) => format!("The fraction went from {old} to {new}."),
            Self::Percent(old, new) => format!("The percentage went from {old} to {new} %."),
            Self::Guidance => "The need for guidance, the period or the performance is another.".to_owned(),
            Self::Sine(old, new) => {
                format!("SINE went from {} to {}.", Language::En.euro(*old), Language::En.euro(*new))
            }
            Self::Cap(old, new) => {
                format!("The cap went from {} to {}.", Language::En.euro(*old), Language::En.euro(*new))
            }
            Self::CameInside => "Came inside the contingent.".to_owned(),
            Self::WentOutside => "Went outside the contingent.".to_owned(),
            Self::FixedHeads { is_paid: true } => "Counts for the fixed guidance premium now.".to_owned(),
            Self::FixedHeads { is_paid: false } => {
                "Beyond the heads for whom the fixed guidance premium is paid.".to_owned()
            }
            Self::Parameters => "An amount of the law is another.".to_owned(),
        }
    }
}

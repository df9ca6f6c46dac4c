//! Why the state paid another amount: twelve grounds, each with one sentence and its numbers.

use rust_decimal::Decimal;
use werkbrug_kernel::money::Cents;

use crate::premium::{because::comma, language::Language, parameters::InQuarter, worker::Need};

/// A ground with the figures of both sides: ours first, theirs second.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Explanation {
    /// Expected, and not on the statement.
    MissingWorker(Cents),
    /// On the statement, and not reckoned by us.
    NotExpected(Cents),
    /// Another percentage of the wage.
    Percentage(u32, u32),
    /// Another fraction in the contract.
    Fraction {
        /// Ours.
        ours: Decimal,
        /// Theirs.
        theirs: Decimal,
        /// Whether the statement says theirs; else it is only what the amounts fit.
        is_stated: bool,
    },
    /// Another cap at the same fraction, or one that does not follow the fraction.
    Cap(Cents, Cents),
    /// The minimum income of another moment of the quarter.
    GgmmiPolicy(InQuarter, InQuarter),
    /// Inside the contingent on one side alone.
    Contingent {
        /// Whether we have the worker inside.
        is_inside: bool,
    },
    /// Another deduction for SINE.
    Sine(Cents, Cents),
    /// Another need for guidance.
    Guidance(Need, Need),
    /// With or without the fixed guidance premium.
    FixedGuidance {
        /// Whether we expect it.
        is_expected: bool,
    },
    /// A cent on an amount.
    Rounding(Cents),
    /// Another version of the declaration than the one that we reckoned with.
    LateDmfa {
        /// Which version, 1 is the first.
        version: u32,
        /// Its wage.
        wage: Cents,
        /// The wage that we reckoned with.
        ours: Cents,
    },
    /// Nothing of the above, or more than one.
    Unknown(Cents, Cents),
}

/// The stable codes, twelve of them; both guidance grounds are one.
pub const CODES: [&str; 12] = [
    "missing_worker",
    "not_expected",
    "percentage",
    "fraction",
    "cap",
    "ggmmi_policy",
    "contingent",
    "sine",
    "guidance",
    "rounding",
    "late_dmfa",
    "unknown",
];

impl Explanation {
    /// The stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::MissingWorker(_) => "missing_worker",
            Self::NotExpected(_) => "not_expected",
            Self::Percentage(..) => "percentage",
            Self::Fraction { .. } => "fraction",
            Self::Cap(..) => "cap",
            Self::GgmmiPolicy(..) => "ggmmi_policy",
            Self::Contingent { .. } => "contingent",
            Self::Sine(..) => "sine",
            Self::Guidance(..) | Self::FixedGuidance { .. } => "guidance",
            Self::Rounding(_) => "rounding",
            Self::LateDmfa { .. } => "late_dmfa",
            Self::Unknown(..) => "unknown",
        }
    }

    /// Whether the sentence of a code tells what was expected and paid, so that nobody need say it beside it.
    pub fn tells_amounts(code: &str) -> bool {
        matches!(code, "missing_worker" | "not_expected" | "unknown")
    }

    /// One sentence with the numbers in it.
    pub fn sentence(&self, language: Language) -> String {
        let told: fn(&Self) -> String = language.of(&[Self::nl, Self::fr, Self::en]);
        told(self)
    }

    fn nl(&self) -> String {
        match self {
            Self::MissingWorker(ours) => format!("Niet op de betaalstaat; verwacht werd {}.", nl(*ours)),
            Self::NotExpected(theirs) => format!("Niet in onze berekening; betaald werd {}.", nl(*theirs)),
            Self::Percentage(ours, theirs) => format!("Betaald aan {theirs} % in plaats van {ours} %."),
            Self::Fraction { ours, theirs, is_stated: true } => {
                format!("Betaald op breuk {} in plaats van {}.", comma(*theirs), comma(*ours))
            }
            Self::Fraction { ours, theirs, is_stated: false } => format!(
                "De bedragen passen bij breuk {} in plaats van {}; de staat zelf vermeldt geen breuk.",
                comma(*theirs),
                comma(*ours)
            ),
            Self::Cap(ours, theirs) => format!("Betaald met plafond {} in plaats van {}.", nl(*theirs), nl(*ours)),
            Self::GgmmiPolicy(ours, theirs) => {
                format!("Betaald met het GGMMI {}; wij rekenen {}.", moment_nl(*theirs), moment_nl(*ours))
            }
            Self::Contingent { is_inside: true } => {
                "Wij zien deze plaats binnen het contingent, zij niet: 0,00 betaald.".to_owned()
            }
            Self::Contingent { is_inside: false } => {
                "Zij zien deze plaats binnen het contingent, wij niet: 0,00 verwacht.".to_owned()
            }
            Self::Sine(ours, theirs) => format!("SINE afgetrokken voor {} in plaats van {}.", nl(*theirs), nl(*ours)),
            Self::Guidance(ours, theirs) => {
                format!("Begeleiding betaald als {} in plaats van {}.", theirs.name_nl(), ours.name_nl())
            }
            Self::FixedGuidance { is_expected: true } => {
                "De vaste begeleidingspremie (1) werd niet betaald.".to_owned()
            }
            Self::FixedGuidance { is_expected: false } => {
                "Eén vaste begeleidingspremie te veel (1 in plaats van 0).".to_owned()
            }
            Self::Rounding(cents) => format!("Afronding: {} verschil.", nl(*cents)),
            Self::LateDmfa { version, wage, ours } => {
                format!("Betaald op versie {version} van de DmfA (loon {}); wij rekenden met {}.", nl(*wage), nl(*ours))
            }
            Self::Unknown(ours, theirs) => {
                format!("Betaald {} in plaats van {}: geen enkele bekende reden klopt precies.", nl(*theirs), nl(*ours))
            }
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::MissingWorker(ours) => format!("Absent de l'état de paiement ; attendu : {}.", fr(*ours)),
            Self::NotExpected(theirs) => format!("Absent de notre calcul ; payé : {}.", fr(*theirs)),
            Self::Percentage(ours, theirs) => format!("Payé à {theirs} % au lieu de {ours} %."),
            Self::Fraction { ours, theirs, is_stated: true } => {
                format!("Payé sur la fraction {} au lieu de {}.", comma(*theirs), comma(*ours))
            }
            Self::Fraction { ours, theirs, is_stated: false } => format!(
                "Les montants correspondent à la fraction {} au lieu de {} ; l'état n'en mentionne aucune.",
                comma(*theirs),
                comma(*ours)
            ),
            Self::Cap(ours, theirs) => format!("Payé avec le plafond {} au lieu de {}.", fr(*theirs), fr(*ours)),
            Self::GgmmiPolicy(ours, theirs) => {
                format!("Payé avec le RMMMG {} ; nous calculons {}.", moment_fr(*theirs), moment_fr(*ours))
            }
            Self::Contingent { is_inside: true } => {
                "Dans le contingent pour nous, pas pour eux : 0,00 payé.".to_owned()
            }
            Self::Contingent { is_inside: false } => {
                "Dans le contingent pour eux, pas pour nous : 0,00 attendu.".to_owned()
            }
            Self::Sine(ours, theirs) => format!("SINE déduit pour {} au lieu de {}.", fr(*theirs), fr(*ours)),
            Self::Guidance(ours, theirs) => {
                format!("Accompagnement payé comme {} au lieu de {}.", need_fr(*theirs), need_fr(*ours))
            }
            Self::FixedGuidance { is_expected: true } => {
                "La prime fixe d'accompagnement (1) n'a pas été payée.".to_owned()
            }
            Self::FixedGuidance { is_expected: false } => {
                "Une prime fixe d'accompagnement de trop (1 au lieu de 0).".to_owned()
            }
            Self::Rounding(cents) => format!("Arrondi : {} de différence.", fr(*cents)),
            Self::LateDmfa { version, wage, ours } => format!(
                "Payé sur la version {version} de la DmfA (salaire {}) ; nous avons calculé avec {}.",
                fr(*wage),
                fr(*ours)
            ),
            Self::Unknown(ours, theirs) => {
                format!(
                    "Payé {} au lieu de {} : aucune raison connue ne correspond exactement.",
                    fr(*theirs),
                    fr(*ours)
                )
            }
        }
    }

    fn en(&self) -> String {
        match self {
            Self::MissingWorker(ours) => format!("Not on the statement; {} was expected.", en(*ours)),
            Self::NotExpected(theirs) => format!("Not in our calculation; {} was paid.", en(*theirs)),
            Self::Percentage(ours, theirs) => format!("Paid at {theirs} % instead of {ours} %."),
            Self::Fraction { ours, theirs, is_stated: true } => {
                format!("Paid on fraction {theirs} instead of {ours}.")
            }
            Self::Fraction { ours, theirs, is_stated: false } => {
                format!("The amounts fit fraction {theirs} instead of {ours}; the statement itself says no fraction.")
            }
            Self::Cap(ours, theirs) => format!("Paid with a cap of {} instead of {}.", en(*theirs), en(*ours)),
            Self::GgmmiPolicy(ours, theirs) => {
                format!("Paid with the minimum income {}; we take {}.", moment_en(*theirs), moment_en(*ours))
            }
            Self::Contingent { is_inside: true } => "Inside the contingent for us, not for them: 0.00 paid.".to_owned(),
            Self::Contingent { is_inside: false } => {
                "Inside the contingent for them, not for us: 0.00 expected.".to_owned()
            }
            Self::Sine(ours, theirs) => format!("SINE deducted for {} instead of {}.", en(*theirs), en(*ours)),
            Self::Guidance(ours, theirs) => {
                format!("Guidance paid as {} instead of {}.", theirs.as_str(), ours.as_str())
            }
            Self::FixedGuidance { is_expected: true } => "The fixed guidance premium (1) was not paid.".to_owned(),
            Self::FixedGuidance { is_expected: false } => {
                "One fixed guidance premium too many (1 instead of 0).".to_owned()
            }
            Self::Rounding(cents) => format!("Rounding: a difference of {}.", en(*cents)),
            Self::LateDmfa { version, wage, ours } => {
                let (wage, ours) = (en(*wage), en(*ours));
                format!("Paid on version {version} of the declaration (wage {wage}); we reckoned with {ours}.")
            }
            Self::Unknown(ours, theirs) => {
                format!("Paid {} instead of {}: no known reason fits exactly.", en(*theirs), en(*ours))
            }
        }
    }
}

fn nl(amount: Cents) -> String {
    Language::Nl.euro(amount)
}

fn fr(amount: Cents) -> String {
    Language::Fr.euro(amount)
}

fn en(amount: Cents) -> String {
    Language::En.euro(amount)
}

const fn moment_nl(policy: InQuarter) -> &'static str {
    match policy {
        InQuarter::Start => "van de eerste dag van het kwartaal",
        InQuarter::Monthly => "van de eerste dag van elke maand",
        InQuarter::End => "van de laatste dag",
    }
}

const fn moment_fr(policy: InQuarter) -> &'static str {
    match policy {
        InQuarter::Start => "du premier jour du trimestre",
        InQuarter::Monthly => "du premier jour de chaque mois",
        InQuarter::End => "du dernier jour",
    }
}

const fn moment_en(policy: InQuarter) -> &'static str {
    match policy {
        InQuarter::Start => "of the first day of the quarter",
        InQuarter::Monthly => "of the first day of each month",
        InQuarter::End => "of the last day",
    }
}

const fn need_fr(need: Need) -> &'static str {
    match need {
        Need::None => "aucun",
        Need::Low => "faible",
        Need::Mid => "moyen",
        Need::High => "élevé",
    }
}

//! Why a premium is what it is: stable codes, each with one sentence in three languages.

use jiff::civil::Date;
use rust_decimal::Decimal;
use werkbrug_kernel::{money::Cents, quarter::Quarter};

use crate::premium::{language::Language, ranking::Held};

/// A reason with the numbers that it is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Because {
    /// The wage is above the cap.
    Capped {
        /// Reference wage of the quarter.
        wage: Cents,
        /// The most that counts.
        cap: Cents,
    },
    /// The wage is not above the cap.
    BelowCap {
        /// Reference wage of the quarter.
        wage: Cents,
        /// The most that would count.
        cap: Cents,
    },
    /// The contract is not full time.
    PartTime {
        /// The fraction of full time.
        fraction: Decimal,
    },
    /// The minimum income changed inside the quarter.
    GgmmiChanged {
        /// First day of the new value.
        on: Date,
        /// What held before.
        before: Cents,
        /// What holds since.
        after: Cents,
    },
    /// Nothing was paid in the quarter.
    NoWageCost {
        /// The quarter.
        quarter: Quarter,
    },
    /// Below the line of the contingent.
    OutsideContingent {
        /// The place on the list.
        rank: u32,
        /// The workshop's places.
        contingent: Decimal,
    },
    /// The worker whose fraction crosses the contingent.
    Straddles {
        /// Everybody's fractions through this worker.
        fte_through: Decimal,
        /// The workshop's places.
        contingent: Decimal,
        /// Whether the worker was taken in.
        is_inside: bool,
    },
    /// Inside, but past the heads for whom a fixed premium is paid.
    FixedHeadsLimit {
        /// The place on the list.
        rank: u32,
        /// For how many heads it is paid.
        heads: u32,
    },
    /// Below the line, and inside all the same.
    Held {
        /// The place on the list.
        rank: u32,
        /// Why.
        held: Held,
    },
    /// SINE already paid a part.
    SineDeducted {
        /// That part.
        amount: Cents,
    },
    /// A later period of the package, with the lower fixed premium.
    StepDown {
        /// The quarter of the package.
        package_quarter: u32,
        /// How many quarters the first period has.
        first_quarters: u32,
        /// The fixed premium now.
        fixed: Cents,
    },
}

impl Because {
    /// The stable code of the settlement format.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Capped { .. } => "CAPPED",
            Self::BelowCap { .. } => "BELOW_CAP",
            Self::PartTime { .. } => "PART_TIME",
            Self::GgmmiChanged { .. } => "GGMMI_CHANGED",
            Self::NoWageCost { .. } => "NO_WAGE_COST",
            Self::OutsideContingent { .. } => "OUTSIDE_CONTINGENT",
            Self::Straddles { .. } => "STRADDLES",
            Self::FixedHeadsLimit { .. } => "FIXED_HEADS_LIMIT",
            Self::Held { held: Held::WasInside, .. } => "KEPT_INSIDE",
            Self::Held { held: Held::Levelled, .. } => "LEVELLED_IN",
            Self::SineDeducted { .. } => "SINE_DEDUCTED",
            Self::StepDown { .. } => "STEP_DOWN",
        }
    }

    /// One sentence with the numbers in it.
    pub fn sentence(&self, language: Language) -> String {
        let told: fn(&Self) -> String = language.of(&[Self::nl, Self::fr, Self::en]);
        told(self)
    }

    fn nl(&self) -> String {
        match self {
            Self::Capped { wage, cap } => {
                format!("Het loon van {} ligt boven het plafond van {}: het plafond telt.", nl(*wage), nl(*cap))
            }
            Self::BelowCap { wage, cap } => {
                format!("Het loon van {} blijft onder het plafond van {}: het loon telt.", nl(*wage), nl(*cap))
            }
            Self::PartTime { fraction } => {
                format!("Deeltijds aan {}: het plafond telt voor die breuk.", comma(*fraction))
            }
            Self::GgmmiChanged { on, before, after } => {
                format!("Het GGMMI ging op {on} van {} naar {}.", nl(*before), nl(*after))
            }
            Self::NoWageCost { quarter } => format!("Geen loonkost in {quarter}: niet op de lijst, 0,00 premie."),
            Self::OutsideContingent { rank, contingent } => {
                format!("Plaats {rank} valt buiten het contingent van {} VTE.", comma(*contingent))
            }
            Self::Straddles { fte_through, contingent, is_inside } => {
                let outcome = if *is_inside { "meegeteld" } else { "niet meegeteld" };
                format!(
                    "Met deze medewerker komt de som op {} VTE, over het contingent van {}: {outcome}.",
                    comma(*fte_through),
                    comma(*contingent)
                )
            }
            Self::FixedHeadsLimit { rank, heads } => {
                format!("De vaste premie geldt voor de eerste {heads} koppen; dit is plaats {rank}.")
            }
            Self::Held { rank, held: Held::WasInside } => {
                format!("Plaats {rank} stond in de kwartaalafrekening binnen het contingent en blijft binnen.")
            }
            Self::Held { rank, held: Held::Levelled } => {
                format!("Plaats {rank} komt binnen op een plaats die in een ander kwartaal van het jaar leeg bleef.")
            }
            Self::SineDeducted { amount } => {
                format!("SINE betaalde al {}: dat gaat van de loonpremie af.", nl(*amount))
            }
            Self::StepDown { package_quarter, first_quarters, fixed } => {
                format!(
                    "Kwartaal {package_quarter} van het pakket, na de eerste {first_quarters}: de vaste premie is {}.",
                    nl(*fixed)
                )
            }
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::Capped { wage, cap } => {
                format!("Le salaire de {} dépasse le plafond de {} : c'est le plafond qui compte.", fr(*wage), fr(*cap))
            }
            Self::BelowCap { wage, cap } => format!(
                "Le salaire de {} ne dépasse pas le plafond de {} : c'est le salaire qui compte.",
                fr(*wage),
                fr(*cap)
            ),
            Self::PartTime { fraction } => {
                format!("Temps partiel à {} : le plafond suit cette fraction.", comma(*fraction))
            }
            Self::GgmmiChanged { on, before, after } => {
                format!("Le RMMMG est passé de {} à {} le {on}.", fr(*before), fr(*after))
            }
            Self::NoWageCost { quarter } => format!("Pas de coût salarial en {quarter} : hors liste, prime de 0,00."),
            Self::OutsideContingent { rank, contingent } => {
                format!("La place {rank} tombe hors du contingent de {} ETP.", comma(*contingent))
            }
            Self::Straddles { fte_through, contingent, is_inside } => {
                let outcome = if *is_inside { "compté" } else { "non compté" };
                format!(
                    "Avec ce travailleur, la somme atteint {} ETP, au-delà du contingent de {} : {outcome}.",
                    comma(*fte_through),
                    comma(*contingent)
                )
            }
            Self::FixedHeadsLimit { rank, heads } => {
                format!("La prime fixe vaut pour les {heads} premières têtes ; ceci est la place {rank}.")
            }
            Self::Held { rank, held: Held::WasInside } => {
                format!("La place {rank} était dans le contingent au décompte trimestriel et y reste.")
            }
            Self::Held { rank, held: Held::Levelled } => {
                format!("La place {rank} entre sur une place restée vide un autre trimestre de l'année.")
            }
            Self::SineDeducted { amount } => {
                format!("SINE a déjà payé {} : ce montant est déduit de la prime salariale.", fr(*amount))
            }
            Self::StepDown { package_quarter, first_quarters, fixed } => {
                format!(
                    "Trimestre {package_quarter} du paquet, après les {first_quarters} premiers : la prime fixe est de {}.",
                    fr(*fixed)
                )
            }
        }
    }

    fn en(&self) -> String {
        match self {
            Self::Capped { wage, cap } => {
                format!("The wage of {} is above the cap of {}: the cap counts.", en(*wage), en(*cap))
            }
            Self::BelowCap { wage, cap } => {
                format!("The wage of {} is not above the cap of {}: the wage counts.", en(*wage), en(*cap))
            }
            Self::PartTime { fraction } => format!("Part time at {fraction}: the cap counts for that fraction."),
            Self::GgmmiChanged { on, before, after } => {
                format!("The minimum income went from {} to {} on {on}.", en(*before), en(*after))
            }
            Self::NoWageCost { quarter } => format!("No wage cost in {quarter}: not on the list, a premium of 0.00."),
            Self::OutsideContingent { rank, contingent } => {
                format!("Place {rank} falls outside the contingent of {contingent} FTE.")
            }
            Self::Straddles { fte_through, contingent, is_inside } => {
                let outcome = if *is_inside { "counted" } else { "not counted" };
                format!(
                    "With this worker the sum comes to {fte_through} FTE, over the contingent of {contingent}: {outcome}."
                )
            }
            Self::FixedHeadsLimit { rank, heads } => {
                format!("The fixed premium is paid for the first {heads} heads; this is place {rank}.")
            }
            Self::Held { rank, held: Held::WasInside } => {
                format!("Place {rank} was inside the contingent in the quarterly settlement and stays inside.")
            }
            Self::Held { rank, held: Held::Levelled } => {
                format!("Place {rank} comes inside on a place that stayed empty in another quarter of the year.")
            }
            Self::SineDeducted { amount } => {
                format!("SINE already paid {}: it is taken off the wage premium.", en(*amount))
            }
            Self::StepDown { package_quarter, first_quarters, fixed } => {
                format!(
                    "Quarter {package_quarter} of the package, after the first {first_quarters}: the fixed premium is {}.",
                    en(*fixed)
                )
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

/// A figure the Belgian way, with a comma.
pub(crate) fn comma(figure: Decimal) -> String {
    figure.normalize().to_string().replace('.', ",")
}

#[cfg(test)]
mod tests {
    use super::{Because, Cents, Decimal, Held, Language, Quarter};

    #[test]
    fn every_reason_is_told_in_three_languages_with_its_numbers() {
        let quarter = Quarter::new(2025, 2).unwrap();
        let wage = Cents::new(1_234_567);
        let cap = Cents::new(1_013_707);
        let contingent = Decimal::new(105, 1);
        let rows: [(Because, &[&str]); 12] = [
            (Because::Capped { wage, cap }, &["12345,67", "10137,07"]),
            (Because::BelowCap { wage, cap }, &["12345,67", "10137,07"]),
            (Because::PartTime { fraction: Decimal::new(8, 1) }, &["0,8"]),
            (
                Because::GgmmiChanged { on: quarter.first_day(), before: wage, after: cap },
                &["12345,67", "10137,07", "2025-04-01"],
            ),
            (Because::NoWageCost { quarter }, &["2025Q2", "0,00"]),
            (Because::OutsideContingent { rank: 12, contingent }, &["12", "10,5"]),
            (Because::Straddles { fte_through: Decimal::new(108, 1), contingent, is_inside: false }, &["10,8", "10,5"]),
            (Because::FixedHeadsLimit { rank: 13, heads: 12 }, &["13", "12"]),
            (Because::Held { rank: 14, held: Held::WasInside }, &["14"]),
            (Because::Held { rank: 15, held: Held::Levelled }, &["15"]),
            (Because::SineDeducted { amount: Cents::new(50_000) }, &["500,00"]),
            (
                Because::StepDown { package_quarter: 6, first_quarters: 5, fixed: Cents::new(60_000) },
                &["6", "5", "600,00"],
            ),
        ];
        for (because, numbers) in rows {
            let nl = because.sentence(Language::Nl).replace('.', "");
            let fr = because.sentence(Language::Fr).replace(['.', '\u{202f}'], "");
            let en = because.sentence(Language::En).replace(',', "").replace('.', ",");
            for number in numbers {
                assert!(
                    nl.contains(number) && fr.contains(number) && en.contains(number),
                    "{number} in {nl} / {fr} / {en}"
                );
            }
        }
    }
}

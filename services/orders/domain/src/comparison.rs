//! What work costs here against elsewhere in a year: the price and everything that comes with distance.
//!
//! Whole cents, each kind of cost rounded half away from zero once. The formulas are those of any textbook on stock:
//! goods on their way bind price x lead time, the safety stock covers demand that strays during a lead time that strays
//! (Silver, Pyke and Thomas 2017, section 6.8). Grams of CO2 for a tonne and a kilometre are round figures of the usual
//! size for each way of transport; they are assumptions, not measurements.

use werkbrug_kernel::money::Cents;

use crate::refusal::Refusal;

/// Days of a year, and of a week.
const YEAR_DAYS: i128 = 365;
const WEEK_DAYS: i128 = 7;
const GRAMS_IN_TONNE: i128 = 1_000_000;

/// How goods travel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// By lorry.
    Road,
    /// By train.
    Rail,
    /// By ship.
    Sea,
    /// By aeroplane.
    Air,
}

impl Mode {
    /// Grams of CO2 for a tonne and a kilometre.
    const fn grams(self) -> i128 {
        match self {
            Self::Road => 100,
            Self::Rail => 25,
            Self::Sea => 15,
            Self::Air => 600,
        }
    }
}

/// What holds for both places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shared {
    /// Pieces a year.
    pub pieces_per_year: u32,
    /// What a hundred are worth in stock.
    pub value_per_hundred: Cents,
    /// What a hundred weigh, in grams.
    pub grams_per_hundred: u32,
    /// What money in stock costs a year, per thousand.
    pub capital_permille: u32,
    /// How far weekly demand strays from its mean, per thousand of it.
    pub demand_spread_permille: u32,
    /// Standard deviations that the safety stock covers, in hundredths.
    pub safety_hundredths: u32,
    /// What a tonne of CO2 is reckoned at.
    pub co2_per_tonne: Cents,
    /// Years over which what is spent once is spread; at least one.
    pub years: u32,
}

/// What holds for one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// What it is called.
    pub name: String,
    /// Price of a hundred pieces.
    pub price_per_hundred: Cents,
    /// Kilometres that the goods travel.
    pub kilometres: u32,
    /// How.
    pub mode: Mode,
    /// What a tonne costs a kilometre, in hundredths of a cent.
    pub freight_cent_hundredths: u32,
    /// Days from order to receipt.
    pub lead_time_days: u32,
    /// How far that strays.
    pub lead_time_spread_days: u32,
    /// Pieces of a thousand that are done again.
    pub rework_permille: u32,
    /// What a hundred of those cost.
    pub rework_per_hundred: Cents,
    /// Import duty, per thousand of the price.
    pub duty_permille: u32,
    /// Following it up, a year.
    pub coordination_per_year: Cents,
    /// Spent once to have it done there.
    pub switching: Cents,
}

/// A kind of cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// What is paid for the work.
    Price,
    /// Bringing it.
    Freight,
    /// Money in goods on their way.
    TransitStock,
    /// Money in goods that lie ready for what strays.
    SafetyStock,
    /// Doing it again.
    Rework,
    /// Import duty.
    Duty,
    /// Following it up.
    Coordination,
    /// What was spent once, a year's part of it.
    Switching,
    /// CO2 at the price that it is reckoned at.
    Co2,
}

impl Kind {
    /// Every kind once.
    pub const ALL: [Self; 9] = [
        Self::Price,
        Self::Freight,
        Self::TransitStock,
        Self::SafetyStock,
        Self::Rework,
        Self::Duty,
        Self::Coordination,
        Self::Switching,
        Self::Co2,
    ];

    /// The word for it in the contract.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Price => "price",
            Self::Freight => "freight",
            Self::TransitStock => "transit_stock",
            Self::SafetyStock => "safety_stock",
            Self::Rework => "rework",
            Self::Duty => "duty",
            Self::Coordination => "coordination",
            Self::Switching => "switching",
            Self::Co2 => "co2",
        }
    }
}

/// What a year costs in one place.
pub fn cost(kind: Kind, shared: &Shared, place: &Place) -> Result<Cents, Refusal> {
    let cents = cents(kind, shared, place).and_then(|cents| i64::try_from(cents).ok());
    cents.map(Cents::new).ok_or(Refusal::TooLargeToReckon)
}

/// The same as a number; nothing when it is beyond counting.
fn cents(kind: Kind, shared: &Shared, place: &Place) -> Option<i128> {
    let (pieces, years) = (i128::from(shared.pieces_per_year), i128::from(shared.years.max(1)));
    let capital = i128::from(shared.capital_permille);
    let hundred = i128::from(shared.value_per_hundred.value());
    let price = i128::from(place.price_per_hundred.value()) * pieces;
    match kind {
        Kind::Price => rounded(price, 100),
        Kind::Freight => {
            let cent_hundredths = i128::from(place.freight_cent_hundredths);
            let freight = product(&[grams(shared), place.kilometres.into(), cent_hundredths])?;
            rounded(freight, GRAMS_IN_TONNE * 100)
        }
        Kind::TransitStock => {
            let bound = product(&[hundred * pieces / 100, place.lead_time_days.into(), capital])?;
            rounded(bound, YEAR_DAYS * 1_000)
        }
        Kind::SafetyStock => rounded(product(&[hundred, safety_stock(shared, place)?, capital])?, 100 * 1_000),
        Kind::Rework => {
            let again = product(&[pieces, place.rework_permille.into(), place.rework_per_hundred.value().into()])?;
            rounded(again, 100 * 1_000)
        }
        Kind::Duty => rounded(product(&[price, place.duty_permille.into()])?, 100 * 1_000),
        Kind::Coordination => Some(place.coordination_per_year.value().into()),
        Kind::Switching => rounded(place.switching.value().into(), years),
        Kind::Co2 => rounded(product(&[co2(shared, place), shared.co2_per_tonne.value().into()])?, GRAMS_IN_TONNE),
    }
}

/// Grams of CO2 of a year's transport.
pub fn co2_grams(shared: &Shared, place: &Place) -> Result<i64, Refusal> {
    i64::try_from(co2(shared, place)).map_err(|_| Refusal::TooLargeToReckon)
}

/// Pieces that lie ready: the safety factor times the spread of demand during a lead time that strays itself; nothing when
/// that is beyond counting.
fn safety_stock(shared: &Shared, place: &Place) -> Option<i128> {
    let pieces = i128::from(shared.pieces_per_year);
    // Everything in thousandths of pieces x days of a year, so that the root is taken of whole numbers.
    let spread_of_demand = product(&[pieces, WEEK_DAYS, shared.demand_spread_permille.into()])?;
    let varies = product(&[spread_of_demand, spread_of_demand, place.lead_time_days.into()])? / WEEK_DAYS;
    let strays = product(&[pieces, 1_000, place.lead_time_spread_days.into()])?;
    let spread = isqrt(product(&[strays, strays])?.checked_add(varies)?);
    Some(product(&[spread, shared.safety_hundredths.into()])? / (100 * 1_000 * YEAR_DAYS))
}

/// All of them multiplied; nothing when that is beyond counting.
fn product(factors: &[i128]) -> Option<i128> {
    factors.iter().try_fold(1_i128, |product, factor| product.checked_mul(*factor))
}

fn grams(shared: &Shared) -> i128 {
    i128::from(shared.grams_per_hundred) * i128::from(shared.pieces_per_year) / 100
}

fn co2(shared: &Shared, place: &Place) -> i128 {
    grams(shared) * i128::from(place.kilometres) * place.mode.grams() / GRAMS_IN_TONNE
}

/// The whole root (Newton).
fn isqrt(of: i128) -> i128 {
    if of < 2 {
        return of.max(0);
    }
    let (mut last, mut root) = (of, of / 2 + 1);
    while root < last {
        last = root;
        root = (root + of / root) / 2;
    }
    last
}

/// Half away from zero; nothing for a division by none, or beyond counting.
fn rounded(of: i128, by: i128) -> Option<i128> {
    let half = by / 2;
    let moved = if of < 0 { of.checked_sub(half) } else { of.checked_add(half) };
    moved?.checked_div(by)
}

/// Both places beside each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// Each kind of cost, here and elsewhere.
    pub rows: Vec<(Kind, Cents, Cents)>,
    /// All of it here.
    pub here: Cents,
    /// All of it elsewhere.
    pub elsewhere: Cents,
    /// The price of a hundred pieces elsewhere at which both cost the same, if one is low enough.
    pub break_even: Option<Cents>,
    /// What a tenth more of each cost does to the difference, the weightiest first.
    pub sensitivities: Vec<(String, Cents)>,
}

/// Compares two places.
pub fn compare(shared: &Shared, here: &Place, elsewhere: &Place) -> Result<Comparison, Refusal> {
    let row = |kind| Ok((kind, cost(kind, shared, here)?, cost(kind, shared, elsewhere)?));
    let rows: Vec<(Kind, Cents, Cents)> = Kind::ALL.into_iter().map(row).collect::<Result<_, Refusal>>()?;
    let sum = |of: fn(&(Kind, Cents, Cents)) -> Cents| Cents::sum(rows.iter().map(of)).ok_or(Refusal::TooLargeToReckon);
    let (all_here, all_elsewhere) = (sum(|row| row.1)?, sum(|row| row.2)?);
    let tenth = |cents: Cents| rounded(i128::from(cents.value()), 10).and_then(|tenth| i64::try_from(tenth).ok());
    let mut sensitivities = Vec::new();
    for (kind, own, other) in &rows {
        for (place, sign, cents) in [("here", -1, *own), ("elsewhere", 1, *other)] {
            let change = tenth(cents).unwrap_or_default() * sign;
            if change != 0 {
                sensitivities.push((format!("{}_{place}", kind.as_str()), Cents::new(change)));
            }
        }
    }
    sensitivities.sort_by_key(|(_, change)| std::cmp::Reverse(change.value().abs()));
    Ok(Comparison {
        break_even: break_even(shared, elsewhere, all_here, all_elsewhere)?,
        rows,
        here: all_here,
        elsewhere: all_elsewhere,
        sensitivities,
    })
}

/// The price elsewhere at which both cost the same: price and duty grow with it, the rest does not.
fn break_even(shared: &Shared, elsewhere: &Place, here: Cents, there: Cents) -> Result<Option<Cents>, Refusal> {
    let by_price = [Kind::Price, Kind::Duty].map(|kind| cost(kind, shared, elsewhere));
    let [price, duty] = by_price;
    let fixed = i128::from(there.value()) - i128::from(price?.value()) - i128::from(duty?.value());
    let left = i128::from(here.value()) - fixed;
    if left < 0 || shared.pieces_per_year == 0 {
        return Ok(None);
    }
    let each = i128::from(shared.pieces_per_year) * (1_000 + i128::from(elsewhere.duty_permille));
    let price = rounded(left * 100 * 1_000, each).and_then(|cents| i64::try_from(cents).ok());
    Ok(price.map(Cents::new))
}

#[cfg(test)]
mod tests;

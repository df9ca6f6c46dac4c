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
    let (pieces, years) = (i128::from(shared.pieces_per_year), i128::from(shared.years.max(1)));
    let capital = i128::from(shared.capital_permille);
    let value = i128::from(shared.value_per_hundred.value()) * pieces / 100;
    let price = i128::from(place.price_per_hundred.value()) * pieces;
    let cents = match kind {
        Kind::Price => rounded(price, 100),
        Kind::Freight => {
            let tonne_kilometres = grams(shared) * i128::from(place.kilometres);
            rounded(tonne_kilometres * i128::from(place.freight_cent_hundredths), GRAMS_IN_TONNE * 100)
        }
        Kind::TransitStock => rounded(value * i128::from(place.lead_time_days) * capital, YEAR_DAYS * 1_000),
        Kind::SafetyStock => {
            let worth = i128::from(shared.value_per_hundred.value()) * safety_stock(shared, place);
            rounded(worth * capital, 100 * 1_000)
        }
        Kind::Rework => {
            let again = pieces * i128::from(place.rework_permille);
            rounded(again * i128::from(place.rework_per_hundred.value()), 100 * 1_000)
        }
        Kind::Duty => rounded(price * i128::from(place.duty_permille), 100 * 1_000),
        Kind::Coordination => Some(i128::from(place.coordination_per_year.value())),
        Kind::Switching => rounded(i128::from(place.switching.value()), years),
        Kind::Co2 => rounded(co2(shared, place) * i128::from(shared.co2_per_tonne.value()), GRAMS_IN_TONNE),
    };
    let cents = cents.and_then(|cents| i64::try_from(cents).ok());
    cents.map(Cents::new).ok_or(Refusal::TooLargeToReckon)
}

/// Grams of CO2 of a year's transport.
pub fn co2_grams(shared: &Shared, place: &Place) -> Result<i64, Refusal> {
    i64::try_from(co2(shared, place)).map_err(|_| Refusal::TooLargeToReckon)
}

/// Pieces that lie ready: the safety factor times the spread of demand during a lead time that strays itself.
fn safety_stock(shared: &Shared, place: &Place) -> i128 {
    let weekly = i128::from(shared.pieces_per_year) * WEEK_DAYS;
    // Everything in thousandths of pieces x days of a year, so that the root is taken of whole numbers.
    let spread_of_demand = weekly * i128::from(shared.demand_spread_permille);
    let varies = spread_of_demand * spread_of_demand * i128::from(place.lead_time_days) / WEEK_DAYS;
    let strays = i128::from(shared.pieces_per_year) * 1_000 * i128::from(place.lead_time_spread_days);
    let spread = isqrt(varies + strays * strays);
    spread * i128::from(shared.safety_hundredths) / (100 * 1_000 * YEAR_DAYS)
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

/// Half away from zero; nothing for a division by none.
fn rounded(of: i128, by: i128) -> Option<i128> {
    let half = by / 2;
    if of < 0 { (of - half).checked_div(by) } else { (of + half).checked_div(by) }
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
mod tests {
    use super::*;

    /// 365,000 pieces a year, a thousand a day: worth 2 euros and weighing 100 grams each.
    fn shared() -> Shared {
        Shared {
            pieces_per_year: 365_000,
            value_per_hundred: Cents::new(20_000),
            grams_per_hundred: 10_000,
            capital_permille: 100,
            demand_spread_permille: 0,
            safety_hundredths: 200,
            co2_per_tonne: Cents::new(10_000),
            years: 4,
        }
    }

    fn place() -> Place {
        Place {
            name: "hier".to_owned(),
            price_per_hundred: Cents::new(1_000),
            kilometres: 0,
            mode: Mode::Road,
            freight_cent_hundredths: 0,
            lead_time_days: 0,
            lead_time_spread_days: 0,
            rework_permille: 0,
            rework_per_hundred: Cents::ZERO,
            duty_permille: 0,
            coordination_per_year: Cents::ZERO,
            switching: Cents::ZERO,
        }
    }

    #[test]
    fn each_kind_of_cost_is_reckoned_by_itself() {
        let (plain, shared) = (place(), shared());
        let far = Place { kilometres: 1_000, freight_cent_hundredths: 500, ..plain.clone() };
        let by = |mode| Place { mode, ..far.clone() };
        let table = [
            ("a tenth of a euro a piece", Kind::Price, plain.clone(), 3_650_000),
            ("36.5 tonnes, 1,000 km at 5 cents", Kind::Freight, far.clone(), 182_500),
            ("3.65 tonnes of CO2 at 100 euros", Kind::Co2, by(Mode::Road), 36_500),
            ("by train a quarter", Kind::Co2, by(Mode::Rail), 9_125),
            ("by ship", Kind::Co2, by(Mode::Sea), 5_475),
            ("by air six times", Kind::Co2, by(Mode::Air), 219_000),
            (
                "36.5 days of 2,000 euros at ten percent",
                Kind::TransitStock,
                Place { lead_time_days: 36, ..plain.clone() },
                720_000,
            ),
            (
                "three days' spread twice: 6,000 pieces",
                Kind::SafetyStock,
                Place { lead_time_spread_days: 3, ..plain.clone() },
                120_000,
            ),
            (
                "two of a hundred again at 15 cents",
                Kind::Rework,
                Place { rework_permille: 20, rework_per_hundred: Cents::new(1_500), ..plain.clone() },
                109_500,
            ),
            ("four percent of the price", Kind::Duty, Place { duty_permille: 40, ..plain.clone() }, 146_000),
            ("as it is", Kind::Coordination, Place { coordination_per_year: Cents::new(77), ..plain.clone() }, 77),
            ("a fourth a year, half up", Kind::Switching, Place { switching: Cents::new(10), ..plain }, 3),
        ];
        for (why, kind, place, cents) in table {
            assert_eq!(cost(kind, &shared, &place), Ok(Cents::new(cents)), "{why}");
        }
    }

    #[test]
    fn demand_that_strays_asks_for_more_stock_the_longer_it_takes() {
        let shared = Shared { demand_spread_permille: 100, ..shared() };
        // Weekly demand of 7,000 strays by 700; over four weeks by twice that, covered twice: 2,800 pieces.
        let table = [(0, 0), (7, 1_400), (28, 2_800), (63, 4_200)];
        for (lead_time_days, pieces) in table {
            let found = safety_stock(&shared, &Place { lead_time_days, ..place() });
            assert_eq!(found, pieces, "{lead_time_days} days");
        }
    }

    #[test]
    fn the_break_even_price_makes_both_cost_the_same() {
        let (shared, here) = (shared(), Place { price_per_hundred: Cents::new(1_400), ..place() });
        let there = Place {
            price_per_hundred: Cents::new(600),
            kilometres: 9_000,
            mode: Mode::Sea,
            freight_cent_hundredths: 100,
            lead_time_days: 60,
            lead_time_spread_days: 10,
            duty_permille: 40,
            coordination_per_year: Cents::new(500_000),
            ..place()
        };
        let found = compare(&shared, &here, &there).unwrap();
        let price = found.break_even.unwrap();
        let even = compare(&shared, &here, &Place { price_per_hundred: price, ..there.clone() }).unwrap();
        let apart = (even.here.value() - even.elsewhere.value()).abs();
        assert!(apart <= 365_000 / 100 * 2, "within the half cent that a price is rounded by: {apart}");
        let dear = Place { coordination_per_year: Cents::new(900_000_000), ..there };
        assert_eq!(compare(&shared, &here, &dear).unwrap().break_even, None, "not even for nothing");
    }

    #[test]
    fn the_weightiest_assumption_stands_first_and_only_what_counts_is_told() {
        let found = compare(&shared(), &place(), &Place { duty_permille: 40, ..place() }).unwrap();
        let told: Vec<(&str, i64)> =
            found.sensitivities.iter().map(|(what, own)| (what.as_str(), own.value())).collect();
        assert_eq!(told, [("price_here", -365_000), ("price_elsewhere", 365_000), ("duty_elsewhere", 14_600)]);
        assert_eq!((found.here, found.elsewhere), (Cents::new(3_650_000), Cents::new(3_796_000)));
    }

    #[test]
    fn roots_are_whole_and_too_much_is_refused() {
        for (of, root) in [(-1, 0), (0, 0), (1, 1), (3, 1), (4, 2), (99, 9), (100, 10), (1 << 80, 1 << 40)] {
            assert_eq!(isqrt(of), root, "{of}");
        }
        let much = Place { price_per_hundred: Cents::new(i64::MAX), ..place() };
        assert_eq!(cost(Kind::Price, &shared(), &much), Err(Refusal::TooLargeToReckon));
    }
}

//! What work costs, reckoned by hand.

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
        assert_eq!(found, Some(pieces), "{lead_time_days} days");
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
    let told: Vec<(&str, i64)> = found.sensitivities.iter().map(|(what, own)| (what.as_str(), own.value())).collect();
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

#[test]
fn no_figures_are_so_large_that_they_are_not_answered() {
    let (much, cents) = (u32::MAX, Cents::new(i64::MAX));
    let shared = Shared {
        pieces_per_year: much,
        value_per_hundred: cents,
        grams_per_hundred: much,
        capital_permille: much,
        demand_spread_permille: much,
        safety_hundredths: much,
        co2_per_tonne: cents,
        years: much,
    };
    let place = Place {
        price_per_hundred: cents,
        kilometres: much,
        mode: Mode::Air,
        freight_cent_hundredths: much,
        lead_time_days: much,
        lead_time_spread_days: much,
        rework_permille: much,
        rework_per_hundred: cents,
        duty_permille: much,
        coordination_per_year: cents,
        switching: cents,
        ..place()
    };
    for kind in Kind::ALL {
        let is_said = matches!(kind, Kind::Coordination | Kind::Switching);
        assert_eq!(cost(kind, &shared, &place).is_ok(), is_said, "{kind:?}");
    }
    assert_eq!(compare(&shared, &place, &place), Err(Refusal::TooLargeToReckon));
    assert_eq!(co2_grams(&shared, &place), Err(Refusal::TooLargeToReckon));
}

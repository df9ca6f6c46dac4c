//! What must hold for every value, not only for the ones we thought of.

use jiff::{ToSpan, civil::Date};
use proptest::prelude::*;
use rust_decimal::Decimal;
use werkbrug_kernel::{
    brussels,
    calendar::{WorkingCalendar, belgian_holiday},
    iban::Iban,
    id::{Id, Workshop},
    identifiers::{self, IdentifierKind},
    insz::Insz,
    kbo::Kbo,
    minutes::Minutes,
    money::Cents,
    ogm::Ogm,
    period::Period,
    quarter::Quarter,
    vat::Vat,
};

const KINDS: [IdentifierKind; 7] = [
    IdentifierKind::Kbo,
    IdentifierKind::Vat,
    IdentifierKind::Establishment,
    IdentifierKind::Insz,
    IdentifierKind::Bis,
    IdentifierKind::Ogm,
    IdentifierKind::Iban,
];

fn day() -> impl Strategy<Value = Date> {
    (0..73_000_i32).prop_map(|days| Date::constant(1950, 1, 1).saturating_add(days.days()))
}

proptest! {
    #[test]
    fn cents_add_up_in_any_order(amounts in prop::collection::vec(any::<i32>(), 0..40)) {
        let forwards = amounts.iter().map(|cents| Cents::new(i64::from(*cents)));
        let total: i64 = amounts.iter().map(|cents| i64::from(*cents)).sum();
        prop_assert_eq!(Cents::sum(forwards.clone()), Some(Cents::new(total)));
        prop_assert_eq!(Cents::sum(forwards.clone().rev()), Some(Cents::new(total)));
        let one_by_one = forwards.clone().try_fold(Cents::ZERO, Cents::checked_add);
        prop_assert_eq!(one_by_one, Some(Cents::new(total)));
    }

    #[test]
    fn what_is_added_can_be_taken_away(a in any::<i64>(), b in any::<i64>()) {
        if let Some(sum) = Cents::new(a).checked_add(Cents::new(b)) {
            prop_assert_eq!(sum.checked_sub(Cents::new(b)), Some(Cents::new(a)));
        }
    }

    #[test]
    fn an_amount_survives_print_and_parse(cents in any::<i64>()) {
        let amount = Cents::new(cents);
        prop_assert_eq!(Cents::parse_euro(&amount.to_euro()), Ok(amount));
        let dutch = amount.to_euro_nl().replace('.', "").replace(',', ".");
        prop_assert_eq!(Cents::parse_euro(&dutch), Ok(amount));
        prop_assert_eq!(Cents::round_half_up(amount.to_decimal()), Some(amount));
    }

    #[test]
    fn rounding_moves_an_amount_by_half_a_cent_at_most(millionths in -1_000_000_000_000_i64..1_000_000_000_000) {
        let exact = Decimal::new(millionths, 6);
        let rounded = Cents::round_half_up(exact).unwrap();
        prop_assert!((rounded.to_decimal() - exact).abs() <= Decimal::new(5, 3));
        let opposite = Cents::round_half_up(-exact).unwrap();
        prop_assert_eq!(opposite, Cents::new(-rounded.value()));
    }

    #[test]
    fn minutes_add_up(times in prop::collection::vec(0..100_000_u32, 0..40)) {
        let total = times.iter().sum();
        prop_assert_eq!(Minutes::sum(times.into_iter().map(Minutes::new)), Some(Minutes::new(total)));
    }

    #[test]
    fn a_period_has_as_many_days_as_it_lists(from in day(), length in 0..500_i32) {
        let period = Period::new(from, from.saturating_add(length.days())).unwrap();
        prop_assert_eq!(usize::try_from(period.days()), Ok(period.iter_days().count()));
        prop_assert!(period.iter_days().all(|day| period.contains(day)));
    }

    #[test]
    fn a_shared_day_is_in_both_periods(a in day(), b in day(), lengths in (0..900_i32, 0..900_i32)) {
        let first = Period::new(a, a.saturating_add(lengths.0.days())).unwrap();
        let second = Period::new(b, b.saturating_add(lengths.1.days())).unwrap();
        let shared = first.iter_days().filter(|day| second.contains(*day)).count();
        let days = first.intersect(&second).map_or(0, |both| both.days());
        prop_assert_eq!(usize::try_from(days), Ok(shared));
        prop_assert_eq!(first.intersect(&second), second.intersect(&first));
    }

    #[test]
    fn every_day_lies_in_exactly_its_quarter(day in day()) {
        let quarter = Quarter::of(day);
        prop_assert!(quarter.period().contains(day));
        prop_assert!(!quarter.next().period().contains(day));
        prop_assert_eq!(quarter.next().previous(), quarter);
        prop_assert_eq!(Quarter::parse(&quarter.to_string()), Ok(quarter));
        prop_assert!(quarter < quarter.next());
    }

    #[test]
    fn working_days_never_run_backwards(from in day(), days in 0..300_u32) {
        let calendar = WorkingCalendar::belgian();
        let end = calendar.add_working_days(from, days).unwrap();
        let later = calendar.add_working_days(from, days + 1).unwrap();
        let next_start = calendar.add_working_days(from.tomorrow().unwrap(), days).unwrap();
        prop_assert!(from <= end && end <= later && end <= next_start);
        prop_assert!(calendar.is_working_day(end) && belgian_holiday(end).is_none());
        if days > 0 {
            prop_assert!(end < later);
            prop_assert_eq!(calendar.working_days_between(from, end), days);
        }
    }

    #[test]
    fn a_closure_never_brings_a_working_day_forward(from in day(), closed in 0..60_i32, days in 0..40_u32) {
        let open = WorkingCalendar::belgian();
        let closed = open.clone().with_closure(from.saturating_add(closed.days()));
        prop_assert!(open.add_working_days(from, days) <= closed.add_working_days(from, days));
    }

    #[test]
    fn an_instant_survives_the_wall_clock_except_when_clocks_fall_back(second in 0..4_000_000_000_i64) {
        let instant = jiff::Timestamp::from_second(second).unwrap();
        let back = brussels::instant(brussels::civil(instant));
        let lost = instant.duration_since(back).as_secs();
        prop_assert!(lost == 0 || lost == 3_600);
    }

    #[test]
    fn an_enterprise_number_survives_print_and_parse(base in 0..20_000_000_u64) {
        let text = format!("{base:08}{:02}", 97 - base % 97);
        let kbo = Kbo::parse(&text).unwrap();
        prop_assert_eq!(kbo.as_str(), &text);
        prop_assert_eq!(Kbo::parse(&kbo.dotted()), Ok(kbo.clone()));
        prop_assert_eq!(Vat::parse(Vat::of(kbo.clone()).as_str()).map(|vat| vat.kbo().clone()), Ok(kbo));
    }

    #[test]
    fn one_wrong_digit_never_passes(base in 0..20_000_000_u64, place in 1..10_usize, step in 1..10_u8) {
        let text = format!("{base:08}{:02}", 97 - base % 97);
        let mut digits = text.into_bytes();
        digits[place] = b'0' + (digits[place] - b'0' + step) % 10;
        prop_assert!(Kbo::parse(&String::from_utf8(digits).unwrap()).is_err());
    }

    #[test]
    fn a_structured_communication_survives_print_and_parse(number in 0..10_000_000_000_u64) {
        let ogm = Ogm::from_number(number).unwrap();
        prop_assert_eq!(Ogm::parse(&ogm.to_string()), Ok(ogm));
        prop_assert_eq!(Ogm::parse(&ogm.digits()), Ok(ogm));
    }

    #[test]
    fn a_belgian_account_number_survives_print_and_parse(account in 0..10_000_000_000_u64) {
        let inner = match account % 97 { 0 => 97, remainder => remainder };
        let number = account * 100 + inner;
        let check_digits = 98 - (u128::from(number) * 1_000_000 + 111_400) % 97; // BE00 as digits
        let iban = Iban::parse(&format!("BE{check_digits:02}{number:012}")).unwrap();
        prop_assert_eq!(Iban::parse(&iban.grouped()), Ok(iban));
    }

    #[test]
    fn an_id_survives_print_and_parse(bits in any::<u128>()) {
        let id = Id::<Workshop>::from_uuid(uuid::Uuid::from_u128(bits));
        prop_assert_eq!(Id::parse(&id.to_string()), Ok(id));
    }

    #[test]
    fn any_text_gets_an_answer(text in "\\PC{0,20}", digits in "[0-9 ./+-]{0,18}", country in "[A-Z]{2}") {
        for kind in KINDS {
            for value in [&text, &digits, &format!("{country}{digits}"), &format!("BE{text}")] {
                if let Err(fault) = identifiers::check(kind, value) {
                    prop_assert!(!fault.reason().is_empty());
                }
            }
        }
        prop_assert!(Insz::parse(&text).is_err() || text.len() >= 11);
        let _ = (Cents::parse_euro(&text), Quarter::parse(&text), Id::<Workshop>::parse(&text));
    }
}

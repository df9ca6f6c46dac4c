//! What a company pays for an hour of a class of work, from a day on.

use jiff::civil::Date;
use werkbrug_kernel::money::Cents;

use crate::invoice::{refusal::Refusal, vat::VatRate};

/// A price an hour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tariff {
    /// The class of work.
    pub tariff_class: String,
    /// First day on which it holds.
    pub valid_from: Date,
    /// The price.
    pub price: HourPrice,
    /// How VAT applies.
    pub vat: VatRate,
}

/// A price an hour, above 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct HourPrice(Cents);

impl HourPrice {
    /// Takes a price; refuses work for nothing or below.
    pub const fn new(cents: i64) -> Result<Self, Refusal> {
        if cents <= 0 {
            return Err(Refusal::TariffNotPositive { cents });
        }
        Ok(Self(Cents::new(cents)))
    }

    /// The price of an hour.
    pub const fn cents(self) -> Cents {
        self.0
    }
}

/// The tariff of a class on a day: the newest that started by then.
pub fn on<'a>(tariffs: &'a [Tariff], tariff_class: &str, day: Date) -> Result<&'a Tariff, Refusal> {
    let holds = |tariff: &&Tariff| tariff.tariff_class == tariff_class && tariff.valid_from <= day;
    let newest = tariffs.iter().filter(holds).max_by_key(|tariff| tariff.valid_from);
    newest.ok_or_else(|| Refusal::NoTariff { tariff_class: tariff_class.to_owned(), day })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use rust_decimal::Decimal;

    use super::{HourPrice, Refusal, Tariff, on};
    use crate::invoice::vat::{VatCategory, VatRate};

    fn tariff(class: &str, month: i8, cents: i64) -> Tariff {
        let vat = VatRate::new(VatCategory::Standard, Decimal::from(21)).unwrap();
        let price = HourPrice::new(cents).unwrap();
        Tariff { tariff_class: class.to_owned(), valid_from: date(2026, month, 1), price, vat }
    }

    #[test]
    fn the_newest_tariff_of_the_class_holds() {
        let tariffs = [tariff("inpak", 1, 2400), tariff("inpak", 7, 2480), tariff("groen", 1, 2600)];
        let none = |class: &str, day| Err(Refusal::NoTariff { tariff_class: class.to_owned(), day });
        let rows = [
            ("inpak", date(2026, 6, 30), Ok(2400)),
            ("inpak", date(2026, 7, 1), Ok(2480)),
            ("groen", date(2026, 7, 1), Ok(2600)),
            ("groen", date(2025, 12, 31), none("groen", date(2025, 12, 31))),
            ("montage", date(2026, 7, 1), none("montage", date(2026, 7, 1))),
        ];
        for (class, day, expected) in rows {
            assert_eq!(on(&tariffs, class, day).map(|tariff| tariff.price.cents().value()), expected);
        }
    }

    #[test]
    fn nobody_works_for_nothing() {
        let rows = [(-1, false), (0, false), (1, true)];
        for (cents, is_taken) in rows {
            assert_eq!(HourPrice::new(cents).is_ok(), is_taken, "{cents}");
        }
    }
}

//! One line of an invoice: a day's approved minutes of one tariff class, priced once.

use rust_decimal::{Decimal, RoundingStrategy};
use werkbrug_kernel::{id::Id, minutes::Minutes, money::Cents};

use crate::invoice::{refusal::Refusal, tariff::HourPrice, vat::VatRate};

/// A host's approval of a shift's minutes. Only a marker for [`Id`].
pub enum Approval {}

/// One line of an invoice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// 1 is the first.
    pub number: u32,
    /// What was done, when and where.
    pub description: String,
    /// Time worked.
    pub minutes: Minutes,
    /// The price of an hour.
    pub price: HourPrice,
    /// Minutes times price.
    pub net: Cents,
    /// How VAT applies.
    pub vat: VatRate,
    /// The approvals it is made of; each stands on one line ever.
    pub approvals: Vec<Id<Approval>>,
}

/// Minutes at a price an hour: the exact product, half-up to the cent, once.
pub fn net(minutes: Minutes, price: HourPrice) -> Result<Cents, Refusal> {
    let sixtieths = i128::from(minutes.value()).checked_mul(i128::from(price.cents().value()));
    let cents = sixtieths.and_then(|sixtieths| sixtieths.checked_add(30)).map(|sixtieths| sixtieths / 60);
    let cents = cents.and_then(|cents| i64::try_from(cents).ok());
    cents.map(Cents::new).ok_or(Refusal::TooLarge)
}

/// The hours to print, with as few decimals (6 or more) as make hours times price round to the line's net.
///
/// A third of an hour is no decimal number; where rounding it down would lose a half cent it is rounded up.
pub fn hours(minutes: Minutes, price: HourPrice) -> Result<Decimal, Refusal> {
    let net = net(minutes, price)?;
    let exact = minutes.to_hours();
    let strategies = [RoundingStrategy::MidpointAwayFromZero, RoundingStrategy::ToPositiveInfinity];
    let candidates =
        (6..=12).flat_map(|decimals| strategies.map(|strategy| exact.round_dp_with_strategy(decimals, strategy)));
    let comes_to_net = |hours: &Decimal| {
        let product = hours.checked_mul(price.cents().to_decimal());
        product.and_then(Cents::round_half_up) == Some(net)
    };
    candidates.into_iter().find(comes_to_net).map(|hours| hours.normalize()).ok_or(Refusal::TooLarge)
}

#[cfg(test)]
mod tests {
    use super::{HourPrice, Minutes, hours, net};

    #[test]
    fn minutes_times_price_are_rounded_half_up_once() {
        // 62 x 24.15 / 60 = 24.955 exactly, and 1.033333 h x 24.15 would have come to 24.95.
        let rows = [
            (60, 2480, 2480, "1"),
            (450, 2480, 18_600, "7.5"),
            (1, 30, 1, "0.016667"),
            (1, 29, 0, "0.016667"),
            (62, 2415, 2496, "1.033334"),
            (20, 2480, 827, "0.333333"),
            (0, 2480, 0, "0"),
        ];
        for (minutes, price, expected, printed) in rows {
            let (minutes, price) = (Minutes::new(minutes), HourPrice::new(price).unwrap());
            assert_eq!(net(minutes, price).unwrap().value(), expected, "{minutes:?} at {price:?}");
            assert_eq!(hours(minutes, price).unwrap().to_string(), printed, "{minutes:?} at {price:?}");
        }
    }
}

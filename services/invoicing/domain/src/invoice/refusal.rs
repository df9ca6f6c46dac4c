//! Why an invoice or a tariff cannot be made.

use jiff::civil::Date;
use rust_decimal::Decimal;
use werkbrug_kernel::money::Cents;

use crate::invoice::vat::VatCategory;

/// What stands in the way.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// No approved minutes are left for the company.
    #[error("no approved minutes are waiting for an invoice up to {up_to}")]
    NothingToInvoice {
        /// The last day asked for.
        up_to: Date,
    },
    /// The company has no tariff for work that was done.
    #[error("no tariff of class {tariff_class} holds on {day}")]
    NoTariff {
        /// The class of the work.
        tariff_class: String,
        /// The day of the work.
        day: Date,
    },
    /// The rate does not fit the VAT category.
    #[error("VAT category {category} does not go with a rate of {rate} %")]
    VatRate {
        /// The category.
        category: VatCategory,
        /// The percentage.
        rate: Decimal,
    },
    /// The buyer's VAT number must stand on an invoice of this category.
    #[error("VAT category {category} needs the buyer's VAT number")]
    BuyerWithoutVat {
        /// The category.
        category: VatCategory,
    },
    /// The invoice comes to something else than the draft that somebody looked at.
    #[error("the draft came to {shown} cents and comes to {payable} now", shown = shown.value(), payable = payable.value())]
    OtherThanShown {
        /// What was looked at.
        shown: Cents,
        /// What it is now.
        payable: Cents,
    },
    /// Work for nothing or below.
    #[error("a tariff of {cents} cents an hour is not above 0")]
    TariffNotPositive {
        /// The tariff asked for.
        cents: i64,
    },
    /// A year's numbers have run out.
    #[error("invoice number {sequence} of {year} does not exist")]
    NoNumber {
        /// The year.
        year: i16,
        /// The number asked for.
        sequence: u32,
    },
    /// Amounts too large to reckon with.
    #[error("the amounts are too large to reckon with")]
    TooLarge,
}

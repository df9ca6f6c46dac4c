//! Amounts that people type in, and what a refusal of one means.

use tonic::Status;
use werkbrug_chassis::refusal::reason_of;
use werkbrug_kernel::money::Cents;

use crate::words::key;

/// `1.234,56`, `1234,5` and `1234.56` in cents; nothing when it is no amount, nor for `1.234`, which may be either.
pub(crate) fn typed(text: &str) -> Option<i64> {
    let bare: String =
        text.chars().filter(|sign| !sign.is_whitespace() && !"€\u{a0}\u{202f}".contains(*sign)).collect();
    let plain = if bare.contains(',') { bare.replace('.', "").replace(',', ".") } else { bare };
    Cents::parse_euro(&plain).ok().map(Cents::value)
}

/// What a refusal means here; nothing when it is another kind of trouble.
pub(super) fn refused(status: &Status) -> Option<&'static str> {
    match reason_of(status)?.as_str() {
        "PAYMENT_DIFFERS" => Some(key("file-differs")),
        "TEXT_EMPTY" | "TEXT_FORM" => Some(key("file-reference-missing")),
        "QUARTER_FORM" => Some(key("file-why-quarter")),
        "MONTH" | "DAY_FORM" => Some(key("money-no-month")),
        "AMOUNT_NOT_POSITIVE" => Some(key("money-no-amount")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::typed;

    #[test]
    fn an_amount_is_read_as_it_is_typed_here() {
        let rows = [
            ("1.234,56", Some(123_456)),
            ("1234.56", Some(123_456)),
            ("€ 1 234,5", Some(123_450)),
            ("-12,30", Some(-1_230)),
            ("1234", Some(123_400)),
            ("12.50", Some(1_250)),
            ("1.250", None),
            ("1.250,00", Some(125_000)),
            ("1.250,5", Some(125_050)),
            ("veel", None),
            ("", None),
        ];
        for (text, cents) in rows {
            assert_eq!(typed(text), cents, "{text}");
        }
    }
}

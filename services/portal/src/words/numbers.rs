//! Numbers, amounts and durations as the reader's language writes them.

use werkbrug_kernel::{minutes::Minutes, money::Cents};

use crate::words::{Words, tongue::Tongue};

impl Words {
    /// `1.234`, `1 234`, `1,234`.
    pub(crate) fn number(&self, number: i64) -> String {
        grouped(&number.to_string(), self.tongue)
    }

    /// `€ 1.234,56`, `1 234,56 €`, `€1,234.56`; it does not break over two lines.
    pub(crate) fn euro(&self, cents: i64) -> String {
        let amount = grouped(&Cents::new(cents).to_euro(), self.tongue);
        match self.tongue {
            Tongue::Nl => format!("€\u{a0}{amount}"),
            Tongue::Fr => format!("{amount}\u{a0}€"),
            Tongue::En => match amount.strip_prefix('-') {
                Some(owed) => format!("-€{owed}"),
                None => format!("€{amount}"),
            },
        }
    }

    /// Time worked: `7u30`, `7 h 30`, `7h30`.
    pub(crate) fn hours(&self, minutes: u64) -> String {
        let minutes = Minutes::new(u32::try_from(minutes).unwrap_or(u32::MAX)).value();
        let (hours, rest) = (grouped(&(minutes / 60).to_string(), self.tongue), minutes % 60);
        match self.tongue {
            Tongue::Nl => format!("{hours}u{rest:02}"),
            Tongue::Fr => format!("{hours}\u{a0}h\u{a0}{rest:02}"),
            Tongue::En => format!("{hours}h{rest:02}"),
        }
    }

    /// Hundredths of a percent: 1250 is `12,5 %`.
    pub(crate) fn percent(&self, hundredths: i64) -> String {
        let (whole, rest) = (hundredths / 100, hundredths.unsigned_abs() % 100);
        let sign = if hundredths < 0 && whole == 0 { "-" } else { "" };
        let part = format!("{rest:02}");
        let part = part.trim_end_matches('0');
        let dot = if part.is_empty() { "" } else { "." };
        let number = grouped(&format!("{sign}{whole}{dot}{part}"), self.tongue);
        match self.tongue {
            Tongue::Nl | Tongue::Fr => format!("{number}\u{a0}%"),
            Tongue::En => format!("{number}%"),
        }
    }

    /// A figure that was written in Dutch (`2.252,68`), in the reader's language; nothing when it is no figure.
    pub(crate) fn of_dutch(&self, figure: &str) -> Option<String> {
        let plain = figure.replace('.', "").replace(',', ".");
        let digits = plain.strip_prefix('-').unwrap_or(&plain);
        let is_figure = digits.starts_with(|letter: char| letter.is_ascii_digit())
            && digits.chars().all(|letter| letter.is_ascii_digit() || letter == '.')
            && digits.matches('.').count() <= 1;
        is_figure.then(|| grouped(&plain, self.tongue))
    }
}

/// A plain number (`-1234.5`) in the language's own points and commas.
pub(super) fn grouped(plain: &str, tongue: Tongue) -> String {
    let (thousands, decimals) = match tongue {
        Tongue::Nl => (".", ","),
        Tongue::Fr => ("\u{202f}", ","),
        Tongue::En => (",", "."),
    };
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |digits| ("-", digits));
    let (whole, part) = digits.split_once('.').map_or((digits, None), |(whole, part)| (whole, Some(part)));
    let mut text = sign.to_owned();
    for (place, digit) in whole.chars().enumerate() {
        let left = whole.len().saturating_sub(place);
        if place > 0 && left.is_multiple_of(3) {
            text.push_str(thousands);
        }
        text.push(digit);
    }
    if let Some(part) = part {
        text.push_str(decimals);
        text.push_str(part);
    }
    text
}

#[cfg(test)]
mod tests {
    use crate::words::tests::in_each;

    #[test]
    fn amounts_read_as_each_language_writes_them() {
        let table = [
            (123_456, ["€\u{a0}1.234,56", "1\u{202f}234,56\u{a0}€", "€1,234.56"]),
            (-500, ["€\u{a0}-5,00", "-5,00\u{a0}€", "-€5.00"]),
            (0, ["€\u{a0}0,00", "0,00\u{a0}€", "€0.00"]),
            (123_456_789, ["€\u{a0}1.234.567,89", "1\u{202f}234\u{202f}567,89\u{a0}€", "€1,234,567.89"]),
        ];
        for (cents, expected) in table {
            assert_eq!(in_each(|words| words.euro(cents)), expected);
        }
    }

    #[test]
    fn durations_numbers_and_shares_read_as_each_language_writes_them() {
        assert_eq!(in_each(|words| words.hours(450)), ["7u30", "7\u{a0}h\u{a0}30", "7h30"]);
        assert_eq!(in_each(|words| words.hours(0)), ["0u00", "0\u{a0}h\u{a0}00", "0h00"]);
        assert_eq!(in_each(|words| words.number(-12_345)), ["-12.345", "-12\u{202f}345", "-12,345"]);
        assert_eq!(in_each(|words| words.number(100)), ["100", "100", "100"]);
        assert_eq!(in_each(|words| words.percent(1_250)), ["12,5\u{a0}%", "12,5\u{a0}%", "12.5%"]);
        assert_eq!(in_each(|words| words.percent(-50)), ["-0,5\u{a0}%", "-0,5\u{a0}%", "-0.5%"]);
        assert_eq!(in_each(|words| words.percent(9_000)), ["90\u{a0}%", "90\u{a0}%", "90%"]);
    }
}

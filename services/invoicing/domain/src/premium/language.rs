//! The languages in which a reason, a cause or an explanation is told: the one list of them.

use werkbrug_kernel::money::Cents;

/// A language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Dutch.
    Nl,
    /// French.
    Fr,
    /// English.
    En,
}

impl Language {
    /// Every language once.
    pub const ALL: [Self; 3] = [Self::Nl, Self::Fr, Self::En];

    /// The code of ISO 639.
    pub const fn as_str(self) -> &'static str {
        self.of(&["nl", "fr", "en"])
    }

    /// Reads the code of ISO 639.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.as_str() == code)
    }

    /// An amount as people write it: 1.234,56, 1 234,56 and 1,234.56.
    pub fn euro(self, amount: Cents) -> String {
        let (thousands, decimals) = self.of(&[('.', ','), ('\u{202f}', ','), (',', '.')]);
        let written = amount.to_euro_nl();
        written
            .chars()
            .map(|sign| match sign {
                '.' => thousands,
                ',' => decimals,
                other => other,
            })
            .collect()
    }

    /// The one of three that is in this language, in the order of [`Language::ALL`].
    pub const fn of<T: Copy>(self, [nl, fr, en]: &[T; 3]) -> T {
        match self {
            Self::Nl => *nl,
            Self::Fr => *fr,
            Self::En => *en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Cents, Language};

    #[test]
    fn an_amount_has_its_thousands_in_every_language() {
        let rows = [
            (495_000, ["4.950,00", "4\u{202f}950,00", "4,950.00"]),
            (-123_456_789, ["-1.234.567,89", "-1\u{202f}234\u{202f}567,89", "-1,234,567.89"]),
            (5, ["0,05", "0,05", "0.05"]),
        ];
        for (cents, expected) in rows {
            assert_eq!(Language::ALL.map(|language| language.euro(Cents::new(cents))), expected);
        }
    }

    #[test]
    fn a_language_is_known_by_its_code() {
        for (code, language) in [
            ("nl", Some(Language::Nl)),
            ("fr", Some(Language::Fr)),
            ("en", Some(Language::En)),
            ("de", None),
            ("", None),
        ] {
            assert_eq!(Language::parse(code), language, "{code}");
        }
    }
}

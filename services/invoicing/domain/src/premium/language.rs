//! The languages in which a reason, a cause or an explanation is told: the one list of them.

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
    use super::Language;

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

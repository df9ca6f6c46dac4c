//! The words of worker cards. A further language is a folder with a `card.ftl` and nothing more.

use std::borrow::Cow;

use fluent_bundle::{FluentArgs, FluentValue};
use werkbrug_chassis::refusal::Fault;

use crate::words::{Bundle, CARD, EMBEDDED, bundle, spoken, tongue::Tongue};

/// Languages that are written from the right.
const FROM_THE_RIGHT: [&str; 4] = ["ar", "fa", "he", "ur"];

/// The languages in which a card can be had, as `lang` spells them; those of the pages first.
pub(crate) fn languages() -> Vec<&'static str> {
    let mut all: Vec<&str> = Tongue::ALL.map(Tongue::code).into();
    let cards = EMBEDDED.iter().filter(|(_, file, _)| *file == CARD).map(|(language, _, _)| *language);
    all.extend(cards.filter(|language| Tongue::ALL.iter().all(|tongue| tongue.code() != *language)));
    all
}

/// The words of a card in one language.
pub(crate) struct CardWords {
    code: &'static str,
    bundle: Bundle,
}

impl CardWords {
    /// The words in this language; nothing when there is no such card.
    ///
    /// # Errors
    /// The file is not well written.
    pub(crate) fn of(code: &str) -> Result<Option<Self>, Fault> {
        let own = EMBEDDED.iter().find(|(language, file, _)| *language == code && *file == CARD);
        let Some((language, _, text)) = own else {
            return Ok(None);
        };
        let bundle = bundle(language, Tongue::parse(language), std::iter::once(*text))?;
        Ok(Some(Self { code: language, bundle }))
    }

    /// As `lang` spells it.
    pub(crate) fn code(&self) -> &'static str {
        self.code
    }

    /// `ltr` or `rtl`, as `dir` spells it.
    pub(crate) fn direction(&self) -> &'static str {
        if FROM_THE_RIGHT.contains(&self.code) { "rtl" } else { "ltr" }
    }

    /// The text under a key of `card.ftl`, with these values filled in.
    pub(crate) fn fill(&self, key: &'static str, values: &[(&'static str, FluentValue<'_>)]) -> String {
        let args: FluentArgs<'_> = values.iter().map(|(name, value)| (*name, value.clone())).collect();
        spoken(&self.bundle, key, Some(&args)).map_or_else(|| format!("⟦{key}⟧"), Cow::into_owned)
    }
}

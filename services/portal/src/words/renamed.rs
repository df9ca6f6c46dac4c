//! The words of the trade that a workshop calls by a name of its own: which there are, what such a name may be, and the text
//! that says so in a file.

use crate::{
    secret::challenge,
    words::{Words, key},
};

/// The longest name of a thing, in letters.
pub(crate) const LONGEST: usize = 40;

/// A word that a workshop may rename.
pub(crate) struct Term {
    /// Its name in `terms.ftl`.
    pub(crate) name: &'static str,
    /// The key of the word for one of them.
    pub(crate) one: &'static str,
    /// The key of the word for many; none where no text needs it.
    pub(crate) many: Option<&'static str>,
}

/// Every one of them, as `terms.ftl` has them.
pub(crate) const TERMS: [Term; 6] = [
    Term { name: "coach", one: key("renamed-coach"), many: Some(key("renamed-coaches")) },
    Term { name: "worker", one: key("renamed-worker"), many: Some(key("renamed-workers")) },
    Term { name: "crew", one: key("renamed-crew"), many: Some(key("renamed-crews")) },
    Term { name: "host", one: key("renamed-host"), many: Some(key("renamed-hosts")) },
    Term { name: "workshop", one: key("renamed-workshop"), many: Some(key("renamed-workshops")) },
    Term { name: "social-service", one: key("renamed-social-service"), many: None },
];

/// What a workshop calls one of them; nothing when it keeps the usual word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Name {
    /// One of them.
    pub(crate) one: String,
    /// Many of them.
    pub(crate) many: String,
}

/// Why a name is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoName {
    /// Something else than letters, spaces, dashes and apostrophes, or too many of them.
    Letters,
    /// One form without the other.
    Half,
}

impl Name {
    /// Whether the usual word is kept.
    pub(crate) fn is_usual(&self) -> bool {
        self.one.is_empty() && self.many.is_empty()
    }

    /// A name as somebody typed it.
    ///
    /// # Errors
    /// It cannot stand in a text.
    pub(crate) fn typed(term: &Term, one: &str, many: &str) -> Result<Self, NoName> {
        let name = Self { one: one.to_owned(), many: if term.many.is_some() { many } else { "" }.to_owned() };
        if !is_word(&name.one) || !is_word(&name.many) {
            return Err(NoName::Letters);
        }
        if term.many.is_some() && name.one.is_empty() != name.many.is_empty() {
            return Err(NoName::Half);
        }
        Ok(name)
    }
}

/// Whether this may stand in the middle of a sentence: it begins with a letter and holds nothing that a text gives a meaning to.
fn is_word(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_none_or(char::is_alphabetic)
        && letters.all(|letter| letter.is_alphabetic() || [' ', '-', '\'', '’'].contains(&letter))
        && text.chars().count() <= LONGEST
}

/// What tells whether things are still called as they were when somebody looked.
pub(crate) fn mark(words: &Words) -> String {
    let all = TERMS.iter().flat_map(|term| [Some(term.one), term.many]).flatten();
    // No name holds a line's end.
    challenge(&all.map(|name| words.say(name).into_owned()).collect::<Vec<_>>().join("\n"))
}

/// What stands in the file: each word that has another name here.
pub(crate) fn text(names: &[(&'static Term, Name)]) -> String {
    let mut text =
        String::from("# Made at /woorden; what stands here goes before the file of the language beside it.\n");
    for (term, Name { one, many }) in names.iter().filter(|(_, name)| !name.is_usual()) {
        let name = term.name;
        text += &match term.many {
            Some(_) => format!("-{name} =\n    {{ $form ->\n       *[one] {one}\n        [many] {many}\n    }}\n"),
            None => format!("-{name} = {one}\n"),
        };
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_word_in_the_forms_that_texts_need() {
        let [coach, .., service] = &TERMS;
        let long = "a".repeat(LONGEST);
        let longer = "a".repeat(LONGEST + 1);
        let table = [
            (coach, ("monitor", "monitoren"), Ok(("monitor", "monitoren"))),
            (coach, ("", ""), Ok(("", ""))),
            (coach, ("chef d’équipe", "chefs d'équipe"), Ok(("chef d’équipe", "chefs d'équipe"))),
            (coach, (&long, &long), Ok((long.as_str(), long.as_str()))),
            (coach, (&longer, &long), Err(NoName::Letters)),
            (coach, ("monitor", ""), Err(NoName::Half)),
            (coach, ("", "monitoren"), Err(NoName::Half)),
            (coach, ("{ -host }", "x"), Err(NoName::Letters)),
            (coach, ("monitor\n-host = x", "x"), Err(NoName::Letters)),
            (coach, ("*[one]", "x"), Err(NoName::Letters)),
            (coach, (" monitor", "x"), Err(NoName::Letters)),
            (coach, ("<b>", "x"), Err(NoName::Letters)),
            (service, ("onthaal", "wat er ook staat"), Ok(("onthaal", ""))),
        ];
        for (term, (one, many), expected) in table {
            let expected = expected.map(|(one, many)| Name { one: one.into(), many: many.into() });
            assert_eq!(Name::typed(term, one, many), expected, "{one:?} {many:?}");
        }
    }
}

//! Every key in every language, none that nobody uses, and the same values filled in.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser,
};

use super::literals::sources;
use crate::words::{CARD, EMBEDDED, tongue::Tongue};

/// The keys of a file with the values that each fills in; terms have a dash before them.
fn keys(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let resource = parser::parse(text).unwrap_or_else(|(_, faults)| panic!("{faults:?}"));
    let mut found = BTreeMap::new();
    for entry in &resource.body {
        let (name, pattern) = match entry {
            Entry::Message(message) => (message.id.name.to_owned(), message.value.as_ref()),
            Entry::Term(term) => (format!("-{}", term.id.name), Some(&term.value)),
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => continue,
            Entry::Junk { content } => panic!("{content}"),
        };
        let mut values = BTreeSet::new();
        pattern.into_iter().for_each(|pattern| of_pattern(pattern, &mut values));
        assert!(found.insert(name.clone(), values).is_none(), "{name} stands twice in one file");
    }
    found
}

fn of_pattern(pattern: &Pattern<&str>, values: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            of_expression(expression, values);
        }
    }
}

fn of_expression(expression: &Expression<&str>, values: &mut BTreeSet<String>) {
    let (selector, variants) = match expression {
        Expression::Inline(inline) => (inline, [].as_slice()),
        Expression::Select { selector, variants } => (selector, variants.as_slice()),
    };
    match selector {
        InlineExpression::VariableReference { id } => drop(values.insert(id.name.to_owned())),
        InlineExpression::Placeable { expression } => of_expression(expression, values),
        InlineExpression::TermReference { .. }
        | InlineExpression::MessageReference { .. }
        | InlineExpression::FunctionReference { .. }
        | InlineExpression::StringLiteral { .. }
        | InlineExpression::NumberLiteral { .. } => {}
    }
    variants.iter().for_each(|variant| of_pattern(&variant.value, values));
}

fn of_language(code: &str) -> BTreeMap<String, (String, BTreeSet<String>)> {
    let mut all = BTreeMap::new();
    for (_, file, text) in EMBEDDED.iter().filter(|(language, _, _)| *language == code) {
        for (key, values) in keys(text) {
            let before = all.insert(key.clone(), ((*file).to_owned(), values));
            assert!(before.is_none(), "{key} stands in two files of {code}");
        }
    }
    all
}

#[test]
fn every_key_stands_in_every_language_in_the_same_file_and_fills_in_the_same_values() {
    let dutch = of_language(Tongue::Nl.code());
    for tongue in Tongue::ALL {
        let own = of_language(tongue.code());
        for (key, told) in &dutch {
            let theirs = own.get(key).unwrap_or_else(|| panic!("{key} is missing in {}", tongue.code()));
            // What a term depends on is the grammar of its own language.
            assert!(key.starts_with('-') || theirs == told, "{key} in {}: {theirs:?} and not {told:?}", tongue.code());
        }
        let more: Vec<_> = own.keys().filter(|key| !dutch.contains_key(*key)).collect();
        assert!(more.is_empty(), "only in {}: {more:?}", tongue.code());
    }
}

#[test]
fn every_other_language_has_the_whole_card() {
    let dutch = EMBEDDED.iter().find(|(language, file, _)| *language == "nl" && *file == CARD).unwrap();
    for (language, file, text) in EMBEDDED {
        if *file == CARD {
            assert_eq!(keys(text), keys(dutch.2), "{language}");
        } else {
            assert!(Tongue::parse(language).is_some(), "{language} holds {file}");
        }
    }
}

#[test]
fn every_key_is_used_and_every_key_that_is_used_exists() {
    let known = of_language(Tongue::Nl.code());
    let texts: String = EMBEDDED.iter().map(|(_, _, text)| *text).collect();
    let code: String = sources().into_iter().map(|(_, text)| text).collect();
    for (key, (file, _)) in &known {
        let is_used = if key.starts_with('-') {
            texts.contains(&format!("{{ {key}"))
        } else {
            code.contains(&format!("\"{key}\""))
        };
        // What cards say is drawn from their own file by the card's own list of keys.
        assert!(is_used || file == CARD, "nobody uses {key}");
    }
    for (file, text) in sources() {
        for call in [".say(\"", ".head(\"", ".fill(\"", "key(\""] {
            for part in text.split(call).skip(1) {
                let key = part.split('"').next().unwrap();
                assert!(known.contains_key(key), "{file}: there is no {key}");
            }
        }
    }
}

#[test]
fn every_text_is_given_the_values_it_fills_in() {
    let known = of_language(Tongue::Nl.code());
    for (file, text) in sources() {
        for part in text.split(".fill(").skip(1) {
            let part = part.trim_start();
            let Some(key) = part.strip_prefix('"').and_then(|rest| rest.split('"').next()) else { continue };
            let mut depth = 1_i32;
            let inside: String = part
                .chars()
                .take_while(|letter| {
                    depth += i32::from(*letter == '(') - i32::from(*letter == ')');
                    depth > 0
                })
                .collect();
            let given: BTreeSet<String> =
                inside.split("(\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect();
            let wanted = &known.get(key).unwrap_or_else(|| panic!("{file}: there is no {key}")).1;
            let missing: Vec<_> = wanted.iter().filter(|value| !given.contains(*value)).collect();
            assert!(missing.is_empty(), "{file}: {key} is not given {missing:?}");
        }
    }
}

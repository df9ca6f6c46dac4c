//! The steps of a premium. The service keeps them for ever as plain Dutch, a step a line; each shape that it writes is known
//! here with the words of its own, so that a run of years ago reads in every language too.

use crate::words::{Words, key};

/// A shape of the service: its text with names where figures stand, and the key of the sentence that says the same.
/// What stands after the last equals sign is what comes out, and not part of the sentence.
type Shape = (&'static str, &'static str);

const SHAPES: [Shape; 10] = [
    ("plafond {multiple} x {income} (GGMMI van het kwartaal) x {fraction}", key("premium-step-cap")),
    ("geen loonkost in het kwartaal, niet op de lijst, geen premie", key("premium-step-unranked")),
    ("plaats {rank}, tot hier {fte} van {contingent} VTE: binnen het contingent", key("premium-step-inside")),
    (
        "plaats {rank}, tot hier {fte} van {contingent} VTE: buiten het contingent, geen premie",
        key("premium-step-outside"),
    ),
    ("loon {wage}, plafond {cap}, dus {base} x {percent} %", key("premium-step-wage")),
    ("min SINE {amount}, niet onder 0, geeft {rest}", key("premium-step-sine")),
    ("vaste begeleidingspremie {amount}", key("premium-step-fixed")),
    ("geen begeleidingsnood, variabele begeleidingspremie {amount}", key("premium-step-no-need")),
    ("variabele begeleidingspremie ({need}) {amount} x {fraction}", key("premium-step-variable")),
    ("samen {wage} + {fixed} + {variable}", key("premium-step-total")),
];

impl Words {
    /// A step without what comes out of it, in the reader's language; nothing when its shape is not known.
    pub(crate) fn premium_step(&self, step: &str) -> Option<String> {
        SHAPES.iter().find_map(|(shape, key)| {
            let figures = figures(shape, step)?;
            let mut values = Vec::with_capacity(figures.len());
            for (name, figure) in figures {
                let written = if name == "need" { need(self, figure)? } else { self.of_dutch(figure)? };
                values.push((name, written.into()));
            }
            Some(self.fill(key, &values))
        })
    }
}

/// The figures of a text by the names in its shape; nothing when it has another shape.
fn figures<'a>(shape: &'static str, text: &'a str) -> Option<Vec<(&'static str, &'a str)>> {
    let mut parts = shape.split('{');
    let mut rest = text.strip_prefix(parts.next()?)?;
    let mut found = Vec::new();
    for part in parts {
        let (name, after) = part.split_once('}')?;
        let end = if after.is_empty() { rest.len() } else { rest.find(after)? };
        let (figure, left) = rest.split_at(end);
        found.push((name, figure));
        rest = left.strip_prefix(after)?;
    }
    rest.is_empty().then_some(found)
}

fn need(words: &Words, name: &str) -> Option<String> {
    let key = match name {
        "laag" => key("premium-need-low"),
        "gemiddeld" => key("premium-need-mid"),
        "hoog" => key("premium-need-high"),
        _ => return None,
    };
    Some(words.say(key).into_owned())
}

//! Short texts that people type: names, codes, purposes; bounded and free of control characters.

use std::fmt;

use crate::refusal::Refusal;

/// Longest code, name, recipient or version of a text, in characters.
pub const LINE_LIMIT: usize = 120;
/// Longest purpose, in characters.
pub const PURPOSE_LIMIT: usize = 300;
/// Longest confidential note, in characters.
pub const NOTE_LIMIT: usize = 4000;

/// A text of one line, trimmed, neither empty nor too long. `field` is the contract's field name.
pub fn line(field: &'static str, text: &str, limit: usize) -> Result<String, Refusal> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Refusal::TextMissing { field });
    }
    if text.chars().any(char::is_control) {
        return Err(Refusal::TextHasControlCharacters { field });
    }
    within(field, text, limit)
}

/// The same, but it may be left out.
pub fn optional_line(field: &'static str, text: &str, limit: usize) -> Result<String, Refusal> {
    if text.trim().is_empty() {
        return Ok(String::new());
    }
    line(field, text, limit)
}

/// A note: may be empty, may have several lines.
pub fn note(field: &'static str, text: &str) -> Result<String, Refusal> {
    within(field, text.trim(), NOTE_LIMIT)
}

fn within(field: &'static str, text: &str, limit: usize) -> Result<String, Refusal> {
    if text.chars().count() > limit {
        return Err(Refusal::TextTooLong { field, limit });
    }
    Ok(text.to_owned())
}

/// What a person is called. Prints as `[name]`, so that no log line names anybody.
#[derive(Clone, PartialEq, Eq)]
pub struct PersonName(String);

impl PersonName {
    /// Reads a name.
    pub fn parse(field: &'static str, text: &str) -> Result<Self, Refusal> {
        line(field, text, LINE_LIMIT).map(Self)
    }

    /// The name, for a row or a message.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[name]")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_trimmed_and_has_a_last_good_length() {
        let longest = "x".repeat(LINE_LIMIT);
        let table = [
            (" W-0001 ", Ok("W-0001".to_owned())),
            ("", Err(Refusal::TextMissing { field: "code" })),
            ("  \t", Err(Refusal::TextMissing { field: "code" })),
            ("a\nb", Err(Refusal::TextHasControlCharacters { field: "code" })),
            (longest.as_str(), Ok(longest.clone())),
        ];
        for (text, expected) in table {
            assert_eq!(line("code", text, LINE_LIMIT), expected, "{text:?}");
        }
        let too_long = format!("{longest}x");
        let limit = LINE_LIMIT;
        let refused = Err(Refusal::TextTooLong { field: "code", limit });
        assert_eq!(line("code", &too_long, LINE_LIMIT), refused);
    }

    #[test]
    fn a_note_may_be_empty_or_have_lines_but_has_an_end() {
        assert_eq!(note("note", ""), Ok(String::new()));
        assert_eq!(note("note", "one\ntwo"), Ok("one\ntwo".to_owned()));
        assert!(note("note", &"é".repeat(NOTE_LIMIT)).is_ok());
        assert!(note("note", &"é".repeat(NOTE_LIMIT + 1)).is_err());
    }

    #[test]
    fn a_name_does_not_print() {
        let name = PersonName::parse("display_name", "Testina Voorbeeld").unwrap();
        assert_eq!(format!("{name:?}"), "[name]");
        assert_eq!(name.as_str(), "Testina Voorbeeld");
    }
}

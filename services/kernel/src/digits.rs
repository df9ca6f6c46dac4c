//! The digits inside an identifier, freed from the separators people type.

use crate::identifiers::IdentifierFault;

/// Exactly as many digits as asked for, as text and as a number.
pub(crate) struct Digits {
    pub(crate) text: String,
    pub(crate) number: u64,
}

/// Drops the separators and demands `length` digits (at most 19, so that the number fits).
pub(crate) fn read(value: &str, separators: &[char], length: usize) -> Result<Digits, IdentifierFault> {
    if value.trim().is_empty() {
        return Err(IdentifierFault::Empty);
    }
    let text = value.replace(separators, "");
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(IdentifierFault::Characters);
    }
    if text.len() != length {
        return Err(IdentifierFault::Length { expected: length, found: text.len() });
    }
    let number = text.parse().map_err(|_| IdentifierFault::Characters)?;
    Ok(Digits { text, number })
}

/// Whether the last two digits are 97 minus the rest modulo 97: 01 to 97, never 00.
pub(crate) fn is_checked_by_97(number: u64) -> bool {
    97 - number / 100 % 97 == number % 100
}

/// Puts the text in the places marked `#`.
pub(crate) fn printed(text: &str, form: &str) -> String {
    let mut digits = text.chars();
    form.chars().filter_map(|mark| if mark == '#' { digits.next() } else { Some(mark) }).collect()
}

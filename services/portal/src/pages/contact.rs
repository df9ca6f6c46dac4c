//! Somebody to call: a name, and a work number that a phone dials.

use maud::{Markup, html};

use crate::pages::parts::icon::Icon;

/// A name with the number to call.
pub(crate) fn call(name: &str, phone: &str) -> Markup {
    html! {
        span.contact {
            span { (name) }
            @if !phone.trim().is_empty() {
                a.button href=(dialled(phone)) { (Icon::Phone.draw()) span.whole { (phone) } }
            }
        }
    }
}

/// What a phone dials.
pub(crate) fn dialled(phone: &str) -> String {
    let digits: String = phone.chars().filter(|letter| letter.is_ascii_digit() || *letter == '+').collect();
    format!("tel:{digits}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_dialled_without_blanks_and_dots() {
        assert_eq!(dialled("+32 (0)470 12.34.56"), "tel:+320470123456");
        assert!(!call("Ada Voorbeeld", " ").into_string().contains("tel:"));
    }
}

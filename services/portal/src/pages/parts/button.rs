//! Things to press: a form's button, and a link that looks like one.

use maud::{Markup, html};

use crate::pages::parts::icon::Icon;

/// How a button looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Weight {
    /// The one thing to do here.
    Main,
    /// Everything else.
    Plain,
    /// What cannot be taken back.
    Danger,
}

impl Weight {
    const fn class(self) -> &'static str {
        match self {
            Self::Main => "button main",
            Self::Plain => "button",
            Self::Danger => "button danger",
        }
    }
}

/// Sends the form it stands in.
pub(crate) fn submit(weight: Weight, text: &str) -> Markup {
    html! { button class=(weight.class()) type="submit" { (text) } }
}

/// Sends the form it stands in, with a value of its own.
pub(crate) fn choice(weight: Weight, name: &str, value: &str, text: &str) -> Markup {
    html! { button class=(weight.class()) type="submit" name=(name) value=(value) { (text) } }
}

/// Goes somewhere.
pub(crate) fn link(weight: Weight, address: &str, text: &str) -> Markup {
    html! { a class=(weight.class()) href=(address) { (text) } }
}

/// Goes somewhere, with a drawing before the words.
pub(crate) fn link_with(icon: Icon, address: &str, text: &str) -> Markup {
    html! { a.button href=(address) { (icon.draw()) span { (text) } } }
}

/// Opens the dialog of this id.
pub(crate) fn opens(dialog: &str, text: &str) -> Markup {
    html! { button.button type="button" data-opens=(dialog) aria-haspopup="dialog" { (text) } }
}

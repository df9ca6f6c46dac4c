//! Fields: a label above, a hint below, and what is wrong right beside it.

use maud::{Markup, PreEscaped, html};

use crate::{
    pages::parts::button::{Weight, link},
    session::{PROOF, Signed},
    words::Words,
};

pub(crate) mod day;

/// A field with everything that goes around it.
pub(crate) struct Field<'a> {
    name: &'a str,
    label: &'a str,
    value: &'a str,
    hint: Option<&'a str>,
    fault: Option<&'a str>,
    is_required: bool,
}

impl<'a> Field<'a> {
    /// A field that must be filled in.
    pub(crate) fn required(name: &'a str, label: &'a str) -> Self {
        Self { name, label, value: "", hint: None, fault: None, is_required: true }
    }

    /// A field that may stay empty.
    pub(crate) fn optional(name: &'a str, label: &'a str) -> Self {
        Self { is_required: false, ..Self::required(name, label) }
    }

    /// With this in it.
    pub(crate) fn holding(self, value: &'a str) -> Self {
        Self { value, ..self }
    }

    /// With a word of help.
    pub(crate) fn hinted(self, hint: &'a str) -> Self {
        Self { hint: Some(hint), ..self }
    }

    /// With what is wrong about it, when something is.
    pub(crate) fn faulted(self, fault: Option<&'a str>) -> Self {
        Self { fault, ..self }
    }

    /// A line of text.
    pub(crate) fn text(&self) -> Markup {
        self.input("text", None)
    }

    /// A whole number; phones show digits.
    pub(crate) fn number(&self) -> Markup {
        self.input("text", Some("numeric"))
    }

    /// Several lines.
    pub(crate) fn lines(&self) -> Markup {
        self.around(&html! {
            textarea id=(self.id()) name=(self.name) rows="3" required[self.is_required]
                aria-describedby=[self.described()] aria-invalid=[self.fault.map(|_| "true")] { (self.value) }
        })
    }

    /// One of these: `(value, text)`.
    pub(crate) fn one_of(&self, choices: &[(&str, &str)]) -> Markup {
        self.around(&html! {
            select id=(self.id()) name=(self.name) required[self.is_required]
                aria-describedby=[self.described()] aria-invalid=[self.fault.map(|_| "true")] {
                @for (value, text) in choices {
                    option value=(value) selected[*value == self.value] { (text) }
                }
            }
        })
    }

    /// A box to tick; the value says whether it is.
    pub(crate) fn tick(&self) -> Markup {
        html! {
            div.field.tick {
                label for=(self.id()) {
                    input id=(self.id()) type="checkbox" name=(self.name) value="ja" checked[!self.value.is_empty()]
                        aria-describedby=[self.described()];
                    span { (self.label) }
                }
                (self.beside())
            }
        }
    }

    /// A file of this computer, CSV or XLSX.
    pub(crate) fn file(&self) -> Markup {
        self.around(&html! {
            input id=(self.id()) type="file" name=(self.name) accept=".csv,.xlsx" required[self.is_required]
                aria-describedby=[self.described()];
        })
    }

    /// A file of this computer, XML.
    pub(crate) fn document(&self) -> Markup {
        self.around(&html! {
            input id=(self.id()) type="file" name=(self.name) accept=".xml" required[self.is_required]
                aria-describedby=[self.described()];
        })
    }

    fn input(&self, kind: &str, mode: Option<&str>) -> Markup {
        self.around(&html! {
            input id=(self.id()) type=(kind) name=(self.name) value=(self.value) inputmode=[mode]
                required[self.is_required] autocomplete="off"
                aria-describedby=[self.described()] aria-invalid=[self.fault.map(|_| "true")];
        })
    }

    fn around(&self, control: &Markup) -> Markup {
        html! {
            div.field.faulty[self.fault.is_some()] {
                label for=(self.id()) { (self.label) }
                (control)
                (self.beside())
            }
        }
    }

    fn beside(&self) -> Markup {
        html! {
            @if let Some(hint) = self.hint { p.hint id={ (self.id()) "-hint" } { (hint) } }
            @if let Some(fault) = self.fault { p.fault id={ (self.id()) "-fault" } { (fault) } }
        }
    }

    fn id(&self) -> String {
        format!("veld-{}", self.name)
    }

    fn described(&self) -> Option<String> {
        let hint = self.hint.map(|_| format!("{}-hint", self.id()));
        let fault = self.fault.map(|_| format!("{}-fault", self.id()));
        let all: Vec<String> = hint.into_iter().chain(fault).collect();
        (!all.is_empty()).then(|| all.join(" "))
    }
}

/// A form that changes something: it carries the proof of its session and a number of its own, so
/// that sending it twice is doing it once.
pub(crate) fn changing(signed: &Signed, action: &str, content: &Markup) -> Markup {
    html! {
        form.form method="post" action=(action) {
            (proof(signed))
            input type="hidden" name="request_id" value=(uuid::Uuid::now_v7());
            (content)
        }
    }
}

/// The same for a form that brings a file.
pub(crate) fn bringing(signed: &Signed, action: &str, content: &Markup) -> Markup {
    html! {
        form.form method="post" action=(action) enctype="multipart/form-data" {
            (proof(signed))
            input type="hidden" name="request_id" value=(uuid::Uuid::now_v7());
            (content)
        }
    }
}

/// The proof that a form came from this session; [`changing`] holds it already.
pub(crate) fn proof(signed: &Signed) -> Markup {
    html! { input type="hidden" name=(PROOF) value=(signed.proof); }
}

/// Above a form that holds what was typed before and refused; the address begins it anew.
pub(crate) fn left_over(words: &Words, anew: &str) -> Markup {
    html! {
        div.notice.info role="status" { p {
            (words.say("parts-left-over")) " " (link(Weight::Plain, anew, &words.say("parts-begin-anew")))
        } }
    }
}

/// Buttons at the foot of a form.
pub(crate) fn actions(buttons: &[Markup]) -> Markup {
    html! { div.actions { @for button in buttons { (button) (PreEscaped(" ")) } } }
}

//! Under which headings a file gives our fields: as a part of a form, and out of one.

use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use tonic::Status;
use werkbrug_chassis::refusal::{facts_of, reason_of};
use werkbrug_proto::invoicing::{GetFileColumnsRequest, StatementColumn};

use crate::{
    pages::parts::{
        button::{Weight, submit},
        card::card,
        form::{Field, bringing},
        notice::Notice,
    },
    reading::Reader,
    trouble::Trouble,
    visit::{Fields, Visit},
    web::Face,
    words::{Words, key},
};

/// A kind of file with its fields: what the service calls them, and the key of what we call them.
pub(super) struct Form {
    /// What the service calls the kind.
    pub(super) file: &'static str,
    /// Before the name of a field in the form, once on a page.
    pub(super) before: &'static str,
    /// Our fields; those that must be there first.
    pub(super) fields: &'static [(&'static str, &'static str)],
}

/// What the last files of these two kinds said.
pub(super) async fn last_of(reader: Reader<'_>, forms: [&Form; 2]) -> Result<Fields, Status> {
    let [one, other] = forms;
    let mut known = one.known(reader).await?;
    known.extend(other.known(reader).await?);
    Ok(Fields::of(known))
}

impl Form {
    /// The headings of the last file of this kind.
    pub(super) async fn last(&self, reader: Reader<'_>) -> Result<Fields, Status> {
        Ok(Fields::of(self.known(reader).await?))
    }

    /// The card that brings a file of this kind, with a word of help: the file, its headings and the button that reads it.
    pub(super) fn card(&self, visit: &Visit, (path, hint): (&str, &'static str), known: &Fields) -> Markup {
        let words = &visit.words;
        let content = html! {
            p { (words.say(hint)) }
            (Field::required("bestand", &words.say("file-file")).hinted(&words.say("file-file-hint")).file())
            (self.show(words, known))
            div { (submit(Weight::Main, &words.say("file-read-it"))) }
        };
        card("bestand", &words.say("file-take"), &bringing(&visit.signed, path, &content))
    }

    /// A file that was refused: what was typed at `at` stays, why is told, and the page at `to` comes again.
    pub(super) fn refuse(
        &self,
        (face, visit): (&Face, &Visit),
        (at, to): (&str, &str),
        fields: &Fields,
        status: Status,
    ) -> Result<Response, Trouble> {
        visit.keep(face, at, fields);
        let Some(text) = self.refused(&visit.words, &status) else { return Err(status.into()) };
        visit.tell(face, Notice::refused(text));
        Ok(Redirect::to(to).into_response())
    }

    async fn known(&self, reader: Reader<'_>) -> Result<Vec<(String, String)>, Status> {
        let ask = GetFileColumnsRequest { file: self.file.to_owned() };
        let columns = reader.invoicing()?.get_file_columns(ask).await?.into_inner().columns;
        Ok(columns.into_iter().map(|one| (format!("{}{}", self.before, one.field), one.heading)).collect())
    }

    /// The headings that were filled in.
    pub(super) fn filled(&self, fields: &Fields) -> Vec<StatementColumn> {
        let column = |(field, _): &(&str, &str)| {
            let heading = fields.text(&format!("{}{field}", self.before));
            let is_filled = !heading.is_empty();
            is_filled.then(|| StatementColumn { field: (*field).to_owned(), heading: heading.to_owned() })
        };
        self.fields.iter().filter_map(column).collect()
    }

    /// A field for each heading, with what is known of it; closed until one was filled in or the form comes back refused.
    pub(super) fn show(&self, words: &Words, known: &Fields) -> Markup {
        self.show_as(words, known, [key("file-columns"), key("file-columns-hint")])
    }

    /// The same under another title, with another hint.
    pub(super) fn show_as(&self, words: &Words, known: &Fields, [title, hint]: [&'static str; 2]) -> Markup {
        let is_open = known.names().any(|name| name.starts_with(self.before));
        html! {
            details open[is_open] {
                summary { (words.say(title)) }
                p.hint { (words.say(hint)) }
                @for (field, label) in self.fields {
                    @let name = format!("{}{field}", self.before);
                    (Field::optional(&name, &words.say(label)).holding(known.text(&name)).text())
                }
            }
        }
    }

    /// What we call a field.
    fn named(&self, words: &Words, field: &str) -> String {
        let known = self.fields.iter().find(|(own, _)| *own == field);
        known.map_or_else(|| field.to_owned(), |(_, label)| words.say(label).into_owned())
    }

    /// What a refusal of a file means, with its line and column; nothing when it is another kind of trouble.
    pub(super) fn refused(&self, words: &Words, status: &Status) -> Option<String> {
        let (reason, facts) = (reason_of(status)?, facts_of(status));
        let fact = |name: &str| facts.get(name).cloned().unwrap_or_default();
        match reason.as_str() {
            "STATEMENT_LINE" | "DMFA_LINE" | "BANK_LINE" | "WAGE_LINE" => {
                let why = words.say(why(&fact("code"))).into_owned();
                Some(words.fill(
                    "file-line",
                    &[("line", fact("line").into()), ("column", fact("column").into()), ("why", why.into())],
                ))
            }
            "FILE_COLUMNS" => {
                let field = self.named(words, &fact("column"));
                let heading = fact("heading");
                let (key, heading) = if heading.is_empty() {
                    (key("file-no-column"), heading)
                } else {
                    (key("file-no-heading"), heading)
                };
                Some(words.fill(key, &[("field", field.into()), ("heading", heading.into())]))
            }
            "FILE_CODES" => {
                let field = self.named(words, &fact("column"));
                Some(words.fill("file-codes", &[("field", field.into())]))
            }
            "FILE_UNUSABLE" => Some(words.say("file-unusable").into_owned()),
            "PAYMENT_DIFFERS" => Some(words.say("file-differs").into_owned()),
            "TEXT_EMPTY" | "TEXT_FORM" => Some(words.say("file-reference-missing").into_owned()),
            _ => None,
        }
    }
}

/// Why a cell cannot be used.
pub(super) fn why(code: &str) -> &'static str {
    match code {
        "EMPTY" => key("file-why-empty"),
        "QUARTER" => key("file-why-quarter"),
        "AMOUNT" => key("file-why-amount"),
        "PERCENT" => key("file-why-percent"),
        "FRACTION" => key("file-why-fraction"),
        "YES_NO" => key("file-why-yes-no"),
        "TOO_LARGE" => key("file-why-too-large"),
        "NUMBER_FORM" => key("file-why-number-form"),
        "NUMBER_UNKNOWN" => key("file-why-number-unknown"),
        "WHO" => key("file-why-who"),
        "TWICE" => key("file-why-twice"),
        "CODE_IS_NUMBER" => key("file-why-code-is-number"),
        "CODE_UNKNOWN" => key("file-why-code-unknown"),
        "SAME" => key("file-why-same"),
        "CONTRACTS" => key("file-why-contracts"),
        "DAY" => key("file-why-day"),
        "MONTH" => key("file-why-month"),
        "MONTH_TWICE" => key("file-why-month-twice"),
        "ELEMENT" => key("file-why-element"),
        "CODES" => key("file-why-codes"),
        _ => key("file-why-other"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::dutch;

    const FORM: Form = Form {
        file: "statement",
        before: "kolom-",
        fields: &[("wage_premium", key("premium-wage")), ("cap", key("file-field-cap"))],
    };

    #[test]
    fn the_headings_of_the_last_file_stand_in_the_form_and_come_out_of_it() {
        let known = Fields::of([("kolom-wage_premium".to_owned(), "Loon <x>".to_owned())]);
        let text = FORM.show(&dutch(), &known).into_string();
        assert!(text.contains("value=\"Loon &lt;x&gt;\"") && text.contains("name=\"kolom-cap\""), "{text}");
        assert!(text.contains("<details open>"), "{text}");
        let filled = FORM.filled(&known);
        assert_eq!(filled, [StatementColumn { field: "wage_premium".into(), heading: "Loon <x>".into() }]);
    }

    #[test]
    fn the_headings_stand_closed_until_one_was_filled_in_or_they_come_back_refused() {
        let empty = ("kolom-cap".to_owned(), String::new());
        let rows = [(Fields::default(), false), (Fields::of([("kenmerk".to_owned(), "S-1".to_owned())]), false)];
        for (known, is_open) in rows.into_iter().chain([(Fields::of([empty]), true)]) {
            assert_eq!(FORM.show(&dutch(), &known).into_string().contains("<details open>"), is_open, "{known:?}");
        }
    }
}

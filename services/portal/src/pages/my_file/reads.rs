//! Who read something confidential about me: when, what, why, and on what ground.

use jiff::civil::Date;
use maud::{Markup, html};
use werkbrug_kernel::role::Role;
use werkbrug_proto::social::{ConfidentialRead, ListConfidentialReadsResponse};

use crate::{
    pages::parts::{
        button::{self, Weight},
        empty::empty,
    },
    words::{Words, capital, key},
};

/// The readings, the newest first.
pub(super) fn show(words: &Words, found: &ListConfidentialReadsResponse, today: Date, is_further: bool) -> Markup {
    if found.reads.is_empty() {
        return empty(&words.say("my-no-reads"));
    }
    html! {
        ul.my-told { @for read in &found.reads { li { (one(words, read, today)) } } }
        @if !found.next_page_token.is_empty() || is_further { p.paging {
            @if is_further { (button::link(Weight::Plain, "/mijn-gegevens#gelezen", &words.say("my-reads-newest"))) }
            @if !found.next_page_token.is_empty() {
                (button::link(Weight::Plain, &further(&found.next_page_token), &words.say("my-reads-older")))
            }
        } }
        p.soft { (words.say("my-reads-ask")) }
    }
}

fn further(token: &str) -> String {
    let query: String = url::form_urlencoded::Serializer::new(String::new()).append_pair("verder", token).finish();
    format!("/mijn-gegevens?{query}#gelezen")
}

fn one(words: &Words, read: &ConfidentialRead, today: Date) -> Markup {
    let who = Role::parse(&read.role).map_or_else(|| read.role.clone(), |role| capital(&words.role(role)));
    let account = words.fill("my-account", &[("account", read.actor.as_str().into())]);
    html! {
        strong { (words.moment(read.read_at_us, today)) } " "
        span { (who) " " span.soft { (account) } }
        span { (words.fill("my-read-what", &[("what", category(words, &read.category).into())])) }
        @if !read.purpose.is_empty() { span { (words.fill("my-read-why", &[("why", read.purpose.as_str().into())])) } }
        span.soft { (words.say(ground(&read.ground))) }
    }
}

/// What kind of secret it was.
pub(super) fn category(words: &Words, category: &str) -> String {
    match category {
        "absence_reason" => words.say("my-category-absence").into_owned(),
        "contact_note" => words.say("my-category-contact").into_owned(),
        other => other.to_owned(),
    }
}

/// Why it was allowed.
fn ground(ground: &str) -> &'static str {
    match ground {
        "own_file" => key("my-ground-own-file"),
        "oneself" => key("my-ground-oneself"),
        _ => key("my-ground-consent"),
    }
}

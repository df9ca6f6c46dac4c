//! Fields, tabs and filters.

use maud::{Markup, html};

use crate::{
    pages::parts::{
        button::{self, Weight},
        form::{Field, actions},
        tabs::tabs,
        toolbar::{steps, toolbar},
    },
    visit::Visit,
    words::Words,
};

pub(super) fn fields(words: &Words, visit: &Visit) -> Markup {
    let fault = words.say("design-field-fault");
    html! {
        form.form method="get" action="/vormgeving" {
            (Field::required("proef-naam", &words.say("design-field")).holding(&visit.signed.name).text())
            (Field::required("proef-dag", &words.say("day-date")).holding("2026-11-23").day(words))
            (Field::required("proef-aantal", &words.say("day-heads")).holding("12")
                .hinted(&words.say("design-field-hint")).faulted(Some(&fault)).number())
            (Field::optional("proef-keuze", &words.say("day-stage")).holding("b")
                .one_of(&[("a", &words.say("day-stage-requested")), ("b", &words.say("day-stage-published"))]))
            (Field::optional("proef-vink", &words.say("design-field-tick")).holding("ja").tick())
            (Field::optional("proef-tekst", &words.say("design-field-lines")).lines())
            (actions(&[
                button::submit(Weight::Main, &words.say("design-main")),
                button::link(Weight::Plain, "/vormgeving", &words.say("design-plain")),
            ]))
        }
    }
}

pub(super) fn ways(words: &Words) -> Markup {
    let (orders, crews, invoices) = (words.say("day-orders"), words.say("day-crews"), words.say("day-invoices"));
    let all = [
        ("/vormgeving#tabs", orders.as_ref(), true),
        ("/vormgeving#tabs2", crews.as_ref(), false),
        ("/vormgeving#tabs3", invoices.as_ref(), false),
    ];
    let filters = html! {
        (Field::optional("proef-zoek", &words.say("shell-search")).text())
        (button::submit(Weight::Plain, &words.say("day-show")))
    };
    let doing = steps(
        &words.say("day-days"),
        Some(("/vormgeving", &words.say("day-before"))),
        &words.say("day-today"),
        Some(("/vormgeving", &words.say("day-after"))),
    );
    html! {
        (tabs(&words.say("design-tabs"), &all))
        (toolbar("/vormgeving", &words.say("design-tabs"), &filters, &doing))
    }
}

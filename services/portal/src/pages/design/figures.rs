//! Figures as tiles, in a table, over time and drawn. All invented.

use jiff::civil::date;
use maud::{Markup, html};

use crate::{
    lists::{cell::Cell, sheet::Sheet},
    pages::parts::{
        badge::{Tone, badge},
        chart::Chart,
        stat::{Stat, stats},
        table::{Head, table},
        timeline::{Moment, timeline},
    },
    words::{Words, key},
};

const QUARTERS: [&str; 4] = ["2026Q1", "2026Q2", "2026Q3", "2026Q4"];

pub(super) fn steering(words: &Words) -> Markup {
    html! {
        (stats(&[
            Stat::calm(&words.say("day-available"), &words.number(1_252)),
            Stat::calm(&words.say("day-absent"), &words.number(3)).explained("/vormgeving#kop-tabel"),
            Stat::calm(&words.say("day-seats-empty"), &words.number(2)).toned(Tone::Bad),
            Stat::calm(&words.say("day-present"), &words.hours(2_430)).toned(Tone::Good),
            Stat::calm(&words.say("day-invoiced"), &words.euro(1_234_556)),
        ]))
        p.soft { (words.say("design-stats-why")) }
    }
}

pub(super) fn in_a_table(words: &Words) -> Markup {
    let heads = [words.say("day-place"), words.say("day-date"), words.say("day-heads")];
    let [place, day, number] = heads.each_ref();
    let columns = [Head::text(place), Head::text(day), Head::number(number)];
    let page = date(2026, 11, 23);
    let lines = [("Verzonnen Ramen", 8, 8), ("Voorbeeld Pharma", 5, 8), ("Proefbedrijf Noord", 9, 8)];
    let rows = html! { @for (name, there, wanted) in lines { tr {
        th scope="row" { (name) }
        td { (words.short_day(page, page)) }
        td.num {
            @if there < wanted { (badge(Tone::Bad, &words.fill("day-too-few", &[("count", (wanted - there).into())]))) " " }
            @if there > wanted { (badge(Tone::Watch, &words.fill("day-too-many", &[("count", (there - wanted).into())]))) " " }
            (there) "/" (wanted)
        }
    } } };
    table(&words.say("design-table"), &columns, &rows)
}

/// A small table that goes along as a file.
pub(super) fn sheet(words: &Words) -> Sheet {
    let row = |name: &str, minutes, cents| {
        vec![Cell::text(name), Cell::Day(date(2026, 11, 23)), Cell::Minutes(minutes), Cell::euro(cents)]
    };
    Sheet {
        name: "proef",
        title: words.say("design-sheet").into_owned(),
        heads: [key("day-place"), key("day-date"), key("day-hours"), key("day-payable")]
            .map(|head| words.say(head).into_owned())
            .to_vec(),
        rows: vec![row("Verzonnen Ramen", 2_430, 123_456), row("Voorbeeld Pharma", 456, 9_900)],
    }
}

pub(super) fn over_time(words: &Words) -> Markup {
    let clock = [420, 480, 600, 960].map(|minute| words.clock(minute));
    let [seven, eight, ten, four] = clock.each_ref();
    let said = |text: &str| html! { (text) };
    timeline(&[
        Moment { when: seven, what: said(&words.say("day-stage-published")), tone: Tone::Calm },
        Moment { when: eight, what: said(&words.say("design-good")), tone: Tone::Good },
        Moment { when: ten, what: said(&words.say("design-watch")), tone: Tone::Watch },
        Moment { when: four, what: said(&words.say("design-bad")), tone: Tone::Bad },
    ])
}

fn drawing<'a>(title: &'a str, over: &'a str, words: &'a Words, written: &'a dyn Fn(i64) -> String) -> Chart<'a> {
    let expected = (words.say("day-expected").into_owned(), vec![4_120_000, 3_985_000, 4_030_000, 4_200_000]);
    let paid = (words.say("day-paid").into_owned(), vec![4_120_000, 3_810_000, 4_030_000, 2_100_000]);
    let labels = QUARTERS.map(|quarter| words.quarter(quarter)).into();
    Chart { title, over, labels, series: vec![expected, paid], written }
}

pub(super) fn as_bars(words: &Words) -> Markup {
    drawing(&words.say("day-premiums-table"), &words.say("day-quarter"), words, &|cents| words.euro(cents)).bars(words)
}

pub(super) fn as_lines(words: &Words) -> Markup {
    drawing(&words.say("day-premiums-table"), &words.say("day-quarter"), words, &|cents| words.euro(cents)).lines(words)
}

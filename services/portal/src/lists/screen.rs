//! A list on the screen: filters, the table, the way to the next page and to a file.

use jiff::civil::Date;
use maud::{Markup, html};

use crate::{
    lists::{
        Column, FilterKind, List, Sorts,
        asked::{Asked, FORMAT, Format, SIZES, size_name},
        cell::Cell,
        export::{LONGEST_PURPOSE, PURPOSE, QUESTION, SHORTEST_PURPOSE},
        gather::{MOST_ROWS, Seen},
    },
    pages::parts::{
        button::{self, Weight},
        dialog::dialog,
        empty::{empty, empty_with},
        form::{Field, actions, proof},
        icon::Icon,
        toolbar::toolbar,
    },
    secret::fingerprint,
    visit::Visit,
    words::Words,
};

/// The dialog that asks what a full export is for.
const FULL: &str = "volledig";

/// Everything that the screen is made from.
pub(super) struct Screen<'a, R: 'static> {
    pub(super) list: &'a List<R>,
    pub(super) words: &'a Words,
    pub(super) asked: &'a Asked,
    pub(super) visit: &'a Visit,
    pub(super) today: Date,
    /// What stands above the rows.
    pub(super) above: Markup,
}

impl<R> Screen<'_, R> {
    /// The content of the page.
    pub(super) fn show(&self, seen: &Seen<R>) -> Markup {
        let (words, list) = (self.words, self.list);
        let topics = Some(list.topics).filter(|topics| !topics.is_empty());
        let here = self.asked.here(list.path);
        let is_told = list.is_told_by(self.asked);
        html! {
            h1 { (words.say(list.title)) @if let Some(total) = seen.total { " " span.soft { (self.total(total)) } } }
            (self.above)
            @if !self.asked.is_wall { (self.tools()) }
            @if is_told && self.asked.is_wall { p { (words.say("list-personal-filter")) } } @else {
                div #lijst.personal[is_told] data-muur[self.asked.is_wall] data-live=[topics]
                    data-source=[topics.map(|_| here.as_str())] {
                    @if seen.rows.is_empty() { (self.nothing()) } @else { (self.table(seen)) }
                    @if seen.is_cut { p.soft { (words.fill("list-cut", &[("count", MOST_ROWS.into())])) } }
                    (self.paging(seen))
                }
                @if is_told { p.paper { (words.say("list-personal-filter")) } }
            }
            @if list.is_personal() && !self.asked.is_wall { (self.full_export()) }
        }
    }

    fn total(&self, total: usize) -> String {
        self.words.fill("list-total", &[("count", total.into())])
    }

    fn nothing(&self) -> Markup {
        let words = self.words;
        if self.asked.is_filtered() {
            let all = button::link(Weight::Plain, self.list.path, &words.say("list-all"));
            return empty_with(&words.say("list-nothing-fits"), &all);
        }
        empty(&words.say(self.list.empty))
    }

    fn columns(&self) -> impl Iterator<Item = &'static Column<R>> {
        let is_wall = self.asked.is_wall;
        self.list.columns.iter().filter(move |column| !(is_wall && column.is_personal))
    }

    fn table(&self, seen: &Seen<R>) -> Markup {
        let title = self.words.say(self.list.title);
        html! {
            div.scroll.tall tabindex="0" role="group" aria-label=(title) {
                table.list.fold {
                    caption.hidden { (title) }
                    thead { tr { @for (place, column) in self.columns().enumerate() {
                        (self.head(column, place, seen.rows.first()))
                    } } }
                    tbody { @for row in &seen.rows { (self.row(row)) } }
                }
            }
        }
    }

    fn head(&self, column: &Column<R>, place: usize, first: Option<&R>) -> Markup {
        let title = self.words.say(column.title);
        let is_figure = place > 0 && first.is_some_and(|row| (column.cell)(self.words, row).is_figure());
        let sorted = self.asked.sort.filter(|(name, _)| *name == column.key).map(|(_, is_reversed)| is_reversed);
        let said = sorted.map(|is_reversed| if is_reversed { "descending" } else { "ascending" });
        html! {
            th.num[is_figure].personal[column.is_personal] scope="col" aria-sort=[said] {
                @if column.sorts != Sorts::Nobody {
                    a href=(self.asked.sorted(self.list.path, column.key)) {
                        (title)
                        @match sorted {
                            Some(true) => span aria-hidden="true" { "↓" },
                            Some(false) => span aria-hidden="true" { "↑" },
                            None => span.faint aria-hidden="true" { "↕" },
                        }
                    }
                } @else { (title) }
            }
        }
    }

    fn row(&self, row: &R) -> Markup {
        html! { tr { @for (place, column) in self.columns().enumerate() {
            @let cell = (column.cell)(self.words, row);
            @if place == 0 { th scope="row" { (cell.shown(self.words, self.today)) } }
            @else {
                td.num[cell.is_figure()].personal[column.is_personal].none[cell == Cell::None] data-label=(self.words.say(column.title)) {
                    (cell.shown(self.words, self.today))
                }
            }
        } } }
    }

    fn paging(&self, seen: &Seen<R>) -> Markup {
        let (words, path) = (self.words, self.list.path);
        html! { @if !self.asked.token.is_empty() || !seen.next.is_empty() {
            nav.paging aria-label=(words.say("list-pages")) {
                @if !self.asked.token.is_empty() {
                    (button::link(Weight::Plain, &self.asked.address(path, None), &words.say("list-first")))
                }
                @if !seen.next.is_empty() {
                    (button::link(Weight::Plain, &self.asked.page_at(path, &seen.next), &words.say("list-next")))
                }
            }
        } }
    }

    fn tools(&self) -> Markup {
        let (words, list) = (self.words, self.list);
        let filters = html! {
            @for (name, value) in self.asked.carried() { input type="hidden" name=(name) value=(value); }
            @for filter in list.filters {
                @let label = words.say(filter.label);
                @let no_day = self.asked.no_day(filter.key);
                @let field = Field::optional(filter.key, &label).holding(no_day.unwrap_or(self.asked.filter(filter.key)));
                @match filter.kind {
                    FilterKind::Text => (field.text()),
                    FilterKind::Day | FilterKind::PersonalDay => {
                        (field.faulted(no_day.map(|_| words.say("parts-day-fault")).as_deref()).day(words))
                    },
                    FilterKind::OneOf(choices) | FilterKind::PersonalOneOf(choices) => {
                        (self.one_of(&field, choices))
                    },
                }
            }
            (self.sizes())
            (button::submit(Weight::Plain, &words.say("list-show")))
            @if self.asked.is_filtered() { (button::link(Weight::Plain, list.path, &words.say("list-all"))) }
        };
        let doing = html! { (self.saved()) (self.files()) };
        html! {
            // Without a script: on a phone the filters are folded away until somebody asks for them.
            input #toon-filters.hidden type="checkbox" checked[self.asked.is_filtered()];
            label.button.fold-filters for="toon-filters" { (Icon::Gear.draw()) span { (words.say("list-filter")) } }
            (toolbar(list.path, &words.say("list-filter"), &filters, &doing))
        }
    }

    fn one_of(&self, field: &Field<'_>, choices: &[(&str, &'static str)]) -> Markup {
        let named: Vec<_> = choices.iter().map(|(value, key)| (*value, self.words.say(key))).collect();
        let named: Vec<(&str, &str)> = named.iter().map(|(value, text)| (*value, text.as_ref())).collect();
        field.one_of(&named)
    }

    fn sizes(&self) -> Markup {
        let size = self.asked.size.to_string();
        let all = SIZES.map(|size| size.to_string());
        let choices = all.each_ref().map(|size| (size.as_str(), size.as_str()));
        Field::optional(size_name(), &self.words.say("list-size")).holding(&size).one_of(&choices)
    }

    /// Filled in by `list.js`: filters are kept in this browser, under this account.
    fn saved(&self) -> Markup {
        let words = self.words;
        let viewer = &self.visit.signed.viewer;
        let account: String = fingerprint(&format!("{}/{}", viewer.tenant, viewer.actor))
            .iter()
            .take(6)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let kept: Vec<&str> = self
            .list
            .filters
            .iter()
            .filter(|filter| !matches!(filter.kind, FilterKind::Text))
            .map(|filter| filter.key)
            .collect();
        html! {
            details.pop #filters hidden data-list=(self.list.name) data-account=(account) data-kept=(kept.join(" "))
                data-path=(self.list.path) data-forget=(words.say("list-saved-forget")) {
                summary.button { (Icon::Star.draw()) span { (words.say("list-saved")) } }
                div.menu {
                    ul {}
                    p.soft { (words.say("list-saved-why")) }
                    form {
                        (Field::required("filternaam", &words.say("list-saved-name")).text())
                        (button::submit(Weight::Plain, &words.say("list-saved-keep")))
                    }
                }
            }
        }
    }

    /// The ways to a file and to a wall; to a full export alone while a filter tells what an ordinary one may not.
    fn files(&self) -> Markup {
        let (words, path) = (self.words, self.list.path);
        let is_told = self.list.is_told_by(self.asked);
        html! {
            details.pop {
                summary.button { (Icon::Download.draw()) span { (words.say("list-export")) } }
                div.menu {
                    ul {
                        @if !is_told { @for format in Format::ALL {
                            li { a href=(self.asked.file(path, format)) download { (format.name()) } }
                        } }
                        @if self.list.is_personal() {
                            li { button.text type="button" data-opens=(FULL) aria-haspopup="dialog" { (words.say("list-full")) } }
                        }
                        @if !is_told { li { a href=(self.asked.wall(path)) { (words.say("list-wall")) } } }
                    }
                    @if is_told { p.soft { (words.say("list-personal-filter")) } }
                    @else if self.list.is_personal() { p.soft { (words.say("list-personal")) } }
                }
            }
        }
    }

    fn full_export(&self) -> Markup {
        let words = self.words;
        let hint =
            words.fill("list-purpose-hint", &[("least", SHORTEST_PURPOSE.into()), ("most", LONGEST_PURPOSE.into())]);
        let content = html! {
            p { (words.say("list-full-why")) }
            form.form method="post" action=(self.list.path) {
                (proof(&self.visit.signed))
                input type="hidden" name=(QUESTION) value=(self.asked.query());
                (Field::required(PURPOSE, &words.say("list-purpose")).hinted(&hint).text())
                (actions(&[
                    button::choice(Weight::Main, FORMAT, Format::Xlsx.ending(), Format::Xlsx.name()),
                    button::choice(Weight::Plain, FORMAT, Format::Csv.ending(), Format::Csv.name()),
                    button::choice(Weight::Plain, FORMAT, Format::Pdf.ending(), Format::Pdf.name()),
                ]))
            }
        };
        dialog(words, FULL, &words.say("list-full"), &content)
    }
}

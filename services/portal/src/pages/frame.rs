//! The frame of every page: banner, menu by role, search, language, who is signed in, notices, content.

use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use maud::{DOCTYPE, Markup, html};
use werkbrug_kernel::role::Role;

use crate::{
    assets,
    pages::parts::{
        button,
        form::{day, proof},
        icon::Icon,
        notice::Notice,
    },
    rooms::{self, Line},
    session::Signed,
    visit::Visit,
    web::Face,
    words::{Words, guest::Guest, key, tongue::Tongue},
};

/// How many places a menu under the thumb has; who has more rooms finds the others behind the last place.
const THUMB: usize = 5;

/// From how many rooms on a menu folds by kind of work.
const LONG_MENU: usize = 12;

/// What goes around the content of a page.
pub(crate) struct Frame<'a> {
    title: String,
    words: Words,
    here: &'a str,
    demo: Option<Date>,
    signed: Option<&'a Signed>,
    notices: Vec<Notice>,
    live: Option<String>,
    is_wide: bool,
    modules: Vec<&'static str>,
}

impl<'a> Frame<'a> {
    /// A page for somebody who is signed in.
    pub(crate) fn of(face: &Face, visit: &'a Visit, title: impl Into<String>) -> Self {
        let demo = face.issuer.as_ref().map(|_| face.context.clock.today());
        let plain = Self::plain(visit.words.clone(), &visit.here, title, demo);
        let now = face.context.clock.wall();
        let notices = if visit.is_live { Vec::new() } else { face.sessions.told(&visit.signed, now) };
        Self { signed: Some(&visit.signed), notices, ..plain }
    }

    /// A page for nobody in particular.
    pub(crate) fn guest(face: &Face, guest: &'a Guest, title: impl Into<String>) -> Self {
        let demo = face.issuer.as_ref().map(|_| face.context.clock.today());
        Self::plain(face.books.for_anyone(guest.tongue), &guest.here, title, demo)
    }

    /// A page without a portal around it. `demo` is the day that is played among invented people.
    pub(crate) fn plain(words: Words, here: &'a str, title: impl Into<String>, demo: Option<Date>) -> Self {
        let (signed, notices, live, modules) = (None, Vec::new(), None, Vec::new());
        Self { title: title.into(), words, here, demo, signed, notices, live, is_wide: false, modules }
    }

    /// A page whose regions with `data-live` stay current. `after` is the hub's position before the
    /// page was read: what happens while we read is then heard again rather than missed.
    pub(crate) fn live(self, after: String) -> Self {
        Self { live: Some(after), ..self }
    }

    /// A page that needs the whole width: the menu shows drawings only.
    pub(crate) fn wide(self) -> Self {
        Self { is_wide: true, ..self }
    }

    /// A page with a module of its own, a file of `assets/js/`.
    pub(crate) fn module(mut self, name: &'static str) -> Self {
        self.modules.push(name);
        self
    }

    /// The whole page.
    pub(crate) fn show(&self, content: &Markup) -> Markup {
        let words = &self.words;
        html! {
            (DOCTYPE)
            html lang=(words.tongue().code()) {
                (self.head(content))
                body.guest[self.signed.is_none()].wide[self.is_wide] data-after=[self.live.as_deref()]
                    data-offline=(words.say("shell-offline")) data-stale=(words.say("shell-stale"))
                    data-leaves=[self.keeps_ticks().then(|| words.fill("floor-leaves", &[("count", "#".into())]))]
                    data-leaves-unknown=[self.keeps_ticks().then(|| words.say("floor-leaves-unknown"))]
                    data-refusals=[self.keeps_ticks().then(|| words.say("floor-refusals"))]
                    data-anyway=[self.keeps_ticks().then(|| words.say("floor-leaves-all-the-same"))] {
                    a.skip href="#inhoud" { (words.say("shell-skip")) }
                    @if let Some(today) = self.demo { (self.demo_banner(today)) }
                    (self.top())
                    @if let Some(signed) = self.signed { (self.menu(signed)) }
                    main #inhoud tabindex="-1" {
                        @for notice in &self.notices { (notice.show()) }
                        (content)
                    }
                    p #verbinding.connection role="status" {}
                    @if self.signed.is_some() { (self.palette()) (self.keys()) }
                }
            }
        }
    }

    /// The whole page as an answer.
    pub(crate) fn answer(&self, content: &Markup) -> Response {
        self.show(content).into_response()
    }

    fn head(&self, content: &Markup) -> Markup {
        html! {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (self.title) " · Werkbrug" }
                link rel="icon" href=(assets::address("mark.svg")) type="image/svg+xml";
                link rel="stylesheet" href=(assets::address("portal.css"));
                @if self.signed.is_some() { script type="module" src=(assets::address("shell.js")) {} }
                @if self.keeps_ticks() { script type="module" src=(assets::address("leaving.js")) {} }
                @if self.live.is_some() { script type="module" src=(assets::address("live.js")) {} }
                @if content.0.contains(day::MARK) { script type="module" src=(assets::address("day.js")) {} }
                @for module in &self.modules { script type="module" src=(assets::address(module)) {} }
            }
        }
    }

    /// Whether ticks may wait in this person's browser: who signs out then is asked on every page.
    fn keeps_ticks(&self) -> bool {
        self.signed.is_some_and(|signed| signed.viewer.role == Role::Coach)
    }

    fn demo_banner(&self, today: Date) -> Markup {
        html! {
            p.demo {
                strong { "DEMO" } " "
                span { (self.words.fill("shell-demo", &[("day", self.words.long_day(today).into())])) }
            }
        }
    }

    fn top(&self) -> Markup {
        let words = &self.words;
        html! {
            header.top {
                a.brand href="/" { (mark()) span { "Werkbrug" } }
                @if self.signed.is_some() {
                    form.search role="search" action="/zoek" method="get" {
                        label.hidden for="zoek" { (words.say("shell-search")) }
                        (Icon::Search.draw())
                        input #zoek type="search" name="q" placeholder=(words.say("shell-search-hint"))
                            autocomplete="off" aria-keyshortcuts="/";
                        kbd aria-hidden="true" { "/" }
                    }
                }
                (self.tongues())
                @if let Some(signed) = self.signed { (self.person(signed)) }
            }
        }
    }

    fn tongues(&self) -> Markup {
        let words = &self.words;
        html! {
            form.tongues method="post" action="/taal" aria-label=(words.say("shell-language")) {
                input type="hidden" name="naar" value=(self.here);
                @for tongue in Tongue::ALL {
                    @let is_here = tongue == words.tongue();
                    button type="submit" name="taal" value=(tongue.code()) lang=(tongue.code())
                        aria-current=[is_here.then_some("true")] title=(tongue.own_name()) {
                        span aria-hidden="true" { (tongue.code()) }
                        span.hidden { (tongue.own_name()) }
                    }
                }
            }
        }
    }

    fn person(&self, signed: &Signed) -> Markup {
        let words = &self.words;
        html! {
            details.person {
                summary { (Icon::Person.draw()) span { (signed.name) } }
                div.menu {
                    p { strong { (signed.name) } br; span.soft { (words.role(signed.viewer.role)) } }
                    button.keys type="button" data-opens="toetsen" { (words.say("shell-keys")) " " kbd { "?" } }
                    form method="post" action="/afmelden" {
                        (proof(signed))
                        (button::submit(button::Weight::Plain, &words.say("shell-sign-out")))
                        (button::choice(button::Weight::Plain, "overal", "ja", &words.say("shell-sign-out-everywhere")))
                    }
                }
            }
        }
    }

    /// The first rooms at the side, and on a phone under the thumb; the others below them, on a phone behind one more place.
    /// A long menu folds by kind of work, and what holds the page where somebody is stands open.
    fn menu(&self, signed: &Signed) -> Markup {
        let words = &self.words;
        let role = signed.viewer.role;
        let here = rooms::menu_place(role, self.here);
        let lines: Vec<Line> = rooms::menu_of(role).collect();
        let shown = if lines.len() > THUMB { THUMB.saturating_sub(1) } else { lines.len() };
        let (first, later) = lines.split_at(shown);
        let is_later = later.iter().any(|line| here == Some(line.room.path));
        html! {
            nav.rooms aria-label=(words.say("shell-menu")) {
                (self.lines(first, here))
                @if !later.is_empty() {
                    button.more type="button" popovertarget="meer" aria-current=[is_later.then_some("true")] {
                        (Icon::More.draw()) span { (words.say("shell-more")) }
                    }
                    div #meer popover {
                        @if lines.len() < LONG_MENU { (self.lines(later, here)) } @else { (self.folded(role, shown, here)) }
                    }
                }
            }
        }
    }

    fn lines(&self, lines: &[Line], here: Option<&str>) -> Markup {
        html! { ul { @for line in lines { li {
            a href=(line.room.path) aria-current=[(here == Some(line.room.path)).then_some("page")] {
                (line.icon.draw()) span { (self.words.say(line.room.title)) }
            }
        } } } }
    }

    /// The rooms after the first ones by kind of work; a single room needs no fold.
    fn folded(&self, role: Role, first: usize, here: Option<&str>) -> Markup {
        let mut left = first;
        let groups = rooms::groups_of(role).filter_map(move |(area, mut lines)| {
            let shown = left.min(lines.len());
            left = left.saturating_sub(shown);
            lines.drain(..shown);
            (!lines.is_empty()).then_some((area, lines))
        });
        html! { @for (area, lines) in groups {
            @if lines.len() == 1 { (self.lines(&lines, here)) } @else {
                details open[lines.iter().any(|line| here == Some(line.room.path))] {
                    summary { (area.icon.draw()) span { (self.words.say(area.name)) } }
                    (self.lines(&lines, here))
                }
            }
        } }
    }

    fn palette(&self) -> Markup {
        let words = &self.words;
        html! {
            dialog #palet.palette aria-label=(words.say("shell-palette")) {
                input #palet-vraag type="text" role="combobox" aria-expanded="true" aria-controls="palet-lijst"
                    aria-autocomplete="list" autocomplete="off" aria-label=(words.say("shell-palette"))
                    placeholder=(words.say("shell-palette-hint"));
                ul #palet-lijst role="listbox" aria-label=(words.say("shell-palette")) data-none=(words.say("shell-palette-none")) {}
            }
        }
    }

    fn keys(&self) -> Markup {
        let words = &self.words;
        let keys = [
            ("/", key("shell-key-search")),
            ("Ctrl K", key("shell-key-palette")),
            ("?", key("shell-key-help")),
            ("Esc", key("shell-key-close")),
        ];
        let content = html! {
            dl.keys { @for (pressed, does) in keys { div { dt { kbd { (pressed) } } dd { (words.say(does)) } } } }
        };
        crate::pages::parts::dialog::dialog(words, "toetsen", &words.say("shell-keys"), &content)
    }
}

/// The little bridge.
fn mark() -> Markup {
    html! {
        svg.mark viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false" {
            path d="M3 22h26M6 22v-4.5a10 10 0 0 1 20 0V22M12 22v-6.5m8 6.5v-6.5" {}
        }
    }
}

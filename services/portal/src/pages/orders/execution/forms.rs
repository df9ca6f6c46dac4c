//! What the order desk fills in: progress, parts that leave, changes, ends, versions, and the customer's material.

use jiff::{ToSpan, civil::Date};
use maud::{Markup, html};
use werkbrug_proto::orders::{CheckDateResponse, CompanySite, Execution, Hold, Order};

use crate::{
    pages::{
        orders::said,
        parts::{
            button::{self, Weight},
            card::card,
            empty::empty,
            form::{Field, changing},
        },
        relation::sites,
    },
    visit::{Fields, Visit},
    web::Face,
    words::{Words, dates, key},
};

/// The fields, each with the id of its line or sub-task behind it where there are more of them.
pub(crate) const FINISHED: &str = "klaar-";
pub(super) const LEAVING: &str = "lever-";
pub(super) const PIECES: &str = "stuks-";
pub(super) const PRICE: &str = "prijs-";
pub(super) const WANTED: &str = "gevraagd";
pub(super) const LATER: &str = "later";
pub(super) const UNTIL: &str = "geldig";
pub(super) const REASON: &str = "reden";
pub(super) const MATERIAL: &str = "omschrijving";
pub(super) const MOVE: &str = "beweging";
pub(super) const COUNT: &str = "aantal";
pub(super) const SITE: &str = "waar";
/// The fields of a line that comes along.
pub(super) const NEW_LINE: &str = "nieuw-lijn";
pub(super) const NEW_PIECES: &str = "nieuw-stuks";
pub(super) const NEW_PRICE: &str = "nieuw-prijs";
pub(super) const NEW_TASK: &str = "nieuw-bewerking";
pub(super) const NEW_DEPARTMENT: &str = "nieuw-afdeling";
pub(super) const NEW_MINUTES: &str = "nieuw-minuten";

/// How long a new version of a quote holds when nothing else is typed, in days.
const QUOTE_DAYS: i64 = 30;

/// Reasons of an order that ends and of a quote that is lost: the word, and what it is called.
pub(super) const CANCELLED: [(&str, &str); 5] = [
    ("customer_withdrew", key("ended-customer-withdrew")),
    ("material_never_came", key("ended-material-never-came")),
    ("cannot_be_made", key("ended-cannot-be-made")),
    ("recorded_twice", key("ended-recorded-twice")),
    ("other", key("ended-other")),
];
pub(super) const LOST: [(&str, &str); 6] = [
    ("too_expensive", key("ended-too-expensive")),
    ("too_late", key("ended-too-late")),
    ("done_elsewhere", key("ended-done-elsewhere")),
    ("done_by_themselves", key("ended-done-by-themselves")),
    ("not_needed", key("ended-not-needed")),
    ("no_answer", key("ended-no-answer")),
];
/// What happens to material.
pub(super) const MOVES: [(&str, &str); 4] = [
    ("received", key("material-received")),
    ("used", key("material-used")),
    ("scrapped", key("material-scrapped")),
    ("returned", key("material-returned")),
];

/// Where a form is sent; what was typed in it and refused is kept by this address.
pub(super) fn address(order_id: &str, to: &str) -> String {
    format!("/orders/{order_id}/uitvoering/{to}")
}

/// What was typed in a form and refused; nothing when it is a fresh one.
struct Kept(Option<Fields>);

impl Kept {
    fn text(&self, name: &str) -> &str {
        self.or(name, "")
    }

    /// What was typed, or else what is known.
    fn or<'a>(&'a self, name: &str, known: &'a str) -> &'a str {
        self.0.as_ref().map_or(known, |fields| fields.text(name))
    }
}

/// What the desk is told before it accepts a quote.
pub(super) enum Days {
    /// Minutes are kept: what was said then is promised.
    Held(Hold),
    /// Nothing is kept: what can be promised now.
    Free(CheckDateResponse),
}

/// The forms of an order, for one who looks at it.
pub(super) struct Forms<'a> {
    pub(super) face: &'a Face,
    pub(super) visit: &'a Visit,
    pub(super) order: &'a Order,
}

impl Forms<'_> {
    /// What is done with an order that is open.
    pub(super) fn of_order(&self, found: &Execution) -> Markup {
        let (words, order) = (&self.visit.words, self.order);
        let is_finished =
            order.lines.iter().all(|line| line.sub_tasks.iter().all(|task| task.done_pieces >= line.pieces));
        html! {
            div.two {
                @if is_finished {
                    (card("voortgang", &words.say("execution-progress"), &empty(&words.say("execution-all-finished"))))
                } @else {
                    (self.form(("voortgang", key("execution-progress")), |kept| progress(words, order, kept)))
                }
                (self.form(("leveren", key("execution-deliver")), |kept| leaving(words, order, found, kept)))
            }
            div.two {
                (self.form(("wijzigen", key("execution-change")), |kept| change(words, order, kept)))
                (self.form(("annuleren", key("execution-cancel")), |kept| reason(words, &CANCELLED, kept)))
            }
        }
    }

    /// What is done with a quote; `date` is what was said or can be promised, when that can be told now.
    pub(super) fn of_quote(&self, date: Option<&Days>, today: Date) -> Markup {
        let (words, order) = (&self.visit.words, self.order);
        html! {
            div.two {
                (self.form(("aanvaarden", key("execution-accept")), |kept| accept(words, (date, today), kept)))
                (self.form(("verloren", key("execution-lose")), |kept| reason(words, &LOST, kept)))
            }
            (self.form(("versie", key("execution-revise")), |kept| version(words, order, today, kept)))
        }
    }

    /// Where the goods go; the way to the customer's sites when none is open.
    pub(super) fn site(&self, sites: &[CompanySite]) -> Markup {
        let (words, order) = (&self.visit.words, self.order);
        let named = order.site.as_ref().map_or("", |site| site.site_id.as_str());
        let open: Vec<(&str, String)> = sites
            .iter()
            .filter(|own| !own.closed || own.site_id == named)
            .map(|own| (own.site_id.as_str(), format!("{} · {}", own.site_name, sites::address(own))))
            .collect();
        if open.is_empty() {
            let address = format!("/relaties/{}", order.company_id);
            let content =
                html! { p.soft { (words.say("site-none")) " " a href=(address) { (words.say("site-add")) } } };
            return card("vestiging", &words.say("site-of-delivery"), &content);
        }
        let none = words.say("site-no-one");
        let mut choices: Vec<(&str, &str)> = vec![("", none.as_ref())];
        choices.extend(open.iter().map(|(id, name)| (*id, name.as_str())));
        self.form(("vestiging", key("site-of-delivery")), |kept| {
            Field::optional(SITE, &words.say("site-choose")).holding(kept.or(SITE, named)).one_of(&choices)
        })
    }

    /// A move of the customer's material.
    pub(super) fn material(&self) -> Markup {
        let words = &self.visit.words;
        let [what, happened, count] =
            [key("execution-material"), key("execution-move"), key("execution-count")].map(|label| words.say(label));
        let moves = MOVES.map(|(word, name)| (word, words.say(name)));
        let moves: Vec<(&str, &str)> = moves.iter().map(|(word, name)| (*word, name.as_ref())).collect();
        self.form(("materiaal-boeken", key("execution-book")), |kept| {
            html! {
                p.soft { (words.say("execution-material-hint")) }
                (Field::required(MATERIAL, &what).holding(kept.text(MATERIAL)).text())
                (Field::required(MOVE, &happened).holding(kept.text(MOVE)).one_of(&moves))
                (Field::required(COUNT, &count).holding(kept.text(COUNT)).number())
            }
        })
    }

    /// A card with a form; the last part of its address is also its place on the page.
    fn form(&self, (to, title): (&'static str, &'static str), content: impl FnOnce(&Kept) -> Markup) -> Markup {
        let title = self.visit.words.say(title);
        let action = address(&self.order.order_id, to);
        let kept = Kept(self.visit.kept(self.face, &action));
        let content = html! {
            input type="hidden" name="etag" value=(self.order.etag);
            (content(&kept))
            div { (button::submit(Weight::Plain, &title)) }
        };
        card(to, &title, &changing(&self.visit.signed, &action, &content))
    }
}

fn progress(words: &Words, order: &Order, kept: &Kept) -> Markup {
    html! {
        p.soft { (words.say("execution-progress-hint")) }
        @for line in &order.lines { @for task in &line.sub_tasks {
            @let left = line.pieces.saturating_sub(task.done_pieces);
            @let label = format!("{} · {}", line.line_description, task.task_description);
            @let hint = words.fill("execution-to-do", &[("count", left.into())]);
            @let name = format!("{FINISHED}{}", task.sub_task_id);
            @if left > 0 { (Field::optional(&name, &label).holding(kept.text(&name)).hinted(&hint).number()) }
        } }
    }
}

fn leaving(words: &Words, order: &Order, found: &Execution, kept: &Kept) -> Markup {
    let ready = |id: &str| found.lines.iter().find(|line| line.line_id == id).map_or(0, |line| line.ready_pieces);
    html! {
        p.soft { (words.say("execution-deliver-hint")) }
        @for line in &order.lines {
            @let ready = ready(&line.line_id);
            @let hint = words.fill("execution-ready", &[("count", ready.into())]);
            @let value = if ready > 0 { ready.to_string() } else { String::new() };
            @let name = format!("{LEAVING}{}", line.line_id);
            (Field::optional(&name, &line.line_description).holding(kept.or(&name, &value)).hinted(&hint).number())
        }
    }
}

fn change(words: &Words, order: &Order, kept: &Kept) -> Markup {
    let all = [NEW_LINE, NEW_TASK, NEW_DEPARTMENT, NEW_PIECES, NEW_MINUTES, NEW_PRICE];
    html! {
        p.soft { (words.say("execution-change-hint")) }
        @for line in &order.lines {
            @let (name, pieces) = (format!("{PIECES}{}", line.line_id), line.pieces.to_string());
            (Field::optional(&name, &line.line_description).holding(kept.or(&name, &pieces)).number())
        }
        (wanted(words, kept))
        (said::choice(words, kept.text(said::DAY)))
        details open[all.iter().any(|name| !kept.text(name).is_empty())] {
            summary { (words.say("execution-new-line")) }
            @for (name, label) in [
                (NEW_LINE, key("execution-line-text")),
                (NEW_TASK, key("execution-task-text")),
                (NEW_DEPARTMENT, key("order-department")),
            ] { (Field::optional(name, &words.say(label)).holding(kept.text(name)).text()) }
            @for (name, label) in [(NEW_PIECES, key("execution-count")), (NEW_MINUTES, key("execution-minutes"))] {
                (Field::optional(name, &words.say(label)).holding(kept.text(name)).number())
            }
            (Field::optional(NEW_PRICE, &words.say("execution-price")).holding(kept.text(NEW_PRICE)).text())
        }
    }
}

fn accept(words: &Words, (date, today): (Option<&Days>, Date), kept: &Kept) -> Markup {
    let long = |iso: &str| iso.parse().map_or_else(|_| String::new(), |day: Date| words.long_day(day));
    html! {
        p.soft { (words.say("execution-accept-hint")) }
        @match date {
            Some(Days::Held(hold)) => p {
                (words.fill("rush-said", &[("day", long(&hold.said_on).into())]))
                @if let Some(which) = said::which(hold.promised_day()) { " " (words.say(which)) }
            },
            Some(Days::Free(found)) => (said::days(words, found, today, None)),
            None => (empty(&words.say("execution-no-date"))),
        }
        (said::choice_of_quote(words, kept.text(said::DAY)))
        (wanted(words, kept))
    }
}

/// The day that is asked for, and whether a later one will do.
fn wanted(words: &Words, kept: &Kept) -> Markup {
    html! {
        (Field::optional(WANTED, &words.say("execution-wanted")).holding(kept.text(WANTED)).day(words))
        (Field::optional(LATER, &words.say("execution-take-later")).holding(kept.text(LATER)).tick())
    }
}

fn version(words: &Words, order: &Order, today: Date, kept: &Kept) -> Markup {
    let (price, until) = (words.say("execution-price"), words.say("order-valid-until"));
    let valid = dates::entered(today.saturating_add(QUOTE_DAYS.days()));
    html! {
        p.soft { (words.say("execution-revise-hint")) }
        @for line in &order.lines { fieldset {
            @let (count, cost) = (format!("{PIECES}{}", line.line_id), format!("{PRICE}{}", line.line_id));
            legend { (line.line_description) }
            (Field::required(&count, &words.say("execution-count"))
                .holding(kept.or(&count, &line.pieces.to_string())).number())
            (Field::required(&cost, &price).holding(kept.or(&cost, &euro(line.cents_per_hundred))).text())
        } }
        (Field::required(UNTIL, &until).holding(kept.or(UNTIL, &valid)).day(words))
    }
}

/// Cents as they are typed: `12,50`.
fn euro(cents: i64) -> String {
    format!("{},{:02}", cents / 100, cents % 100)
}

fn reason(words: &Words, reasons: &[(&'static str, &'static str)], kept: &Kept) -> Markup {
    let label = words.say("execution-reason");
    let named: Vec<(&str, String)> = reasons.iter().map(|(word, name)| (*word, words.say(name).into_owned())).collect();
    let named: Vec<(&str, &str)> = named.iter().map(|(word, name)| (*word, name.as_str())).collect();
    Field::required(REASON, &label).holding(kept.text(REASON)).one_of(&named)
}

//! What the order desk fills in: progress, parts that leave, changes, ends, versions, and the customer's material.

use jiff::{ToSpan, civil::Date};
use maud::{Markup, html};
use werkbrug_proto::orders::{Execution, Order};

use crate::{
    pages::parts::{
        button::{self, Weight},
        card::card,
        form::{Field, changing},
    },
    visit::Visit,
    words::{Words, dates, key},
};

/// The fields, each with the id of its line or sub-task behind it where there are more of them.
pub(super) const FINISHED: &str = "klaar-";
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

/// What is done with an order that is open.
pub(super) fn of_order(visit: &Visit, order: &Order, found: &Execution) -> Markup {
    html! {
        div.two {
            (form(visit, order, ("voortgang", key("execution-progress")), &progress(&visit.words, order)))
            (form(visit, order, ("leveren", key("execution-deliver")), &leaving(&visit.words, order, found)))
        }
        div.two {
            (form(visit, order, ("wijzigen", key("execution-change")), &change(&visit.words, order)))
            (form(visit, order, ("annuleren", key("execution-cancel")), &reason(&visit.words, &CANCELLED)))
        }
    }
}

/// What is done with a quote.
pub(super) fn of_quote(visit: &Visit, order: &Order, today: Date) -> Markup {
    let words = &visit.words;
    html! {
        div.two {
            (form(visit, order, ("aanvaarden", key("execution-accept")), &accept(words)))
            (form(visit, order, ("verloren", key("execution-lose")), &reason(words, &LOST)))
        }
        (form(visit, order, ("versie", key("execution-revise")), &version(words, order, today)))
    }
}

/// A move of the customer's material.
pub(super) fn material(visit: &Visit, order: &Order) -> Markup {
    let words = &visit.words;
    let [what, happened, count] =
        [key("execution-material"), key("execution-move"), key("execution-count")].map(|label| words.say(label));
    let moves = MOVES.map(|(word, name)| (word, words.say(name)));
    let moves: Vec<(&str, &str)> = moves.iter().map(|(word, name)| (*word, name.as_ref())).collect();
    let content = html! {
        p.soft { (words.say("execution-material-hint")) }
        (Field::required(MATERIAL, &what).text())
        (Field::required(MOVE, &happened).one_of(&moves))
        (Field::required(COUNT, &count).number())
    };
    form(visit, order, ("materiaal-boeken", key("execution-book")), &content)
}

/// A card with a form; the last part of its address is also its place on the page.
fn form(visit: &Visit, order: &Order, (to, title): (&'static str, &'static str), content: &Markup) -> Markup {
    let title = visit.words.say(title);
    let action = format!("/orders/{}/uitvoering/{to}", order.order_id);
    let content = html! {
        input type="hidden" name="etag" value=(order.etag);
        (content)
        div { (button::submit(Weight::Plain, &title)) }
    };
    card(to, &title, &changing(&visit.signed, &action, &content))
}

fn progress(words: &Words, order: &Order) -> Markup {
    html! {
        p.soft { (words.say("execution-progress-hint")) }
        @for line in &order.lines { @for task in &line.sub_tasks {
            @let left = line.pieces.saturating_sub(task.done_pieces);
            @let label = format!("{} · {}", line.line_description, task.task_description);
            @let hint = words.fill("execution-to-do", &[("count", left.into())]);
            @if left > 0 {
                (Field::optional(&format!("{FINISHED}{}", task.sub_task_id), &label).hinted(&hint).number())
            }
        } }
    }
}

fn leaving(words: &Words, order: &Order, found: &Execution) -> Markup {
    let ready = |id: &str| found.lines.iter().find(|line| line.line_id == id).map_or(0, |line| line.ready_pieces);
    html! {
        p.soft { (words.say("execution-deliver-hint")) }
        @for line in &order.lines {
            @let ready = ready(&line.line_id);
            @let hint = words.fill("execution-ready", &[("count", ready.into())]);
            @let value = if ready > 0 { ready.to_string() } else { String::new() };
            (Field::optional(&format!("{LEAVING}{}", line.line_id), &line.line_description)
                .holding(&value).hinted(&hint).number())
        }
    }
}

fn change(words: &Words, order: &Order) -> Markup {
    let (wanted, later) = (words.say("execution-wanted"), words.say("execution-take-later"));
    html! {
        p.soft { (words.say("execution-change-hint")) }
        @for line in &order.lines {
            (Field::optional(&format!("{PIECES}{}", line.line_id), &line.line_description)
                .holding(&line.pieces.to_string()).number())
        }
        (Field::optional(WANTED, &wanted).day(words))
        (Field::optional(LATER, &later).tick())
        details {
            summary { (words.say("execution-new-line")) }
            @for (name, label) in [
                (NEW_LINE, key("execution-line-text")),
                (NEW_TASK, key("execution-task-text")),
                (NEW_DEPARTMENT, key("order-department")),
            ] { (Field::optional(name, &words.say(label)).text()) }
            @for (name, label) in [
                (NEW_PIECES, key("execution-count")),
                (NEW_MINUTES, key("execution-minutes")),
                (NEW_PRICE, key("execution-price")),
            ] { (Field::optional(name, &words.say(label)).number()) }
        }
    }
}

fn accept(words: &Words) -> Markup {
    let (wanted, later) = (words.say("execution-wanted"), words.say("execution-take-later"));
    html! {
        p.soft { (words.say("execution-accept-hint")) }
        (Field::optional(WANTED, &wanted).day(words))
        (Field::optional(LATER, &later).tick())
    }
}

fn version(words: &Words, order: &Order, today: Date) -> Markup {
    let (price, until) = (words.say("execution-price"), words.say("order-valid-until"));
    let valid = dates::entered(today.saturating_add(QUOTE_DAYS.days()));
    html! {
        p.soft { (words.say("execution-revise-hint")) }
        @for line in &order.lines { fieldset {
            legend { (line.line_description) }
            (Field::required(&format!("{PIECES}{}", line.line_id), &words.say("execution-count"))
                .holding(&line.pieces.to_string()).number())
            (Field::required(&format!("{PRICE}{}", line.line_id), &price)
                .holding(&euro(line.cents_per_hundred)).number())
        } }
        (Field::required(UNTIL, &until).holding(&valid).day(words))
    }
}

/// Cents as they are typed: `12,50`.
fn euro(cents: i64) -> String {
    format!("{},{:02}", cents / 100, cents % 100)
}

fn reason(words: &Words, reasons: &[(&'static str, &'static str)]) -> Markup {
    let label = words.say("execution-reason");
    let named: Vec<(&str, String)> = reasons.iter().map(|(word, name)| (*word, words.say(name).into_owned())).collect();
    let named: Vec<(&str, &str)> = named.iter().map(|(word, name)| (*word, name.as_str())).collect();
    Field::required(REASON, &label).one_of(&named)
}

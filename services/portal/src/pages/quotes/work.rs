//! A line of the quote assistant with its sub-tasks; and on the page of an order what its sub-tasks ask.

use maud::{Markup, html};
use werkbrug_proto::orders::{GetQuotedWorkRequest, Order, QuotedWork, WorkNeeds};

use super::typed::{ANOTHER_TASK, DEMANDS, DOING, TASK_COUNT, of_line, of_task, tasks};
use crate::{
    pages::parts::{
        button::{self, Weight},
        card::card,
        form::Field,
        table::{Head, table},
    },
    reading::{Read, Reader, within},
    visit::Fields,
    words::{Words, key},
};

/// A line with its sub-tasks, as far as they are typed.
pub(super) fn line(words: &Words, fields: &Fields, line: u32) -> Markup {
    let number = line.saturating_add(1);
    let of = |what: &str| of_line(line, what);
    let names = [key("execution-line-text"), key("execution-count"), key("execution-price")];
    let names = names.map(|name| words.say(name));
    let [what, count, price] = names.each_ref();
    let (description, pieces, cost) = (of("omschrijving"), of("stuks"), of("prijs"));
    html! {
        fieldset {
            legend { (words.fill("quote-line", &[("number", number.into())])) }
            input type="hidden" name={ (TASK_COUNT) (line) } value=(tasks(fields, line));
            (field(line == 0, &description, what).holding(fields.text(&description)).text())
            (field(line == 0, &pieces, count).holding(fields.text(&pieces)).number())
            (field(line == 0, &cost, price).holding(fields.text(&cost)).text())
            @for task in 0..tasks(fields, line) { (sub_task(words, fields, (line, task))) }
            div { (button::choice(
                Weight::Plain,
                DOING,
                &format!("{ANOTHER_TASK}{line}"),
                &words.fill("quote-task-more", &[("number", number.into())]),
            )) }
        }
    }
}

/// A field of the first line or sub-task must be filled in; those that come along may stay empty.
fn field<'a>(is_first: bool, name: &'a str, label: &'a str) -> Field<'a> {
    if is_first { Field::required(name, label) } else { Field::optional(name, label) }
}

fn sub_task(words: &Words, fields: &Fields, at: (u32, u32)) -> Markup {
    let (line, task) = (at.0.saturating_add(1), at.1.saturating_add(1));
    let texts = [("wat", key("execution-task-text")), ("afdeling", key("order-department"))];
    let more = [("toestel", key("work-equipment")), ("hulp", key("work-aids")), ("vaardig", key("work-skills"))];
    let minutes = of_task(at, "minuten");
    let is_said = more.iter().any(|(what, _)| !fields.text(&of_task(at, what)).is_empty())
        || DEMANDS.iter().any(|(word, _, _)| fields.is_ticked(&of_task(at, word)));
    html! {
        fieldset {
            legend { (words.fill("quote-task", &[("line", line.into()), ("number", task.into())])) }
            @for (what, label) in texts {
                @let name = of_task(at, what);
                (field(at == (0, 0), &name, &words.say(label)).holding(fields.text(&name)).text())
            }
            (field(at == (0, 0), &minutes, &words.say("execution-minutes")).holding(fields.text(&minutes)).number())
            details open[is_said] {
                summary { (words.say("work-asks")) }
                @for (word, _, label) in DEMANDS {
                    @let name = of_task(at, word);
                    (Field::optional(&name, &words.say(label)).holding(fields.text(&name)).tick())
                }
                @for (what, label) in more {
                    @let name = of_task(at, what);
                    (Field::optional(&name, &words.say(label)).holding(fields.text(&name)).text())
                }
            }
        }
    }
}

/// What the work of an order asks, as a card of its page; nothing when nothing was said of it.
pub(crate) async fn show(reader: Reader<'_>, words: &Words, order: &Order) -> Markup {
    match within("quoted work", Box::pin(read(reader, &order.order_id))).await {
        Read::Seen(found) if found != QuotedWork::default() => {
            card("vraagt", &words.say("work-asks"), &asks(words, order, &found))
        }
        Read::Seen(_) | Read::Hidden | Read::Silent => html! {},
    }
}

async fn read(reader: Reader<'_>, order_id: &str) -> Result<QuotedWork, tonic::Status> {
    let asked = GetQuotedWorkRequest { order_id: order_id.to_owned() };
    Ok(reader.requesting()?.get_quoted_work(asked).await?.into_inner())
}

fn asks(words: &Words, order: &Order, found: &QuotedWork) -> Markup {
    let heads =
        [key("execution-task-text"), key("work-demands"), key("work-equipment"), key("work-aids"), key("work-skills")]
            .map(|head| words.say(head));
    let [task, demands, equipment, aids, skills] = heads.each_ref();
    let heads = [task, demands, equipment, aids, skills].map(|head| Head::text(head));
    let tasks = order.lines.iter().flat_map(|line| &line.sub_tasks).zip(&found.needs);
    let said: Vec<_> = tasks.filter(|(_, own)| **own != WorkNeeds::default()).collect();
    html! {
        @if !found.customer_material.is_empty() {
            p { (words.fill("work-material", &[("material", found.customer_material.as_str().into())])) }
        }
        @if !said.is_empty() {
            (table(&words.say("work-asks"), &heads, &html! { @for (task, own) in &said { tr {
                th scope="row" { (task.task_description) }
                td { (demanded(words, own)) }
                td { (own.equipment) } td { (own.aids) } td { (own.skills) }
            } } }))
        }
    }
}

fn demanded(words: &Words, own: &WorkNeeds) -> String {
    let named = own.demands().filter_map(|demand| DEMANDS.iter().find(|(_, own, _)| *own == demand));
    named.map(|(_, _, name)| words.say(name).into_owned()).collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use werkbrug_proto::orders::{OrderLine, SubTask, WorkDemand};

    use super::*;
    use crate::words::tests::in_each;

    #[test]
    fn what_a_sub_task_asks_is_told_beside_it_in_every_language() {
        let task = |text: &str| SubTask { task_description: text.into(), ..SubTask::default() };
        let line = OrderLine { sub_tasks: vec![task("vouwen"), task("tillen")], ..OrderLine::default() };
        let order = Order { lines: vec![line], ..Order::default() };
        let lifting =
            WorkNeeds { demands: vec![WorkDemand::Lifting.into()], aids: "tilhulp".into(), ..Default::default() };
        let found = QuotedWork {
            needs: vec![WorkNeeds::default(), lifting],
            customer_material: "karton".into(),
            ..QuotedWork::default()
        };
        for text in in_each(|words| asks(words, &order, &found).into_string()) {
            assert!(text.contains("tilhulp") && text.contains("karton") && !text.contains("vouwen"), "{text}");
            assert!(!text.contains('⟦'), "{text}");
        }
    }
}

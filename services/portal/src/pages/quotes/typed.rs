//! What is typed into the quote assistant: lines with their sub-tasks, as many as somebody asks for.

use werkbrug_proto::orders::{AskedQuote, MakeQuoteRequest, OrderLine, SubTask, WorkDemand, WorkNeeds};

use crate::{
    pages::{premiums::money, rush::number},
    visit::Fields,
    words::{dates, key},
};

/// Most lines of a quote in the form, and sub-tasks of a line.
const LINES: u32 = 20;
const TASKS: u32 = 20;
/// The fields of the quote.
pub(super) const CUSTOMER: &str = "klant";
pub(super) const ASKED: &str = "aanvraag";
pub(super) const REFERENCE: &str = "referentie";
pub(super) const UNTIL: &str = "geldig";
pub(super) const MATERIAL: &str = "materiaal";
pub(super) const MATERIAL_ON: &str = "materiaal-op";
/// How many lines there are, and how many sub-tasks a line has, with its place behind it.
pub(super) const COUNT: &str = "lijnen";
pub(super) const TASK_COUNT: &str = "taken-";
/// What is done: nothing for the quote itself, else what comes along.
pub(super) const DOING: &str = "doen";
pub(super) const ANOTHER_LINE: &str = "lijn";
pub(super) const ANOTHER_TASK: &str = "taak-";
pub(super) const RECKON: &str = "rekenen";
/// What a sub-task may ask, with the word of its box.
pub(super) const DEMANDS: [(&str, WorkDemand, &str); 6] = [
    ("tillen", WorkDemand::Lifting, key("work-lifting")),
    ("rechtstaan", WorkDemand::Standing, key("work-standing")),
    ("lawaai", WorkDemand::Noise, key("work-noise")),
    ("fijn", WorkDemand::FineWork, key("work-fine")),
    ("eentonig", WorkDemand::LittleVariety, key("work-little-variety")),
    ("klanten", WorkDemand::CustomerContact, key("work-customer-contact")),
];

/// What is typed of a line, and of a sub-task beside what is ticked.
const OF_LINE: [&str; 3] = ["omschrijving", "stuks", "prijs"];
const OF_TASK: [&str; 6] = ["wat", "afdeling", "minuten", "toestel", "hulp", "vaardig"];

/// The name of a field of a line.
pub(super) fn of_line(line: u32, what: &str) -> String {
    format!("lijn-{line}-{what}")
}

/// The name of a field of a sub-task.
pub(super) fn of_task((line, task): (u32, u32), what: &str) -> String {
    format!("taak-{line}-{task}-{what}")
}

/// How many lines the form has.
pub(super) fn lines(fields: &Fields) -> u32 {
    number(fields.text(COUNT)).unwrap_or(1).clamp(1, LINES)
}

/// How many sub-tasks a line of the form has.
pub(super) fn tasks(fields: &Fields, line: u32) -> u32 {
    number(fields.text(&format!("{TASK_COUNT}{line}"))).unwrap_or(1).clamp(1, TASKS)
}

/// The form with a line or a sub-task more; nothing when that was not asked.
pub(super) fn grown(fields: &Fields) -> Option<Fields> {
    let doing = fields.text(DOING);
    let counter = match doing.strip_prefix(ANOTHER_TASK) {
        Some(line) => {
            let line = number(line)?;
            (format!("{TASK_COUNT}{line}"), tasks(fields, line).saturating_add(1))
        }
        None if doing == ANOTHER_LINE => (COUNT.to_owned(), lines(fields).saturating_add(1)),
        None if doing == RECKON => (COUNT.to_owned(), lines(fields)),
        None => return None,
    };
    let others = fields.names().filter(|name| *name != counter.0 && *name != DOING);
    let others = others.map(|name| (name.to_owned(), fields.text(name).to_owned()));
    Some(Fields::of(others.chain([(counter.0.clone(), counter.1.to_string())])))
}

/// The form as the customer's request fills it in.
pub(super) fn of_request(asked: &AskedQuote) -> Fields {
    let steps = if asked.steps.is_empty() { vec![asked.work_description.clone()] } else { asked.steps.clone() };
    let mut pairs = vec![
        (of_line(0, "omschrijving"), asked.work_description.clone()),
        (of_line(0, "stuks"), asked.pieces.to_string()),
        (format!("{TASK_COUNT}0"), steps.len().to_string()),
        (MATERIAL.to_owned(), asked.customer_material.clone()),
        (of_task((0, 0), "toestel"), asked.equipment.clone()),
    ];
    let material_on = asked.material_on.as_deref().and_then(|day| day.parse().ok());
    pairs.extend(material_on.map(|day| (MATERIAL_ON.to_owned(), dates::entered(day))));
    pairs.extend((0..).zip(steps).map(|(task, step)| (of_task((0, task), "wat"), step)));
    Fields::of(pairs)
}

/// The sub-tasks of a line of which something was typed.
fn filled_tasks(fields: &Fields, line: u32) -> impl Iterator<Item = u32> {
    (0..tasks(fields, line)).filter(move |task| {
        OF_TASK.iter().any(|what| !fields.text(&of_task((line, *task), what)).is_empty())
            || DEMANDS.iter().any(|(word, _, _)| fields.is_ticked(&of_task((line, *task), word)))
    })
}

/// The lines of which something was typed, if only of a sub-task.
fn filled_lines(fields: &Fields) -> impl Iterator<Item = u32> {
    (0..lines(fields)).filter(move |line| {
        OF_LINE.iter().any(|what| !fields.text(&of_line(*line, what)).is_empty())
            || filled_tasks(fields, *line).next().is_some()
    })
}

/// What the quote comes to: cents, and minutes of work.
pub(super) fn sum(fields: &Fields) -> (i64, u64) {
    let (mut cents, mut minutes) = (0_i64, 0_u64);
    for line in filled_lines(fields) {
        let pieces = number(fields.text(&of_line(line, "stuks"))).unwrap_or(0);
        let price = money::typed(fields.text(&of_line(line, "prijs"))).unwrap_or(0);
        cents = cents.saturating_add(i64::from(pieces).saturating_mul(price) / 100);
        for task in filled_tasks(fields, line) {
            let each = number(fields.text(&of_task((line, task), "minuten"))).unwrap_or(0);
            minutes = minutes.saturating_add(u64::from(pieces).saturating_mul(each.into()).div_ceil(100));
        }
    }
    (cents, minutes)
}

/// The quote as it is typed, without the lines and the sub-tasks that are left empty; or why there is none.
pub(super) fn asked(fields: &Fields) -> Result<MakeQuoteRequest, &'static str> {
    let day = |text: &str| dates::typed(text).map(|day| day.to_string()).ok_or(key("rush-unreadable"));
    let (mut all, mut needs) = (Vec::new(), Vec::new());
    for line in filled_lines(fields) {
        let price = said(fields, &of_line(line, "prijs"))?;
        let mut sub_tasks = Vec::new();
        for task in filled_tasks(fields, line) {
            sub_tasks.push(sub_task(fields, (line, task))?);
            needs.push(asks(fields, (line, task)));
        }
        all.push(OrderLine {
            line_description: said(fields, &of_line(line, "omschrijving"))?.to_owned(),
            pieces: count(fields, &of_line(line, "stuks"))?,
            cents_per_hundred: money::typed(price).ok_or(key("rush-unreadable"))?,
            sub_tasks,
            ..OrderLine::default()
        });
    }
    let material_on = match fields.text(MATERIAL_ON) {
        "" => None,
        text => Some(day(text)?),
    };
    let is_said = needs.iter().any(|own| *own != WorkNeeds::default());
    Ok(MakeQuoteRequest {
        request_id: fields.text("request_id").to_owned(),
        company_id: fields.text(CUSTOMER).to_owned(),
        order_reference: fields.text(REFERENCE).to_owned(),
        lines: all,
        valid_until: day(fields.text(UNTIL))?,
        material_on,
        needs: if is_said { needs } else { Vec::new() },
        customer_material: fields.text(MATERIAL).to_owned(),
        asked_quote_id: fields.text(ASKED).to_owned(),
    })
}

/// What a field of a line or a sub-task says, which must be there.
fn said<'a>(fields: &'a Fields, name: &str) -> Result<&'a str, &'static str> {
    let text = fields.text(name);
    if text.is_empty() { Err(key("quote-incomplete")) } else { Ok(text) }
}

fn count(fields: &Fields, name: &str) -> Result<u32, &'static str> {
    number(said(fields, name)?).ok_or(key("rush-unreadable"))
}

fn sub_task(fields: &Fields, at: (u32, u32)) -> Result<SubTask, &'static str> {
    Ok(SubTask {
        task_description: said(fields, &of_task(at, "wat"))?.to_owned(),
        department: said(fields, &of_task(at, "afdeling"))?.to_owned(),
        minutes_per_hundred: count(fields, &of_task(at, "minuten"))?,
        ..SubTask::default()
    })
}

fn asks(fields: &Fields, at: (u32, u32)) -> WorkNeeds {
    let of = |what: &str| fields.text(&of_task(at, what)).to_owned();
    let demands = DEMANDS.iter().filter(|(word, _, _)| fields.is_ticked(&of_task(at, word)));
    WorkNeeds {
        demands: demands.map(|(_, demand, _)| (*demand).into()).collect(),
        equipment: of("toestel"),
        aids: of("hulp"),
        skills: of("vaardig"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        Fields::of(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
    }

    const TYPED: [(&str, &str); 12] = [
        ("klant", "k"),
        ("referentie", "PO-1"),
        ("geldig", "30/11/2026"),
        ("lijnen", "2"),
        ("taken-0", "2"),
        ("lijn-0-omschrijving", "dozen"),
        ("lijn-0-stuks", "1.200"),
        ("lijn-0-prijs", "12,50"),
        ("taak-0-0-wat", "vouwen"),
        ("taak-0-0-afdeling", "PACK"),
        ("taak-0-0-minuten", "30"),
        ("taak-0-0-tillen", "ja"),
    ];

    #[test]
    fn what_is_typed_is_quoted_and_what_is_left_empty_is_not() {
        let read = asked(&fields(&TYPED)).unwrap();
        let line = read.lines.first().unwrap();
        assert_eq!((read.lines.len(), line.sub_tasks.len(), line.pieces), (1, 1, 1_200));
        assert_eq!((line.cents_per_hundred, read.valid_until.as_str()), (1_250, "2026-11-30"));
        assert_eq!(read.needs.first().map(|own| own.demands.clone()), Some(vec![WorkDemand::Lifting.into()]));
        assert_eq!(sum(&fields(&TYPED)), (15_000, 360));
    }

    #[test]
    fn a_line_or_a_sub_task_of_which_something_was_typed_is_not_left_out() {
        let of = |name, value| {
            let mut typed = TYPED.to_vec();
            typed.push((name, value));
            asked(&fields(&typed)).map(drop)
        };
        let table = [
            ("lijn-1-omschrijving", "nog iets"),
            ("lijn-1-stuks", "100"),
            ("lijn-1-prijs", "500"),
            ("taak-0-1-minuten", "60"),
            ("taak-0-1-afdeling", "PACK"),
            ("taak-0-1-vaardig", "heftruck"),
            ("taak-0-1-tillen", "ja"),
            ("taak-1-0-wat", "vullen"),
        ];
        for (name, value) in table {
            assert_eq!(of(name, value), Err(key("quote-incomplete")), "{name}");
        }
        assert_eq!(of("taken-1", "2"), Ok(()), "nothing was typed there");
        let unreadable = TYPED.map(|(name, text)| (name, if name == "lijn-0-stuks" { "7.5" } else { text }));
        assert_eq!(asked(&fields(&unreadable)).map(drop), Err(key("rush-unreadable")));
    }

    #[test]
    fn a_line_or_a_sub_task_comes_along_and_what_was_typed_stays() {
        let ask = |doing| {
            let mut pairs = TYPED.to_vec();
            pairs.push(("doen", doing));
            grown(&fields(&pairs))
        };
        let more = ask("lijn").unwrap();
        assert_eq!((lines(&more), tasks(&more, 0), more.text("referentie"), more.text("doen")), (3, 2, "PO-1", ""));
        assert_eq!(tasks(&ask("taak-0").unwrap(), 0), 3);
        assert_eq!(tasks(&ask("taak-1").unwrap(), 1), 2);
        assert!(ask("").is_none() && ask("taak-x").is_none());
        assert_eq!(lines(&ask("rekenen").unwrap()), 2);
    }

    #[test]
    fn a_request_fills_in_a_sub_task_for_each_of_its_steps() {
        let request = AskedQuote {
            work_description: "geschenkdozen".into(),
            steps: vec!["vouwen".into(), "vullen".into()],
            pieces: 500,
            material_on: Some("2026-12-01".into()),
            ..AskedQuote::default()
        };
        let filled = of_request(&request);
        assert_eq!((lines(&filled), tasks(&filled, 0)), (1, 2));
        assert_eq!((filled.text("taak-0-1-wat"), filled.text("lijn-0-stuks")), ("vullen", "500"));
        assert_eq!(dates::typed(filled.text("materiaal-op")).map(|day| day.to_string()).as_deref(), Some("2026-12-01"));
        let bare = AskedQuote { work_description: "strijken".into(), ..AskedQuote::default() };
        assert_eq!(of_request(&bare).text("taak-0-0-wat"), "strijken");
    }
}

//! What is typed into the quote assistant: lines with their sub-tasks, as many as somebody asks for.

use werkbrug_proto::orders::{AskedQuote, MakeQuoteRequest, OrderLine, SubTask, WorkDemand, WorkNeeds};

use crate::{
    pages::{premiums::money, rush::number},
    visit::Fields,
    words::{dates, key},
};

/// Most lines of a quote in the form, and sub-tasks of a line.
const LINES: u32 = 20;
const TASKS: u32 = 10;
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

/// What the quote comes to: cents, and minutes of work.
pub(super) fn sum(fields: &Fields) -> (i64, u64) {
    let (mut cents, mut minutes) = (0_i64, 0_u64);
    for line in 0..lines(fields) {
        let pieces = number(fields.text(&of_line(line, "stuks"))).unwrap_or(0);
        let price = money::typed(fields.text(&of_line(line, "prijs"))).unwrap_or(0);
        cents = cents.saturating_add(i64::from(pieces).saturating_mul(price) / 100);
        for task in 0..tasks(fields, line) {
            let each = number(fields.text(&of_task((line, task), "minuten"))).unwrap_or(0);
            minutes = minutes.saturating_add(u64::from(pieces).saturating_mul(each.into()).div_ceil(100));
        }
    }
    (cents, minutes)
}

/// The quote as it is typed; nothing when a number or a day cannot be read. A line or a sub-task without a word is none.
pub(super) fn asked(fields: &Fields) -> Option<MakeQuoteRequest> {
    let (mut all, mut needs) = (Vec::new(), Vec::new());
    for line in 0..lines(fields) {
        let of = |what: &str| fields.text(&of_line(line, what)).to_owned();
        if of("omschrijving").is_empty() {
            continue;
        }
        let mut sub_tasks = Vec::new();
        for task in 0..tasks(fields, line) {
            if let Some(read) = sub_task(fields, (line, task))? {
                sub_tasks.push(read);
                needs.push(asks(fields, (line, task)));
            }
        }
        all.push(OrderLine {
            line_description: of("omschrijving"),
            pieces: number(&of("stuks"))?,
            cents_per_hundred: money::typed(&of("prijs"))?,
            sub_tasks,
            ..OrderLine::default()
        });
    }
    let material_on = match fields.text(MATERIAL_ON) {
        "" => None,
        day => Some(dates::typed(day)?.to_string()),
    };
    let is_said = needs.iter().any(|own| *own != WorkNeeds::default());
    Some(MakeQuoteRequest {
        request_id: fields.text("request_id").to_owned(),
        company_id: fields.text(CUSTOMER).to_owned(),
        order_reference: fields.text(REFERENCE).to_owned(),
        lines: all,
        valid_until: dates::typed(fields.text(UNTIL))?.to_string(),
        material_on,
        needs: if is_said { needs } else { Vec::new() },
        customer_material: fields.text(MATERIAL).to_owned(),
        asked_quote_id: fields.text(ASKED).to_owned(),
    })
}

/// A sub-task; nothing inside when no word of it was typed.
fn sub_task(fields: &Fields, at: (u32, u32)) -> Option<Option<SubTask>> {
    let of = |what: &str| fields.text(&of_task(at, what)).to_owned();
    if of("wat").is_empty() {
        return Some(None);
    }
    Some(Some(SubTask {
        task_description: of("wat"),
        department: of("afdeling"),
        minutes_per_hundred: number(&of("minuten"))?,
        ..SubTask::default()
    }))
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
        let mut wrong = TYPED.to_vec();
        wrong.push(("lijn-1-omschrijving", "nog iets"));
        assert!(asked(&fields(&wrong)).is_none(), "a line with a word has pieces and a price");
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

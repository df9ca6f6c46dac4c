//! Orders that came in as files, as messages.

use std::collections::BTreeMap;

use werkbrug_orders_domain::{
    answer::{self, Standing},
    work::SubTask,
};
use werkbrug_pipeline::columns::from_column;
use werkbrug_proto::orders::{
    FileFinding, FileWork, IncomingOrder, IncomingStage, OrderAnswer, OrderFile, OrderFileLine,
};

use crate::{
    read::incoming::{Looked, Row, Seen},
    store::tables::{incoming_order, order_answer},
    ubl::{
        Finding,
        order::{Ordered, OrderedLine},
    },
};

/// A file that was looked at.
pub(crate) fn looked(looked: Looked) -> OrderFile {
    OrderFile {
        company_id: looked.company.map(|id| id.to_string()).unwrap_or_default(),
        findings: looked.findings.into_iter().map(finding).collect(),
        incoming_order_id: looked.before.map(|id| id.to_string()).unwrap_or_default(),
        ..file(&looked.ordered, &looked.known)
    }
}

/// An order that came in.
pub(crate) fn seen(seen: Seen) -> IncomingOrder {
    let said = order(&seen.kept, seen.standing, seen.ordered.wanted.1);
    IncomingOrder {
        file: Some(OrderFile {
            company_id: seen.kept.company_id.to_string(),
            incoming_order_id: seen.kept.id.to_string(),
            ..file(&seen.ordered, &seen.known)
        }),
        answers: seen
            .answers
            .into_iter()
            .map(|given| OrderAnswer { document: String::new(), ..answer(given) })
            .collect(),
        company_name: seen.company_name,
        ..said
    }
}

/// An order that came in, in a list.
pub(crate) fn listed(row: Row) -> IncomingOrder {
    let said = order(&row.kept, row.standing, row.ordered.wanted.1);
    let mut file = file(&row.ordered, &BTreeMap::new());
    file.lines.clear();
    file.company_id = row.kept.company_id.to_string();
    IncomingOrder { file: Some(file), company_name: row.company_name, ..said }
}

fn order(kept: &incoming_order::Model, standing: Standing, wanted_until: Option<jiff::civil::Date>) -> IncomingOrder {
    let (stage, promised_on) = match standing {
        Standing::Refused => (IncomingStage::Refused, None),
        Standing::Promised { on, .. } => (IncomingStage::Accepted, Some(on)),
        Standing::Open if kept.order_id.is_some() => (IncomingStage::Quoted, None),
        Standing::Open => (IncomingStage::TakenIn, None),
    };
    IncomingOrder {
        incoming_order_id: kept.id.to_string(),
        etag: kept.version.to_string(),
        stage: stage.into(),
        order_id: kept.order_id.map(|id| id.to_string()).unwrap_or_default(),
        promised_on: promised_on.map(|on| on.to_string()),
        refusal: kept.refusal.clone(),
        answer_now: answer::answer(standing, wanted_until).code().to_owned(),
        taken_in_at_us: kept.taken_in_at_us,
        ..IncomingOrder::default()
    }
}

fn file(ordered: &Ordered, known: &BTreeMap<String, Vec<SubTask>>) -> OrderFile {
    OrderFile {
        order_number: ordered.number.clone(),
        issued_on: ordered.issued_on.map(|day| day.to_string()).unwrap_or_default(),
        customer_reference: ordered.reference.clone(),
        buyer_kbo: ordered.buyer.as_ref().map(|kbo| kbo.as_str().to_owned()).unwrap_or_default(),
        buyer_name: ordered.buyer_name.clone(),
        seller_kbo: ordered.seller.as_ref().map(|kbo| kbo.as_str().to_owned()).unwrap_or_default(),
        wanted_from: ordered.wanted.0.map(|day| day.to_string()),
        wanted_until: ordered.wanted.1.map(|day| day.to_string()),
        note: ordered.note.clone(),
        lines: ordered.lines.iter().map(|own| line(own, known)).collect(),
        ..OrderFile::default()
    }
}

fn line(line: &OrderedLine, known: &BTreeMap<String, Vec<SubTask>>) -> OrderFileLine {
    let work = known.get(&line.description).into_iter().flatten().map(|task| FileWork {
        task_description: task.description.clone(),
        department: task.department.as_str().to_owned(),
        minutes_per_hundred: task.minutes_per_hundred.get(),
    });
    OrderFileLine {
        line_number: line.number.clone(),
        line_description: line.description.clone(),
        item_number: line.item_number.clone(),
        pieces: line.pieces,
        cents_per_hundred: line.price_per_hundred.map(|price| price.value()),
        work: work.collect(),
    }
}

fn finding(finding: Finding) -> FileFinding {
    let Finding { path, reason, found, rule } = finding;
    FileFinding { path, reason: reason.to_owned(), found, rule: rule.to_owned() }
}

/// An answer as it was given.
pub(crate) fn answer(given: order_answer::Model) -> OrderAnswer {
    OrderAnswer {
        answer_number: u32::try_from(given.number).unwrap_or(0),
        code: given.code,
        answered_at_us: given.answered_at_us,
        promised_on: given.promised_on.map(|day| from_column(day).to_string()),
        document: given.document,
    }
}

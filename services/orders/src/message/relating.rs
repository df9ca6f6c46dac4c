//! Relations and the anchoring register as messages.

use werkbrug_pipeline::columns::from_column;
use werkbrug_proto::orders::{
    Anchoring, AnchoringKind, AnchoringReason, AnchoringTotal, CompanyContact, ContactChannel, ListAnchoringResponse,
    Relation, RelationEvaluation, RelationFigures, RelationMoment,
};

use crate::{
    read::relation::{Moment, Seen, Year},
    store::tables::{anchoring, relation_evaluation, requested::company_contact},
};

/// A channel as it is stored; empty for none.
pub(crate) fn channel_name(channel: ContactChannel) -> &'static str {
    match channel {
        ContactChannel::Unspecified => "",
        ContactChannel::OtherCustomer => "other_customer",
        ContactChannel::Visit => "visit",
        ContactChannel::Directory => "directory",
        ContactChannel::Government => "government",
        ContactChannel::Media => "media",
        ContactChannel::OwnSearch => "own_search",
    }
}

fn channel(name: &str) -> ContactChannel {
    let all = [
        ContactChannel::OtherCustomer,
        ContactChannel::Visit,
        ContactChannel::Directory,
        ContactChannel::Government,
        ContactChannel::Media,
        ContactChannel::OwnSearch,
    ];
    all.into_iter().find(|own| channel_name(*own) == name).unwrap_or(ContactChannel::Unspecified)
}

/// Why work leaves, as it is stored; empty when nothing is said.
pub(crate) fn reason_name(reason: AnchoringReason) -> &'static str {
    match reason {
        AnchoringReason::Unspecified => "",
        AnchoringReason::Price => "price",
        AnchoringReason::LeadTime => "lead_time",
        AnchoringReason::Capacity => "capacity",
        AnchoringReason::Automation => "automation",
        AnchoringReason::ProductEnded => "product_ended",
        AnchoringReason::GroupDecision => "group_decision",
        AnchoringReason::Quality => "quality",
    }
}

fn reason(name: &str) -> AnchoringReason {
    let all = [
        AnchoringReason::Price,
        AnchoringReason::LeadTime,
        AnchoringReason::Capacity,
        AnchoringReason::Automation,
        AnchoringReason::ProductEnded,
        AnchoringReason::GroupDecision,
        AnchoringReason::Quality,
    ];
    all.into_iter().find(|own| reason_name(*own) == name).unwrap_or(AnchoringReason::Unspecified)
}

fn kind(name: &str) -> AnchoringKind {
    use werkbrug_orders_domain::anchoring::Kind;
    let found = Kind::ALL.into_iter().find(|own| own.as_str() == name);
    found.map_or(AnchoringKind::Unspecified, |own| match own {
        Kind::Won => AnchoringKind::Won,
        Kind::Kept => AnchoringKind::Kept,
        Kind::AtRisk => AnchoringKind::AtRisk,
        Kind::Left => AnchoringKind::Left,
        Kind::Returned => AnchoringKind::Returned,
    })
}

/// A relation.
pub(crate) fn relation(seen: Seen) -> Relation {
    Relation {
        company_id: seen.company.company.id.to_string(),
        company_name: seen.company.company.details.name,
        timeline: seen.timeline.into_iter().map(moment).collect(),
        evaluations: seen.evaluations.iter().map(evaluation).collect(),
        figures: Some(RelationFigures {
            orders: seen.figures.orders,
            planned_minutes: seen.figures.planned_minutes,
            delivered: seen.figures.delivered,
            delivered_on_time: seen.figures.delivered_on_time,
            worth_cents: seen.figures.worth.value(),
            saved_cents: seen.saved.map(|saved| saved.value()),
        }),
        contacts: seen.contacts.into_iter().map(contact).collect(),
    }
}

fn contact(own: company_contact::Model) -> CompanyContact {
    CompanyContact {
        contact_id: own.id.to_string(),
        contact_name: own.contact_name,
        job: own.job,
        language: own.language,
        email: own.email,
        telephone: own.telephone,
    }
}

fn moment(moment: Moment) -> RelationMoment {
    RelationMoment {
        on: moment.on.to_string(),
        kind: moment.kind,
        channel: channel(&moment.channel).into(),
        text: moment.text,
        order_id: moment.order.map(|id| id.to_string()).unwrap_or_default(),
    }
}

fn evaluation(own: &relation_evaluation::Model) -> RelationEvaluation {
    let answers = own.answers.split(',').filter_map(|answer| answer.parse().ok());
    RelationEvaluation { on: from_column(own.on_day).to_string(), answers: answers.collect() }
}

/// The register of a year.
pub(crate) fn year(year: Year) -> ListAnchoringResponse {
    let totals = year.totals.iter().map(|(own, total)| AnchoringTotal {
        kind: kind(own.as_str()).into(),
        entries: total.entries,
        hours_per_year: total.hours_per_year,
        job_tenths: total.job_tenths,
    });
    ListAnchoringResponse {
        year: u32::try_from(year.year).unwrap_or(0),
        totals: totals.collect(),
        entries: year.entries.into_iter().map(entry).collect(),
    }
}

fn entry((own, company_name): (anchoring::Model, String)) -> Anchoring {
    let count = |column: i64| u32::try_from(column).unwrap_or(0);
    Anchoring {
        anchoring_id: own.id.to_string(),
        company_id: own.company_id.to_string(),
        company_name,
        kind: kind(&own.kind).into(),
        on: from_column(own.on_day).to_string(),
        work_description: own.work_description,
        place: own.place,
        reason: reason(&own.reason).into(),
        hours_per_year: count(own.hours_per_year),
        job_tenths: count(own.job_tenths),
    }
}

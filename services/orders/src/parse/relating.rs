//! Moments of relations, evaluations, and entries of the anchoring register.

use werkbrug_chassis::refusal::Refusal;
use werkbrug_kernel::establishment::Establishment;
use werkbrug_orders_domain::{
    anchoring::Kind,
    relation::{Channel, Moment},
};
use werkbrug_proto::orders::{
    AnchoringKind, ContactChannel, EvaluateRelationRequest, MomentKind, RecordAnchoringRequest,
    RecordCompanyContactRequest, RecordCompanySiteRequest, RecordMomentRequest, RemoveCompanyContactRequest,
};

use super::{TEXT, company::address, day, optional_text, text, uuid};
use crate::{
    app::{
        evaluate_relation::EvaluateRelation, record_anchoring::RecordAnchoring,
        record_company_contact::RecordCompanyContact, record_company_site::RecordCompanySite,
        record_moment::RecordMoment, remove_company_contact::RemoveCompanyContact,
    },
    message::relating::{channel_name, reason_name},
};

/// Most hours a year and tenths of places: a workshop of ten thousand people.
const MOST_HOURS: u32 = 20_000_000;
const MOST_TENTHS: u32 = 100_000;

/// A moment to record.
pub(crate) fn record_moment(request: &RecordMomentRequest) -> Result<RecordMoment, Refusal> {
    let moment = match request.kind() {
        MomentKind::Unspecified => {
            return Err(Refusal::invalid("kind", "KIND_UNKNOWN", "say what happened"));
        }
        MomentKind::FirstContact => (Moment::FirstContact, "first_contact"),
        MomentKind::Talk => (Moment::Talk, "talk"),
        MomentKind::Visit => (Moment::Visit, "visit"),
        MomentKind::EngagementBegan => (Moment::EngagementBegan, "engagement_began"),
        MomentKind::EngagementEnded => (Moment::EngagementEnded, "engagement_ended"),
        MomentKind::WorkChanged => (Moment::WorkChanged, "work_changed"),
    };
    Ok(RecordMoment {
        company: uuid("company_id", &request.company_id)?,
        moment,
        channel: channel(request.channel()).map(|channel| (channel, channel_name(request.channel()))),
        on: day("on", &request.on)?,
        work_description: optional_text("work_description", &request.work_description, TEXT)?,
    })
}

fn channel(channel: ContactChannel) -> Option<Channel> {
    match channel {
        ContactChannel::Unspecified => None,
        ContactChannel::OtherCustomer => Some(Channel::OtherCustomer),
        ContactChannel::Visit => Some(Channel::Visit),
        ContactChannel::Directory => Some(Channel::Directory),
        ContactChannel::Government => Some(Channel::Government),
        ContactChannel::Media => Some(Channel::Media),
        ContactChannel::OwnSearch => Some(Channel::OwnSearch),
    }
}

/// A contact to keep.
pub(crate) fn contact(request: &RecordCompanyContactRequest) -> Result<RecordCompanyContact, Refusal> {
    let language = ["nl", "fr", "en"].into_iter().find(|own| *own == request.language);
    let contact = match request.contact_id.as_str() {
        "" => None,
        id => Some(uuid("contact_id", id)?),
    };
    let found = RecordCompanyContact {
        company: uuid("company_id", &request.company_id)?,
        contact,
        name: text("contact_name", &request.contact_name, TEXT)?,
        job: optional_text("job", &request.job, TEXT)?,
        language: language.ok_or_else(|| Refusal::invalid("language", "LANGUAGE_UNKNOWN", "nl, fr or en"))?,
        email: optional_text("email", &request.email, TEXT)?,
        telephone: optional_text("telephone", &request.telephone, TEXT)?,
    };
    if !found.email.is_empty() && !found.email.contains('@') {
        return Err(Refusal::invalid("email", "EMAIL_UNUSABLE", "an address has an @"));
    }
    Ok(found)
}

/// A site to keep.
pub(crate) fn site(request: &RecordCompanySiteRequest) -> Result<RecordCompanySite, Refusal> {
    let filled = |field: &str, value: &str| if value.is_empty() { Ok(None) } else { uuid(field, value).map(Some) };
    let number = match request.establishment.trim() {
        "" => None,
        number => Some(establishment("establishment", number)?),
    };
    Ok(RecordCompanySite {
        company: uuid("company_id", &request.company_id)?,
        site: filled("site_id", &request.site_id)?,
        name: text("site_name", &request.site_name, TEXT)?,
        establishment: number,
        address: address(request.address.as_ref())?,
        contact: filled("contact_id", &request.contact_id)?,
        is_closed: request.closed,
        etag: request.etag.clone(),
    })
}

/// The number of an establishment.
pub(crate) fn establishment(field: &str, value: &str) -> Result<Establishment, Refusal> {
    Establishment::parse(value).map_err(|fault| Refusal::invalid(field, "ESTABLISHMENT_UNREADABLE", fault.to_string()))
}

/// A contact to forget.
pub(crate) fn remove_contact(request: &RemoveCompanyContactRequest) -> Result<RemoveCompanyContact, Refusal> {
    Ok(RemoveCompanyContact { contact: uuid("contact_id", &request.contact_id)? })
}

/// An evaluation to keep.
pub(crate) fn evaluate_relation(request: &EvaluateRelationRequest) -> Result<EvaluateRelation, Refusal> {
    Ok(EvaluateRelation { company: uuid("company_id", &request.company_id)?, answers: request.answers.clone() })
}

/// An entry to make.
pub(crate) fn record_anchoring(request: &RecordAnchoringRequest) -> Result<RecordAnchoring, Refusal> {
    let kind = match request.kind() {
        AnchoringKind::Unspecified => {
            return Err(Refusal::invalid("kind", "KIND_UNKNOWN", "say what happened to the work"));
        }
        AnchoringKind::Won => Kind::Won,
        AnchoringKind::Kept => Kind::Kept,
        AnchoringKind::AtRisk => Kind::AtRisk,
        AnchoringKind::Left => Kind::Left,
        AnchoringKind::Returned => Kind::Returned,
    };
    let bounded = |field, value: u32, most: u32| {
        let text = format!("this is a number up to {most}");
        if value <= most { Ok(value) } else { Err(Refusal::invalid(field, "COUNT_OUT_OF_RANGE", text)) }
    };
    Ok(RecordAnchoring {
        company: uuid("company_id", &request.company_id)?,
        kind,
        on: day("on", &request.on)?,
        work_description: text("work_description", &request.work_description, TEXT)?,
        place: optional_text("place", &request.place, TEXT)?,
        reason: reason_name(request.reason()),
        hours_per_year: bounded("hours_per_year", request.hours_per_year, MOST_HOURS)?,
        job_tenths: bounded("job_tenths", request.job_tenths, MOST_TENTHS)?,
    })
}

//! Messages as commands; no rules beyond reading what is written there.

use werkbrug_chassis::refusal::Refusal;
use werkbrug_kernel::confidential::Confidential;
use werkbrug_proto::social as contract;
use werkbrug_social_domain::{
    absence::AbsenceSecret,
    category::Category,
    consent::Agreement,
    limit::Load,
    package::Support,
    pair::Said,
    wording::{self, LINE_LIMIT, PURPOSE_LIMIT, PersonName},
    worker::{ContractFraction, Profile},
};

use crate::{
    api::edge,
    app::{
        cancel_absence::CancelAbsence, decide_host_status::DecideHostStatus, end_absence::EndAbsence,
        end_functional_limit::EndFunctionalLimit, end_pair::EndPair, erase_confidential, give_consent::GiveConsent,
        grant_support_package::GrantSupportPackage, record_contact, record_pair::RecordPair,
        register_worker::RegisterWorker, report_absence, set_functional_limit::SetFunctionalLimit,
        withdraw_consent::WithdrawConsent,
    },
    read::worker::Key,
    refused::refused,
    words,
};

pub(crate) fn register_worker(message: &contract::RegisterWorkerRequest) -> Result<RegisterWorker, Refusal> {
    let code = wording::line("worker_code", &message.worker_code, LINE_LIMIT).map_err(refused)?;
    let holder = message.file_holder.as_deref().unwrap_or_default();
    let holder = wording::optional_line("file_holder", holder, LINE_LIMIT).map_err(refused)?;
    let profile = Profile {
        name: PersonName::parse("display_name", &message.display_name).map_err(refused)?,
        status: edge::word("status", words::status(message.status))?,
        fraction: ContractFraction::parse(&message.contract_fraction).map_err(refused)?,
        employment: edge::days(
            ("employed_from", &message.employed_from),
            ("employed_to", message.employed_to.as_deref()),
        )?,
        file_holder: Some(holder).filter(|holder| !holder.is_empty()),
    };
    Ok(RegisterWorker { code, profile, is_handed_over: message.file_holder.is_some() })
}

pub(crate) fn worker_key(message: &contract::GetWorkerRequest) -> Result<Key, Refusal> {
    use contract::get_worker_request::Key as Given;
    match &message.key {
        Some(Given::WorkerId(id)) => Ok(Key::Id(edge::id("worker_id", id)?)),
        Some(Given::WorkerCode(code)) => {
            Ok(Key::Code(wording::line("worker_code", code, LINE_LIMIT).map_err(refused)?))
        }
        None => Err(Refusal::invalid("worker_id", "KEY_MISSING", "give a worker's id or code")),
    }
}

pub(crate) fn report_absence(message: &contract::ReportAbsenceRequest) -> Result<report_absence::Call, Refusal> {
    let secret = AbsenceSecret {
        work_related: edge::word("work_related", words::work_related(message.work_related))?,
        note: wording::note("note", &message.note).map_err(refused)?,
    };
    Ok(report_absence::Call {
        worker: edge::id("worker_id", &message.worker_id)?,
        days: edge::days(("from", &message.from), ("to", message.to.as_deref()))?,
        secret: Confidential::new(secret),
    })
}

pub(crate) fn end_absence(message: &contract::EndAbsenceRequest) -> Result<EndAbsence, Refusal> {
    Ok(EndAbsence {
        absence: edge::id("absence_id", &message.absence_id)?,
        to: edge::day("to", &message.to)?,
        etag: message.etag.clone(),
    })
}

pub(crate) fn cancel_absence(message: &contract::CancelAbsenceRequest) -> Result<CancelAbsence, Refusal> {
    Ok(CancelAbsence { absence: edge::id("absence_id", &message.absence_id)?, etag: message.etag.clone() })
}

pub(crate) fn record_contact(message: &contract::RecordContactRequest) -> Result<record_contact::Call, Refusal> {
    Ok(record_contact::Call {
        worker: edge::id("worker_id", &message.worker_id)?,
        subject: edge::optional_id("subject_id", &message.subject_id)?,
        how: edge::word("how", words::contact_how(message.how))?,
        made_on: edge::optional_day("made_on", Some(&message.made_on))?,
        next_on: edge::optional_day("next_contact_on", message.next_contact_on.as_deref())?,
        note: Confidential::new(wording::note("note", &message.note).map_err(refused)?),
    })
}

/// What a secret is read for.
pub(crate) fn purpose(text: &str) -> Result<String, Refusal> {
    wording::line("purpose", text, PURPOSE_LIMIT).map_err(refused)
}

pub(crate) fn set_functional_limit(
    message: &contract::SetFunctionalLimitRequest,
) -> Result<SetFunctionalLimit, Refusal> {
    let kind = edge::word("kind", words::limit_kind(message.kind))?;
    Ok(SetFunctionalLimit {
        worker: edge::id("worker_id", &message.worker_id)?,
        load: Load { kind, value: message.value, is_hard: message.is_hard },
        validity: edge::days(("valid_from", &message.valid_from), ("valid_to", message.valid_to.as_deref()))?,
    })
}

pub(crate) fn end_functional_limit(
    message: &contract::EndFunctionalLimitRequest,
) -> Result<EndFunctionalLimit, Refusal> {
    Ok(EndFunctionalLimit {
        limit: edge::id("limit_id", &message.limit_id)?,
        to: edge::day("valid_to", &message.valid_to)?,
        etag: message.etag.clone(),
    })
}

pub(crate) fn record_pair(message: &contract::RecordPairRequest) -> Result<RecordPair, Refusal> {
    let said = Said {
        by: edge::id("worker_id", &message.worker_id)?,
        about: edge::id("other_worker_id", &message.other_worker_id)?,
        kind: edge::word("kind", words::pair_kind(message.kind))?,
        on: edge::day("said_on", &message.said_on)?,
    };
    let validity = edge::days(("valid_from", &message.valid_from), ("valid_to", message.valid_to.as_deref()))?;
    Ok(RecordPair { said, validity })
}

pub(crate) fn end_pair(message: &contract::EndPairRequest) -> Result<EndPair, Refusal> {
    Ok(EndPair {
        pair: edge::id("pair_id", &message.pair_id)?,
        to: edge::day("valid_to", &message.valid_to)?,
        etag: message.etag.clone(),
    })
}

pub(crate) fn give_consent(message: &contract::GiveConsentRequest) -> Result<GiveConsent, Refusal> {
    let line = |field, text: &str| wording::line(field, text, LINE_LIMIT).map_err(refused);
    let trusted = wording::optional_line("trusted_person", &message.trusted_person, LINE_LIMIT);
    let agreement = Agreement {
        category: Category::parse(&message.category).map_err(refused)?,
        recipient: line("recipient", &message.recipient)?,
        purpose: wording::line("purpose", &message.purpose, PURPOSE_LIMIT).map_err(refused)?,
        text_version: line("text_version", &message.text_version)?,
        trusted_person: trusted.map_err(refused)?,
        expires_on: edge::optional_day("expires_on", message.expires_on.as_deref())?,
    };
    Ok(GiveConsent { worker: edge::id("worker_id", &message.worker_id)?, agreement })
}

pub(crate) fn withdraw_consent(message: &contract::WithdrawConsentRequest) -> Result<WithdrawConsent, Refusal> {
    Ok(WithdrawConsent { consent: edge::id("consent_id", &message.consent_id)? })
}

pub(crate) fn grant_support_package(
    message: &contract::GrantSupportPackageRequest,
) -> Result<GrantSupportPackage, Refusal> {
    let scheme = edge::word("scheme", words::scheme(message.scheme))?;
    let guidance = edge::word("guidance", words::guidance(message.guidance))?;
    Ok(GrantSupportPackage {
        worker: edge::id("worker_id", &message.worker_id)?,
        support: Support::new(scheme, message.percent, guidance).map_err(refused)?,
        validity: edge::days(("valid_from", &message.valid_from), ("valid_to", message.valid_to.as_deref()))?,
    })
}

pub(crate) fn erase_confidential(
    message: &contract::EraseConfidentialRequest,
) -> Result<erase_confidential::Request, Refusal> {
    Ok(erase_confidential::Request {
        worker: edge::id("worker_id", &message.worker_id)?,
        category: Category::parse(&message.category).map_err(refused)?,
    })
}

pub(crate) fn decide_host_status(message: &contract::DecideHostStatusRequest) -> Result<DecideHostStatus, Refusal> {
    Ok(DecideHostStatus {
        status: edge::word("status", words::status(message.status))?,
        is_allowed: message.is_allowed,
        source: wording::line("source", &message.source, PURPOSE_LIMIT).map_err(refused)?,
        is_confirmed: message.is_confirmed,
    })
}

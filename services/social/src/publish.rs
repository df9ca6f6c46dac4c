//! Events out: the only way anything leaves this service. Dates and figures, never a reason.

use jiff::civil::Date;
use uuid::Uuid;
use werkbrug_kernel::{id::Id, quarter::Quarter};
use werkbrug_pipeline::tx::Tx;
use werkbrug_proto::social as contract;
use werkbrug_social_domain::{
    absence::Absence,
    counters::WageDays,
    limit::FunctionalLimit,
    package::{GuidanceNeed, SupportPackage},
    pair::Pair,
    worker::{LegalStatus, Worker},
};

use crate::words;

/// Topic `people`: what somebody is called.
pub(crate) fn worker_registered(tx: &Tx<'_>, worker: &Worker) -> Uuid {
    let message = contract::WorkerRegistered {
        worker_id: worker.id.to_string(),
        display_name: worker.profile.name.as_str().to_owned(),
    };
    tx.announce(worker.id.uuid(), &message)
}

/// Topic `availability`: employed from this day, perhaps until another.
pub(crate) fn employment_recorded(tx: &Tx<'_>, worker: &Worker) -> Uuid {
    let employment = worker.profile.employment;
    let message = contract::EmploymentRecorded {
        worker_id: worker.id.to_string(),
        from: employment.from().to_string(),
        to: open_day(employment.to()),
    };
    tx.announce(worker.id.uuid(), &message)
}

/// Topic `availability`: away, the same absence replacing what was said of it before.
pub(crate) fn worker_unavailable(tx: &Tx<'_>, absence: &Absence) -> Uuid {
    let message = contract::WorkerUnavailable {
        absence_id: absence.id.to_string(),
        worker_id: absence.worker.to_string(),
        from: absence.days.from().to_string(),
        to: open_day(absence.days.to()),
        is_cancelled: false,
    };
    tx.announce(absence.worker.uuid(), &message)
}

/// Topic `availability`: that absence never was. It ends before it starts as well, so that a reader who does not know of
/// cancelling counts no day.
pub(crate) fn absence_cancelled(tx: &Tx<'_>, absence: &Absence) -> Uuid {
    let from = absence.days.from();
    let message = contract::WorkerUnavailable {
        absence_id: absence.id.to_string(),
        worker_id: absence.worker.to_string(),
        from: from.to_string(),
        to: open_day(from.yesterday().ok()),
        is_cancelled: true,
    };
    tx.announce(absence.worker.uuid(), &message)
}

/// Topic `limits`: what somebody can carry.
pub(crate) fn functional_limit_set(tx: &Tx<'_>, limit: &FunctionalLimit) -> Uuid {
    let message = contract::FunctionalLimitSet {
        limit_id: limit.id.to_string(),
        worker_id: limit.worker.to_string(),
        kind: words::limit_kind_number(limit.load.kind),
        value: limit.load.value,
        is_hard: limit.load.is_hard,
        valid_from: limit.validity.from().to_string(),
        valid_to: open_day(limit.validity.to()),
    };
    tx.announce(limit.worker.uuid(), &message)
}

/// Topic `limits`: two people and whether it is hard; neither whose wish it was nor why.
pub(crate) fn pair_recorded(tx: &Tx<'_>, pair: &Pair) -> Uuid {
    let [first, second] = pair.both();
    let message = contract::PairRecorded {
        pair_id: pair.id.to_string(),
        first_worker_id: first.to_string(),
        second_worker_id: second.to_string(),
        is_hard: pair.said.kind.is_hard(),
        valid_from: pair.validity.from().to_string(),
        valid_to: open_day(pair.validity.to()),
    };
    tx.announce(pair.id.uuid(), &message)
}

/// Topic `guidance`: what counts in a crew's norm, and whether hosts are open to them. Of the status nothing is told but
/// whether they guide themselves.
pub(crate) fn guidance_need_recorded(
    tx: &Tx<'_>,
    worker: &Worker,
    (need, is_allowed_at_hosts): (GuidanceNeed, bool),
) -> Uuid {
    let status = worker.profile.status;
    let message = contract::GuidanceNeedRecorded {
        worker_id: worker.id.to_string(),
        need: words::guidance_number(need),
        status: if status == LegalStatus::SupportStaff { words::status_number(status) } else { 0 },
        contract_fraction: worker.profile.fraction.to_string(),
        is_allowed_at_hosts: Some(is_allowed_at_hosts),
    };
    tx.announce(worker.id.uuid(), &message)
}

/// Topic `entitlement`: a package, the same one replacing what was said of it before.
pub(crate) fn support_package_granted(tx: &Tx<'_>, package: &SupportPackage) -> Uuid {
    let message = contract::SupportPackageGranted {
        package_id: package.id.to_string(),
        worker_id: package.worker.to_string(),
        scheme: words::scheme_number(package.support.scheme),
        percent: package.support.percent,
        guidance: words::guidance_number(package.support.guidance),
        valid_from: package.validity.from().to_string(),
        valid_to: open_day(package.validity.to()),
    };
    tx.announce(package.worker.uuid(), &message)
}

/// Topic `entitlement`: by which code finance's files name somebody.
pub(crate) fn worker_code_recorded(tx: &Tx<'_>, worker: &Worker) -> Uuid {
    let message = contract::WorkerCodeRecorded { worker_id: worker.id.to_string(), worker_code: worker.code.clone() };
    tx.announce(worker.id.uuid(), &message)
}

/// Topic `entitlement`: how many days of a quarter carry a guaranteed wage; never which or why.
pub(crate) fn guaranteed_wage_days_counted(
    tx: &Tx<'_>,
    (worker, quarter): (Id<Worker>, Quarter),
    days: WageDays,
) -> Uuid {
    let message = contract::GuaranteedWageDaysCounted {
        worker_id: worker.to_string(),
        quarter: quarter.to_string(),
        full_days: days.full,
        most_days: days.most,
        supplement_days: days.supplement,
    };
    tx.announce(worker.uuid(), &message)
}

fn open_day(day: Option<Date>) -> Option<String> {
    day.map(|day| day.to_string())
}

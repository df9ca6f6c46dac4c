//! Workers, limits, packages and absences, as a social worker.

use werkbrug_kernel::role::Role;
use werkbrug_proto::social::{
    GrantSupportPackageRequest, RegisterWorkerRequest, ReportAbsenceRequest, SetFunctionalLimitRequest, WorkRelated,
};

use super::{Sender, Sent, Tally, standing};
use crate::{
    failure::Failure,
    import::{
        before,
        grid::Away,
        known::Known,
        parse::{Found, Numbered, Parsed, parse},
        rows::{absences::AbsenceRow, limits::LimitRow, packages::PackageRow, workers::WorkerRow},
    },
};

/// medewerkers.
pub(crate) async fn workers(sender: &Sender<'_>, file: &Found, known: &mut Known) -> Result<Tally, Failure> {
    let social = sender.reach.social(Role::SocialWorker)?;
    let parsed = parse::<WorkerRow>(file, known);
    let request = |row: &WorkerRow, request_id| RegisterWorkerRequest {
        request_id,
        worker_code: row.code.clone(),
        display_name: row.name.clone(),
        status: row.status.into(),
        contract_fraction: row.fraction.to_string(),
        employed_from: row.from.to_string(),
        employed_to: row.to.map(|day| day.to_string()),
        file_holder: None,
    };
    let before = before::workers(sender.reach).await?;
    let call = async |request| {
        let reply = social.clone().register_worker(request).await?.into_inner();
        Ok(Sent { became: before.became(&reply.worker_id, &reply.etag), id: reply.worker_id })
    };
    let (tally, taken) = sender.send(file, parsed, request, call).await?;
    for (row, sent) in taken {
        known.add_worker(&row.code, &row.name, &sent.id);
    }
    Ok(tally)
}

/// beperkingen.
pub(crate) async fn limits(sender: &Sender<'_>, file: &Found, known: &Known) -> Result<Tally, Failure> {
    let social = sender.reach.social(Role::SocialWorker)?;
    let parsed = parse::<LimitRow>(file, known);
    let (parsed, unchanged) = standing::without_known_limits(sender.reach, parsed, known).await?;
    let request = |row: &LimitRow, request_id| SetFunctionalLimitRequest {
        request_id,
        worker_id: known.worker_id(&row.worker),
        kind: row.kind.into(),
        value: row.value,
        is_hard: row.is_hard,
        valid_from: row.from.to_string(),
        valid_to: row.to.map(|day| day.to_string()),
    };
    let call = async |request| {
        let reply = social.clone().set_functional_limit(request).await?.into_inner();
        Ok(sender.made(reply.limit_id))
    };
    let (tally, _) = sender.send(file, parsed, request, call).await?;
    Ok(Tally { unchanged: tally.unchanged + unchanged, ..tally })
}

/// pakketten.
pub(crate) async fn packages(sender: &Sender<'_>, file: &Found, known: &Known) -> Result<Tally, Failure> {
    let social = sender.reach.social(Role::SocialWorker)?;
    let parsed = parse::<PackageRow>(file, known);
    let (mut parsed, unchanged) = standing::without_known_packages(sender.reach, parsed, known).await?;
    // A package ends the one before it, so the oldest goes first.
    parsed.rows.sort_by_key(|numbered| numbered.row.from);
    let request = |row: &PackageRow, request_id| GrantSupportPackageRequest {
        request_id,
        worker_id: known.worker_id(&row.worker),
        scheme: row.scheme.into(),
        percent: row.percent,
        guidance: row.guidance.into(),
        valid_from: row.from.to_string(),
        valid_to: row.to.map(|day| day.to_string()),
    };
    let call = async |request| {
        let reply = social.clone().grant_support_package(request).await?.into_inner();
        Ok(sender.made(reply.package_id))
    };
    let (tally, _) = sender.send(file, parsed, request, call).await?;
    Ok(Tally { unchanged: tally.unchanged + unchanged, ..tally })
}

/// afwezigheden.
pub(crate) async fn absences(sender: &Sender<'_>, file: &Found, known: &mut Known) -> Result<Tally, Failure> {
    let parsed = parse::<AbsenceRow>(file, known);
    send_absences(sender, file, parsed, known).await
}

/// The days on which the weekly grid says that people are away. Days that are known already are no news.
pub(crate) async fn away(
    sender: &Sender<'_>,
    file: &Found,
    away: Vec<Away>,
    known: &mut Known,
) -> Result<Tally, Failure> {
    let rows = away
        .into_iter()
        .map(|Away { line, worker, from, to }| Numbered { line, row: AbsenceRow { worker, from, to: Some(to) } });
    let parsed = Parsed { rows: rows.collect(), rejects: Vec::new() };
    send_absences(sender, file, parsed, known).await
}

/// Never with a reason: nobody asked for one, and a file is no place for one.
async fn send_absences(
    sender: &Sender<'_>,
    file: &Found,
    parsed: Parsed<AbsenceRow>,
    known: &mut Known,
) -> Result<Tally, Failure> {
    let social = sender.reach.social(Role::SocialWorker)?;
    let is_news = |numbered: &Numbered<AbsenceRow>| {
        let AbsenceRow { worker, from, to } = &numbered.row;
        !known.covers_absence(worker, *from, *to)
    };
    let (rows, known_before): (Vec<_>, Vec<_>) = parsed.rows.into_iter().partition(is_news);
    let request = |row: &AbsenceRow, request_id| ReportAbsenceRequest {
        request_id,
        worker_id: known.worker_id(&row.worker),
        from: row.from.to_string(),
        to: row.to.map(|day| day.to_string()),
        work_related: WorkRelated::NotAsked.into(),
        note: String::new(),
    };
    let call = async |request| {
        let reply = social.clone().report_absence(request).await?.into_inner();
        Ok(sender.made(reply.absence_id))
    };
    let news = Parsed { rows, rejects: parsed.rejects };
    // An absence is told, not set: the same row again is the same message, also when the absence was ended meanwhile.
    let teller = Sender { run: None, ..*sender };
    let (mut tally, taken) = teller.send(file, news, request, call).await?;
    tally.unchanged += known_before.len();
    for (row, _) in taken {
        known.add_absence(&row.worker, row.from, row.to);
    }
    Ok(tally)
}

//! What the social service should look at, and by when: from dates alone, never from what was confided.

use jiff::{ToSpan, civil::Date};
use werkbrug_kernel::id::Id;

use crate::{
    absence::Absence,
    consent::Consent,
    contact::{Contact, ContactHow, Subject},
    counters::Milestone,
    day_range::DayRange,
    limit::FunctionalLimit,
    package::SupportPackage,
    worker::Worker,
};

pub mod parameter;

/// What kind of thing is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Be in touch with somebody who is absent.
    Contact,
    /// Ask the work doctor.
    WorkDoctor,
    /// A limit ends: does another come?
    LimitEnds,
    /// A package may be evaluated.
    PackageEvaluation,
    /// A package ends.
    PackageEnds,
    /// A consent expires.
    ConsentEnds,
}

/// Why, in one plain word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// Nobody called back yet.
    FirstCall,
    /// A week without contact.
    Silent7,
    /// Two weeks without contact.
    Silent14,
    /// Four weeks without contact.
    Silent28,
    /// The day that was agreed.
    AgreedDay,
    /// The work doctor estimates the potential for work.
    PotentialEstimate,
    /// A re-integration path would start.
    ReintegrationPath,
    /// A limit ends.
    LimitEnds,
    /// A package may be evaluated from then on.
    EvaluationPossible,
    /// A package ends.
    PackageEnds,
    /// A consent expires.
    ConsentEnds,
}

impl Reason {
    /// The stable word, in contracts.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::FirstCall => "first_call",
            Self::Silent7 => "silent_7",
            Self::Silent14 => "silent_14",
            Self::Silent28 => "silent_28",
            Self::AgreedDay => "agreed_day",
            Self::PotentialEstimate => "potential_estimate",
            Self::ReintegrationPath => "reintegration_path",
            Self::LimitEnds => "limit_ends",
            Self::EvaluationPossible => "evaluation_possible",
            Self::PackageEnds => "package_ends",
            Self::ConsentEnds => "consent_ends",
        }
    }
}

/// Something to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FollowUp {
    /// What kind.
    pub kind: Kind,
    /// Why.
    pub reason: Reason,
    /// About which absence, limit, package or consent.
    pub subject: Id<Subject>,
    /// The day it is due, or on which something ends.
    pub due_on: Date,
}

/// Today, and the last day up to which one looks ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Horizon {
    today: Date,
    until: Date,
}

impl Horizon {
    /// Looks ahead until a day, at least through today.
    pub fn new(today: Date, until: Date) -> Self {
        Self { today, until: until.max(today) }
    }

    /// Today.
    pub const fn today(&self) -> Date {
        self.today
    }

    /// The last day looked at.
    pub const fn until(&self) -> Date {
        self.until
    }
}

/// What is known of one worker, as far as dates go.
#[derive(Clone, Copy, Debug, Default)]
pub struct Dates<'a> {
    /// Absences.
    pub absences: &'a [Absence],
    /// Limits, those that come after an ending one included.
    pub limits: &'a [FunctionalLimit],
    /// Packages, later ones included.
    pub packages: &'a [SupportPackage],
    /// Consents, later ones included.
    pub consents: &'a [Consent],
    /// Contacts.
    pub contacts: &'a [Contact],
}

/// Everything to look at about a worker; nothing about somebody who left.
pub fn follow_ups(worker: &Worker, dates: &Dates<'_>, horizon: Horizon) -> Vec<FollowUp> {
    if worker.profile.employment.is_over(horizon.today) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for absence in dates.absences.iter().filter(|absence| !absence.days.is_over(horizon.today)) {
        found.extend(call(absence, dates.contacts, horizon));
        found.extend(work_doctor(absence, dates.contacts, horizon));
    }
    found.extend(dates.limits.iter().filter_map(|limit| limit_ends(limit, dates, horizon)));
    for package in dates.packages {
        found.extend(package_ends(package, dates, horizon));
        found.extend(evaluation(package, dates, horizon));
    }
    found.extend(dates.consents.iter().filter_map(|consent| consent_ends(consent, dates, horizon)));
    found.retain(|follow_up| is_in_sight(follow_up, horizon));
    found
}

/// An end is in sight some time before it comes; what is to be done on a day is in sight on that day.
fn is_in_sight(follow_up: &FollowUp, horizon: Horizon) -> bool {
    let lead = match (follow_up.reason, follow_up.kind) {
        (Reason::AgreedDay, _) | (_, Kind::Contact | Kind::WorkDoctor) => 0,
        (_, Kind::LimitEnds) => parameter::LIMIT_LEAD.days,
        (_, Kind::PackageEnds | Kind::PackageEvaluation) => parameter::PACKAGE_LEAD.days,
        (_, Kind::ConsentEnds) => parameter::CONSENT_LEAD.days,
    };
    before(follow_up.due_on, lead) <= horizon.until
}

/// Somebody absent is called on the first day, and again after each week of silence or on the day agreed.
fn call(absence: &Absence, contacts: &[Contact], horizon: Horizon) -> Option<FollowUp> {
    let since = absence.days.from();
    let about = subject(absence.id);
    let is_heard = |contact: &&Contact| {
        let is_about = contact.said.subject.is_none_or(|subject| subject == about);
        is_about && contact.said.how.reaches_worker() && contact.said.made_on >= since
    };
    let (due_on, reason) = match last(contacts.iter().filter(is_heard)) {
        None => (since, silence(since, horizon.today).unwrap_or(Reason::FirstCall)),
        Some(contact) => match contact.said.next_on {
            Some(next_on) => (next_on, Reason::AgreedDay),
            None => {
                let reason = silence(contact.said.made_on, horizon.today).unwrap_or(Reason::Silent7);
                (after(contact.said.made_on, parameter::FIRST_SILENCE.days), reason)
            }
        },
    };
    let is_back_before = absence.days.to().is_some_and(|to| to < due_on);
    (!is_back_before).then_some(FollowUp { kind: Kind::Contact, reason, subject: about, due_on })
}

/// How long nobody was heard; nothing within the first week.
fn silence(since: Date, today: Date) -> Option<Reason> {
    let days = since.duration_until(today).as_hours() / 24;
    let steps = [
        (parameter::THIRD_SILENCE, Reason::Silent28),
        (parameter::SECOND_SILENCE, Reason::Silent14),
        (parameter::FIRST_SILENCE, Reason::Silent7),
    ];
    steps.into_iter().find(|(step, _)| days >= step.days).map(|(_, reason)| reason)
}

/// The work doctor is asked at the moments of a long absence; only the last one that came is looked at.
fn work_doctor(absence: &Absence, contacts: &[Contact], horizon: Horizon) -> Option<FollowUp> {
    let moments = [
        (Milestone::ReintegrationPath, Reason::ReintegrationPath),
        (Milestone::PotentialEstimate, Reason::PotentialEstimate),
    ];
    let fallen = moments.into_iter().find_map(|(moment, reason)| {
        let day = moment.falls_on(absence.days.from())?;
        (day <= horizon.until).then_some((day, reason))
    });
    let (due_on, reason) = fallen.filter(|(day, _)| absence.days.contains(*day))?;
    let about = subject(absence.id);
    let is_asked = |contact: &&Contact| {
        let is_about = contact.said.subject.is_none_or(|subject| subject == about);
        is_about
            && contact.said.how == ContactHow::AskedWorkDoctor
            && contact.said.made_on >= before(due_on, parameter::ASKED_EARLY.days)
    };
    let found = FollowUp { kind: Kind::WorkDoctor, reason, subject: about, due_on };
    match last(contacts.iter().filter(is_asked)) {
        None => Some(found),
        Some(contact) => moved(found, contact),
    }
}

/// A limit ends and none of its kind comes after it.
fn limit_ends(limit: &FunctionalLimit, dates: &Dates<'_>, horizon: Horizon) -> Option<FollowUp> {
    let ends_on = lasting_end(&limit.validity, horizon)?;
    let goes_on = dates.limits.iter().any(|other| {
        other.load.kind == limit.load.kind && other.id != limit.id && !other.validity.is_over(after(ends_on, 1))
    });
    let found =
        FollowUp { kind: Kind::LimitEnds, reason: Reason::LimitEnds, subject: subject(limit.id), due_on: ends_on };
    if goes_on { None } else { settle(found, parameter::LIMIT_LEAD.days, dates.contacts) }
}

/// A package ends and none comes after it.
fn package_ends(package: &SupportPackage, dates: &Dates<'_>, horizon: Horizon) -> Option<FollowUp> {
    let ends_on = lasting_end(&package.validity, horizon)?;
    let (kind, reason) = (Kind::PackageEnds, Reason::PackageEnds);
    let found = FollowUp { kind, reason, subject: subject(package.id), due_on: ends_on };
    if is_succeeded(package, dates) { None } else { settle(found, parameter::PACKAGE_LEAD.days, dates.contacts) }
}

/// A package may be evaluated from its third year; said around that day, while it lasts.
fn evaluation(package: &SupportPackage, dates: &Dates<'_>, horizon: Horizon) -> Option<FollowUp> {
    let (years, days) = (parameter::EVALUATION_YEARS, parameter::EVALUATION_DAYS.days);
    let due_on = package.validity.from().checked_add(years.years().days(days)).ok()?;
    let is_past = after(due_on, parameter::PACKAGE_LEAD.days) < horizon.today;
    if is_past || is_succeeded(package, dates) || !package.validity.contains(due_on) {
        return None;
    }
    let (kind, reason) = (Kind::PackageEvaluation, Reason::EvaluationPossible);
    let found = FollowUp { kind, reason, subject: subject(package.id), due_on };
    settle(found, parameter::PACKAGE_LEAD.days, dates.contacts)
}

fn is_succeeded(package: &SupportPackage, dates: &Dates<'_>) -> bool {
    dates.packages.iter().any(|other| other.validity.from() > package.validity.from())
}

/// A consent expires and no other one lets the same person know the same for longer.
fn consent_ends(consent: &Consent, dates: &Dates<'_>, horizon: Horizon) -> Option<FollowUp> {
    let ends_on = consent.agreement.expires_on.filter(|last| *last >= horizon.today)?;
    if consent.withdrawn_on.is_some() {
        return None;
    }
    let goes_on = dates.consents.iter().any(|other| {
        let same = (&other.agreement.recipient, other.agreement.category)
            == (&consent.agreement.recipient, consent.agreement.category);
        let is_longer = other.agreement.expires_on.is_none_or(|last| last > ends_on);
        same && is_longer && other.withdrawn_on.is_none()
    });
    let (kind, reason) = (Kind::ConsentEnds, Reason::ConsentEnds);
    let found = FollowUp { kind, reason, subject: subject(consent.id), due_on: ends_on };
    if goes_on { None } else { settle(found, parameter::CONSENT_LEAD.days, dates.contacts) }
}

/// The last day of something that is not over yet.
fn lasting_end(validity: &DayRange, horizon: Horizon) -> Option<Date> {
    validity.to().filter(|last| *last >= horizon.today)
}

/// A contact about it, made since it came in sight, closes it or moves it to the day agreed.
fn settle(found: FollowUp, lead_days: i64, contacts: &[Contact]) -> Option<FollowUp> {
    let in_sight = before(found.due_on, lead_days);
    let is_about = |contact: &&Contact| contact.said.subject == Some(found.subject) && contact.said.made_on >= in_sight;
    match last(contacts.iter().filter(is_about)) {
        None => Some(found),
        Some(contact) => moved(found, contact),
    }
}

fn moved(found: FollowUp, contact: &Contact) -> Option<FollowUp> {
    contact.said.next_on.map(|next_on| FollowUp { reason: Reason::AgreedDay, due_on: next_on, ..found })
}

fn last<'a>(contacts: impl Iterator<Item = &'a Contact>) -> Option<&'a Contact> {
    contacts.max_by_key(|contact| (contact.said.made_on, contact.id))
}

const fn subject<T>(id: Id<T>) -> Id<Subject> {
    Id::from_uuid(id.uuid())
}

fn before(day: Date, days: i64) -> Date {
    day.saturating_sub(days.days())
}

fn after(day: Date, days: i64) -> Date {
    day.saturating_add(days.days())
}

#[cfg(test)]
mod tests;

//! Who may do and know what: role by action, and for a secret the ground.

use jiff::civil::Date;
use werkbrug_kernel::{id::Id, role::Role};

use crate::{category::Category, consent::Consent, refusal::Refusal, worker::Worker};

/// What somebody wants to do or see, apart from a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// Record a person.
    RegisterWorker,
    /// See who works here, from when to when.
    SeeWorkers,
    /// See legal status and contractual fraction as well.
    SeeContracts,
    /// Take an absence.
    ReportAbsence,
    /// Say when it ended.
    EndAbsence,
    /// See the dates of absences.
    SeeAbsenceDates,
    /// Set or end a functional limit.
    SetLimit,
    /// See functional limits.
    SeeLimits,
    /// Write down or take back a consent.
    RecordConsent,
    /// See consents.
    SeeConsents,
    /// Record a support package.
    GrantPackage,
    /// See support packages.
    SeePackages,
    /// See who read a file.
    SeeReads,
    /// Destroy a data key.
    Erase,
    /// Take back an absence that was a mistake.
    CancelAbsence,
    /// See an absence with what happened since.
    SeeEpisode,
    /// See what is to be looked at.
    SeeFollowUps,
    /// Write down a contact.
    RecordContact,
    /// See when and how there was contact.
    SeeContacts,
    /// Decide whether people of a status are sent to hosts, and see what was decided.
    DecideHostStatus,
    /// Write down or end a worker's wish about another.
    RecordPair,
    /// See with whom somebody works gladly, or not.
    SeePairs,
}

impl Action {
    /// Every action once.
    pub const ALL: [Self; 22] = [
        Self::RegisterWorker,
        Self::SeeWorkers,
        Self::SeeContracts,
        Self::ReportAbsence,
        Self::EndAbsence,
        Self::SeeAbsenceDates,
        Self::SetLimit,
        Self::SeeLimits,
        Self::RecordConsent,
        Self::SeeConsents,
        Self::GrantPackage,
        Self::SeePackages,
        Self::SeeReads,
        Self::Erase,
        Self::CancelAbsence,
        Self::SeeEpisode,
        Self::SeeFollowUps,
        Self::RecordContact,
        Self::SeeContacts,
        Self::DecideHostStatus,
        Self::RecordPair,
        Self::SeePairs,
    ];

    /// The roles that may do it for everybody of the workshop.
    const fn open_to(self) -> &'static [Role] {
        match self {
            Self::RegisterWorker | Self::RecordConsent | Self::SeeConsents => &[Role::SocialWorker],
            Self::SeeReads | Self::Erase | Self::DecideHostStatus => &[Role::SocialWorker],
            Self::RecordPair | Self::SeePairs => &[Role::SocialWorker],
            Self::SeeEpisode | Self::SeeFollowUps | Self::RecordContact | Self::SeeContacts => &[Role::SocialWorker],
            Self::SeeContracts | Self::GrantPackage | Self::SeePackages => &[Role::SocialWorker, Role::Finance],
            Self::ReportAbsence | Self::EndAbsence | Self::CancelAbsence => &[Role::SocialWorker, Role::Coach],
            Self::SetLimit => &[Role::SocialWorker, Role::Physician],
            Self::SeeAbsenceDates | Self::SeeLimits => {
                &[Role::SocialWorker, Role::Physician, Role::Coach, Role::WorkshopPlanner]
            }
            Self::SeeWorkers => {
                &[Role::SocialWorker, Role::Physician, Role::Coach, Role::WorkshopPlanner, Role::Finance]
            }
        }
    }

    /// Whether a worker may do it about the own person.
    const fn is_open_to_oneself(self) -> bool {
        match self {
            Self::SeeWorkers
            | Self::SeeContracts
            | Self::SeePackages
            | Self::SeeAbsenceDates
            | Self::SeeLimits
            | Self::RecordConsent
            | Self::SeeConsents
            | Self::SeeReads
            | Self::SeeEpisode
            | Self::SeeContacts
            | Self::SeePairs => true,
            Self::RegisterWorker
            | Self::ReportAbsence
            | Self::EndAbsence
            | Self::CancelAbsence
            | Self::SetLimit
            | Self::GrantPackage
            | Self::Erase
            | Self::SeeFollowUps
            | Self::RecordContact
            | Self::DecideHostStatus
            | Self::RecordPair => false,
        }
    }
}

/// What a role may do, without looking at whom it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission {
    /// About everybody of the workshop.
    Everybody,
    /// About the own person alone.
    Oneself,
    /// Not at all.
    Nobody,
}

/// The table of roles and actions.
pub fn permission(role: Role, action: Action) -> Permission {
    if action.open_to().contains(&role) {
        return Permission::Everybody;
    }
    if role == Role::Worker && action.is_open_to_oneself() {
        return Permission::Oneself;
    }
    Permission::Nobody
}

/// Somebody who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asker {
    /// Whose account: an id, never a name.
    pub actor: String,
    /// The role played now.
    pub role: Role,
    /// The worker that this person is, when they are one.
    pub oneself: Option<Id<Worker>>,
}

impl Asker {
    /// Refuses what the table does not grant. `about` is nobody when everybody is meant.
    pub fn may(&self, action: Action, about: Option<Id<Worker>>) -> Result<(), Refusal> {
        let is_oneself = about.is_some() && about == self.oneself;
        match permission(self.role, action) {
            Permission::Everybody => Ok(()),
            Permission::Oneself if is_oneself => Ok(()),
            Permission::Oneself | Permission::Nobody => Err(Refusal::NotAllowed),
        }
    }

    /// Refuses to take back an absence that somebody else reported; only the social service may do that.
    pub fn may_cancel(&self, worker: Id<Worker>, reported_by: &str) -> Result<(), Refusal> {
        self.may(Action::CancelAbsence, Some(worker))?;
        let is_own = reported_by == self.actor;
        if self.role == Role::SocialWorker || is_own { Ok(()) } else { Err(Refusal::NotAllowed) }
    }

    /// Why this person may read a secret of this file today; refused without a
    /// ground. The own file is looked at before any consent.
    pub fn ground(&self, file: &File<'_>, today: Date) -> Result<Ground, Refusal> {
        let consent = || {
            let holds = |it: &&Consent| it.worker == file.worker && it.holds_on(today, &self.actor, file.category);
            let found = file.consents.iter().find(holds);
            found.map(|it| Ground::Consent(it.id)).ok_or(Refusal::NoGround)
        };
        match secret_access(self.role) {
            SecretAccess::OwnFileOrConsent if file.is_kept_by(&self.actor) => Ok(Ground::OwnFile),
            SecretAccess::OwnFileOrConsent | SecretAccess::Consent => consent(),
            SecretAccess::Oneself if self.oneself == Some(file.worker) => Ok(Ground::Oneself),
            SecretAccess::Oneself | SecretAccess::Never => Err(Refusal::NoGround),
        }
    }
}

/// Why somebody may read a secret; stands in the log that the worker sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// A social worker who keeps the file.
    OwnFile,
    /// The worker, about the own person.
    Oneself,
    /// Somebody whom the worker allowed it.
    Consent(Id<Consent>),
}

/// What of a file decides on a ground.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// Whose file.
    pub worker: Id<Worker>,
    /// The one social worker who keeps it; without one, the whole social service does.
    pub holder: Option<&'a str>,
    /// What the worker consented to.
    pub consents: &'a [Consent],
    /// Which kind of secret is wanted.
    pub category: Category,
}

/// Whose file somebody looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Keeper {
    /// The own one.
    Own,
    /// One that the whole social service keeps.
    Shared,
    /// A colleague's.
    Colleague,
}

/// Who keeps a file, as seen by this person.
pub fn keeper(holder: Option<&str>, actor: &str) -> Keeper {
    match holder {
        None => Keeper::Shared,
        Some(holder) if holder == actor => Keeper::Own,
        Some(_) => Keeper::Colleague,
    }
}

impl File<'_> {
    fn is_kept_by(&self, actor: &str) -> bool {
        self.holder.is_none_or(|holder| holder == actor)
    }
}

/// By which ground a role can read a secret at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecretAccess {
    /// The own file, or a consent.
    OwnFileOrConsent,
    /// A consent alone.
    Consent,
    /// About the own person alone.
    Oneself,
    /// By no ground: not even a consent reaches a customer, an administrator or the money.
    Never,
}

/// The table of roles and grounds.
pub const fn secret_access(role: Role) -> SecretAccess {
    match role {
        Role::SocialWorker => SecretAccess::OwnFileOrConsent,
        Role::Coach | Role::WorkshopPlanner | Role::Physician => SecretAccess::Consent,
        Role::Worker => SecretAccess::Oneself,
        Role::HostPlanner | Role::OrderDesk | Role::Finance => SecretAccess::Never,
        Role::SectorObserver | Role::Admin => SecretAccess::Never,
    }
}

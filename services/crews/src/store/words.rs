//! The stable words under which kinds and stages stand in columns.

use werkbrug_chassis::refusal::Fault;
use werkbrug_crews_domain::{
    approval::Standing, engagement::EngagementKind, place::PlaceKind, presence::PresenceKind, stage::Stage,
};

/// A word that no version of this program wrote.
fn unknown() -> Fault {
    Fault::bug("a stored word is not known")
}

/// A site of a host, in a column.
pub(crate) const HOST_SITE: &str = "host_site";

/// A kind of place as a word.
pub(crate) const fn of_place_kind(kind: PlaceKind) -> &'static str {
    match kind {
        PlaceKind::HostSite => HOST_SITE,
        PlaceKind::Department => "department",
    }
}

/// A word as a kind of place.
pub(crate) fn to_place_kind(word: &str) -> Result<PlaceKind, Fault> {
    match word {
        HOST_SITE => Ok(PlaceKind::HostSite),
        "department" => Ok(PlaceKind::Department),
        _ => Err(unknown()),
    }
}

/// A kind of collaboration as a word.
pub(crate) const fn of_engagement_kind(kind: EngagementKind) -> &'static str {
    match kind {
        EngagementKind::Enclave => "enclave",
        EngagementKind::ServiceContract => "service_contract",
        EngagementKind::DepartmentWork => "department_work",
    }
}

/// A word as a kind of collaboration.
pub(crate) fn to_engagement_kind(word: &str) -> Result<EngagementKind, Fault> {
    match word {
        "enclave" => Ok(EngagementKind::Enclave),
        "service_contract" => Ok(EngagementKind::ServiceContract),
        "department_work" => Ok(EngagementKind::DepartmentWork),
        _ => Err(unknown()),
    }
}

/// A stage as a word.
pub(crate) const fn of_stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Requested => "requested",
        Stage::Published => "published",
        Stage::Approved => "approved",
    }
}

/// The stages of a shift that was made known, in a column.
pub(crate) const MADE_KNOWN: [&str; 2] = [of_stage(Stage::Published), of_stage(Stage::Approved)];

/// A word as a stage.
pub(crate) fn to_stage(word: &str) -> Result<Stage, Fault> {
    match word {
        "requested" => Ok(Stage::Requested),
        "published" => Ok(Stage::Published),
        "approved" => Ok(Stage::Approved),
        _ => Err(unknown()),
    }
}

/// What happened as a word.
pub(crate) const fn of_presence_kind(kind: PresenceKind) -> &'static str {
    match kind {
        PresenceKind::Present => "present",
        PresenceKind::Late => "late",
        PresenceKind::LeftEarly => "left_early",
        PresenceKind::NoShow => "no_show",
        PresenceKind::SentHome => "sent_home",
    }
}

/// A word as what happened.
pub(crate) fn to_presence_kind(word: &str) -> Result<PresenceKind, Fault> {
    match word {
        "present" => Ok(PresenceKind::Present),
        "late" => Ok(PresenceKind::Late),
        "left_early" => Ok(PresenceKind::LeftEarly),
        "no_show" => Ok(PresenceKind::NoShow),
        "sent_home" => Ok(PresenceKind::SentHome),
        _ => Err(unknown()),
    }
}

/// What became of approved minutes as a word.
pub(crate) const fn of_standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Released => "released",
        Standing::Held => "held",
        Standing::Dropped => "dropped",
    }
}

/// A word as what became of approved minutes.
pub(crate) fn to_standing(word: &str) -> Result<Standing, Fault> {
    match word {
        "released" => Ok(Standing::Released),
        "held" => Ok(Standing::Held),
        "dropped" => Ok(Standing::Dropped),
        _ => Err(unknown()),
    }
}

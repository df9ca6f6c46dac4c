//! Which topics pages hear of, and what must be readable before they are told. A region of a page
//! names its topics (`data-live="orders.orders"`); the browser never hears what happened to whom
//! when that is a person.

use werkbrug_kernel::role::Role;

/// What a page must know about the events of one topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Effect {
    /// The service that says it.
    pub(crate) source: &'static str,
    /// Its topic.
    pub(crate) topic: &'static str,
    /// The other services whose copies pages read; they must have applied the event first.
    pub(crate) read_at: &'static [&'static str],
    /// Whether the subject may be told: an order may, a person may not.
    pub(crate) tells_subject: bool,
    /// Who hears that something happened at all.
    hears: &'static [Role],
}

/// Who works with orders, crews and hours.
const FLOOR: &[Role] = &[
    Role::HostPlanner,
    Role::WorkshopPlanner,
    Role::OrderDesk,
    Role::Coach,
    Role::SocialWorker,
    Role::Physician,
    Role::Finance,
    Role::Worker,
];
const OFFICE: &[Role] = &[Role::HostPlanner, Role::WorkshopPlanner, Role::OrderDesk, Role::Finance];
const CARE: &[Role] = &[Role::WorkshopPlanner, Role::Coach, Role::SocialWorker, Role::Physician];
const MONEY: &[Role] = &[Role::Finance, Role::SocialWorker];

/// Every topic that touches a page.
pub(crate) const EFFECTS: &[Effect] = &[
    about("orders", "companies", &["crews", "invoicing"], FLOOR),
    about("orders", "orders", &[], OFFICE),
    about("crews", "capacity", &["orders"], OFFICE),
    about("crews", "shifts", &[], FLOOR),
    about("crews", "time", &["invoicing"], FLOOR),
    about_people("social", "availability", &["crews"], FLOOR),
    about_people("social", "people", &["crews"], FLOOR),
    about_people("social", "limits", &["crews"], CARE),
    about_people("social", "guidance", &["crews"], CARE),
    about_people("social", "entitlement", &["invoicing"], MONEY),
    about("invoicing", "invoices", &[], OFFICE),
    about("invoicing", "premiums", &[], MONEY),
];

/// The effect of a topic, if it has one.
pub(crate) fn of(source: &str, topic: &str) -> Option<&'static Effect> {
    EFFECTS.iter().find(|effect| effect.source == source && effect.topic == topic)
}

impl Effect {
    /// Whether this role hears of it.
    pub(crate) fn is_heard_by(&self, role: Role) -> bool {
        self.hears.contains(&role)
    }

    /// Whether this role may hear which one it was. A host would learn of other hosts' orders.
    pub(crate) fn tells_subject_to(&self, role: Role) -> bool {
        self.tells_subject && !matches!(role, Role::HostPlanner | Role::Worker)
    }
}

const fn about(
    source: &'static str,
    topic: &'static str,
    read_at: &'static [&'static str],
    hears: &'static [Role],
) -> Effect {
    Effect { source, topic, read_at, tells_subject: true, hears }
}

const fn about_people(
    source: &'static str,
    topic: &'static str,
    read_at: &'static [&'static str],
    hears: &'static [Role],
) -> Effect {
    Effect { source, topic, read_at, tells_subject: false, hears }
}

#[cfg(test)]
mod tests {
    use werkbrug_proto::topics;

    use super::*;

    #[test]
    fn every_effect_is_about_a_real_topic_and_real_copies() {
        for effect in EFFECTS {
            let topic = topics::TOPICS.iter().find(|own| own.source == effect.source && own.name == effect.topic);
            let topic = topic.unwrap_or_else(|| panic!("{effect:?}"));
            assert!(effect.read_at.iter().all(|reader| topic.consumers.contains(reader)), "{effect:?}");
        }
    }

    #[test]
    fn no_browser_hears_whom_an_event_of_the_social_service_is_about() {
        assert!(EFFECTS.iter().all(|effect| effect.source != "social" || !effect.tells_subject));
    }

    #[test]
    fn who_runs_the_machinery_or_the_sector_hears_nothing_of_the_trade() {
        for role in [Role::Admin, Role::SectorObserver] {
            assert!(EFFECTS.iter().all(|effect| !effect.is_heard_by(role)), "{role:?}");
        }
    }
}

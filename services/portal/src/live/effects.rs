//! Which blocks of a page an event touches. The browser hears the block, never what happened to whom.

/// What a page must do about the events of one topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Effect {
    /// The service that says it.
    pub(crate) source: &'static str,
    /// Its topic.
    pub(crate) topic: &'static str,
    /// The blocks to read again.
    pub(crate) blocks: &'static [&'static str],
    /// The other service whose copy those blocks are read from; it must have applied the event first.
    pub(crate) read_at: Option<&'static str>,
    /// Whether the subject may be told: an order may, a person may not.
    pub(crate) tells_subject: bool,
}

/// Every topic that touches a page.
pub(crate) const EFFECTS: &[Effect] = &[
    about("orders", "companies", &["orders"], None),
    about("orders", "orders", &["orders"], None),
    about("crews", "capacity", &["orders"], Some("orders")),
    about("crews", "shifts", &["ploegen", "afwezigheden", "uren"], None),
    about("crews", "time", &["uren", "facturen"], Some("invoicing")),
    about_people("social", "availability", &["ploegen", "afwezigheden"], Some("crews")),
    about("invoicing", "invoices", &["facturen"], None),
    about("invoicing", "premiums", &["premies"], None),
];

/// The effect of a topic, if it has one.
pub(crate) fn of(source: &str, topic: &str) -> Option<&'static Effect> {
    EFFECTS.iter().find(|effect| effect.source == source && effect.topic == topic)
}

/// Every block that a service has something to do with.
pub(crate) fn blocks_of(source: &str) -> Vec<&'static str> {
    let mut blocks: Vec<_> =
        EFFECTS.iter().filter(|effect| effect.source == source).flat_map(|effect| effect.blocks).copied().collect();
    blocks.sort_unstable();
    blocks.dedup();
    blocks
}

const fn about(
    source: &'static str,
    topic: &'static str,
    blocks: &'static [&'static str],
    read_at: Option<&'static str>,
) -> Effect {
    Effect { source, topic, blocks, read_at, tells_subject: true }
}

const fn about_people(
    source: &'static str,
    topic: &'static str,
    blocks: &'static [&'static str],
    read_at: Option<&'static str>,
) -> Effect {
    Effect { source, topic, blocks, read_at, tells_subject: false }
}

#[cfg(test)]
mod tests {
    use werkbrug_proto::topics;

    use super::*;
    use crate::pages::day::Block;

    #[test]
    fn every_effect_is_about_a_real_topic_and_real_blocks() {
        for effect in EFFECTS {
            let topic = topics::TOPICS.iter().find(|own| own.source == effect.source && own.name == effect.topic);
            let topic = topic.unwrap_or_else(|| panic!("{effect:?}"));
            assert!(effect.read_at.is_none_or(|reader| topic.consumers.contains(&reader)), "{effect:?}");
            assert!(effect.blocks.iter().all(|name| Block::named(name).is_some()), "{effect:?}");
        }
    }

    #[test]
    fn no_browser_hears_whom_an_event_of_the_social_service_is_about() {
        assert!(EFFECTS.iter().all(|effect| effect.source != "social" || !effect.tells_subject));
    }
}

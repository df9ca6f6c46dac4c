//! The one list of topics: a topic is one audience, one stream, one permission and one numbering.

/// One audience of one service's events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Topic {
    /// The service that says it.
    pub source: &'static str,
    /// Name inside that service.
    pub name: &'static str,
    /// Message names of its events; each event stands in exactly one topic.
    pub events: &'static [&'static str],
    /// Services that may hear it.
    pub consumers: &'static [&'static str],
}

impl Topic {
    /// Name of the JetStream stream.
    #[must_use]
    pub fn stream(&self) -> String {
        format!("{}-{}", self.source, self.name)
    }

    /// Subject on which one event of a partition is published.
    #[must_use]
    pub fn subject(&self, event_type: &str, partition: u32) -> String {
        format!("werkbrug.{}.{}.v1.{event_type}.{partition}", self.source, self.name)
    }

    /// Every subject of the topic, as the stream listens to it.
    #[must_use]
    pub fn subjects(&self) -> String {
        format!("werkbrug.{}.{}.v1.>", self.source, self.name)
    }

    /// Subject of the topic's beacon: outside the stream, so that it is never stored.
    #[must_use]
    pub fn beacon(&self) -> String {
        format!("werkbrug.{}.{}.beacon", self.source, self.name)
    }

    /// Name of a consumer's durable reading position, which nobody trusts.
    #[must_use]
    pub fn durable(&self, consumer: &str) -> String {
        format!("{consumer}-{}-{}", self.source, self.name)
    }
}

/// Topic whose entries stay in their own database: who did what.
pub const AUDIT: &str = "audit";

/// The four services, in the order of an order's life.
pub const SERVICES: [&str; 4] = ["orders", "crews", "social", "invoicing"];

/// Every topic there is.
pub const TOPICS: &[Topic] = &[
    Topic { source: "orders", name: "companies", events: &["CompanyRegistered"], consumers: &["crews", "invoicing"] },
    Topic {
        source: "orders",
        name: "orders",
        events: &[
            "QuoteCreated",
            "QuoteLost",
            "OrderAccepted",
            "OrderChanged",
            "OrderProgressed",
            "PartDelivered",
            "OrderDelivered",
            "OrderCancelled",
        ],
        consumers: &["crews"],
    },
    Topic { source: "crews", name: "capacity", events: &["CapacityAnnounced"], consumers: &["orders"] },
    Topic { source: "crews", name: "shifts", events: &["ShiftChanged"], consumers: &[] },
    Topic { source: "crews", name: "time", events: &["MinutesApproved", "MinutesHeld"], consumers: &["invoicing"] },
    Topic { source: "social", name: "people", events: &["WorkerRegistered"], consumers: &["crews", "invoicing"] },
    Topic {
        source: "social",
        name: "availability",
        events: &["EmploymentRecorded", "WorkerUnavailable"],
        consumers: &["crews"],
    },
    Topic { source: "social", name: "limits", events: &["FunctionalLimitSet", "PairRecorded"], consumers: &["crews"] },
    Topic { source: "social", name: "guidance", events: &["GuidanceNeedRecorded"], consumers: &["crews"] },
    Topic {
        source: "social",
        name: "entitlement",
        events: &["SupportPackageGranted", "WorkerCodeRecorded", "GuaranteedWageDaysCounted"],
        consumers: &["invoicing"],
    },
    Topic { source: "invoicing", name: "invoices", events: &["InvoiceIssued"], consumers: &[] },
    Topic { source: "invoicing", name: "premiums", events: &["PremiumReckoned"], consumers: &[] },
];

/// The topics that a service says.
pub fn said_by(service: &str) -> impl Iterator<Item = &'static Topic> {
    TOPICS.iter().filter(move |topic| topic.source == service)
}

/// The topics that a service hears.
pub fn heard_by(service: &str) -> impl Iterator<Item = &'static Topic> {
    TOPICS.iter().filter(move |topic| topic.consumers.contains(&service))
}

/// The topic of an event type of a service.
#[must_use]
pub fn of_event(source: &str, event_type: &str) -> Option<&'static Topic> {
    TOPICS.iter().find(|topic| topic.source == source && topic.events.contains(&event_type))
}

//! The kinds of file, in the order in which they go in.

use super::{grid, rows, spec::Spec};

/// Name of the file that says what the planner's letters mean.
pub(crate) const MAPPING: &str = "weekrooster.map.json";

/// One kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// bedrijven.
    Companies,
    /// medewerkers.
    Workers,
    /// coaches.
    Coaches,
    /// werkplekken.
    Places,
    /// overeenkomsten.
    Engagements,
    /// beperkingen.
    Limits,
    /// pakketten.
    Packages,
    /// afwezigheden.
    Absences,
    /// inleidingen.
    Inductions,
    /// akkoorden.
    Agreements,
    /// weekrooster.
    Grid,
    /// capaciteit.
    Capacity,
    /// vraag.
    Demand,
    /// orders.
    Orders,
    /// tarieven.
    Tariffs,
    /// parameters.
    Parameters,
    /// dmfa.
    Dmfa,
    /// betaalstaat.
    Payments,
}

impl Kind {
    /// Every kind once, in order.
    pub(crate) const ALL: [Self; 18] = [
        Self::Companies,
        Self::Workers,
        Self::Coaches,
        Self::Places,
        Self::Engagements,
        Self::Limits,
        Self::Packages,
        Self::Absences,
        Self::Inductions,
        Self::Agreements,
        Self::Grid,
        Self::Capacity,
        Self::Demand,
        Self::Orders,
        Self::Tariffs,
        Self::Parameters,
        Self::Dmfa,
        Self::Payments,
    ];

    /// Its description.
    pub(crate) const fn spec(self) -> Spec {
        match self {
            Self::Companies => rows::companies::SPEC,
            Self::Workers => rows::workers::SPEC,
            Self::Coaches => rows::coaches::SPEC,
            Self::Places => rows::places::SPEC,
            Self::Engagements => rows::engagements::SPEC,
            Self::Limits => rows::limits::SPEC,
            Self::Packages => rows::packages::SPEC,
            Self::Absences => rows::absences::SPEC,
            Self::Inductions => rows::inductions::SPEC,
            Self::Agreements => rows::agreements::SPEC,
            Self::Grid => grid::SPEC,
            Self::Capacity => rows::capacity::SPEC,
            Self::Demand => rows::demand::SPEC,
            Self::Orders => rows::orders::SPEC,
            Self::Tariffs => rows::tariffs::SPEC,
            Self::Parameters => rows::parameters::SPEC,
            Self::Dmfa => rows::dmfa::SPEC,
            Self::Payments => rows::payments::SPEC,
        }
    }

    /// The service that takes its rows; what that service then says is waited for.
    pub(crate) const fn service(self) -> &'static str {
        match self {
            Self::Companies | Self::Orders => "orders",
            Self::Workers | Self::Limits | Self::Packages | Self::Absences | Self::Grid => "social",
            Self::Coaches | Self::Places | Self::Engagements | Self::Capacity | Self::Demand => "crews",
            Self::Inductions | Self::Agreements => "crews",
            Self::Tariffs | Self::Parameters | Self::Dmfa | Self::Payments => "invoicing",
        }
    }
}

//! What binds a preset's workshop to its customers: the register of work that was won, kept, at risk, lost and returned, a
//! comparison of costs here and elsewhere, and a site where goods go.

use jiff::{ToSpan, civil::Date};
use werkbrug_proto::orders::{
    Address, AnchoringKind, AnchoringReason, Assumptions, PlaceAssumptions, RecordAnchoringRequest,
    RecordCompanySiteRequest, SaveComparisonRequest, SharedAssumptions, TransportMode,
};

use super::{DAY, places::Layout};

/// Ties; the company of an entry or a site is named by its KBO number and known only to the service.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Ties {
    /// Entries of the register.
    pub(crate) register: Vec<(String, RecordAnchoringRequest)>,
    /// Costs here and elsewhere, each under its title.
    pub(crate) comparisons: Vec<SaveComparisonRequest>,
    /// Sites.
    pub(crate) sites: Vec<(String, RecordCompanySiteRequest)>,
}

/// An entry: weeks before the day, kind, work, place, reason, hours a year, tenths of places.
type Entry = (i64, AnchoringKind, &'static str, &'static str, AnchoringReason, u32, u32);

const REGISTER: [Entry; 6] = [
    (40, AnchoringKind::Won, "geschenkdozen vullen", "", AnchoringReason::Unspecified, 2_400, 15),
    (31, AnchoringKind::AtRisk, "schroefzakjes vullen", "Denkland", AnchoringReason::Price, 3_200, 20),
    (24, AnchoringKind::Left, "staalboekjes binden", "Verweggistan", AnchoringReason::Price, 1_600, 10),
    (18, AnchoringKind::Kept, "schroefzakjes vullen", "", AnchoringReason::Unspecified, 3_200, 20),
    (9, AnchoringKind::Left, "dossiers scannen", "eigen machine van de klant", AnchoringReason::Automation, 800, 5),
    (3, AnchoringKind::Returned, "staalboekjes binden", "Verweggistan", AnchoringReason::Unspecified, 1_600, 10),
];

/// Tells them: entries in turn of the customers, the first of whom has a site and its name in the comparison.
pub(super) fn of(layout: &Layout) -> Ties {
    let customers = || layout.customers.iter();
    let register = REGISTER.into_iter().zip(customers().cycle());
    let first = customers().next();
    Ties {
        register: register.filter_map(|(entry, (_, kbo))| Some((kbo.clone(), entered(entry)?))).collect(),
        comparisons: first.map(|(customer, _)| comparison(customer.name)).into_iter().collect(),
        sites: first.map(|(_, kbo)| (kbo.clone(), site())).into_iter().collect(),
    }
}

fn entered((weeks, kind, work, place, reason, hours_per_year, job_tenths): Entry) -> Option<RecordAnchoringRequest> {
    let on: Date = DAY.checked_sub(weeks.weeks()).ok()?;
    Some(RecordAnchoringRequest {
        kind: kind.into(),
        on: on.to_string(),
        work_description: work.to_owned(),
        place: place.to_owned(),
        reason: reason.into(),
        hours_per_year,
        job_tenths,
        ..RecordAnchoringRequest::default()
    })
}

fn comparison(customer: &str) -> SaveComparisonRequest {
    let shared = SharedAssumptions {
        pieces_per_year: 100_000,
        value_cents_per_hundred: 20_000,
        grams_per_hundred: 10_000,
        capital_permille: 80,
        demand_spread_permille: 200,
        safety_hundredths: 165,
        co2_cents_per_tonne: 8_000,
        years: 5,
    };
    let here = PlaceAssumptions {
        name: "Hier".to_owned(),
        price_cents_per_hundred: 1_400,
        kilometres: 60,
        mode: TransportMode::Road.into(),
        freight_cent_hundredths: 1_500,
        lead_time_days: 5,
        lead_time_spread_days: 1,
        rework_permille: 5,
        rework_cents_per_hundred: 1_000,
        coordination_cents_per_year: 100_000,
        ..PlaceAssumptions::default()
    };
    let elsewhere = PlaceAssumptions {
        name: "Verweggistan".to_owned(),
        price_cents_per_hundred: 800,
        kilometres: 9_000,
        mode: TransportMode::Sea.into(),
        freight_cent_hundredths: 300,
        lead_time_days: 60,
        lead_time_spread_days: 12,
        rework_permille: 20,
        rework_cents_per_hundred: 2_000,
        duty_permille: 40,
        coordination_cents_per_year: 600_000,
        switching_cents: 1_500_000,
    };
    SaveComparisonRequest {
        title: format!("Staalboekjes van {customer}"),
        assumptions: Some(Assumptions { shared: Some(shared), here: Some(here), elsewhere: Some(elsewhere) }),
        ..SaveComparisonRequest::default()
    }
}

fn site() -> RecordCompanySiteRequest {
    RecordCompanySiteRequest {
        site_name: "Magazijn".to_owned(),
        address: Some(Address {
            street: "Bedachtestraat 3".to_owned(),
            postcode: "8800".to_owned(),
            city: "Roeselare".to_owned(),
            country: "BE".to_owned(),
        }),
        ..RecordCompanySiteRequest::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::preset::Preset;

    #[test]
    fn the_register_of_a_preset_tells_every_kind_in_the_year_of_its_day() {
        for preset in Preset::ALL {
            let ties = preset.ties();
            for kind in [
                AnchoringKind::Won,
                AnchoringKind::Kept,
                AnchoringKind::AtRisk,
                AnchoringKind::Left,
                AnchoringKind::Returned,
            ] {
                assert!(ties.register.iter().any(|(_, own)| own.kind() == kind), "{kind:?}");
            }
            let year = DAY.year().to_string();
            assert!(ties.register.iter().all(|(_, own)| own.on.starts_with(&year) && own.on < DAY.to_string()));
            assert_eq!((ties.comparisons.len(), ties.sites.len()), (1, 1));
        }
    }
}

//! What somebody needs before they work at a host: a safety induction at the site that is in date, the own agreement to
//! enclave work, and a status that the workshop sends to hosts. Of the status only yes or no is known here.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use werkbrug_kernel::id::Id;

use crate::{
    engagement::EngagementKind,
    fit::Obstacle,
    place::{Place, PlaceKind},
    refusal::Refusal,
    shift::Seat,
    worker::Worker,
};

/// Somebody was shown how to work safely at a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Induction {
    /// When.
    pub given_on: Date,
    /// The last day on which it counts, when it has one.
    pub valid_to: Option<Date>,
}

impl Induction {
    /// Given today at the latest, and not over before it was given.
    pub fn must_make_sense(self, today: Date) -> Result<Self, Refusal> {
        let is_over = self.valid_to.is_some_and(|to| to < self.given_on);
        if self.given_on > today || is_over { Err(Refusal::InductionUnsound) } else { Ok(self) }
    }
}

/// What somebody said was said today at the latest.
pub fn must_be_said_by(said_on: Date, today: Date) -> Result<(), Refusal> {
    if said_on > today { Err(Refusal::SaidLater { said_on, today }) } else { Ok(()) }
}

/// Somebody of a crew who may not work at a place, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotReady {
    /// Who.
    pub worker: Id<Worker>,
    /// What stands in the way, at least one.
    pub obstacles: Vec<Obstacle>,
}

/// What is known of people and hosts, as far as somebody looked it up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HostBook {
    /// Inductions, by person and site: the one that counts longest.
    pub inductions: BTreeMap<(Id<Worker>, Id<Place>), Induction>,
    /// What people said themselves about enclave work.
    pub agreements: BTreeMap<Id<Worker>, bool>,
    /// Who may be sent to hosts; of whom nothing is known is not among them.
    pub allowed: BTreeSet<Id<Worker>>,
    /// Whether the workshop records inductions at all; without any, nobody can tell who lacks one.
    pub keeps_inductions: bool,
    /// Whether the workshop records what people said about enclave work at all.
    pub keeps_agreements: bool,
}

impl HostBook {
    /// What keeps somebody from work of a kind at a place, on some days.
    #[must_use]
    pub fn asks(&self, worker: Id<Worker>, (place, kind): (&Place, EngagementKind), days: &[Date]) -> Vec<Obstacle> {
        let mut found = Vec::new();
        match place.kind {
            PlaceKind::Department => return found,
            PlaceKind::HostSite => {}
        }
        if !self.allowed.contains(&worker) {
            found.push(Obstacle::NotAtHosts);
        }
        match kind {
            EngagementKind::Enclave => {
                // A no that was recorded holds; silence counts where answers are recorded.
                if !self.agreements.get(&worker).copied().unwrap_or(!self.keeps_agreements) {
                    found.push(Obstacle::NoAgreement);
                }
            }
            EngagementKind::ServiceContract | EngagementKind::DepartmentWork => {}
        }
        found.extend(self.induction(worker, place.id, days));
        found
    }

    /// Who of a crew comes and may not work there, and what keeps each of them.
    #[must_use]
    pub fn not_ready(&self, crew: &[Seat], at: (&Place, EngagementKind), days: &[Date]) -> Vec<NotReady> {
        let comes = crew.iter().filter(|seat| !seat.is_absent);
        let asked = comes.map(|seat| NotReady { worker: seat.worker, obstacles: self.asks(seat.worker, at, days) });
        asked.filter(|one| !one.obstacles.is_empty()).collect()
    }

    fn induction(&self, worker: Id<Worker>, place: Id<Place>, days: &[Date]) -> Option<Obstacle> {
        if !self.keeps_inductions {
            return None;
        }
        let (first, last) = (days.iter().min()?, days.iter().max()?);
        match self.inductions.get(&(worker, place)) {
            None => Some(Obstacle::NoInduction),
            Some(own) if own.given_on > *first => Some(Obstacle::NoInduction),
            Some(own) => own.valid_to.filter(|to| to < last).map(|to| Obstacle::InductionOver { on: to }),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::place::Demands;

    fn site(kind: PlaceKind) -> Place {
        Place {
            id: Id::fresh(),
            kind,
            name: "Bakkerij De Proef".to_owned(),
            company: None,
            demands: Demands::default(),
            core_activity: String::new(),
            names_needed: false,
        }
    }

    #[test]
    fn each_condition_alone_keeps_somebody_from_an_enclave() {
        let (an, site) = (Id::fresh(), site(PlaceKind::HostSite));
        let whole = HostBook {
            inductions: BTreeMap::from([(
                (an, site.id),
                Induction { given_on: date(2026, 11, 1), valid_to: Some(date(2026, 11, 30)) },
            )]),
            agreements: BTreeMap::from([(an, true)]),
            allowed: BTreeSet::from([an]),
            keeps_inductions: true,
            keeps_agreements: true,
        };
        let over = Obstacle::InductionOver { on: date(2026, 11, 30) };
        let table = [
            (whole.clone(), vec![date(2026, 11, 30)], vec![]),
            (whole.clone(), vec![date(2026, 11, 30), date(2026, 12, 1)], vec![over]),
            (whole.clone(), vec![date(2026, 12, 1)], vec![over]),
            (whole.clone(), vec![date(2026, 11, 1)], vec![]),
            (whole.clone(), vec![date(2026, 10, 31)], vec![Obstacle::NoInduction]),
            (
                HostBook { inductions: BTreeMap::new(), ..whole.clone() },
                vec![date(2026, 11, 2)],
                vec![Obstacle::NoInduction],
            ),
            (
                HostBook { agreements: BTreeMap::new(), ..whole.clone() },
                vec![date(2026, 11, 2)],
                vec![Obstacle::NoAgreement],
            ),
            (
                HostBook { agreements: BTreeMap::from([(an, false)]), ..whole.clone() },
                vec![date(2026, 11, 2)],
                vec![Obstacle::NoAgreement],
            ),
            (HostBook { allowed: BTreeSet::new(), ..whole }, vec![date(2026, 11, 2)], vec![Obstacle::NotAtHosts]),
        ];
        for (book, days, expected) in table {
            assert_eq!(book.asks(an, (&site, EngagementKind::Enclave), &days), expected, "{days:?}");
        }
    }

    #[test]
    fn where_nothing_is_recorded_nobody_can_tell_and_a_no_holds_all_the_same() {
        let (an, site, days) = (Id::fresh(), site(PlaceKind::HostSite), [date(2026, 11, 23)]);
        let (no, yes) = (BTreeMap::from([(an, false)]), BTreeMap::from([(an, true)]));
        let none = BTreeMap::new;
        let table = [
            ((false, false), none(), true, vec![]),
            ((true, false), none(), true, vec![Obstacle::NoInduction]),
            ((false, true), none(), true, vec![Obstacle::NoAgreement]),
            ((true, true), none(), true, vec![Obstacle::NoAgreement, Obstacle::NoInduction]),
            ((false, true), no.clone(), true, vec![Obstacle::NoAgreement]),
            ((false, false), no, true, vec![Obstacle::NoAgreement]),
            ((false, true), yes, true, vec![]),
            ((false, false), none(), false, vec![Obstacle::NotAtHosts]),
        ];
        for ((keeps_inductions, keeps_agreements), agreements, is_allowed, expected) in table {
            let allowed = is_allowed.then_some(an).into_iter().collect();
            let book =
                HostBook { inductions: BTreeMap::new(), agreements, allowed, keeps_inductions, keeps_agreements };
            assert_eq!(book.asks(an, (&site, EngagementKind::Enclave), &days), expected, "{book:?}");
        }
    }

    #[test]
    fn of_a_crew_everybody_who_comes_is_asked_and_named() {
        let (an, bo, cy) = (Id::fresh(), Id::fresh(), Id::fresh());
        let (site, days) = (site(PlaceKind::HostSite), [date(2026, 11, 23)]);
        let book = HostBook {
            agreements: BTreeMap::from([(an, true), (bo, false), (cy, false)]),
            allowed: BTreeSet::from([an, bo]),
            ..HostBook::default()
        };
        let (comes, away) = (|worker| Seat { worker, is_absent: false }, |worker| Seat { worker, is_absent: true });
        let table = [
            (vec![], vec![]),
            (vec![comes(an)], vec![]),
            (vec![comes(an), comes(bo)], vec![(bo, vec![Obstacle::NoAgreement])]),
            (vec![comes(an), away(bo)], vec![]),
            (
                vec![comes(bo), comes(cy)],
                vec![(bo, vec![Obstacle::NoAgreement]), (cy, vec![Obstacle::NotAtHosts, Obstacle::NoAgreement])],
            ),
        ];
        for (crew, expected) in table {
            let found = book.not_ready(&crew, (&site, EngagementKind::Enclave), &days);
            let found: Vec<_> = found.into_iter().map(|one| (one.worker, one.obstacles)).collect();
            assert_eq!(found, expected, "{crew:?}");
        }
    }

    #[test]
    fn an_induction_was_given_and_an_answer_said_today_at_the_latest() {
        let (yesterday, today, tomorrow) = (date(2026, 11, 22), date(2026, 11, 23), date(2026, 11, 24));
        let table =
            [(today, None, true), (today, Some(today), true), (today, Some(yesterday), false), (tomorrow, None, false)];
        for (given_on, valid_to, expected) in table {
            assert_eq!(Induction { given_on, valid_to }.must_make_sense(today).is_ok(), expected, "{given_on}");
        }
        assert_eq!(must_be_said_by(today, today), Ok(()));
        assert_eq!(must_be_said_by(tomorrow, today), Err(Refusal::SaidLater { said_on: tomorrow, today }));
    }

    #[test]
    fn a_department_asks_nothing_of_this_and_a_contract_for_services_no_agreement() {
        let (an, days) = (Id::fresh(), [date(2026, 11, 23)]);
        let book = HostBook { keeps_inductions: true, keeps_agreements: true, ..HostBook::default() };
        let (own, host) = (site(PlaceKind::Department), site(PlaceKind::HostSite));
        assert_eq!(book.asks(an, (&own, EngagementKind::DepartmentWork), &days), vec![]);
        let expected = vec![Obstacle::NotAtHosts, Obstacle::NoInduction];
        assert_eq!(book.asks(an, (&host, EngagementKind::ServiceContract), &days), expected);
    }
}

//! Who could fill an empty seat, best first, and why not the others. Reasons, never a score.

use std::cmp::Reverse;

use jiff::civil::Date;
use werkbrug_kernel::id::Id;

use crate::{dutch, fit::Obstacle, worker::Worker};

/// Somebody who was looked at for a seat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Who.
    pub worker: Id<Worker>,
    /// What people call them.
    pub name: String,
    /// What keeps them from the post.
    pub obstacles: Vec<Obstacle>,
    /// Their wishes that the post does not meet.
    pub unmet_wishes: Vec<Obstacle>,
    /// Whether they are gladly with somebody of the crew: it orders, and no reason tells it.
    pub is_glad_there: bool,
    /// How often they worked at that place before.
    pub times_there: u32,
}

/// Somebody with the reasons for or against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Who.
    pub worker: Id<Worker>,
    /// What people call them.
    pub name: String,
    /// In plain Dutch.
    pub reasons: Vec<String>,
    /// Whether nothing but their own yes is missing.
    pub needs_yes: bool,
}

/// Those who can and those who cannot.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proposals {
    /// Who fits: those whose wishes are met first, then those who are gladly in that crew, then those who know the place best.
    pub fits: Vec<Proposal>,
    /// Who does not: those with the fewest obstacles first.
    pub refused: Vec<Proposal>,
}

/// Orders the candidates for a day, at most so many of each sort.
#[must_use]
pub fn propose(mut candidates: Vec<Candidate>, on: Date, most: usize) -> Proposals {
    candidates.sort_by(|a, b| {
        let ease =
            |c: &Candidate| (c.obstacles.len(), c.unmet_wishes.len(), Reverse(c.is_glad_there), Reverse(c.times_there));
        ease(a).cmp(&ease(b)).then_with(|| a.name.cmp(&b.name)).then_with(|| a.worker.cmp(&b.worker))
    });
    let mut found = Proposals::default();
    for candidate in candidates {
        let Candidate { worker, name, .. } = &candidate;
        if candidate.obstacles.is_empty() {
            let reasons = reasons_for(&candidate, on);
            found.fits.push(Proposal { worker: *worker, name: name.clone(), reasons, needs_yes: false });
        } else {
            let reasons = candidate.obstacles.iter().map(Obstacle::sentence).collect();
            let needs_yes = candidate.obstacles.iter().all(Obstacle::needs_yes);
            found.refused.push(Proposal { worker: *worker, name: name.clone(), reasons, needs_yes });
        }
    }
    found.fits.truncate(most);
    found.refused.truncate(most);
    found
}

fn reasons_for(candidate: &Candidate, on: Date) -> Vec<String> {
    let mut reasons = vec![format!("vrij op {}", dutch::date(on)), "kan wat de post vraagt".to_owned()];
    reasons.push(match candidate.times_there {
        0 => "werkte hier nog niet".to_owned(),
        1 => "werkte hier al 1 keer".to_owned(),
        times => format!("werkte hier al {times} keer"),
    });
    reasons.extend(candidate.unmet_wishes.iter().map(|wish| format!("wens: {}", wish.sentence())));
    reasons
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Candidate, Id, Obstacle, propose};
    use crate::worker::LimitKind;

    fn candidate(name: &str, times_there: u32) -> Candidate {
        let (obstacles, unmet_wishes, is_glad_there) = (vec![], vec![], false);
        Candidate { worker: Id::fresh(), name: name.to_owned(), obstacles, unmet_wishes, is_glad_there, times_there }
    }

    #[test]
    fn who_fits_best_stands_first_and_who_cannot_stands_apart() {
        let on = date(2026, 11, 23);
        let heavy = Obstacle::Limit { kind: LimitKind::LiftKg, asked: 15, limit: 10 };
        let loud = Obstacle::Limit { kind: LimitKind::Noise, asked: 1, limit: 0 };
        let candidates = vec![
            Candidate { obstacles: vec![heavy, Obstacle::Absent { on }], ..candidate("Voorbeeld Vier", 0) },
            Candidate { obstacles: vec![heavy], ..candidate("Voorbeeld Vijf", 9) },
            Candidate { unmet_wishes: vec![loud], ..candidate("Voorbeeld Drie", 8) },
            candidate("Voorbeeld Twee", 1),
            candidate("Voorbeeld Een", 4),
        ];
        let found = propose(candidates, on, 10);
        let fits: Vec<&str> = found.fits.iter().map(|proposal| proposal.name.as_str()).collect();
        let refused: Vec<&str> = found.refused.iter().map(|proposal| proposal.name.as_str()).collect();
        assert_eq!(fits, ["Voorbeeld Een", "Voorbeeld Twee", "Voorbeeld Drie"]);
        assert_eq!(refused, ["Voorbeeld Vijf", "Voorbeeld Vier"]);
        let reasons = |at: usize| found.fits.get(at).map(|proposal| proposal.reasons.clone()).unwrap();
        assert_eq!(reasons(0), ["vrij op 23/11/2026", "kan wat de post vraagt", "werkte hier al 4 keer"]);
        assert_eq!(reasons(2).last().unwrap(), "wens: post heeft lawaai van niveau 1, grens niveau 0");
        assert_eq!(found.refused.first().unwrap().reasons, ["post vraagt 15 kg, grens 10 kg"]);
    }

    #[test]
    fn who_is_gladly_in_the_crew_comes_before_who_knows_the_place_and_after_whose_wishes_are_met() {
        let on = date(2026, 11, 23);
        let loud = Obstacle::Limit { kind: LimitKind::Noise, asked: 1, limit: 0 };
        let glad = |name, times| Candidate { is_glad_there: true, ..candidate(name, times) };
        let candidates = vec![
            Candidate { unmet_wishes: vec![loud], ..glad("Voorbeeld Drie", 8) },
            candidate("Voorbeeld Twee", 9),
            glad("Voorbeeld Een", 0),
            Candidate { obstacles: vec![Obstacle::NotHere], ..candidate("Voorbeeld Vier", 9) },
        ];
        let found = propose(candidates, on, 10);
        let fits: Vec<&str> = found.fits.iter().map(|proposal| proposal.name.as_str()).collect();
        assert_eq!(fits, ["Voorbeeld Een", "Voorbeeld Twee", "Voorbeeld Drie"]);
        let reasons = &found.fits.first().unwrap().reasons;
        assert_eq!(reasons, &["vrij op 23/11/2026", "kan wat de post vraagt", "werkte hier nog niet"]);
        let refused = found.refused.first().unwrap();
        assert_eq!(refused.reasons, ["kan hier niet geplaatst worden: vraag het de sociale dienst"]);
        assert!(!refused.needs_yes, "their own yes does not change it");
    }

    #[test]
    fn no_more_are_proposed_than_asked_for() {
        let candidates = (0..5).map(|n| candidate("Voorbeeld", n)).collect();
        assert_eq!(propose(candidates, date(2026, 11, 23), 2).fits.len(), 2);
    }
}

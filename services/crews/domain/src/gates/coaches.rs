//! The gates on the coaches of a shift: ENC-05, ENC-06, ENC-07 and ENC-09.

use crate::{
    coverage,
    finding::Finding,
    gate::{Gate, GateCode},
    norm::{Norm, norm},
    site::{CoachStint, OnSite},
    window::Span,
};

/// ENC-05: a coach of the workshop is there every minute (condition 4, permanently present).
#[must_use]
pub fn enc_05_coach_present(site: &OnSite) -> Gate {
    let code = GateCode::CoachPresent;
    let there: Vec<&CoachStint> = site.coaches.iter().filter(|stint| stint.span.overlaps(&site.shift)).collect();
    let spans: Vec<Span> = there.iter().map(|stint| stint.span).collect();
    match coverage::gaps(site.shift, &spans).first() {
        Some(gap) => Gate::red(code, &Finding::NoCoach(*gap)),
        None => Gate::green(code, &Finding::CoachesThere(names(&there), site.shift)),
    }
}

/// ENC-06: the coach who is there is qualified on the day (condition 4; section 1.6 of the norm).
#[must_use]
pub fn enc_06_coach_qualified(site: &OnSite) -> Gate {
    let code = GateCode::CoachQualified;
    let spans: Vec<Span> = site.qualified().map(|stint| stint.span).collect();
    if let Some(gap) = coverage::gaps(site.shift, &spans).first() {
        return Gate::red(code, &Finding::NoQualifiedCoach(*gap));
    }
    if spans.len() < site.coaches.len() {
        return Gate::amber(code, &Finding::SomeUnqualified);
    }
    Gate::green(code, &Finding::AllQualified)
}

/// ENC-07: at every moment there are as many qualified coaches as the norm asks by heads (condition 6;
/// section 1.6). What it asks by full-time equivalents is said beside it.
#[must_use]
pub fn enc_07_ratio(site: &OnSite) -> Gate {
    let code = GateCode::Ratio;
    let found = ratio(site);
    if found.there < found.asked.coaches_by_heads {
        return Gate::red(code, &Finding::TooFewCoaches(found.during, found.asked, found.there));
    }
    Gate::green(code, &Finding::EnoughCoaches(found.asked, found.there))
}

/// How a shift is guided: at the first moment at which too few coaches are there, else at the busiest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ratio {
    /// When.
    pub during: Span,
    /// How many people are guided then.
    pub heads: u32,
    /// What the norm asks.
    pub asked: Norm,
    /// How many qualified coaches are there.
    pub there: u32,
}

/// How a shift is guided, in whole coaches, by heads and by full-time equivalents.
#[must_use]
pub fn ratio(site: &OnSite) -> Ratio {
    let asked = Norm { coaches_by_heads: 0, coaches_by_fte: 0 };
    let mut busiest = Ratio { during: site.shift, heads: 0, asked, there: 0 };
    for piece in moments(site) {
        let found = Ratio {
            during: piece,
            heads: heads_during(site, piece),
            asked: asked_during(site, piece),
            there: qualified_during(site, piece),
        };
        if found.there < found.asked.coaches_by_heads {
            return found;
        }
        if found.asked.coaches_by_heads >= busiest.asked.coaches_by_heads {
            busiest = found;
        }
    }
    busiest
}

/// ENC-09: a coach is at one site at a time, also when every need is low (condition 4).
#[must_use]
pub fn enc_09_one_site_at_a_time(site: &OnSite) -> Gate {
    let code = GateCode::CoachAtOneSite;
    let elsewhere =
        |stint: &CoachStint| stint.elsewhere.as_ref().map(|place| (stint.coach.name.clone(), place.clone()));
    match site.coaches.iter().find_map(elsewhere) {
        Some((name, place)) => Gate::red(code, &Finding::CoachElsewhere(name, place)),
        None => Gate::green(code, &Finding::CoachesStay),
    }
}

/// The stretches of the shift in which nobody comes or goes.
fn moments(site: &OnSite) -> Vec<Span> {
    let coaches = site.coaches.iter().map(|stint| stint.span);
    let workers = site.workers.iter().map(|stint| stint.span);
    coverage::pieces(site.shift, &coaches.chain(workers).collect::<Vec<_>>())
}

fn asked_during(site: &OnSite, piece: Span) -> Norm {
    let there = site.workers.iter().filter(|stint| stint.span.overlaps(&piece));
    norm(there.map(|stint| stint.guidance.as_ref()))
}

fn qualified_during(site: &OnSite, piece: Span) -> u32 {
    let mut there: Vec<_> =
        site.qualified().filter(|stint| stint.span.overlaps(&piece)).map(|stint| stint.coach.id).collect();
    there.sort();
    there.dedup();
    u32::try_from(there.len()).unwrap_or(u32::MAX)
}

fn heads_during(site: &OnSite, piece: Span) -> u32 {
    let there = site.workers.iter().filter(|stint| stint.span.overlaps(&piece)).count();
    u32::try_from(there).unwrap_or(u32::MAX)
}

fn names(stints: &[&CoachStint]) -> Vec<String> {
    let mut names: Vec<String> = stints.iter().map(|stint| stint.coach.name.clone()).collect();
    names.sort();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};
    use rust_decimal::Decimal;
    use werkbrug_kernel::id::Id;

    use super::{CoachStint, OnSite, Span};
    use crate::{
        gate::Colour::{self, Amber, Green, Red},
        norm::{Guidance, Need},
        site::{Coach, WorkerStint},
    };

    fn hours(from: i8, to: i8) -> Span {
        let day = date(2026, 11, 23);
        Span { from: day.at(from, 0, 0, 0), to: day.at(to, 0, 0, 0) }
    }

    fn coach(name: &str, span: Span, qualified_from: Option<Date>) -> CoachStint {
        CoachStint { coach: Coach { id: Id::fresh(), name: name.to_owned(), qualified_from }, span, elsewhere: None }
    }

    fn qualified(name: &str, from: i8, to: i8) -> CoachStint {
        coach(name, hours(from, to), Some(date(2020, 1, 1)))
    }

    fn workers(need: Need, count: usize, span: Span) -> Vec<WorkerStint> {
        let guidance = Guidance { need, fraction: Decimal::ONE, is_support_staff: false };
        vec![WorkerStint { guidance: Some(guidance), span }; count]
    }

    fn site(coaches: Vec<CoachStint>, workers: Vec<WorkerStint>) -> OnSite {
        OnSite { shift: hours(6, 14), coaches, workers }
    }

    #[test]
    fn enc_05_asks_a_coach_at_every_minute() {
        // Condition 4: coach from the workshop permanently present.
        let table: [(Vec<CoachStint>, Colour, &str); 5] = [
            (vec![qualified("Stef", 6, 14)], Green, "In orde: begeleider Stef is er van 06:00 tot 14:00."),
            (
                vec![qualified("Stef", 6, 10), qualified("An", 10, 14)],
                Green,
                "In orde: begeleiders An en Stef zijn er van 06:00 tot 14:00.",
            ),
            (vec![], Red, "Geen begeleider van 06:00 tot 14:00."),
            (vec![qualified("Stef", 6, 13)], Red, "Geen begeleider van 13:00 tot 14:00."),
            (vec![qualified("Stef", 6, 9), qualified("An", 10, 14)], Red, "Geen begeleider van 09:00 tot 10:00."),
        ];
        for (coaches, colour, sentence) in table {
            let gate = super::enc_05_coach_present(&site(coaches, vec![]));
            assert_eq!((gate.colour, gate.sentence.as_str()), (colour, sentence));
        }
    }

    #[test]
    fn enc_06_asks_that_coach_to_be_qualified_on_the_day() {
        // Condition 4 and section 1.6: must be a qualified coach.
        let day = date(2026, 11, 23);
        let trainee = || coach("Bo", hours(6, 14), None);
        let table = [
            (vec![coach("Stef", hours(6, 14), Some(day))], Green),
            (vec![coach("Stef", hours(6, 14), Some(date(2026, 11, 24)))], Red),
            (vec![trainee()], Red),
            (vec![trainee(), qualified("Stef", 6, 14)], Amber),
            (vec![trainee(), qualified("Stef", 6, 13)], Red),
        ];
        for (coaches, expected) in table {
            let gate = super::enc_06_coach_qualified(&site(coaches.clone(), vec![]));
            assert_eq!(gate.colour, expected, "{coaches:?}");
        }
    }

    #[test]
    fn enc_07_asks_as_many_coaches_as_the_norm_at_every_moment() {
        // Condition 6 and section 1.6: 1/13, 1/10 and 1/7, counted in heads.
        let all_day = hours(6, 14);
        let one = || vec![qualified("Stef", 6, 14)];
        let two = || vec![qualified("Stef", 6, 14), qualified("An", 6, 14)];
        let table = [
            ("nobody yet", one(), vec![], Green),
            ("13 low", one(), workers(Need::Low, 13, all_day), Green),
            ("14 low", one(), workers(Need::Low, 14, all_day), Red),
            ("7 high, A13", one(), workers(Need::High, 7, all_day), Green),
            ("8 high, B10", one(), workers(Need::High, 8, all_day), Red),
            ("8 high and two coaches, B10", two(), workers(Need::High, 8, all_day), Green),
            ("a trainee does not count", vec![coach("Bo", all_day, None)], workers(Need::Low, 1, all_day), Red),
        ];
        for (name, coaches, crew, expected) in table {
            assert_eq!(super::enc_07_ratio(&site(coaches, crew)).colour, expected, "{name}");
        }
    }

    #[test]
    fn enc_07_counts_people_of_another_shift_at_the_same_site() {
        let mut crew = workers(Need::High, 7, hours(6, 14));
        crew.extend(workers(Need::High, 1, hours(12, 20)));
        let gate = super::enc_07_ratio(&site(vec![qualified("Stef", 6, 14)], crew));
        assert_eq!(gate.colour, Red);
        assert!(gate.sentence.contains("van 12:00 tot 14:00"), "{}", gate.sentence);
    }

    #[test]
    fn enc_07_never_tells_a_share_of_a_coach() {
        // A crew of one: 0.14 would tell that this one person needs much guidance.
        let told = |need| super::enc_07_ratio(&site(vec![qualified("Stef", 6, 14)], workers(need, 1, hours(6, 14))));
        assert_eq!(told(Need::Low), told(Need::High));
    }

    #[test]
    fn enc_09_asks_a_coach_to_stay_at_one_site() {
        // Condition 4: no going to and fro between sites, even if all needs are low.
        let mut torn = qualified("Stef", 6, 14);
        assert_eq!(super::enc_09_one_site_at_a_time(&site(vec![torn.clone()], vec![])).colour, Green);
        torn.elsewhere = Some("Bakkerij De Proef".to_owned());
        let gate = super::enc_09_one_site_at_a_time(&site(vec![torn], vec![]));
        assert_eq!(gate.colour, Red);
        assert_eq!(gate.sentence, "Begeleider Stef staat op dezelfde uren ook bij Bakkerij De Proef.");
    }
}

//! What a gate finds: a word that stays the same, the days, figures and names that go with it, and the plain Dutch sentence
//! of documents. Who reads another language gets the word and the facts and says them in that language.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use crate::{dutch, norm::Norm, window::Span};

/// Something that the sentence names: a day, minutes after midnight, a figure or a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// What it is.
    pub name: String,
    /// The day as `2026-11-23`, the hour in minutes after midnight, the figure or the name.
    pub value: String,
}

/// What is so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// Nobody knows the host's number.
    HostUnknown,
    /// Nobody knows the workshop's own number.
    OwnNumberUnknown,
    /// Both have the same number.
    SameEntity,
    /// They are two.
    OtherEntity,
    /// The work is not the host's core activity.
    NotCore,
    /// The host's main activity is not filled in.
    ActivityMissing,
    /// The agreement does not say which work is done.
    WorkMissing,
    /// The host's main activity is no NACE code.
    ActivityNoCode,
    /// The work belongs to this activity.
    CoreActivity(String),
    /// Nobody signed.
    Unsigned,
    /// Signed after the start.
    SignedLate(Date, Date),
    /// The agreement does not run on this day.
    NotRunning(Date),
    /// Signed on the first day.
    SignedOnStart(Date),
    /// Signed before.
    Signed(Date),
    /// The Department was not told; the work starts on this day.
    NotNotified(Date),
    /// It was told too late for this start.
    NotifiedLate(Date, Date),
    /// It was told one day before this start.
    NotifiedBarely(Date, Date),
    /// It was told before this start.
    Notified(Date, Date),
    /// The agreement leaves room for instructions by the host.
    HostMayInstruct,
    /// Only the coach gives instructions.
    CoachInstructs,
    /// There is no shift on that day yet.
    NoShiftYet,
    /// Nobody guides then.
    NoCoach(Span),
    /// These coaches are there.
    CoachesThere(Vec<String>, Span),
    /// Nobody who is qualified guides then.
    NoQualifiedCoach(Span),
    /// Some of the coaches are not qualified.
    SomeUnqualified,
    /// Every coach is qualified.
    AllQualified,
    /// The norm asks more than are there then.
    TooFewCoaches(Span, Norm, u32),
    /// As many are there as the norm asks.
    EnoughCoaches(Norm, u32),
    /// This coach stands at that place at the same hours.
    CoachElsewhere(String, String),
    /// Nobody does.
    CoachesStay,
}

impl Finding {
    /// The word that stays the same.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::HostUnknown => "HOST_UNKNOWN",
            Self::OwnNumberUnknown => "OWN_NUMBER_UNKNOWN",
            Self::SameEntity => "SAME_ENTITY",
            Self::OtherEntity => "OTHER_ENTITY",
            Self::NotCore => "NOT_CORE",
            Self::ActivityMissing => "ACTIVITY_MISSING",
            Self::WorkMissing => "WORK_MISSING",
            Self::ActivityNoCode => "ACTIVITY_NO_CODE",
            Self::CoreActivity(_) => "CORE_ACTIVITY",
            Self::Unsigned => "UNSIGNED",
            Self::SignedLate(_, _) => "SIGNED_LATE",
            Self::NotRunning(_) => "NOT_RUNNING",
            Self::SignedOnStart(_) => "SIGNED_ON_START",
            Self::Signed(_) => "SIGNED",
            Self::NotNotified(_) => "NOT_NOTIFIED",
            Self::NotifiedLate(_, _) => "NOTIFIED_LATE",
            Self::NotifiedBarely(_, _) => "NOTIFIED_BARELY",
            Self::Notified(_, _) => "NOTIFIED",
            Self::HostMayInstruct => "HOST_MAY_INSTRUCT",
            Self::CoachInstructs => "COACH_INSTRUCTS",
            Self::NoShiftYet => "NO_SHIFT_YET",
            Self::NoCoach(_) => "NO_COACH",
            Self::CoachesThere(_, _) => "COACHES_THERE",
            Self::NoQualifiedCoach(_) => "NO_QUALIFIED_COACH",
            Self::SomeUnqualified => "SOME_UNQUALIFIED",
            Self::AllQualified => "ALL_QUALIFIED",
            Self::TooFewCoaches(_, _, _) => "TOO_FEW_COACHES",
            Self::EnoughCoaches(_, _) => "ENOUGH_COACHES",
            Self::CoachElsewhere(_, _) => "COACH_ELSEWHERE",
            Self::CoachesStay => "COACHES_STAY",
        }
    }

    /// What the sentence names.
    #[must_use]
    pub fn facts(&self) -> Vec<Fact> {
        match self {
            Self::CoreActivity(activity) => vec![fact("activity", activity)],
            Self::SignedLate(signed, start) => vec![fact("signed", signed), fact("start", start)],
            Self::NotRunning(on) => vec![fact("day", on)],
            Self::SignedOnStart(start) | Self::NotNotified(start) => vec![fact("start", start)],
            Self::Signed(signed) => vec![fact("signed", signed)],
            Self::NotifiedLate(told, start) | Self::NotifiedBarely(told, start) | Self::Notified(told, start) => {
                vec![fact("told", told), fact("start", start)]
            }
            Self::NoCoach(span) | Self::NoQualifiedCoach(span) => hours(*span),
            Self::CoachesThere(names, span) => {
                names.iter().map(|name| fact("coach", name)).chain(hours(*span)).collect()
            }
            Self::TooFewCoaches(span, norm, there) => [hours(*span), counts(*norm, *there)].concat(),
            Self::EnoughCoaches(norm, there) => counts(*norm, *there),
            Self::CoachElsewhere(name, place) => vec![fact("coach", name), fact("place", place)],
            Self::HostUnknown
            | Self::OwnNumberUnknown
            | Self::SameEntity
            | Self::OtherEntity
            | Self::NotCore
            | Self::ActivityMissing
            | Self::WorkMissing
            | Self::ActivityNoCode
            | Self::Unsigned
            | Self::HostMayInstruct
            | Self::CoachInstructs
            | Self::NoShiftYet
            | Self::SomeUnqualified
            | Self::AllQualified
            | Self::CoachesStay => Vec::new(),
        }
    }

    /// One plain sentence, in Dutch.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::CoreActivity(activity) => {
                format!("In orde: het werk hoort bij de hoofdactiviteit {activity} van de klant.")
            }
            Self::SignedLate(signed, start) => {
                format!("Ondertekend op {}, na de start op {}.", dutch::date(*signed), dutch::date(*start))
            }
            Self::NotRunning(on) => format!("De overeenkomst loopt niet op {}.", dutch::date(*on)),
            Self::SignedOnStart(start) => {
                format!("Ondertekend op de startdag {}: bewaar het uur.", dutch::date(*start))
            }
            Self::Signed(signed) => format!("In orde: ondertekend op {}.", dutch::date(*signed)),
            Self::NotNotified(start) => {
                format!("Het Departement WSE kreeg nog geen kennisgeving; de start is op {}.", dutch::date(*start))
            }
            Self::NotifiedLate(told, start) => {
                format!(
                    "Kennisgeving op {}; ze moest er zijn op de dag voor de start op {}.",
                    dutch::date(*told),
                    dutch::date(*start)
                )
            }
            Self::NotifiedBarely(told, start) => {
                format!(
                    "Kennisgeving op {}, één dag voor de start op {}: dat is nipt.",
                    dutch::date(*told),
                    dutch::date(*start)
                )
            }
            Self::Notified(told, start) => {
                format!("In orde: kennisgeving op {}, de start is op {}.", dutch::date(*told), dutch::date(*start))
            }
            Self::NoCoach(span) => format!("Geen begeleider {}.", from_to(*span)),
            Self::CoachesThere(names, span) => format!("In orde: {} {}.", are_there(names), from_to(*span)),
            Self::NoQualifiedCoach(span) => format!("Geen gekwalificeerde begeleider {}.", from_to(*span)),
            Self::TooFewCoaches(span, norm, there) => {
                format!("Te weinig begeleiders {}: {}.", from_to(*span), asked(*norm, *there))
            }
            Self::EnoughCoaches(norm, there) => format!("In orde: {}.", asked(*norm, *there)),
            Self::CoachElsewhere(name, place) => format!("Begeleider {name} staat op dezelfde uren ook bij {place}."),
            Self::HostUnknown
            | Self::OwnNumberUnknown
            | Self::SameEntity
            | Self::OtherEntity
            | Self::NotCore
            | Self::ActivityMissing
            | Self::WorkMissing
            | Self::ActivityNoCode
            | Self::Unsigned
            | Self::HostMayInstruct
            | Self::CoachInstructs
            | Self::NoShiftYet
            | Self::SomeUnqualified
            | Self::AllQualified
            | Self::CoachesStay => self.fixed().to_owned(),
        }
    }

    /// The sentence that names nothing.
    const fn fixed(&self) -> &'static str {
        match self {
            Self::HostUnknown => "Het ondernemingsnummer van de klant is niet gekend: leg de klant eerst vast.",
            Self::OwnNumberUnknown => "Het eigen ondernemingsnummer is niet vastgelegd: dit is niet te vergelijken.",
            Self::SameEntity => "Klant en maatwerkbedrijf hebben hetzelfde ondernemingsnummer: dat mag niet.",
            Self::OtherEntity => "In orde: de klant is een andere rechtspersoon.",
            Self::NotCore => "Dit is niet de kernactiviteit van de klant: dat is aanneming van diensten.",
            Self::ActivityMissing => "De hoofdactiviteit van de klant is niet ingevuld.",
            Self::WorkMissing => "De overeenkomst zegt niet welk werk gedaan wordt.",
            Self::ActivityNoCode => "De hoofdactiviteit is geen NACE-code: kijk ze na in de Kruispuntbank.",
            Self::Unsigned => "De overeenkomst is niet ondertekend.",
            Self::HostMayInstruct => {
                "De overeenkomst zegt niet dat enkel de begeleider instructies geeft: de klant mag geen gezag uitoefenen."
            }
            Self::CoachInstructs => "In orde: enkel de begeleider geeft instructies.",
            Self::NoShiftYet => "Nog geen dienst op die dag: dit is nog niet te beoordelen.",
            Self::SomeUnqualified => "Niet elke begeleider is gekwalificeerd; wie het is, is er de hele tijd.",
            Self::AllQualified => "In orde: elke begeleider is gekwalificeerd.",
            Self::CoachesStay => "In orde: geen begeleider staat tegelijk op een andere plaats.",
            Self::CoreActivity(_)
            | Self::SignedLate(_, _)
            | Self::NotRunning(_)
            | Self::SignedOnStart(_)
            | Self::Signed(_)
            | Self::NotNotified(_)
            | Self::NotifiedLate(_, _)
            | Self::NotifiedBarely(_, _)
            | Self::Notified(_, _)
            | Self::NoCoach(_)
            | Self::CoachesThere(_, _)
            | Self::NoQualifiedCoach(_)
            | Self::TooFewCoaches(_, _, _)
            | Self::EnoughCoaches(_, _)
            | Self::CoachElsewhere(_, _) => "",
        }
    }
}

fn fact(name: &str, value: &impl ToString) -> Fact {
    Fact { name: name.to_owned(), value: value.to_string() }
}

fn hours(span: Span) -> Vec<Fact> {
    vec![fact("from", &minute_of(span.from)), fact("to", &minute_of(span.to))]
}

fn minute_of(at: DateTime) -> i32 {
    i32::from(at.hour()) * 60 + i32::from(at.minute())
}

fn counts(norm: Norm, there: u32) -> Vec<Fact> {
    vec![fact("heads", &norm.coaches_by_heads), fact("fte", &norm.coaches_by_fte), fact("there", &there)]
}

fn asked(norm: Norm, there: u32) -> String {
    let (heads, fte) = (norm.coaches_by_heads, norm.coaches_by_fte);
    format!("de norm vraagt {heads} (koppen) en {fte} (VTE), gekwalificeerd en aanwezig: {there}")
}

fn are_there(names: &[String]) -> String {
    match names {
        [only] => format!("begeleider {only} is er"),
        several => format!("begeleiders {} zijn er", dutch::list(several)),
    }
}

fn from_to(span: Span) -> String {
    format!("van {} tot {}", dutch::clock(span.from), dutch::clock(span.to))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Finding, Norm, Span};

    #[test]
    fn every_day_figure_and_name_of_a_sentence_is_a_fact_as_well() {
        let (one, other) = (date(2026, 5, 31), date(2026, 6, 1));
        let span = Span { from: one.at(6, 0, 0, 0), to: one.at(14, 30, 0, 0) };
        let norm = Norm { coaches_by_heads: 2, coaches_by_fte: 1 };
        let table = [
            (Finding::Unsigned, vec![]),
            (Finding::SignedLate(other, one), vec!["signed=2026-06-01", "start=2026-05-31"]),
            (Finding::NotRunning(one), vec!["day=2026-05-31"]),
            (Finding::Notified(one, other), vec!["told=2026-05-31", "start=2026-06-01"]),
            (Finding::NoCoach(span), vec!["from=360", "to=870"]),
            (
                Finding::CoachesThere(vec!["An".to_owned(), "Stef".to_owned()], span),
                vec!["coach=An", "coach=Stef", "from=360", "to=870"],
            ),
            (Finding::TooFewCoaches(span, norm, 0), vec!["from=360", "to=870", "heads=2", "fte=1", "there=0"]),
            (Finding::EnoughCoaches(norm, 2), vec!["heads=2", "fte=1", "there=2"]),
            (
                Finding::CoachElsewhere("Stef".to_owned(), "Bakkerij De Proef".to_owned()),
                vec!["coach=Stef", "place=Bakkerij De Proef"],
            ),
        ];
        for (finding, expected) in table {
            let facts: Vec<String> =
                finding.facts().into_iter().map(|fact| format!("{}={}", fact.name, fact.value)).collect();
            assert_eq!(facts, expected, "{finding:?}");
            assert!(finding.sentence().ends_with('.'), "{finding:?}");
        }
    }
}

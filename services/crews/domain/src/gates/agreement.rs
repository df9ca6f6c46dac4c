//! The gates on the agreement itself: ENC-01 to ENC-04 and ENC-08. No coach can cure them later.

use jiff::{ToSpan, civil::Date};

use crate::{
    engagement::{Engagement, EngagementKind},
    finding::Finding,
    gate::{Gate, GateCode},
};

/// ENC-01: host and workshop are different legal entities (condition 5; linked entities are allowed).
#[must_use]
pub fn enc_01_separate_entity(own_kbo: &[String], host_kbo: Option<&str>) -> Gate {
    let code = GateCode::SeparateEntity;
    let Some(host) = host_kbo else {
        return Gate::red(code, &Finding::HostUnknown);
    };
    if own_kbo.is_empty() {
        return Gate::amber(code, &Finding::OwnNumberUnknown);
    }
    if own_kbo.iter().any(|own| own == host) {
        return Gate::red(code, &Finding::SameEntity);
    }
    Gate::green(code, &Finding::OtherEntity)
}

/// ENC-02: the work is the host's core activity and both are written down (definition, condition 1).
#[must_use]
pub fn enc_02_core_activity(engagement: &Engagement, core_activity: &str) -> Gate {
    let code = GateCode::CoreActivity;
    if !engagement.is_core_activity {
        return Gate::red(code, &Finding::NotCore);
    }
    if core_activity.trim().is_empty() {
        return Gate::red(code, &Finding::ActivityMissing);
    }
    if engagement.work_description.trim().is_empty() {
        return Gate::red(code, &Finding::WorkMissing);
    }
    if !is_nace(core_activity) {
        return Gate::amber(code, &Finding::ActivityNoCode);
    }
    Gate::green(code, &Finding::CoreActivity(core_activity.to_owned()))
}

/// A NACE code as the Crossroads Bank writes it: two to five digits, points between.
fn is_nace(code: &str) -> bool {
    let digits = code.chars().filter(char::is_ascii_digit).count();
    (2..=5).contains(&digits) && code.trim().chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// ENC-03: a written agreement, signed before the start, that runs on the day (condition 2).
#[must_use]
pub fn enc_03_agreement_signed(engagement: &Engagement, on: Date) -> Gate {
    let code = GateCode::AgreementSigned;
    let starts_on = engagement.runs.from;
    let Some(signed_on) = engagement.signed_on else {
        return Gate::red(code, &Finding::Unsigned);
    };
    if signed_on > starts_on {
        return Gate::red(code, &Finding::SignedLate(signed_on, starts_on));
    }
    if !engagement.runs.contains(on) {
        return Gate::red(code, &Finding::NotRunning(on));
    }
    if signed_on == starts_on {
        return Gate::amber(code, &Finding::SignedOnStart(starts_on));
    }
    Gate::green(code, &Finding::Signed(signed_on))
}

/// ENC-04: the Department was told at least one day before the start (condition 2). Whether calendar or
/// working days are meant was not found: the calendar day before is taken, and less than two days warns.
#[must_use]
pub fn enc_04_notified(engagement: &Engagement) -> Gate {
    let code = GateCode::Notified;
    let starts_on = engagement.runs.from;
    let Some(notified_on) = engagement.notified_on else {
        return Gate::red(code, &Finding::NotNotified(starts_on));
    };
    if notified_on >= starts_on {
        return Gate::red(code, &Finding::NotifiedLate(notified_on, starts_on));
    }
    if starts_on.checked_sub(2.days()).is_ok_and(|safe| notified_on > safe) {
        return Gate::amber(code, &Finding::NotifiedBarely(notified_on, starts_on));
    }
    Gate::green(code, &Finding::Notified(notified_on, starts_on))
}

/// ENC-08: instructions come from the coach only (condition 3; law of 24 July 1987, article 31). At an
/// enclave it blocks; at a contract for services it warns.
#[must_use]
pub fn enc_08_no_instruction_by_host(engagement: &Engagement) -> Gate {
    let code = GateCode::NoInstructionByHost;
    if engagement.instructions_by_coach_only {
        return Gate::green(code, &Finding::CoachInstructs);
    }
    match engagement.kind {
        EngagementKind::Enclave => Gate::red(code, &Finding::HostMayInstruct),
        EngagementKind::ServiceContract | EngagementKind::DepartmentWork => {
            Gate::amber(code, &Finding::HostMayInstruct)
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use werkbrug_kernel::id::Id;

    use super::{Date, Engagement, EngagementKind};
    use crate::{
        gate::Colour::{Amber, Green, Red},
        worker::DayRange,
    };

    fn engagement() -> Engagement {
        Engagement {
            id: Id::fresh(),
            place: Id::fresh(),
            kind: EngagementKind::Enclave,
            work_description: "flessen inpakken".to_owned(),
            is_core_activity: true,
            signed_on: Some(date(2026, 5, 20)),
            notified_on: Some(date(2026, 5, 30)),
            runs: DayRange { from: date(2026, 6, 1), to: Some(date(2026, 12, 31)) },
            instructions_by_coach_only: true,
            tariff_class: "inpak".to_owned(),
        }
    }

    #[test]
    fn enc_01_asks_two_legal_entities() {
        // Condition 5: different legal entities.
        let own = ["0403170701".to_owned()];
        let table = [
            (&own[..], Some("0123456749"), Green),
            (&own[..], Some("0403170701"), Red),
            (&own[..], None, Red),
            (&[], Some("0123456749"), Amber),
        ];
        for (own, host, expected) in table {
            assert_eq!(super::enc_01_separate_entity(own, host).colour, expected, "{own:?} {host:?}");
        }
    }

    #[test]
    fn enc_02_asks_the_core_activity_in_words_and_code() {
        // Condition 1: greenery at a green firm is an enclave, greenery at a textile firm is not.
        let table = [
            ("81.300", true, "groenonderhoud", Green),
            ("81", true, "groenonderhoud", Green),
            ("groenbedrijf", true, "groenonderhoud", Amber),
            ("13.100", false, "groenonderhoud", Red),
            (" ", true, "groenonderhoud", Red),
            ("81.300", true, "", Red),
        ];
        for (core_activity, is_core_activity, work, expected) in table {
            let of = Engagement { is_core_activity, work_description: work.to_owned(), ..engagement() };
            assert_eq!(super::enc_02_core_activity(&of, core_activity).colour, expected, "{core_activity} {work}");
        }
    }

    #[test]
    fn enc_03_asks_a_signature_before_the_start_and_a_running_agreement() {
        // Condition 2: written agreement between both. The agreement runs from 1 June through 31 December.
        let table: [(Option<Date>, Date, _); 7] = [
            (Some(date(2026, 5, 31)), date(2026, 6, 1), Green),
            (Some(date(2026, 6, 1)), date(2026, 6, 1), Amber),
            (Some(date(2026, 6, 2)), date(2026, 6, 2), Red),
            (None, date(2026, 6, 1), Red),
            (Some(date(2026, 5, 31)), date(2026, 5, 31), Red),
            (Some(date(2026, 5, 31)), date(2026, 12, 31), Green),
            (Some(date(2026, 5, 31)), date(2027, 1, 1), Red),
        ];
        for (signed_on, on, expected) in table {
            let of = Engagement { signed_on, ..engagement() };
            assert_eq!(super::enc_03_agreement_signed(&of, on).colour, expected, "signed {signed_on:?}, on {on}");
        }
    }

    #[test]
    fn enc_04_asks_the_notification_on_the_day_before_at_the_latest() {
        // Condition 2, and example B14: start on Monday 1 June 2026.
        let table = [
            (Some(date(2026, 5, 29)), Green),
            (Some(date(2026, 5, 30)), Green),
            (Some(date(2026, 5, 31)), Amber),
            (Some(date(2026, 6, 1)), Red),
            (None, Red),
        ];
        for (notified_on, expected) in table {
            let of = Engagement { notified_on, ..engagement() };
            assert_eq!(super::enc_04_notified(&of).colour, expected, "{notified_on:?}");
        }
    }

    #[test]
    fn enc_08_asks_that_only_the_coach_instructs() {
        // Condition 3; law of 24 July 1987, article 31.
        let table = [
            (EngagementKind::Enclave, true, Green),
            (EngagementKind::Enclave, false, Red),
            (EngagementKind::ServiceContract, true, Green),
            (EngagementKind::ServiceContract, false, Amber),
        ];
        for (kind, instructions_by_coach_only, expected) in table {
            let of = Engagement { kind, instructions_by_coach_only, ..engagement() };
            assert_eq!(super::enc_08_no_instruction_by_host(&of).colour, expected, "{kind:?}");
        }
    }
}

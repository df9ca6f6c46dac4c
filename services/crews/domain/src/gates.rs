//! The nine conditions of enclave work, and which of them a kind of collaboration must meet.
//!
//! Source of all: herwin.be, "wat zijn de voorwaarden voor enclavewerking", read with the royal decree of
//! 23 June 2019 (numac 2019012577) on enclave work; each gate names its own condition.

use jiff::civil::Date;

use crate::{
    engagement::{Engagement, EngagementKind},
    finding::Finding,
    gate::{Gate, GateCode},
    place::Place,
    site::OnSite,
};

pub mod agreement;
pub mod coaches;

/// What the law looks at before anybody comes to work.
#[derive(Debug, Clone, Copy)]
pub struct Dossier<'a> {
    /// The agreement.
    pub engagement: &'a Engagement,
    /// Where.
    pub place: &'a Place,
    /// The KBO numbers of the workshop itself.
    pub own_kbo: &'a [String],
    /// The KBO number of the host, when it is known.
    pub host_kbo: Option<&'a str>,
}

/// The gates that the law puts on a kind of collaboration. Only an enclave has all nine. A contract for
/// services keeps the ban on lending out people (law of 24 July 1987, article 31), which is ENC-08. Work in
/// the own department has no host and none of them.
#[must_use]
pub const fn applying_to(kind: EngagementKind) -> &'static [GateCode] {
    match kind {
        EngagementKind::Enclave => &GateCode::ALL,
        EngagementKind::ServiceContract => &[GateCode::NoInstructionByHost],
        EngagementKind::DepartmentWork => &[],
    }
}

/// How every gate that applies stands on a day, with the people at the site when a shift is looked at.
#[must_use]
pub fn judge(dossier: &Dossier<'_>, on: Date, site: Option<&OnSite>) -> Vec<Gate> {
    let codes = applying_to(dossier.engagement.kind);
    codes.iter().map(|code| judge_one(*code, dossier, on, site)).collect()
}

fn judge_one(code: GateCode, dossier: &Dossier<'_>, on: Date, site: Option<&OnSite>) -> Gate {
    let engagement = dossier.engagement;
    match code {
        GateCode::SeparateEntity => agreement::enc_01_separate_entity(dossier.own_kbo, dossier.host_kbo),
        GateCode::CoreActivity => agreement::enc_02_core_activity(engagement, &dossier.place.core_activity),
        GateCode::AgreementSigned => agreement::enc_03_agreement_signed(engagement, on),
        GateCode::Notified => agreement::enc_04_notified(engagement),
        GateCode::NoInstructionByHost => agreement::enc_08_no_instruction_by_host(engagement),
        GateCode::CoachPresent => of_shift(code, site, coaches::enc_05_coach_present),
        GateCode::CoachQualified => of_shift(code, site, coaches::enc_06_coach_qualified),
        GateCode::Ratio => of_shift(code, site, coaches::enc_07_ratio),
        GateCode::CoachAtOneSite => of_shift(code, site, coaches::enc_09_one_site_at_a_time),
    }
}

fn of_shift(code: GateCode, site: Option<&OnSite>, rule: fn(&OnSite) -> Gate) -> Gate {
    let not_yet = || Gate::amber(code, &Finding::NoShiftYet);
    site.map_or_else(not_yet, rule)
}

/// The worst standing of each gate over several shifts of a day.
#[must_use]
pub fn worst(of_shifts: impl IntoIterator<Item = Vec<Gate>>) -> Vec<Gate> {
    let mut found: Vec<Gate> = Vec::new();
    for gate in of_shifts.into_iter().flatten() {
        match found.iter_mut().find(|known| known.code == gate.code) {
            Some(known) if known.colour < gate.colour => *known = gate,
            Some(_) => {}
            None => found.push(gate),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{EngagementKind, Finding, Gate, GateCode, applying_to, worst};

    #[test]
    fn only_an_enclave_has_the_nine_gates() {
        let codes = |kind| applying_to(kind).iter().map(|code| code.as_str()).collect::<Vec<_>>();
        let nine = ["ENC-01", "ENC-02", "ENC-03", "ENC-04", "ENC-05", "ENC-06", "ENC-07", "ENC-08", "ENC-09"];
        assert_eq!(codes(EngagementKind::Enclave), nine);
        assert_eq!(codes(EngagementKind::ServiceContract), ["ENC-08"]);
        assert!(codes(EngagementKind::DepartmentWork).is_empty());
    }

    #[test]
    fn a_day_is_as_red_as_its_reddest_shift() {
        let code = GateCode::Ratio;
        let (green, red) = (Gate::green(code, &Finding::AllQualified), Gate::red(code, &Finding::NoShiftYet));
        let up = worst([vec![green.clone()], vec![red.clone()]]);
        let down = worst([vec![red.clone()], vec![green]]);
        assert_eq!(up, down);
        assert_eq!(up, [red]);
        assert!(worst([]).is_empty());
    }
}

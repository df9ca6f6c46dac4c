//! A breach: a shift ran under a red gate, and a person must decide what that means.

use werkbrug_kernel::id::Id;

use crate::{
    gate::{self, Gate},
    refusal::Refusal,
};

/// What a person decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settlement {
    /// In their own words.
    pub decision: String,
    /// Whether the minutes may be invoiced.
    pub may_invoice: bool,
}

/// A shift that ran under a red gate; there is at most one for a shift.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breach {
    /// Its identity.
    pub id: Id<Self>,
    /// The gates that were red.
    pub gates: Vec<Gate>,
    /// What was decided; nothing while it is open.
    pub settlement: Option<Settlement>,
}

impl Breach {
    /// Opens one when a gate is red; recording what happened is never refused for it.
    #[must_use]
    pub fn when_red(id: Id<Self>, gates: &[Gate]) -> Option<Self> {
        let gates = gate::red(gates);
        if gates.is_empty() { None } else { Some(Self { id, gates, settlement: None }) }
    }

    /// A person decides, once.
    pub fn settle(&mut self, decision: &str, may_invoice: bool) -> Result<(), Refusal> {
        if self.settlement.is_some() {
            return Err(Refusal::AlreadySettled);
        }
        let decision = decision.trim().to_owned();
        if decision.is_empty() {
            return Err(Refusal::DecisionEmpty);
        }
        self.settlement = Some(Settlement { decision, may_invoice });
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use werkbrug_kernel::id::Id;

    use super::{Breach, Refusal};
    use crate::{
        finding::Finding,
        gate::{Gate, GateCode},
    };

    #[test]
    fn only_a_red_gate_opens_a_breach() {
        let (green, amber) =
            (Gate::green(GateCode::Ratio, &Finding::NoShiftYet), Gate::amber(GateCode::Notified, &Finding::NoShiftYet));
        let red = Gate::red(GateCode::CoachPresent, &Finding::NoShiftYet);
        assert_eq!(Breach::when_red(Id::fresh(), &[green.clone(), amber.clone()]), None);
        let breach = Breach::when_red(Id::fresh(), &[green, amber, red.clone()]);
        assert_eq!(breach.map(|breach| breach.gates), Some(vec![red]));
    }

    #[test]
    fn a_breach_is_settled_once_and_in_words() {
        let mut breach = Breach::when_red(Id::fresh(), &[Gate::red(GateCode::Ratio, &Finding::NoShiftYet)]).unwrap();
        assert_eq!(breach.settle("  ", true), Err(Refusal::DecisionEmpty));
        assert_eq!(breach.settle("de coach stond in de file", true), Ok(()));
        assert_eq!(breach.settle("toch niet", false), Err(Refusal::AlreadySettled));
        assert!(breach.settlement.is_some_and(|settlement| settlement.may_invoice));
    }
}

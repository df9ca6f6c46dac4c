//! Who may do what with the money: finance everything, nobody else anything.
//!
//! Amounts a worker carry the percentage and the guidance need, which only finance and the social service may
//! know; the social service reads them at its own service, where each reading is logged.

use werkbrug_kernel::role::Role;

/// What somebody asks of this service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Set what a company pays.
    SetTariff,
    /// See what companies pay.
    ReadTariffs,
    /// See what is waiting for an invoice.
    ReadUninvoiced,
    /// Make an invoice.
    IssueInvoice,
    /// See invoices.
    ReadInvoices,
    /// Enter a figure of the law.
    SetParameter,
    /// See the figures of the law.
    ReadParameters,
    /// Record a line of the declaration.
    RecordDmfaLine,
    /// Reckon a quarter.
    RunPremium,
    /// See what a quarter should bring, worker by worker.
    ReadPremiums,
    /// Record what was paid.
    RecordPayment,
    /// See expected against paid, worker by worker.
    ReadDifferences,
    /// Record what a month's wage was.
    RecordWageLine,
    /// Decide about a difference.
    DecideDifference,
    /// Claim differences in a letter.
    ClaimDifferences,
    /// Put the second signature under a claim.
    SignClaim,
    /// See what was booked, and what came in at the bank.
    ReadLedger,
    /// Record what came in at the bank.
    RecordBankLines,
    /// See sums.
    ReadTotals,
}

impl Action {
    /// Every action once.
    pub const ALL: [Self; 19] = [
        Self::SetTariff,
        Self::ReadTariffs,
        Self::ReadUninvoiced,
        Self::IssueInvoice,
        Self::ReadInvoices,
        Self::SetParameter,
        Self::ReadParameters,
        Self::RecordDmfaLine,
        Self::RunPremium,
        Self::ReadPremiums,
        Self::RecordPayment,
        Self::ReadDifferences,
        Self::RecordWageLine,
        Self::DecideDifference,
        Self::ClaimDifferences,
        Self::SignClaim,
        Self::ReadLedger,
        Self::RecordBankLines,
        Self::ReadTotals,
    ];
}

/// Whether a role may do it.
pub const fn allows(role: Role, action: Action) -> bool {
    match role {
        Role::Finance => finance(action),
        Role::HostPlanner
        | Role::WorkshopPlanner
        | Role::OrderDesk
        | Role::Coach
        | Role::SocialWorker
        | Role::Physician
        | Role::Worker
        | Role::SectorObserver
        | Role::Admin => false,
    }
}

/// Written out, so that a new action asks the question again.
const fn finance(action: Action) -> bool {
    match action {
        Action::SetTariff
        | Action::ReadTariffs
        | Action::ReadUninvoiced
        | Action::IssueInvoice
        | Action::ReadInvoices
        | Action::SetParameter
        | Action::ReadParameters
        | Action::RecordDmfaLine
        | Action::RunPremium
        | Action::ReadPremiums
        | Action::RecordPayment
        | Action::ReadDifferences
        | Action::RecordWageLine
        | Action::DecideDifference
        | Action::ClaimDifferences
        | Action::SignClaim
        | Action::ReadLedger
        | Action::RecordBankLines
        | Action::ReadTotals => true,
    }
}

#[cfg(test)]
mod tests {
    use super::{Action, Role, allows};

    #[test]
    fn only_finance_deals_with_the_money() {
        let may: Vec<(&str, usize)> = Role::ALL
            .into_iter()
            .map(|role| (role.as_str(), Action::ALL.into_iter().filter(|action| allows(role, *action)).count()))
            .collect();
        let matrix = [
            ("host_planner", 0),
            ("workshop_planner", 0),
            ("order_desk", 0),
            ("coach", 0),
            ("social_worker", 0),
            ("physician", 0),
            ("finance", 19),
            ("worker", 0),
            ("sector_observer", 0),
            ("admin", 0),
        ];
        assert_eq!(may, matrix);
    }
}

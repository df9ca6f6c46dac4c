//! Double entry: money only moves from one account to another, so debit always equals credit.

use werkbrug_kernel::money::Cents;

/// An account of the Belgian minimum chart (MAR), as far as it is used here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Account {
    /// What customers owe. NL: handelsdebiteuren.
    Receivable,
    /// What the state owes for a quarter. NL: te ontvangen premies.
    PremiumReceivable,
    /// The part of it that a letter claims. NL: teruggevorderde premies.
    PremiumClaimed,
    /// What the state paid beforehand. NL: ontvangen voorschotten op premies.
    PremiumAdvance,
    /// VAT that is owed. NL: te betalen btw.
    Vat,
    /// Money at the bank. NL: bank.
    Bank,
    /// Money that a statement tells and the bank did not show yet. NL: geld onderweg.
    OnItsWay,
    /// What was sold. NL: omzet.
    Revenue,
    /// Premiums. NL: bedrijfssubsidies.
    PremiumIncome,
    /// Premiums that were expected and given up. NL: aanvaarde verschillen.
    PremiumGivenUp,
}

impl Account {
    /// Every account once.
    pub const ALL: [Self; 10] = [
        Self::Receivable,
        Self::PremiumReceivable,
        Self::PremiumClaimed,
        Self::PremiumAdvance,
        Self::Vat,
        Self::Bank,
        Self::OnItsWay,
        Self::Revenue,
        Self::PremiumIncome,
        Self::PremiumGivenUp,
    ];

    /// The number in the chart.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Receivable => "400000",
            Self::PremiumReceivable => "416000",
            Self::PremiumClaimed => "416100",
            Self::PremiumAdvance => "489000",
            Self::Vat => "451000",
            Self::Bank => "550000",
            Self::OnItsWay => "580000",
            Self::Revenue => "700000",
            Self::PremiumIncome => "740000",
            Self::PremiumGivenUp => "740900",
        }
    }

    /// Reads the number in the chart.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|account| account.code() == code)
    }
}

/// An amount that moves: debit one account, credit another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    debit: Account,
    credit: Account,
    amount: Cents,
}

impl Posting {
    /// Moves an amount; a negative one moves the other way, nothing moves nothing.
    pub fn new(debit: Account, credit: Account, amount: Cents) -> Option<Self> {
        if amount > Cents::ZERO {
            return Some(Self { debit, credit, amount });
        }
        let opposite = Cents::ZERO.checked_sub(amount)?;
        (opposite > Cents::ZERO).then_some(Self { debit: credit, credit: debit, amount: opposite })
    }

    /// The account that is debited.
    pub const fn debit(self) -> Account {
        self.debit
    }

    /// The account that is credited.
    pub const fn credit(self) -> Account {
        self.credit
    }

    /// The amount, above 0.
    pub const fn amount(self) -> Cents {
        self.amount
    }
}

/// A customer owes what was sold and the VAT on it.
pub fn invoice_issued(net: Cents, vat: Cents) -> Vec<Posting> {
    let sold = Posting::new(Account::Receivable, Account::Revenue, net);
    let taxed = Posting::new(Account::Receivable, Account::Vat, vat);
    sold.into_iter().chain(taxed).collect()
}

/// The state owes more, or less, for a quarter than the run before said.
pub fn premium_expected(change: Cents) -> Vec<Posting> {
    Posting::new(Account::PremiumReceivable, Account::PremiumIncome, change).into_iter().collect()
}

/// A statement tells a payment for the organisation, which no run expects; a negative amount is taken back.
pub fn organisation_paid(amount: Cents) -> Vec<Posting> {
    Posting::new(Account::OnItsWay, Account::PremiumIncome, amount).into_iter().collect()
}

/// The state pays beforehand what it will owe; a negative amount is taken back.
pub fn advance_paid(amount: Cents) -> Vec<Posting> {
    Posting::new(Account::OnItsWay, Account::PremiumAdvance, amount).into_iter().collect()
}

/// What was paid beforehand comes off a payment: less is on its way than the statement says.
pub fn advance_used(amount: Cents) -> Vec<Posting> {
    Posting::new(Account::PremiumAdvance, Account::OnItsWay, amount).into_iter().collect()
}

/// A statement tells a payment; a negative amount is taken back.
pub fn premium_paid(amount: Cents) -> Vec<Posting> {
    Posting::new(Account::OnItsWay, Account::PremiumReceivable, amount).into_iter().collect()
}

/// The bank shows what a statement told.
pub fn premium_seen(amount: Cents) -> Vec<Posting> {
    Posting::new(Account::Bank, Account::OnItsWay, amount).into_iter().collect()
}

/// A customer paid an invoice.
pub fn invoice_paid(amount: Cents) -> Vec<Posting> {
    Posting::new(Account::Bank, Account::Receivable, amount).into_iter().collect()
}

/// More, or less, of what the state owes stands in a letter than before.
pub fn difference_claimed(change: Cents) -> Vec<Posting> {
    Posting::new(Account::PremiumClaimed, Account::PremiumReceivable, change).into_iter().collect()
}

/// More, or less, of what was expected is given up than before.
pub fn difference_accepted(change: Cents) -> Vec<Posting> {
    Posting::new(Account::PremiumGivenUp, Account::PremiumReceivable, change).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::{
        Account, Cents, Posting, advance_paid, advance_used, difference_accepted, difference_claimed, invoice_issued,
        invoice_paid, organisation_paid, premium_expected, premium_paid, premium_seen,
    };

    fn balance(account: Account, postings: &[Posting]) -> i64 {
        postings.iter().fold(0, |balance, posting| {
            let debit = if posting.debit() == account { posting.amount().value() } else { 0 };
            let credit = if posting.credit() == account { posting.amount().value() } else { 0 };
            balance + debit - credit
        })
    }

    #[test]
    fn what_happens_stands_on_two_sides() {
        let rows = [
            (invoice_issued(Cents::new(10_000), Cents::new(2_100)), [12_100, 0, 0, 0, -2_100, 0, 0, -10_000, 0, 0]),
            (invoice_issued(Cents::new(10_000), Cents::ZERO), [10_000, 0, 0, 0, 0, 0, 0, -10_000, 0, 0]),
            (invoice_paid(Cents::new(12_100)), [-12_100, 0, 0, 0, 0, 12_100, 0, 0, 0, 0]),
            (premium_expected(Cents::new(5_000)), [0, 5_000, 0, 0, 0, 0, 0, 0, -5_000, 0]),
            (premium_expected(Cents::new(-300)), [0, -300, 0, 0, 0, 0, 0, 0, 300, 0]),
            (premium_paid(Cents::new(4_900)), [0, -4_900, 0, 0, 0, 0, 4_900, 0, 0, 0]),
            (premium_paid(Cents::new(-100)), [0, 100, 0, 0, 0, 0, -100, 0, 0, 0]),
            (premium_paid(Cents::ZERO), [0; 10]),
            (premium_seen(Cents::new(4_900)), [0, 0, 0, 0, 0, 4_900, -4_900, 0, 0, 0]),
            (difference_claimed(Cents::new(60)), [0, -60, 60, 0, 0, 0, 0, 0, 0, 0]),
            (difference_claimed(Cents::new(-60)), [0, 60, -60, 0, 0, 0, 0, 0, 0, 0]),
            (difference_accepted(Cents::new(40)), [0, -40, 0, 0, 0, 0, 0, 0, 0, 40]),
            (organisation_paid(Cents::new(700)), [0, 0, 0, 0, 0, 0, 700, 0, -700, 0]),
            (advance_paid(Cents::new(800)), [0, 0, 0, -800, 0, 0, 800, 0, 0, 0]),
            (advance_used(Cents::new(800)), [0, 0, 0, 800, 0, 0, -800, 0, 0, 0]),
        ];
        for (postings, expected) in rows {
            assert_eq!(Account::ALL.map(|account| balance(account, &postings)), expected, "{postings:?}");
            assert!(postings.iter().all(|posting| posting.amount() > Cents::ZERO));
        }
    }
}

//! I3: debits are credits, and invoices are approved minutes times the rate, to the cent.

use crate::hours::RATE_CENTS;
use crate::seen::Seen;
use crate::told::Told;

/// What the host's tariff adds, in percent.
const VAT_PERCENT: i64 = 21;

pub(super) fn broken(told: &Told, seen: &Seen) -> Vec<String> {
    let mut found = Vec::new();
    for invoice in &seen.invoices {
        let number = &invoice.number;
        let mut net = 0;
        for line in &invoice.lines {
            let approved: u32 = line.approval_ids.iter().filter_map(|id| told.approvals.get(id)).sum();
            let price = of_minutes(line.minutes);
            if line.minutes != approved || line.net_cents != price {
                let (minutes, cents) = (line.minutes, line.net_cents);
                found.push(format!(
                    "I3: invoice {number} says {minutes} minutes for {cents} cents, not {approved} for {price}"
                ));
            }
            net += price;
        }
        let vat = half_up(net * VAT_PERCENT, 100);
        if (invoice.net_cents, invoice.vat_cents, invoice.payable_cents) != (net, vat, net + vat) {
            found.push(format!("I3: invoice {number} comes to {}, not {}", invoice.payable_cents, net + vat));
        }
        if told.invoices.get(&invoice.invoice_id).is_some_and(|payable| *payable != invoice.payable_cents) {
            found.push(format!("I3: invoice {number} is not what was answered"));
        }
    }
    found.extend(ledger(told, seen));
    found
}

/// The books and the sums.
fn ledger(told: &Told, seen: &Seen) -> Vec<String> {
    let sum = |of: fn(&(i64, i64)) -> i64| seen.accounts.values().map(of).sum::<i64>();
    let (debit, credit) = (sum(|account| account.0), sum(|account| account.1));
    let net: i64 = seen.invoices.iter().map(|invoice| invoice.net_cents).sum();
    let payable: i64 = seen.invoices.iter().map(|invoice| invoice.payable_cents).sum();
    let approved: u64 = told.approvals.values().copied().map(u64::from).sum();
    let lines = seen.invoices.iter().flat_map(|invoice| &invoice.lines);
    let invoiced: u64 = lines.map(|line| u64::from(line.minutes)).sum();
    let totals = &seen.totals;
    let pairs = [
        ("debit and credit of the books", debit, credit),
        ("the books and the invoices", debit, payable),
        ("debit of the books and of the totals", debit, totals.ledger_debit_cents),
        ("credit of the books and of the totals", credit, totals.ledger_credit_cents),
        ("net of the invoices and of the totals", net, totals.invoiced_net_cents),
        ("payable of the invoices and of the totals", payable, totals.invoiced_payable_cents),
        ("approved minutes and those that invoicing knows", signed(approved), signed(totals.approved_minutes)),
        ("minutes on invoices and of the totals", signed(invoiced), signed(totals.invoiced_minutes)),
        ("approvals and those that invoicing knows", count(told.approvals.len()), signed(totals.approvals)),
        ("approvals that are held back", 0, i64::from(totals.held_approvals)),
    ];
    let differing = pairs.into_iter().filter(|(_, one, other)| one != other);
    differing.map(|(what, one, other)| format!("I3: {what}: {one} and {other}")).collect()
}

/// An own reckoning, in whole numbers: minutes times cents an hour, half a cent up.
fn of_minutes(minutes: u32) -> i64 {
    half_up(i64::from(minutes) * RATE_CENTS, 60)
}

fn half_up(product: i64, by: i64) -> i64 {
    (2 * product + by) / (2 * by)
}

fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::planted::expect;
    use super::{half_up, of_minutes};

    #[test]
    fn half_a_cent_goes_up() {
        for (minutes, cents) in [(60, 2_483), (61, 2_524), (30, 1_242), (90, 3_725), (1, 41)] {
            assert_eq!(of_minutes(minutes), cents, "{minutes} minutes");
        }
        assert_eq!((half_up(149, 100), half_up(150, 100)), (1, 2));
    }

    #[test]
    fn doubled_minutes_on_an_invoice_are_named() {
        expect("says 122 minutes", |_, seen| seen.invoices[0].lines[0].minutes = 122);
    }

    #[test]
    fn a_cent_too_much_is_named() {
        expect("for 2525 cents, not 61 for 2524", |_, seen| seen.invoices[0].lines[0].net_cents = 2_525);
        expect("comes to 3055, not 3054", |_, seen| seen.invoices[0].payable_cents += 1);
    }

    #[test]
    fn an_invoice_that_changed_after_its_answer_is_named() {
        expect("is not what was answered", |told, _| {
            told.invoices.insert("invoice-1".into(), 3_053);
        });
    }

    #[test]
    fn books_that_do_not_balance_are_named() {
        expect("I3: debit and credit of the books: 3054 and 2524", |_, seen| {
            seen.accounts.remove("451000");
        });
    }

    #[test]
    fn an_invoice_posted_twice_is_named() {
        expect("I3: the books and the invoices: 6108 and 3054", |_, seen| {
            for (debit, credit) in seen.accounts.values_mut() {
                *debit *= 2;
                *credit *= 2;
            }
        });
    }

    #[test]
    fn minutes_that_were_held_back_are_named() {
        expect("approvals that are held back: 0 and 1", |_, seen| seen.totals.held_approvals = 1);
    }
}

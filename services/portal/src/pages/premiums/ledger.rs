//! `GET /boekhouding?kwartaal=2026Q3`: what stands on each account, and that what is expected, paid and accepted leaves what
//! is open.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    response::Response,
};
use maud::{Markup, html};
use werkbrug_proto::invoicing::{AccountBalance, Balances, GetBalancesRequest, QuarterBalance};

use crate::{
    lists::{
        cell::Cell,
        sheet::{Sheet, Take},
    },
    pages::{
        frame::Frame,
        parts::{
            badge::{Tone, badge},
            button::{Weight, link},
            card::card,
            empty::empty,
        },
        premiums::{contingent::On, differences, head},
    },
    reading::Reader,
    trouble::Trouble,
    visit::Visit,
    web::Face,
    words::{Words, key},
};

pub(crate) mod bank;
pub(crate) mod bank_lines;
pub(crate) mod journal;

const PATH: &str = "/boekhouding";

/// What an account is called; the chart has the numbers.
const ACCOUNTS: [(&str, &str); 10] = [
    ("400000", key("account-receivable")),
    ("416000", key("account-premium-receivable")),
    ("416100", key("account-premium-claimed")),
    ("451000", key("account-vat")),
    ("489000", key("account-premium-advance")),
    ("550000", key("account-bank")),
    ("580000", key("account-on-its-way")),
    ("700000", key("account-revenue")),
    ("740000", key("account-premium-income")),
    ("740900", key("account-premium-given-up")),
];

/// The number of an account with its name.
fn account(words: &Words, code: &str) -> String {
    let known = ACCOUNTS.iter().find(|(own, _)| *own == code);
    known.map_or_else(|| code.to_owned(), |(_, name)| format!("{code} {}", words.say(name)))
}

/// `GET /boekhouding`.
pub(crate) async fn page(
    State(face): State<Arc<Face>>,
    visit: Visit,
    Query(on): Query<On>,
    Query(take): Query<Take>,
) -> Result<Response, Trouble> {
    let (words, today, after) = (&visit.words, face.context.clock.today(), face.hub.position());
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let ask = GetBalancesRequest { quarter: on.quarter() };
    let found = reader.books()?.get_balances(ask).await?.into_inner();
    let (accounts, quarters) = (accounts(words, &found), quarters(words, &found.quarters));
    if let Some(file) = take.of(&[&accounts, &quarters], today) {
        return file;
    }
    let here = format!("{PATH}?kwartaal={}", on.quarter());
    let content = html! {
        (head(words, key("room-ledger"), &on.quarter()))
        p.core {
            (link(Weight::Plain, &journal::address(&on.quarter(), ""), &words.say("room-journal")))
            (link(Weight::Plain, bank_lines::PATH, &words.say("room-bank-lines")))
        }
        div.stack {
            (card("kwartalen", &words.say("ledger-quarters"), &html! {
                p { (words.say("ledger-quarters-hint")) }
                @if found.quarters.is_empty() { (empty(&words.say("ledger-no-quarter"))) }
                @else { (sum_holds(words, &found.quarters)) (quarters.show(words, today, &here)) }
            }))
            (card("rekeningen", &words.say("ledger-accounts"), &html! {
                @if found.debit_cents == 0 { (empty(&words.say("ledger-none"))) }
                @else { (sides_hold(words, &found)) (accounts.show(words, today, &here)) }
            }))
        }
    };
    Ok(Frame::of(&face, &visit, words.say("room-ledger")).live(after).answer(&content))
}

/// Whether every debit has its credit.
fn sides_hold(words: &Words, found: &Balances) -> Markup {
    let side = |of: fn(&AccountBalance) -> i64| found.accounts.iter().map(of).fold(0_i64, i64::saturating_add);
    let (debit, credit) = (side(|one| one.debit_cents), side(|one| one.credit_cents));
    let tone = if debit == credit { Tone::Good } else { Tone::Bad };
    let (debit, credit) = (words.euro(debit), words.euro(credit));
    let text = words.fill("ledger-sides", &[("debit", debit.into()), ("credit", credit.into())]);
    html! { p { (badge(tone, &text)) } }
}

/// Whether expected less paid less accepted is open, for every quarter.
fn sum_holds(words: &Words, quarters: &[QuarterBalance]) -> Markup {
    let is_even = quarters.iter().all(|one| {
        let left = one.expected_cents.saturating_sub(one.paid_cents).saturating_sub(one.accepted_cents);
        left == one.open_cents
    });
    let (tone, text) =
        if is_even { (Tone::Good, key("ledger-sum-holds")) } else { (Tone::Bad, key("ledger-sum-breaks")) };
    html! { p { (badge(tone, &words.say(text))) } }
}

fn quarters(words: &Words, quarters: &[QuarterBalance]) -> Sheet {
    let heads = [
        key("premium-quarter"),
        key("premium-expected"),
        key("premium-paid"),
        key("ledger-accepted"),
        key("ledger-open"),
        key("ledger-claimed"),
        key("room-differences"),
    ];
    let row = |one: &QuarterBalance| {
        vec![
            Cell::Link(one.quarter.clone(), journal::address(&one.quarter, "")),
            Cell::euro(one.expected_cents),
            Cell::euro(one.paid_cents),
            Cell::euro(one.accepted_cents),
            Cell::euro(one.open_cents),
            Cell::euro(one.claimed_cents),
            Cell::Link(words.say("premium-to-differences").into_owned(), differences::address(&one.quarter)),
        ]
    };
    Sheet::of(words, ("kwartalen", key("ledger-quarters")), &heads, quarters.iter().map(row))
}

fn accounts(words: &Words, found: &Balances) -> Sheet {
    let heads = [key("ledger-account"), key("ledger-debit"), key("ledger-credit"), key("ledger-balance")];
    let row = |one: &AccountBalance| {
        vec![
            Cell::Link(account(words, &one.account), journal::address("", &one.account)),
            Cell::euro(one.debit_cents),
            Cell::euro(one.credit_cents),
            Cell::euro(one.debit_cents.saturating_sub(one.credit_cents)),
        ]
    };
    Sheet::of(words, ("rekeningen", key("ledger-accounts")), &heads, found.accounts.iter().map(row))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::{dutch, in_each};

    #[test]
    fn a_sum_that_does_not_hold_stands_out() {
        let quarter = |open_cents| QuarterBalance {
            expected_cents: 1_000,
            paid_cents: 700,
            accepted_cents: 100,
            open_cents,
            ..QuarterBalance::default()
        };
        for (open, is_even) in [(200, true), (201, false)] {
            let text = sum_holds(&dutch(), &[quarter(open)]).into_string();
            assert_eq!(text.contains("good"), is_even, "{open}: {text}");
        }
    }

    #[test]
    fn every_account_has_its_name_in_each_language() {
        for (code, _) in ACCOUNTS {
            let names = in_each(|words| account(words, code));
            assert!(names.iter().all(|name| name.len() > 7 && !name.contains('⟦')), "{names:?}");
        }
        assert_eq!(account(&dutch(), "999999"), "999999");
    }
}

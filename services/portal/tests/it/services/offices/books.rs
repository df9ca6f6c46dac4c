//! The books and the bank of finance.

use std::sync::Arc;

use axum::Router;
use werkbrug_chassis::{
    identity::Caller,
    refusal::{Kind, Refusal},
};
use werkbrug_kernel::role::Role;
use werkbrug_proto::invoicing;

use super::super::{Said, only, unary};

const FINANCE: [Role; 1] = [Role::Finance];

pub(super) fn add(router: Router, said: &Arc<Said>) -> Router {
    let router = unary(router, said, "invoicing.v1.Books/GetBalances", balances);
    let router = unary(router, said, "invoicing.v1.Books/ListPostings", postings);
    let router = unary(router, said, "invoicing.v1.Books/ListBankLines", bank_lines);
    let router = unary(
        router,
        said,
        "invoicing.v1.Books/ImportBankLines",
        |caller: &Caller, _: &invoicing::ImportBankLinesRequest| {
            only(caller, &FINANCE)?;
            Ok(invoicing::ImportBankLinesResponse { lines: 3, new_lines: 2, matched_lines: 1, ..Default::default() })
        },
    );
    let router = unary(
        router,
        said,
        "invoicing.v1.Books/MatchBankLines",
        |caller: &Caller, _: &invoicing::MatchBankLinesRequest| {
            only(caller, &FINANCE)?;
            Ok(invoicing::MatchBankLinesResponse { matched_lines: 1, ..Default::default() })
        },
    );
    unary(
        router,
        said,
        "invoicing.v1.Invoicing/WithdrawDmfaLine",
        |caller: &Caller, asked: &invoicing::WithdrawDmfaLineRequest| {
            only(caller, &FINANCE)?;
            if (asked.quarter.as_str(), asked.worker_code.as_str()) != ("2026Q3", "M-002") {
                return Err(Refusal::new(Kind::NotFound, "NO_DMFA_LINE", "no line of this worker counts").into());
            }
            Ok(invoicing::WithdrawDmfaLineResponse::default())
        },
    )
}

fn balances(caller: &Caller, _: &invoicing::GetBalancesRequest) -> Result<invoicing::Balances, tonic::Status> {
    only(caller, &FINANCE)?;
    let account = |account: &str, debit_cents, credit_cents| invoicing::AccountBalance {
        account: account.into(),
        debit_cents,
        credit_cents,
    };
    Ok(invoicing::Balances {
        accounts: vec![
            account("416000", 817_050, 817_050),
            account("580000", 772_050, 0),
            account("740000", 0, 772_050),
        ],
        quarters: vec![invoicing::QuarterBalance {
            quarter: "2026Q3".into(),
            expected_cents: 817_050,
            paid_cents: 772_050,
            open_cents: 45_000,
            claimed_cents: 45_000,
            accepted_cents: 0,
        }],
        debit_cents: 1_589_100,
        credit_cents: 1_589_100,
    })
}

fn postings(
    caller: &Caller,
    asked: &invoicing::ListPostingsRequest,
) -> Result<invoicing::ListPostingsResponse, tonic::Status> {
    only(caller, &FINANCE)?;
    let posting = invoicing::Posting {
        about_id: "run-3".into(),
        line: 1,
        recorded_at_us: 1_795_000_000_000_000,
        quarter: "2026Q3".into(),
        occasion: "premium_run".into(),
        debit_account: "416000".into(),
        credit_account: "740000".into(),
        amount_cents: 817_050,
        reference: String::new(),
    };
    let fits = asked.quarter.is_empty() || asked.quarter == posting.quarter;
    let postings: Vec<invoicing::Posting> = Some(posting).filter(|_| fits).into_iter().collect();
    let total_size = u32::try_from(postings.len()).unwrap_or_default();
    Ok(invoicing::ListPostingsResponse { postings, next_page_token: String::new(), total_size })
}

fn bank_lines(
    caller: &Caller,
    _: &invoicing::ListBankLinesRequest,
) -> Result<invoicing::ListBankLinesResponse, tonic::Status> {
    only(caller, &FINANCE)?;
    let line = invoicing::BankLine {
        bank_line_id: "lijn-1".into(),
        booked_on: "2026-11-20".into(),
        amount_cents: 96_000,
        communication: "premies".into(),
        why_not: "no_period".into(),
        ..invoicing::BankLine::default()
    };
    let paid = invoicing::BankLine {
        bank_line_id: "lijn-2".into(),
        communication: "+++123/4567/89002+++".into(),
        matched_with: "invoice".into(),
        reference: "2026/0007".into(),
        invoice_id: "factuur-1".into(),
        why_not: String::new(),
        ..line.clone()
    };
    Ok(invoicing::ListBankLinesResponse {
        lines: vec![line, paid],
        next_page_token: String::new(),
        total_size: 2,
        unmatched_cents: 96_000,
    })
}

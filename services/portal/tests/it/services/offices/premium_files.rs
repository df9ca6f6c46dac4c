//! Files of finance, what is paid beside the runs, and the dossier of one run.

use std::sync::Arc;

use axum::Router;
use werkbrug_chassis::{
    identity::Caller,
    refusal::{Kind, Refusal},
};
use werkbrug_kernel::role::Role;
use werkbrug_proto::invoicing;

use super::{
    super::{Said, only, unary},
    refused,
};

const FINANCE: [Role; 1] = [Role::Finance];

pub(super) fn add(router: Router, said: &Arc<Said>) -> Router {
    let router = unary(
        router,
        said,
        "invoicing.v1.Invoicing/GetFileColumns",
        |caller: &Caller, _: &invoicing::GetFileColumnsRequest| {
            only(caller, &FINANCE)?;
            let column = |field: &str, heading: &str| invoicing::StatementColumn {
                field: field.into(),
                heading: heading.into(),
            };
            let columns = vec![column("worker_code", "Nr"), column("wage_premium", "Loon")];
            Ok(invoicing::GetFileColumnsResponse { columns })
        },
    );
    let router = unary(router, said, "invoicing.v1.Invoicing/CheckStatement", check_statement);
    let router = unary(router, said, "invoicing.v1.Invoicing/ImportStatement", import_statement);
    let router = unary(
        router,
        said,
        "invoicing.v1.Invoicing/SetDifferenceState",
        |caller: &Caller, asked: &invoicing::SetDifferenceStateRequest| {
            only(caller, &FINANCE)?;
            let is_known = asked.worker_code == "M-001" && asked.state == "accepted";
            is_known
                .then(invoicing::SetDifferenceStateResponse::default)
                .ok_or_else(|| refused(Kind::Precondition, "DIFFERENCE_STATE"))
        },
    );
    begun(beside_the_runs(declaration(router, said), said), said)
}

/// What finance begins: a run, a figure of the law, and a file of wages.
fn begun(router: Router, said: &Arc<Said>) -> Router {
    let router = unary(router, said, "invoicing.v1.Invoicing/RunPremium", run_premium);
    let router = unary(
        router,
        said,
        "invoicing.v1.Invoicing/SetParameter",
        |caller: &Caller, asked: &invoicing::SetParameterRequest| {
            only(caller, &FINANCE)?;
            let fits = (asked.value.as_str(), asked.valid_from.as_str()) == ("2111.89", "2027-01-01");
            let refusal = refused(Kind::Invalid, "PARAMETER_FORM");
            if fits { Ok(invoicing::SetParameterResponse::default()) } else { Err(refusal) }
        },
    );
    let router = unary(
        router,
        said,
        "invoicing.v1.Invoicing/ListPremiumChanges",
        |caller: &Caller, asked: &invoicing::ListPremiumChangesRequest| {
            only(caller, &FINANCE)?;
            if asked.run_id != "run-3" {
                return Err(refused(Kind::Precondition, "FIRST_RUN"));
            }
            let change = invoicing::PremiumChange {
                worker_id: "mens-1".into(),
                display_name: "Ada Voorbeeld".into(),
                before_cents: 400_000,
                after_cents: 565_000,
                sentences: vec!["Het loon ging van 6.000,00 naar 9.000,00.".into()],
            };
            Ok(invoicing::ListPremiumChangesResponse {
                changes: vec![change],
                against_run_id: "run-2".into(),
                before_cents: 400_000,
                after_cents: 565_000,
            })
        },
    );
    unary(
        router,
        said,
        "invoicing.v1.Invoicing/ImportWageLines",
        |caller: &Caller, asked: &invoicing::ImportWageLinesRequest| {
            only(caller, &FINANCE)?;
            if asked.content.is_empty() {
                return Err(refused(Kind::Invalid, "FILE_UNUSABLE"));
            }
            let quarters = vec!["2026Q3".into()];
            Ok(invoicing::ImportWageLinesResponse { lines: 3, changed_lines: 2, quarters, ..Default::default() })
        },
    )
}

/// A provisional run has no wages, and an annual one meets somebody who cannot be reckoned.
fn run_premium(
    caller: &Caller,
    asked: &invoicing::RunPremiumRequest,
) -> Result<invoicing::RunPremiumResponse, tonic::Status> {
    only(caller, &FINANCE)?;
    if asked.kind == "provisional" {
        return Err(refused(Kind::Precondition, "NO_WAGE_LINES"));
    }
    if asked.kind == "annual" {
        let refusal = Refusal::new(Kind::Precondition, "PREMIUM_INPUT", "not so");
        return Err(refusal.with_fact("name", "contract_fraction").with_fact("worker_id", "mens-1").into());
    }
    Ok(invoicing::RunPremiumResponse { run_id: "run-3".into(), total_cents: 805_050, ..Default::default() })
}

/// What holds a line like `x` under Loon has one line that cannot be used.
fn check_statement(
    caller: &Caller,
    asked: &invoicing::CheckStatementRequest,
) -> Result<invoicing::CheckStatementResponse, tonic::Status> {
    only(caller, &FINANCE)?;
    let reject = invoicing::StatementReject {
        line: 3,
        heading: "Loon".into(),
        reason: "not an amount".into(),
        code: "AMOUNT".into(),
    };
    let is_broken = asked.content.ends_with(b";x\n");
    Ok(invoicing::CheckStatementResponse {
        headings: vec!["Nr".into(), "Loon".into()],
        columns: asked.columns.clone(),
        lines: 1,
        total_cents: 123_400,
        rejects: if is_broken { vec![reject] } else { vec![] },
    })
}

fn import_statement(
    caller: &Caller,
    asked: &invoicing::ImportStatementRequest,
) -> Result<invoicing::ImportStatementResponse, tonic::Status> {
    only(caller, &FINANCE)?;
    if asked.statement.is_empty() {
        return Err(refused(Kind::Invalid, "TEXT_EMPTY"));
    }
    Ok(invoicing::ImportStatementResponse { lines: 1, total_cents: 123_400, event_id: String::new() })
}

fn declaration(router: Router, said: &Arc<Said>) -> Router {
    let router = unary(
        router,
        said,
        "invoicing.v1.Invoicing/ListDmfaImports",
        |caller: &Caller, _: &invoicing::ListDmfaImportsRequest| {
            only(caller, &FINANCE)?;
            let import = invoicing::DmfaImport {
                import_id: "inlezing-1".into(),
                recorded_at_us: 1_792_483_200_000_000,
                quarters: vec!["2026Q3".into()],
                lines: 2,
                new_lines: 1,
                changed_lines: 1,
                missing_lines: 0,
            };
            Ok(invoicing::ListDmfaImportsResponse { imports: vec![import], next_page_token: String::new() })
        },
    );
    let router = unary(
        router,
        said,
        "invoicing.v1.Invoicing/ListDmfaChanges",
        |caller: &Caller, _: &invoicing::ListDmfaChangesRequest| {
            only(caller, &FINANCE)?;
            let figures = |cents| invoicing::DmfaFigures {
                contract_fraction: "0.8".into(),
                performed_fraction: "0.8".into(),
                reference_wage_cents: cents,
                has_wage_cost: true,
                ..invoicing::DmfaFigures::default()
            };
            let change = invoicing::DmfaChange {
                worker_id: "mens-1".into(),
                display_name: "Ada Voorbeeld".into(),
                worker_code: "M-001".into(),
                quarter: "2026Q3".into(),
                kind: "changed".into(),
                version: 2,
                before: Some(figures(800_000)),
                after: Some(figures(900_000)),
                is_withdrawn: false,
            };
            let missing = invoicing::DmfaChange {
                worker_code: "M-002".into(),
                display_name: "Bob Voorbeeld".into(),
                kind: "missing".into(),
                after: None,
                ..change.clone()
            };
            let changes = vec![change, missing];
            Ok(invoicing::ListDmfaChangesResponse { import_id: "inlezing-1".into(), changes })
        },
    );
    dossier(router, said)
}

fn dossier(router: Router, said: &Arc<Said>) -> Router {
    unary(
        router,
        said,
        "invoicing.v1.Invoicing/GetRunDossier",
        |caller: &Caller, asked: &invoicing::GetRunDossierRequest| {
            only(caller, &FINANCE)?;
            let dossier = invoicing::RunDossier {
                run_id: asked.run_id.clone(),
                quarter: "2026Q3".into(),
                kind: "quarter".into(),
                run_number: 3,
                rule_set: "2026-11/2".into(),
                input: "{\"format\":\"werkbrug-premium-input/1\"}".into(),
                input_digest: "0123456789abcdef".into(),
                result: "{}".into(),
                result_digest: "fedcba9876543210".into(),
                is_same: true,
                unconfirmed: vec!["straddle".into()],
                ..invoicing::RunDossier::default()
            };
            let is_known = asked.run_id == "run-3";
            is_known.then_some(dossier).ok_or_else(|| refused(Kind::NotFound, "RUN_UNKNOWN"))
        },
    )
}

fn beside_the_runs(router: Router, said: &Arc<Said>) -> Router {
    let router = unary(
        router,
        said,
        "invoicing.v1.Invoicing/GetOrganisation",
        |caller: &Caller, _: &invoicing::GetOrganisationRequest| {
            only(caller, &FINANCE)?;
            Ok(invoicing::Organisation {
                quarter: "2026Q3".into(),
                run_id: "run-3".into(),
                fte: "1.6".into(),
                per_fte_cents: 50_000,
                supplement_per_fte_cents: 10_000,
                supplement_fte: "100".into(),
                base_cents: 80_000,
                supplement_cents: 16_000,
                expected_cents: 96_000,
                paid_cents: 90_000,
                ..invoicing::Organisation::default()
            })
        },
    );
    let router = unary(
        router,
        said,
        "invoicing.v1.Invoicing/GetGuidanceNorm",
        |caller: &Caller, _: &invoicing::GetGuidanceNormRequest| {
            only(caller, &FINANCE)?;
            let high = invoicing::NormGroup { guidance: "high".into(), heads: 8, fte: "6.4".into(), per_coach: 7 };
            Ok(invoicing::GuidanceNorm {
                quarter: "2026Q3".into(),
                groups: vec![high],
                asked_by_heads: "1.143".into(),
                asked_by_fte: "0.914".into(),
                coaches_by_heads: 2,
                coaches_by_fte: 1,
                present_heads: "1".into(),
                ..invoicing::GuidanceNorm::default()
            })
        },
    );
    unary(router, said, "invoicing.v1.Invoicing/ListAdvances", |caller: &Caller, _: &invoicing::ListAdvancesRequest| {
        only(caller, &FINANCE)?;
        let month = |month: &str, paid_cents| invoicing::AdvanceMonth {
            month: month.into(),
            expected_cents: Some(200_000),
            paid_cents,
        };
        Ok(invoicing::ListAdvancesResponse {
            quarter: "2026Q3".into(),
            months: vec![month("2026-07-01", 200_000), month("2026-08-01", 200_000), month("2026-09-01", 0)],
            advanced_cents: 400_000,
            settled_cents: Some(805_050),
            balance_cents: Some(405_050),
            balance_due_on: "2027-01-15".into(),
            withheld_cents: 0,
        })
    })
}

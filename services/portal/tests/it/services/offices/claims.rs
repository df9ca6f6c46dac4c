//! The contingent of the third quarter, one open choice, and one claim that waits for its second signature.

use std::sync::Arc;

use axum::Router;
use werkbrug_chassis::{identity::Caller, refusal::Kind};
use werkbrug_kernel::role::Role;
use werkbrug_proto::invoicing;

use super::{
    super::{Said, only, unary},
    refused,
};

const FINANCE: [Role; 1] = [Role::Finance];

pub(super) fn add(router: Router, said: &Arc<Said>) -> Router {
    let router = unary(router, said, "invoicing.v1.Invoicing/GetContingent", contingent);
    let router = unary(
        router,
        said,
        "invoicing.v1.Invoicing/ListParameterEffects",
        |caller: &Caller, _: &invoicing::ListParameterEffectsRequest| {
            only(caller, &FINANCE)?;
            let straddle = invoicing::ParameterEffect {
                name: "straddle".into(),
                value: "out".into(),
                tried: "in".into(),
                change_cents: 480_000,
                workers: 1,
            };
            Ok(invoicing::ListParameterEffectsResponse { effects: vec![straddle] })
        },
    );
    let router = unary(
        router,
        said,
        "invoicing.v1.Invoicing/ListClaims",
        |caller: &Caller, _: &invoicing::ListClaimsRequest| {
            only(caller, &FINANCE)?;
            let claims = vec![invoicing::Claim { letter: String::new(), lines: Vec::new(), ..claim() }];
            Ok(invoicing::ListClaimsResponse { claims, next_page_token: String::new() })
        },
    );
    unary(router, said, "invoicing.v1.Invoicing/GetClaim", |caller: &Caller, asked: &invoicing::GetClaimRequest| {
        only(caller, &FINANCE)?;
        let is_known = asked.claim_id == "vordering-1";
        is_known.then(claim).ok_or_else(|| refused(Kind::NotFound, "CLAIM_UNKNOWN"))
    })
}

fn contingent(caller: &Caller, _: &invoicing::GetContingentRequest) -> Result<invoicing::Contingent, tonic::Status> {
    only(caller, &FINANCE)?;
    let seat = |rank, id: &str, name: &str, is_inside| invoicing::ContingentSeat {
        rank,
        worker_id: id.into(),
        display_name: name.into(),
        contract_fraction: "0.8".into(),
        fte_through: format!("{rank}.6"),
        is_inside,
        is_straddling: !is_inside,
        total_cents: if is_inside { 495_000 } else { 0 },
        inside_cents: 495_000,
    };
    Ok(invoicing::Contingent {
        quarter: "2026Q3".into(),
        run_id: "run-3".into(),
        contingent_fte: "1.5".into(),
        inside_fte: "0.8".into(),
        outside_fte: "0.8".into(),
        counted_fte: "1.2".into(),
        fill_rate: 8_000,
        least_fill_rate: 9_000,
        missing_fte: "0.15".into(),
        seats: vec![seat(1, "mens-1", "Ada Voorbeeld", true), seat(2, "mens-2", "Ben Proefmans", false)],
        fixed_heads: 1,
    })
}

fn claim() -> invoicing::Claim {
    let line = invoicing::ClaimLine {
        worker_code: "M-001".into(),
        expected_cents: 495_000,
        paid_cents: 450_000,
        explanation: "percentage".into(),
        sentence: "Betaald aan 50 % in plaats van 55 %.".into(),
    };
    invoicing::Claim {
        claim_id: "vordering-1".into(),
        quarter: "2026Q3".into(),
        made_at_us: 1_792_483_200_000_000,
        claimed_cents: 45_000,
        lines: vec![line],
        letter: "Betreft: loonpremies\n\n- M-001: verwacht 4.950,00, betaald 4.500,00.".into(),
        may_sign: true,
        ..invoicing::Claim::default()
    }
}

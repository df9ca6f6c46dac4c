//! Two quarters, three workers, one invoice.

use std::sync::Arc;

use axum::Router;
use werkbrug_chassis::{identity::Caller, refusal::Kind};
use werkbrug_kernel::role::Role;
use werkbrug_proto::{crews, invoicing, orders};

use super::{
    super::{Said, only, unary},
    refused,
};

const FINANCE: [Role; 1] = [Role::Finance];
/// 20 October 2026, 10.00 in Brussels.
const MADE_AT_US: i64 = 1_792_483_200_000_000;

pub(super) fn add(router: Router, said: &Arc<Said>) -> Router {
    let router = unary(router, said, "crews.v1.Floor/ListHostShifts", |caller, _: &crews::ListHostShiftsRequest| {
        only(caller, &FINANCE)?;
        let shift = |day: &str, minutes_taken_back| crews::HostShift {
            day: day.into(),
            place_name: "Verzonnen Hal".into(),
            minutes_taken_back,
            ..crews::HostShift::default()
        };
        Ok(crews::ListHostShiftsResponse { shifts: vec![shift("2026-11-16", 150), shift("2026-11-17", 0)] })
    });
    let router = unary(
        router,
        said,
        "invoicing.v1.Invoicing/ListPremiumRuns",
        |caller, asked: &invoicing::ListPremiumRunsRequest| {
            only(caller, &FINANCE)?;
            let ids: &[&str] = if asked.newest_only { &["run-3", "run-1"] } else { &["run-3", "run-2", "run-1"] };
            let runs = ids.iter().filter_map(|id| run(id, false));
            let runs = runs.filter(|run| asked.quarter.is_empty() || asked.quarter == run.quarter).collect();
            Ok(invoicing::ListPremiumRunsResponse { runs, next_page_token: String::new() })
        },
    );
    let router = unary(
        router,
        said,
        "invoicing.v1.Invoicing/GetPremiumRun",
        |caller: &Caller, asked: &invoicing::GetPremiumRunRequest| {
            only(caller, &FINANCE)?;
            let mut run =
                run(&asked.run_id, !asked.without_workers).ok_or_else(|| refused(Kind::NotFound, "RUN_UNKNOWN"))?;
            run.workers.retain(|one| asked.worker_id.is_empty() || asked.worker_id == one.worker_id);
            Ok(run)
        },
    );
    let router = unary(router, said, "invoicing.v1.Invoicing/ListDifferences", differences);
    let router = unary(router, said, "invoicing.v1.Invoicing/ListWorkerPremiums", worker_premiums);
    let router = unary(router, said, "invoicing.v1.Invoicing/ListParameters", parameters);
    invoices(router, said)
}

fn invoices(router: Router, said: &Arc<Said>) -> Router {
    let router = unary(
        router,
        said,
        "invoicing.v1.Invoicing/ListInvoices",
        |caller: &Caller, asked: &invoicing::ListInvoicesRequest| {
            only(caller, &FINANCE)?;
            let mut invoices = vec![invoice()];
            invoices.retain(|one| one.company_name.to_lowercase().contains(&asked.contains));
            invoices.retain(|one| one.issue_date >= asked.issued_from);
            Ok(invoicing::ListInvoicesResponse { invoices, ..invoicing::ListInvoicesResponse::default() })
        },
    );
    let router = unary(
        router,
        said,
        "invoicing.v1.Invoicing/GetInvoice",
        |caller: &Caller, asked: &invoicing::GetInvoiceRequest| {
            only(caller, &FINANCE)?;
            let is_known = asked.invoice_id == "factuur-1";
            is_known.then(invoice).ok_or_else(|| refused(Kind::NotFound, "INVOICE_UNKNOWN"))
        },
    );
    let router = unary(
        router,
        said,
        "invoicing.v1.Invoicing/ListUninvoiced",
        |caller: &Caller, _: &invoicing::ListUninvoicedRequest| {
            only(caller, &FINANCE)?;
            let one = invoicing::ApprovedMinutes {
                company_id: "bedrijf-1".into(),
                shift_id: "dienst-abcdef".into(),
                tariff_class: "standaard".into(),
                day: "2026-11-20".into(),
                minutes: 450,
                company_name: "Verzonnen Ramen".into(),
                ..invoicing::ApprovedMinutes::default()
            };
            Ok(invoicing::ListUninvoicedResponse { minutes: vec![one], ..invoicing::ListUninvoicedResponse::default() })
        },
    );
    unary(router, said, "orders.v1.Orders/ListCompanies", |_: &Caller, _: &orders::ListCompaniesRequest| {
        let company = orders::Company {
            company_id: "bedrijf-1".into(),
            company_name: "Verzonnen Ramen".into(),
            ..orders::Company::default()
        };
        Ok(orders::ListCompaniesResponse { companies: vec![company], ..orders::ListCompaniesResponse::default() })
    })
}

/// `run-3` and its older `run-2` of the third quarter, `run-1` of the second.
fn run(id: &str, has_workers: bool) -> Option<invoicing::PremiumRun> {
    let (quarter, age) = match id {
        "run-3" => ("2026Q3", 0),
        "run-2" => ("2026Q3", 1),
        "run-1" => ("2026Q2", 2),
        _ => return None,
    };
    let workers = if has_workers { vec![worker("mens-1", 495_000), worker("mens-2", 310_050)] } else { vec![] };
    Some(invoicing::PremiumRun {
        run_id: id.into(),
        quarter: quarter.into(),
        total_cents: 805_050,
        wage_premium_cents: 700_000,
        guidance_fixed_cents: 80_000,
        guidance_variable_cents: 25_050,
        input_digest: "0123456789abcdef".into(),
        unconfirmed: vec!["guidance.collective.fixed".into()],
        workers,
        made_at_us: MADE_AT_US - age * 1_000_000,
        worker_count: 2,
        inside_count: 2,
        paid_cents: if quarter == "2026Q3" { 772_050 } else { 805_050 },
        ..invoicing::PremiumRun::default()
    })
}

fn worker(worker_id: &str, total_cents: i64) -> invoicing::WorkerPremium {
    invoicing::WorkerPremium {
        worker_id: worker_id.into(),
        rank: 7,
        is_inside: true,
        cap_cents: 1_013_707,
        base_cents: 900_000,
        wage_premium_cents: total_cents,
        total_cents,
        because: vec!["BELOW_CAP".into()],
        steps: vec![
            "plafond 1,5 x 2.252,68 (GGMMI van het kwartaal) x 1 = 10.137,07".into(),
            "loon 9.000,00, plafond 10.137,07, dus 9.000,00 x 55 % = 4.950,00".into(),
            "vaste begeleidingspremie 0,00".into(),
            "samen 4.950,00 + 0,00 + 0,00 = 4.950,00".into(),
        ],
        ..invoicing::WorkerPremium::default()
    }
}

fn differences(
    caller: &Caller,
    asked: &invoicing::ListDifferencesRequest,
) -> Result<invoicing::ListDifferencesResponse, tonic::Status> {
    only(caller, &FINANCE)?;
    let lower = invoicing::Difference {
        worker_id: "mens-1".into(),
        quarter: "2026Q3".into(),
        expected_cents: 495_000,
        paid_cents: 450_000,
        class: "lower".into(),
        sentence: "Nederlands".into(),
        display_name: "Ada Voorbeeld".into(),
        worker_code: "M-001".into(),
        run_id: "run-3".into(),
        is_reckoned: true,
        ..invoicing::Difference::default()
    };
    let strange = invoicing::Difference {
        worker_id: "mens-9".into(),
        expected_cents: 0,
        paid_cents: 12_000,
        class: "not_expected".into(),
        display_name: String::new(),
        worker_code: "M-009".into(),
        is_reckoned: false,
        ..lower.clone()
    };
    let is_third = asked.quarter != "2026Q2";
    Ok(invoicing::ListDifferencesResponse {
        differences: if is_third { vec![lower, strange] } else { vec![] },
        expected_cents: 805_050,
        paid_cents: if is_third { 772_050 } else { 805_050 },
        ..invoicing::ListDifferencesResponse::default()
    })
}

fn worker_premiums(
    caller: &Caller,
    asked: &invoicing::ListWorkerPremiumsRequest,
) -> Result<invoicing::ListWorkerPremiumsResponse, tonic::Status> {
    only(caller, &FINANCE)?;
    let line = |id: &str, name: &str, code: &str, expected_cents, paid_cents| invoicing::WorkerPremiumLine {
        worker_id: id.into(),
        display_name: name.into(),
        worker_code: code.into(),
        run_id: "run-3".into(),
        is_reckoned: true,
        expected_cents,
        paid_cents,
        class: if expected_cents == paid_cents { String::new() } else { "lower".into() },
        wage_premium_cents: expected_cents,
        ..invoicing::WorkerPremiumLine::default()
    };
    let mut lines = vec![
        line("mens-1", "Ada Voorbeeld", "M-001", 495_000, 450_000),
        line("mens-2", "Ben Proefmans", "M-002", 310_050, 310_050),
    ];
    lines.retain(|one| asked.worker_id.is_empty() || asked.worker_id == one.worker_id);
    Ok(invoicing::ListWorkerPremiumsResponse { lines, ..invoicing::ListWorkerPremiumsResponse::default() })
}

fn parameters(
    caller: &Caller,
    _: &invoicing::ListParametersRequest,
) -> Result<invoicing::ListParametersResponse, tonic::Status> {
    only(caller, &FINANCE)?;
    let value = |name: &str, value: &str, status: &str| invoicing::Parameter {
        name: name.into(),
        value: value.into(),
        valid_from: "2026-01-01".into(),
        source: "verzonnen besluit".into(),
        status: status.into(),
        recorded_at_us: MADE_AT_US - 10_000_000,
        ..invoicing::Parameter::default()
    };
    let parameters = vec![
        value("ggmmi", "2252.68", "published"),
        value("cap_multiple", "1.5", "published"),
        value("guidance.collective.fixed", "400.00", "unconfirmed"),
    ];
    Ok(invoicing::ListParametersResponse { parameters, next_page_token: String::new() })
}

fn invoice() -> invoicing::Invoice {
    let line = invoicing::InvoiceLine {
        line_number: 1,
        line_description: "Montage, week 46".into(),
        minutes: 2_430,
        cents_per_hour: 2_850,
        net_cents: 115_425,
        approval_ids: vec!["a".into(), "b".into()],
    };
    invoicing::Invoice {
        invoice_id: "factuur-1".into(),
        number: "2026/0007".into(),
        company_id: "bedrijf-1".into(),
        company_name: "Verzonnen Ramen".into(),
        issue_date: "2026-11-20".into(),
        due_date: "2026-12-20".into(),
        ogm: "+++123/4567/89002+++".into(),
        net_cents: 115_425,
        vat_cents: 24_239,
        payable_cents: 139_664,
        lines: vec![line],
        ubl: "<Invoice/>".into(),
        paid_cents: 39_664,
    }
}

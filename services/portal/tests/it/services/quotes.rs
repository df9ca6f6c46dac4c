//! Stand-ins for requests, quotes that are worked out, and orders of spreadsheets.

use std::sync::Arc;

use axum::Router;
use tempfile::TempDir;
use werkbrug_chassis::refusal::{Kind, Refusal};
use werkbrug_kernel::role::Role;
use werkbrug_proto::{crews, orders};

use super::{Said, Services, only, unary};

const ENGLISH: &str = "English of the service";

impl Services {
    /// All four, with requests, quotes and order files.
    pub(crate) async fn asking_for_quotes(dir: &TempDir) -> Self {
        Self::answering(dir, |said| files(asking(super::router(said), said), said)).await
    }

    /// An order with two sub-tasks where a coach leads today, and more orders than are looked at.
    pub(crate) async fn of_a_coach(dir: &TempDir) -> Self {
        Self::answering(dir, |said| progress(Router::new(), said)).await
    }
}

fn progress(router: Router, said: &Arc<Said>) -> Router {
    let router = unary(router, said, "crews.v1.Crews/ListShifts", |caller, _: &crews::ListShiftsRequest| {
        only(caller, &[Role::Coach])?;
        let shift = crews::Shift { place_code: "PACK".into(), ..crews::Shift::default() };
        Ok(crews::ListShiftsResponse { shifts: vec![shift], ..crews::ListShiftsResponse::default() })
    });
    let router = unary(router, said, "orders.v1.Orders/ListOrders", |caller, asked: &orders::ListOrdersRequest| {
        only(caller, &[Role::Coach])?;
        assert_eq!(asked.order_by, "promised_on");
        if asked.stage() != orders::OrderStage::Accepted {
            return Ok(orders::ListOrdersResponse::default());
        }
        let task = |id: &str| orders::SubTask {
            sub_task_id: id.into(),
            task_description: id.into(),
            department: "PACK".into(),
            ..orders::SubTask::default()
        };
        let sub_tasks = vec![task("vouwen"), task("vullen")];
        let line = orders::OrderLine { pieces: 750, sub_tasks, ..orders::OrderLine::default() };
        let order = orders::Order { order_id: "order-1".into(), lines: vec![line], ..orders::Order::default() };
        Ok(orders::ListOrdersResponse { orders: vec![order], next_page_token: "meer".into(), total_size: 201 })
    });
    unary(router, said, "orders.v1.Orders/RecordProgress", |_, asked: &orders::RecordProgressRequest| {
        if asked.pieces > 750 {
            let refusal = Refusal::new(Kind::Precondition, "MORE_PIECES_THAN_ORDERED", ENGLISH);
            return Err(refusal.with_fact("left", "750").into());
        }
        assert_eq!((asked.order_id.as_str(), asked.pieces), ("order-1", 50), "{asked:?}");
        Ok(orders::RecordProgressResponse::default())
    })
}

fn request(stage: orders::AskedStage) -> orders::AskedQuote {
    orders::AskedQuote {
        asked_quote_id: "vraag-1".into(),
        company_id: "bedrijf-1".into(),
        company_name: "Verzonnen Ramen".into(),
        asked_on: "2026-11-20".into(),
        stage: stage.into(),
        work_description: "geschenkdozen".into(),
        steps: vec!["vouwen".into(), "vullen".into()],
        pieces: 500,
        wanted_on: Some("2026-12-11".into()),
        customer_material: "linten".into(),
        ..orders::AskedQuote::default()
    }
}

fn asking(router: Router, said: &Arc<Said>) -> Router {
    let router =
        unary(router, said, "orders.v1.Requesting/ListAskedQuotes", |caller, _: &orders::ListAskedQuotesRequest| {
            only(caller, &[Role::OrderDesk, Role::HostPlanner])?;
            let asked = vec![request(orders::AskedStage::Open)];
            Ok(orders::ListAskedQuotesResponse { asked, ..Default::default() })
        });
    let router =
        unary(router, said, "orders.v1.Requesting/GetAskedQuote", |_, asked: &orders::GetAskedQuoteRequest| {
            Ok(request(if asked.asked_quote_id == "vraag-1" {
                orders::AskedStage::Open
            } else {
                orders::AskedStage::Declined
            }))
        });
    let router = unary(router, said, "orders.v1.Requesting/AskQuote", |caller, asked: &orders::AskQuoteRequest| {
        only(caller, &[Role::HostPlanner])?;
        assert_eq!((asked.steps.len(), asked.pieces, asked.company_id.as_str()), (2, 1_000, ""));
        Ok(orders::AskQuoteResponse { asked_quote_id: "vraag-2".into() })
    });
    let router =
        unary(router, said, "orders.v1.Requesting/DeclineAskedQuote", |_, asked: &orders::DeclineAskedQuoteRequest| {
            assert_eq!(asked.reason(), orders::DeclineReason::TooFewPieces);
            Ok(orders::DeclineAskedQuoteResponse { asked_quote_id: asked.asked_quote_id.clone() })
        });
    unary(router, said, "orders.v1.Requesting/MakeQuote", |_, asked: &orders::MakeQuoteRequest| {
        if asked.order_reference == "oud" {
            return Err(Refusal::invalid("valid_until", "VALID_UNTIL_PAST", ENGLISH).into());
        }
        let line = asked.lines.first().cloned().unwrap_or_default();
        let made = (line.pieces, line.cents_per_hundred, line.sub_tasks.len(), asked.asked_quote_id.as_str());
        assert_eq!(made, (500, 1_250, 2, "vraag-1"), "{asked:?}");
        Ok(orders::MakeQuoteResponse { order_id: "order-1".into(), ..Default::default() })
    })
}

fn files(router: Router, said: &Arc<Said>) -> Router {
    let router = unary(
        router,
        said,
        "orders.v1.Executing/ListColumnMappings",
        |caller, _: &orders::ListColumnMappingsRequest| {
            only(caller, &[Role::OrderDesk])?;
            let columns = vec![orders::MappedColumn { field: "stuks".into(), column: "Hoeveel".into() }];
            let mappings = vec![orders::ColumnMapping { mapping_name: "Zonnewijzer".into(), columns }];
            Ok(orders::ListColumnMappingsResponse { mappings })
        },
    );
    let router =
        unary(router, said, "orders.v1.Executing/SaveColumnMapping", |_, asked: &orders::SaveColumnMappingRequest| {
            let mapping = asked.mapping.clone().unwrap_or_default();
            if mapping.mapping_name.is_empty() {
                return Err(Refusal::invalid("mapping.mapping_name", "TEXT_EMPTY", ENGLISH).into());
            }
            Ok(orders::SaveColumnMappingResponse { mapping_name: mapping.mapping_name })
        });
    let router = unary(router, said, "orders.v1.Executing/CheckImport", |_, asked: &orders::CheckImportRequest| {
        let unknown = asked.orders.iter().position(|own| own.order_reference == "PO-3");
        let finding = |place| orders::ImportFinding {
            order: u32::try_from(place).unwrap_or(0),
            field: "kbo".into(),
            reason: "COMPANY_UNKNOWN".into(),
        };
        let new_orders = asked.orders.len().saturating_sub(usize::from(unknown.is_some()));
        Ok(orders::CheckImportResponse {
            findings: unknown.map(finding).into_iter().collect(),
            new_orders: u32::try_from(new_orders).unwrap_or(0),
            known: 0,
            total_cents: 15_000,
        })
    });
    unary(router, said, "orders.v1.Executing/ImportOrders", |_, asked: &orders::ImportOrdersRequest| {
        assert!(asked.orders.iter().all(|own| own.order_reference == "PO-1"), "{asked:?}");
        if asked.accept {
            let refusal = Refusal::new(Kind::Precondition, "NO_CAPACITY_ANNOUNCED", ENGLISH);
            return Err(refusal.with_fact("department", "PACK").into());
        }
        let imported = u32::try_from(asked.orders.len()).unwrap_or(0);
        Ok(orders::ImportOrdersResponse { imported, ..Default::default() })
    })
}

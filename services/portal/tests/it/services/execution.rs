//! Stand-ins for what becomes of orders.

use std::sync::Arc;

use axum::Router;
use tempfile::TempDir;
use tonic::Status;
use werkbrug_chassis::refusal::{Kind, Refusal};
use werkbrug_kernel::role::Role;
use werkbrug_proto::orders;

use super::{Said, Services, only, unary};

impl Services {
    /// All four, of which no quote can be accepted, lost or made anew: somebody else was first.
    pub(crate) async fn quoting(dir: &TempDir) -> Self {
        Self::answering(dir, |said| quoted(super::router(said), said)).await
    }
}

fn quoted(router: Router, said: &Arc<Said>) -> Router {
    let router = unary(router, said, "orders.v1.Orders/AcceptOrder", |_, _: &orders::AcceptOrderRequest| {
        Err::<orders::AcceptOrderResponse, _>(changed())
    });
    let router = unary(router, said, "orders.v1.Executing/LoseQuote", |_, _: &orders::LoseQuoteRequest| {
        Err::<orders::LoseQuoteResponse, _>(changed())
    });
    unary(router, said, "orders.v1.Executing/ReviseQuote", |_, asked: &orders::ReviseQuoteRequest| {
        assert_eq!(asked.lines.first().map(|line| line.cents_per_hundred), Some(1_375), "{asked:?}");
        Err::<orders::ReviseQuoteResponse, _>(changed())
    })
}

fn changed() -> Status {
    Refusal::new(Kind::Conflict, "ETAG_MISMATCH", "English of the service").into()
}

/// The calls of the page on which the desk carries out orders.
pub(super) fn add(router: Router, said: &Arc<Said>) -> Router {
    let router =
        unary(router, said, "orders.v1.Executing/GetExecution", |_, _: &orders::GetExecutionRequest| Ok(execution()));
    let router =
        unary(router, said, "orders.v1.Executing/DeliverPart", |caller, asked: &orders::DeliverPartRequest| {
            only(caller, &[Role::OrderDesk])?;
            if asked.lines.iter().any(|line| line.pieces > 250) {
                let refusal = Refusal::new(Kind::Precondition, "MORE_THAN_READY", "English of the service");
                return Err(refusal.with_fact("ready", "250").into());
            }
            assert_eq!(asked.lines, [orders::LinePieces { line_id: "lijn-1".into(), pieces: 100 }]);
            Ok(orders::DeliverPartResponse { pieces_left: 650, ..orders::DeliverPartResponse::default() })
        });
    let router = unary(router, said, "orders.v1.Executing/ChangeOrder", |_, asked: &orders::ChangeOrderRequest| {
        assert_eq!((asked.wanted_on.as_deref(), asked.take_later), (Some("2026-11-30"), false));
        let refusal = Refusal::new(Kind::Precondition, "LATER_THAN_WANTED", "English of the service");
        Err::<orders::ChangeOrderResponse, _>(refusal.with_fact("possible_on", "2026-12-01").into())
    });
    let router = unary(router, said, "orders.v1.Executing/CancelOrder", |_, asked: &orders::CancelOrderRequest| {
        assert_eq!(asked.reason(), orders::CancelReason::MaterialNeverCame);
        Ok(orders::CancelOrderResponse::default())
    });
    let router =
        unary(router, said, "orders.v1.Executing/RecordMaterial", |_, asked: &orders::RecordMaterialRequest| {
            assert_eq!((asked.r#move(), asked.pieces), (orders::MaterialMove::Scrapped, 1_250));
            Ok(orders::RecordMaterialResponse { pieces_here: 10 })
        });
    unary(router, said, "orders.v1.Orders/RecordProgress", |_, asked: &orders::RecordProgressRequest| {
        if asked.pieces > 750 {
            let refusal = Refusal::new(Kind::Precondition, "MORE_PIECES_THAN_ORDERED", "English of the service");
            return Err(refusal.with_fact("left", "750").into());
        }
        assert!(["taak-Dichten", "taak-Binnen"].contains(&asked.sub_task_id.as_str()), "{asked:?}");
        assert_eq!(asked.pieces, 50, "{asked:?}");
        Ok(orders::RecordProgressResponse::default())
    })
}

fn execution() -> orders::Execution {
    let pieces = |pieces| vec![orders::LinePieces { line_id: "lijn-1".into(), pieces }];
    let delivery = |number, is_on_time| orders::Delivery {
        number,
        delivered_on: "2026-11-23".into(),
        lines: pieces(125),
        is_on_time,
    };
    let version = |order: &str, version, stage: orders::OrderStage| orders::QuoteVersion {
        order_id: order.into(),
        version,
        stage: stage.into(),
        total_cents: 12_500,
        valid_until: "2026-11-30".into(),
    };
    let material = orders::Material {
        material_description: "Kartons".into(),
        received_pieces: 1_000,
        used_pieces: 250,
        pieces_here: 750,
        ..orders::Material::default()
    };
    orders::Execution {
        order_id: "order-1".into(),
        deliveries: vec![delivery(1, true), delivery(2, false)],
        versions: vec![
            version("order-0", 1, orders::OrderStage::Lost),
            version("order-1", 2, orders::OrderStage::InProgress),
        ],
        materials: vec![material],
        lines: vec![orders::LineExecution { line_id: "lijn-1".into(), delivered_pieces: 250, ready_pieces: 250 }],
    }
}

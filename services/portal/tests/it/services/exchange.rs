//! Stand-ins for orders that come in as files, webhooks, relations and the anchoring register.

use std::sync::Arc;

use axum::Router;
use tempfile::TempDir;
use tonic::Status;
use werkbrug_chassis::{
    identity::Caller,
    refusal::{Kind, Refusal},
};
use werkbrug_kernel::role::Role;
use werkbrug_proto::orders;

use super::{Said, Services, only, unary};

/// What stands in a file that has findings.
pub(crate) const WRONG: &[u8] = b"<wrong/>";
/// Beginning of the secret that is shown once.
pub(crate) const SECRET: &str = "5ec2e7";
const ENGLISH: &str = "English of the service";

impl Services {
    /// All four, with what comes in and goes out of orders.
    pub(crate) async fn exchanging(dir: &TempDir) -> Self {
        Self::answering(dir, |said| relating(notifying(files(super::router(said), said), said), said)).await
    }
}

fn files(router: Router, said: &Arc<Said>) -> Router {
    let router =
        unary(router, said, "orders.v1.Exchanging/CheckOrderFile", |caller, asked: &orders::CheckOrderFileRequest| {
            only(caller, &[Role::OrderDesk])?;
            let finding = orders::FileFinding {
                path: "/Order/cac:OrderLine[2]/cac:LineItem/cbc:Quantity".into(),
                reason: "unit_not_pieces".into(),
                found: "DAY".into(),
                rule: String::new(),
            };
            let findings = if asked.content == WRONG { vec![finding] } else { vec![] };
            Ok(orders::OrderFile { findings, ..file() })
        });
    let router = unary(router, said, "orders.v1.Exchanging/TakeInOrder", |_, _: &orders::TakeInOrderRequest| {
        Ok(orders::TakeInOrderResponse { incoming_order_id: "in-1".into(), etag: "1".into() })
    });
    let router = unary(
        router,
        said,
        "orders.v1.Exchanging/ListIncomingOrders",
        |caller, _: &orders::ListIncomingOrdersRequest| {
            only(caller, &[Role::OrderDesk])?;
            let orders = vec![incoming(orders::IncomingStage::Accepted)];
            Ok(orders::ListIncomingOrdersResponse { orders, ..Default::default() })
        },
    );
    let router =
        unary(router, said, "orders.v1.Exchanging/GetIncomingOrder", |_, asked: &orders::GetIncomingOrderRequest| {
            Ok(incoming(match asked.incoming_order_id.as_str() {
                "in-2" => orders::IncomingStage::Quoted,
                "in-3" => orders::IncomingStage::Accepted,
                _ => orders::IncomingStage::TakenIn,
            }))
        });
    answers(router, said)
}

fn answers(router: Router, said: &Arc<Said>) -> Router {
    let router = unary(
        router,
        said,
        "orders.v1.Exchanging/QuoteIncomingOrder",
        |_, asked: &orders::QuoteIncomingOrderRequest| {
            let line = asked.lines.first().cloned().unwrap_or_default();
            assert_eq!((line.line_number.as_str(), line.cents_per_hundred), ("20", Some(1_250)), "{asked:?}");
            assert_eq!(line.work.first().map(|work| work.minutes_per_hundred), Some(30), "{asked:?}");
            Ok(orders::QuoteIncomingOrderResponse { order_id: "order-1".into(), ..Default::default() })
        },
    );
    let router = unary(router, said, "orders.v1.Orders/AcceptOrder", |_, asked: &orders::AcceptOrderRequest| {
        assert_eq!(asked.wanted_on.as_deref(), Some("2026-11-27"));
        if asked.take_later {
            return Ok(orders::AcceptOrderResponse::default());
        }
        let refusal = Refusal::new(Kind::Precondition, "LATER_THAN_WANTED", ENGLISH);
        Err(refusal.with_fact("possible_on", "2026-11-30").into())
    });
    let router = unary(
        router,
        said,
        "orders.v1.Exchanging/AnswerIncomingOrder",
        |_, asked: &orders::AnswerIncomingOrderRequest| {
            if asked.refusal.is_empty() {
                return Err(Refusal::new(Kind::Precondition, "ANSWERED_ALREADY", ENGLISH).into());
            }
            if asked.refusal.contains("vol") {
                return Err(Refusal::new(Kind::Conflict, "ETAG_MISMATCH", ENGLISH).into());
            }
            Ok(orders::AnswerIncomingOrderResponse { code: "RE".into(), ..Default::default() })
        },
    );
    unary(router, said, "orders.v1.Exchanging/GetOrderAnswer", |_, asked: &orders::GetOrderAnswerRequest| {
        assert_eq!(asked.answer_number, 1);
        Ok(orders::OrderAnswer { document: "<OrderResponse/>".into(), ..Default::default() })
    })
}

fn file() -> orders::OrderFile {
    let work =
        orders::FileWork { task_description: "wegen".into(), department: "MONT".into(), minutes_per_hundred: 60 };
    let line = |number: &str, work: Vec<orders::FileWork>, cents_per_hundred| orders::OrderFileLine {
        line_number: number.into(),
        line_description: format!("verzonnen doos {number}"),
        pieces: 200,
        cents_per_hundred,
        work,
        ..Default::default()
    };
    orders::OrderFile {
        order_number: "B-2026-1".into(),
        issued_on: "2026-11-20".into(),
        buyer_name: "Verzonnen Ramen".into(),
        company_id: "bedrijf-1".into(),
        wanted_until: Some("2026-11-27".into()),
        lines: vec![line("10", vec![work], Some(1_250)), line("20", vec![], None)],
        ..Default::default()
    }
}

fn incoming(stage: orders::IncomingStage) -> orders::IncomingOrder {
    let is_promised = stage == orders::IncomingStage::Accepted;
    let answer = orders::OrderAnswer {
        answer_number: 1,
        code: "AB".into(),
        answered_at_us: 1_795_000_000_000_000,
        ..Default::default()
    };
    orders::IncomingOrder {
        incoming_order_id: "in-1".into(),
        etag: "1".into(),
        file: Some(file()),
        stage: stage.into(),
        order_id: "order-1".into(),
        promised_on: is_promised.then(|| "2026-11-30".into()),
        answers: vec![answer],
        answer_now: if is_promised { "CA".into() } else { "AB".into() },
        company_name: "Verzonnen Ramen".into(),
        ..Default::default()
    }
}

fn notifying(router: Router, said: &Arc<Said>) -> Router {
    let router = unary(router, said, "orders.v1.Orders/ListCompanies", |_, _: &orders::ListCompaniesRequest| {
        let company = orders::Company {
            company_id: "bedrijf-1".into(),
            company_name: "Verzonnen Ramen".into(),
            roles: vec![orders::CompanyRole::Customer.into()],
            ..Default::default()
        };
        Ok(orders::ListCompaniesResponse { companies: vec![company], ..Default::default() })
    });
    let router = unary(router, said, "orders.v1.Notifying/ListWebhooks", |caller, _: &orders::ListWebhooksRequest| {
        only(caller, &[Role::OrderDesk, Role::Admin])?;
        let own = orders::Webhook {
            webhook_id: "w-1".into(),
            company_name: name(caller, "Verzonnen Ramen"),
            url: "https://ramen.example/orders".into(),
            parked: 1,
            ..Default::default()
        };
        Ok(orders::ListWebhooksResponse { webhooks: vec![own] })
    });
    let router = unary(
        router,
        said,
        "orders.v1.Notifying/ListWebhookDeliveries",
        |caller, asked: &orders::ListWebhookDeliveriesRequest| {
            let own = delivery(caller, asked.state());
            Ok(orders::ListWebhookDeliveriesResponse { deliveries: vec![own], ..Default::default() })
        },
    );
    let router =
        unary(router, said, "orders.v1.Notifying/SubscribeWebhook", |_, asked: &orders::SubscribeWebhookRequest| {
            if asked.url.contains("10.0.0.1") {
                return Err(Refusal::invalid("url", "URL_INSIDE", ENGLISH).into());
            }
            Ok(orders::SubscribeWebhookResponse { webhook_id: "w-2".into(), secret: format!("{SECRET}00") })
        });
    unary(
        router,
        said,
        "orders.v1.Notifying/RetryWebhookDelivery",
        |caller, _: &orders::RetryWebhookDeliveryRequest| {
            only(caller, &[Role::OrderDesk, Role::Admin])?;
            Ok(orders::RetryWebhookDeliveryResponse::default())
        },
    )
}

/// The newest message arrived; what stands aside is older than the first page.
fn delivery(caller: &Caller, state: orders::WebhookState) -> orders::WebhookDelivery {
    let newest = orders::WebhookDelivery {
        delivery_id: "d-2".into(),
        url: "https://ramen.example/orders".into(),
        order_reference: name(caller, "PO-8"),
        what: "order_accepted".into(),
        state: orders::WebhookState::Delivered.into(),
        attempts: 1,
        happened_at_us: 1_795_000_000_000_000,
        ..Default::default()
    };
    if state != orders::WebhookState::Parked {
        return newest;
    }
    orders::WebhookDelivery {
        delivery_id: "d-1".into(),
        order_reference: name(caller, "PO-7"),
        state: state.into(),
        attempts: 12,
        last_answer: "timed_out".into(),
        ..newest
    }
}

/// Who looks after the machinery sees no names.
fn name(caller: &Caller, name: &str) -> String {
    if only(caller, &[Role::OrderDesk]).is_ok() { name.to_owned() } else { String::new() }
}

fn relating(router: Router, said: &Arc<Said>) -> Router {
    let readers = [Role::OrderDesk, Role::WorkshopPlanner, Role::Finance];
    let router =
        unary(router, said, "orders.v1.Relating/GetRelation", move |caller, _: &orders::GetRelationRequest| {
            only(caller, &readers)?;
            let moment = |on: &str, kind: &str| orders::RelationMoment {
                on: on.into(),
                kind: kind.into(),
                text: "dozen vouwen".into(),
                ..Default::default()
            };
            Ok(orders::Relation {
                company_id: "bedrijf-1".into(),
                company_name: "Verzonnen Ramen".into(),
                timeline: vec![moment("2026-11-23", "order_accepted"), moment("1996-05-01", "first_contact")],
                evaluations: vec![orders::RelationEvaluation { on: "2026-11-23".into(), answers: vec![4, 3, 4, 2, 4] }],
                figures: Some(orders::RelationFigures {
                    orders: 12,
                    planned_minutes: 6_000,
                    delivered: 8,
                    delivered_on_time: 6,
                    worth_cents: 1_234_500,
                    saved_cents: None,
                }),
                contacts: Vec::new(),
            })
        });
    let router = unary(
        router,
        said,
        "orders.v1.Relating/RecordCompanyContact",
        |_, asked: &orders::RecordCompanyContactRequest| {
            if asked.contact_name.is_empty() {
                return Err(Refusal::invalid("contact_name", "TEXT_EMPTY", ENGLISH).into());
            }
            assert_eq!((asked.job.as_str(), asked.language.as_str()), ("inkoop", "fr"));
            Ok(orders::RecordCompanyContactResponse::default())
        },
    );
    let router = unary(router, said, "orders.v1.Relating/RecordMoment", |_, asked: &orders::RecordMomentRequest| {
        if asked.kind() == orders::MomentKind::FirstContact {
            return Err(Refusal::invalid("channel", "CHANNEL_MISSING", ENGLISH).into());
        }
        assert_eq!((asked.kind(), asked.on.as_str()), (orders::MomentKind::Talk, "2026-11-20"));
        Ok(orders::RecordMomentResponse::default())
    });
    let router =
        unary(router, said, "orders.v1.Relating/EvaluateRelation", |_, asked: &orders::EvaluateRelationRequest| {
            assert_eq!(asked.answers, [4, 3, 4, 2, 4]);
            Ok::<_, Status>(orders::EvaluateRelationResponse::default())
        });
    register(router, said)
}

fn register(router: Router, said: &Arc<Said>) -> Router {
    let router = unary(router, said, "orders.v1.Relating/ListAnchoring", |_, asked: &orders::ListAnchoringRequest| {
        let kind = orders::AnchoringKind::Left.into();
        let entry = orders::Anchoring {
            company_id: "bedrijf-1".into(),
            company_name: "Verzonnen Ramen".into(),
            kind,
            on: "2026-03-02".into(),
            work_description: "dozen vouwen".into(),
            place: "Verweggistan".into(),
            reason: orders::AnchoringReason::Price.into(),
            hours_per_year: 1_600,
            job_tenths: 25,
            ..Default::default()
        };
        let total = orders::AnchoringTotal { kind, entries: 1, hours_per_year: 1_600, job_tenths: 25 };
        let year = if asked.year == 0 { 2_026 } else { asked.year };
        Ok(orders::ListAnchoringResponse { year, entries: vec![entry], totals: vec![total] })
    });
    unary(router, said, "orders.v1.Relating/RecordAnchoring", |_, asked: &orders::RecordAnchoringRequest| {
        if asked.reason() == orders::AnchoringReason::Unspecified {
            return Err(Refusal::invalid("reason", "REASON_MISSING", ENGLISH).into());
        }
        assert_eq!((asked.hours_per_year, asked.job_tenths), (1_600, 25));
        Ok(orders::RecordAnchoringResponse::default())
    })
}

//! What a running system measures arrives at a collector, under the known names and with nobody's name in it.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex},
};

use opentelemetry_proto::tonic::{
    collector::metrics::v1::{
        ExportMetricsServiceRequest, ExportMetricsServiceResponse,
        metrics_service_server::{MetricsService, MetricsServiceServer},
    },
    common::v1::{AnyValue, KeyValue, any_value::Value},
    metrics::v1::{Metric, metric::Data},
};
use tokio::net::TcpListener;
use tonic::{
    Request, Response, Status,
    transport::{Server, server::TcpIncoming},
};
use werkbrug_chassis::{metrics, tasks::Tasks};

use crate::{
    event::{company, order_desk},
    up_process::Up,
    wait::until,
};

/// Each metric with the labels of its points: `rpc=RegisterCompany`.
type Seen = Arc<Mutex<BTreeMap<String, BTreeSet<String>>>>;

struct Collector(Seen);

#[tonic::async_trait]
impl MetricsService for Collector {
    async fn export(
        &self,
        request: Request<ExportMetricsServiceRequest>,
    ) -> Result<Response<ExportMetricsServiceResponse>, Status> {
        let mut seen = self.0.lock().unwrap();
        let resources = request.into_inner().resource_metrics;
        let scopes = resources.into_iter().flat_map(|resource| resource.scope_metrics);
        for metric in scopes.flat_map(|scope| scope.metrics) {
            seen.entry(metric.name.clone()).or_default().extend(labels(metric));
        }
        Ok(Response::new(ExportMetricsServiceResponse::default()))
    }
}

fn labels(metric: Metric) -> Vec<String> {
    let points: Vec<Vec<KeyValue>> = match metric.data {
        Some(Data::Gauge(gauge)) => gauge.data_points.into_iter().map(|point| point.attributes).collect(),
        Some(Data::Sum(sum)) => sum.data_points.into_iter().map(|point| point.attributes).collect(),
        Some(Data::Histogram(histogram)) => histogram.data_points.into_iter().map(|point| point.attributes).collect(),
        other => panic!("{other:?} is not used"),
    };
    points.into_iter().flatten().map(|label| format!("{}={}", label.key, text(label.value))).collect()
}

fn text(value: Option<AnyValue>) -> String {
    match value.and_then(|any| any.value) {
        Some(Value::StringValue(text)) => text,
        Some(Value::IntValue(number)) => number.to_string(),
        other => panic!("{other:?} is no label"),
    }
}

#[tokio::test]
async fn a_collector_hears_of_commands_and_waits_and_never_of_a_name() {
    let (seen, listener) = (Seen::default(), TcpListener::bind("127.0.0.1:0").await.unwrap());
    let address = format!("http://{}", listener.local_addr().unwrap());
    let server = Server::builder().add_service(MetricsServiceServer::new(Collector(Arc::clone(&seen))));
    let tasks = Tasks::new();
    tasks.spawn("collector", server.serve_with_incoming(TcpIncoming::from(listener)));
    let environment = [("OTEL_EXPORTER_OTLP_ENDPOINT", address.as_str()), ("OTEL_METRIC_EXPORT_INTERVAL", "200")];
    let up = Up::start_in(tempfile::tempdir().unwrap(), &environment).await;

    let mut desk = order_desk(&up);
    desk.register_company(company(1)).await.unwrap();
    let wrong = werkbrug_proto::orders::RegisterCompanyRequest { kbo: "1999000100".to_owned(), ..company(2) };
    desk.register_company(wrong).await.unwrap_err();
    let has = |name: &str, label: &str| seen.lock().unwrap().get(name).is_some_and(|labels| labels.contains(label));
    for (name, label) in [
        (metrics::COMMAND_DURATION, "rpc=RegisterCompany"),
        (metrics::COMMAND_DURATION, "outcome=done"),
        (metrics::COMMAND_DURATION, "outcome=refused"),
        (metrics::COMMANDS_REFUSED, "rpc=RegisterCompany"),
        (metrics::OUTBOX_AGE, "topic=companies"),
        (metrics::MARK_LAG, "source=orders"),
    ] {
        until(&format!("{name} with {label}"), || async { has(name, label).then_some(()) }).await;
    }
    drop(up.stop().await);
    let seen = seen.lock().unwrap();
    let ours: BTreeSet<&str> = seen.keys().map(String::as_str).collect();
    assert!(ours.is_subset(&BTreeSet::from(metrics::ALL)), "{ours:?}");
    assert!(ours.contains(metrics::PARKED));
    let said = format!("{seen:?}");
    assert!(!said.contains("Voorbeeld") && !said.contains("persona"), "{said}");
}

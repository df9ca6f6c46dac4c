//! Logs on stderr; traces and metrics to a collector when one is named.

use std::{
    collections::HashMap,
    io::{IsTerminal, stderr},
    sync::atomic::{AtomicI64, Ordering::Relaxed},
    time::Duration,
};

use jiff::Timestamp;
use opentelemetry::{
    metrics::Meter,
    propagation::TextMapPropagator,
    trace::{TraceContextExt, TracerProvider},
};
use opentelemetry_otlp::{
    ExporterBuildError, MetricExporter, RetryPolicy, SpanExporter, WithExportConfig, WithTonicConfig,
};
use opentelemetry_sdk::{
    Resource,
    metrics::SdkMeterProvider,
    propagation::TraceContextPropagator,
    trace::{Sampler, SdkTracerProvider},
};
use tracing::Span;
use tracing_opentelemetry::OpenTelemetrySpanExt;
use tracing_subscriber::{
    EnvFilter, Layer,
    filter::{FilterExt, LevelFilter, dynamic_filter_fn},
    layer::SubscriberExt,
    util::SubscriberInitExt,
};

use crate::config::Config;

/// For one export, and for the last ones together.
const EXPORT_TIMEOUT: Duration = Duration::from_secs(2);
/// A collector that is away fills the log with at most one line in this time.
const EXPORTER_SILENCE_SECONDS: i64 = 60;

/// Keeps the exporters alive; [`Telemetry::stop`] sends what is left.
#[derive(Debug)]
pub struct Telemetry {
    tracers: SdkTracerProvider,
    meters: Option<SdkMeterProvider>,
}

/// Starts logging and tracing for this process. A second start in one process (in tests) changes
/// nothing. A collector that cannot be used is reported and left out.
pub fn start(service: &'static str, config: &Config) -> Telemetry {
    let resource = Resource::builder().with_service_name(service).build();
    let (tracers, meters, trouble) = match providers(&resource, config.otlp_endpoint.as_deref()) {
        Ok((tracers, meters)) => (tracers, meters, None),
        Err(trouble) => (silent(&resource), None, Some(trouble)),
    };
    if let Some(meters) = &meters {
        opentelemetry::global::set_meter_provider(meters.clone());
    }
    let traces = tracing_opentelemetry::layer().with_tracer(tracers.tracer(service)).with_filter(LevelFilter::INFO);
    let last = AtomicI64::new(0);
    let rarely = dynamic_filter_fn(move |line, _| !line.target().starts_with("opentelemetry") || is_due(&last));
    let lines = tracing_subscriber::fmt::layer()
        .compact()
        .with_ansi(stderr().is_terminal())
        .with_writer(stderr)
        .with_filter(log_filter(&config.log).and(rarely));
    // Fails only when a subscriber is there already.
    drop(tracing_subscriber::registry().with(traces).with(lines).try_init());
    if let Some(trouble) = trouble {
        tracing::warn!(cause = %trouble, "the collector cannot be used; nothing is exported");
    }
    Telemetry { tracers, meters }
}

impl Telemetry {
    /// Sends what is left, for at most two seconds.
    pub async fn stop(self) {
        let half = EXPORT_TIMEOUT / 2;
        let send = tokio::task::spawn_blocking(move || {
            // What cannot be delivered now is lost; the exporters have said so already.
            drop(self.tracers.shutdown_with_timeout(half));
            drop(self.meters.map(|meters| meters.shutdown_with_timeout(half)));
        });
        if tokio::time::timeout(EXPORT_TIMEOUT, send).await.is_err() {
            tracing::debug!("the last traces and metrics were not delivered");
        }
    }
}

/// Where counters and gauges of this process are made.
pub fn meter() -> Meter {
    opentelemetry::global::meter("werkbrug")
}

/// The W3C `traceparent` of the current span; empty outside any span.
pub fn traceparent() -> String {
    let context = Span::current().context();
    let mut carrier = HashMap::new();
    TraceContextPropagator::new().inject_context(&context, &mut carrier);
    carrier.remove("traceparent").unwrap_or_default()
}

/// Makes a span, not yet entered, the child of a remote one. Nonsense is ignored.
pub fn follow(span: &Span, traceparent: &str) {
    let carrier = HashMap::from([("traceparent".to_owned(), traceparent.to_owned())]);
    let context = TraceContextPropagator::new().extract(&carrier);
    if context.span().span_context().is_valid() && span.set_parent(context).is_err() {
        tracing::debug!("this span cannot follow another");
    }
}

/// The trace id of a span, for the log; empty without tracing.
pub fn trace_id(span: &Span) -> String {
    let context = span.context();
    let span = context.span();
    let span = span.span_context();
    if span.is_valid() { span.trace_id().to_string() } else { String::new() }
}

fn log_filter(wanted: &str) -> EnvFilter {
    EnvFilter::builder().parse_lossy(format!("{wanted},opentelemetry=error"))
}

fn is_due(last: &AtomicI64) -> bool {
    let (now, before) = (Timestamp::now().as_second(), last.load(Relaxed));
    now.saturating_sub(before) >= EXPORTER_SILENCE_SECONDS
        && last.compare_exchange(before, now, Relaxed, Relaxed).is_ok()
}

fn providers(
    resource: &Resource,
    endpoint: Option<&str>,
) -> Result<(SdkTracerProvider, Option<SdkMeterProvider>), ExporterBuildError> {
    let Some(endpoint) = endpoint.filter(|endpoint| !endpoint.is_empty()) else {
        return Ok((silent(resource), None));
    };
    let spans = bounded(SpanExporter::builder().with_tonic(), endpoint).build()?;
    let numbers = bounded(MetricExporter::builder().with_tonic(), endpoint).build()?;
    let tracers = SdkTracerProvider::builder().with_resource(resource.clone()).with_batch_exporter(spans).build();
    let meters = SdkMeterProvider::builder().with_resource(resource.clone()).with_periodic_exporter(numbers).build();
    Ok((tracers, Some(meters)))
}

/// No export takes long, none is tried twice.
fn bounded<B: WithExportConfig + WithTonicConfig>(builder: B, endpoint: &str) -> B {
    let builder = builder.with_endpoint(endpoint).with_timeout(EXPORT_TIMEOUT);
    builder.with_retry_policy(RetryPolicy::disabled())
}

/// Makes trace ids, which still travel with calls and events, and exports nothing.
fn silent(resource: &Resource) -> SdkTracerProvider {
    SdkTracerProvider::builder()
        .with_resource(resource.clone())
        .with_sampler(Sampler::ParentBased(Box::new(Sampler::AlwaysOff)))
        .build()
}

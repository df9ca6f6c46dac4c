//! What a process measures, under names that stand here and nowhere else; `deploy/grafana` shows exactly these.
//!
//! Labels are calls, outcomes, reasons, topics, quarters and the id of a workshop: never a person, by name or by id.

use std::{sync::LazyLock, time::Duration};

use opentelemetry::{
    KeyValue,
    metrics::{Counter, Gauge, Histogram, Meter},
};
use werkbrug_kernel::id::{Id, Workshop};

use crate::telemetry;

/// How long a command took, by rpc and outcome.
pub const COMMAND_DURATION: &str = "werkbrug_command_duration_seconds";
/// Commands that a rule refused, by rpc and reason.
pub const COMMANDS_REFUSED: &str = "werkbrug_commands_refused_total";
/// Commands that broke on our side, by rpc.
pub const COMMANDS_FAILED: &str = "werkbrug_commands_failed_total";
/// Age of the oldest event that is not numbered or not published, by topic and partition.
pub const OUTBOX_AGE: &str = "werkbrug_outbox_age_seconds";
/// Events between a source's head and our mark, by source, topic and partition.
pub const MARK_LAG: &str = "werkbrug_mark_lag_events";
/// Events that stand aside until a person decides.
pub const PARKED: &str = "werkbrug_parked_events";
/// Score of the last plan, by part of the score.
pub const PLANNER_SCORE: &str = "werkbrug_planner_score";
/// Differences between what was expected and what was paid, by workshop and quarter.
pub const RECONCILIATION_DIFFERENCES: &str = "werkbrug_reconciliation_differences";

/// Every name.
pub const ALL: [&str; 8] = [
    COMMAND_DURATION,
    COMMANDS_REFUSED,
    COMMANDS_FAILED,
    OUTBOX_AGE,
    MARK_LAG,
    PARKED,
    PLANNER_SCORE,
    RECONCILIATION_DIFFERENCES,
];

/// Upper edges of the latencies that are told apart, seconds.
const EDGES: [f64; 13] = [0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0];

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome<'a> {
    /// It was done, now or before.
    Done,
    /// A rule said no, for this reason.
    Refused(&'a str),
    /// It broke on our side.
    Failed,
}

/// The instruments of one process.
pub struct Metrics {
    duration: Histogram<f64>,
    refused: Counter<u64>,
    failed: Counter<u64>,
    outbox_age: Gauge<f64>,
    mark_lag: Gauge<u64>,
    parked: Gauge<u64>,
    planner_score: Gauge<i64>,
    differences: Gauge<u64>,
}

/// The instruments of this process; silent unless a collector was named at its start.
pub fn metrics() -> &'static Metrics {
    static HERE: LazyLock<Metrics> = LazyLock::new(|| Metrics::on(&telemetry::meter()));
    &HERE
}

impl Metrics {
    fn on(meter: &Meter) -> Self {
        Self {
            duration: meter.f64_histogram(COMMAND_DURATION).with_boundaries(EDGES.to_vec()).build(),
            refused: meter.u64_counter(COMMANDS_REFUSED).build(),
            failed: meter.u64_counter(COMMANDS_FAILED).build(),
            outbox_age: meter.f64_gauge(OUTBOX_AGE).build(),
            mark_lag: meter.u64_gauge(MARK_LAG).build(),
            parked: meter.u64_gauge(PARKED).build(),
            planner_score: meter.i64_gauge(PLANNER_SCORE).build(),
            differences: meter.u64_gauge(RECONCILIATION_DIFFERENCES).build(),
        }
    }

    /// A command was answered.
    pub fn command(&self, rpc: &str, outcome: Outcome<'_>, took: Duration) {
        let called = KeyValue::new("rpc", rpc.to_owned());
        let word = match outcome {
            Outcome::Done => "done",
            Outcome::Refused(reason) => {
                self.refused.add(1, &[called.clone(), KeyValue::new("reason", reason.to_owned())]);
                "refused"
            }
            Outcome::Failed => {
                self.failed.add(1, std::slice::from_ref(&called));
                "failed"
            }
        };
        self.duration.record(took.as_secs_f64(), &[called, KeyValue::new("outcome", word)]);
    }

    /// How old the oldest event is that waits in a topic; zero when none does.
    pub fn outbox_age(&self, topic: &str, partition: u32, age: Duration) {
        let place = [KeyValue::new("topic", topic.to_owned()), KeyValue::new("partition", i64::from(partition))];
        self.outbox_age.record(age.as_secs_f64(), &place);
    }

    /// How far this process is behind a source.
    pub fn mark_lag(&self, source: &str, topic: &str, partition: u32, events: u64) {
        let place = [
            KeyValue::new("source", source.to_owned()),
            KeyValue::new("topic", topic.to_owned()),
            KeyValue::new("partition", i64::from(partition)),
        ];
        self.mark_lag.record(events, &place);
    }

    /// How many events stand aside.
    pub fn parked(&self, events: u64) {
        self.parked.record(events, &[]);
    }

    /// The score of the plan that was made last, one part of it at a time.
    pub fn planner_score(&self, part: &'static str, score: i64) {
        self.planner_score.record(score, &[KeyValue::new("part", part)]);
    }

    /// How many differences a workshop's quarter shows.
    pub fn reconciliation_differences(&self, workshop: Id<Workshop>, quarter: &str, differences: usize) {
        let whose = [KeyValue::new("workshop", workshop.to_string()), KeyValue::new("quarter", quarter.to_owned())];
        self.differences.record(u64::try_from(differences).unwrap_or(u64::MAX), &whose);
    }
}

#[cfg(test)]
mod tests {
    use std::{
        collections::{BTreeMap, BTreeSet},
        sync::{Arc, Mutex},
    };

    use opentelemetry::metrics::MeterProvider;
    use opentelemetry_sdk::{
        error::OTelSdkResult,
        metrics::{
            PeriodicReader, SdkMeterProvider, Temporality,
            data::{AggregatedMetrics, MetricData, ResourceMetrics},
            exporter::PushMetricExporter,
        },
    };

    use super::*;

    /// The labels of each metric that was handed over.
    type Seen = Arc<Mutex<BTreeMap<String, BTreeSet<String>>>>;

    struct Recorder(Seen);

    impl PushMetricExporter for Recorder {
        async fn export(&self, metrics: &ResourceMetrics) -> OTelSdkResult {
            let mut seen = self.0.lock().unwrap();
            for metric in metrics.scope_metrics().flat_map(|scope| scope.metrics()) {
                seen.entry(metric.name().to_owned()).or_default().extend(labels(metric.data()));
            }
            Ok(())
        }

        fn force_flush(&self) -> OTelSdkResult {
            Ok(())
        }

        fn shutdown_with_timeout(&self, _longest: Duration) -> OTelSdkResult {
            Ok(())
        }

        fn temporality(&self) -> Temporality {
            Temporality::Cumulative
        }
    }

    fn labels(data: &AggregatedMetrics) -> Vec<String> {
        fn of<T: Copy>(data: &MetricData<T>) -> Vec<String> {
            let key = |pair: &KeyValue| pair.key.to_string();
            match data {
                MetricData::Gauge(gauge) => gauge.data_points().flat_map(|point| point.attributes()).map(key).collect(),
                MetricData::Sum(sum) => sum.data_points().flat_map(|point| point.attributes()).map(key).collect(),
                MetricData::Histogram(histogram) => {
                    histogram.data_points().flat_map(|point| point.attributes()).map(key).collect()
                }
                MetricData::ExponentialHistogram(_) => panic!("this kind is not used"),
            }
        }
        match data {
            AggregatedMetrics::F64(data) => of(data),
            AggregatedMetrics::U64(data) => of(data),
            AggregatedMetrics::I64(data) => of(data),
        }
    }

    #[test]
    fn every_name_is_measured_and_no_label_can_hold_a_person() {
        let seen = Seen::default();
        let reader = PeriodicReader::builder(Recorder(Arc::clone(&seen))).build();
        let provider = SdkMeterProvider::builder().with_reader(reader).build();
        let metrics = Metrics::on(&provider.meter("test"));
        for outcome in [Outcome::Done, Outcome::Refused("TOO_LATE"), Outcome::Failed] {
            metrics.command("AcceptOrder", outcome, Duration::from_millis(3));
        }
        metrics.outbox_age("orders", 0, Duration::from_secs(1));
        metrics.mark_lag("orders", "orders", 0, 7);
        metrics.parked(1);
        metrics.planner_score("total", -12);
        metrics.reconciliation_differences(Id::from_uuid(uuid::Uuid::from_u128(1)), "2026Q4", 3);
        provider.force_flush().unwrap();
        let seen = seen.lock().unwrap();
        let names: BTreeSet<&str> = seen.keys().map(String::as_str).collect();
        assert_eq!(names, BTreeSet::from(ALL));
        let used: BTreeSet<&str> = seen.values().flatten().map(String::as_str).collect();
        let known = ["outcome", "part", "partition", "quarter", "reason", "rpc", "source", "topic", "workshop"];
        assert_eq!(used, BTreeSet::from(known));
    }

    /// The names in a text, as Prometheus writes them: a histogram has three.
    fn named_in(text: &str) -> BTreeSet<&str> {
        let is_inside = |letter: char| letter.is_ascii_lowercase() || letter == '_';
        let found = text.match_indices("werkbrug_").map(|(at, _)| &text[at..]);
        let found = found.map(|rest| &rest[..rest.find(|letter| !is_inside(letter)).unwrap_or(rest.len())]);
        found
            .map(|name| {
                let plain = ["_bucket", "_count", "_sum"].iter().find_map(|ending| name.strip_suffix(ending));
                plain.filter(|plain| *plain == COMMAND_DURATION).unwrap_or(name)
            })
            .collect()
    }

    #[test]
    fn the_dashboard_shows_exactly_what_is_measured() {
        let dashboard = include_str!("../../../deploy/grafana/werkbrug.json");
        serde_json::from_str::<serde_json::Value>(dashboard).unwrap();
        assert_eq!(named_in(dashboard), BTreeSet::from(ALL));
        assert_eq!(named_in("rate(werkbrug_command_duration_seconds_bucket[5m])"), BTreeSet::from([COMMAND_DURATION]));
        assert_eq!(named_in("werkbrug_outbox_age_seconds_sum"), BTreeSet::from(["werkbrug_outbox_age_seconds_sum"]));
    }
}

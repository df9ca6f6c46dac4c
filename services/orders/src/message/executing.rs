//! What became of an order, as a message.

use werkbrug_proto::orders::{
    CheckImportResponse, Delivery as DeliveryMessage, Execution as ExecutionMessage, ImportFinding, LineExecution,
    LinePieces, Material, QuoteVersion,
};

use super::stage;
use crate::read::{
    execution::{Execution, Version},
    import::Checked,
};

/// What became of an order.
pub(crate) fn execution(found: &Execution) -> ExecutionMessage {
    let deliveries = found.deliveries.iter().map(|delivery| DeliveryMessage {
        number: delivery.number,
        delivered_on: delivery.on.to_string(),
        lines: delivery
            .pieces
            .iter()
            .map(|(line, pieces)| LinePieces { line_id: line.to_string(), pieces: *pieces })
            .collect(),
        is_on_time: found.promised_on.is_some_and(|promised_on| delivery.is_on_time(promised_on)),
    });
    let lines = found.lines.iter().map(|(line, delivered_pieces, ready_pieces)| LineExecution {
        line_id: line.to_string(),
        delivered_pieces: *delivered_pieces,
        ready_pieces: *ready_pieces,
    });
    let materials = found.materials.iter().map(|kept| Material {
        material_description: kept.description.clone(),
        received_pieces: kept.stock.received,
        used_pieces: kept.stock.used,
        scrapped_pieces: kept.stock.scrapped,
        returned_pieces: kept.stock.returned,
        pieces_here: kept.stock.here(),
    });
    ExecutionMessage {
        order_id: found.order.to_string(),
        deliveries: deliveries.collect(),
        versions: found.versions.iter().map(version).collect(),
        materials: materials.collect(),
        lines: lines.collect(),
    }
}

fn version(version: &Version) -> QuoteVersion {
    QuoteVersion {
        order_id: version.order.to_string(),
        version: version.number,
        stage: stage(&version.stage).into(),
        total_cents: version.total.value(),
        valid_until: version.valid_until.to_string(),
    }
}

/// What taking in orders of a file would say.
pub(crate) fn checked(found: &Checked) -> CheckImportResponse {
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let findings = found.findings.iter().map(|(place, refusal)| ImportFinding {
        order: count(*place),
        field: refusal.field.clone().unwrap_or_default(),
        reason: refusal.reason.to_owned(),
    });
    CheckImportResponse {
        findings: findings.collect(),
        new_orders: count(found.new),
        known: count(found.known),
        total_cents: found.total.value(),
    }
}

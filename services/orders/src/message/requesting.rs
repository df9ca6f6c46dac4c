//! Requests for quotes as messages.

use werkbrug_orders_domain::asked::{Declined, Stage};
use werkbrug_pipeline::columns::from_column;
use werkbrug_proto::orders::{AskedQuote, AskedStage, DeclineReason};

use crate::read::asked::Row;

/// A request.
pub(crate) fn asked(row: Row) -> AskedQuote {
    let (stage, reason) = match row.stage {
        Stage::Open => (AskedStage::Open, DeclineReason::Unspecified),
        Stage::Quoted => (AskedStage::Quoted, DeclineReason::Unspecified),
        Stage::Declined(why) => (AskedStage::Declined, reason(why)),
    };
    AskedQuote {
        asked_quote_id: row.kept.id.to_string(),
        company_id: row.kept.company_id.to_string(),
        company_name: row.company_name,
        asked_on: from_column(row.kept.asked_on).to_string(),
        stage: stage.into(),
        order_id: row.kept.order_id.map(|id| id.to_string()).unwrap_or_default(),
        decline_reason: reason.into(),
        ..row.said
    }
}

const fn reason(why: Declined) -> DeclineReason {
    match why {
        Declined::NotOurWork => DeclineReason::NotOurWork,
        Declined::NoCapacity => DeclineReason::NoCapacity,
        Declined::TooFewPieces => DeclineReason::TooFewPieces,
        Declined::TooLittleKnown => DeclineReason::TooLittleKnown,
    }
}

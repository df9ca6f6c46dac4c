//! Requests about what becomes of orders, to values.

use std::{collections::BTreeMap, num::NonZeroU32, sync::Arc};

use uuid::Uuid;
use werkbrug_chassis::refusal::Refusal;
use werkbrug_kernel::id::Id;
use werkbrug_orders_domain::{
    amend::Amendment,
    delivery::Pieces,
    ending::{CancelReason as Cancelled, LossReason as Lost},
    forecast::Outlook,
    material::Move,
    order::Wish,
    work::Line,
};
use werkbrug_proto::orders::{
    CancelOrderRequest, CancelReason, ChangeOrderRequest, DeliverPartRequest, LinePieces, LoseQuoteRequest, LossReason,
    MaterialMove, NameDeliverySiteRequest, RecordMaterialRequest, ReviseQuoteRequest,
};

use super::{TEXT, check_count, choice, count, day, id, line, lines, optional_day, text, uuid};
use crate::{
    app::{
        cancel_order::CancelOrder, change_order::ChangeOrder, create_quote::CreateQuote, deliver_part::DeliverPart,
        lose_quote::LoseQuote, name_delivery_site::NameDeliverySite, record_material::RecordMaterial,
        revise_quote::ReviseQuote,
    },
    seal::Sealer,
};

/// Most lines that are named at once.
const NAMED: usize = 100;

/// Pieces to deliver.
pub(crate) fn deliver_part(request: &DeliverPartRequest) -> Result<DeliverPart, Refusal> {
    check_count("lines", request.lines.len(), NAMED)?;
    let pieces: Pieces = numbers(&request.lines)?.into_iter().map(|(line, pieces)| (line, pieces.get())).collect();
    Ok(DeliverPart { order: id("order_id", &request.order_id)?, etag: request.etag.clone(), pieces })
}

/// A change of an order.
pub(crate) fn change_order(
    request: &ChangeOrderRequest,
    outlook: Arc<Outlook>,
    sealer: Arc<Sealer>,
) -> Result<ChangeOrder, Refusal> {
    if request.lines.len() > NAMED || request.new_lines.len() > NAMED {
        return Err(Refusal::invalid("lines", "COUNT_OUT_OF_RANGE", format!("at most {NAMED} lines change at once")));
    }
    let new_lines = request.new_lines.iter().enumerate();
    let new_lines = new_lines.map(|(index, message)| line(&format!("new_lines[{index}]"), message));
    Ok(ChangeOrder {
        order: id("order_id", &request.order_id)?,
        etag: request.etag.clone(),
        amendment: Amendment { pieces: numbers(&request.lines)?, new_lines: new_lines.collect::<Result<_, _>>()? },
        wish: Wish {
            wanted_on: optional_day("wanted_on", request.wanted_on.as_deref())?,
            is_later_welcome: request.take_later,
        },
        choice: choice(request.promised_day())?.unwrap_or_default(),
        outlook,
        sealer,
    })
}

/// Numbers of lines, each line once.
fn numbers(messages: &[LinePieces]) -> Result<BTreeMap<Id<Line>, NonZeroU32>, Refusal> {
    let mut found = BTreeMap::new();
    for (index, message) in messages.iter().enumerate() {
        let line = id(&format!("lines[{index}].line_id"), &message.line_id)?;
        if found.insert(line, count(&format!("lines[{index}].pieces"), message.pieces)?).is_some() {
            let text = "a line is named once";
            return Err(Refusal::invalid(format!("lines[{index}].line_id"), "LINE_TWICE", text));
        }
    }
    Ok(found)
}

/// An order to cancel.
pub(crate) fn cancel_order(request: &CancelOrderRequest) -> Result<CancelOrder, Refusal> {
    let reason = match request.reason() {
        CancelReason::Unspecified => return Err(no_reason()),
        CancelReason::CustomerWithdrew => Cancelled::CustomerWithdrew,
        CancelReason::MaterialNeverCame => Cancelled::MaterialNeverCame,
        CancelReason::CannotBeMade => Cancelled::CannotBeMade,
        CancelReason::RecordedTwice => Cancelled::RecordedTwice,
        CancelReason::Other => Cancelled::Other,
    };
    Ok(CancelOrder { order: id("order_id", &request.order_id)?, etag: request.etag.clone(), reason })
}

/// A quote that was lost.
pub(crate) fn lose_quote(request: &LoseQuoteRequest) -> Result<LoseQuote, Refusal> {
    let reason = match request.reason() {
        // That there is a newer version is said by making one, and that an order file is refused by answering it.
        LossReason::Unspecified | LossReason::NewerVersion | LossReason::RefusedByUs => return Err(no_reason()),
        LossReason::TooExpensive => Lost::TooExpensive,
        LossReason::TooLate => Lost::TooLate,
        LossReason::DoneElsewhere => Lost::DoneElsewhere,
        LossReason::DoneByThemselves => Lost::DoneByThemselves,
        LossReason::NotNeeded => Lost::NotNeeded,
        LossReason::NoAnswer => Lost::NoAnswer,
    };
    Ok(LoseQuote { order: id("order_id", &request.order_id)?, etag: request.etag.clone(), reason })
}

fn no_reason() -> Refusal {
    Refusal::invalid("reason", "REASON_NEEDED", "say why, with one of the reasons of the list")
}

/// A new version of a quote.
pub(crate) fn revise_quote(request: &ReviseQuoteRequest) -> Result<ReviseQuote, Refusal> {
    Ok(ReviseQuote {
        order: id("order_id", &request.order_id)?,
        etag: request.etag.clone(),
        quoted: CreateQuote {
            company: Uuid::nil(),     // that of the quote
            reference: String::new(), // that of the quote
            lines: lines(&request.lines)?,
            valid_until: day("valid_until", &request.valid_until)?,
            material_on: optional_day("material_on", request.material_on.as_deref())?,
        },
    })
}

/// Where goods go.
pub(crate) fn delivery_site(request: &NameDeliverySiteRequest) -> Result<NameDeliverySite, Refusal> {
    let site = match request.site_id.as_str() {
        "" => None,
        site => Some(uuid("site_id", site)?),
    };
    Ok(NameDeliverySite { order: id("order_id", &request.order_id)?, site })
}

/// A move of the customer's material.
pub(crate) fn record_material(request: &RecordMaterialRequest) -> Result<RecordMaterial, Refusal> {
    let what = match request.r#move() {
        MaterialMove::Unspecified => {
            return Err(Refusal::invalid("move", "MOVE_NEEDED", "say what happened to the material"));
        }
        MaterialMove::Received => Move::Received,
        MaterialMove::Used => Move::Used,
        MaterialMove::Scrapped => Move::Scrapped,
        MaterialMove::Returned => Move::Returned,
    };
    Ok(RecordMaterial {
        order: id("order_id", &request.order_id)?,
        description: text("material_description", &request.material_description, TEXT)?,
        what,
        pieces: count("pieces", request.pieces)?.get(),
    })
}

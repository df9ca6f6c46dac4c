//! What lists are asked for.

use werkbrug_chassis::refusal::Refusal;
use werkbrug_pipeline::sorted::Sort;
use werkbrug_proto::orders::{ListLateOrdersRequest, ListOrdersRequest};

use super::{TEXT, optional_day, optional_text, wanted_company};
use crate::{
    message,
    read::{order::Wanted, order_sort::KEYS},
};

/// Orders.
pub(crate) fn orders(request: &ListOrdersRequest) -> Result<Wanted, Refusal> {
    Ok(Wanted {
        stage: message::wanted_stage(request.stage()),
        company: wanted_company(&request.company_id)?,
        contains: optional_text("contains", &request.contains, TEXT)?,
        promised_until: optional_day("promised_until", said(&request.promised_until))?,
        sort: Sort::parse(&request.order_by, KEYS)?,
    })
}

/// Late orders.
pub(crate) fn late_orders(request: &ListLateOrdersRequest) -> Result<Wanted, Refusal> {
    Ok(Wanted {
        stage: None,
        company: wanted_company(&request.company_id)?,
        contains: optional_text("contains", &request.contains, TEXT)?,
        promised_until: optional_day("promised_until", said(&request.promised_until))?,
        sort: Sort::parse(&request.order_by, KEYS)?,
    })
}

fn said(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

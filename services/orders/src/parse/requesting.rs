//! Requests for quotes, and quotes that are worked out.

use uuid::Uuid;
use werkbrug_chassis::refusal::Refusal;
use werkbrug_orders_domain::asked::Declined;
use werkbrug_proto::orders::{
    AskQuoteRequest, AskedQuote, CreateQuoteRequest, DeclineAskedQuoteRequest, DeclineReason, MakeQuoteRequest,
    QuotedWork, WorkDemand, WorkNeeds,
};

use super::{SUB_TASKS, TEXT, count, create_quote, optional_day, optional_text, text, uuid, wanted_company};
use crate::app::{ask_quote::AskQuote, decline_asked_quote::DeclineAskedQuote, make_quote::MakeQuote};

/// A request for a quote.
pub(crate) fn ask_quote(request: &AskQuoteRequest) -> Result<AskQuote, Refusal> {
    if request.steps.len() > SUB_TASKS {
        return Err(Refusal::invalid("steps", "COUNT_OUT_OF_RANGE", format!("there are at most {SUB_TASKS} steps")));
    }
    let steps = request.steps.iter().enumerate();
    let steps = steps.map(|(place, step)| text(&format!("steps[{place}]"), step, TEXT));
    let day =
        |field: &str, value: Option<&str>| Ok::<_, Refusal>(optional_day(field, value)?.map(|day| day.to_string()));
    let said = AskedQuote {
        work_description: text("work_description", &request.work_description, TEXT)?,
        steps: steps.collect::<Result<_, _>>()?,
        pieces: count("pieces", request.pieces)?.get(),
        wanted_on: day("wanted_on", request.wanted_on.as_deref())?,
        customer_material: optional_text("customer_material", &request.customer_material, TEXT)?,
        material_on: day("material_on", request.material_on.as_deref())?,
        equipment: optional_text("equipment", &request.equipment, TEXT)?,
        ..AskedQuote::default()
    };
    Ok(AskQuote { company: wanted_company(&request.company_id)?, said })
}

/// A request to decline.
pub(crate) fn decline(request: &DeclineAskedQuoteRequest) -> Result<DeclineAskedQuote, Refusal> {
    let reason = match request.reason() {
        DeclineReason::Unspecified => {
            let text = "say why, with one of the reasons of the list";
            return Err(Refusal::invalid("reason", "REASON_NEEDED", text));
        }
        DeclineReason::NotOurWork => Declined::NotOurWork,
        DeclineReason::NoCapacity => Declined::NoCapacity,
        DeclineReason::TooFewPieces => Declined::TooFewPieces,
        DeclineReason::TooLittleKnown => Declined::TooLittleKnown,
    };
    Ok(DeclineAskedQuote { asked: uuid("asked_quote_id", &request.asked_quote_id)?, reason })
}

/// A quote with what its work asks.
pub(crate) fn make_quote(request: &MakeQuoteRequest) -> Result<MakeQuote, Refusal> {
    let quoted = create_quote(&CreateQuoteRequest {
        request_id: String::new(), // the call has its own
        company_id: request.company_id.clone(),
        order_reference: request.order_reference.clone(),
        lines: request.lines.clone(),
        valid_until: request.valid_until.clone(),
        material_on: request.material_on.clone(),
    })?;
    let sub_tasks: usize = quoted.lines.iter().map(|line| line.sub_tasks.len()).sum();
    if !request.needs.is_empty() && request.needs.len() != sub_tasks {
        let text = "say what each sub-task asks, or of none";
        return Err(Refusal::invalid("needs", "NEEDS_OF_EACH_SUB_TASK", text));
    }
    let needs = request.needs.iter().enumerate().map(|(place, own)| needs(place, own));
    let asked: Option<Uuid> = match request.asked_quote_id.as_str() {
        "" => None,
        id => Some(uuid("asked_quote_id", id)?),
    };
    let work = QuotedWork {
        needs: needs.collect::<Result<_, _>>()?,
        customer_material: optional_text("customer_material", &request.customer_material, TEXT)?,
        asked_quote_id: asked.map(|id| id.to_string()).unwrap_or_default(),
    };
    Ok(MakeQuote { quoted, work, asked })
}

fn needs(place: usize, own: &WorkNeeds) -> Result<WorkNeeds, Refusal> {
    let mut demands: Vec<WorkDemand> = own.demands().collect();
    demands.sort_unstable();
    demands.dedup();
    if demands.len() != own.demands.len() || demands.contains(&WorkDemand::Unspecified) {
        let text = "what the work asks is named once, with words of the list";
        return Err(Refusal::invalid(format!("needs[{place}].demands"), "DEMAND_UNKNOWN", text));
    }
    let said = |field: &str, value: &str| optional_text(&format!("needs[{place}].{field}"), value, TEXT);
    Ok(WorkNeeds {
        demands: demands.into_iter().map(i32::from).collect(),
        equipment: said("equipment", &own.equipment)?,
        aids: said("aids", &own.aids)?,
        skills: said("skills", &own.skills)?,
    })
}

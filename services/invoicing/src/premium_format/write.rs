//! Writes a settlement's input in its one canonical form, so that equal inputs have equal fingerprints.

use serde::Serialize;
use werkbrug_chassis::refusal::Fault;
use werkbrug_invoicing_domain::premium::{
    parameters::{CollectiveRules, IndividualRules, Parameters, Policy},
    settle::Input,
    worker::{Scheme, Worker},
};

use crate::premium_format::INPUT;

/// The input as one line of JSON: fields in the order of the format, workers as given.
pub(crate) fn canonical(input: &Input) -> Result<String, Fault> {
    let document = Document {
        format: INPUT,
        workshop: &input.workshop,
        quarter: input.quarter.to_string(),
        parameters: parameters(&input.parameters),
        workers: input.workers.iter().map(worker).collect(),
    };
    serde_json::to_string(&document).map_err(Fault::during("write the input of a premium run"))
}

#[derive(Serialize)]
struct Document<'a> {
    format: &'static str,
    workshop: &'a str,
    quarter: String,
    parameters: ParametersDocument<'a>,
    workers: Vec<WorkerDocument<'a>>,
}

#[derive(Serialize)]
struct ParametersDocument<'a> {
    ggmmi: Vec<DatedDocument<'a>>,
    ggmmi_in_quarter: &'static str,
    cap_multiple: String,
    guidance: GuidanceDocument,
    #[serde(skip_serializing_if = "Option::is_none")]
    contingent_fte: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fixed_heads_factor: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    straddle: Option<&'static str>,
    policies_confirmed: Vec<&'static str>,
}

#[derive(Serialize)]
struct DatedDocument<'a> {
    valid_from: String,
    amount: String,
    source: &'a str,
    status: &'static str,
}

#[derive(Serialize)]
struct GuidanceDocument {
    #[serde(skip_serializing_if = "Option::is_none")]
    collective: Option<CollectiveDocument>,
    #[serde(skip_serializing_if = "Option::is_none")]
    individual: Option<IndividualDocument>,
}

#[derive(Serialize)]
struct CollectiveDocument {
    fixed: String,
    low: String,
    mid: String,
    high: String,
    status: &'static str,
}

#[derive(Serialize)]
struct IndividualDocument {
    fixed_first: String,
    fixed_first_quarters: u32,
    fixed_after: String,
    low: String,
    mid: String,
    high: String,
    status: &'static str,
}

#[derive(Serialize)]
struct WorkerDocument<'a> {
    id: &'a str,
    scheme: &'static str,
    percent: u32,
    guidance: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    package_quarter: Option<u32>,
    contract_fraction: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    performed_fraction: Option<String>,
    reference_wage: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    has_wage_cost: Option<bool>,
    sine_deduction: String,
}

fn parameters(parameters: &Parameters) -> ParametersDocument<'_> {
    let collective = parameters.collective.as_ref();
    let dated = parameters.ggmmi.iter().map(|value| DatedDocument {
        valid_from: value.valid_from.to_string(),
        amount: value.amount.to_euro(),
        source: &value.source,
        status: value.status.as_str(),
    });
    ParametersDocument {
        ggmmi: dated.collect(),
        ggmmi_in_quarter: parameters.ggmmi_in_quarter.as_str(),
        cap_multiple: parameters.cap_multiple.normalize().to_string(),
        guidance: GuidanceDocument {
            collective: collective.map(collective_amounts),
            individual: parameters.individual.as_ref().map(individual_amounts),
        },
        contingent_fte: collective.map(|rules| rules.contingent_fte.normalize().to_string()),
        fixed_heads_factor: collective.map(|rules| rules.fixed_heads_factor.normalize().to_string()),
        straddle: collective.map(|rules| rules.straddle.as_str()),
        policies_confirmed: parameters.policies_confirmed.iter().copied().map(Policy::as_str).collect(),
    }
}

fn collective_amounts(rules: &CollectiveRules) -> CollectiveDocument {
    CollectiveDocument {
        fixed: rules.fixed.to_euro(),
        low: rules.variable.low.to_euro(),
        mid: rules.variable.mid.to_euro(),
        high: rules.variable.high.to_euro(),
        status: rules.status.as_str(),
    }
}

fn individual_amounts(rules: &IndividualRules) -> IndividualDocument {
    IndividualDocument {
        fixed_first: rules.fixed_first.to_euro(),
        fixed_first_quarters: rules.fixed_first_quarters,
        fixed_after: rules.fixed_after.to_euro(),
        low: rules.variable.low.to_euro(),
        mid: rules.variable.mid.to_euro(),
        high: rules.variable.high.to_euro(),
        status: rules.status.as_str(),
    }
}

fn worker(worker: &Worker) -> WorkerDocument<'_> {
    let (scheme, has_wage_cost, package_quarter, performed) = match worker.scheme {
        Scheme::Collective { has_wage_cost } => ("collective", Some(has_wage_cost), None, None),
        Scheme::Individual { package_quarter, performed_fraction } => {
            ("individual", None, Some(package_quarter.get()), Some(performed_fraction))
        }
    };
    WorkerDocument {
        id: &worker.id,
        scheme,
        percent: worker.percent.value(),
        guidance: worker.guidance.as_str(),
        package_quarter,
        contract_fraction: worker.contract_fraction.value().to_string(),
        performed_fraction: performed.map(|fraction| fraction.value().to_string()),
        reference_wage: worker.reference_wage.to_euro(),
        has_wage_cost,
        sine_deduction: worker.sine_deduction.to_euro(),
    }
}

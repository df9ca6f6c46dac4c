//! `werkbrug premium settle`: the rule of a premium run on a file, without a service.

use serde_json::Value;
use werkbrug_invoicing_domain::premium::{fault, settle::settle};

use crate::premium_format::{read, result};

/// Why the input cannot be used; one clear line for the person at the keyboard.
#[derive(Debug, thiserror::Error)]
pub enum ToolFault {
    /// Not JSON; names line and column.
    #[error("the input is not JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// A field, and the worker when it has one, that cannot be used.
    #[error("{0}")]
    Input(#[from] fault::Fault),
}

/// Settles one workshop's quarter: settlement input as JSON in, settlement result as JSON out.
///
/// # Errors
/// The first thing in the input that cannot be used, with its line or its worker and field.
pub fn settle_tool(input_json: &str) -> Result<String, ToolFault> {
    let document: Value = serde_json::from_str(input_json)?;
    let input = read::input(&document)?;
    let settlement = settle(&input)?;
    Ok(result::pretty(input.quarter, &settlement)?)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{read, settle_tool};
    use crate::premium_format::write::canonical;

    fn example() -> Value {
        json!({
            "format": "werkbrug-premium-input/1", "workshop": "Voorbeeldatelier", "quarter": "2025Q2",
            "parameters": {
                "ggmmi": [
                    {"valid_from": "2024-05-01", "amount": "2070.48", "source": "securex.be", "status": "published"},
                    {"valid_from": "2025-02-01", "amount": "2111.89", "source": "kmo.partners", "status": "published"}
                ],
                "ggmmi_in_quarter": "start", "cap_multiple": "2",
                "guidance": {
                    "collective": {"fixed": "400.00", "low": "100.00", "mid": "200.00", "high": "300.00", "status": "unconfirmed"},
                    "individual": {"fixed_first": "1200.00", "fixed_first_quarters": 5, "fixed_after": "600.00",
                                   "low": "430.00", "mid": "730.00", "high": "1280.00", "status": "published"}
                },
                "contingent_fte": "100.00", "fixed_heads_factor": "1.15", "policies_confirmed": ["cap_multiple"], "straddle": "out"
            },
            "workers": [
                {"id": "w-017", "scheme": "collective", "percent": 55, "guidance": "high", "package_quarter": 3, "contract_fraction": "0.8",
                 "performed_fraction": "0.75", "reference_wage": "9000.00", "has_wage_cost": true, "sine_deduction": "0.00"},
                {"id": "w-018", "scheme": "individual", "percent": 20, "guidance": "mid", "package_quarter": 6, "contract_fraction": "1",
                 "performed_fraction": "0.75", "reference_wage": "13000.00", "has_wage_cost": true, "sine_deduction": "100.00"}
            ]
        })
    }

    #[test]
    fn a_quarter_is_settled_from_a_file() {
        let result: Value = serde_json::from_str(&settle_tool(&example().to_string()).unwrap()).unwrap();
        let expected = json!({
            "format": "werkbrug-premium-result/1", "quarter": "2025Q2",
            "workers": [
                {"id": "w-017", "rank": 1, "inside": true, "cap": "10137.07", "base": "9000.00", "wage_premium": "4950.00",
                 "guidance_fixed": "400.00", "guidance_variable": "240.00", "total": "5590.00", "because": ["BELOW_CAP", "PART_TIME"]},
                {"id": "w-018", "rank": null, "inside": true, "cap": "12671.34", "base": "12671.34", "wage_premium": "2434.27",
                 "guidance_fixed": "600.00", "guidance_variable": "547.50", "total": "3581.77", "because": ["CAPPED", "SINE_DEDUCTED", "STEP_DOWN"]}
            ],
            "totals": {"wage_premium": "7384.27", "guidance_fixed": "1000.00", "guidance_variable": "787.50", "total": "9171.77",
                       "fte_inside": "0.8", "heads_inside": 1},
            "unconfirmed": ["guidance.collective", "ggmmi_in_quarter", "straddle", "fixed_heads_factor", "ranking_order"]
        });
        assert_eq!(result, expected);
    }

    #[test]
    fn what_cannot_be_used_is_named_with_its_worker_and_field() {
        let rows = [
            ("/workers/0/percent", json!(57), "worker w-017: percent: 57 is not a multiple of 5 between 40 and 75"),
            ("/workers/0/percent", json!(35), "worker w-017: percent: 35 is not a multiple of 5 between 40 and 75"),
            ("/workers/1/percent", json!(15), "worker w-018: percent: 15 is not a multiple of 5 between 20 and 75"),
            ("/workers/0/percent", json!("55"), "worker w-017: percent: must be a whole number"),
            (
                "/workers/0/contract_fraction",
                json!("1.2"),
                "worker w-017: contract_fraction: is not a fraction between 0 and 1 with at most 18 decimals",
            ),
            (
                "/workers/1/performed_fraction",
                json!("-0.1"),
                "worker w-018: performed_fraction: is not a fraction between 0 and 1 with at most 18 decimals",
            ),
            (
                "/workers/0/performed_fraction",
                json!("1.1"),
                "worker w-017: performed_fraction: is not a fraction between 0 and 1 with at most 18 decimals",
            ),
            (
                "/workers/0/reference_wage",
                json!("9000,00"),
                "worker w-017: reference_wage: must be an amount in quotes like 1234.56",
            ),
            ("/workers/0/reference_wage", json!("-1"), "worker w-017: reference_wage: must not be negative"),
            ("/workers/1/id", json!("w-017"), "worker w-017: id: the same id stands twice"),
            ("/workers/1/id", json!(null), "worker #2: id: is missing"),
            ("/workers/1/package_quarter", json!(0), "worker w-018: package_quarter: starts at 1"),
            ("/workers/0/guidance", json!("veel"), "worker w-017: guidance: must be none, low, mid or high"),
            ("/quarter", json!("2018Q1"), "worker w-017: ggmmi: no value is known for 2018-01-01"),
            ("/quarter", json!("2025Q5"), "quarter: must be a quarter like 2025Q2"),
            ("/parameters/guidance/collective/fixed", json!(null), "parameters.guidance.collective.fixed: is missing"),
            (
                "/parameters/ggmmi/1/amount",
                json!(2111.89),
                "parameters.ggmmi[1].amount: must be an amount in quotes like 1234.56",
            ),
            ("/format", json!("werkbrug-premium-input/2"), "format: must be werkbrug-premium-input/1"),
        ];
        for (pointer, value, expected) in rows {
            let mut document = example();
            *document.pointer_mut(pointer).unwrap() = value;
            assert_eq!(settle_tool(&document.to_string()).unwrap_err().to_string(), expected, "{pointer}");
        }
        assert_eq!(
            settle_tool("{").unwrap_err().to_string(),
            "the input is not JSON: EOF while parsing an object at line 1 column 1"
        );
    }

    #[test]
    fn the_canonical_form_says_the_same_as_what_was_read() {
        let first = read::input(&example()).unwrap();
        let written = canonical(&first).unwrap();
        let second = read::input(&serde_json::from_str(&written).unwrap()).unwrap();
        assert_eq!(second, first);
        assert_eq!(canonical(&second).unwrap(), written);
    }
}

//! Steps of a promise, as text in one column: written once, read as a whole.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use werkbrug_chassis::refusal::Fault;
use werkbrug_orders_domain::{promise::Step, work::Department};

#[derive(Serialize, Deserialize)]
struct StepText {
    day: Date,
    department: String,
    minutes: u32,
    free_minutes: u32,
}

/// Steps as text.
pub(crate) fn from_steps(steps: &[Step]) -> Result<String, Fault> {
    let steps = steps.iter().map(|step| StepText {
        day: step.day,
        department: step.department.as_str().to_owned(),
        minutes: step.minutes,
        free_minutes: step.free_minutes,
    });
    written(&steps.collect::<Vec<_>>())
}

/// Steps from text.
pub(crate) fn to_steps(text: &str) -> Result<Vec<Step>, Fault> {
    let steps: Vec<StepText> = read(text)?;
    let steps = steps.into_iter().map(|step| {
        Ok(Step {
            day: step.day,
            department: department(&step.department)?,
            minutes: step.minutes,
            free_minutes: step.free_minutes,
        })
    });
    steps.collect()
}

/// A department's code as the database stores it.
pub(crate) fn department(code: &str) -> Result<Department, Fault> {
    Department::parse(code).ok_or_else(|| Fault::bug("a stored department has no code"))
}

fn written<T: Serialize>(value: &T) -> Result<String, Fault> {
    serde_json::to_string(value).map_err(Fault::during("writing steps"))
}

fn read<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, Fault> {
    serde_json::from_str(text).map_err(Fault::during("reading steps"))
}

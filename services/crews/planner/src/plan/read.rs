//! Reads a plan of an instance and refuses a bad one, naming the field.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::{
    checker,
    fault::{Fault, Problem},
    fields::Fields,
    instance::Instance,
    plan::{Assignment, FORMAT, Plan},
};

/// Reads a plan that keeps every hard rule.
///
/// # Errors
/// The field that cannot be used, or the assignment that breaks a rule.
pub fn plan(text: &str, instance: &Instance) -> Result<Plan, Fault> {
    let document: Value =
        serde_json::from_str(text).map_err(|cause| Fault::new("", Problem::NotJson(cause.to_string())))?;
    let root = Fields::of(&document, "")?;
    if root.text("format")? != FORMAT {
        return Err(root.fault("format", Problem::Form("werkbrug-plan/1")));
    }
    let actual = root.text("instance")?;
    if actual != instance.name {
        let problem = Problem::OtherInstance { wanted: instance.name.clone(), actual: actual.to_owned() };
        return Err(root.fault("instance", problem));
    }
    let known = Known {
        shifts: instance.shifts.iter().map(|shift| shift.id.as_str()).collect(),
        coaches: instance.coaches.iter().map(|coach| coach.id.as_str()).collect(),
        workers: instance.workers.iter().map(|worker| worker.id.as_str()).collect(),
    };
    let mut seen = BTreeSet::new();
    let mut plan = Plan::default();
    for fields in root.objects("assignments")? {
        let shift = fields.id("shift")?;
        if !known.shifts.contains(shift.as_str()) {
            return Err(fields.fault("shift", Problem::Unknown { kind: "shift", id: shift }));
        }
        if !seen.insert(shift.clone()) {
            return Err(fields.fault("shift", Problem::Twice { id: shift }));
        }
        plan.assignments.push(Assignment {
            shift,
            coaches: people(&fields, "coaches", "coach", &known.coaches)?,
            workers: people(&fields, "workers", "worker", &known.workers)?,
        });
    }
    match checker::violations(instance, &plan).into_iter().next() {
        None => Ok(plan),
        Some(found) => Err(broken(&plan, found)),
    }
}

struct Known<'a> {
    shifts: BTreeSet<&'a str>,
    coaches: BTreeSet<&'a str>,
    workers: BTreeSet<&'a str>,
}

fn people(fields: &Fields<'_>, name: &str, kind: &'static str, known: &BTreeSet<&str>) -> Result<Vec<String>, Fault> {
    let ids = fields.texts(name)?;
    let mut seen = BTreeSet::new();
    for (place, id) in ids.iter().enumerate() {
        let field = format!("{name}[{place}]");
        if !known.contains(id.as_str()) {
            return Err(fields.fault(&field, Problem::Unknown { kind, id: id.clone() }));
        }
        if !seen.insert(id) {
            return Err(fields.fault(&field, Problem::Twice { id: id.clone() }));
        }
    }
    Ok(ids)
}

fn broken(plan: &Plan, found: checker::Violation) -> Fault {
    let place = plan.assignments.iter().position(|own| own.shift == found.shift).unwrap_or(0);
    Fault::new(format!("assignments[{place}]"), Problem::Broken(Box::new(found)))
}

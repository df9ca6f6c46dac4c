//! What was said to a customer, as text in one column: written once, read as a whole.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use werkbrug_chassis::refusal::Fault;
use werkbrug_kernel::minutes::Minutes;
use werkbrug_orders_domain::{
    forecast::Need,
    offer::{Basis, Offer},
    order::{Agreement, Order},
    promise::Step,
    said::Said,
    work::Department,
};

#[derive(Serialize, Deserialize)]
struct StepText {
    day: Date,
    department: String,
    minutes: u32,
    free_minutes: u32,
}

#[derive(Serialize, Deserialize)]
struct NeedText {
    department: String,
    activity: String,
    planned: u32,
    likely: u32,
    safe: u32,
    weeks: u32,
}

#[derive(Serialize, Deserialize)]
struct BasisText {
    at_us: i64,
    first_day: Option<Date>,
    material_on: Option<Date>,
    p50_on: Option<Date>,
    p90_on: Option<Date>,
    safe_level: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    said: Option<String>,
    work: Vec<NeedText>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    seal: String,
}

#[derive(Serialize, Deserialize)]
struct OfferText {
    on: Date,
    steps: Vec<StepText>,
    basis: BasisText,
}

/// What the column holds; the first promises were steps alone.
#[derive(Deserialize)]
#[serde(untagged)]
enum Kept {
    Offer(OfferText),
    Steps(Vec<StepText>),
}

/// What is sealed: whose promise it is, when it was given, and all of it but the seal.
#[derive(Serialize)]
struct SealedText {
    order: String,
    company: String,
    accepted_on: Date,
    offer: OfferText,
}

/// What was said, as text.
pub(crate) fn from_offer(on: Date, steps: &[Step], basis: &Basis) -> Result<String, Fault> {
    written(&offer_text(on, steps, basis))
}

/// What was said, from text; `promised_on` is the day of the first promises, which did not hold it.
pub(crate) fn to_offer(text: &str, promised_on: Option<Date>) -> Result<Offer, Fault> {
    match serde_json::from_str(text).map_err(Fault::during("reading a promise"))? {
        Kept::Offer(kept) => Ok(Offer {
            on: promised_on.unwrap_or(kept.on),
            steps: kept.steps.iter().map(step).collect::<Result<_, _>>()?,
            basis: basis(kept.basis)?,
        }),
        Kept::Steps(kept) => Ok(Offer {
            on: promised_on.ok_or_else(|| Fault::bug("a stored offer has no day"))?,
            steps: kept.iter().map(step).collect::<Result<_, _>>()?,
            basis: Basis::default(),
        }),
    }
}

/// What the seal of an agreement is made of.
pub(crate) fn sealed(order: &Order, agreement: &Agreement) -> Result<String, Fault> {
    let basis = Basis { seal: String::new(), ..agreement.basis.clone() };
    written(&SealedText {
        order: order.id.to_string(),
        company: order.company.to_string(),
        accepted_on: agreement.accepted_on,
        offer: offer_text(agreement.promised_on, &agreement.steps, &basis),
    })
}

/// A pattern that finds what was said of a department's day, or of all of its days. It may find a little more, never less.
pub(crate) fn place(department: &Department, day: Option<Date>) -> String {
    // What stands for itself in neither the text nor a pattern is any one character.
    let own = |sign: char| if matches!(sign, '"' | '\\' | '%') { '%' } else { sign };
    let code: String = department.as_str().chars().map(own).collect();
    match day {
        Some(day) => format!("%\"day\":\"{day}\",\"department\":\"{code}\"%"),
        None => format!("%\"department\":\"{code}\"%"),
    }
}

/// A department's code as the database stores it.
pub(crate) fn department(code: &str) -> Result<Department, Fault> {
    Department::parse(code).ok_or_else(|| Fault::bug("a stored department has no code"))
}

fn offer_text(on: Date, steps: &[Step], basis: &Basis) -> OfferText {
    let steps = steps.iter().map(|step| StepText {
        day: step.day,
        department: step.department.as_str().to_owned(),
        minutes: step.minutes,
        free_minutes: step.free_minutes,
    });
    let work = basis.work.iter().map(|need| NeedText {
        department: need.department.as_str().to_owned(),
        activity: need.activity.clone(),
        planned: need.planned.value(),
        likely: need.likely.value(),
        safe: need.safe.value(),
        weeks: need.weeks,
    });
    let basis = BasisText {
        at_us: basis.at_us,
        first_day: basis.first_day,
        material_on: basis.material_on,
        p50_on: basis.p50_on,
        p90_on: basis.p90_on,
        safe_level: basis.safe_level,
        said: basis.said.map(|said| said.as_str().to_owned()),
        work: work.collect(),
        seal: basis.seal.clone(),
    };
    OfferText { on, steps: steps.collect(), basis }
}

fn step(text: &StepText) -> Result<Step, Fault> {
    Ok(Step {
        day: text.day,
        department: department(&text.department)?,
        minutes: text.minutes,
        free_minutes: text.free_minutes,
    })
}

fn basis(text: BasisText) -> Result<Basis, Fault> {
    let work = text.work.into_iter().map(|need| {
        Ok(Need {
            department: department(&need.department)?,
            activity: need.activity,
            planned: Minutes::new(need.planned),
            likely: Minutes::new(need.likely),
            safe: Minutes::new(need.safe),
            weeks: need.weeks,
        })
    });
    let said = text.said.as_deref().map(|word| Said::of(word).ok_or_else(|| Fault::bug("a promise said no known day")));
    Ok(Basis {
        at_us: text.at_us,
        first_day: text.first_day,
        material_on: text.material_on,
        p50_on: text.p50_on,
        p90_on: text.p90_on,
        safe_level: text.safe_level,
        said: said.transpose()?,
        work: work.collect::<Result<_, Fault>>()?,
        seal: text.seal,
    })
}

fn written<T: Serialize>(value: &T) -> Result<String, Fault> {
    serde_json::to_string(value).map_err(Fault::during("writing a promise"))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_days_place_is_written_as_it_is_looked_for() {
        let (day, department) = (date(2026, 12, 1), Department::parse("pack").unwrap());
        let step = Step { day, department: department.clone(), minutes: 60, free_minutes: 90 };
        let text = from_offer(day, &[step], &Basis::default()).unwrap();
        for pattern in [place(&department, Some(day)), place(&department, None)] {
            assert!(text.contains(pattern.trim_matches('%')), "{pattern} in {text}");
        }
        assert!(!text.contains(place(&department, Some(date(2026, 12, 2))).trim_matches('%')));
        assert_eq!(place(&Department::parse("a\"b").unwrap(), None), "%\"department\":\"a%b\"%");
    }

    #[test]
    fn a_promise_keeps_which_day_was_said_and_an_older_one_reads_as_it_was_sealed() {
        let day = date(2026, 12, 1);
        let older = from_offer(day, &[], &Basis::default()).unwrap();
        assert!(!older.contains("said"), "its seal is of this very text: {older}");
        for said in [None, Some(Said::Safe), Some(Said::Likely), Some(Said::NoneSafe)] {
            let text = from_offer(day, &[], &Basis { said, ..Basis::default() }).unwrap();
            assert_eq!(to_offer(&text, None).unwrap().basis.said, said);
        }
    }

    #[test]
    fn a_promise_from_before_its_basis_was_kept_still_reads() {
        let text = r#"[{"day":"2026-12-01","department":"pack","minutes":60,"free_minutes":90}]"#;
        let found = to_offer(text, Some(date(2026, 12, 1))).unwrap();
        assert_eq!((found.on, found.steps.len(), found.basis), (date(2026, 12, 1), 1, Basis::default()));
        assert!(to_offer(text, None).is_err());
    }
}

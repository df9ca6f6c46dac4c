//! Reads an instance and refuses a bad one, naming the field.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::{
    fault::{Fault, Problem},
    fields::{Fields, whole},
    instance::{Coach, Demands, FORMAT, Host, Instance, Limits, Shift, Worker},
};

/// No instance spans more days.
const DAYS_MOST: i32 = 3_660;
/// No week is longer.
const WEEK_MOST: i32 = 31;
/// A shift ends before the next midnight but one.
const LAST_MINUTE: i32 = 2_880;
/// Most hosts, coaches, workers or shifts.
const MANY: usize = 60_000;

/// Reads an instance.
///
/// # Errors
/// The field that cannot be used.
pub fn instance(text: &str) -> Result<Instance, Fault> {
    let document: Value =
        serde_json::from_str(text).map_err(|cause| Fault::new("", Problem::NotJson(cause.to_string())))?;
    let root = Fields::of(&document, "")?;
    if root.text("format")? != FORMAT {
        return Err(root.fault("format", Problem::Form("werkbrug-plan-instance/1")));
    }
    let ids = Ids {
        hosts: ids_of(&root, "hosts")?,
        coaches: ids_of(&root, "coaches")?,
        workers: ids_of(&root, "workers")?,
        days: days_of(&root)?,
    };
    ids_of(&root, "shifts")?;
    for (id, place) in &ids.coaches {
        if ids.workers.contains_key(id) {
            return Err(Fault::new(format!("coaches[{place}].id"), Problem::Twice { id: id.clone() }));
        }
    }
    let each = |name: &str| root.objects(name);
    Ok(Instance {
        name: root.text("name")?.to_owned(),
        days: ids.days,
        days_per_week: place(root.number("days_per_week", 1, WEEK_MOST)?),
        min_rest_minutes: root.at_least("min_rest_minutes", 0)?,
        hosts: each("hosts")?.iter().map(|fields| ids.host(fields)).collect::<Result<_, _>>()?,
        coaches: each("coaches")?.iter().map(|fields| ids.coach(fields)).collect::<Result<_, _>>()?,
        workers: each("workers")?.iter().map(|fields| ids.worker(fields)).collect::<Result<_, _>>()?,
        shifts: each("shifts")?.iter().map(|fields| ids.shift(fields)).collect::<Result<_, _>>()?,
        apart: Vec::new(),
        glad: Vec::new(),
    })
}

fn days_of(root: &Fields<'_>) -> Result<usize, Fault> {
    root.number("days", 1, DAYS_MOST).map(place)
}

/// A number that was read as zero or more.
fn place(number: i32) -> usize {
    usize::try_from(number).unwrap_or(0)
}

/// The ids of a list, each only once.
fn ids_of(root: &Fields<'_>, name: &str) -> Result<BTreeMap<String, usize>, Fault> {
    let mut ids = BTreeMap::new();
    let objects = root.objects(name)?;
    if objects.len() > MANY {
        return Err(root.fault(name, Problem::Length { wanted: MANY, actual: objects.len() }));
    }
    for (place, fields) in objects.iter().enumerate() {
        let id = fields.id("id")?;
        if ids.insert(id.clone(), place).is_some() {
            return Err(fields.fault("id", Problem::Twice { id }));
        }
    }
    Ok(ids)
}

/// Who and what there is.
struct Ids {
    hosts: BTreeMap<String, usize>,
    coaches: BTreeMap<String, usize>,
    workers: BTreeMap<String, usize>,
    days: usize,
}

impl Ids {
    fn host(&self, fields: &Fields<'_>) -> Result<Host, Fault> {
        let demands = fields.object("demands")?;
        Ok(Host {
            id: fields.id("id")?,
            sector: fields.text("sector")?.to_owned(),
            priority: fields.number("priority", 1, 3)?,
            demands: Demands {
                lift_kg: demands.at_least("lift_kg", 0)?,
                is_standing: demands.flag("standing")?,
                is_noisy: demands.flag("noise")?,
                is_crowded: demands.flag("crowd")?,
            },
            is_unpopular: fields.flag("unpopular")?,
            regular_coach: known(fields, "regular_coach", "coach", &self.coaches)?,
        })
    }

    fn coach(&self, fields: &Fields<'_>) -> Result<Coach, Fault> {
        Ok(Coach {
            id: fields.id("id")?,
            sectors: fields.texts("sectors")?,
            max_minutes_per_week: fields.at_least("max_minutes_per_week", 0)?,
            guidance_capacity: fields.at_least("guidance_capacity", 0)?,
            max_group: fields.at_least("max_group", 0)?,
            available: self.available(fields)?,
            travel_minutes: self.travel(fields)?,
            barred: BTreeSet::new(),
        })
    }

    fn worker(&self, fields: &Fields<'_>) -> Result<Worker, Fault> {
        let limits = fields.object("limits")?;
        Ok(Worker {
            id: fields.id("id")?,
            limits: Limits {
                lift_kg: limits.at_least("lift_kg", 0)?,
                is_seated_only: limits.flag("seated_only")?,
                is_low_noise: limits.flag("low_noise")?,
                is_no_crowd: limits.flag("no_crowd")?,
            },
            max_minutes_per_day: fields.at_least("max_minutes_per_day", 0)?,
            max_minutes_per_week: fields.at_least("max_minutes_per_week", 0)?,
            guidance_load: fields.at_least("guidance_load", 0)?,
            skills: skills(fields)?,
            learning: fields.optional_text("learning")?.map(str::to_owned),
            max_travel_minutes: fields.at_least("max_travel_minutes", 0)?,
            travel_minutes: self.travel(fields)?,
            is_early_ok: fields.flag("early_ok")?,
            is_late_ok: fields.flag("late_ok")?,
            home_host: known(fields, "home_host", "host", &self.hosts)?,
            stability: fields.number("stability", 0, 3)?,
            preference: self.preference(&fields.object("preference")?)?,
            available: self.available(fields)?,
            barred: BTreeSet::new(),
        })
    }

    fn shift(&self, fields: &Fields<'_>) -> Result<Shift, Fault> {
        let last_day = i32::try_from(self.days.saturating_sub(1)).unwrap_or(DAYS_MOST);
        let start_minute = fields.number("start_minute", 0, LAST_MINUTE - 1)?;
        let heads_wanted = fields.at_least("heads_wanted", 0)?;
        let skill = fields.optional_text("skill")?.map(str::to_owned);
        let skill_min = fields.at_least("skill_min", 0)?;
        if skill.is_none() && skill_min > 0 {
            return Err(fields.fault("skill_min", Problem::Range { least: 0, most: 0, actual: skill_min.into() }));
        }
        let host = known(fields, "host", "host", &self.hosts)?;
        Ok(Shift {
            id: fields.id("id")?,
            host: host.ok_or_else(|| fields.fault("host", Problem::Missing))?,
            day: place(fields.number("day", 0, last_day)?),
            start_minute,
            end_minute: fields.number("end_minute", start_minute + 1, LAST_MINUTE)?,
            break_minutes: 0,
            heads_wanted,
            heads_min: fields.number("heads_min", 0, heads_wanted)?,
            skill,
            skill_min,
            max_coaches: fields.at_least("max_coaches", 0)?,
        })
    }

    fn available(&self, fields: &Fields<'_>) -> Result<Vec<bool>, Fault> {
        Ok(fields.numbers("available", self.days, 1)?.iter().map(|value| *value == 1).collect())
    }

    fn travel(&self, fields: &Fields<'_>) -> Result<Vec<i32>, Fault> {
        fields.numbers("travel_minutes", self.hosts.len(), 1_000_000)
    }

    fn preference(&self, fields: &Fields<'_>) -> Result<Vec<i32>, Fault> {
        let mut all = vec![0; self.hosts.len()];
        for (id, value) in fields.entries() {
            let unknown = || fields.fault(id, Problem::Unknown { kind: "host", id: id.clone() });
            let host = self.hosts.get(id).ok_or_else(unknown)?;
            if let Some(own) = all.get_mut(*host) {
                *own = whole(value, &fields.path(id), -2, 2)?;
            }
        }
        Ok(all)
    }
}

/// A worker's skills, each only once.
fn skills(fields: &Fields<'_>) -> Result<Vec<String>, Fault> {
    let skills = fields.texts("skills")?;
    let mut seen = BTreeSet::new();
    for (place, skill) in skills.iter().enumerate() {
        if !seen.insert(skill) {
            return Err(fields.fault(&format!("skills[{place}]"), Problem::Twice { id: skill.clone() }));
        }
    }
    Ok(skills)
}

/// The place of an id that must be known, or null.
fn known(
    fields: &Fields<'_>,
    name: &str,
    kind: &'static str,
    ids: &BTreeMap<String, usize>,
) -> Result<Option<usize>, Fault> {
    let Some(id) = fields.optional_text(name)? else { return Ok(None) };
    let place = ids.get(id).copied();
    place.map(Some).ok_or_else(|| fields.fault(name, Problem::Unknown { kind, id: id.to_owned() }))
}

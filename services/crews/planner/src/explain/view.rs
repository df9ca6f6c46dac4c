//! A plan as one looks at it to ask why: by shift and by person.

use std::collections::BTreeMap;

use crate::{
    instance::{Coach, Instance, Shift, Worker},
    plan::{Assignment, Plan},
};

/// An instance and its plan.
pub struct View<'a> {
    /// The instance.
    pub instance: &'a Instance,
    crews: BTreeMap<&'a str, &'a Assignment>,
    people: BTreeMap<&'a str, Vec<&'a Shift>>,
    workers: BTreeMap<&'a str, &'a Worker>,
    coaches: BTreeMap<&'a str, &'a Coach>,
}

impl<'a> View<'a> {
    /// The view of a plan.
    pub fn of(instance: &'a Instance, plan: &'a Plan) -> Self {
        let shifts: BTreeMap<&str, &Shift> = instance.shifts.iter().map(|own| (own.id.as_str(), own)).collect();
        let mut people: BTreeMap<&str, Vec<&Shift>> = BTreeMap::new();
        for own in &plan.assignments {
            let Some(shift) = shifts.get(own.shift.as_str()) else { continue };
            for person in own.coaches.iter().chain(&own.workers) {
                people.entry(person).or_default().push(shift);
            }
        }
        Self {
            instance,
            crews: plan.assignments.iter().map(|own| (own.shift.as_str(), own)).collect(),
            people,
            workers: instance.workers.iter().map(|own| (own.id.as_str(), own)).collect(),
            coaches: instance.coaches.iter().map(|own| (own.id.as_str(), own)).collect(),
        }
    }

    /// The shifts of somebody.
    pub fn shifts_of(&self, person: &str) -> impl Iterator<Item = &'a Shift> {
        self.people.get(person).into_iter().flatten().copied()
    }

    /// The ids of a shift's coaches.
    pub fn coaches(&self, shift: &Shift) -> &[String] {
        self.crews.get(shift.id.as_str()).map_or(&[], |own| &own.coaches)
    }

    /// The ids of a shift's workers.
    pub fn workers(&self, shift: &Shift) -> &[String] {
        self.crews.get(shift.id.as_str()).map_or(&[], |own| &own.workers)
    }

    /// A shift's coaches.
    pub fn coaches_of(&self, shift: &Shift) -> impl Iterator<Item = &'a Coach> {
        self.coaches(shift).iter().filter_map(|id| self.coaches.get(id.as_str()).copied())
    }

    /// A shift's workers.
    pub fn workers_of(&self, shift: &Shift) -> impl Iterator<Item = &'a Worker> {
        self.workers(shift).iter().filter_map(|id| self.workers.get(id.as_str()).copied())
    }

    /// A worker by id.
    pub fn worker(&self, id: &str) -> Option<&'a Worker> {
        self.workers.get(id).copied()
    }

    /// A coach by id.
    pub fn coach(&self, id: &str) -> Option<&'a Coach> {
        self.coaches.get(id).copied()
    }
}

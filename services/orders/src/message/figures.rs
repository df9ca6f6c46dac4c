//! Weeks of departments, and how long customers waited, as messages.

use werkbrug_orders_domain::reaction::Reaction;
use werkbrug_proto::orders::{Capacity, CapacityOrder, CapacityWeek, ReactionTime, ReactionTimes};

use crate::read::{
    capacity::{Capacity as Found, Having},
    reaction::Reactions,
};

/// How long customers waited.
pub(crate) fn reactions(found: Reactions) -> ReactionTimes {
    let by_company = found.by_company.into_iter();
    ReactionTimes {
        all: Some(reaction(String::new(), found.all)),
        by_month: found.by_month.into_iter().map(|(month, own)| reaction(month, own)).collect(),
        by_company: by_company
            .map(|(id, name, own)| ReactionTime { company_id: id.to_string(), ..reaction(name, own) })
            .collect(),
    }
}

fn reaction(name: String, own: Reaction) -> ReactionTime {
    ReactionTime {
        name,
        company_id: String::new(),
        answered: own.answered,
        waiting: own.waiting,
        same_day: own.same_day,
        median_days: own.median_days,
        nine_of_ten_days: own.nine_of_ten_days,
    }
}

/// Weeks of departments.
pub(crate) fn capacity(found: Found) -> Capacity {
    let weeks = found.weeks.into_iter().map(|((monday, department), week)| CapacityWeek {
        department: department.as_str().to_owned(),
        week: monday.to_string(),
        announced_minutes: week.announced,
        promised_minutes: week.promised,
        held_minutes: week.held,
        free_minutes: week.free,
        short_minutes: week.short,
    });
    Capacity {
        weeks: weeks.collect(),
        departments: found.departments.iter().map(|own| own.as_str().to_owned()).collect(),
    }
}

/// An order with minutes of a department in a week.
pub(crate) fn having(own: Having) -> CapacityOrder {
    let order = own.stored.order;
    let said = order.agreement().map(|agreement| agreement.promised_on);
    let said = said.or_else(|| order.hold.as_ref().map(|hold| hold.offer.on));
    CapacityOrder {
        order_id: order.id.to_string(),
        company_id: order.company.to_string(),
        company_name: own.company_name,
        minutes: own.minutes,
        promised_on: said.map(|day| day.to_string()).unwrap_or_default(),
        held_until_us: order.hold.as_ref().map_or(0, |hold| hold.until_us),
        order_reference: order.reference,
    }
}

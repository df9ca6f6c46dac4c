//! What people see.

pub(crate) mod absences;
pub(crate) mod board;
pub(crate) mod contact;
pub(crate) mod crew_today;
pub(crate) mod day;
pub(crate) mod day_card;
pub(crate) mod design;
pub(crate) mod door;
pub(crate) mod follow_ups;
pub(crate) mod frame;
pub(crate) mod heads;
pub(crate) mod health;
pub(crate) mod host_week;
pub(crate) mod invoices;
pub(crate) mod language;
pub(crate) mod my_day;
pub(crate) mod my_file;
pub(crate) mod orders;
pub(crate) mod parts;
pub(crate) mod physician;
pub(crate) mod premiums;
pub(crate) mod refused;
pub(crate) mod search;
pub(crate) mod shift;
pub(crate) mod workers;

//! The shapes this service's tables took, oldest first; forward only.

use sea_orm_migration::MigrationTrait;

mod m0001_first_shape;
mod m0002_week_board;
mod m0003_plans;
mod m0004_floor;
mod m0005_law_and_hours;
mod m0006_contracts;
mod m0007_conditions;
mod m0008_head_counts;
mod m0009_pairs;

/// Every migration, in order.
pub(crate) fn all() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(m0001_first_shape::FIRST_SHAPE),
        Box::new(m0002_week_board::WEEK_BOARD),
        Box::new(m0003_plans::PLANS),
        Box::new(m0004_floor::FLOOR),
        Box::new(m0005_law_and_hours::LAW_AND_HOURS),
        Box::new(m0006_contracts::CONTRACTS),
        Box::new(m0007_conditions::CONDITIONS),
        Box::new(m0008_head_counts::HEAD_COUNTS),
        Box::new(m0009_pairs::PAIRS),
    ]
}

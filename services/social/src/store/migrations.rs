//! How the tables came to be, forward only.

use sea_orm_migration::MigrationTrait;

mod m0001_first_shape;
mod m0002_follow_ups;
mod m0003_host_status;
mod m0004_wage_days_told;
mod m0005_pair;

/// Every migration in order.
pub(crate) fn all() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(m0001_first_shape::FIRST_SHAPE),
        Box::new(m0002_follow_ups::FOLLOW_UPS),
        Box::new(m0003_host_status::HOST_STATUS),
        Box::new(m0004_wage_days_told::WAGE_DAYS_TOLD),
        Box::new(m0005_pair::PAIR),
    ]
}

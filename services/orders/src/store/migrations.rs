//! The shapes this service's tables took, oldest first; forward only.

use sea_orm_migration::MigrationTrait;

mod m0001_first_shape;
mod m0002_promise_is_what_is_held;
mod m0003_promises_are_kept;
mod m0004_orders_end_and_change;
mod m0005_orders_come_and_go;
mod m0006_quotes_are_asked;
mod m0007_goods_go_to_sites;

/// Every migration, in order.
pub(crate) fn all() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(m0001_first_shape::FIRST_SHAPE),
        Box::new(m0002_promise_is_what_is_held::PROMISE_IS_WHAT_IS_HELD),
        Box::new(m0003_promises_are_kept::PROMISES_ARE_KEPT),
        Box::new(m0004_orders_end_and_change::ORDERS_END_AND_CHANGE),
        Box::new(m0005_orders_come_and_go::ORDERS_COME_AND_GO),
        Box::new(m0006_quotes_are_asked::QUOTES_ARE_ASKED),
        Box::new(m0007_goods_go_to_sites::GOODS_GO_TO_SITES),
    ]
}

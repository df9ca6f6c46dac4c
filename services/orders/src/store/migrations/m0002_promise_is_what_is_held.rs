//! What an order holds is what was promised: crews do not answer with the same minutes any more.

use werkbrug_pipeline::schema::Step;

/// Orders without a reservation beside the promise.
pub(crate) const PROMISE_IS_WHAT_IS_HELD: Step =
    Step { name: "m0002_orders", statements: &["ALTER TABLE customer_order DROP COLUMN reserved"] };

//! What a panic leaves in the log: its place, and its words only when nothing was filled into them.

use std::any::Any;
use std::panic::{Location, set_hook};

/// What stands for words that may hold somebody's data.
const FILLED_IN: &str = "[words with values in them are not logged]";

/// From now on a panic of this process is a line in the log, without the values that it was about.
pub fn log_without_values() {
    set_hook(Box::new(|panic| {
        let place = panic.location().map(Location::to_string).unwrap_or_default();
        tracing::error!(place, words = words(panic.payload()), "a panic");
    }));
}

/// Words that stand in the program as they are hold nobody's data; formatted ones may.
fn words(payload: &(dyn Any + Send)) -> &'static str {
    payload.downcast_ref::<&'static str>().copied().unwrap_or(FILLED_IN)
}

//! Points at which a test lets this process die, as suddenly as a power cut: see `crashpoint!`.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// The variable that names the point, and after a colon how often it is passed before: `committed:3`.
pub const PLAN: &str = "WERKBRUG_CRASH_AT";
/// What was handed to other tasks before the point may still reach them.
const LINGER: Duration = Duration::from_millis(100);

/// Die here, when this point was named and its time has come.
pub(crate) fn pass(point: &str) {
    static READ: OnceLock<Option<(String, AtomicU32)>> = OnceLock::new();
    let Some((named, left)) = READ.get_or_init(plan) else { return };
    if named == point && left.fetch_sub(1, Ordering::SeqCst) == 0 {
        std::thread::park_timeout(LINGER);
        std::process::abort();
    }
}

#[allow(clippy::disallowed_methods, reason = "a test tells its victim by the environment where to die")]
fn plan() -> Option<(String, AtomicU32)> {
    let text = std::env::var(PLAN).ok()?;
    let (point, times) = text.split_once(':').unwrap_or((&text, "0"));
    Some((point.to_owned(), AtomicU32::new(times.parse().unwrap_or(0))))
}

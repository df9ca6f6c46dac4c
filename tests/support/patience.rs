//! A command is sent until it has its answer: the same number each time, so that it counts once.

use std::future::Future;
use std::time::Duration;

use tokio::time::{Instant, sleep, timeout};
use tonic::{Code, Response, Status};

/// Longest wait for one answer before it is asked again.
const ONE_CALL: Duration = Duration::from_secs(10);
/// Pause between two tries.
const PAUSE: Duration = Duration::from_millis(100);
/// Longest wait for anything at all.
pub const DEADLINE: Duration = Duration::from_secs(120);

/// Whether a status says "not now" and not "no".
fn is_away(status: &Status) -> bool {
    matches!(
        status.code(),
        Code::Unavailable | Code::Unknown | Code::Internal | Code::Cancelled | Code::DeadlineExceeded
    )
}

/// Ask until there is an answer, or a refusal.
///
/// # Errors
/// The refusal.
pub async fn insist<T, F>(ask: impl FnMut() -> F) -> Result<T, Status>
where
    F: Future<Output = Result<Response<T>, Status>>,
{
    insist_within(ONE_CALL, ask).await
}

/// The same for what may take longer than most, as reading a whole log again does.
///
/// # Errors
/// The refusal.
pub async fn insist_within<T, F>(one_call: Duration, mut ask: impl FnMut() -> F) -> Result<T, Status>
where
    F: Future<Output = Result<Response<T>, Status>>,
{
    let deadline = Instant::now() + DEADLINE;
    loop {
        match timeout(one_call, ask()).await {
            Ok(Ok(answer)) => return Ok(answer.into_inner()),
            Ok(Err(status)) if !is_away(&status) => return Err(status),
            Ok(Err(status)) => assert!(Instant::now() < deadline, "no answer in time: {status}"),
            Err(_) => assert!(Instant::now() < deadline, "no answer in time"),
        }
        sleep(PAUSE).await;
    }
}

/// Look until something holds.
pub async fn wait_for<F>(what: &str, mut holds: impl FnMut() -> F)
where
    F: Future<Output = bool>,
{
    let deadline = Instant::now() + DEADLINE;
    while !holds().await {
        assert!(Instant::now() < deadline, "waited in vain: {what}");
        sleep(PAUSE).await;
    }
}

//! One file after another: read, send, say what became of it, wait until others know it too.

use jiff::Timestamp;
use uuid::Uuid;

use super::{
    grid::{self, Seat},
    kind::Kind,
    known::Known,
    load,
    parse::Found,
    reach::Reach,
    send::{self, Sender, Tally},
};
use crate::{failure::Failure, say, waits};

/// The files that were found, in the order in which they go in.
#[derive(Clone, Debug, Default)]
pub(crate) struct Batch {
    /// The files.
    pub(crate) files: Vec<(Kind, Found)>,
    /// What the planner's letters mean.
    pub(crate) mapping: Option<Found>,
}

/// What became of all files together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sum {
    /// Rows that were not there before.
    pub(crate) new: usize,
    /// Rows that changed what was there.
    pub(crate) changed: usize,
    /// Rows that were there before.
    pub(crate) unchanged: usize,
    /// Rows that did not go in.
    pub(crate) rejected: usize,
}

impl Sum {
    /// Every row went in.
    ///
    /// # Errors
    /// Some did not: exit code 1.
    pub(crate) fn whole(self) -> Result<Self, Failure> {
        match self.rejected {
            0 => Ok(self),
            1 => Err(Failure::findings("1 rij is niet ingevoerd.")),
            rejected => Err(Failure::findings(format!("{rejected} rijen zijn niet ingevoerd."))),
        }
    }
}

/// Seats of the grid wait until the shifts are there.
struct Waiting<'a> {
    file: &'a Found,
    seats: Vec<Seat>,
}

/// Brings everything in; rejects go to standard output, counts to standard error.
pub(crate) async fn bring_in(reach: &Reach, batch: &Batch, began: Timestamp) -> Result<Sum, Failure> {
    let began_ms = u64::try_from(began.as_millisecond()).unwrap_or(0);
    let sender = Sender { reach, run: Some(Uuid::now_v7()), began_ms };
    let mut known = load::known(reach).await?;
    let mut sum = Sum::default();
    let mut waiting: Option<Waiting<'_>> = None;
    for (kind, file) in &batch.files {
        if *kind > Kind::Demand {
            seat(&sender, &mut waiting, &known, &mut sum).await?;
        }
        let tally = send_in(&sender, (*kind, file), batch, (&mut known, &mut waiting)).await?;
        tell(&file.name, &tally, &mut sum);
        if tally.new + tally.changed > 0 {
            waits::all_applied(reach, kind.service()).await?;
        }
    }
    seat(&sender, &mut waiting, &known, &mut sum).await?;
    Ok(sum)
}

/// Sends one file; the seats of the grid are kept for later.
async fn send_in<'a>(
    sender: &Sender<'_>,
    (kind, file): (Kind, &'a Found),
    batch: &Batch,
    (known, waiting): (&mut Known, &mut Option<Waiting<'a>>),
) -> Result<Tally, Failure> {
    Ok(match kind {
        Kind::Grid => {
            let parsed = grid::parse(file, batch.mapping.as_ref(), known);
            let mut tally = send::social::away(sender, file, parsed.away, known).await?;
            tally.rejects.splice(..0, parsed.rejects);
            *waiting = Some(Waiting { file, seats: parsed.seats });
            tally
        }
        Kind::Companies => send::orders::companies(sender, file, known).await?,
        Kind::Workers => send::social::workers(sender, file, known).await?,
        Kind::Coaches => send::crews::coaches(sender, file, known).await?,
        Kind::Places => send::crews::places(sender, file, known).await?,
        Kind::Engagements => send::crews::engagements(sender, file, known).await?,
        Kind::Limits => send::social::limits(sender, file, known).await?,
        Kind::Packages => send::social::packages(sender, file, known).await?,
        Kind::Absences => send::social::absences(sender, file, known).await?,
        Kind::Inductions => send::host_work::inductions(sender, file, known).await?,
        Kind::Agreements => send::host_work::agreements(sender, file, known).await?,
        Kind::Capacity => send::crews::capacity(sender, file, known).await?,
        Kind::Demand => send::crews::demand(sender, file, known).await?,
        Kind::Orders => send::orders::orders(sender, file, known).await?,
        Kind::Tariffs => send::invoicing::tariffs(sender, file, known).await?,
        Kind::Parameters => send::invoicing::parameters(sender, file, known).await?,
        Kind::Dmfa => send::invoicing::dmfa(sender, file, known).await?,
        Kind::Payments => send::invoicing::payments(sender, file, known).await?,
    })
}

async fn seat(
    sender: &Sender<'_>,
    waiting: &mut Option<Waiting<'_>>,
    known: &Known,
    sum: &mut Sum,
) -> Result<(), Failure> {
    let Some(Waiting { file, seats }) = waiting.take() else { return Ok(()) };
    if !seats.is_empty() {
        let tally = send::roster::seats(sender, file, &seats, known).await?;
        tell(&format!("{} (plaatsen)", file.name), &tally, sum);
    }
    Ok(())
}

fn tell(name: &str, tally: &Tally, sum: &mut Sum) {
    for reject in &tally.rejects {
        say::line(&serde_json::to_string(reject).unwrap_or_default());
    }
    say::problem(&format!("{name}: {tally}"));
    let Tally { new, changed, unchanged, rejects } = tally;
    sum.new += new;
    sum.changed += changed;
    sum.unchanged += unchanged;
    sum.rejected += rejects.len();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_that_did_not_go_in_is_a_finding() {
        let table = [(0, None), (1, Some(1)), (2, Some(1))];
        for (rejected, code) in table {
            let sum = Sum { new: 3, rejected, ..Sum::default() };
            assert_eq!(sum.whole().err().map(|failure| failure.code), code, "{rejected}");
        }
    }
}

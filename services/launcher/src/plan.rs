//! `werkbrug plan`: the crew planner on a problem without names, from file to file.

use std::{
    num::NonZeroUsize,
    path::{Path, PathBuf},
    sync::atomic::AtomicBool,
    time::Duration,
};

use serde::Serialize;
use werkbrug_planner::{
    explain,
    fault::Fault,
    holds::Holds,
    instance::{self, Instance},
    plan::{self, Plan, Score},
    repair::{self, absence::Absences},
    runner::{self, Effort, Limit, Refusal, Solution, Watch},
};

use crate::{failure::Failure, files};

/// How long a search takes when nobody says.
const USUAL_SECONDS: Duration = Duration::from_secs(10);
/// An empty seat weighs this much in the one figure that is told.
const SEAT_WEIGHT: i64 = 1_000;

/// Plans.
#[derive(clap::Subcommand, Debug)]
pub enum PlanTool {
    /// Give everybody a place
    Solve(SolveArgs),
    /// Go on after people fell out: three ways
    Repair(RepairArgs),
    /// Say why somebody is or is not on a shift, or who could fill it
    Explain(ExplainArgs),
}

/// What to plan and how hard to try.
#[derive(clap::Args, Clone, Debug)]
pub struct SolveArgs {
    /// The instance, in the format of werkbrug-plan-instance/1
    pub instance: PathBuf,
    /// The plan; written whole or not at all. Without it the plan goes to standard output
    #[arg(long)]
    pub out: Option<PathBuf>,
    /// Stop after so many seconds (10, unless --iterations is given)
    #[arg(long, value_parser = seconds)]
    pub seconds: Option<Duration>,
    /// Stop after so many moves; with one thread the plan is the same every time
    #[arg(long)]
    pub iterations: Option<u64>,
    /// Threads; one for each core unless said
    #[arg(long)]
    pub threads: Option<NonZeroUsize>,
    /// Where chance begins
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
}

/// What to mend.
#[derive(clap::Args, Clone, Debug)]
pub struct RepairArgs {
    /// The instance, in the format of werkbrug-plan-instance/1
    pub instance: PathBuf,
    /// The plan, in the format of werkbrug-plan/1
    pub plan: PathBuf,
    /// Who is not there: WORKER@DAY or COACH@DAY, several if need be
    #[arg(long, required = true, num_args = 1..)]
    pub absent: Vec<String>,
    /// The ways to go on; without it they go to standard output
    #[arg(long)]
    pub out: Option<PathBuf>,
}

/// What to explain.
#[derive(clap::Args, Clone, Debug)]
pub struct ExplainArgs {
    /// The instance, in the format of werkbrug-plan-instance/1
    pub instance: PathBuf,
    /// The plan, in the format of werkbrug-plan/1
    pub plan: PathBuf,
    /// The shift
    #[arg(long)]
    pub shift: String,
    /// The worker or coach; without it, who could fill the shift
    #[arg(long)]
    pub worker: Option<String>,
    /// The answer; without it to standard output
    #[arg(long)]
    pub out: Option<PathBuf>,
}

/// Does what was asked.
///
/// # Errors
/// A file cannot be used: exit code 2 and nothing written.
pub fn run(tool: &PlanTool) -> Result<(), Failure> {
    match tool {
        PlanTool::Solve(args) => solve(args),
        PlanTool::Repair(args) => mend(args),
        PlanTool::Explain(args) => tell_why(args),
    }
}

fn solve(args: &SolveArgs) -> Result<(), Failure> {
    let instance = read_instance(&args.instance)?;
    let cores = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let limit = match (args.iterations, args.seconds) {
        (None, time) => Limit::Time(time.unwrap_or(USUAL_SECONDS)),
        (Some(moves), None) => Limit::Moves(moves),
        (Some(moves), Some(time)) => Limit::Both(moves, time),
    };
    let effort = Effort { limit, threads: args.threads.unwrap_or(cores), seed: args.seed };
    let never = AtomicBool::new(false);
    let found = runner::solve(&instance, &Holds::default(), effort, Watch { cancel: &never, told: None })
        .map_err(|cause| refused(&args.instance, &cause))?;
    write(args.out.as_deref(), &plan::document(&instance.name, &found.plan, found.score))?;
    eprintln!("{}", line(&found));
    Ok(())
}

/// The score, the bound and the gap between them in one line.
fn line(found: &Solution) -> String {
    let one = |score: Score| score.medium * SEAT_WEIGHT + score.soft;
    let (cost, bound) = (one(found.score), one(found.bound));
    let gap = (cost - bound).saturating_mul(1_000).checked_div(cost).unwrap_or(0);
    format!(
        "score hard {} medium {} soft {} ({cost}), lower bound medium {} soft {} ({bound}), gap {}.{} %",
        found.score.hard,
        found.score.medium,
        found.score.soft,
        found.bound.medium,
        found.bound.soft,
        gap / 10,
        gap % 10
    )
}

fn mend(args: &RepairArgs) -> Result<(), Failure> {
    let instance = read_instance(&args.instance)?;
    let plan = read_plan(&args.plan, &instance)?;
    let absences = Absences::read(&instance, &args.absent).map_err(|fault| Failure::unusable(format!("--{fault}")))?;
    let ways = repair::repair(&instance, &plan, &absences).map_err(|cause| refused(&args.plan, &cause))?;
    write(args.out.as_deref(), &ways)
}

fn tell_why(args: &ExplainArgs) -> Result<(), Failure> {
    let instance = read_instance(&args.instance)?;
    let plan = read_plan(&args.plan, &instance)?;
    let unusable = |fault: Fault| Failure::unusable(format!("--{fault}"));
    match &args.worker {
        Some(worker) => {
            let answer = explain::person(&instance, &plan, (&args.shift, worker)).map_err(unusable)?;
            write(args.out.as_deref(), &answer)
        }
        None => write(args.out.as_deref(), &explain::shift(&instance, &plan, &args.shift).map_err(unusable)?),
    }
}

fn read_instance(file: &Path) -> Result<Instance, Failure> {
    let text = std::fs::read_to_string(file).map_err(|cause| Failure::about(file, &cause))?;
    instance::read::instance(&text).map_err(|fault| about(file, &fault))
}

fn read_plan(file: &Path, instance: &Instance) -> Result<Plan, Failure> {
    let text = std::fs::read_to_string(file).map_err(|cause| Failure::about(file, &cause))?;
    plan::read::plan(&text, instance).map_err(|fault| about(file, &fault))
}

fn about(file: &Path, fault: &Fault) -> Failure {
    Failure::about(file, fault)
}

fn refused(file: &Path, cause: &Refusal) -> Failure {
    Failure::about(file, cause)
}

/// The answer as readable JSON, to a file or to standard output.
#[allow(clippy::print_stdout, reason = "the answer of an offline tool is its output")]
fn write(out: Option<&Path>, answer: &impl Serialize) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(answer).map_err(|cause| Failure::unusable(cause.to_string()))? + "\n";
    match out {
        Some(file) => files::write_private(file, text.as_bytes()),
        None => {
            print!("{text}");
            Ok(())
        }
    }
}

/// Seconds, whole or with a point.
fn seconds(word: &str) -> Result<Duration, String> {
    let form = || "seconds like 10 or 0.5".to_owned();
    let seconds = word.parse::<f64>().map_err(|_| form())?;
    Duration::try_from_secs_f64(seconds).map_err(|_| form())
}

//! The hard rules by their stable names.

/// A hard rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// The worker cannot lift what the host asks.
    WorkerLift,
    /// The worker must sit and the work is standing.
    WorkerStanding,
    /// The worker cannot stand the noise.
    WorkerNoise,
    /// The worker cannot stand the crowd.
    WorkerCrowd,
    /// The host is too far for the worker.
    WorkerTravel,
    /// The shift is too long for the worker.
    WorkerHoursDay,
    /// The worker's week is full.
    WorkerHoursWeek,
    /// The worker is not there that day.
    WorkerAbsent,
    /// The shift starts too early for the worker.
    WorkerEarly,
    /// The shift ends too late for the worker.
    WorkerLate,
    /// The worker has another shift that day.
    WorkerBooked,
    /// Something else keeps the worker from this shift, alone or beside somebody, as whoever made the problem knows.
    WorkerBarred,
    /// Too little rest between two days.
    Rest,
    /// The coach is not there that day.
    CoachAbsent,
    /// The coach does not guide in that trade.
    CoachSector,
    /// The host is too far for the coach.
    CoachTravel,
    /// The coach has another shift that day.
    CoachBooked,
    /// The coach's week is full.
    CoachHoursWeek,
    /// Something else keeps the coach from this shift.
    CoachBarred,
    /// Workers without a coach.
    CoachMissing,
    /// More coaches than the shift may have.
    CoachTooMany,
    /// More guidance needed than the coaches can give.
    GuidanceLoad,
    /// More heads than the coaches can look after.
    GroupSize,
    /// Too few people for the shift to run.
    HeadsMin,
    /// More people than seats.
    HeadsMax,
    /// Too few people with the skill.
    Skill,
}

impl Rule {
    /// The name that never changes.
    pub fn id(self) -> &'static str {
        match self {
            Self::WorkerLift => "WORKER_LIFT",
            Self::WorkerStanding => "WORKER_STANDING",
            Self::WorkerNoise => "WORKER_NOISE",
            Self::WorkerCrowd => "WORKER_CROWD",
            Self::WorkerTravel => "WORKER_TRAVEL",
            Self::WorkerHoursDay => "WORKER_HOURS_DAY",
            Self::WorkerHoursWeek => "WORKER_HOURS_WEEK",
            Self::WorkerAbsent => "WORKER_ABSENT",
            Self::WorkerEarly => "WORKER_EARLY",
            Self::WorkerLate => "WORKER_LATE",
            Self::WorkerBooked => "WORKER_BOOKED",
            Self::WorkerBarred => "WORKER_BARRED",
            Self::Rest => "REST",
            Self::CoachAbsent => "COACH_ABSENT",
            Self::CoachSector => "COACH_SECTOR",
            Self::CoachTravel => "COACH_TRAVEL",
            Self::CoachBooked => "COACH_BOOKED",
            Self::CoachHoursWeek => "COACH_HOURS_WEEK",
            Self::CoachBarred => "COACH_BARRED",
            Self::CoachMissing => "COACH_MISSING",
            Self::CoachTooMany => "COACH_TOO_MANY",
            Self::GuidanceLoad => "GUIDANCE_LOAD",
            Self::GroupSize => "GROUP_SIZE",
            Self::HeadsMin => "HEADS_MIN",
            Self::HeadsMax => "HEADS_MAX",
            Self::Skill => "SKILL",
        }
    }
}

/// A start before this needs a worker who may start early: seven in the morning.
pub const EARLY_MINUTE: i32 = 420;
/// An end after this needs a worker who may end late: eight in the evening.
pub const LATE_MINUTE: i32 = 1_200;
/// Farther than this no coach travels.
pub const COACH_TRAVEL_MINUTES: i32 = 60;
/// From one midnight to the next.
pub const DAY_MINUTES: i32 = 1_440;

//! Who may do what here: one table of role and action, and how far it reaches.

use werkbrug_kernel::role::Role;

use crate::{engagement::EngagementKind, place::Place};

/// Everything that can be asked of this service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Record coaches, places and agreements.
    RecordMasterData,
    /// Read coaches.
    ReadCoaches,
    /// Read places.
    ReadPlaces,
    /// Read agreements.
    ReadEngagements,
    /// Read the gates of an agreement.
    CheckEngagement,
    /// Ask for people.
    RequestShift,
    /// Fill a shift, make it known, look for replacements.
    PlanShift,
    /// Record what happened.
    RecordPresence,
    /// Approve minutes.
    ApproveMinutes,
    /// Settle a breach.
    SettleBreach,
    /// Read breaches.
    ReadBreaches,
    /// Read shifts.
    ReadShifts,
    /// Read availability and limits of people.
    ReadWorkProfiles,
    /// Read minutes to pay.
    ReadMinutesToPay,
    /// Say what departments can give.
    AnnounceCapacity,
    /// Read what departments have left.
    ReadCapacity,
    /// Read the head counts of a day.
    ReadDaySummary,
    /// Read the week board of people.
    ReadWeekRows,
    /// Read the week board of places, in head counts.
    ReadWeekDemand,
    /// Read what one worker does on a day.
    ReadMyDay,
    /// Say a closed word from the floor.
    SendSignal,
    /// Read those words.
    ReadSignals,
    /// Answer one that waits.
    AnswerSignal,
    /// Record what an agreement says about notice and silence.
    SetTerms,
    /// Read a host's shifts with what the agreement says about each.
    ReadHostShifts,
    /// Let silence approve.
    ApproveTacitly,
    /// Say how the collaboration goes.
    Evaluate,
    /// Read how hosts find the collaboration.
    ReadEvaluations,
    /// Open and revoke the calendar of a company.
    KeepCalendar,
    /// Read the own hours and say that they are not right.
    ReadMyHours,
    /// Read which hours are doubted, and answer.
    AnswerObjection,
    /// Put a day's card on paper.
    PrintCard,
    /// Read whose card is wrong.
    ReadWrongCards,
    /// Read what agreements say about notice and silence.
    ReadTerms,
    /// Judge what kind of collaboration something is, and read what was judged.
    JudgeKind,
    /// Read how many coaches the norm asks and how many are there.
    ReadCoachRatios,
    /// Say how many pieces a crew made.
    ReportPieces,
    /// Bring in what the time clock noted.
    RecordClockEvents,
    /// Read which times the clock proposes.
    ReadProposedTimes,
    /// Let two people of the own crews change tasks.
    SwapTasks,
    /// Say when a place is closed.
    KeepClosures,
    /// Read when places are closed.
    ReadClosures,
    /// Record inductions and what people said about work at hosts.
    KeepHostWork,
    /// Read who may work at a site, and what they still need.
    ReadHostWork,
}

/// How far a permission reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Not at all.
    Nothing,
    /// The whole workshop.
    All,
    /// What concerns the company this person is of.
    OwnCompany,
    /// The shifts that this coach guides.
    OwnCrew,
    /// Only what is about themselves.
    Oneself,
}

const NO: Reach = Reach::Nothing;
const ALL: Reach = Reach::All;
const HOST: Reach = Reach::OwnCompany;
const CREW: Reach = Reach::OwnCrew;
const SELF: Reach = Reach::Oneself;

/// How far a role's permission for an action reaches.
#[must_use]
pub const fn reach(role: Role, action: Action) -> Reach {
    let [host, planner, desk, coach, social, physician, finance, worker] = row(action);
    match role {
        Role::HostPlanner => host,
        Role::WorkshopPlanner => planner,
        Role::OrderDesk => desk,
        Role::Coach => coach,
        Role::SocialWorker => social,
        Role::Physician => physician,
        Role::Finance => finance,
        Role::Worker => worker,
        Role::SectorObserver | Role::Admin => NO,
    }
}

/// Host planner, workshop planner, order desk, coach, social worker, physician, finance, worker.
#[rustfmt::skip]
const fn row(action: Action) -> [Reach; 8] {
    match action {
        //                           host  plan desk coach social phys fin  worker
        Action::RecordMasterData => [NO,   ALL, NO,  NO,   NO,    NO,  NO,  NO],
        Action::ReadCoaches =>      [NO,   ALL, NO,  ALL,  ALL,   NO,  NO,  NO],
        Action::ReadPlaces =>       [HOST, ALL, ALL, ALL,  ALL,   ALL, ALL, NO],
        Action::ReadEngagements =>  [HOST, ALL, ALL, NO,   NO,    NO,  ALL, NO],
        Action::CheckEngagement =>  [NO,   ALL, NO,  NO,   NO,    NO,  NO,  NO],
        Action::RequestShift =>     [HOST, ALL, NO,  NO,   NO,    NO,  NO,  NO],
        Action::PlanShift =>        [NO,   ALL, NO,  NO,   NO,    NO,  NO,  NO],
        Action::RecordPresence =>   [NO,   ALL, NO,  CREW, NO,    NO,  NO,  NO],
        Action::ApproveMinutes =>   [HOST, ALL, NO,  NO,   NO,    NO,  NO,  NO],
        Action::SettleBreach =>     [NO,   ALL, NO,  NO,   NO,    NO,  NO,  NO],
        Action::ReadBreaches =>     [NO,   ALL, NO,  NO,   NO,    NO,  ALL, NO],
        Action::ReadShifts =>       [HOST, ALL, NO,  CREW, ALL,   NO,  ALL, SELF],
        Action::ReadWorkProfiles => [NO,   ALL, NO,  CREW, ALL,   ALL, NO,  NO],
        Action::ReadMinutesToPay => [NO,   ALL, NO,  NO,   NO,    NO,  ALL, SELF],
        Action::AnnounceCapacity => [NO,   ALL, NO,  NO,   NO,    NO,  NO,  NO],
        Action::ReadCapacity =>     [NO,   ALL, ALL, NO,   NO,    NO,  NO,  NO],
        Action::ReadDaySummary =>   [HOST, ALL, ALL, ALL,  ALL,   ALL, ALL, NO],
        Action::ReadWeekRows =>     [NO,   ALL, NO,  CREW, NO,    NO,  NO,  NO],
        Action::ReadWeekDemand =>   [HOST, ALL, NO,  CREW, NO,    NO,  NO,  NO],
        Action::ReadMyDay =>        [NO,   NO,  NO,  CREW, NO,    NO,  NO,  SELF],
        Action::SendSignal =>       [NO,   ALL, NO,  CREW, NO,    NO,  NO,  NO],
        Action::ReadSignals =>      [NO,   ALL, NO,  CREW, NO,    NO,  NO,  NO],
        Action::AnswerSignal =>     [NO,   ALL, NO,  NO,   NO,    NO,  NO,  NO],
        Action::SetTerms =>         [NO,   ALL, NO,  NO,   NO,    NO,  NO,  NO],
        Action::ReadHostShifts =>   [HOST, ALL, NO,  NO,   NO,    NO,  ALL, NO],
        Action::ApproveTacitly =>   [NO,   ALL, NO,  NO,   NO,    NO,  NO,  NO],
        Action::Evaluate =>         [HOST, NO,  NO,  NO,   NO,    NO,  NO,  NO],
        Action::ReadEvaluations =>  [HOST, ALL, NO,  NO,   NO,    NO,  NO,  NO],
        Action::KeepCalendar =>     [HOST, NO,  NO,  NO,   NO,    NO,  NO,  NO],
        Action::ReadMyHours =>      [NO,   NO,  NO,  NO,   NO,    NO,  NO,  SELF],
        Action::AnswerObjection =>  [NO,   ALL, NO,  CREW, NO,    NO,  NO,  NO],
        Action::PrintCard =>        [NO,   NO,  NO,  CREW, NO,    NO,  NO,  SELF],
        Action::ReadWrongCards =>   [NO,   ALL, NO,  CREW, NO,    NO,  NO,  NO],
        Action::ReadTerms =>        [HOST, ALL, NO,  NO,   NO,    NO,  ALL, NO],
        Action::JudgeKind =>        [NO,   ALL, NO,  NO,   NO,    NO,  NO,  NO],
        Action::ReadCoachRatios =>  [NO,   ALL, NO,  NO,   NO,    NO,  NO,  NO],
        Action::ReportPieces =>     [NO,   ALL, NO,  CREW, NO,    NO,  NO,  NO],
        Action::RecordClockEvents =>[NO,   ALL, NO,  NO,   NO,    NO,  NO,  NO],
        Action::ReadProposedTimes =>[NO,   ALL, NO,  CREW, NO,    NO,  NO,  NO],
        Action::SwapTasks =>        [NO,   ALL, NO,  CREW, NO,    NO,  NO,  NO],
        Action::KeepClosures =>     [HOST, ALL, NO,  NO,   NO,    NO,  NO,  NO],
        Action::ReadClosures =>     [HOST, ALL, ALL, ALL,  ALL,   NO,  NO,  NO],
        Action::KeepHostWork =>     [NO,   ALL, NO,  NO,   ALL,   NO,  NO,  NO],
        Action::ReadHostWork =>     [NO,   ALL, NO,  NO,   ALL,   NO,  NO,  NO],
    }
}

/// Who approves the minutes of a kind of work: those of an enclave only the host that pays for them, those of
/// a contract for services the host or the workshop, those of a department the workshop.
#[must_use]
pub const fn may_approve(role: Role, kind: EngagementKind) -> bool {
    match kind {
        EngagementKind::Enclave => matches!(role, Role::HostPlanner),
        EngagementKind::ServiceContract => matches!(role, Role::HostPlanner | Role::WorkshopPlanner),
        EngagementKind::DepartmentWork => matches!(role, Role::WorkshopPlanner),
    }
}

/// Who reads the names of a crew: those who work with it, and a host only where the site needs names.
#[must_use]
pub const fn sees_names(role: Role, place: &Place) -> bool {
    sees_every_name(role) || (matches!(role, Role::HostPlanner) && place.names_needed)
}

/// Who reads the names of every crew within reach, and so may ask on which of its shifts one person is.
#[must_use]
pub const fn sees_every_name(role: Role) -> bool {
    match role {
        Role::WorkshopPlanner | Role::Coach | Role::SocialWorker | Role::Worker => true,
        Role::HostPlanner | Role::OrderDesk | Role::Physician | Role::Finance => false,
        Role::SectorObserver | Role::Admin => false,
    }
}

/// Who reads the hours and absences of a crew as a whole; to a worker a small crew's sums would tell of colleagues.
#[must_use]
pub const fn sees_crew_sums(role: Role) -> bool {
    match role {
        Role::HostPlanner | Role::WorkshopPlanner | Role::OrderDesk | Role::Coach | Role::SocialWorker => true,
        Role::Physician | Role::Finance => true,
        Role::Worker | Role::SectorObserver | Role::Admin => false,
    }
}

/// Who reads that one person of a crew is absent; for a host it is a head count.
#[must_use]
pub const fn sees_absence(role: Role) -> bool {
    match role {
        Role::WorkshopPlanner | Role::Coach | Role::SocialWorker | Role::Physician | Role::Worker => true,
        Role::HostPlanner | Role::OrderDesk | Role::Finance | Role::SectorObserver | Role::Admin => false,
    }
}

#[cfg(test)]
mod tests {
    use werkbrug_kernel::{id::Id, role::Role};

    use super::{Action, EngagementKind, Place, Reach, may_approve, reach, sees_names};
    use crate::place::{Demands, PlaceKind};

    #[test]
    fn a_host_reaches_its_own_company_and_nothing_else() {
        for action in [Action::ReadShifts, Action::RequestShift, Action::ApproveMinutes, Action::ReadDaySummary] {
            assert_eq!(reach(Role::HostPlanner, action), Reach::OwnCompany, "{action:?}");
        }
        let closed = [
            Action::PlanShift,
            Action::ReadWorkProfiles,
            Action::CheckEngagement,
            Action::ReadMinutesToPay,
            Action::ReadCapacity,
            Action::SettleBreach,
        ];
        for action in closed {
            assert_eq!(reach(Role::HostPlanner, action), Reach::Nothing, "{action:?}");
        }
    }

    #[test]
    fn limits_are_read_by_those_who_plan_guide_or_care() {
        let readers = Role::ALL.into_iter().filter(|role| reach(*role, Action::ReadWorkProfiles) != Reach::Nothing);
        let expected = [Role::WorkshopPlanner, Role::Coach, Role::SocialWorker, Role::Physician];
        assert_eq!(readers.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn the_technical_administrator_and_the_observer_of_the_sector_reach_nothing() {
        for role in [Role::Admin, Role::SectorObserver] {
            assert_eq!(reach(role, Action::ReadShifts), Reach::Nothing);
            assert_eq!(reach(role, Action::ReadDaySummary), Reach::Nothing);
        }
    }

    #[test]
    fn minutes_are_approved_by_who_pays_for_them() {
        let table = [
            (Role::HostPlanner, EngagementKind::Enclave, true),
            (Role::WorkshopPlanner, EngagementKind::Enclave, false),
            (Role::HostPlanner, EngagementKind::ServiceContract, true),
            (Role::WorkshopPlanner, EngagementKind::ServiceContract, true),
            (Role::HostPlanner, EngagementKind::DepartmentWork, false),
            (Role::WorkshopPlanner, EngagementKind::DepartmentWork, true),
            (Role::Coach, EngagementKind::Enclave, false),
            (Role::Finance, EngagementKind::ServiceContract, false),
        ];
        for (role, kind, expected) in table {
            assert_eq!(may_approve(role, kind), expected, "{role:?} {kind:?}");
        }
    }

    #[test]
    fn a_host_sees_names_only_where_the_site_needs_them() {
        let place = |names_needed| Place {
            id: Id::fresh(),
            kind: PlaceKind::HostSite,
            name: "Bakkerij De Proef".to_owned(),
            company: Some(Id::fresh()),
            demands: Demands::default(),
            core_activity: "10.710".to_owned(),
            names_needed,
        };
        assert!(sees_names(Role::HostPlanner, &place(true)));
        assert!(!sees_names(Role::HostPlanner, &place(false)));
        assert!(sees_names(Role::Coach, &place(false)));
        assert!(!sees_names(Role::Finance, &place(true)));
    }
}

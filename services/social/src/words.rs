//! Our enums and the contract's numbers for them; the store keeps the same numbers.

use werkbrug_proto::social as contract;
use werkbrug_social_domain::{
    absence::WorkRelated,
    contact::ContactHow,
    follow_up::Kind,
    limit::LimitKind,
    package::{GuidanceNeed, Scheme},
    pair::PairKind,
    policy::Keeper,
    worker::LegalStatus,
};

/// The number of a legal status.
pub(crate) fn status_number(status: LegalStatus) -> i32 {
    let number = match status {
        LegalStatus::TargetWorker => contract::LegalStatus::TargetWorker,
        LegalStatus::IndividualScheme => contract::LegalStatus::IndividualScheme,
        LegalStatus::Ama => contract::LegalStatus::Ama,
        LegalStatus::Article60 => contract::LegalStatus::Article60,
        LegalStatus::SupportStaff => contract::LegalStatus::SupportStaff,
    };
    number.into()
}

/// The legal status behind a number.
pub(crate) fn status(number: i32) -> Option<LegalStatus> {
    match contract::LegalStatus::try_from(number).ok()? {
        contract::LegalStatus::Unspecified => None,
        contract::LegalStatus::TargetWorker => Some(LegalStatus::TargetWorker),
        contract::LegalStatus::IndividualScheme => Some(LegalStatus::IndividualScheme),
        contract::LegalStatus::Ama => Some(LegalStatus::Ama),
        contract::LegalStatus::Article60 => Some(LegalStatus::Article60),
        contract::LegalStatus::SupportStaff => Some(LegalStatus::SupportStaff),
    }
}

/// The number of a kind of limit.
pub(crate) fn limit_kind_number(kind: LimitKind) -> i32 {
    let number = match kind {
        LimitKind::LiftKg => contract::LimitKind::LiftKg,
        LimitKind::LiftTimesHour => contract::LimitKind::LiftTimesHour,
        LimitKind::StandingMinutes => contract::LimitKind::StandingMinutes,
        LimitKind::Noise => contract::LimitKind::Noise,
        LimitKind::Crowd => contract::LimitKind::Crowd,
        LimitKind::TravelMinutes => contract::LimitKind::TravelMinutes,
        LimitKind::MinutesPerDay => contract::LimitKind::MinutesPerDay,
    };
    number.into()
}

/// The number of a kind of wish about two people.
pub(crate) fn pair_kind_number(kind: PairKind) -> i32 {
    let number = match kind {
        PairKind::GladlyWith => contract::PairKind::GladlyWith,
        PairKind::NotWith => contract::PairKind::NotWith,
    };
    number.into()
}

/// The kind of wish behind a number.
pub(crate) fn pair_kind(number: i32) -> Option<PairKind> {
    match contract::PairKind::try_from(number).ok()? {
        contract::PairKind::Unspecified => None,
        contract::PairKind::GladlyWith => Some(PairKind::GladlyWith),
        contract::PairKind::NotWith => Some(PairKind::NotWith),
    }
}

/// The kind of limit behind a number.
pub(crate) fn limit_kind(number: i32) -> Option<LimitKind> {
    match contract::LimitKind::try_from(number).ok()? {
        contract::LimitKind::Unspecified => None,
        contract::LimitKind::LiftKg => Some(LimitKind::LiftKg),
        contract::LimitKind::LiftTimesHour => Some(LimitKind::LiftTimesHour),
        contract::LimitKind::StandingMinutes => Some(LimitKind::StandingMinutes),
        contract::LimitKind::Noise => Some(LimitKind::Noise),
        contract::LimitKind::Crowd => Some(LimitKind::Crowd),
        contract::LimitKind::TravelMinutes => Some(LimitKind::TravelMinutes),
        contract::LimitKind::MinutesPerDay => Some(LimitKind::MinutesPerDay),
    }
}

/// The number of a scheme.
pub(crate) fn scheme_number(scheme: Scheme) -> i32 {
    let number = match scheme {
        Scheme::Collective => contract::Scheme::Collective,
        Scheme::Individual => contract::Scheme::Individual,
        Scheme::Vop => contract::Scheme::Vop,
    };
    number.into()
}

/// The scheme behind a number.
pub(crate) fn scheme(number: i32) -> Option<Scheme> {
    match contract::Scheme::try_from(number).ok()? {
        contract::Scheme::Unspecified => None,
        contract::Scheme::Collective => Some(Scheme::Collective),
        contract::Scheme::Individual => Some(Scheme::Individual),
        contract::Scheme::Vop => Some(Scheme::Vop),
    }
}

/// The number of a guidance need.
pub(crate) fn guidance_number(need: GuidanceNeed) -> i32 {
    let number = match need {
        GuidanceNeed::None => contract::GuidanceNeed::None,
        GuidanceNeed::Low => contract::GuidanceNeed::Low,
        GuidanceNeed::Mid => contract::GuidanceNeed::Mid,
        GuidanceNeed::High => contract::GuidanceNeed::High,
    };
    number.into()
}

/// The guidance need behind a number.
pub(crate) fn guidance(number: i32) -> Option<GuidanceNeed> {
    match contract::GuidanceNeed::try_from(number).ok()? {
        contract::GuidanceNeed::Unspecified => None,
        contract::GuidanceNeed::None => Some(GuidanceNeed::None),
        contract::GuidanceNeed::Low => Some(GuidanceNeed::Low),
        contract::GuidanceNeed::Mid => Some(GuidanceNeed::Mid),
        contract::GuidanceNeed::High => Some(GuidanceNeed::High),
    }
}

/// The number of an answer to "does it have to do with the work?".
pub(crate) fn work_related_number(answer: WorkRelated) -> i32 {
    let number = match answer {
        WorkRelated::Yes => contract::WorkRelated::Yes,
        WorkRelated::No => contract::WorkRelated::No,
        WorkRelated::NotAsked => contract::WorkRelated::NotAsked,
    };
    number.into()
}

/// The answer behind a number; nothing said is nobody asked.
pub(crate) fn work_related(number: i32) -> Option<WorkRelated> {
    match contract::WorkRelated::try_from(number).ok()? {
        contract::WorkRelated::Yes => Some(WorkRelated::Yes),
        contract::WorkRelated::No => Some(WorkRelated::No),
        contract::WorkRelated::Unspecified | contract::WorkRelated::NotAsked => Some(WorkRelated::NotAsked),
    }
}

/// The number of a way of contact.
pub(crate) fn contact_how_number(how: ContactHow) -> i32 {
    let number = match how {
        ContactHow::Phone => contract::ContactHow::Phone,
        ContactHow::Message => contract::ContactHow::Message,
        ContactHow::AtWork => contract::ContactHow::AtWork,
        ContactHow::HomeVisit => contract::ContactHow::HomeVisit,
        ContactHow::Letter => contract::ContactHow::Letter,
        ContactHow::AskedWorkDoctor => contract::ContactHow::AskedWorkDoctor,
    };
    number.into()
}

/// The way of contact behind a number.
pub(crate) fn contact_how(number: i32) -> Option<ContactHow> {
    match contract::ContactHow::try_from(number).ok()? {
        contract::ContactHow::Unspecified => None,
        contract::ContactHow::Phone => Some(ContactHow::Phone),
        contract::ContactHow::Message => Some(ContactHow::Message),
        contract::ContactHow::AtWork => Some(ContactHow::AtWork),
        contract::ContactHow::HomeVisit => Some(ContactHow::HomeVisit),
        contract::ContactHow::Letter => Some(ContactHow::Letter),
        contract::ContactHow::AskedWorkDoctor => Some(ContactHow::AskedWorkDoctor),
    }
}

/// The number of a kind of follow-up.
pub(crate) fn follow_up_kind_number(kind: Kind) -> i32 {
    let number = match kind {
        Kind::Contact => contract::FollowUpKind::Contact,
        Kind::WorkDoctor => contract::FollowUpKind::WorkDoctor,
        Kind::LimitEnds => contract::FollowUpKind::LimitEnds,
        Kind::PackageEvaluation => contract::FollowUpKind::PackageEvaluation,
        Kind::PackageEnds => contract::FollowUpKind::PackageEnds,
        Kind::ConsentEnds => contract::FollowUpKind::ConsentEnds,
    };
    number.into()
}

/// The number of who keeps a file.
pub(crate) fn keeper_number(keeper: Keeper) -> i32 {
    let number = match keeper {
        Keeper::Own => contract::FileKeeper::Own,
        Keeper::Shared => contract::FileKeeper::Shared,
        Keeper::Colleague => contract::FileKeeper::Colleague,
    };
    number.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_reads_back_from_its_number() {
        for word in LegalStatus::ALL {
            assert_eq!(status(status_number(word)), Some(word));
        }
        for word in LimitKind::ALL {
            assert_eq!(limit_kind(limit_kind_number(word)), Some(word));
        }
        for word in ContactHow::ALL {
            assert_eq!(contact_how(contact_how_number(word)), Some(word));
        }
        for word in [Scheme::Collective, Scheme::Individual, Scheme::Vop] {
            assert_eq!(scheme(scheme_number(word)), Some(word));
        }
        for word in [GuidanceNeed::None, GuidanceNeed::Low, GuidanceNeed::Mid, GuidanceNeed::High] {
            assert_eq!(guidance(guidance_number(word)), Some(word));
        }
        for word in [PairKind::GladlyWith, PairKind::NotWith] {
            assert_eq!(pair_kind(pair_kind_number(word)), Some(word));
        }
        for word in [WorkRelated::Yes, WorkRelated::No, WorkRelated::NotAsked] {
            assert_eq!(work_related(work_related_number(word)), Some(word));
        }
    }

    #[test]
    fn nothing_said_is_no_word() {
        assert_eq!((status(0), limit_kind(0), scheme(0), guidance(0)), (None, None, None, None));
        assert_eq!((status(99), limit_kind(99), scheme(99), guidance(-1)), (None, None, None, None));
        assert_eq!((contact_how(0), contact_how(99)), (None, None));
        assert_eq!((pair_kind(0), pair_kind(99)), (None, None));
        assert_eq!((work_related(0), work_related(99)), (Some(WorkRelated::NotAsked), None));
    }
}

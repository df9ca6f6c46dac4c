//! Stand-ins for what a host planner, a coach and a worker read and change: a few invented people at an invented host.

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use axum::Router;
use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};
use tempfile::TempDir;
use tonic::Status;
use uuid::Uuid;
use werkbrug_chassis::{
    identity::Caller,
    refusal::{Kind, Refusal},
};
use werkbrug_kernel::role::Role;
use werkbrug_proto::{crews, social};

use super::{Said, Services, law, only, unary};

/// The worker who is signed in, and whom the coach guides.
pub(crate) const RITA: Uuid = Uuid::from_u128(0x5000_0000_0000_7000_8000_0000_0000_0001);
/// Whom the coach guides until their day was read twice.
pub(crate) const LEAVES: Uuid = Uuid::from_u128(0x5000_0000_0000_7000_8000_0000_0000_0002);
/// A form whose Fridays do not arrive, but for the end of its number.
pub(crate) const LOST: &str = "00000000-0000-7000-8000-0000000000";
/// A shift.
pub(crate) const SHIFT: Uuid = Uuid::from_u128(0x6000_0000_0000_7000_8000_0000_0000_0001);

impl Services {
    /// The crews' and the social service at one free address.
    pub(crate) async fn of_the_floor(dir: &TempDir) -> Self {
        Self::answering(dir, router).await
    }
}

fn router(said: &Arc<Said>) -> Router {
    let router = unary(law::add(Router::new(), said), said, "crews.v1.Crews/ListShifts", list_shifts);
    let router = unary(router, said, "crews.v1.Crews/ListWeekDemand", week_demand);
    let router = unary(router, said, "crews.v1.Crews/ApproveMinutes", approve);
    let router = unary(router, said, "crews.v1.Crews/RecordPresence", record);
    let looks = Arc::new(AtomicU32::new(0));
    let router = unary(router, said, "crews.v1.Crews/GetMyDay", move |caller, asked: &crews::GetMyDayRequest| {
        let has_left = asked.worker_id == LEAVES.to_string() && looks.fetch_add(1, Ordering::Relaxed) >= 2;
        if has_left { Err(Status::not_found("not in this crew any more")) } else { my_day(caller, asked) }
    });
    let router = unary(router, said, "crews.v1.Floor/ListHostShifts", host_shifts);
    let router = unary(router, said, "crews.v1.Crews/RequestShift", request_shift);
    let router = unary(router, said, "crews.v1.Floor/SendSignal", |caller, asked: &crews::SendSignalRequest| {
        let is_whole = asked.kind() == crews::SignalKind::Help && asked.made_seconds_ago == 600;
        only(caller, &[Role::Coach]).and_then(|()| {
            if is_whole { Ok(crews::SendSignalResponse::default()) } else { Err(Status::invalid_argument("what?")) }
        })
    });
    let router = unary(router, said, "social.v1.Social/GetWorker", |caller, asked: &social::GetWorkerRequest| {
        let about = Some(social::get_worker_request::Key::WorkerId(RITA.to_string()));
        oneself(caller, asked.key == about)?;
        Ok(social::Worker {
            worker_code: "W-017".into(),
            display_name: "Rita Proef".into(),
            status: social::LegalStatus::TargetWorker.into(),
            contract_fraction: "0.8".into(),
            employed_from: "2024-02-01".into(),
            ..social::Worker::default()
        })
    });
    let router = unary(router, said, "social.v1.Social/ListFunctionalLimits", limits);
    let router = unary(router, said, "social.v1.Social/ListPairs", own_wishes);
    let router = unary(router, said, "social.v1.Social/ListConsents", consents);
    unary(router, said, "social.v1.Social/ListConfidentialReads", reads)
}

fn role(caller: &Caller) -> Option<Role> {
    match caller {
        Caller::Person(viewer) => Some(viewer.role),
        Caller::Process(_) => None,
    }
}

fn oneself(caller: &Caller, is_about_rita: bool) -> Result<(), Status> {
    only(caller, &[Role::Worker])?;
    if is_about_rita { Ok(()) } else { Err(Status::not_found("somebody else")) }
}

fn coach(name: &str, phone: &str) -> crews::Coach {
    crews::Coach { display_name: name.into(), work_phone: phone.into(), ..crews::Coach::default() }
}

fn shift(day: &str) -> crews::Shift {
    crews::Shift {
        shift_id: SHIFT.to_string(),
        place_name: "Verzonnen Hal".into(),
        day: day.into(),
        start_minute: 480,
        end_minute: 960,
        break_minutes: 30,
        heads_wanted: 5,
        heads_assigned: 5,
        heads_absent: 1,
        stage: crews::ShiftStage::Published.into(),
        work_description: "Schroeven in zakjes".into(),
        coaches: vec![coach("Proef coach", "0470 00 00 01"), coach("Stef Voorbeeld", "+32 470 00 00 02")],
        tariff_class: "inpak".into(),
        ..crews::Shift::default()
    }
}

/// 23 November 2026, 7.58 in Brussels.
const TWO_TO_EIGHT_US: i64 = 1_795_417_080_000_000;

/// Anybody's id but Rita's.
pub(crate) fn id_of(name: &str) -> Uuid {
    Uuid::from_u128(name.bytes().fold(7, |sum, letter| sum * 31 + u128::from(letter)))
}

fn member(name: &str, presence: crews::PresenceKind, is_absent: bool) -> crews::CrewMember {
    let worker_id = if name.starts_with("Rita") { RITA } else { id_of(name) };
    let minutes_present = if presence == crews::PresenceKind::Present { 450 } else { 0 };
    crews::CrewMember {
        worker_id: worker_id.to_string(),
        display_name: name.into(),
        presence: presence.into(),
        minutes_present,
        is_absent,
        is_standing_in: name.starts_with("Tess"),
        recorded_at_us: if presence == crews::PresenceKind::Unspecified { 0 } else { TWO_TO_EIGHT_US },
        missing: vec![],
    }
}

fn list_shifts(caller: &Caller, asked: &crews::ListShiftsRequest) -> Result<crews::ListShiftsResponse, Status> {
    only(caller, &[Role::HostPlanner, Role::Coach])?;
    let unseen = crews::PresenceKind::Unspecified;
    let shifts = match (role(caller), asked.on.as_str()) {
        (Some(Role::Coach), day) if asked.page_token == "later" => {
            let crew = vec![member("Tess Fictie", unseen, false)];
            let place_name = "Verzonnen Was".into();
            vec![crews::Shift { place_name, start_minute: 1_000, end_minute: 1_200, crew, ..shift(day) }]
        }
        (Some(Role::Coach), "") => return Err(Status::invalid_argument("a coach asks for a day")),
        (Some(Role::Coach), day) => {
            let crew = vec![
                member("Rita Proef", unseen, false),
                member("Karel Schijn", crews::PresenceKind::Present, false),
                member("Mina Droom", unseen, true),
                member("Omar Denkbeeld", crews::PresenceKind::Late, false),
            ];
            let late = crews::Shift {
                shift_id: Uuid::from_u128(3).to_string(),
                start_minute: 1_000,
                end_minute: 1_200,
                heads_assigned: 1,
                heads_absent: 0,
                crew: vec![
                    member("Rita Proef", unseen, false),
                    member("Tess Fictie", crews::PresenceKind::Late, false),
                ],
                ..shift(day)
            };
            vec![crews::Shift { crew, ..shift(day) }, late]
        }
        (_, "") => {
            let waits = crews::Shift { minutes_present: 2_250, ..shift(&asked.from) };
            let done = crews::Shift { minutes_present: 1_800, minutes_approved: 1_770, ..shift(&asked.from) };
            vec![waits, crews::Shift { shift_id: Uuid::from_u128(2).to_string(), ..done }]
        }
        (_, day) => {
            let crew = vec![member("Rita Proef", unseen, false), member("Mina Droom", unseen, true)];
            let over = crews::Shift {
                place_name: "Verzonnen Was".into(),
                heads_assigned: 12,
                heads_absent: 0,
                start_minute: 600,
                coaches: vec![],
                ..shift(day)
            };
            vec![crews::Shift { crew, ..shift(day) }, over]
        }
    };
    let is_whole = role(caller) != Some(Role::Coach) || !asked.page_token.is_empty();
    let next_page_token = if is_whole { String::new() } else { "later".into() };
    Ok(crews::ListShiftsResponse { shifts, next_page_token, ..crews::ListShiftsResponse::default() })
}

fn week_demand(caller: &Caller, asked: &crews::ListWeekDemandRequest) -> Result<crews::ListWeekDemandResponse, Status> {
    only(caller, &[Role::HostPlanner])?;
    let monday: jiff::civil::Date = asked.monday.parse().map_err(|_| Status::invalid_argument("a day"))?;
    if monday.weekday() != jiff::civil::Weekday::Monday {
        return Err(Status::invalid_argument("no Monday"));
    }
    let cell = |day: u32, place: u32| {
        let wanted = if day < 5 { 5 } else { 0 };
        let assigned: u32 = match (day, place) {
            (5.., _) => 0,
            (0, 1) => 12,
            (1, 0) => 6,
            (2, 1) => 3,
            _ => 5,
        };
        let absent = u32::from(day == 1 && place == 0);
        crews::DemandCell {
            shifts: u32::from(day < 5),
            heads_wanted: wanted,
            heads_assigned: assigned,
            heads_absent: absent,
            seats_empty: wanted.saturating_sub(assigned - absent),
            heads_over: (assigned - absent).saturating_sub(wanted),
            stage: if day < 3 { crews::ShiftStage::Published } else { crews::ShiftStage::Requested }.into(),
            ..crews::DemandCell::default()
        }
    };
    let row = |place: u32, name: &str| crews::DemandRow {
        place_name: name.into(),
        cells: (0..7).map(|day| cell(day, place)).collect(),
        ..crews::DemandRow::default()
    };
    let rows = vec![row(0, "Verzonnen Hal"), row(1, "Verzonnen Was")];
    Ok(crews::ListWeekDemandResponse { rows, next_page_token: String::new() })
}

fn approve(caller: &Caller, asked: &crews::ApproveMinutesRequest) -> Result<crews::ApproveMinutesResponse, Status> {
    only(caller, &[Role::HostPlanner])?;
    if asked.shift_id != SHIFT.to_string() || asked.tariff_class != "inpak" || asked.request_id.len() != 36 {
        return Err(Status::not_found("no such shift"));
    }
    let refusal = |reason| Refusal::new(Kind::Precondition, reason, "english");
    match asked.minutes {
        1..=2_250 => Ok(crews::ApproveMinutesResponse { held: asked.minutes == 600, ..Default::default() }),
        0 => Err(refusal("NO_MINUTES").into()),
        2_251 => Err(refusal("ALREADY_APPROVED").into()),
        _ => {
            let beyond = refusal("MINUTES_BEYOND_PRESENCE").with_fact("present_minutes", "2250");
            Err(beyond.with_fact("approved_minutes", "0").into())
        }
    }
}

fn record(caller: &Caller, asked: &crews::RecordPresenceRequest) -> Result<crews::RecordPresenceResponse, Status> {
    only(caller, &[Role::Coach])?;
    if asked.shift_id != SHIFT.to_string() || asked.worker_id != RITA.to_string() || asked.request_id.len() != 36 {
        return Err(Status::not_found("no such shift"));
    }
    match (asked.kind(), asked.minutes) {
        (crews::PresenceKind::Present, 450) | (crews::PresenceKind::NoShow, 0) => Ok(Default::default()),
        (crews::PresenceKind::Late, 300) if asked.made_seconds_ago >= 600 => {
            Err(Refusal::new(Kind::Precondition, "NEWER_PRESENCE_STANDS", "english").into())
        }
        (crews::PresenceKind::SentHome, 60) => {
            Ok(crews::RecordPresenceResponse { breach_id: "breach".into(), ..Default::default() })
        }
        _ => Err(Refusal::invalid("minutes", "PRESENCE_MINUTES", "english").into()),
    }
}

fn my_day(caller: &Caller, asked: &crews::GetMyDayRequest) -> Result<crews::MyDay, Status> {
    match role(caller) {
        Some(Role::Worker) if asked.worker_id.is_empty() => {}
        Some(Role::Coach) if [RITA, LEAVES].iter().any(|id| asked.worker_id == id.to_string()) => {}
        Some(Role::Worker | Role::Coach) => return Err(Status::not_found("no such worker")),
        _ => return Err(Status::permission_denied("not for this role")),
    }
    let own = crews::MyShift {
        place_name: "Verzonnen Hal".into(),
        work_description: "Schroeven in zakjes doen: tien in één zakje, dicht met een clip.".into(),
        start_minute: 480,
        end_minute: 960,
        break_minutes: 30,
        coaches: vec![crews::CoachContact {
            display_name: "Stef Voorbeeld".into(),
            work_phone: "0470 00 00 02".into(),
            ..crews::CoachContact::default()
        }],
        stage: crews::ShiftStage::Published.into(),
        ..crews::MyShift::default()
    };
    let is_free = asked.day == "2026-12-25";
    Ok(crews::MyDay {
        worker_id: RITA.to_string(),
        display_name: "Rita Proef".into(),
        day: asked.day.clone(),
        shifts: if is_free { vec![] } else { vec![own.clone()] },
        next_day: "2026-12-28".into(),
        next_shifts: vec![own],
        week: Some(crews::MyWeek { monday: String::new(), minutes_present: 1_350, minutes_planned: 2_250 }),
        is_absent: false,
        last_day: "2026-11-20".into(),
        different: if is_free { vec![] } else { vec![crews::DayDifference::Place.into()] },
    })
}

/// The same hours on the Monday and the Friday of the week that is asked for.
fn host_shifts(caller: &Caller, asked: &crews::ListHostShiftsRequest) -> Result<crews::ListHostShiftsResponse, Status> {
    only(caller, &[Role::HostPlanner])?;
    let monday: Date = asked.from.parse().unwrap();
    let shift = |days: i64| crews::HostShift {
        engagement_id: "overeenkomst-1".into(),
        day: monday.saturating_add(days.days()).to_string(),
        start_minute: 480,
        end_minute: 960,
        heads_wanted: 4,
        ..crews::HostShift::default()
    };
    Ok(crews::ListHostShiftsResponse { shifts: vec![shift(0), shift(4)] })
}

/// Fridays are closed.
fn request_shift(caller: &Caller, asked: &crews::RequestShiftRequest) -> Result<crews::RequestShiftResponse, Status> {
    only(caller, &[Role::HostPlanner])?;
    let day: Date = asked.day.parse().unwrap();
    if day.weekday() == Weekday::Friday {
        if asked.request_id.starts_with(LOST) {
            return Err(Status::unavailable("away"));
        }
        return Err(Refusal::new(Kind::Precondition, "PLACE_CLOSED", "english").into());
    }
    Ok(crews::RequestShiftResponse::default())
}

/// A wish of the own.
fn own_wishes(caller: &Caller, asked: &social::ListPairsRequest) -> Result<social::ListPairsResponse, Status> {
    oneself(caller, asked.worker_id == RITA.to_string())?;
    let wish = social::Pair {
        worker_id: asked.worker_id.clone(),
        other_worker_name: "Bo Voorbeeld".to_owned(),
        kind: social::PairKind::GladlyWith.into(),
        valid_from: "2026-11-02".to_owned(),
        ..social::Pair::default()
    };
    Ok(social::ListPairsResponse { pairs: vec![wish], next_page_token: String::new() })
}

fn limits(
    caller: &Caller,
    asked: &social::ListFunctionalLimitsRequest,
) -> Result<social::ListFunctionalLimitsResponse, Status> {
    oneself(caller, asked.worker_id == RITA.to_string())?;
    let limit = |kind: social::LimitKind, value: u32, to: Option<&str>| social::FunctionalLimit {
        kind: kind.into(),
        value,
        is_hard: value != 0,
        valid_from: "2026-01-05".into(),
        valid_to: to.map(str::to_owned),
        ..social::FunctionalLimit::default()
    };
    let limits = vec![
        limit(social::LimitKind::LiftKg, 10, None),
        limit(social::LimitKind::Noise, 0, Some("2090-12-31")),
        limit(social::LimitKind::LiftTimesHour, 99, Some("2026-01-31")),
    ];
    Ok(social::ListFunctionalLimitsResponse { limits, next_page_token: String::new() })
}

fn consents(caller: &Caller, asked: &social::ListConsentsRequest) -> Result<social::ListConsentsResponse, Status> {
    oneself(caller, asked.worker_id == RITA.to_string())?;
    let consent = social::Consent {
        category: "contact_note".into(),
        recipient: "persona-social_worker".into(),
        purpose: "samen terugkeren".into(),
        given_on: "2026-03-02".into(),
        ..social::Consent::default()
    };
    let ended = social::Consent {
        category: "absence_reason".into(),
        withdrawn_on: Some("2026-05-04".into()),
        ..consent.clone()
    };
    Ok(social::ListConsentsResponse { consents: vec![ended, consent], next_page_token: String::new() })
}

fn reads(
    caller: &Caller,
    asked: &social::ListConfidentialReadsRequest,
) -> Result<social::ListConfidentialReadsResponse, Status> {
    oneself(caller, asked.worker_id == RITA.to_string())?;
    let read = |purpose: &str, ground: &str| social::ConfidentialRead {
        actor: "persona-social_worker".into(),
        role: Role::SocialWorker.as_str().into(),
        category: "absence_reason".into(),
        purpose: purpose.into(),
        ground: ground.into(),
        read_at_us: 1_795_439_100_000_000,
        ..social::ConfidentialRead::default()
    };
    let (reads, next) = match asked.page_token.as_str() {
        "" => (vec![read("terugkeer bespreken", "own_file")], "a b&c"),
        "a b&c" => (vec![read("vroeger gesprek", "00000000-0000-0000-0000-000000000007")], ""),
        _ => return Err(Status::invalid_argument("page_token")),
    };
    Ok(social::ListConfidentialReadsResponse { reads, next_page_token: next.into() })
}

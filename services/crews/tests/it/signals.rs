//! What a coach says from the floor in a closed word, and ticks that waited for a connection.

use uuid::Uuid;
use werkbrug_kernel::role::Role;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::crews::{
    AnswerSignalRequest, ListSignalsRequest, PresenceKind, RecordPresenceRequest, SendSignalRequest, Signal,
    SignalAnswer, SignalKind, floor_client::FloorClient,
};

use crate::floor::{Floor, FloorSide, fresh, reason, tick};

on_both_databases!(
    a_call_for_help_waits_until_a_person_settles_it,
    a_coach_signals_from_the_own_shift_only_and_reads_no_others,
    a_word_about_somebody_names_them,
    a_tick_sent_again_counts_once_and_keeps_its_hour,
    a_late_tick_undoes_nothing_that_was_said_after_it,
    of_two_ticks_of_one_queue_the_later_place_stands,
);

fn signal(shift: &str, worker: Option<Uuid>, kind: SignalKind) -> SendSignalRequest {
    let worker_id = worker.map(|worker| worker.to_string()).unwrap_or_default();
    SendSignalRequest {
        request_id: fresh(),
        shift_id: shift.to_owned(),
        worker_id,
        kind: kind.into(),
        made_seconds_ago: 0,
    }
}

async fn waiting(client: &mut FloorSide) -> Vec<Signal> {
    let request = ListSignalsRequest { is_open: true, ..ListSignalsRequest::default() };
    client.list_signals(request).await.unwrap().into_inner().signals
}

/// A shift of today with Stef and An on it.
async fn guided(floor: &Floor) -> (String, Uuid, Uuid) {
    let shift = floor.shift(&floor.packing().await, 2).await;
    let (stef, an) = (floor.coach("Stef Voorbeeld", None).await, floor.worker("An Voorbeeld").await);
    floor.guide(&shift, stef).await.unwrap();
    floor.assign(&shift, an).await.unwrap();
    (shift, stef, an)
}

async fn a_call_for_help_waits_until_a_person_settles_it(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (shift, stef, an) = guided(&floor).await;
    let mut coach = floor.side_of(Role::Coach, Some(stef));
    let mut planner = floor.side_of(Role::WorkshopPlanner, None);
    let sent = coach.send_signal(signal(&shift, None, SignalKind::Help)).await.unwrap().into_inner();
    coach.send_signal(signal(&shift, Some(an), SignalKind::FeedbackGiven)).await.unwrap();
    let found = waiting(&mut planner).await;
    assert_eq!(found.len(), 1, "feedback waits for nobody");
    assert_eq!((found[0].kind(), found[0].place_name.as_str()), (SignalKind::Help, "Inpak"));
    assert_eq!(found[0].coaches[0].work_phone, "+32 50 00 00 00");
    let answer = |answer: SignalAnswer| AnswerSignalRequest {
        request_id: fresh(),
        signal_id: sent.signal_id.clone(),
        answer: answer.into(),
    };
    assert_eq!(reason(coach.answer_signal(answer(SignalAnswer::Settled)).await), "NOT_ALLOWED");
    planner.answer_signal(answer(SignalAnswer::Coming)).await.unwrap();
    assert_eq!(waiting(&mut coach).await[0].answer(), SignalAnswer::Coming, "the coach reads that somebody comes");
    planner.answer_signal(answer(SignalAnswer::Settled)).await.unwrap();
    assert_eq!(waiting(&mut planner).await, []);
    assert_eq!(reason(planner.answer_signal(answer(SignalAnswer::Called)).await), "SIGNAL_ANSWERED");
    let changes: Vec<String> =
        floor.said::<werkbrug_proto::crews::ShiftChanged>("shifts").await.into_iter().map(|said| said.change).collect();
    assert_eq!(changes.iter().filter(|change| *change == "signal").count(), 4);
    floor.close().await;
}

async fn a_coach_signals_from_the_own_shift_only_and_reads_no_others(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (shift, stef, _) = guided(&floor).await;
    let other = floor.coach("Mia Verzonnen", None).await;
    let mut stranger = floor.side_of(Role::Coach, Some(other));
    let refused = stranger.send_signal(signal(&shift, None, SignalKind::Incident)).await;
    assert_eq!(reason(refused), "NOT_FOUND");
    floor.side_of(Role::Coach, Some(stef)).send_signal(signal(&shift, None, SignalKind::Incident)).await.unwrap();
    assert_eq!(waiting(&mut stranger).await, []);
    for role in [Role::HostPlanner, Role::Worker, Role::Finance, Role::SocialWorker] {
        let mut nobody = floor.side_of(role, Some(floor.bakery));
        let refused = nobody.list_signals(ListSignalsRequest::default()).await;
        assert_eq!(reason(refused), "NOT_ALLOWED", "{role:?}");
    }
    floor.close().await;
}

async fn a_word_about_somebody_names_them(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (shift, stef, an) = guided(&floor).await;
    let mut coach: FloorClient<_> = floor.side_of(Role::Coach, Some(stef));
    let table = [
        (None, SignalKind::Seen, "SIGNAL_OF_NOBODY"),
        (Some(Uuid::now_v7()), SignalKind::Seen, "NOT_FOUND"),
        (Some(an), SignalKind::Unspecified, "KIND_MISSING"),
    ];
    for (worker, kind, expected) in table {
        let refused = coach.send_signal(signal(&shift, worker, kind)).await;
        assert_eq!(reason(refused), expected, "{kind:?}");
    }
    let ages_ago = SendSignalRequest { made_seconds_ago: 1_000_000, ..signal(&shift, None, SignalKind::Help) };
    assert_eq!(reason(coach.send_signal(ages_ago).await), "MADE_TOO_LONG_AGO");
    assert_eq!(floor.count("signal").await, 0);
    floor.close().await;
}

async fn a_tick_sent_again_counts_once_and_keeps_its_hour(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (shift, stef, an) = guided(&floor).await;
    let mut coach = floor.as_somebody(Role::Coach, stef);
    let first = RecordPresenceRequest { made_seconds_ago: 600, ..tick(&shift, an, PresenceKind::Present, 450) };
    let again = RecordPresenceRequest { made_seconds_ago: 900, ..first.clone() };
    let one = coach.record_presence(first).await.unwrap().into_inner();
    let two = coach.record_presence(again).await.unwrap().into_inner();
    assert_eq!(one.presence_id, two.presence_id, "a longer wait makes no other tick");
    assert_eq!(floor.count("presence_entry").await, 1);
    let six = jiff::civil::date(2026, 11, 23).at(6, 0, 0, 0);
    let made = werkbrug_kernel::brussels::instant(six).as_microsecond() - 600_000_000;
    assert_eq!(floor.read(&shift).await.crew[0].recorded_at_us, made);
    floor.close().await;
}

async fn a_late_tick_undoes_nothing_that_was_said_after_it(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (shift, stef, an) = guided(&floor).await;
    floor.present(&shift, an, 300).await;
    let mut coach = floor.as_somebody(Role::Coach, stef);
    let late = RecordPresenceRequest { made_seconds_ago: 60, ..tick(&shift, an, PresenceKind::NoShow, 0) };
    assert_eq!(reason(coach.record_presence(late).await), "NEWER_PRESENCE_STANDS");
    assert_eq!(floor.read(&shift).await.minutes_present, 300);
    coach.record_presence(tick(&shift, an, PresenceKind::NoShow, 0)).await.unwrap();
    assert_eq!(floor.read(&shift).await.minutes_present, 0);
    let own = RecordPresenceRequest { made_seconds_ago: 2, ..tick(&shift, an, PresenceKind::Late, 200) };
    assert_eq!(reason(coach.record_presence(own).await), "NEWER_PRESENCE_STANDS", "also the coach's own");
    assert_eq!(floor.read(&shift).await.minutes_present, 0);
    floor.close().await;
}

async fn of_two_ticks_of_one_queue_the_later_place_stands(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (shift, stef, an) = guided(&floor).await;
    let mut coach = floor.as_somebody(Role::Coach, stef);
    let mut say = async |sequence, seconds, minutes| {
        let queue = "a phone".to_owned();
        let tick = tick(&shift, an, PresenceKind::Present, minutes);
        let said = RecordPresenceRequest { made_seconds_ago: seconds, queue, sequence, ..tick };
        coach.record_presence(said).await
    };
    say(1, 60, 400).await.unwrap();
    say(2, 90, 450).await.unwrap();
    assert_eq!(floor.read(&shift).await.minutes_present, 450, "the next of its queue, though it was longer under way");
    assert_eq!(reason(say(1, 0, 10).await), "NEWER_PRESENCE_STANDS");
    assert_eq!(floor.read(&shift).await.minutes_present, 450);
    floor.close().await;
}

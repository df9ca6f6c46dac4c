//! Work beside the contract, told late or changed on the day itself: only with the worker's own recorded yes.

use jiff::civil::date;
use uuid::Uuid;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::crews::{
    CallHow, ContractDay, ContractKind, GetContractHoursRequest, ListReplacementsRequest, NoticeLimit, PlanState,
    RecordWorkerAnswerRequest, Replacement, SetContractHoursRequest, SetNoticeLimitRequest, ShiftChanged, WorkerAnswer,
};

use crate::{
    floor::{Floor, TODAY, fact, fresh, reason},
    planning::this_week,
};

on_both_databases!(
    work_beside_the_contract_needs_the_workers_own_yes,
    weeks_a_and_b_take_turns_and_read_as_they_were_recorded,
    variable_hours_are_told_in_time_by_a_figure_with_its_source,
    nothing_changes_on_the_day_itself_for_who_wishes_so,
    the_planner_puts_nobody_beside_their_contract,
    a_no_keeps_somebody_out_of_plans_until_they_say_yes,
    a_no_of_somebody_on_the_shift_frees_the_seat,
    a_contract_that_makes_no_sense_is_refused,
);

/// From eight to twelve on weekdays, in one week.
pub(crate) fn mornings(worker: Uuid) -> SetContractHoursRequest {
    let day = |weekday| ContractDay { weekday, week: 0, start_minute: 480, end_minute: 720 };
    SetContractHoursRequest {
        request_id: fresh(),
        worker_id: worker.to_string(),
        from: "2026-01-01".to_owned(),
        kind: ContractKind::Fixed.into(),
        week_a_monday: "2026-11-23".to_owned(),
        weeks: 1,
        days: (1..=5).map(day).collect(),
        is_same_day_unwanted: false,
    }
}

impl Floor {
    pub(crate) async fn contract(&self, contract: SetContractHoursRequest) {
        self.planning().set_contract_hours(contract).await.unwrap();
    }

    async fn answers(&self, shift: &str, worker: Uuid, answer: WorkerAnswer) {
        let request = RecordWorkerAnswerRequest {
            request_id: fresh(),
            shift_id: shift.to_owned(),
            worker_id: worker.to_string(),
            how: CallHow::InPerson.into(),
            answer: answer.into(),
        };
        self.planning().record_worker_answer(request).await.unwrap();
    }

    /// Somebody among those who could not come.
    pub(crate) async fn why_not(&self, shift: &str, worker: Uuid) -> Option<Replacement> {
        let request = ListReplacementsRequest { shift_id: shift.to_owned(), page_size: 0 };
        let found = self.planner.clone().list_replacements(request).await.unwrap().into_inner();
        found.refused.into_iter().find(|own| own.worker_id == worker.to_string())
    }
}

async fn work_beside_the_contract_needs_the_workers_own_yes(backend: Backend) {
    let floor = Floor::open(backend).await;
    let packing = floor.packing().await;
    let (an, bo) = (floor.worker("An Voorbeeld").await, floor.worker("Bo Voorbeeld").await);
    floor.contract(mornings(an)).await;
    let whole_day = floor.shift_at(&packing, TODAY, (480, 960), 2).await;
    let refused = floor.assign(&whole_day, an).await;
    assert_eq!(fact(&refused, "sentence"), "werkt die dag van 08:00 tot 12:00 volgens het contract: eigen ja nodig");
    assert_eq!(
        (fact(&refused, "obstacles"), reason(refused)),
        ("OUTSIDE_CONTRACT".to_owned(), "WORKER_DOES_NOT_FIT".to_owned())
    );
    for (answer, fits) in [(WorkerAnswer::Asked, false), (WorkerAnswer::No, false), (WorkerAnswer::Yes, true)] {
        floor.answers(&whole_day, an, answer).await;
        let why_not = floor.why_not(&whole_day, an).await;
        assert_eq!(why_not.is_none(), fits, "{why_not:?}");
        assert!(why_not.is_none_or(|own| own.needs_yes && own.answer() == answer));
    }
    floor.assign(&whole_day, an).await.unwrap();
    floor.assign(&whole_day, bo).await.unwrap();
    let other = floor.shift_at(&packing, date(2026, 11, 24), (480, 960), 1).await;
    assert_eq!(reason(floor.assign(&other, an).await), "WORKER_DOES_NOT_FIT", "a yes is about one shift");
    let morning = floor.shift_at(&packing, date(2026, 11, 25), (480, 720), 1).await;
    floor.assign(&morning, an).await.unwrap();
    floor.close().await;
}

async fn weeks_a_and_b_take_turns_and_read_as_they_were_recorded(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (an, packing) = (floor.worker("An Voorbeeld").await, floor.packing().await);
    let week_b = ContractDay { weekday: 6, week: 1, start_minute: 600, end_minute: 720 };
    let both = SetContractHoursRequest { weeks: 2, ..mornings(an) };
    let days: Vec<ContractDay> = both.days.iter().copied().chain([week_b]).collect();
    floor.contract(SetContractHoursRequest { days: days.clone(), ..both }).await;
    let asked = GetContractHoursRequest { worker_id: an.to_string(), on: String::new() };
    let read = floor.planning().get_contract_hours(asked).await.unwrap().into_inner();
    assert_eq!((read.weeks, read.kind(), read.etag.as_str()), (2, ContractKind::Fixed, "1"));
    assert_eq!(read.days, days);
    for (day, hours, fits) in [
        (date(2026, 11, 24), (480, 720), true),
        (date(2026, 12, 1), (480, 720), false),
        (date(2026, 12, 5), (600, 720), true),
        (date(2026, 11, 28), (600, 720), false),
    ] {
        let shift = floor.shift_at(&packing, day, hours, 1).await;
        assert_eq!(floor.assign(&shift, an).await.is_ok(), fits, "{day}");
    }
    floor.close().await;
}

async fn variable_hours_are_told_in_time_by_a_figure_with_its_source(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (an, packing) = (floor.worker("An Voorbeeld").await, floor.packing().await);
    floor.contract(SetContractHoursRequest { kind: ContractKind::Variable.into(), ..mornings(an) }).await;
    let tomorrow = floor.shift_at(&packing, date(2026, 11, 24), (480, 720), 1).await;
    assert_eq!(floor.why_not(&tomorrow, an).await, None, "no figure is known, so nothing is asked");
    let limit = |working_days| NoticeLimit {
        from: "2026-01-01".to_owned(),
        working_days,
        source: "arbeidsreglement, artikel 7".to_owned(),
        is_confirmed: false,
    };
    let ask = |limit| SetNoticeLimitRequest { request_id: fresh(), limit: Some(limit) };
    floor.planning().set_notice_limit(ask(limit(3))).await.unwrap();
    let unsaid = NoticeLimit { source: String::new(), ..limit(3) };
    assert_eq!(reason(floor.planning().set_notice_limit(ask(unsaid)).await), "TEXT_MISSING");
    let why_not = floor.why_not(&tomorrow, an).await.unwrap();
    assert_eq!(why_not.reasons, ["1 werkdagen vooraf, het moet 3 werkdagen vooraf: eigen ja nodig"]);
    let thursday = floor.shift_at(&packing, date(2026, 11, 26), (480, 720), 1).await;
    floor.assign(&thursday, an).await.unwrap();
    let asked = GetContractHoursRequest { worker_id: an.to_string(), on: String::new() };
    let read = floor.planning().get_contract_hours(asked).await.unwrap().into_inner();
    assert_eq!(read.notice_limit, Some(limit(3)), "where the figure stands is told with it");
    floor.close().await;
}

async fn nothing_changes_on_the_day_itself_for_who_wishes_so(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (an, packing) = (floor.worker("An Voorbeeld").await, floor.packing().await);
    floor.contract(SetContractHoursRequest { is_same_day_unwanted: true, ..mornings(an) }).await;
    let today = floor.shift_at(&packing, TODAY, (480, 720), 1).await;
    assert_eq!(fact(&floor.assign(&today, an).await, "obstacles"), "SAME_DAY");
    let tomorrow = floor.shift_at(&packing, date(2026, 11, 24), (480, 720), 1).await;
    floor.assign(&tomorrow, an).await.unwrap();
    floor.answers(&today, an, WorkerAnswer::Yes).await;
    floor.assign(&today, an).await.unwrap();
    floor.close().await;
}

async fn the_planner_puts_nobody_beside_their_contract(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (an, packing) = (floor.worker("An Voorbeeld").await, floor.packing().await);
    floor.contract(mornings(an)).await;
    let shift = floor.shift_at(&packing, date(2026, 11, 24), (480, 960), 1).await;
    let plan = floor.submit(this_week()).await;
    let told = floor.watch(&plan).await;
    let last = told.last().unwrap();
    assert_eq!((last.state(), last.seats_empty), (PlanState::Done, 1), "{last:?}");
    floor.answers(&shift, an, WorkerAnswer::Yes).await;
    let plan = floor.submit(this_week()).await;
    assert_eq!(floor.watch(&plan).await.last().unwrap().seats_empty, 0);
    floor.apply(&plan).await.unwrap();
    assert_eq!(floor.read(&shift).await.heads_assigned, 1);
    floor.close().await;
}

async fn a_no_keeps_somebody_out_of_plans_until_they_say_yes(backend: Backend) {
    let floor = Floor::open(backend).await;
    let (an, packing) = (floor.worker("An Voorbeeld").await, floor.packing().await);
    let shift = floor.shift_at(&packing, date(2026, 11, 24), (480, 960), 1).await;
    floor.answers(&shift, an, WorkerAnswer::No).await;
    assert_eq!(floor.why_not(&shift, an).await.unwrap().reasons, ["zei neen voor deze dienst"]);
    let plan = floor.submit(this_week()).await;
    assert_eq!(floor.watch(&plan).await.last().unwrap().seats_empty, 1);
    floor.answers(&shift, an, WorkerAnswer::Yes).await;
    assert_eq!(floor.why_not(&shift, an).await, None);
    let plan = floor.submit(this_week()).await;
    assert_eq!(floor.watch(&plan).await.last().unwrap().seats_empty, 0);
    floor.answers(&shift, an, WorkerAnswer::No).await;
    let refused = floor.apply(&plan).await;
    assert_eq!(fact(&refused, "rule"), "WORKER_BARRED", "a no that came since counts as well");
    assert_eq!(reason(refused), "PLAN_BASE_CHANGED");
    floor.close().await;
}

async fn a_no_of_somebody_on_the_shift_frees_the_seat(backend: Backend) {
    let floor = Floor::open(backend).await;
    let shift = floor.shift(&floor.packing().await, 2).await;
    let (an, bo) = (floor.worker("An Voorbeeld").await, floor.worker("Bo Voorbeeld").await);
    for worker in [an, bo] {
        floor.assign(&shift, worker).await.unwrap();
    }
    floor.publish(&shift).await.unwrap();
    let said = floor.said::<ShiftChanged>("shifts").await.len();
    floor.answers(&shift, an, WorkerAnswer::No).await;
    assert_eq!(floor.read(&shift).await.heads_assigned, 1);
    assert_eq!(floor.said::<ShiftChanged>("shifts").await.len(), said + 1);
    floor.present(&shift, bo, 60).await;
    floor.answers(&shift, bo, WorkerAnswer::No).await;
    assert_eq!(floor.read(&shift).await.heads_assigned, 1, "who came keeps the seat");
    floor.close().await;
}

async fn a_contract_that_makes_no_sense_is_refused(backend: Backend) {
    let floor = Floor::open(backend).await;
    let an = floor.worker("An Voorbeeld").await;
    let twice = [mornings(an).days, mornings(an).days].concat();
    for unsound in [
        SetContractHoursRequest { weeks: 0, ..mornings(an) },
        SetContractHoursRequest { weeks: 3, ..mornings(an) },
        SetContractHoursRequest { week_a_monday: "2026-11-24".to_owned(), ..mornings(an) },
        SetContractHoursRequest { days: twice, ..mornings(an) },
    ] {
        let refused = floor.planning().set_contract_hours(unsound.clone()).await;
        assert_eq!(reason(refused), "CONTRACT_UNSOUND", "{unsound:?}");
    }
    floor.close().await;
}

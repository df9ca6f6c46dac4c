//! The week board of a large workshop: 900 people, seven days, crews of fifty, half a year of history.

use std::time::Instant;

use jiff::{ToSpan, civil::Date};
use sea_orm::{ConnectionTrait, DbBackend};
use uuid::Uuid;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::crews::{EngagementKind, ListWeekDemandRequest, ListWeekRowsRequest, RecordEngagementRequest};

use crate::floor::{Floor, TODAY, department, enclave_at, id};

on_both_databases!(a_large_board_is_read_whole_page_by_page);

const PEOPLE: u32 = 900;
const CREW: usize = 50;
const WEEKS_OF_HISTORY: i64 = 26;

/// Rows written straight into tables: what is measured is reading.
struct Rows<'a> {
    floor: &'a Floor,
    is_sqlite: bool,
}

impl Rows<'_> {
    fn key(&self, id: Uuid) -> String {
        if self.is_sqlite { format!("X'{}'", id.simple()) } else { format!("'{id}'") }
    }

    fn tenant(&self) -> String {
        self.key(self.floor.bench.tenant().uuid())
    }

    async fn insert(&self, table: &str, rows: &[String]) {
        for part in rows.chunks(400) {
            let statement = format!("INSERT INTO {table} VALUES {}", part.join(","));
            self.floor.bench.database().execute_unprepared(&statement).await.unwrap();
        }
    }
}

/// People, and crews of fifty on every working day of the week and of the half year before it.
async fn large(floor: &Floor) {
    let is_sqlite = floor.bench.database().get_database_backend() == DbBackend::Sqlite;
    let rows = Rows { floor, is_sqlite };
    let tenant = rows.tenant();
    let (site, place) = (floor.place(floor.bakery_site()).await, floor.place(department()).await);
    let enclave = id(&floor.engagement(enclave_at(&site)).await);
    let work = RecordEngagementRequest { kind: EngagementKind::DepartmentWork.into(), ..enclave_at(&place) };
    let packing = id(&floor.engagement(work).await);
    let (site, place) = (id(&site), id(&place));
    let people: Vec<Uuid> = (0..PEOPLE).map(|_| Uuid::now_v7()).collect();
    let named = |(number, id): (usize, &Uuid)| format!("({tenant},{},'Voorbeeld {number:04}')", rows.key(*id));
    rows.insert("copy_person", &people.iter().enumerate().map(named).collect::<Vec<_>>()).await;
    let employed = |id: &Uuid| format!("({tenant},{},'2020-01-01',NULL)", rows.key(*id));
    rows.insert("copy_employment", &people.iter().map(employed).collect::<Vec<_>>()).await;
    let away = |id: &Uuid| format!("({tenant},{},{},'2026-11-25',NULL)", rows.key(Uuid::now_v7()), rows.key(*id));
    rows.insert("copy_absence", &people.iter().step_by(10).map(away).collect::<Vec<_>>()).await;
    let (mut shifts, mut seats, mut ticks) = (Vec::new(), Vec::new(), Vec::new());
    for day in working_days() {
        for (crew_number, crew) in people.chunks(CREW).enumerate() {
            let (engagement, at) = if crew_number == 0 { (enclave, site) } else { (packing, place) };
            let (id, engagement, at) = (rows.key(Uuid::now_v7()), rows.key(engagement), rows.key(at));
            shifts.push(format!("({tenant},{id},{engagement},{at},'{day}',360,840,30,{CREW},'published',1)"));
            for worker in crew {
                let worker = rows.key(*worker);
                seats.push(format!("({tenant},{id},{worker},{},0,'{day}')", rows.key(Uuid::now_v7())));
                if day < TODAY {
                    let fresh = rows.key(Uuid::now_v7());
                    let no = if is_sqlite { "0" } else { "FALSE" };
                    ticks.push(format!("({tenant},{fresh},{id},{worker},1,{no},'{day}','present',450,'bench',0,'',0)"));
                }
            }
        }
    }
    rows.insert("shift", &shifts).await;
    rows.insert("assignment", &seats).await;
    rows.insert("presence_entry", &ticks).await;
    floor.bench.database().execute_unprepared("ANALYZE").await.unwrap();
}

fn working_days() -> Vec<Date> {
    let first = TODAY.saturating_sub((7 * WEEKS_OF_HISTORY).days());
    let days = first.series(1.day()).take_while(|day| *day < TODAY.saturating_add(7.days()));
    days.filter(|day| day.weekday().to_monday_zero_offset() < 5).collect()
}

async fn a_large_board_is_read_whole_page_by_page(backend: Backend) {
    let floor = Floor::open(backend).await;
    large(&floor).await;
    let mut planner = floor.planner.clone();
    let (mut took, mut page_token, mut seen) = (Vec::new(), String::new(), 0);
    loop {
        let request =
            ListWeekRowsRequest { monday: TODAY.to_string(), page_size: 60, page_token, ..Default::default() };
        let begun = Instant::now();
        let page = planner.list_week_rows(request).await.unwrap().into_inner();
        took.push(begun.elapsed());
        assert!(page.rows.iter().all(|row| row.cells.iter().map(|cell| cell.shifts.len()).sum::<usize>() == 5));
        seen += page.rows.len();
        page_token = page.next_page_token;
        if page_token.is_empty() {
            break;
        }
    }
    assert_eq!((seen, took.len()), (900, 15));
    let mut whole = Vec::new();
    for _ in 0..9 {
        let request = ListWeekDemandRequest { monday: TODAY.to_string(), ..Default::default() };
        let begun = Instant::now();
        let places = planner.list_week_demand(request).await.unwrap().into_inner().rows;
        whole.push(begun.elapsed());
        let heads: u32 = places.iter().flat_map(|row| &row.cells).map(|cell| cell.heads_assigned).sum();
        assert_eq!(heads, PEOPLE * 5);
    }
    for (what, took) in [("60 people x 7 days", &mut took), ("places x 7 days", &mut whole)] {
        took.sort();
        let (middle, worst) = (took[took.len() / 2], took[took.len() - 1]);
        eprintln!("{backend:?}: {what}: p50 {middle:?}, worst {worst:?}");
    }
    floor.close().await;
}

//! A stand-in for the crews' week: nine hundred invented people at twenty-four invented places.

use std::sync::Arc;

use axum::Router;
use uuid::Uuid;
use werkbrug_kernel::role::Role;
use werkbrug_proto::crews;

use super::{Said, only, unary};

/// How many people work here.
pub(crate) const PEOPLE: usize = 900;
const PLACES: usize = 24;
const FIRST: [&str; 30] = [
    "Ada", "Bert", "Carla", "Dirk", "Els", "Femke", "Gust", "Hanne", "Ivo", "Jana", "Karel", "Lies", "Mo", "Nele",
    "Omar", "Pia", "Quinten", "Rita", "Stef", "Tine", "Umut", "Veerle", "Wim", "Xenia", "Yasmin", "Zeno", "Anke",
    "Bram", "Cis", "Dina",
];
const LAST: [&str; 30] = [
    "Voorbeeld",
    "Verzonnen",
    "Denkbeeld",
    "Proefman",
    "Nergens",
    "Testers",
    "Papier",
    "Schijn",
    "Invents",
    "Modeler",
    "Droom",
    "Fictief",
    "Spiegel",
    "Kopie",
    "Schets",
    "Patroon",
    "Sjabloon",
    "Letters",
    "Naamloos",
    "Oefening",
    "Prent",
    "Quasi",
    "Rijmers",
    "Staal",
    "Toneel",
    "Uitvind",
    "Vlieger",
    "Wolk",
    "Xylofoon",
    "Zomaar",
];

/// The calls of the board.
pub(super) fn add(router: Router, said: &Arc<Said>) -> Router {
    let router = unary(router, said, "crews.v1.Crews/ListWeekRows", |caller, asked: &crews::ListWeekRowsRequest| {
        only(caller, &[Role::WorkshopPlanner])?;
        let fits = |row: &crews::WeekRow| {
            row.display_name.contains(&asked.name_contains)
                && (asked.place_code.is_empty()
                    || row
                        .cells
                        .iter()
                        .any(|cell| cell.shifts.iter().any(|shift| shift.place_code == asked.place_code)))
        };
        let mut rows: Vec<_> = (0..PEOPLE).map(row).collect();
        rows.sort_by(|one, other| one.display_name.cmp(&other.display_name));
        rows.retain(fits);
        let from: usize = asked.page_token.parse().unwrap_or(0);
        let to = (from + usize::try_from(asked.page_size).unwrap()).min(rows.len());
        let next_page_token = if to < rows.len() { to.to_string() } else { String::new() };
        Ok(crews::ListWeekRowsResponse { rows: rows[from..to].to_vec(), next_page_token })
    });
    unary(router, said, "crews.v1.Crews/ListWeekDemand", |caller, asked: &crews::ListWeekDemandRequest| {
        only(caller, &[Role::WorkshopPlanner])?;
        let mut rows: Vec<crews::DemandRow> = (0..PLACES).map(demand).collect();
        rows.iter_mut().filter(|_| asked.names_only).for_each(|row| row.cells.clear());
        Ok(crews::ListWeekDemandResponse { rows, next_page_token: String::new() })
    })
}

/// The id of a shift: one a place and working day.
pub(crate) fn shift_id(place: usize, day: usize) -> String {
    Uuid::from_u128(0x2000_0000_0000_7000_8000_0000_0000_0000 + (place * 7 + day) as u128).to_string()
}

fn place_id(place: usize) -> String {
    Uuid::from_u128(0x1000_0000_0000_7000_8000_0000_0000_0000 + place as u128).to_string()
}

fn place_of(worker: usize) -> usize {
    (worker / 38) % PLACES
}

fn row(worker: usize) -> crews::WeekRow {
    let home = place_of(worker);
    let cells = (0..7).map(|day| cell(worker, home, day)).collect();
    crews::WeekRow {
        worker_id: Uuid::from_u128(0x3000_0000_0000_7000_8000_0000_0000_0000 + worker as u128).to_string(),
        display_name: format!("{} {}", FIRST[worker % 30], LAST[(worker / 30 + worker) % 30]),
        home_place_code: if worker % 151 == 7 { String::new() } else { format!("PLEK-{home:02}") },
        cells,
    }
}

fn cell(worker: usize, home: usize, day: usize) -> crews::WeekCell {
    let is_absent = worker % 17 == day || (worker % 41 == 3 && day < 5);
    let is_free = day > 4 || worker % 151 == 7 || worker % 23 == day + 4;
    if worker % 211 == 9 && day > 2 {
        return crews::WeekCell { state: crews::CellState::Outside.into(), ..crews::WeekCell::default() };
    }
    if is_free {
        return crews::WeekCell { state: crews::CellState::Free.into(), is_absent, shifts: vec![] };
    }
    let place = if worker % 19 == day { (home + 5) % PLACES } else { home };
    let presence = match (day, worker % 29) {
        (0, 4) => crews::PresenceKind::NoShow,
        (0, 5) => crews::PresenceKind::Late,
        (0, _) if !is_absent => crews::PresenceKind::Present,
        _ => crews::PresenceKind::Unspecified,
    };
    let shift = crews::WeekShift {
        shift_id: shift_id(place, day),
        place_id: place_id(place),
        place_code: format!("PLEK-{place:02}"),
        start_minute: 480,
        end_minute: 960,
        stage: stage(place, day).into(),
        presence: presence.into(),
    };
    crews::WeekCell { state: crews::CellState::Taken.into(), is_absent, shifts: vec![shift] }
}

fn stage(place: usize, day: usize) -> crews::ShiftStage {
    if place % 9 == 2 && day > 2 { crews::ShiftStage::Requested } else { crews::ShiftStage::Published }
}

fn demand(place: usize) -> crews::DemandRow {
    let name =
        ["Maanlicht hal", "Voorbeeld Ramen", "Verzonnen Bakkerij", "Wolkenwas", "Denkbeeld Verpakking", "Schijn Groen"];
    let cells = (0..7).map(|day| {
        if day > 4 {
            return crews::DemandCell::default();
        }
        let assigned = 34 + u32::try_from((place + day) % 3).unwrap();
        let wanted = match (place * 5 + day) % 13 {
            0 => assigned + 2,
            7 => assigned - 5,
            _ => assigned - u32::from((place + day) % 4 == 1),
        };
        let absent = u32::from((place + day) % 4 == 1);
        crews::DemandCell {
            shifts: 1,
            heads_wanted: wanted,
            heads_assigned: assigned,
            heads_absent: absent,
            seats_empty: wanted.saturating_sub(assigned - absent),
            heads_over: (assigned - absent).saturating_sub(wanted),
            worst_gate: if place == 6 && day == 2 { crews::GateColour::Red } else { crews::GateColour::Green }.into(),
            stage: stage(place, day).into(),
            shift_ids: vec![shift_id(place, day)],
            ..crews::DemandCell::default()
        }
    });
    crews::DemandRow {
        place_id: place_id(place),
        place_code: format!("PLEK-{place:02}"),
        place_name: format!("{} {}", name[place % 6], place / 6 + 1),
        kind: crews::PlaceKind::HostSite.into(),
        cells: cells.collect(),
    }
}

//! The board as compact JSON for its script. Shifts stand in a list of their own; a cell is a number
//! when nothing stands out (the place of a shift in that list, from 1; or a mark, from 0 down) and
//! `[mark, shifts..]` otherwise.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use werkbrug_proto::crews::{DemandCell, DemandRow, GateColour, ShiftStage, WeekCell, WeekRow, WeekShift};

use crate::{
    pages::board::{
        asked::Asked,
        mark::{Filled, Mark},
        said::hours,
    },
    words::Words,
};

/// The shifts that cells speak of, each once.
struct Shifts<'a> {
    words: &'a Words,
    places: BTreeMap<String, usize>,
    list: Vec<Value>,
}

/// `{"s": [[id, place code, hours, hours aloud]..], "r": [[id, name, home code, [cell..]]..], "n": token}`.
pub(super) fn of_people(words: &Words, asked: &Asked, rows: &[WeekRow], next: &str) -> Value {
    let mut shifts = Shifts { words, places: BTreeMap::new(), list: Vec::new() };
    let rows: Vec<Value> = rows
        .iter()
        .map(|row| {
            let cells: Vec<Value> = row.cells.iter().map(|cell| shifts.cell(cell, asked.is_wall)).collect();
            json!([row.worker_id, row.display_name, row.home_place_code, cells])
        })
        .collect();
    json!({ "s": shifts.list, "r": rows, "n": next })
}

/// `{"p": [[id, code, name, [cell..]]..]}`; a cell is 0 without shifts, otherwise
/// `[there, wanted, absent, short, over, gate, provisional, shift ids..]`. A wall gets names only.
pub(super) fn of_places(asked: &Asked, demand: &[DemandRow]) -> Value {
    let places: Vec<Value> = demand
        .iter()
        .map(|row| {
            let cells: Vec<Value> = row.cells.iter().filter(|_| !asked.is_wall).map(place_cell).collect();
            json!([row.place_id, row.place_code, row.place_name, cells])
        })
        .collect();
    json!({ "p": places })
}

fn place_cell(cell: &DemandCell) -> Value {
    let Some(filled) = Filled::of(cell) else { return json!(0) };
    let gate = match filled.gate {
        GateColour::Unspecified | GateColour::Green => 0,
        GateColour::Amber => 1,
        GateColour::Red => 2,
    };
    let mut parts = vec![
        json!(filled.there),
        json!(filled.wanted),
        json!(filled.absent),
        json!(filled.short),
        json!(filled.over),
        json!(gate),
        json!(u8::from(filled.is_provisional)),
    ];
    parts.extend(cell.shift_ids.iter().map(|id| json!(id)));
    Value::Array(parts)
}

/// The shifts of a cell that may be shown: on a wall only what was made known.
pub(super) fn shown(cell: &WeekCell, is_wall: bool) -> impl Iterator<Item = &WeekShift> {
    cell.shifts.iter().filter(move |shift| !is_wall || shift.stage() != ShiftStage::Requested)
}

impl Shifts<'_> {
    fn cell(&mut self, cell: &WeekCell, is_wall: bool) -> Value {
        let mark = Mark::of(cell, is_wall);
        let places: Vec<usize> = shown(cell, is_wall).map(|shift| self.place_of(shift)).collect();
        match (mark, places.as_slice()) {
            (Mark::Planned, [place]) => json!(place.saturating_add(1)),
            (mark, []) if mark.number() == 0 => json!(0),
            (mark, []) => json!(i64::try_from(mark.number()).unwrap_or(0).saturating_neg()),
            (mark, places) => {
                let all: Vec<usize> = std::iter::once(mark.number()).chain(places.iter().copied()).collect();
                json!(all)
            }
        }
    }

    fn place_of(&mut self, shift: &WeekShift) -> usize {
        if let Some(place) = self.places.get(&shift.shift_id) {
            return *place;
        }
        let place = self.list.len();
        self.places.insert(shift.shift_id.clone(), place);
        self.list.push(json!([
            shift.shift_id,
            shift.place_code,
            self.words.clock_span(shift.start_minute, shift.end_minute),
            hours(self.words, shift.start_minute, shift.end_minute),
        ]));
        place
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use werkbrug_proto::crews::CellState;

    use super::*;
    use crate::{pages::board::asked::On, words::tests::dutch};

    #[test]
    fn what_is_routine_is_one_number_and_what_stands_out_says_how() {
        let shift = |stage: ShiftStage| WeekShift {
            shift_id: "s1".into(),
            place_code: "MAAN".into(),
            start_minute: 480,
            end_minute: 960,
            stage: stage.into(),
            ..WeekShift::default()
        };
        let cell = |state: CellState, is_absent, shifts| WeekCell { state: state.into(), is_absent, shifts };
        let cells = vec![
            cell(CellState::Taken, false, vec![shift(ShiftStage::Published)]),
            cell(CellState::Taken, true, vec![shift(ShiftStage::Published)]),
            cell(CellState::Free, true, vec![]),
            cell(CellState::Free, false, vec![]),
            cell(CellState::Taken, false, vec![shift(ShiftStage::Requested)]),
        ];
        let row = WeekRow { display_name: "Ada Voorbeeld".into(), cells, ..WeekRow::default() };
        let asked = Asked::of(On::default(), date(2026, 11, 23)).unwrap();
        let told = of_people(&dutch(), &asked, std::slice::from_ref(&row), "verder");
        assert_eq!(told["s"], json!([["s1", "MAAN", "8.00–16.00", "8 tot 16 uur"]]));
        assert_eq!(told["r"][0][3], json!([1, [5, 0], -3, 0, [6, 0]]));
        assert_eq!(told["n"], "verder");
        let wall = of_people(&dutch(), &Asked { is_wall: true, ..asked }, &[row], "");
        assert_eq!(wall["r"][0][3], json!([1, 1, 0, 0, 0]), "a wall tells no absence and nothing provisional");
    }
}

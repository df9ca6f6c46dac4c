//! Everything that the board's script says, in the reader's language.

use jiff::civil::{Date, Weekday};
use serde_json::{Value, json};
use werkbrug_chassis::identity::Viewer;

use crate::{
    pages::board::{day_head, mark::Mark},
    rooms,
    words::Words,
};

/// Where the page of a shift would be.
const SHIFTS: &str = "/diensten/";

/// Whether a day is of the weekend.
pub(super) fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// `8 tot 16 uur`.
pub(super) fn hours(words: &Words, from: u32, to: u32) -> String {
    let clock = |minute: u32| {
        let (hour, rest) = ((minute / 60) % 24, minute % 60);
        words.fill("board-clock", &[("hour", hour.into()), ("rest", rest.into()), ("two", format!("{rest:02}").into())])
    };
    words.fill("board-hours", &[("from", clock(from).into()), ("to", clock(to).into())])
}

/// Where the page of a shift is, when this person may open it.
pub(super) fn shift_address(viewer: &Viewer, id: &str) -> Option<String> {
    Some(format!("{SHIFTS}{id}")).filter(|address| rooms::may_open(viewer.role, address))
}

/// The words as JSON.
pub(super) fn all(words: &Words, viewer: &Viewer, days: &[Date], today: Date) -> String {
    let days: Vec<Value> = days
        .iter()
        .map(|day| {
            let (head, full) = day_head(words, *day);
            json!([day.to_string(), head, full, is_weekend(*day), *day == today])
        })
        .collect();
    let marks = Mark::ALL.map(|mark| json!([mark.class(), mark.tone().class(), words.say(mark.word())]));
    let shifts = shift_address(viewer, "x").map_or("", |_| SHIFTS);
    json!({ "days": days, "marks": marks, "shifts": shifts, "texts": texts(words), "keys": keys(words) }).to_string()
}

fn texts(words: &Words) -> Value {
    json!({
        "people": words.say("board-people"),
        "places": words.say("board-places"),
        "worker": words.head("board-worker"),
        "place": words.say("board-place"),
        "cell": words.fill("board-cell", &[("who", "{who}".into()), ("day", "{day}".into()), ("what", "{what}".into())]),
        "work": words.fill("board-work", &[("place", "{place}".into()), ("hours", "{hours}".into())]),
        "filled": words.fill("board-filled", &[("there", "{there}".into()), ("wanted", "{wanted}".into())]),
        "short": words.fill("board-cell-short", &[("count", "{n}".into())]),
        "over": words.fill("board-cell-over", &[("count", "{n}".into())]),
        "absent": words.fill("board-cell-absent", &[("count", "{n}".into())]),
        "gates": ["", words.say("board-gate-amber"), words.say("board-gate-red")],
        "provisional": words.say("board-provisional"),
        "nothing": words.say("board-no-shift"),
        "homeless": words.say("board-homeless"),
        "none": words.say("board-none-fit"),
        "loading": words.say("board-loading"),
        "open": words.say("board-open-shift"),
        "shift": words.say("board-shift"),
        "held": {
            "seat": words.fill("board-held-seat", &[("who", "{who}".into()), ("day", "{day}".into())]),
            "hole": words.fill("board-held-hole", &[("who", "{who}".into()), ("day", "{day}".into())]),
            "free": words.fill("board-held-free", &[("who", "{who}".into()), ("day", "{day}".into())]),
        },
        "laid": words.say("board-laid"),
        "otherDay": words.say("board-other-day"),
        "noSeat": words.say("board-no-seat"),
        "seatOf": words.fill("board-seat-of", &[("place", "{place}".into())]),
        "notUndone": words.fill("board-not-undone", &[("why", "{why}".into())]),
        "noUndo": words.say("board-no-undo"),
        "unsure": words.say("board-unsure"),
        "others": words.say("shift-others"),
        "noOthers": words.say("shift-no-others"),
        "whyNot": words.say("shift-why-not"),
        "assign": words.say("shift-assign"),
        "assignWho": words.fill("board-assign-who", &[("who", "{who}".into())]),
    })
}

fn keys(words: &Words) -> Value {
    json!([
        ["← ↑ ↓ →", words.say("board-key-arrows")],
        ["Home End", words.say("board-key-row")],
        ["PgUp PgDn", words.say("board-key-page")],
        ["Ctrl Home", words.say("board-key-begin")],
        ["Enter", words.say("board-key-enter")],
        ["[ ]", words.say("board-key-week")],
        [words.say("board-key-space-name"), words.say("board-key-space")],
        ["Delete", words.say("board-key-delete")],
        ["Ctrl+Z", words.say("board-key-undo")],
    ])
}

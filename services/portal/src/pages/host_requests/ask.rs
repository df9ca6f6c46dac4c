//! `POST /aanvragen/nieuw`: a host asks for people: a day, a post and heads, never persons. "Same as last time" takes over
//! post, hours and heads; a whole week can be asked again.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use jiff::{
    ToSpan,
    civil::{Date, Time},
};
use maud::{Markup, html};
use tonic::Code;
use uuid::Uuid;
use werkbrug_proto::crews::{Engagement, HostShift, ListHostShiftsRequest, RequestShiftRequest};

use super::{PATH, change::refusal};
use crate::{
    pages::{
        closures,
        parts::{
            button::{self, Weight},
            empty::empty,
            form::{Field, changing},
            notice::Notice,
        },
    },
    reading::Reader,
    trouble::Trouble,
    visit::{Fields, Posted, Visit},
    web::Face,
    words::{dates, key},
};

/// Where a request is sent.
const NEW: &str = "/aanvragen/nieuw";
/// Where a week is asked again.
const AGAIN: &str = "/aanvragen/week";
/// Days in a week.
const WEEK: i64 = 7;

/// A new request.
pub(super) fn form(visit: &Visit, agreements: &[Engagement], today: Date) -> Markup {
    let words = &visit.words;
    if agreements.is_empty() {
        return empty(&words.say("floor-no-agreement"));
    }
    let choices: Vec<(String, String)> = agreements
        .iter()
        .map(|one| (one.engagement_id.clone(), format!("{} · {}", one.place_name, one.work_description)))
        .collect();
    let choices: Vec<(&str, &str)> = choices.iter().map(|(id, text)| (id.as_str(), text.as_str())).collect();
    let label = |key: &'static str| words.say(key).into_owned();
    let content = html! {
        (Field::required("overeenkomst", &label(key("floor-post"))).one_of(&choices))
        (Field::required("dag", &label(key("floor-day"))).holding(&today.to_string()).day(words))
        (Field::required("van", &label(key("floor-from"))).holding("08:00").text())
        (Field::required("tot", &label(key("floor-to"))).holding("16:00").text())
        (Field::required("pauze", &label(key("floor-break"))).holding("30").number())
        (Field::required("aantal", &label(key("floor-heads"))).holding("5").number())
        (button::submit(Weight::Main, &words.say("floor-ask")))
    };
    changing(&visit.signed, NEW, &content)
}

/// The last request of each agreement, to be made again for another day; and this week once more.
pub(super) fn same(visit: &Visit, shifts: &[HostShift], today: Date) -> Markup {
    let words = &visit.words;
    let mut last: BTreeMap<&str, &HostShift> = BTreeMap::new();
    for shift in shifts.iter().filter(|shift| !shift.is_cancelled) {
        last.insert(&shift.engagement_id, shift);
    }
    if last.is_empty() {
        return empty(&words.say("floor-nothing-before"));
    }
    let again = html! {
        p.soft { (words.say("floor-week-hint")) }
        (button::submit(Weight::Plain, &words.say("floor-week-again")))
    };
    html! {
        ul.requests { @for shift in last.values() { li { (same_as(visit, shift, today)) } } }
        (changing(&visit.signed, AGAIN, &again))
    }
}

fn same_as(visit: &Visit, shift: &HostShift, today: Date) -> Markup {
    let words = &visit.words;
    let label = words.fill("floor-day-for", &[("place", shift.place_name.as_str().into())]);
    let tomorrow = today.saturating_add(1.day()).to_string();
    let content = html! {
        input type="hidden" name="overeenkomst" value=(shift.engagement_id);
        input type="hidden" name="van" value=(clock(shift.start_minute));
        input type="hidden" name="tot" value=(clock(shift.end_minute));
        input type="hidden" name="pauze" value=(shift.break_minutes);
        input type="hidden" name="aantal" value=(shift.heads_wanted);
        p { strong { (shift.place_name) } " " span.whole { (words.clock_span(shift.start_minute, shift.end_minute)) } " · "
            (words.fill("floor-heads-wanted", &[("count", shift.heads_wanted.into())])) }
        (Field::required("dag", &label).holding(&tomorrow).day(words))
        (button::submit(Weight::Plain, &words.say("floor-ask-same-button")))
    };
    changing(&visit.signed, NEW, &content)
}

fn clock(minute: u32) -> String {
    format!("{:02}:{:02}", (minute / 60) % 24, minute % 60)
}

/// The minute of a time as a form gives it.
fn minute(text: &str) -> Option<u32> {
    let time: Time = text.parse().ok()?;
    u32::try_from(i32::from(time.hour()) * 60 + i32::from(time.minute())).ok()
}

/// A request as somebody filled it in.
fn asked(fields: &Fields) -> Option<RequestShiftRequest> {
    Some(RequestShiftRequest {
        request_id: fields.text("request_id").to_owned(),
        engagement_id: fields.text("overeenkomst").to_owned(),
        day: dates::typed(fields.text("dag"))?.to_string(),
        start_minute: minute(fields.text("van"))?,
        end_minute: minute(fields.text("tot"))?,
        heads: fields.text("aantal").parse().ok()?,
        break_minutes: fields.text("pauze").parse().ok()?,
    })
}

/// `POST /aanvragen/nieuw`.
pub(crate) async fn save(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let visit = &posted.visit;
    let back = Redirect::to(PATH).into_response();
    let Some(ask) = asked(&posted.fields) else {
        visit.tell(&face, Notice::refused(visit.words.say("floor-refused-form")));
        return Ok(back);
    };
    let notice = match Reader::of(&face.context.peers, &visit.signed.viewer).crews()?.request_shift(ask).await {
        Ok(_) => Notice::done(visit.words.say("floor-asked")),
        Err(status) => match closures::refused(&visit.words, &status, face.context.clock.today()) {
            Some(said) => Notice::refused(said),
            None => Notice::refused(visit.words.say(refusal(&status))),
        },
    };
    visit.tell(&face, notice);
    Ok(back)
}

/// `POST /aanvragen/week`: what was asked for this week, a week later; what was asked there already is left alone.
pub(crate) async fn again(State(face): State<Arc<Face>>, posted: Posted) -> Result<Response, Trouble> {
    let visit = &posted.visit;
    let today = face.context.clock.today();
    let monday = today.saturating_sub(i64::from(today.weekday().to_monday_zero_offset()).days());
    let last = monday.saturating_add((2 * WEEK - 1).days());
    let reader = Reader::of(&face.context.peers, &visit.signed.viewer);
    let ask = ListHostShiftsRequest { from: monday.to_string(), to: last.to_string() };
    let shifts = reader.floor()?.list_host_shifts(ask).await?.into_inner().shifts;
    let mut crews = reader.crews()?;
    let (mut made, mut refused, mut trouble): (u32, BTreeSet<String>, Option<Trouble>) = (0, BTreeSet::new(), None);
    for request in week_later(&shifts, monday, posted.fields.text("request_id")) {
        let day = request.day.clone();
        match crews.request_shift(request).await {
            Ok(_) => made = made.saturating_add(1),
            Err(status) if status.code() == Code::FailedPrecondition => drop(refused.insert(day)),
            Err(status) => {
                trouble = Some(status.into());
                break;
            }
        }
    }
    // What was made before it went wrong is told as well.
    if made > 0 || trouble.is_none() {
        visit.tell(&face, Notice::done(visit.words.fill("floor-week-asked", &[("count", made.into())])));
    }
    if !refused.is_empty() {
        let days = refused.iter().filter_map(|day| day.parse().ok()).map(|day| visit.words.short_day(day, today));
        let days = days.collect::<Vec<_>>().join(", ");
        visit.tell(&face, Notice::refused(visit.words.fill("floor-week-refused", &[("days", days.into())])));
    }
    match trouble {
        Some(trouble) => Err(trouble),
        None => Ok(Redirect::to(PATH).into_response()),
    }
}

/// The requests of a week, a week later; each with a number of its own, the same when the form is sent again: by the place of
/// the shift in the week, since the second time some of them stand there already.
fn week_later(shifts: &[HostShift], monday: Date, form: &str) -> Vec<RequestShiftRequest> {
    let next = monday.saturating_add(WEEK.days()).to_string();
    let key = |shift: &HostShift| (shift.engagement_id.clone(), shift.start_minute, shift.end_minute);
    let (this, there): (Vec<&HostShift>, Vec<&HostShift>) =
        shifts.iter().filter(|shift| !shift.is_cancelled).partition(|shift| shift.day < next);
    let seed = form.parse().unwrap_or(Uuid::nil());
    let mut requests = Vec::new();
    for (place, shift) in (1_u128..).zip(this) {
        let Ok(day) = shift.day.parse::<Date>() else { continue };
        let day = day.saturating_add(WEEK.days()).to_string();
        if there.iter().any(|other| other.day == day && key(other) == key(shift)) {
            continue;
        }
        requests.push(RequestShiftRequest {
            request_id: Uuid::from_u128(seed.as_u128() ^ place).to_string(),
            engagement_id: shift.engagement_id.clone(),
            day,
            start_minute: shift.start_minute,
            end_minute: shift.end_minute,
            heads: shift.heads_wanted,
            break_minutes: shift.break_minutes,
        });
    }
    requests
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_week_again_is_the_same_posts_hours_and_heads_a_week_later_once() {
        let shift = |day: &str, start_minute, is_cancelled| HostShift {
            engagement_id: "inpak".into(),
            day: day.into(),
            start_minute,
            end_minute: 960,
            break_minutes: 30,
            heads_wanted: 4,
            is_cancelled,
            ..HostShift::default()
        };
        let shifts = [
            shift("2026-11-23", 480, false),
            shift("2026-11-24", 480, false),
            shift("2026-11-25", 480, true),
            shift("2026-11-30", 480, false),
        ];
        let form = "01890a5d-ac96-774b-bcce-b302099a8057";
        let made = week_later(&shifts, date(2026, 11, 23), form);
        let days: Vec<(&str, u32)> = made.iter().map(|one| (one.day.as_str(), one.heads)).collect();
        assert_eq!(days, [("2026-12-01", 4)], "Monday is there already, Wednesday was given up");
        assert_eq!(made, week_later(&shifts, date(2026, 11, 23), form), "sent again it is the same");
        let before = week_later(&shifts[..2], date(2026, 11, 23), form);
        assert_eq!(
            before[1..],
            made[..],
            "sent again when Monday was made and Tuesday was not, Tuesday keeps its number"
        );
    }

    #[test]
    fn a_time_is_read_as_a_form_gives_it() {
        for (text, expected) in [("08:00", Some(480)), ("00:05", Some(5)), ("25:00", None), ("", None)] {
            assert_eq!(minute(text), expected, "{text}");
        }
        assert_eq!((clock(485), clock(1_445)), ("08:05".to_owned(), "00:05".to_owned()));
    }
}

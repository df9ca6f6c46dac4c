//! The week board under somebody's hands: a seat goes to another person by mouse, by touch and by keys, two people change
//! places, a refusal is told at the cell, what was done is undone, and the board stays the same page all along.

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};
use serde_json::{Value, json};
use werkbrug_kernel::role::Role;
use werkbrug_proto::{
    crews::{
        AssignWorkerRequest, EngagementKind, GetShiftRequest, ListEngagementsRequest, ListReplacementsRequest,
        RequestShiftRequest,
    },
    social::{ReportAbsenceRequest, WorkRelated},
};
use werkbrug_tests::{
    browser::Browser,
    system::System,
    trade::{TODAY, settled},
};

/// A week in which nobody has work yet.
const WEEKS_ON: i64 = 2;
/// The day of the work, after the Monday.
const DAY: i64 = 1;

/// The most elements of the board's page.
const NODES_MAX: u64 = 4_000;

/// The board's reads answered by nine hundred people at twenty-four places; on the second turn five hundred cells differ.
const NINE_HUNDRED: &str = r#"
    const answer = (body) => new Response(JSON.stringify(body), { headers: { "content-type": "application/json" } });
    const shift = (n) => [`s${n}`, `P${n}`, "8.00-16.00", "8 tot 16 uur"];
    const places = [...Array(24).keys()];
    const row = (_, n) => [`w${n}`, `Persoon ${n}`, `P${n % 24}`, [0, 1, 2, 3, 4, 5, 6].map((day) =>
      (window.turn && n * 7 + day < 500 ? (n + 1) % 24 : n % 24) + 1)];
    const people = () => ({ s: places.map(shift), r: Array.from({ length: 900 }, row), n: "" });
    const cell = (n) => [37, 38, 0, 1, 0, 0, 0, `s${n}`];
    const asked = () => ({ p: places.map((n) => [`p${n}`, `P${n}`, `Werkplek ${n}`, Array(7).fill(cell(n))]) });
    const real = window.fetch;
    window.turn = 0;
    window.fetch = async (url, how) => {
      if (String(url).startsWith("/bord/rijen")) return answer(people());
      return String(url).startsWith("/bord/plaatsen") ? answer(asked()) : real(url, how);
    };
    addEventListener("werkbrug:bord", (event) => { window.patched = event.detail; });
    dispatchEvent(new CustomEvent("werkbrug:reload"));
"#;

/// Work of an invented week: a seat of Ann, a hole, and people who are free.
struct Week {
    monday: Date,
    shift: String,
    elsewhere: String,
    hole: String,
    place: String,
    /// Name and id: who has the seat, two who are free, and one with other work at the same hours.
    people: Vec<(String, String)>,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_seat_goes_to_somebody_else_by_mouse_touch_and_keys() {
    let system = System::with_preset("small");
    let browser = Browser::start(&system.web).await;
    let week = invented(&system).await;
    let here =
        format!("/bord?week={:04}-W{:02}", week.monday.iso_week_date().year(), week.monday.iso_week_date().week());
    browser.viewport((1280, 4000), false).await;
    browser.sign_in_to(&system.persona(Role::WorkshopPlanner), &here).await;
    browser.wait_for_script("the board is whole", "document.querySelector('werk-bord[data-ready]')").await;
    browser.script("window.isTheSamePage = true", &[]).await;
    by_mouse(&system, &browser, &week).await;
    undone(&system, &browser, &week).await;
    two_change_places(&system, &browser, &week).await;
    refused_at_the_cell(&system, &browser, &week).await;
    by_keys(&system, &browser, &week).await;
    an_answer_is_lost(&system, &browser, &week).await;
    both_answers_are_lost(&system, &browser, &week).await;
    a_hole_is_filled_with_reasons(&system, &browser, &week).await;
    by_touch(&system, &browser, &week).await;
    assert_eq!(browser.script("return window.isTheSamePage", &[]).await, Value::Bool(true), "no page was loaded anew");
    browser.assert_accessible("the board after all that").await;
    browser.desk().await;
    nine_hundred_people_stay_light(&browser).await;
    browser.assert_quiet().await;
    system.stop();
}

async fn invented(system: &System) -> Week {
    let from_monday = i64::from(TODAY.weekday().since(Weekday::Monday));
    let monday = TODAY.checked_add((WEEKS_ON * 7 - from_monday).days()).expect("a Monday");
    let mut crews = system.crews(Role::WorkshopPlanner);
    let ask = ListEngagementsRequest { page_size: 200, ..ListEngagementsRequest::default() };
    let known = crews.list_engagements(ask).await.expect("agreements").into_inner().engagements;
    let own = known.into_iter().find(|own| own.kind() == EngagementKind::DepartmentWork).expect("a department");
    let mut shifts = Vec::new();
    for name in ["seat", "elsewhere", "hole"] {
        let ask = RequestShiftRequest {
            request_id: format!("board-{name}"),
            engagement_id: own.engagement_id.clone(),
            day: monday.checked_add(DAY.days()).expect("a day").to_string(),
            start_minute: 480,
            end_minute: 960,
            heads: 1,
            break_minutes: 30,
        };
        shifts.push(crews.request_shift(ask).await.expect("a shift").into_inner().shift_id);
    }
    let [shift, elsewhere, hole] = shifts.try_into().expect("three shifts");
    let ask = ListReplacementsRequest { shift_id: shift.clone(), page_size: 6 };
    let fits = crews.list_replacements(ask).await.expect("people").into_inner().fits;
    let people: Vec<(String, String)> = fits.into_iter().map(|one| (one.display_name, one.worker_id)).collect();
    for (number, (to, who)) in [(&shift, 0), (&elsewhere, 3)].into_iter().enumerate() {
        let worker_id = people.get(who).expect("enough people").1.clone();
        let ask = AssignWorkerRequest { request_id: format!("board-{number}"), shift_id: to.clone(), worker_id };
        crews.assign_worker(ask).await.expect("a seat");
    }
    Week { monday, shift, elsewhere, hole, place: own.place_name, people }
}

impl Week {
    fn name(&self, who: usize) -> &str {
        &self.people.get(who).expect("enough people").0
    }

    /// Where a person's cell of the day is, in the middle; the window is tall enough for everybody.
    async fn spot(&self, browser: &Browser, who: usize) -> (i64, i64) {
        let id = &self.people.get(who).expect("enough people").1;
        let find = "const grid = document.querySelector('werk-bord').crowd; \
            const item = grid.items.find((one) => one.id === arguments[0]); \
            const { left, top, width, height } = grid.of(item, arguments[1]).getBoundingClientRect(); \
            return [Math.round(left + width / 2), Math.round(top + height / 2)]";
        let found = browser.script(find, &[json!(id), json!(DAY)]).await;
        let at = |place: usize| found.get(place).and_then(Value::as_i64).expect("a place on the screen");
        (at(0), at(1))
    }

    /// Puts the keyboard on a person's cell of the day.
    async fn stands_on(&self, browser: &Browser, who: usize) {
        let go = "document.querySelector('werk-bord').crowd.go(arguments[0], arguments[1], 1)";
        let row = self.row(browser, who).await;
        browser.script(go, &[json!(row), json!(DAY + 1)]).await;
    }

    /// What a person's cell says aloud.
    async fn says(&self, browser: &Browser, who: usize) -> String {
        let id = &self.people.get(who).expect("enough people").1;
        let find = "const grid = document.querySelector('werk-bord').crowd; \
            const item = grid.items.find((one) => one.id === arguments[0]); \
            return grid.of(item, arguments[1])?.getAttribute('aria-label') ?? ''";
        browser.script(find, &[json!(id), json!(DAY)]).await.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the service has only this person on the shift, and the board says so too.
    async fn is_of(&self, system: &System, browser: &Browser, who: usize) {
        let wanted = self.people.get(who).expect("enough people").1.clone();
        browser
            .wait_for("the seat is somebody's", async || {
                crew(system, &self.shift).await == [wanted.clone()]
                    && self.says(browser, who).await.contains(&self.place)
            })
            .await;
    }
}

async fn crew(system: &System, shift: &str) -> Vec<String> {
    let ask = GetShiftRequest { shift_id: shift.to_owned() };
    let found = system.crews(Role::WorkshopPlanner).get_shift(ask).await.expect("the shift").into_inner();
    found.crew.into_iter().map(|member| member.worker_id).collect()
}

async fn mouse(browser: &Browser, kind: &str, (x, y): (i64, i64)) {
    let buttons = i64::from(kind != "mouseReleased");
    let event = json!({ "type": kind, "x": x, "y": y, "button": "left", "buttons": buttons, "clickCount": 1 });
    browser.cdp("Input.dispatchMouseEvent", event).await;
}

async fn drag(browser: &Browser, from: (i64, i64), to: (i64, i64)) {
    mouse(browser, "mousePressed", from).await;
    mouse(browser, "mouseMoved", (from.0 + 9, from.1 + 3)).await;
    mouse(browser, "mouseMoved", to).await;
    mouse(browser, "mouseReleased", to).await;
}

async fn by_mouse(system: &System, browser: &Browser, week: &Week) {
    let (from, to) = (week.spot(browser, 0).await, week.spot(browser, 1).await);
    drag(browser, from, to).await;
    browser.see("De plaats is aan iemand anders gegeven.").await;
    week.is_of(system, browser, 1).await;
    assert!(!week.says(browser, 0).await.contains(&week.place), "who had the seat is free");
    assert_eq!(browser.count("#bord-detail[open]").await, 0, "a drag opens nothing");
}

async fn undone(system: &System, browser: &Browser, week: &Week) {
    browser.press("Control+z").await;
    week.is_of(system, browser, 0).await;
    browser.press("Control+z").await;
    browser.see("Er is niets meer om ongedaan te maken.").await;
}

/// Who has a seat elsewhere that day changes places with whoever is brought there, by mouse and by keys.
async fn two_change_places(system: &System, browser: &Browser, week: &Week) {
    let id = |who: usize| week.people.get(who).expect("enough people").1.clone();
    let stand = async |first: usize, second: usize| {
        let crews = (crew(system, &week.shift).await, crew(system, &week.elsewhere).await);
        crews == (vec![id(first)], vec![id(second)])
    };
    drag(browser, week.spot(browser, 0).await, week.spot(browser, 3).await).await;
    browser.see("De twee mensen wisselden van plaats.").await;
    browser.wait_for("they changed places", async || stand(3, 0).await).await;
    browser.wait_for_script("nothing is under way", IDLE).await;
    browser.press("Control+z").await;
    browser.wait_for("they changed back", async || stand(0, 3).await).await;
    browser.wait_for_script("nothing is under way", IDLE).await;
    week.is_of(system, browser, 0).await;
    week.stands_on(browser, 0).await;
    browser.press("Space").await;
    week.stands_on(browser, 3).await;
    browser.press("Space").await;
    browser.wait_for("they changed places by keys", async || stand(3, 0).await).await;
    browser.wait_for_script("nothing is under way", IDLE).await;
    browser.press("Control+z").await;
    browser.wait_for("they changed back", async || stand(0, 3).await).await;
    browser.wait_for_script("nothing is under way", IDLE).await;
    week.is_of(system, browser, 0).await;
}

/// Who is away that day gets no seat, also not in exchange; another day is no other person.
async fn refused_at_the_cell(system: &System, browser: &Browser, week: &Week) {
    let day = week.monday.checked_add(DAY.days()).expect("a day");
    let ask = ReportAbsenceRequest {
        request_id: "board-away".to_owned(),
        worker_id: week.people.get(3).expect("enough people").1.clone(),
        from: day.to_string(),
        to: Some(day.to_string()),
        work_related: WorkRelated::NotAsked.into(),
        note: String::new(),
    };
    let told = system.social(Role::SocialWorker).report_absence(ask).await.expect("an absence").into_inner();
    settled(system, "social", &told.event_id, "crews").await;
    let (from, busy) = (week.spot(browser, 0).await, week.spot(browser, 3).await);
    drag(browser, from, busy).await;
    browser.wait_for("the refusal stands at the cell", async || browser.count(".bord-zin").await == 1).await;
    let said = browser.text_of(".bord-zin").await;
    assert!(said.contains("Dit kan niet") && said.contains("niet beschikbaar op"), "{said}");
    assert_eq!(crew(system, &week.shift).await, [week.people.first().expect("somebody").1.clone()]);
    let (from, to) = (week.spot(browser, 0).await, week.spot(browser, 1).await);
    drag(browser, from, (to.0 + 140, to.1)).await;
    browser.see("De dag en de uren blijven dezelfde").await;
    week.is_of(system, browser, 0).await;
}

async fn by_keys(system: &System, browser: &Browser, week: &Week) {
    week.stands_on(browser, 0).await;
    browser.press("Space").await;
    browser.see("Opgepakt: de plaats van").await;
    browser.assert_accessible("a seat in the hand").await;
    browser.press("ArrowRight").await;
    browser.see("De dag en de uren blijven dezelfde").await;
    let goes = if week.row(browser, 1).await > week.row(browser, 0).await { "ArrowDown" } else { "ArrowUp" };
    for _ in 0..200 {
        if browser.focused().await.1.starts_with(week.name(1)) {
            break;
        }
        browser.press(goes).await;
    }
    browser.press("Space").await;
    week.is_of(system, browser, 1).await;
    browser.press("Delete").await;
    browser.wait_for("nobody has the seat", async || crew(system, &week.shift).await.is_empty()).await;
    browser.click_css("#bord-ongedaan").await;
    week.is_of(system, browser, 1).await;
    browser.press("Control+z").await;
    week.is_of(system, browser, 0).await;
}

/// The board's acts are done, and as many answers as `window.lost` says never come.
const LOSE: &str = "window.lost = arguments[0]; window.ids = []; window.realFetch ??= window.fetch; \
    window.fetch = async (url, how) => { \
      const answer = await window.realFetch(url, how); \
      if (url !== '/bord/wijzigen') return answer; \
      window.ids.push(how.body.get('request_id')); \
      if (window.lost-- > 0) throw new TypeError('lost'); \
      return answer; }";

/// Every act had its answer.
const IDLE: &str = "!document.querySelector('werk-bord').move.isBusy";

/// Without an answer an act is sent again under its own number and happens once.
async fn an_answer_is_lost(system: &System, browser: &Browser, week: &Week) {
    browser.wait_for_script("nothing is under way", IDLE).await;
    browser.script(LOSE, &[json!(1)]).await;
    drag(browser, week.spot(browser, 0).await, week.spot(browser, 1).await).await;
    week.is_of(system, browser, 1).await;
    browser.wait_for_script("nothing is under way", IDLE).await;
    browser.see("De plaats is aan iemand anders gegeven.").await;
    let is_one = browser.script("return window.ids.length === 2 && new Set(window.ids).size === 1", &[]).await;
    assert_eq!(is_one, Value::Bool(true), "one number for one act");
    browser.press("Control+z").await;
    week.is_of(system, browser, 0).await;
    browser.wait_for_script("nothing is under way", IDLE).await;
}

/// When the second is lost too, the week is read again and nothing is undone on a guess.
async fn both_answers_are_lost(system: &System, browser: &Browser, week: &Week) {
    browser.script(LOSE, &[json!(2)]).await;
    drag(browser, week.spot(browser, 0).await, week.spot(browser, 1).await).await;
    browser.see("Er kwam geen antwoord.").await;
    week.is_of(system, browser, 1).await;
    assert_eq!(browser.count("#bord-ongedaan:not([hidden])").await, 0, "nothing to undo on a guess");
    browser.script("window.fetch = window.realFetch; document.querySelector('.bord-zin')?.click()", &[]).await;
    drag(browser, week.spot(browser, 1).await, week.spot(browser, 0).await).await;
    week.is_of(system, browser, 0).await;
    browser.wait_for_script("nothing is under way", IDLE).await;
}

impl Week {
    async fn row(&self, browser: &Browser, who: usize) -> i64 {
        let id = &self.people.get(who).expect("enough people").1;
        let find =
            "return document.querySelector('werk-bord').crowd.items.findIndex((item) => item.id === arguments[0])";
        browser.script(find, &[json!(id)]).await.as_i64().expect("a row")
    }
}

/// Beside an empty seat stand who could come and why, and why not the others; no figure stands beside a name.
async fn a_hole_is_filled_with_reasons(system: &System, browser: &Browser, week: &Week) {
    let find = "const grid = document.querySelector('werk-bord').places; \
        const row = grid.items.findIndex((item) => item.name === arguments[0]); grid.go(row, arguments[1], 1)";
    browser.script(find, &[json!(week.place), json!(DAY + 1)]).await;
    browser.press("Enter").await;
    browser.wait_for_script("the cell is open", "document.querySelector('#bord-detail').open").await;
    let lines = browser.count("#bord-detail .anderen").await;
    assert_eq!(lines, 3, "each shift of the place tells who could come");
    browser.script(
        "[...document.querySelectorAll('#bord-detail .diensten li')].find((line) => line.querySelector('a').href.endsWith(arguments[0])).querySelector('details').open = true",
        &[json!(week.hole)],
    ).await;
    browser.see("Waarom niet de anderen").await;
    browser.assert_accessible("who could come").await;
    let why = browser.text_of("#bord-detail .anderen[open]").await;
    assert!(why.contains("vrij op") && why.contains("werkt al van 08:00 tot 16:00"), "{why}");
    let name = week.name(2);
    browser.click("button", &format!("Wijs {name} toe")).await;
    let wanted = week.people.get(2).expect("enough people").1.clone();
    browser.wait_for("the hole is filled", async || crew(system, &week.hole).await == [wanted.clone()]).await;
    browser.wait_for_script("the dialog is shut", "!document.querySelector('#bord-detail').open").await;
    browser.press("Control+z").await;
    browser.wait_for("the hole is open again", async || crew(system, &week.hole).await.is_empty()).await;
}

/// A finger that rests takes the seat up; one that moves at once scrolls.
async fn by_touch(system: &System, browser: &Browser, week: &Week) {
    browser.cdp("Emulation.setTouchEmulationEnabled", json!({ "enabled": true })).await;
    // Rows are higher for a finger: wait until they stand where they stay.
    let mut seen = None;
    browser
        .wait_for("the rows stand still", async || {
            let now = Some((week.spot(browser, 0).await, week.spot(browser, 1).await));
            let is_still = seen == now;
            seen = now;
            is_still
        })
        .await;
    let (from, to) = seen.expect("two places on the screen");
    let touch = async |kind: &str, at: Option<(i64, i64)>| {
        let points: Vec<Value> = at.into_iter().map(|(x, y)| json!({ "x": x, "y": y })).collect();
        browser.cdp("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": points })).await;
    };
    touch("touchStart", Some(from)).await;
    browser.wait_for_script("the seat is in the hand", "!document.querySelector('.bord-mee').hidden").await;
    touch("touchMove", Some((from.0 + 2, from.1 + 12))).await;
    touch("touchMove", Some(to)).await;
    touch("touchEnd", None).await;
    week.is_of(system, browser, 1).await;
    browser.cdp("Emulation.setTouchEmulationEnabled", json!({ "enabled": false })).await;
}

/// A board of nine hundred invented people, told by the page's own reads: few elements, and five hundred cells that change
/// are drawn where they stand.
async fn nine_hundred_people_stay_light(browser: &Browser) {
    browser.script(NINE_HUNDRED, &[]).await;
    browser.wait_for_script("the whole workshop", "document.querySelector('werk-bord').crowd.items.length > 900").await;
    let nodes = browser.script("return document.querySelectorAll('*').length", &[]).await.as_u64().expect("a count");
    browser.script("window.turn = 1; dispatchEvent(new CustomEvent('werkbrug:reload'))", &[]).await;
    browser.wait_for_script("the change is heard", "window.patched?.changed === 500").await;
    let patched = browser.script("return window.patched", &[]).await;
    println!("900 people, 24 places: {nodes} elements; five hundred cells: {patched}");
    assert!(nodes <= NODES_MAX, "{nodes} elements");
    assert!(patched.get("drawn").and_then(Value::as_u64).is_some_and(|drawn| drawn > 0), "{patched}");
    assert_eq!(browser.script("return window.isTheSamePage", &[]).await, Value::Bool(true), "no page was loaded anew");
}

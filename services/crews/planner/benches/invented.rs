//! Invented instances with the statistics of the published ones: tests and benches measure on seeds that nobody tuned to.
#![allow(dead_code, reason = "each test and bench uses some of the sizes")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test or bench may stop at a mistake of its own")]

use serde_json::{Value, json};

/// How large an instance is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Size {
    /// Part of its name.
    pub(crate) name: &'static str,
    /// Working days, five a week.
    pub(crate) days: usize,
    /// How many hosts.
    pub(crate) hosts: usize,
    /// How many coaches.
    pub(crate) coaches: usize,
    /// How many workers.
    pub(crate) workers: usize,
    /// How far places lie apart, in minutes.
    pub(crate) spread: usize,
}

/// Like `small-1`.
pub(crate) const SMALL: Size = Size { name: "small", days: 5, hosts: 6, coaches: 6, workers: 40, spread: 40 };
/// Like `medium-1`.
pub(crate) const MEDIUM: Size = Size { name: "medium", days: 10, hosts: 30, coaches: 25, workers: 200, spread: 50 };
/// A workshop of 290 people for a bad Monday.
pub(crate) const MONDAY: Size = Size { name: "monday", days: 10, hosts: 44, coaches: 36, workers: 290, spread: 50 };
/// Like `large-1`.
pub(crate) const LARGE: Size = Size { name: "large", days: 20, hosts: 120, coaches: 90, workers: 900, spread: 66 };

const SECTORS: [&str; 7] = ["assembly", "cleaning", "green", "laundry", "logistics", "metal", "packing"];
const SKILLS: [&str; 6] = ["food_hygiene", "forklift", "labeling", "machine_op", "soldering", "visual_qc"];

/// Chance from a seed; any even source will do here.
pub(crate) struct Dice(u64);

impl Dice {
    /// The dice of a seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5851_f42d_4c95_7f2d)
    }

    /// A number below `bound`.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % u64::try_from(bound.max(1)).unwrap()).unwrap()
    }

    fn percent(&mut self, chance: usize) -> bool {
        self.below(100) < chance
    }

    /// One of some values, by their shares.
    fn of<T: Copy>(&mut self, shares: &[(usize, T)]) -> T {
        let mut left = self.below(shares.iter().map(|(share, _)| share).sum());
        for (share, value) in shares {
            if left < *share {
                return *value;
            }
            left -= share;
        }
        shares[0].1
    }

    fn point(&mut self, spread: usize) -> (usize, usize) {
        (self.below(spread) + self.below(spread), self.below(spread) + self.below(spread))
    }
}

fn apart(one: (usize, usize), other: (usize, usize)) -> usize {
    let (x, y) = (one.0.abs_diff(other.0), one.1.abs_diff(other.1));
    (x * x + y * y).isqrt() * 7 / 10
}

/// The instance of a size and a seed, as a document.
pub(crate) fn instance(size: Size, seed: u64) -> Value {
    let mut dice = Dice::new(seed);
    let places: Vec<_> = (0..size.hosts).map(|_| dice.point(size.spread)).collect();
    let hosts: Vec<Value> = (0..size.hosts).map(|place| host(&mut dice, size, place)).collect();
    let coaches: Vec<Value> = (0..size.coaches).map(|place| coach(&mut dice, size, place, &places)).collect();
    let workers: Vec<Value> =
        (0..size.workers).map(|place| worker(&mut dice, size, place, (&places, &hosts))).collect();
    let shifts: Vec<Value> = (0..size.hosts).flat_map(|place| shifts(&mut dice, size, place)).collect();
    let shifts: Vec<Value> = shifts.into_iter().enumerate().map(|(place, shift)| numbered(shift, place)).collect();
    json!({
        "format": "werkbrug-plan-instance/1", "name": format!("{}-{seed}", size.name), "days": size.days,
        "days_per_week": 5, "min_rest_minutes": 660, "hosts": hosts, "coaches": coaches, "workers": workers,
        "shifts": shifts,
    })
}

fn numbered(mut shift: Value, place: usize) -> Value {
    shift["id"] = json!(format!("S{place}"));
    shift
}

fn host(dice: &mut Dice, size: Size, place: usize) -> Value {
    json!({
        "id": format!("H{place}"), "sector": SECTORS[dice.below(SECTORS.len())],
        "priority": dice.of(&[(64, 1), (27, 2), (9, 3)]),
        "demands": {
            "lift_kg": dice.of(&[(15, 0), (28, 5), (28, 10), (15, 15), (14, 25)]), "standing": dice.percent(48),
            "noise": dice.percent(37), "crowd": dice.percent(22),
        },
        "unpopular": dice.percent(28), "regular_coach": format!("C{}", dice.below(size.coaches)),
    })
}

fn available(dice: &mut Dice, days: usize, share: usize) -> Vec<u8> {
    let away = dice.percent(10).then(|| (dice.below(days), dice.below(days)));
    let away = away.map(|(one, other)| one.min(other)..=one.max(other).min(one.min(other) + 5));
    let is_away = |day: usize| away.as_ref().is_some_and(|span| span.contains(&day));
    (0..days).map(|day| u8::from(dice.percent(share) && !is_away(day))).collect()
}

fn coach(dice: &mut Dice, size: Size, place: usize, places: &[(usize, usize)]) -> Value {
    let count = 3 + dice.of(&[(30, 0), (27, 1), (20, 2), (23, 3)]);
    let first = dice.below(SECTORS.len());
    let step = 1 + dice.below(SECTORS.len() - 1);
    let sectors: Vec<&str> = (0..count).map(|turn| SECTORS[(first + turn * step) % SECTORS.len()]).collect();
    let home = dice.point(size.spread);
    json!({
        "id": format!("C{place}"), "sectors": sectors,
        "max_minutes_per_week": dice.of(&[(10, 1_140), (28, 1_800), (62, 2_280)]), "guidance_capacity": 910,
        "max_group": dice.of(&[(36, 8), (32, 9), (32, 10)]), "available": available(dice, size.days, 91),
        "travel_minutes": places.iter().map(|spot| 8 + apart(home, *spot) * 8 / 10).collect::<Vec<_>>(),
    })
}

fn worker(dice: &mut Dice, size: Size, place: usize, (places, hosts): (&[(usize, usize)], &[Value])) -> Value {
    let home = dice.point(size.spread);
    let slowness = dice.of(&[(55, 10), (25, 14), (20, 20)]);
    let travel: Vec<usize> = places.iter().map(|spot| 5 + apart(home, *spot) * slowness / 10).collect();
    let lift = dice.of(&[(6, 0), (18, 5), (26, 10), (25, 15), (25, 25)]);
    let (seated, noise, crowd) = (dice.percent(12), dice.percent(13), dice.percent(22));
    let most_travel = dice.of(&[(26, 35), (18, 50), (56, 60)]);
    let bears = |host: usize| {
        let demands = &hosts[host]["demands"];
        let asks = |name: &str| demands[name].as_bool().unwrap();
        travel[host] <= most_travel
            && demands["lift_kg"].as_u64().unwrap() <= lift
            && !(seated && asks("standing") || noise && asks("noise") || crowd && asks("crowd"))
    };
    let homes: Vec<usize> = (0..hosts.len()).filter(|host| bears(*host)).collect();
    let home_host = (!homes.is_empty() && dice.percent(77)).then(|| format!("H{}", homes[dice.below(homes.len())]));
    let (day, week) = dice.of(&[
        (62, (480, 2_280)),
        (19, (480, 1_860)),
        (12, (480, 1_140)),
        (2, (240, 960)),
        (3, (240, 480)),
        (2, (240, 720)),
    ]);
    let skills: Vec<&str> = SKILLS.into_iter().filter(|_| dice.percent(20)).collect();
    let mut preference = serde_json::Map::new();
    for _ in 0..2 + dice.below(5) {
        preference.insert(format!("H{}", dice.below(hosts.len())), json!(dice.of(&[(1, -2), (1, -1), (1, 1), (1, 2)])));
    }
    json!({
        "id": format!("W{place}"),
        "limits": {"lift_kg": lift, "seated_only": seated, "low_noise": noise, "no_crowd": crowd},
        "max_minutes_per_day": day, "max_minutes_per_week": week,
        "guidance_load": dice.of(&[(39, 70), (41, 91), (20, 130)]), "skills": skills,
        "learning": dice.percent(31).then(|| SKILLS[dice.below(SKILLS.len())]), "max_travel_minutes": most_travel,
        "travel_minutes": travel, "early_ok": dice.percent(74), "late_ok": dice.percent(43), "home_host": home_host,
        "stability": dice.of(&[(19, 0), (35, 1), (26, 2), (20, 3)]), "preference": preference,
        "available": available(dice, size.days, 87),
    })
}

fn shifts(dice: &mut Dice, size: Size, host: usize) -> Vec<Value> {
    let times: &[(usize, usize)] = dice.of(&[
        (50, &[(480, 960)][..]),
        (15, &[(360, 840)][..]),
        (13, &[(360, 840), (840, 1_320)][..]),
        (15, &[(480, 720)][..]),
        (7, &[(480, 720), (750, 990)][..]),
    ]);
    let usual = 4 + dice.below(7);
    let skill = dice.percent(55).then(|| SKILLS[dice.below(SKILLS.len())]);
    let open = 48 + dice.below(42);
    let mut all = Vec::new();
    for day in 0..size.days {
        if !dice.percent(open) {
            continue;
        }
        for (start, end) in times {
            let wanted = usual - 1 + dice.below(3);
            let many = wanted >= 7;
            all.push(json!({
                "host": format!("H{host}"), "day": day, "start_minute": start, "end_minute": end,
                "heads_wanted": wanted, "heads_min": wanted.div_ceil(2), "skill": skill,
                "skill_min": skill.map_or(0, |_| 1 + usize::from(many)), "max_coaches": 1 + usize::from(many),
            }));
        }
    }
    all
}

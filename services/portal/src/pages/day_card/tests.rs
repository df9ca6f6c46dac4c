//! What a card says, and what it does not.

use jiff::civil::date;

use super::*;
use crate::words::card::languages;

fn shift() -> MyShift {
    MyShift {
        place_name: "Verzonnen Hal".into(),
        work_description: "Schroeven in zakjes".into(),
        start_minute: 480,
        end_minute: 960,
        break_minutes: 30,
        coaches: vec![CoachContact {
            display_name: "Stef Voorbeeld".into(),
            work_phone: "0470 00 00 01".into(),
            ..CoachContact::default()
        }],
        ..MyShift::default()
    }
}

fn day(shifts: Vec<MyShift>) -> MyDay {
    MyDay { display_name: "Rita Proef".into(), day: "2026-11-23".into(), shifts, ..MyDay::default() }
}

fn shown(my: &MyDay, language: &str) -> String {
    let words = CardWords::of(language).unwrap().unwrap();
    let today = date(2026, 11, 23);
    DayCard { words: &words, my, today, read_at: today.at(7, 2, 0, 0) }.show().into_string()
}

#[test]
fn the_card_says_when_where_what_and_with_whom_and_whom_to_call() {
    let card = shown(&day(vec![shift()]), "nl");
    for expected in [
        "Dag Rita!",
        "Maandag 23 november",
        "8.00 uur",
        "Je werkt bij Verzonnen Hal.",
        "Schroeven in zakjes",
        "Je begeleider is Stef Voorbeeld.",
        "30 minuten",
        "16.00 uur",
        "Ben je ziek?",
        "tel:0470000001",
        "7.02 uur",
    ] {
        assert!(card.contains(expected), "{expected}: {card}");
    }
}

#[test]
fn a_free_day_shows_the_next_day_with_work() {
    let next = MyDay { next_day: "2026-11-25".into(), next_shifts: vec![shift()], ..day(vec![]) };
    let card = shown(&next, "nl");
    assert!(card.contains("Vandaag werk je niet.") && card.contains("Woensdag 25 november"), "{card}");
    let nothing = shown(&day(vec![]), "nl");
    assert!(nothing.contains("Er is nog geen werk voor jou.") && !nothing.contains("<ol"), "{nothing}");
}

#[test]
fn every_language_of_the_card_says_everything_in_its_own_words() {
    for language in languages() {
        let night = MyShift { start_minute: 1_320, end_minute: 360, coaches: vec![], ..shift() };
        let absent = MyDay { is_absent: true, ..day(vec![shift()]) };
        let later = MyDay { day: "2026-11-24".into(), ..day(vec![]) };
        for my in [day(vec![shift(), night]), absent, later, day(vec![])] {
            let card = shown(&my, language);
            assert!(!card.contains('⟦') && card.contains(&format!("lang=\"{language}\"")), "{card}");
        }
    }
}

#[test]
fn what_is_different_tomorrow_is_not_said_of_today() {
    let changed =
        |day: &str| MyDay { day: day.into(), different: vec![DayDifference::Place.into()], ..self::day(vec![shift()]) };
    for (day, expected, other) in [
        ("2026-11-23", "Vandaag is anders:", "Maandag 23 november is anders:"),
        ("2026-11-24", "Dinsdag 24 november is anders:", "Vandaag is anders:"),
    ] {
        let card = shown(&changed(day), "nl");
        assert!(card.contains(expected) && card.contains("Je werkt op een andere plek."), "{day}: {card}");
        assert!(!card.contains(other), "{day}: {card}");
    }
}

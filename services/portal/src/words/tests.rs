//! The languages beside each other, and the pages beside the words.

use super::*;

mod keys;
mod literals;

/// The product's words in Dutch.
pub(crate) fn dutch() -> Words {
    Books::open(Path::new("")).unwrap().for_anyone(Tongue::Nl)
}

/// What comes out in each language.
pub(crate) fn in_each(say: impl Fn(&Words) -> String) -> [String; 3] {
    let books = Books::open(Path::new("")).unwrap();
    Tongue::ALL.map(|tongue| say(&books.for_anyone(tongue)))
}

#[test]
fn a_workshop_renames_a_word_and_every_text_follows() {
    let dir = tempfile::tempdir().unwrap();
    let (own, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
    std::fs::create_dir(dir.path().join(own.to_string())).unwrap();
    std::fs::write(dir.path().join("nl.ftl"), "-workshop = sociale werkplaats\n").unwrap();
    std::fs::write(dir.path().join(own.to_string()).join("nl.ftl"), "-coach = monitor\n").unwrap();
    let books = Books::open(dir.path()).unwrap();
    let said = |tenant, tongue, key| books.for_one_of(Id::from_uuid(tenant), tongue).say(key).into_owned();
    assert_eq!(said(own, Tongue::Nl, key("role-coach")), "monitor");
    assert_eq!(said(other, Tongue::Nl, key("role-coach")), "begeleider");
    assert_eq!(said(own, Tongue::Fr, key("role-coach")), "accompagnateur");
    for tenant in [own, other] {
        assert_eq!(said(tenant, Tongue::Nl, key("role-workshop-planner")), "planner van het sociale werkplaats");
    }
}

#[test]
fn words_that_are_not_well_written_keep_the_portal_from_starting() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("nl.ftl"), "-coach =\n").unwrap();
    assert!(Books::open(dir.path()).is_err());
}

#[test]
fn counts_choose_the_form_of_the_word_and_are_grouped() {
    let late = |count: u32| in_each(|words| words.fill("day-days-late", &[("count", count.into())]));
    assert_eq!(late(1), ["1 werkdag te laat", "1 jour ouvrable de retard", "1 working day late"]);
    assert_eq!(
        late(1_200),
        ["1.200 werkdagen te laat", "1\u{202f}200 jours ouvrables de retard", "1,200 working days late"]
    );
}

#[test]
fn a_card_in_a_further_language_is_only_a_file() {
    assert_eq!(card::languages().get(..3), Some(["nl", "fr", "en"].as_slice()));
    for code in card::languages() {
        let words = card::CardWords::of(code).unwrap().unwrap();
        let text = words.fill("card-hello", &[("name", "Rita".into())]);
        assert!(text.contains("Rita"), "{code}: {text}");
        assert_eq!((words.code(), words.direction() == "rtl"), (code, code == "ar"));
    }
    assert!(card::CardWords::of("tlh").unwrap().is_none());
}

//! The menu of each role: the first rooms at once, the others by kind of work, and the page where somebody is in sight.

use werkbrug_kernel::role::Role;

use crate::{browser::Browser, portal::Portal, services::Services};

/// The menu alone.
fn menu(page: &str) -> &str {
    let from = page.find("<nav class=\"rooms\"").unwrap();
    &page[from..from + page[from..].find("</nav>").unwrap()]
}

/// What stands between these, each time.
fn between<'a>(text: &'a str, begin: &'a str, end: &'a str) -> Vec<&'a str> {
    text.split(begin).skip(1).filter_map(|rest| rest.split(end).next()).collect()
}

#[tokio::test]
async fn a_long_menu_folds_by_kind_of_work_and_holds_every_room_once() {
    let dir = tempfile::tempdir().unwrap();
    let services = Services::of_the_offices(&dir).await;
    let portal = Portal::with(dir, services.address).await;
    // Who, on which page, how many folds there are at least, and which of them is open.
    let rows = [
        (Role::WorkshopPlanner, "/vormgeving", 4, None),
        (Role::Finance, "/vormgeving", 3, None),
        (Role::Finance, "/premies", 3, None),
        (Role::Finance, "/tarieven", 3, Some("Facturen en boeken")),
        (Role::Finance, "/facturen/factuur-1", 3, Some("Facturen en boeken")),
        (Role::Worker, "/vormgeving", 0, None),
        (Role::Physician, "/medewerkers", 0, None),
    ];
    for (role, path, folds, open) in rows {
        let browser = Browser::new();
        browser.sign_in(&portal, role).await;
        let page = browser.get(&portal.url(path)).await.text;
        let menu = menu(&page);
        let rooms = between(menu, "<a href=\"", "\"");
        let mut once = rooms.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), rooms.len(), "{role:?}: {rooms:?}");
        let found = menu.matches("<details").count();
        assert!(if folds == 0 { found == 0 } else { (folds..=8).contains(&found) }, "{role:?} {found}: {menu}");
        let opened: Vec<&str> = between(menu, "<details open>", "</summary>");
        assert_eq!(opened.len(), usize::from(open.is_some()), "{role:?} {path}: {menu}");
        assert!(open.is_none_or(|open| opened[0].contains(open)), "{role:?} {path}: {opened:?}");
        let here = menu.matches("aria-current=\"page\"").count();
        assert_eq!(here, usize::from(path != "/vormgeving"), "{role:?} {path}: {menu}");
        // What is folded has a name, and more than one room: one alone needs no fold.
        for fold in between(menu, "<details", "</details>") {
            assert!(fold.matches("<a href").count() > 1 && fold.contains("<summary>"), "{role:?}: {fold}");
        }
        // The first four are there without opening anything.
        let first = menu.split("<div id=\"meer\"").next().unwrap();
        assert!(first.matches("<a href").count() >= 4.min(rooms.len()), "{role:?}: {first}");
    }
}

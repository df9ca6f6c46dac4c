//! Every address of the portal, who may open it and what it is called: the one list behind the
//! menu, the palette, the door-keeper and the access matrix.

use std::sync::Arc;

use axum::routing::MethodRouter;
use werkbrug_kernel::role::Role;

use crate::{pages::parts::icon::Icon, web::Face, words::key};

pub(crate) mod answers;
pub(crate) mod care;
pub(crate) mod conditions;
pub(crate) mod desk;
pub(crate) mod everyone;
pub(crate) mod exchange;
pub(crate) mod finance;
pub(crate) mod floor;
pub(crate) mod machine;
pub(crate) mod papers;
pub(crate) mod planning;

/// A handler of a room, not yet in its place.
pub(crate) type Serve = fn() -> MethodRouter<Arc<Face>>;

/// An address.
pub(crate) struct Room {
    /// The path as the router spells it: `/orders/{id}`.
    pub(crate) path: &'static str,
    /// Who may open it.
    pub(crate) who: Who,
    /// What opens it.
    pub(crate) by: By,
    /// The key of its name.
    pub(crate) title: &'static str,
    /// Its place in the menu; none for what is reached from elsewhere.
    pub(crate) menu: Option<Icon>,
    /// What answers.
    pub(crate) serve: Serve,
}

/// Who may open a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Who {
    /// Anybody, signed in or not.
    Anyone,
    /// Everybody who is signed in.
    Signed,
    /// Who has one of these roles.
    Only(&'static [Role]),
}

/// What opens a room, and so how it refuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum By {
    /// A person: refusals are pages, and the session lives on.
    Person,
    /// A page by itself, to stay current: refusals are numbers, and the session does not live on.
    Page,
}

/// A kind of work with its rooms.
pub(crate) struct Area {
    /// The key of its name.
    pub(crate) name: &'static str,
    /// Its picture, where a menu has no place for the name.
    pub(crate) icon: Icon,
    /// Its rooms, in the order of the menu.
    rooms: &'static [Room],
}

const fn area(name: &'static str, icon: Icon, rooms: &'static [Room]) -> Area {
    Area { name, icon, rooms }
}

/// The rooms by the kind of work that they are, each list in its own file. The order is that of the menu.
const AREAS: &[Area] = &[
    area(key("area-floor"), Icon::People, floor::ROOMS),
    area(key("area-finance"), Icon::Coins, finance::PREMIUMS),
    area(key("area-entered"), Icon::Download, finance::ENTERED),
    area(key("area-bills"), Icon::Sheet, finance::BILLS),
    area(key("area-machine"), Icon::Gear, machine::ROOMS),
    area(key("area-care"), Icon::Heart, care::ROOMS),
    area(key("area-planning"), Icon::Board, planning::ROOMS),
    area(key("area-answers"), Icon::Phone, answers::ROOMS),
    area(key("area-conditions"), Icon::Shield, conditions::ROOMS),
    area(key("area-desk"), Icon::Box, desk::ROOMS),
    area(key("area-exchange"), Icon::Building, exchange::ROOMS),
    area(key("area-papers"), Icon::Clock, papers::ROOMS),
    area(key("area-everyone"), Icon::Calendar, everyone::ROOMS),
];

/// Every room.
pub(crate) fn all() -> impl Iterator<Item = &'static Room> {
    AREAS.iter().flat_map(|area| area.rooms)
}

/// Who would find nothing of their work on the day, and so does not have it in the menu.
const DAY: (&str, &[Role]) = ("/dag", &[Role::Worker, Role::Physician, Role::Admin]);

/// A line of somebody's menu.
#[derive(Clone, Copy)]
pub(crate) struct Line {
    /// The room that it opens.
    pub(crate) room: &'static Room,
    /// Its picture.
    pub(crate) icon: Icon,
}

/// The menu of this role by kind of work, without those of which it has nothing.
pub(crate) fn groups_of(role: Role) -> impl Iterator<Item = (&'static Area, Vec<Line>)> {
    let is_for = move |room: &&Room| room.who.allows(role) && !(room.path == DAY.0 && DAY.1.contains(&role));
    let of_area = move |area: &'static Area| {
        let lines = area.rooms.iter().filter(is_for).filter_map(|room| Some(Line { room, icon: room.menu? }));
        (area, lines.collect::<Vec<Line>>())
    };
    AREAS.iter().map(of_area).filter(|(_, lines)| !lines.is_empty())
}

/// The menu of this role.
pub(crate) fn menu_of(role: Role) -> impl Iterator<Item = Line> {
    groups_of(role).flat_map(|(_, lines)| lines)
}

/// The place in this role's menu under which an address stands: the longest that it begins with.
pub(crate) fn menu_place(role: Role, address: &str) -> Option<&'static str> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let is_under = |room: &str| path.strip_prefix(room).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    menu_of(role).map(|line| line.room.path).filter(|room| is_under(room)).max_by_key(|room| room.len())
}

/// Whether a role may open the address that this path leads to; paths without a room lead nowhere.
pub(crate) fn may_open(role: Role, path: &str) -> bool {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    all().any(|room| room.who.allows(role) && fits(room.path, path))
}

/// The first room of a role's menu: where somebody comes in.
pub(crate) fn home_of(role: Role) -> &'static str {
    menu_of(role).next().map_or("/", |line| line.room.path)
}

/// Whether a path is one that a pattern stands for.
fn fits(pattern: &str, path: &str) -> bool {
    let (mut wanted, mut given) = (pattern.split('/'), path.split('/'));
    loop {
        match (wanted.next(), given.next()) {
            (None, None) => return true,
            (Some(one), Some(other)) if one == other || (one.starts_with('{') && !other.is_empty()) => {}
            (Some(_) | None, _) => return false,
        }
    }
}

impl Who {
    /// Whether this role may open it.
    pub(crate) fn allows(self, role: Role) -> bool {
        match self {
            Self::Anyone | Self::Signed => true,
            Self::Only(roles) => roles.contains(&role),
        }
    }

    /// The roles it is for; none when it is for everybody.
    pub(crate) fn roles(self) -> &'static [Role] {
        match self {
            Self::Anyone | Self::Signed => &[],
            Self::Only(roles) => roles,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::words::{Words, tests::in_each};

    #[test]
    fn every_address_stands_once_in_the_list() {
        let mut paths = BTreeSet::new();
        for room in all() {
            assert!(room.path.starts_with('/') && paths.insert(room.path), "{}", room.path);
            assert!(room.menu.is_none() || !room.path.contains('{'), "{} cannot be in a menu", room.path);
        }
    }

    #[test]
    fn every_role_has_somewhere_to_go() {
        for role in Role::ALL {
            assert!(home_of(role) != "/" && may_open(role, home_of(role)), "{role:?}");
        }
    }

    #[test]
    fn no_menu_has_two_rooms_of_one_name_in_any_language() {
        for role in Role::ALL {
            let names = |words: &Words| {
                menu_of(role).map(|line| format!("{}\n", words.say(line.room.title))).collect::<String>()
            };
            for names in in_each(names) {
                let mut seen = BTreeSet::new();
                let twice: Vec<&str> = names.lines().filter(|name| !seen.insert(*name)).collect();
                assert!(twice.is_empty(), "{role:?}: {twice:?}");
            }
        }
    }

    #[test]
    fn an_address_stands_under_one_place_of_the_menu() {
        let table = [
            ("/premies", Some("/premies")),
            ("/premies/medewerkers?kwartaal=2026Q3", Some("/premies/medewerkers")),
            ("/premies/7", Some("/premies")),
            ("/premiesx", None),
            ("/facturen/1", Some("/facturen")),
            ("/bedrijven/1", None),
        ];
        for (address, expected) in table {
            assert_eq!(menu_place(Role::Finance, address), expected, "{address}");
        }
    }

    #[test]
    fn a_path_fits_the_pattern_it_was_made_from() {
        let table = [
            ("/orders/{id}", "/orders/7", true),
            ("/orders/{id}", "/orders/", false),
            ("/orders/{id}", "/orders", false),
            ("/orders/{id}/waarom", "/orders/7/waarom", true),
            ("/orders/{id}/waarom", "/orders/7/hoe", false),
            ("/dag", "/dag", true),
            ("/dag", "/dag/x", false),
        ];
        for (pattern, path, expected) in table {
            assert_eq!(fits(pattern, path), expected, "{pattern} {path}");
        }
    }
}

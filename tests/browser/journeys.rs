//! Each role's own way through the portal: in, to a thing that it knows, through a list, to a file, to paper, its main
//! task without a mouse, and the same on a telephone. One running system for all of them.

use std::time::Instant;

use werkbrug_kernel::role::Role;
use werkbrug_tests::browser::Browser;
use werkbrug_tests::people::Persona;
use werkbrug_tests::system::System;

mod around;
mod care;
mod files;
mod floor;
mod journey;
mod machine;
mod money;
mod offices;
mod planning;
mod waiting;

use journey::{Journey, Step};

/// What makes no sense for a role, and why. Every other step is taken by every role.
const NOT_FOR: &[(Role, Step, &str)] = &[
    (Role::HostPlanner, Step::Wall, "there is no list with names to hang on a wall"),
    (Role::Coach, Step::Wall, "attendance by name does not hang on a wall"),
    (Role::Worker, Step::Wall, "one's own card and file are one's own"),
    (Role::Admin, Step::Wall, "the monitoring has walls of its own"),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_role_finds_its_work_and_does_it() {
    let began = Instant::now();
    let system = System::with_preset("small");
    let shifts = around::shifts(&system).await;
    let host = waiting::hours_of_a_host(&system, &shifts).await;
    let (elsewhere, (coach, stranger)) = (around::elsewhere(&shifts, &host), around::coach(&system, &shifts));
    println!("system ready after {:?}", began.elapsed());
    let first = Browser::start(&system.web).await;
    let second = first.another().await;
    tokio::join!(
        async {
            let browser = planning::workshop_planner(begin(&system, first, Role::WorkshopPlanner).await).await;
            let browser = offices::finance(begin(&system, browser, Role::Finance).await).await;
            let browser = care::physician(begin(&system, browser, Role::Physician).await).await;
            floor::worker(begin(&system, browser, Role::Worker).await).await;
        },
        async {
            let browser = offices::order_desk(begin(&system, second, Role::OrderDesk).await).await;
            let browser = care::social_worker(begin(&system, browser, Role::SocialWorker).await).await;
            let browser = floor::coach(Journey::begin(browser, coach).await, &stranger).await;
            let browser = floor::host_planner(Journey::begin(browser, host).await, elsewhere).await;
            machine::admin(begin(&system, browser, Role::Admin).await).await;
        }
    );
    println!("done after {:?}", began.elapsed());
    let log = system.log_of("portal");
    let taken = log.lines().find(|line| line.contains(files::PURPOSE)).expect("a full export is logged");
    assert!(taken.contains("medewerkers"), "the list is named: {taken}");
    system.stop();
}

async fn begin(system: &System, browser: Browser, role: Role) -> Journey {
    let who: Persona = system.persona(role);
    Journey::begin(browser, who).await
}

#[test]
fn what_a_role_leaves_out_has_a_reason_and_is_said_once() {
    for (place, (role, step, why)) in NOT_FOR.iter().enumerate() {
        assert!(!why.is_empty() && ![Step::SignIn, Step::Keyboard, Step::Phone].contains(step), "{role:?} {step:?}");
        let again = NOT_FOR.iter().skip(place + 1).any(|(other, also, _)| (other, also) == (role, step));
        assert!(!again, "{role:?} {step:?} stands twice");
    }
}

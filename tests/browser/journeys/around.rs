//! Who works where today, as the planner knows it: journeys of the floor look for what is theirs, and for what is not.

use werkbrug_kernel::role::Role;
use werkbrug_proto::crews::{ListShiftsRequest, Shift};
use werkbrug_tests::patience::insist;
use werkbrug_tests::people::Persona;
use werkbrug_tests::system::System;
use werkbrug_tests::trade::TODAY;

/// Every shift of the day.
pub(crate) async fn shifts(system: &System) -> Vec<Shift> {
    let asked = ListShiftsRequest { page_size: 200, on: TODAY.to_string(), ..Default::default() };
    let shifts = insist(|| {
        let (mut planner, asked) = (system.crews(Role::WorkshopPlanner), asked.clone());
        async move { planner.list_shifts(asked).await }
    });
    shifts.await.expect("shifts").shifts
}

/// A coach with a planned crew, and the name of somebody who works with another one.
pub(crate) fn coach(system: &System, shifts: &[Shift]) -> (Persona, String) {
    let coaches = system.personas().into_iter().filter(|persona| persona.role() == Role::Coach);
    let own = |who: &Persona| {
        let id = who.about.map(|about| about.to_string());
        shifts.iter().filter(move |shift| shift.coaches.iter().any(|coach| Some(&coach.coach_id) == id.as_ref()))
    };
    let mut with_a_crew = coaches.filter(|who| own(who).any(|shift| shift.heads_assigned > shift.heads_absent));
    let who = with_a_crew.next().expect("a coach with a planned crew");
    let is_own = |name: &str| own(&who).flat_map(|shift| &shift.crew).any(|member| member.display_name == name);
    let mut names = shifts.iter().flat_map(|shift| &shift.crew).map(|member| &member.display_name);
    let stranger = names.find(|name| !is_own(name)).expect("somebody with another coach").clone();
    (who, stranger)
}

/// The place of another host, and the name of somebody who works there or here.
pub(crate) fn elsewhere(shifts: &[Shift], host: &Persona) -> (String, String) {
    let own = host.about.map(|about| about.to_string()).expect("a host's company");
    let mut others = shifts.iter().filter(|shift| !shift.company_id.is_empty() && shift.company_id != own);
    let place = others.next().expect("another host").place_name.clone();
    let mut people = shifts.iter().flat_map(|shift| &shift.crew);
    (place, people.next().expect("somebody at work").display_name.clone())
}

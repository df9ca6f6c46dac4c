//! The panel of seven in the morning: who can fill the seat, and why not the others.

use jiff::civil::date;
use werkbrug_pipeline::testing::Backend;
use werkbrug_proto::{
    crews::{ListReplacementsRequest, ListReplacementsResponse, Replacement},
    social::LimitKind,
};

use crate::floor::{Floor, TODAY};

on_both_databases!(
    who_fits_best_comes_first_with_reasons_and_the_others_say_why_not,
    no_more_are_listed_than_asked_for,
);

async fn proposals(floor: &Floor, shift: &str, page_size: i32) -> ListReplacementsResponse {
    let request = ListReplacementsRequest { shift_id: shift.to_owned(), page_size };
    floor.planner.clone().list_replacements(request).await.unwrap().into_inner()
}

fn lines(of: &[Replacement]) -> Vec<(&str, String)> {
    of.iter().map(|one| (one.display_name.as_str(), one.reasons.join("; "))).collect()
}

/// One of each sort, for a shift of the enclave from which somebody called in sick.
async fn candidates(floor: &Floor, enclave: &str, shift: &str) {
    let sick = floor.worker("Ziek Voorbeeld").await;
    floor.assign(shift, sick).await.unwrap();
    let knows = floor.worker("Vertrouwd Voorbeeld").await;
    floor.worker("Nieuw Voorbeeld").await;
    let wishes = floor.worker("Aarzelend Voorbeeld").await;
    floor.limited(wishes, LimitKind::LiftKg, 10, false).await;
    let weak = floor.worker("Licht Voorbeeld").await;
    floor.limited(weak, LimitKind::LiftKg, 10, true).await;
    let busy = floor.worker("Bezet Voorbeeld").await;
    let packing = floor.shift(&floor.packing().await, 1).await;
    floor.assign(&packing, busy).await.unwrap();
    let away = floor.worker("Afwezig Voorbeeld").await;
    floor.absent(away, "2026-11-23", Some("2026-11-23")).await;
    let gone = floor.worker("Weg Voorbeeld").await;
    floor.employed(gone, "2020-01-01", Some("2026-10-31")).await;
    let friday = floor.shift_at(enclave, date(2026, 11, 20), (360, 840), 2).await;
    floor.present(&friday, knows, 450).await;
}

async fn who_fits_best_comes_first_with_reasons_and_the_others_say_why_not(backend: Backend) {
    let floor = Floor::open(backend).await;
    let enclave = floor.enclave().await;
    let shift = floor.shift(&enclave, 1).await;
    candidates(&floor, &enclave, &shift).await;
    let found = proposals(&floor, &shift, 0).await;
    let free = "vrij op 23/11/2026; kan wat de post vraagt";
    let fits = [
        ("Vertrouwd Voorbeeld", format!("{free}; werkte hier al 1 keer")),
        ("Nieuw Voorbeeld", format!("{free}; werkte hier nog niet")),
        ("Aarzelend Voorbeeld", format!("{free}; werkte hier nog niet; wens: post vraagt 15 kg, grens 10 kg")),
    ];
    assert_eq!(lines(&found.fits), fits);
    let refused = [
        ("Afwezig Voorbeeld", "niet beschikbaar op 23/11/2026".to_owned()),
        ("Bezet Voorbeeld", "werkt al van 06:00 tot 14:00".to_owned()),
        ("Licht Voorbeeld", "post vraagt 15 kg, grens 10 kg".to_owned()),
    ];
    assert_eq!(lines(&found.refused), refused);
    assert_eq!(TODAY, date(2026, 11, 23));
    floor.close().await;
}

async fn no_more_are_listed_than_asked_for(backend: Backend) {
    let floor = Floor::open(backend).await;
    let shift = floor.shift(&floor.packing().await, 1).await;
    for name in ["An Voorbeeld", "Bo Voorbeeld", "Cy Voorbeeld"] {
        floor.worker(name).await;
    }
    assert_eq!(proposals(&floor, &shift, 2).await.fits.len(), 2);
    assert_eq!(proposals(&floor, &shift, 0).await.fits.len(), 3);
    floor.close().await;
}

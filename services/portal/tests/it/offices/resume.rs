//! Hours a day for who resumes partially, and the end of a limit, in the file.

use http::StatusCode;
use werkbrug_kernel::role::Role;

use super::{both, signed_in};

#[tokio::test]
async fn hours_a_day_are_recorded_by_the_half_hour_and_a_limit_is_ended() {
    let (_services, portal) = both().await;
    let path = "/medewerkers/mens-2";
    for role in [Role::SocialWorker, Role::Physician] {
        let browser = signed_in(&portal, role).await;
        let sent = async |action: &str, fields: &[(&str, &str)]| {
            let proof = browser.get(&portal.url(path)).await.field("bewijs");
            let own = [("bewijs", proof.as_str()), ("request_id", "r-1")];
            let form: Vec<_> = own.into_iter().chain(fields.iter().copied()).collect();
            let done = browser.post(&portal.url(action), &form).await;
            assert_eq!(
                (done.status, done.location.as_str()),
                (StatusCode::SEE_OTHER, "/medewerkers/mens-2#kop-grenzen")
            );
            browser.get(&portal.url(path)).await.text
        };
        let hours = |hours: &'static str| [("uren-per-dag", hours), ("uren-vanaf", "1/12/2026"), ("uren-tot", "")];
        let refused = sent("/medewerkers/mens-2/uren", &hours("210")).await;
        assert!(refused.contains("Voor die dagen staan er al uren per dag"), "{refused}");
        assert!(refused.contains("value=\"210\" selected") && refused.contains("01/12/2026"), "{refused}");
        let odd = sent("/medewerkers/mens-2/uren", &hours("245")).await;
        assert!(!odd.contains("zijn vastgelegd"), "only what the list offers: {odd}");
        let done = sent("/medewerkers/mens-2/uren", &hours("240")).await;
        assert!(done.contains("De uren per dag zijn vastgelegd") && !done.contains("value=\"240\" selected"), "{done}");
        let end = [("grens", "grens-1"), ("etag", ""), ("einde-grens-1", "30/11/2026")];
        let ended = sent("/medewerkers/mens-2/grenzen/einde", &end).await;
        assert!(ended.contains("Het einde van de beperking is vastgelegd"), "{role:?}: {ended}");
    }
}

//! Somebody with a secret, and what happens to it.

use std::fmt::Debug;
use std::fs;

use jiff::ToSpan;
use tonic::{Code, Response, Status};
use werkbrug_kernel::role::Role;
use werkbrug_proto::social as contract;
use werkbrug_tests::patience::insist;
use werkbrug_tests::system::System;
use werkbrug_tests::trade::TODAY;
use werkbrug_tests::visitor::Visitor;

use super::wire;

/// One journey.
pub(super) struct Scene<'a> {
    pub(super) system: &'a System,
    pub(super) number: usize,
    pub(super) worker: String,
    pub(super) secret: String,
}

/// Everybody but the social worker, who keeps the file.
pub(super) const OTHERS: [Role; 7] = [
    Role::WorkshopPlanner,
    Role::OrderDesk,
    Role::Coach,
    Role::Physician,
    Role::Finance,
    Role::HostPlanner,
    Role::Admin,
];
const CATEGORY: &str = "absence_reason";

/// An answer or a refusal, with everything that stands in it.
fn text<T: Debug>(answer: &Result<T, Status>) -> Vec<u8> {
    match answer {
        Ok(answer) => format!("{answer:?}").into_bytes(),
        Err(status) => [format!("{status:?}").as_bytes(), status.details()].concat(),
    }
}

/// A refusal, which must be one of the kind that is expected.
fn refusal<T: Debug>(answer: &Result<Response<T>, Status>, code: Code) -> Vec<u8> {
    assert_eq!(answer.as_ref().err().map(Status::code), Some(code), "{answer:?}");
    text(answer)
}

impl Scene<'_> {
    fn call(&self, note: &str) -> contract::ReportAbsenceRequest {
        contract::ReportAbsenceRequest {
            request_id: format!("absence-{}", self.number),
            worker_id: self.worker.clone(),
            from: TODAY.to_string(),
            to: None,
            work_related: contract::WorkRelated::Yes.into(),
            note: note.to_owned(),
        }
    }

    async fn report(
        &self,
        role: Role,
        call: contract::ReportAbsenceRequest,
    ) -> Result<contract::ReportAbsenceResponse, Status> {
        insist(|| {
            let (mut service, call) = (self.system.social(role), call.clone());
            async move { service.report_absence(call).await }
        })
        .await
    }

    /// A call that is taken; the absence.
    async fn taken(&self) -> String {
        self.report(Role::SocialWorker, self.call(&self.secret)).await.expect("an absence").absence_id
    }

    /// A call that is not taken.
    async fn not_taken(&self, call: contract::ReportAbsenceRequest, code: Code) -> Vec<u8> {
        refusal(&self.system.social(Role::SocialWorker).report_absence(call).await, code)
    }

    async fn read(
        &self,
        role: Role,
        absence: &str,
        purpose: &str,
    ) -> Result<Response<contract::AbsenceSecret>, Status> {
        let (absence_id, purpose) = (absence.to_owned(), purpose.to_owned());
        self.system.social(role).read_absence_secret(contract::ReadAbsenceSecretRequest { absence_id, purpose }).await
    }

    pub(super) async fn sick_call(&self, role: Role) -> Vec<u8> {
        text(&Ok(self.report(role, self.call(&self.secret)).await.expect("an absence")))
    }

    pub(super) async fn call_sent_twice(&self) -> Vec<u8> {
        let first = self.report(Role::Coach, self.call(&self.secret)).await.expect("an absence");
        let again = self.report(Role::Coach, self.call(&self.secret)).await.expect("the same");
        assert_eq!(first, again);
        text(&Ok(again))
    }

    pub(super) async fn read_by_keeper(&self) -> Vec<u8> {
        let absence = self.taken().await;
        let read = self.read(Role::SocialWorker, &absence, "opvolging van het dossier").await.expect("the note");
        assert_eq!(read.get_ref().note, self.secret, "who keeps the file can read it");
        Vec::new()
    }

    pub(super) async fn read_by_others(&self) -> Vec<u8> {
        let absence = self.taken().await;
        let mut heard = Vec::new();
        for role in OTHERS {
            let tried = self.read(role, &absence, &self.secret).await;
            assert!(tried.is_err(), "{role:?} may not");
            heard.extend(text(&tried));
        }
        heard
    }

    pub(super) async fn read_with_consent(&self) -> Vec<u8> {
        let absence = self.taken().await;
        let consent = self.consent(CATEGORY, "").await.expect("a consent").into_inner().consent_id;
        let read = self.read(Role::Coach, &absence, "aangepast werk zoeken").await;
        assert!(read.is_ok_and(|read| read.get_ref().note == self.secret), "the coach may, while the consent stands");
        let request_id = format!("withdraw-{}", self.number);
        let withdraw = contract::WithdrawConsentRequest { request_id, consent_id: consent };
        let mut heard = text(&self.system.social(Role::SocialWorker).withdraw_consent(withdraw).await);
        let tried = self.read(Role::Coach, &absence, "aangepast werk zoeken").await;
        assert!(tried.is_err(), "the coach may no longer");
        heard.extend(text(&tried));
        heard
    }

    pub(super) async fn erased(&self) -> Vec<u8> {
        let absence = self.taken().await;
        let erase = contract::EraseConfidentialRequest {
            request_id: format!("erase-{}", self.number),
            worker_id: self.worker.clone(),
            category: CATEGORY.to_owned(),
        };
        let erased = self.system.social(Role::SocialWorker).erase_confidential(erase).await;
        assert!(erased.is_ok(), "{erased:?}");
        let tried = self.read(Role::SocialWorker, &absence, "opvolging").await;
        assert!(tried.as_ref().map_or(true, |read| read.get_ref().note != self.secret), "nobody can read it any more");
        [text(&erased), text(&tried)].concat()
    }

    pub(super) async fn ended(&self) -> Vec<u8> {
        let reported = self.report(Role::SocialWorker, self.call(&self.secret)).await.expect("an absence");
        let end = contract::EndAbsenceRequest {
            request_id: format!("end-{}", self.number),
            absence_id: reported.absence_id,
            to: TODAY.to_string(),
            etag: reported.etag,
        };
        let ended = self.system.social(Role::Coach).end_absence(end).await;
        assert!(ended.is_ok(), "{ended:?}");
        text(&ended)
    }

    pub(super) async fn bus_wiped(&self) -> Vec<u8> {
        let _ = self.system.wipe_nats();
        self.sick_call(Role::SocialWorker).await
    }

    pub(super) async fn service_killed(&self) -> Vec<u8> {
        let call = self.call(&self.secret);
        let mut service = self.system.social(Role::SocialWorker);
        let (first, _) = tokio::join!(service.report_absence(call), async { self.system.kill("social") });
        [text(&first), self.sick_call(Role::SocialWorker).await].concat()
    }

    pub(super) async fn number_used_again(&self) -> Vec<u8> {
        self.report(Role::SocialWorker, self.call("niets bijzonders")).await.expect("an absence");
        self.not_taken(self.call(&self.secret), Code::Aborted).await
    }

    pub(super) async fn refused_call(&self, role: Role) -> Vec<u8> {
        refusal(&self.system.social(role).report_absence(self.call(&self.secret)).await, Code::PermissionDenied)
    }

    pub(super) async fn call_about_nobody(&self) -> Vec<u8> {
        let nobody = uuid::Uuid::now_v7().to_string();
        self.not_taken(contract::ReportAbsenceRequest { worker_id: nobody, ..self.call(&self.secret) }, Code::NotFound)
            .await
    }

    pub(super) async fn period_reversed(&self) -> Vec<u8> {
        let before = TODAY.checked_sub(1.day()).expect("a day").to_string();
        let call = contract::ReportAbsenceRequest { to: Some(before), ..self.call(&self.secret) };
        self.not_taken(call, Code::InvalidArgument).await
    }

    pub(super) async fn overlapping(&self) -> Vec<u8> {
        self.report(Role::SocialWorker, self.call("niets bijzonders")).await.expect("an absence");
        let request_id = format!("again-{}", self.number);
        let again = contract::ReportAbsenceRequest { request_id, ..self.call(&self.secret) };
        self.not_taken(again, Code::FailedPrecondition).await
    }

    pub(super) async fn endless_note(&self) -> Vec<u8> {
        self.not_taken(self.call(&self.secret.repeat(2_000)), Code::InvalidArgument).await
    }

    pub(super) async fn in_worker_field(&self) -> Vec<u8> {
        let call = contract::ReportAbsenceRequest { worker_id: self.secret.clone(), ..self.call("") };
        self.not_taken(call, Code::InvalidArgument).await
    }

    pub(super) async fn in_first_day(&self) -> Vec<u8> {
        let call = contract::ReportAbsenceRequest { from: self.secret.clone(), ..self.call("") };
        self.not_taken(call, Code::InvalidArgument).await
    }

    pub(super) async fn in_last_day(&self) -> Vec<u8> {
        let call = contract::ReportAbsenceRequest { to: Some(self.secret.clone()), ..self.call("") };
        self.not_taken(call, Code::InvalidArgument).await
    }

    pub(super) async fn in_request_id(&self) -> Vec<u8> {
        let call = contract::ReportAbsenceRequest { request_id: format!("{} \u{7}", self.secret), ..self.call("") };
        self.not_taken(call, Code::InvalidArgument).await
    }

    pub(super) async fn in_etag(&self) -> Vec<u8> {
        let reported = self.report(Role::SocialWorker, self.call("")).await.expect("an absence");
        let end = contract::EndAbsenceRequest {
            request_id: format!("end-{}", self.number),
            absence_id: reported.absence_id,
            to: TODAY.to_string(),
            etag: self.secret.clone(),
        };
        refusal(&self.system.social(Role::SocialWorker).end_absence(end).await, Code::Aborted)
    }

    pub(super) async fn in_limit(&self) -> Vec<u8> {
        let limit = contract::SetFunctionalLimitRequest {
            request_id: format!("limit-{}", self.number),
            worker_id: self.worker.clone(),
            kind: contract::LimitKind::LiftKg.into(),
            value: 10,
            is_hard: true,
            valid_from: self.secret.clone(),
            ..Default::default()
        };
        refusal(&self.system.social(Role::SocialWorker).set_functional_limit(limit).await, Code::InvalidArgument)
    }

    pub(super) async fn in_package(&self) -> Vec<u8> {
        let package = contract::GrantSupportPackageRequest {
            request_id: format!("package-{}", self.number),
            worker_id: self.worker.clone(),
            scheme: contract::Scheme::Collective.into(),
            percent: 55,
            guidance: contract::GuidanceNeed::Low.into(),
            valid_from: self.secret.clone(),
            ..Default::default()
        };
        refusal(&self.system.social(Role::SocialWorker).grant_support_package(package).await, Code::InvalidArgument)
    }

    pub(super) async fn in_fraction(&self) -> Vec<u8> {
        let worker = contract::RegisterWorkerRequest {
            request_id: format!("fraction-{}", self.number),
            worker_code: format!("F{}", self.number),
            display_name: "Bedacht Persoon zonder breuk".into(),
            status: contract::LegalStatus::TargetWorker.into(),
            contract_fraction: self.secret.clone(),
            employed_from: "2020-01-01".into(),
            ..Default::default()
        };
        refusal(&self.system.social(Role::SocialWorker).register_worker(worker).await, Code::InvalidArgument)
    }

    async fn consent(&self, category: &str, trusted: &str) -> Result<Response<contract::GiveConsentResponse>, Status> {
        let consent = contract::GiveConsentRequest {
            request_id: format!("consent-{}", self.number),
            worker_id: self.worker.clone(),
            category: category.to_owned(),
            recipient: self.system.viewer(Role::Coach).actor,
            purpose: "aangepast werk zoeken".into(),
            text_version: "2026-1".into(),
            expires_on: None,
            trusted_person: trusted.to_owned(),
        };
        self.system.social(Role::SocialWorker).give_consent(consent).await
    }

    pub(super) async fn in_category(&self) -> Vec<u8> {
        refusal(&self.consent(&self.secret, "").await, Code::InvalidArgument)
    }

    pub(super) async fn trusted_person(&self) -> Vec<u8> {
        let given = self.consent(CATEGORY, &self.secret).await;
        assert!(given.is_ok(), "{given:?}");
        text(&given)
    }

    pub(super) async fn in_page_token(&self) -> Vec<u8> {
        let list = contract::ListWorkersRequest {
            page_size: 5,
            page_token: self.secret.clone(),
            ..contract::ListWorkersRequest::default()
        };
        refusal(&self.system.social(Role::SocialWorker).list_workers(list).await, Code::InvalidArgument)
    }

    pub(super) async fn in_nonsense(&self) -> Vec<u8> {
        // Field 6, the note, as a text that is none: the secret, and a byte that no text has.
        let length = u8::try_from(self.secret.len() + 1).expect("a short secret");
        let bytes = [&[0x32, length], self.secret.as_bytes(), &[0xff]].concat();
        let channel = self.system.channel("social", &self.system.viewer(Role::SocialWorker));
        let answer = wire::call(channel, "/werkbrug.social.v1.Social/ReportAbsence", bytes).await;
        assert!(answer.is_err(), "{answer:?}");
        text(&answer)
    }

    pub(super) async fn in_address(&self) -> Vec<u8> {
        let mut visitor = Visitor::at(&self.system.web);
        visitor.sign_in("persona-planner").await;
        for path in ["/dag?op=", "/dag/blok/", "/", "/live?na=", "/aanmelden/terug?state=", "/assets/"] {
            let answer = visitor.get(&format!("{path}{}", self.secret)).await;
            assert!(answer.status < 500, "{path}: {}", answer.status);
        }
        // A page may carry its own address, for the choice of a language; nobody else may ever see it.
        Vec::new()
    }

    pub(super) async fn in_form(&self) -> Vec<u8> {
        let mut visitor = Visitor::at(&self.system.web);
        visitor.sign_in("persona-social").await;
        let form = [("bewijs".to_owned(), self.secret.clone()), (self.secret.clone(), "x".to_owned())];
        let answer = visitor.post("/afmelden", &form).await;
        assert!(answer.status >= 400, "{}", answer.status);
        answer.bytes
    }

    /// Import files, each with its name and its rows.
    fn import(&self, files: &[(&str, String)]) -> (Option<i32>, Vec<u8>) {
        let folder = tempfile::tempdir().expect("a temporary directory");
        for (name, rows) in files {
            fs::write(folder.path().join(name), rows).expect("a file");
        }
        let (code, said) = self.system.tool(&["import", &folder.path().to_string_lossy()]);
        (code, said.into_bytes())
    }

    pub(super) async fn in_reason_column(&self) -> Vec<u8> {
        let (number, secret) = (self.number, &self.secret);
        let rows = format!("medewerker;van;tot;reden\r\nM{number:05};23/11/2026;27/11/2026;{secret}\r\n");
        let (code, said) = self.import(&[("afwezigheden.csv", rows)]);
        assert_eq!(code, Some(0), "{}", String::from_utf8_lossy(&said));
        said
    }

    pub(super) async fn in_remarks(&self) -> Vec<u8> {
        let (number, secret) = (self.number, &self.secret);
        let rows = format!("Medewerker;ma 30/11/2026;di 01/12/2026;Opmerkingen\r\nM{number:05};Z;Z;{secret}\r\n");
        let (code, said) = self.import(&[("weekrooster.csv", rows)]);
        assert_eq!(code, Some(0), "{}", String::from_utf8_lossy(&said));
        said
    }

    pub(super) async fn in_wrong_cells(&self) -> Vec<u8> {
        let (number, secret) = (self.number, &self.secret);
        let away = format!("medewerker;van;tot\r\nM{number:05};{secret};\r\n{secret};23/11/2026;\r\n");
        let grid = format!("Medewerker;ma 30/11/2026;Opmerkingen\r\nM{number:05};{secret};\r\n{secret};Z;{secret}\r\n");
        let people = format!("code;naam;statuut;breuk;in_dienst\r\nX{number};Bedacht Iemand;{secret};1;01/01/2020\r\n");
        let files = [("afwezigheden.csv", away), ("weekrooster.csv", grid), ("medewerkers.csv", people)];
        let (code, said) = self.import(&files);
        let text = String::from_utf8_lossy(&said);
        assert_eq!((code, text.lines().filter(|line| line.starts_with('{')).count()), (Some(1), 5), "{text}");
        said
    }
}

//! gRPC in for the conditions: a message becomes a use case or a question, and its outcome a message. No rules here.

use tonic::{Request, Response, Status};
use werkbrug_chassis::{page::Page, refusal::Refusal};
use werkbrug_crews_domain::{closure::Closure, host_work::Induction, policy::Action};
use werkbrug_kernel::id::Id;
use werkbrug_pipeline::call::Call;
use werkbrug_proto::crews::{self, conditions_server::Conditions};

use super::{
    Answer, Api,
    planning::repair::{unsaid, word},
};
use crate::{
    app::{
        explain_without_place::ExplainWithoutPlace, record_closure::RecordClosure,
        record_enclave_agreement::RecordEnclaveAgreement, record_induction::RecordInduction,
        withdraw_closure::WithdrawClosure,
    },
    parse,
    permit::admit,
    read::{self, repair::HOWS},
};

#[async_trait::async_trait]
impl Conditions for Api {
    async fn record_closure(
        &self,
        request: Request<crews::RecordClosureRequest>,
    ) -> Answer<crews::RecordClosureResponse> {
        record_closure(self, request).await.map(Response::new)
    }

    async fn withdraw_closure(
        &self,
        request: Request<crews::WithdrawClosureRequest>,
    ) -> Answer<crews::WithdrawClosureResponse> {
        let viewer = admit(&request, Action::KeepClosures)?;
        let message = request.into_inner();
        let command = WithdrawClosure { closure: parse::id("closure_id", &message.closure_id)? };
        let receipt = self.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
        let (closure_id, event_id) = (receipt.id.to_string(), receipt.event());
        Ok(Response::new(crews::WithdrawClosureResponse { closure_id, event_id }))
    }

    async fn list_closures(&self, request: Request<crews::ListClosuresRequest>) -> Answer<crews::ListClosuresResponse> {
        let viewer = admit(&request, Action::ReadClosures)?;
        let of = parse::period(&request.get_ref().from, &request.get_ref().to)?;
        let closures = read::closure::list(&self.rows(&viewer), &viewer, &of).await?;
        Ok(Response::new(crews::ListClosuresResponse { closures }))
    }

    async fn record_induction(
        &self,
        request: Request<crews::RecordInductionRequest>,
    ) -> Answer<crews::RecordInductionResponse> {
        record_induction(self, request).await.map(Response::new)
    }

    async fn record_enclave_agreement(
        &self,
        request: Request<crews::RecordEnclaveAgreementRequest>,
    ) -> Answer<crews::RecordEnclaveAgreementResponse> {
        record_agreement(self, request).await.map(Response::new)
    }

    async fn list_site_people(
        &self,
        request: Request<crews::ListSitePeopleRequest>,
    ) -> Answer<crews::ListSitePeopleResponse> {
        let viewer = admit(&request, Action::ReadHostWork)?;
        let message = request.into_inner();
        let page = Page::parse(message.page_size, &message.page_token)?;
        let on = parse::optional_day("on", Some(&message.on))?.unwrap_or_else(|| self.clock.today());
        let name = parse::optional_text("name_contains", &message.name_contains, parse::LONGEST_NAME)?;
        let site = parse::id("place_id", &message.place_id)?;
        Ok(Response::new(read::site_people::list(&self.rows(&viewer), (site, on), &name, &page).await?))
    }

    async fn list_without_place(
        &self,
        request: Request<crews::ListWithoutPlaceRequest>,
    ) -> Answer<crews::ListWithoutPlaceResponse> {
        let viewer = admit(&request, Action::PlanShift)?;
        let of = parse::week(&request.get_ref().monday, request.get_ref().days)?;
        let view = read::without_place::list(&self.rows(&viewer), of, self.clock.today()).await?;
        Ok(Response::new(view))
    }

    async fn explain_without_place(
        &self,
        request: Request<crews::ExplainWithoutPlaceRequest>,
    ) -> Answer<crews::ExplainWithoutPlaceResponse> {
        let viewer = admit(&request, Action::PlanShift)?;
        let message = request.into_inner();
        let command = ExplainWithoutPlace {
            week: parse::week(&message.monday, 0)?,
            reason: parse::text("reason", &message.reason, parse::LONGEST_TEXT)?,
        };
        let receipt = self.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
        let figure = |name| receipt.fact(name).parse().unwrap_or(0);
        let (people, minutes) = (figure("people"), figure("minutes"));
        Ok(Response::new(crews::ExplainWithoutPlaceResponse { people, minutes }))
    }
}

async fn record_closure(
    api: &Api,
    request: Request<crews::RecordClosureRequest>,
) -> Result<crews::RecordClosureResponse, Status> {
    let viewer = admit(&request, Action::KeepClosures)?;
    let message = request.into_inner();
    let unsound = || Refusal::invalid("weekday", "CLOSURE_UNSOUND", "a week has seven days");
    let weekday = u8::try_from(message.weekday).map_err(|_| unsound())?;
    let hours = (message.start_minute, message.end_minute);
    let closure = Closure {
        id: Id::from_uuid(uuid::Uuid::nil()),
        place: parse::optional_id("place_id", &message.place_id)?,
        days: parse::period(&message.from, &message.to)?,
        weekday: Some(weekday).filter(|day| *day > 0),
        hours: Some(hours).filter(|hours| *hours != (0, 0)),
        word: parse::text("word", &message.word, parse::LONGEST_NAME)?,
    };
    let command = RecordClosure { closure };
    let receipt = api.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
    Ok(crews::RecordClosureResponse {
        closure_id: receipt.id.to_string(),
        event_id: receipt.event(),
        shifts_touched: receipt.fact("shifts_touched").parse().unwrap_or(0),
    })
}

async fn record_induction(
    api: &Api,
    request: Request<crews::RecordInductionRequest>,
) -> Result<crews::RecordInductionResponse, Status> {
    let viewer = admit(&request, Action::KeepHostWork)?;
    let message = request.into_inner();
    let command = RecordInduction {
        worker: parse::id("worker_id", &message.worker_id)?,
        place: parse::id("place_id", &message.place_id)?,
        induction: Induction {
            given_on: parse::day("given_on", &message.given_on)?,
            valid_to: parse::optional_day("valid_to", Some(&message.valid_to))?,
        },
    };
    let receipt = api.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
    let (worker_id, place_id) = (receipt.id.to_string(), message.place_id);
    Ok(crews::RecordInductionResponse { worker_id, place_id, etag: receipt.etag })
}

async fn record_agreement(
    api: &Api,
    request: Request<crews::RecordEnclaveAgreementRequest>,
) -> Result<crews::RecordEnclaveAgreementResponse, Status> {
    let viewer = admit(&request, Action::KeepHostWork)?;
    let message = request.into_inner();
    let command = RecordEnclaveAgreement {
        worker: parse::id("worker_id", &message.worker_id)?,
        said_on: parse::day("said_on", &message.said_on)?,
        is_agreed: message.is_agreed,
        how: word(&HOWS, message.how()).ok_or_else(|| unsaid("how"))?,
    };
    let receipt = api.pipeline.execute(Call::new(viewer, &message.request_id, &message), command).await?;
    Ok(crews::RecordEnclaveAgreementResponse { worker_id: receipt.id.to_string(), etag: receipt.etag })
}

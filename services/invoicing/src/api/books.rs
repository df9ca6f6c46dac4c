//! gRPC in about the books and the bank: message to command or question, and back; no rules.

use tonic::{Request, Response, Status};
use werkbrug_chassis::{page::Page, refusal::Refusal, rpc};
use werkbrug_invoicing_domain::{ledger::Account, policy::Action};
use werkbrug_pipeline::call::Call;
use werkbrug_proto::invoicing::{
    Balances, GetBalancesRequest, ImportBankLinesRequest, ImportBankLinesResponse, ListBankLinesRequest,
    ListBankLinesResponse, ListPostingsRequest, ListPostingsResponse, MatchBankLinesRequest, MatchBankLinesResponse,
    books_server::Books,
};

use super::{Api, commands, lists};
use crate::{
    app::{import_bank_lines::ImportBankLines, match_bank_lines::MatchBankLines},
    read::{self, bank_line::IsMatched, ledger::Wanted},
    store::ledger::Occasion,
};

#[tonic::async_trait]
impl Books for Api {
    async fn list_postings(
        &self,
        request: Request<ListPostingsRequest>,
    ) -> Result<Response<ListPostingsResponse>, Status> {
        let look = self.look(&request, Action::ReadLedger)?;
        let message = request.get_ref();
        let page = Page::parse(message.page_size, &message.page_token)?;
        let wanted = postings(message)?;
        Ok(Response::new(read::ledger::list(look, &wanted, &page).await?))
    }

    async fn get_balances(&self, request: Request<GetBalancesRequest>) -> Result<Response<Balances>, Status> {
        let look = self.look(&request, Action::ReadLedger)?;
        let quarter = lists::quarter_if_any(&request.get_ref().quarter)?;
        Ok(Response::new(read::ledger::balances(look, quarter).await?))
    }

    async fn import_bank_lines(
        &self,
        request: Request<ImportBankLinesRequest>,
    ) -> Result<Response<ImportBankLinesResponse>, Status> {
        let viewer = rpc::viewer(&request)?;
        let message = request.into_inner();
        let call = Call::new(viewer, &message.request_id, &message);
        let columns = commands::columns(&message.columns)?;
        let command = ImportBankLines { content: message.content, columns };
        let receipt = self.pipeline.execute(call, command).await?;
        Ok(Response::new(ImportBankLinesResponse {
            lines: commands::count(&receipt, "lines")?,
            new_lines: commands::count(&receipt, "new")?,
            matched_lines: commands::count(&receipt, "matched")?,
            event_id: receipt.event(),
        }))
    }

    async fn match_bank_lines(
        &self,
        request: Request<MatchBankLinesRequest>,
    ) -> Result<Response<MatchBankLinesResponse>, Status> {
        let viewer = rpc::viewer(&request)?;
        let message = request.into_inner();
        let call = Call::new(viewer, &message.request_id, &message);
        let receipt = self.pipeline.execute(call, MatchBankLines).await?;
        let matched_lines = commands::count(&receipt, "matched")?;
        Ok(Response::new(MatchBankLinesResponse { matched_lines, event_id: receipt.event() }))
    }

    async fn list_bank_lines(
        &self,
        request: Request<ListBankLinesRequest>,
    ) -> Result<Response<ListBankLinesResponse>, Status> {
        let look = self.look(&request, Action::ReadLedger)?;
        let message = request.get_ref();
        let page = Page::parse(message.page_size, &message.page_token)?;
        let is_matched = state(&message.state)?;
        Ok(Response::new(read::bank_line::list(look, is_matched, &page).await?))
    }
}

fn postings(message: &ListPostingsRequest) -> Result<Wanted, Refusal> {
    let unknown = |field, text| Refusal::invalid(field, "UNKNOWN", text);
    let account = match message.account.as_str() {
        "" => None,
        code => Some(Account::parse(code).ok_or_else(|| unknown("account", "the chart has no such account"))?),
    };
    let occasion = match message.occasion.as_str() {
        "" => None,
        name => Some(Occasion::parse(name).ok_or_else(|| unknown("occasion", "nothing is booked for that"))?),
    };
    Ok(Wanted { quarter: lists::quarter_if_any(&message.quarter)?, account, occasion })
}

fn state(name: &str) -> Result<IsMatched, Refusal> {
    match name {
        "" => Ok(None),
        "matched" => Ok(Some(true)),
        "unmatched" => Ok(Some(false)),
        _ => Err(Refusal::invalid("state", "UNKNOWN", "matched or unmatched")),
    }
}

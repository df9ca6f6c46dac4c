//! A host opens a calendar for its own programs; whoever knows the secret address reads head counts and hours, no names.

use async_trait::async_trait;
use werkbrug_chassis::refusal::{Kind, Refusal};
use werkbrug_crews_domain::policy::Action;
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{
    permit::{Scope, scope},
    store::calendar,
};

/// Characters of a SHA-256 in hexadecimal.
const FINGERPRINT: usize = 64;

/// A new calendar.
#[derive(Clone, Debug)]
pub(crate) struct OpenCalendar {
    /// SHA-256 of the secret part of its address.
    pub(crate) fingerprint: String,
}

/// What stands for the address: lower case hexadecimal of the right length.
pub(crate) fn fingerprint(text: &str) -> Result<String, Refusal> {
    let is_hex = |letter: u8| letter.is_ascii_digit() || (b'a'..=b'f').contains(&letter);
    if text.len() == FINGERPRINT && text.bytes().all(is_hex) {
        return Ok(text.to_owned());
    }
    Err(Refusal::invalid("fingerprint", "FINGERPRINT_UNREADABLE", "a fingerprint is 64 hexadecimal digits"))
}

/// The company whose calendars the viewer keeps.
pub(crate) fn company(scope: Scope) -> Result<uuid::Uuid, Refusal> {
    match scope {
        Scope::Company(company) => Ok(company),
        Scope::All | Scope::Crew(_) | Scope::Oneself(_) => {
            Err(Refusal::new(Kind::Forbidden, "NOT_ALLOWED", "calendars are kept by the company itself"))
        }
    }
}

#[async_trait]
impl UseCase for OpenCalendar {
    fn name(&self) -> &'static str {
        "open_calendar"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        let company = company(scope(tx.viewer(), Action::KeepCalendar)?)?;
        let id = calendar::insert(tx, company, &self.fingerprint).await?;
        Ok(Receipt::new(id, ""))
    }
}

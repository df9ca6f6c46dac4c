//! Enter a dated figure of the law, or a policy where the law leaves it open.

use werkbrug_invoicing_domain::{policy::Action, premium::catalogue::DatedValue};
use werkbrug_pipeline::{
    tx::Tx,
    use_case::{Receipt, Stop, UseCase},
};

use crate::{permit, store};

/// What is asked for.
pub(crate) struct SetParameter {
    /// A value that fits its name.
    pub(crate) value: DatedValue,
}

#[async_trait::async_trait]
impl UseCase for SetParameter {
    fn name(&self) -> &'static str {
        "set_parameter"
    }

    async fn run(&self, tx: &Tx<'_>) -> Result<Receipt, Stop> {
        permit::check(tx.viewer(), Action::SetParameter)?;
        let id = store::parameter::put(tx, &self.value).await?;
        Ok(Receipt::new(id, ""))
    }
}

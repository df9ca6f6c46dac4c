//! Orders that came in as files.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait,
};
use uuid::Uuid;

/// An order file of a customer, as it came.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "incoming_order")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) tenant: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) company_id: Uuid,
    /// The customer's own number of it.
    pub(crate) order_number: String,
    pub(crate) taken_in_at_us: i64,
    pub(crate) digest: String,
    pub(crate) content: Vec<u8>,
    /// The quote or order that was made of it.
    pub(crate) order_id: Option<Uuid>,
    /// Why it was refused; empty when it was not.
    pub(crate) refusal: String,
    pub(crate) version: i64,
}
/// None.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}
impl ActiveModelBehavior for ActiveModel {}

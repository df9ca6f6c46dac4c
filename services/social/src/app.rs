//! The use cases: one file per thing that changes.

pub(crate) mod cancel_absence;
pub(crate) mod decide_host_status;
pub(crate) mod end_absence;
pub(crate) mod end_functional_limit;
pub(crate) mod end_pair;
pub(crate) mod erase_confidential;
pub(crate) mod give_consent;
pub(crate) mod grant_support_package;
pub(crate) mod log_confidential_read;
pub(crate) mod record_contact;
pub(crate) mod record_pair;
pub(crate) mod register_worker;
pub(crate) mod report_absence;
pub(crate) mod set_functional_limit;
pub(crate) mod tell_wage_days;
pub(crate) mod withdraw_consent;

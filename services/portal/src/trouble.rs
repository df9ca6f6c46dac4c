//! What can go wrong with a page, in the few kinds that need other words. The door-keeper turns it
//! into a page in the reader's language.

use axum::response::{IntoResponse, Response};
use http::StatusCode;
use tonic::{Code, Status};

/// Why there is no page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// There is no such page, or no such thing.
    NotFound,
    /// The service that owns this does not let this person see it.
    Forbidden,
    /// The address or the form says something that cannot be.
    Invalid,
    /// The day in the address is no day.
    NoSuchDay,
    /// The form did not come from one of our pages in this session.
    StrangeForm,
    /// Somebody else changed it in between.
    Conflict,
    /// A service does not answer.
    Silent,
    /// Our own mistake.
    Bug,
    /// A sign-in that does not fit what we asked, or came back twice.
    SignInFailed,
    /// Somebody whom the issuer knows and we do not.
    NoRole,
    /// The issuer does not answer.
    IssuerAway,
    /// Too many sign-ins.
    TooMany,
}

impl Trouble {
    /// Every kind once.
    #[cfg(test)]
    pub(crate) const ALL: [Self; 12] = [
        Self::NotFound,
        Self::Forbidden,
        Self::Invalid,
        Self::NoSuchDay,
        Self::StrangeForm,
        Self::Conflict,
        Self::Silent,
        Self::Bug,
        Self::SignInFailed,
        Self::NoRole,
        Self::IssuerAway,
        Self::TooMany,
    ];

    /// As a browser is told.
    pub(crate) const fn status(self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden | Self::StrangeForm | Self::NoRole => StatusCode::FORBIDDEN,
            Self::Invalid | Self::NoSuchDay | Self::SignInFailed => StatusCode::BAD_REQUEST,
            Self::Conflict => StatusCode::CONFLICT,
            Self::Silent => StatusCode::SERVICE_UNAVAILABLE,
            Self::Bug => StatusCode::INTERNAL_SERVER_ERROR,
            Self::IssuerAway => StatusCode::BAD_GATEWAY,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
        }
    }
}

impl From<Status> for Trouble {
    fn from(status: Status) -> Self {
        let trouble = match status.code() {
            Code::NotFound => Self::NotFound,
            Code::PermissionDenied => Self::Forbidden,
            Code::InvalidArgument | Code::OutOfRange => Self::Invalid,
            Code::Aborted | Code::AlreadyExists | Code::FailedPrecondition => Self::Conflict,
            Code::Unavailable | Code::DeadlineExceeded | Code::Cancelled | Code::ResourceExhausted => Self::Silent,
            Code::Ok
            | Code::Unknown
            | Code::Internal
            | Code::Unimplemented
            | Code::DataLoss
            | Code::Unauthenticated => Self::Bug,
        };
        tracing::warn!(code = %status.code(), ?trouble, "a page could not be made");
        trouble
    }
}

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        let mut answer = self.status().into_response();
        answer.extensions_mut().insert(self);
        answer
    }
}

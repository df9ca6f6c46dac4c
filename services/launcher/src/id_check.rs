//! `werkbrug id check`: a JSON line for each value, whatever the value is.

use std::ffi::OsString;

use serde::Serialize;
use werkbrug_kernel::identifiers::{IdentifierKind, check};

use crate::{failure::Failure, say};

/// What to check.
#[derive(clap::Args, Clone, Debug)]
pub struct IdCheckArgs {
    /// kbo, vat, establishment, insz, bis, ogm or iban
    pub kind: String,
    /// The values; put -- before them
    #[arg(allow_hyphen_values = true, trailing_var_arg = true)]
    pub values: Vec<OsString>,
}

#[derive(Serialize)]
struct Answer<'v> {
    value: &'v str,
    valid: bool,
    reason: Option<&'static str>,
}

/// Prints the answers.
///
/// # Errors
/// The kind is unknown.
pub fn id_check(args: &IdCheckArgs) -> Result<(), Failure> {
    let kind = IdentifierKind::parse(&args.kind).ok_or_else(|| {
        Failure::unusable(format!(
            "{:?} is no kind of identifier; choose kbo, vat, establishment, insz, bis, ogm or iban",
            args.kind
        ))
    })?;
    for value in &args.values {
        say::line(&answer(kind, &value.to_string_lossy())?);
    }
    Ok(())
}

fn answer(kind: IdentifierKind, value: &str) -> Result<String, Failure> {
    let reason = check(kind, value).err().map(|fault| fault.reason());
    let answer = Answer { value, valid: reason.is_none(), reason };
    serde_json::to_string(&answer).map_err(|cause| Failure::unusable(cause.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_gets_one_line_of_json() {
        for (kind, value, line) in [
            (IdentifierKind::Kbo, "0403.170.701", r#"{"value":"0403.170.701","valid":true,"reason":null}"#),
            (IdentifierKind::Kbo, "", r#"{"value":"","valid":false,"reason":"empty"}"#),
            (IdentifierKind::Kbo, "0403.170.702", r#"{"value":"0403.170.702","valid":false,"reason":"check_digits"}"#),
            (IdentifierKind::Ogm, "a \"b\"\n", r#"{"value":"a \"b\"\n","valid":false,"reason":"characters"}"#),
        ] {
            assert_eq!(answer(kind, value).unwrap(), line);
        }
    }
}

//! Why a subcommand ended without doing its work, and with which exit code.

use std::{error::Error, fmt, path::Path, process::ExitCode};

use tonic::Status;
use werkbrug_chassis::refusal::Fault;

/// Done, but with findings, rejected rows or a check that did not hold.
const FINDINGS: u8 = 1;
/// The input or the surroundings cannot be used.
const UNUSABLE: u8 = 2;

/// One clear line for the person at the keyboard, and the exit code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The exit code.
    pub code: u8,
    /// The line.
    pub text: String,
}

impl Failure {
    /// The input or the surroundings cannot be used: exit code 2.
    pub fn unusable(text: impl Into<String>) -> Self {
        Self { code: UNUSABLE, text: text.into() }
    }

    /// The work was done and something was found: exit code 1.
    pub fn findings(text: impl Into<String>) -> Self {
        Self { code: FINDINGS, text: text.into() }
    }

    /// Something is the matter with a file.
    pub fn about(file: &Path, cause: &dyn fmt::Display) -> Self {
        Self::unusable(format!("{}: {cause}", file.display()))
    }

    /// The exit code for the shell.
    pub fn exit_code(&self) -> ExitCode {
        ExitCode::from(self.code)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Error for Failure {}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Self::unusable(fault.chain())
    }
}

impl From<Status> for Failure {
    fn from(status: Status) -> Self {
        Self::unusable(status.message().to_owned())
    }
}

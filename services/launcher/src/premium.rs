//! `werkbrug premium settle`: the pure premium rule of the invoicing service, from file to file.

use std::path::PathBuf;

use crate::{failure::Failure, files};

/// From where to where.
#[derive(clap::Args, Clone, Debug)]
pub struct SettleArgs {
    /// The input, in the format of werkbrug-premium-input/1
    pub input: PathBuf,
    /// The result; written whole or not at all
    #[arg(long)]
    pub out: PathBuf,
}

/// Reads, reckons and writes.
///
/// # Errors
/// The input cannot be used: exit code 2 and no result.
pub fn settle(args: &SettleArgs) -> Result<(), Failure> {
    let input = std::fs::read_to_string(&args.input).map_err(|cause| Failure::about(&args.input, &cause))?;
    let result =
        werkbrug_invoicing::tool_settle::settle_tool(&input).map_err(|cause| Failure::about(&args.input, &cause))?;
    files::write_private(&args.out, result.as_bytes())
}

//! The one binary `werkbrug`.

use std::process::ExitCode;

use clap::Parser;
use werkbrug_launcher::{
    cli::{self, Cli},
    say,
};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match cli::run(Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            say::problem(&failure.text);
            failure.exit_code()
        }
    }
}

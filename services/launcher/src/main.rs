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
    // The allocator asks for huge pages, of which a process that mostly waits uses little: without them each of ours
    // holds some 20 MB less. What cannot be switched off is no reason to stop.
    rustix::thread::disable_transparent_huge_pages(true).ok();
    match cli::run(Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            say::problem(&failure.text);
            failure.exit_code()
        }
    }
}

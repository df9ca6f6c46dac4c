//! Everything that any part of this process logs, kept to be searched.

use std::io;
use std::sync::{Mutex, Once, PoisonError};

use tracing_subscriber::{EnvFilter, fmt, fmt::MakeWriter};

static LINES: Mutex<Vec<u8>> = Mutex::new(Vec::new());
static START: Once = Once::new();

struct Keep;

impl io::Write for Keep {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        LINES.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Keep {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        Self
    }
}

/// Keeps every line from now on, down to the lowest level (frames of the transport to the level above it).
pub(crate) fn keep() {
    START.call_once(|| {
        let filter = EnvFilter::new("trace,h2=debug,hyper=debug,hyper_util=debug");
        fmt().with_writer(Keep).with_ansi(false).with_env_filter(filter).init();
    });
}

/// The lines so far.
pub(crate) fn so_far() -> Vec<u8> {
    LINES.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

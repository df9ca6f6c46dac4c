//! Turns the contracts into Rust without a `protoc` on the machine.

use std::error::Error;

const FILES: [&str; 21] = [
    "werkbrug/types/v1/types.proto",
    "werkbrug/pipeline/v1/pipeline.proto",
    "werkbrug/orders/v1/orders.proto",
    "werkbrug/orders/v1/comparing.proto",
    "werkbrug/orders/v1/events.proto",
    "werkbrug/orders/v1/executing.proto",
    "werkbrug/orders/v1/exchanging.proto",
    "werkbrug/orders/v1/notifying.proto",
    "werkbrug/orders/v1/promising.proto",
    "werkbrug/orders/v1/relating.proto",
    "werkbrug/orders/v1/requesting.proto",
    "werkbrug/crews/v1/conditions.proto",
    "werkbrug/crews/v1/crews.proto",
    "werkbrug/crews/v1/events.proto",
    "werkbrug/crews/v1/floor.proto",
    "werkbrug/crews/v1/planning.proto",
    "werkbrug/social/v1/social.proto",
    "werkbrug/social/v1/events.proto",
    "werkbrug/invoicing/v1/invoicing.proto",
    "werkbrug/invoicing/v1/books.proto",
    "werkbrug/invoicing/v1/events.proto",
];

#[allow(clippy::disallowed_methods)]
fn main() -> Result<(), Box<dyn Error>> {
    for file in FILES {
        println!("cargo:rerun-if-changed={file}");
    }
    let set = protox::Compiler::new(["."])?
        .include_imports(true)
        .include_source_info(true)
        .open_files(FILES)?
        .file_descriptor_set();
    let out = std::path::PathBuf::from(std::env::var("OUT_DIR")?);
    let descriptor = protox::prost::Message::encode_to_vec(&set);
    std::fs::write(out.join("werkbrug.bin"), descriptor)?;
    let mut config = prost_build::Config::new();
    config.enable_type_names();
    tonic_prost_build::configure().compile_fds_with_config(set, config)?;
    Ok(())
}

//! The contracts between the services, as Rust types.
//!
//! The folder is the glossary: each message's first line is English, its `NL:` line the trade's own word.

/// Which event belongs to which topic, and who may hear it.
pub mod topics;

/// Everything that `tonic-reflection` needs to describe the contracts.
pub const DESCRIPTORS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/werkbrug.bin"));

macro_rules! contract {
    ($doc:literal, $module:ident, $package:literal) => {
        #[doc = $doc]
        pub mod $module {
            #![allow(
                missing_docs,
                clippy::all,
                rustdoc::all,
                reason = "generated from the contract, which carries the texts"
            )]
            tonic::include_proto!($package);
        }
    };
}

contract!("Values that several contracts share.", types, "werkbrug.types.v1");
contract!("How services hand each other their events.", pipeline, "werkbrug.pipeline.v1");
contract!("Companies, quotes and orders.", orders, "werkbrug.orders.v1");
contract!("Places, agreements, crews and hours.", crews, "werkbrug.crews.v1");
contract!("The social service.", social, "werkbrug.social.v1");
contract!("Tariffs, invoices and premiums.", invoicing, "werkbrug.invoicing.v1");

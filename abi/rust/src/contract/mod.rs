//! The messages of contract `stratos.abi.v1`, one module for each `.proto` file, with the same names and numbers.
//!
//! Two readings that Protobuf leaves open: a [`Decimal`](crate::Decimal) field that the contract always sets is a plain
//! `Decimal`, one that may be absent is an `Option`. An enum number or a `oneof` member that is newer than this SDK reads
//! as the variant each type documents.

pub mod callback;
pub mod config;
pub mod descriptor;
pub mod event;
pub mod execution;
pub mod intent;
pub mod types;

/// Major version of the contract. A host of another major version refuses the module.
pub const CONTRACT_MAJOR: u32 = 1;
/// Minor version of the contract. A host of the same or a newer minor version loads the module.
pub const CONTRACT_MINOR: u32 = 0;

//! The crews service.

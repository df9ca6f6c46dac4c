//! The launcher against the real nats-server and its own binary.

mod nats_permissions;
mod nats_server;
mod permission_list;
mod up;
mod up_process;
mod wait;

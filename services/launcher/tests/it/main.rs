//! The launcher against the real nats-server and its own binary.

#[cfg(test)]
mod backups;
#[cfg(test)]
mod demo;
#[cfg(test)]
mod deploy_files;
#[cfg(test)]
mod event;
#[cfg(test)]
mod import;
#[cfg(test)]
mod metrics;
#[cfg(test)]
mod nats_permissions;
#[cfg(test)]
mod nats_server;
#[cfg(test)]
mod permission_list;
#[cfg(test)]
mod plan;
#[cfg(test)]
mod up;
#[cfg(test)]
mod up_process;
#[cfg(test)]
mod wait;

//! Stand-ins while the services are being written.
macro_rules! stand_in {
    ($module:ident, $name:literal) => {
        /// Stand-in.
        pub mod $module {
            use werkbrug_chassis::run::{Parts, Service};
            /// Stand-in.
            pub fn service() -> Service {
                Service {
                    name: $name,
                    descriptors: werkbrug_proto::DESCRIPTORS,
                    build: |_context| Box::pin(async { Ok(Parts { routes: tonic::service::Routes::default() }) }),
                }
            }
        }
    };
}
stand_in!(werkbrug_crews, "crews");
stand_in!(werkbrug_social, "social");
stand_in!(werkbrug_invoicing, "invoicing");
/// Stand-in.
pub mod werkbrug_portal {
    use std::net::SocketAddr;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use werkbrug_chassis::{config::Config, refusal::Fault};
    use werkbrug_kernel::id::{Id, Workshop};
    /// Stand-in.
    pub async fn run(_config: Config, web: SocketAddr, _tenant: Id<Workshop>) -> Result<(), Fault> {
        rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::TERM)).unwrap();
        let l = tokio::net::TcpListener::bind(web).await.map_err(Fault::during("bind"))?;
        loop {
            let (mut s, _) = l.accept().await.map_err(Fault::during("accept"))?;
            let mut b = [0; 1024];
            let _ = s.read(&mut b).await;
            let _ = s.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").await;
        }
    }
}

//! Whether a part answers: a service by its gRPC health, the portal by its first page.

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};
use tonic::transport::Endpoint;
use tonic_health::pb::{HealthCheckRequest, health_check_response::ServingStatus, health_client::HealthClient};

const BETWEEN_LOOKS: Duration = Duration::from_millis(25);
const ONE_LOOK: Duration = Duration::from_secs(2);

/// How to see that a part answers.
#[derive(Clone, Copy, Debug)]
pub enum Sign {
    /// Its gRPC health says SERVING.
    Health(SocketAddr),
    /// Its first page answers 200.
    Page(SocketAddr),
}

/// Waits until it answers; false when it does not within this time.
pub async fn within(longest: Duration, sign: Sign) -> bool {
    let deadline = Instant::now() + longest;
    loop {
        let look = async {
            match sign {
                Sign::Health(address) => is_serving(address).await,
                Sign::Page(address) => has_page(address).await,
            }
        };
        if tokio::time::timeout(ONE_LOOK, look).await.ok().flatten().is_some() {
            return true;
        }
        if Instant::now() >= deadline {
            return false;
        }
        tokio::time::sleep(BETWEEN_LOOKS).await;
    }
}

async fn is_serving(address: SocketAddr) -> Option<()> {
    let endpoint = Endpoint::from_shared(format!("http://{address}")).ok()?;
    let mut client = HealthClient::new(endpoint.connect().await.ok()?);
    let reply = client.check(HealthCheckRequest::default()).await.ok()?.into_inner();
    (reply.status() == ServingStatus::Serving).then_some(())
}

async fn has_page(address: SocketAddr) -> Option<()> {
    const STATUS_LINE: &[u8] = b"HTTP/1.1 200";
    let mut stream = TcpStream::connect(address).await.ok()?;
    let request = format!("GET / HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.ok()?;
    let mut start = [0_u8; STATUS_LINE.len()];
    stream.read_exact(&mut start).await.ok()?;
    (start == STATUS_LINE).then_some(())
}

//! A server on threads of its own, from a free or a chosen port to the end of its owner. Any program
//! on this machine may knock, so what it can cost is bounded: connections, heads, and its silence.

use std::io::{self, ErrorKind};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use app::Failure;
use axum::Router;
use axum::middleware::from_fn_with_state;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpStream;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::Semaphore;
use tokio::time::sleep;

use crate::origin_guard;
use crate::patient::Patient;

/// The largest head of a request, in bytes. Those of browsers take two or three thousand.
const LARGEST_HEAD: usize = 32 * 1024;
/// So long nothing is accepted when the system has no file left for a connection.
const BREATH: Duration = Duration::from_secs(1);

/// Why a server was not started.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Another program listens there.
    #[error("port {0} is in use by another program")]
    PortBusy(u16),
    /// The system keeps this port to itself.
    #[error("the system does not allow port {0}")]
    PortDenied(u16),
    /// The system refused otherwise.
    #[error("a server on 127.0.0.1 could not be started: {0}")]
    System(#[from] io::Error),
}

impl From<StartError> for Failure {
    fn from(error: StartError) -> Failure {
        let hint = match error {
            StartError::PortBusy(_) => "Choose another with --port; 0 takes any free one.",
            StartError::PortDenied(_) => "Choose one above 1023 with --port; 0 takes any free one.",
            StartError::System(_) => "Try again.",
        };
        Failure::of(&error, hint)
    }
}

/// What those who knock may cost.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// So many connections are held at once; the next ones wait outside. HTTP/1.1 has one request on
    /// each at a time, so this bounds the requests as well.
    pub connections: usize,
    /// Whoever says nothing or takes nothing for so long, in the midst of it, is let go.
    pub patience: Duration,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            connections: 64,
            patience: Duration::from_secs(15),
        }
    }
}

/// A server on 127.0.0.1 that stops when it is dropped.
pub(crate) struct Server {
    address: SocketAddr,
    runtime: Option<Runtime>,
}

impl Server {
    /// Serves `routes` on `port`, where 0 means any free one. Only browsers on this machine that
    /// show a page of this server are answered.
    pub fn start(port: u16, routes: Router, limits: Limits) -> Result<Server, StartError> {
        let listener =
            TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| match error.kind() {
                ErrorKind::AddrInUse => StartError::PortBusy(port),
                ErrorKind::PermissionDenied => StartError::PortDenied(port),
                _ => StartError::System(error),
            })?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let routes = routes.layer(from_fn_with_state(address.port(), origin_guard::guard));
        let runtime = Builder::new_multi_thread()
            .worker_threads(2)
            .thread_name("loopback")
            .enable_all()
            .build()?;
        let listener = {
            let _inside = runtime.enter();
            tokio::net::TcpListener::from_std(listener)?
        };
        runtime.spawn(serve(listener, routes, limits));
        Ok(Server {
            address,
            runtime: Some(runtime),
        })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }
}

async fn serve(listener: tokio::net::TcpListener, routes: Router, limits: Limits) {
    let places = Arc::new(Semaphore::new(limits.connections));
    loop {
        let Ok(place) = Arc::clone(&places).acquire_owned().await else {
            return;
        };
        let Ok((stream, _)) = listener.accept().await else {
            sleep(BREATH).await;
            continue;
        };
        let answered = answer(stream, routes.clone(), limits.patience);
        tokio::spawn(async move {
            answered.await;
            drop(place);
        });
    }
}

/// Answers what is asked on one connection.
async fn answer(stream: TcpStream, routes: Router, patience: Duration) {
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(patience)
        .max_buf_size(LARGEST_HEAD)
        .serve_connection(
            TokioIo::new(Patient::new(stream, patience)),
            TowerToHyperService::new(routes),
        );
    // Whoever breaks off is gone; there is nobody to tell.
    connection.await.ok();
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            // Streams of events never end by themselves, so they are not waited for.
            runtime.shutdown_background();
        }
    }
}

#[cfg(test)]
mod tests;

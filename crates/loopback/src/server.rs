//! A server on a thread of its own, from a free or a chosen port to the end of its owner.

use std::io::{self, ErrorKind};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};

use app::Failure;
use axum::Router;
use axum::middleware::from_fn_with_state;
use tokio::runtime::{Builder, Runtime};

use crate::only_here;

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

/// A server on 127.0.0.1 that stops when it is dropped.
pub(crate) struct Server {
    address: SocketAddr,
    runtime: Option<Runtime>,
}

impl Server {
    /// Serves `routes` on `port`, where 0 means any free one. Only browsers on this machine that
    /// show a page of this server are answered.
    pub fn start(port: u16, routes: Router) -> Result<Server, StartError> {
        let listener =
            TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| match error.kind() {
                ErrorKind::AddrInUse => StartError::PortBusy(port),
                ErrorKind::PermissionDenied => StartError::PortDenied(port),
                _ => StartError::System(error),
            })?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let routes = routes.layer(from_fn_with_state(address.port(), only_here::guard));
        let runtime = Builder::new_multi_thread()
            .worker_threads(2)
            .thread_name("loopback")
            .enable_all()
            .build()?;
        let listener = {
            let _inside = runtime.enter();
            tokio::net::TcpListener::from_std(listener)?
        };
        runtime.spawn(async move { axum::serve(listener, routes).await });
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

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            // Streams of events never end by themselves, so they are not waited for.
            runtime.shutdown_background();
        }
    }
}

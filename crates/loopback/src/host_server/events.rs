//! From the application's events to streams of them, one for each open page.
//!
//! A page that comes late, or was away, may have missed some: it is first told how the library is.

use std::convert::Infallible;

use app::{App, Event};
use axum::response::sse::{self, Sse};
use futures_util::stream::Stream;
use serde_json::json;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::broadcast::{Receiver, Sender};
use tokio::task::spawn_blocking;

use crate::event_stream::event_stream;

/// A page that falls further behind is told how things are instead of what happened.
const KEPT: usize = 256;

/// Where the application tells its events, and pages hear them.
#[derive(Clone)]
pub struct Events(Sender<Event>);

impl Default for Events {
    fn default() -> Events {
        Events(Sender::new(KEPT))
    }
}

impl Events {
    /// Tells every open page.
    pub fn tell(&self, event: Event) {
        // Without an open page there is nobody to tell.
        self.0.send(event).ok();
    }
}

/// A page that hears events.
struct Hearing {
    app: App,
    events: Receiver<Event>,
    /// Whether the page has to be told how the library is.
    is_behind: bool,
}

/// What a page is told from now on.
pub(crate) fn stream(
    app: App,
    events: &Events,
) -> Sse<impl Stream<Item = Result<sse::Event, Infallible>> + use<>> {
    let hearing = Hearing {
        app,
        events: events.0.subscribe(),
        is_behind: true,
    };
    event_stream(hearing, async |mut hearing: Hearing| {
        let event = hearing.next().await?;
        let text = serde_json::to_string(&event).expect("an event is a name and a JSON value");
        Some((text, hearing))
    })
}

impl Hearing {
    async fn next(&mut self) -> Option<Event> {
        loop {
            if std::mem::take(&mut self.is_behind)
                && let Some(event) = self.library().await
            {
                return Some(event);
            }
            match self.events.recv().await {
                Ok(event) => return Some(event),
                Err(RecvError::Lagged(_)) => self.is_behind = true,
                Err(RecvError::Closed) => return None,
            }
        }
    }

    /// The library as it is, told as a change; nothing while none is open.
    async fn library(&self) -> Option<Event> {
        let app = self.app.clone();
        let view = spawn_blocking(move || app.call("library", json!({}))).await;
        Some(Event {
            name: "library-changed",
            payload: json!({ "view": view.ok()?.ok()?, "notes": [], "moved": [] }),
        })
    }
}

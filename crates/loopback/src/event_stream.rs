//! What open pages listen to: one stream of server-sent events for each of them.

use std::convert::Infallible;
use std::future::Future;

use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::stream::{self, Stream};

/// A stream of texts. `next` waits for the one that follows, and gives it with the listener that waits for
/// the next but one; the stream ends when it gives none.
pub(crate) fn event_stream<Listener, Text>(
    listener: Listener,
    mut next: impl FnMut(Listener) -> Text + Send + 'static,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>>
where
    Listener: Send + 'static,
    Text: Future<Output = Option<(String, Listener)>> + Send + 'static,
{
    let events = stream::unfold(listener, move |listener| {
        let told = next(listener);
        async move {
            let (text, listener) = told.await?;
            Some((Ok(Event::default().data(text)), listener))
        }
    });
    Sse::new(events).keep_alive(KeepAlive::default())
}

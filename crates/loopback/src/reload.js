"use strict";
{
  const { build } = document.currentScript.dataset;
  let stream = null;
  // Only a page that is looked at listens: a browser allows six connections to one server.
  const listen = () => {
    stream?.close();
    stream = document.hidden ? null : new EventSource("/.fieldnotes/builds");
    if (stream) stream.onmessage = ({ data }) => data !== build && location.reload();
  };
  document.addEventListener("visibilitychange", listen);
  listen();
}

/** The window in a browser: the same commands over the loopback server, events as a stream. */
import type { Host } from "./host";
import { Listeners } from "./listeners";
import type { EventName, Events, Failure } from "./wire";

export function httpHost(): Host {
  const token = new URLSearchParams(location.search).get("token") ?? "";
  const listeners = new Listeners();
  const stream = new EventSource(`/events?token=${encodeURIComponent(token)}`);
  stream.onmessage = ({ data }) => {
    const { name, payload } = JSON.parse(data) as { name: EventName; payload: Events[EventName] };
    listeners.emit(name, payload);
  };
  // Nobody without the token sees a picture of the library.
  const siteBase = new URL(`/site/${encodeURIComponent(token)}/`, location.href).href;
  const host: Host = {
    siteBase,
    hasMenu: false,
    async call(name, args) {
      const reply = await fetch(`/call/${name}`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-fieldnotes-token": token },
        body: JSON.stringify(args),
      });
      const said: unknown = await reply.json().catch(() => null);
      if (reply.ok) return said as never;
      throw (said as Failure | null) ?? {
        code: "no-reply",
        message: `Fieldnotes did not answer (${reply.status}).`,
        hint: "Start it again and reload this page.",
      };
    },
    listen: (event, listener) => listeners.add(event, listener),
    pickFolder: async (title) => window.prompt(`${title} (full path of the folder)`),
    confirm: async (message) => window.confirm(message),
    async saveCopy(name, text) {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([text], { type: "text/markdown" }));
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      return `the downloads of this browser, as ${name}`;
    },
    openInBrowser: async (target) => void window.open(target, "_blank", "noopener"),
    async openFile(file) {
      const { path } = await host.call("file_there", { file });
      if (file.startsWith("media/")) {
        const address = siteBase + file.split("/").map(encodeURIComponent).join("/");
        return void window.open(address, "_blank", "noopener");
      }
      throw {
        code: null,
        message: `A browser has no program that opens ${path}.`,
        hint: "Open it yourself, in a program of your choice.",
      } satisfies Failure;
    },
    onMenu: () => () => {},
    onFolder: () => () => {},
    setTitle: (title) => void (document.title = title),
    setZoom: (factor) => document.documentElement.style.setProperty("zoom", String(factor)),
    toggleFullScreen: () =>
      document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen(),
    setColorScheme: () => {},
  };
  return host;
}

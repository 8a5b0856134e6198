/** The window in a browser: the same commands over the loopback server, events as a stream. */
import type { Edit, Host } from "./host";
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
    setMenu: () => {},
    onMenu: () => () => {},
    edit: editHere,
    copyText: (text) => navigator.clipboard.writeText(text),
    setFrameFocused: () => {},
    listenInFrame: () => () => {},
    onFolder: () => () => {},
    setTitle: (title) => void (document.title = title),
    setZoom: (factor) => document.documentElement.style.setProperty("zoom", String(factor)),
    toggleFullScreen: () =>
      document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen(),
    isFullScreen: async () => document.fullscreenElement !== null,
    setColorScheme: () => {},
  };
  return host;
}

/** Does it in the page that has the focus. A paste is told as one by keys is, or else what was copied is written. */
async function editHere(act: Edit): Promise<void> {
  const at = document.activeElement;
  const page = at instanceof HTMLIFrameElement ? at.contentDocument ?? document : document;
  if (act !== "paste") return void page.execCommand(act);
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", await navigator.clipboard.readText());
  const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
  if (at?.dispatchEvent(paste)) document.execCommand("insertText", false, clipboardData.getData("text/plain"));
}

/** The desktop window's host: commands and events through Tauri, dialogs of the system. */
import { invoke } from "@tauri-apps/api/core";
import { emit, listen } from "@tauri-apps/api/event";
import { getCurrentWebview } from "@tauri-apps/api/webview";
import { getCurrentWindow } from "@tauri-apps/api/window";
import { confirm, open } from "@tauri-apps/plugin-dialog";
import { openPath, openUrl } from "@tauri-apps/plugin-opener";
import type { Host } from "./host";
import { Listeners } from "./listeners";
import type { EventName, Events } from "./wire";

/** Ends a listening that may not have begun yet. */
const until = (stop: Promise<() => void>) => (): void => void stop.then((end) => end());

export async function tauriHost(): Promise<Host> {
  const listeners = new Listeners();
  await listen<{ name: EventName; payload: Events[EventName] }>("fieldnotes", ({ payload }) =>
    listeners.emit(payload.name, payload.payload),
  );
  return {
    siteBase: "site://localhost/",
    hasMenu: true,
    call: (name, args) => invoke("call", { name, args }),
    listen: (event, listener) => listeners.add(event, listener),
    pickFolder: (title) => open({ directory: true, title }),
    confirm: (message) => confirm(message, { title: "Fieldnotes", kind: "warning" }),
    saveCopy: (name, text) => invoke("save_copy", { name, text }),
    openInBrowser: (target) => (/^[a-z][a-z0-9+.-]+:/i.test(target) ? openUrl(target) : openPath(target)),
    openFile: (file) => invoke("open_file", { file }),
    onMenu: (chosen) => until(listen<string>("menu", async ({ payload }) => {
      // The window is not closed over a page that says it is at it.
      if (payload === "quit") await emit("closing");
      const isDone = await chosen(payload);
      if (payload === "quit" && isDone) await getCurrentWindow().destroy();
    })),
    setMenu: (menus) => void invoke("set_menu", { menus }),
    edit: (act) => invoke("edit", { act }),
    copyText: (text) => invoke("copy_text", { text }),
    setFrameFocused: (isFocused) => void emit("frame-focused", isFocused),
    listenInFrame({ pressed, menuAsked }) {
      const stops = [
        until(listen<KeyboardEventInit>("frame-key", ({ payload }) => pressed(payload))),
        until(listen<{ x: number; y: number }>("frame-menu", ({ payload }) => menuAsked(payload))),
      ];
      return () => stops.forEach((stop) => stop());
    },
    onFolder: (asked) => until(listen<string>("open-folder", ({ payload }) => asked(payload))),
    setTitle: (title) => void getCurrentWindow().setTitle(title),
    setZoom: (factor) => void getCurrentWebview().setZoom(factor),
    async toggleFullScreen() {
      const window = getCurrentWindow();
      await window.setFullscreen(!(await window.isFullscreen()));
    },
    isFullScreen: () => getCurrentWindow().isFullscreen(),
    setColorScheme: (scheme) => void emit("colours", scheme),
  };
}

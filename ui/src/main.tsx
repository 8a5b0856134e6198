/** Finds out which world the window is in, and starts it there. */
import { render } from "preact";
import { listenForShortcuts } from "./commands/shortcuts";
import type { Host } from "./host/host";
import { AppState } from "./window/app-state";
import { followBrowserWindow } from "./window/browser-window";
import { listenForContextMenus } from "./window/context-menus";
import { start } from "./window/start";
import { Window } from "./window/window";
import "./style/fonts.css";
import "./style/tokens.css";
import "./style/window.css";
import "./style/list.css";
import "./style/menu.css";
import "./style/editor.css";
import "./style/tabs.css";
import "./style/writing.css";
import "./style/dialogs.css";
import "./style/find.css";
import "./style/spelling.css";

async function findHost(): Promise<Host> {
  if ("__TAURI_INTERNALS__" in window) return (await import("./host/tauri")).tauriHost();
  if (import.meta.env.DEV) return (await import("./host/fake/sample")).sampleHost();
  return (await import("./host/http")).httpHost();
}

const app = new AppState(await findHost());
listenForShortcuts(app);
listenForContextMenus(app);
followBrowserWindow(app);
await start(app).catch(app.notices.report);
render(<Window app={app} />, document.getElementById("window")!);
document.documentElement.dataset["ready"] = "";
requestAnimationFrame(() => performance.mark("usable"));

/** Finds out which world the window is in, and starts it there. */
import { render } from "preact";
import type { Host } from "./host/host";
import { listenForKeys } from "./commands/shortcuts";
import { Desk } from "./window/app-state";
import { Window } from "./window/window";
import "./style/fonts.css";
import "./style/tokens.css";
import "./style/window.css";
import "./style/library.css";
import "./style/editor.css";
import "./style/dialogs.css";

async function findHost(): Promise<Host> {
  if ("__TAURI_INTERNALS__" in window) return (await import("./host/tauri")).tauriHost();
  if (import.meta.env.DEV) return (await import("./host/fake/sample")).sampleHost();
  return (await import("./host/http")).httpHost();
}

const desk = new Desk(await findHost());
listenForKeys(desk);
await desk.start().catch(desk.trouble);
render(<Window desk={desk} />, document.getElementById("window")!);
document.documentElement.dataset["ready"] = "";
requestAnimationFrame(() => performance.mark("usable"));

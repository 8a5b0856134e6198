/** What each entry of the menu does, whether it was chosen there, in the palette or by its keys. */
import { failureOf, type MenuId } from "../host/host";
import type { Desk, Dialog } from "../window/app-state";
import type { Theme } from "../window/layout";

/** Entries that only open a dialog: over a library, or over an open note. */
const DIALOGS: Partial<Record<MenuId, readonly ["library" | "note" | "any", Dialog]>> = {
  "new-note": ["library", "new-note"],
  "rename-note": ["note", "rename-note"],
  history: ["note", "history"],
  palette: ["library", "palette"],
  commands: ["any", "commands"],
  catalogue: ["library", "catalogue"],
  check: ["library", "problems"],
  about: ["any", "about"],
};

export async function choose(desk: Desk, id: MenuId): Promise<void> {
  const { layout, writing } = desk;
  const [over, dialog] = DIALOGS[id] ?? [];
  if (dialog) {
    const here = over === "any" || (over === "note" ? writing.path !== null : desk.shelf.view.peek() !== null);
    if (here) desk.dialog.value = dialog;
    return;
  }
  switch (id) {
    case "open-library":
    case "new-library": {
      const folder = await desk.host.pickFolder(id === "open-library" ? "Open a library" : "Choose an empty folder");
      if (folder) await desk.openLibrary(folder, id === "new-library");
      return;
    }
    case "save":
      return writing.save();
    case "trash-note":
      return trash(desk);
    case "export":
      if (!desk.shelf.view.peek()) return;
      await writing.putAway();
      desk.dialog.value = "export";
      return;
    case "undo-operation":
      return void (await desk.operate("undo", {}));
    case "redo-operation":
      return void (await desk.operate("redo", {}));
    case "find":
      layout.show("library");
      desk.finding.value++;
      return;
    case "toggle-library":
      return layout.toggle("library");
    case "toggle-preview":
      return layout.toggle("preview");
    case "toggle-head":
      layout.head.value = !layout.head.value;
      return;
    case "follow":
      layout.following.value = !layout.following.value;
      return;
    case "theme-light":
    case "theme-dark":
    case "theme-system":
      layout.theme.value = id.slice("theme-".length) as Theme;
      return;
    case "quit":
      // The window stays open where this fails.
      if (!(await desk.leaving(() => writing.leave()))) throw writing.unsafe ?? failureOf("The text is not saved.");
      return;
  }
}

/** The open note is let go first, so that its end is no news; where it cannot be trashed it comes back. */
async function trash(desk: Desk): Promise<void> {
  const { path } = desk.writing;
  if (path === null) return;
  if (!(await desk.leaving(() => desk.writing.close()))) return;
  if (!(await desk.operate("trash_note", { path }))) await desk.comeBack(path);
}

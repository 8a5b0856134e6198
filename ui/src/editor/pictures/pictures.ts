/** Pictures and files of the text: given ones are added, shown ones are seen where the pointer is over their link. */
import type { Extension } from "@codemirror/state";
import type { AppState } from "../../window/app-state";
import { addFiles } from "./add-files";
import { fileOf } from "./file-link";
import { givenFiles } from "./given-files";
import { pictureTip } from "./picture-tip";

export function pictures(app: AppState): Extension {
  const { host, note, notices } = app;
  const addressOf = (target: string): string | null => {
    const file = note.path && fileOf(note.path, target);
    return file ? host.siteBase + file.split("/").map(encodeURIComponent).join("/") : null;
  };
  return [givenFiles((files) => void addFiles(app, files).catch(notices.report)), pictureTip(addressOf)];
}

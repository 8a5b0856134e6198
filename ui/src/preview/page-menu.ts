/** The menu of the page in the preview. */
import { entryOf } from "../commands/menu";
import { openMenu } from "../components/menu/open-menu";
import type { AppState } from "../window/app-state";
import type { PageThing } from "./preview-island";

export function openPageMenu(app: AppState, at: { x: number; y: number }, { link, toSource, isSelected }: PageThing) {
  const { host, notices } = app;
  const copied = (address: string): void => void host.copyText(address)
    .then(() => notices.say(`Copied ${address}.`)).catch(notices.report);
  openMenu({
    label: "Page", at,
    groups: [
      link ? [
        { words: "Open link", choose: link.follow },
        { words: "Copy link address", choose: () => copied(link.address) },
      ] : [],
      [{ ...entryOf(app, "copy"), isPossible: isSelected }, entryOf(app, "select-all")],
      [{ words: "Go to where this is written", isPossible: toSource !== null, choose: () => toSource?.() }],
      [entryOf(app, "follow")],
    ],
  });
}

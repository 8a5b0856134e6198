/** The menus where the system draws none, under one button. */
import { Dots } from "../components/icons";
import type { MenuGroups } from "../components/menu/entries";
import { openMenu } from "../components/menu/open-menu";
import type { ShownMenu } from "../host/menu";
import type { AppState } from "../window/app-state";
import { shownCommand, shownMenus } from "./menus";
import { runAndReport } from "./run";
import { type CommandId, commandOf } from "./table";

/** The entry of a command in a menu that stands elsewhere. */
export function entryOf(app: AppState, id: CommandId) {
  return { ...shownCommand(app, commandOf(id)), choose: () => runAndReport(app, id) };
}

const drawn = (app: AppState, { title, groups }: ShownMenu): { title: string; groups: MenuGroups } => ({
  title,
  groups: groups.map((group) => group.map((one) => (
    "groups" in one ? drawn(app, one) : { ...one, choose: () => runAndReport(app, one.id as CommandId) }
  ))),
});

export function Menu({ app }: { app: AppState }) {
  const open = (button: HTMLElement): void => {
    const { left, bottom } = button.getBoundingClientRect();
    const menus = shownMenus(app).map((menu) => drawn(app, menu));
    openMenu({ label: "Menu", groups: [menus], at: { x: left, y: bottom + 2 } });
  };
  return (
    <button
      class="quiet icon-button" title="Menu" aria-label="Menu" aria-haspopup="menu"
      onClick={(event) => open(event.currentTarget)}
    ><Dots /></button>
  );
}

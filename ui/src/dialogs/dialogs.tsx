/** Which dialog is open, if any. */
import type { Desk } from "../window/app-state";
import { About } from "./about";
import { Catalogue } from "./catalogue/catalogue-dialog";
import { Compare } from "./compare";
import { Export } from "./export/export-dialog";
import { History } from "./history";
import { NewNote, RenameNote } from "./note";
import { Palette } from "./palette";
import { Problems } from "./problems/problems-dialog";

export function Dialogs({ desk }: { desk: Desk }) {
  const shown = desk.dialog.value;
  // A dialog that leads to another one must not close it on its own way out.
  const close = (): void => void (desk.dialog.value === shown && (desk.dialog.value = null));
  switch (shown) {
    case "new-note": return <NewNote desk={desk} close={close} />;
    case "rename-note": return <RenameNote desk={desk} close={close} />;
    case "export": return <Export desk={desk} close={close} />;
    case "catalogue": return <Catalogue desk={desk} close={close} />;
    case "problems": return <Problems desk={desk} close={close} />;
    case "palette": return <Palette key="palette" desk={desk} close={close} begin="" />;
    case "commands": return <Palette key="commands" desk={desk} close={close} begin="> " />;
    case "history": return <History desk={desk} close={close} />;
    case "compare": return <Compare desk={desk} close={close} />;
    case "about": return <About desk={desk} close={close} />;
    case null: return null;
  }
}

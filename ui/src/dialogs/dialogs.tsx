/** Which dialog is open, if any. */
import type { AppState } from "../window/app-state";
import { About } from "./about";
import { CatalogueDialog } from "./catalogue/catalogue-dialog";
import { CompareDialog } from "./compare";
import { ExportDialog } from "./export/export-dialog";
import { History } from "./history";
import { NewNote } from "./new-note";
import { Palette } from "./palette";
import { ProblemsDialog } from "./problems/problems-dialog";
import { RenameNote } from "./rename-note";

export function Dialogs({ app }: { app: AppState }) {
  const shown = app.dialog.value;
  // A dialog that leads to another one must not close it on its own way out.
  const close = (): void => void (app.dialog.value === shown && (app.dialog.value = null));
  switch (shown) {
    case "new-note": return <NewNote app={app} close={close} />;
    case "rename-note": return <RenameNote app={app} close={close} />;
    case "export": return <ExportDialog app={app} close={close} />;
    case "catalogue": return <CatalogueDialog app={app} close={close} />;
    case "problems": return <ProblemsDialog app={app} close={close} />;
    case "palette": return <Palette key="palette" app={app} close={close} begin="" />;
    case "commands": return <Palette key="commands" app={app} close={close} begin="> " />;
    case "history": return <History app={app} close={close} />;
    case "compare": return <CompareDialog app={app} close={close} />;
    case "about": return <About app={app} close={close} />;
    case null: return null;
  }
}

/** Which dialog is open, if any. */
import type { AppState } from "../window/app-state";
import { AboutDialog } from "./about-dialog";
import { CatalogueDialog } from "./catalogue/catalogue-dialog";
import { CompareDialog } from "./compare-dialog";
import { ExportDialog } from "./export/export-dialog";
import { FindDialog } from "./find/find-dialog";
import { HistoryDialog } from "./history-dialog";
import { NewNoteDialog } from "./new-note-dialog";
import { OutlineDialog } from "./outline-dialog";
import { Palette } from "./palette";
import { NoteProblemsDialog } from "./problems/note-problems-dialog";
import { ProblemsDialog } from "./problems/problems-dialog";
import { RenameNoteDialog } from "./rename-note-dialog";

export function Dialogs({ app }: { app: AppState }) {
  const shown = app.dialog.value;
  // A dialog that leads to another one must not close it on its own way out.
  const close = (): void => void (app.dialog.value === shown && (app.dialog.value = null));
  switch (shown) {
    case "new-note": return <NewNoteDialog app={app} close={close} />;
    case "note-problems": return <NoteProblemsDialog app={app} close={close} />;
    case "rename-note": return <RenameNoteDialog app={app} close={close} />;
    case "export": return <ExportDialog app={app} close={close} />;
    case "catalogue": return <CatalogueDialog app={app} close={close} />;
    case "problems": return <ProblemsDialog app={app} close={close} />;
    case "find": return <FindDialog app={app} close={close} />;
    case "palette": return <Palette key="palette" app={app} close={close} begin="" />;
    case "commands": return <Palette key="commands" app={app} close={close} begin="> " />;
    case "tabs": return <Palette key="tabs" app={app} close={close} begin="" among="tabs" />;
    case "history": return <HistoryDialog app={app} close={close} />;
    case "compare": return <CompareDialog app={app} close={close} />;
    case "outline": return <OutlineDialog app={app} close={close} />;
    case "about": return <AboutDialog app={app} close={close} />;
    case null: return null;
  }
}

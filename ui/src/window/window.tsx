/** The window: three panes, a line at the foot, and at most one dialog. */
import type { Desk } from "./app-state";
import { Dialogs } from "../dialogs/dialogs";
import { EditorPane } from "../editor/editor-pane";
import { LibraryPane } from "../list/library-pane";
import { NoticeLine } from "./notice-line";
import { PreviewPane } from "../preview/preview-pane";
import { StatusBar } from "./status-bar";
import { Welcome } from "../library/welcome";

export function Window({ desk }: { desk: Desk }) {
  const { layout, shelf } = desk;
  if (!shelf.view.value) return <><Welcome desk={desk} /><NoticeLine desk={desk} /><Dialogs desk={desk} /></>;
  const { library, preview } = layout.shows;
  return (
    <div class="window">
      <div class="panes" style={{ "--library-width": `${layout.libraryWidth.value}px`, "--preview-share": layout.previewShare.value }}>
        {library.value && <LibraryPane desk={desk} />}
        <EditorPane desk={desk} />
        {preview.value && <PreviewPane desk={desk} />}
      </div>
      {desk.dialog.value === null && <NoticeLine desk={desk} />}
      <StatusBar desk={desk} />
      <Dialogs desk={desk} />
    </div>
  );
}

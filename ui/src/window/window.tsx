/** The window: three panes, a line at the foot, and at most one dialog. */
import { Dialogs } from "../dialogs/dialogs";
import { EditorPane } from "../editor/editor-pane";
import { Welcome } from "../library/welcome";
import { ListPane } from "../list/list-pane";
import { PreviewPane } from "../preview/preview-pane";
import type { AppState } from "./app-state";
import { NoticeLine } from "./notice-line";
import { StatusBar } from "./status-bar";

export function Window({ app }: { app: AppState }) {
  const { layout } = app;
  if (!app.library.value) return <><Welcome app={app} /><NoticeLine app={app} /><Dialogs app={app} /></>;
  const { library, preview } = layout.shows;
  const sizes = { "--writing": `${layout.writing.value / 16}rem`, "--measure": layout.measure.value };
  const widths = { "--library-width": `${layout.libraryWidth.value}px`, "--preview-share": layout.previewShare.value };
  return (
    <div class="window" style={sizes}>
      {!library.value && <h1 class="unseen">{app.library.value.title}</h1>}
      <div class="panes" style={widths}>
        {library.value && <ListPane app={app} />}
        <EditorPane app={app} />
        {preview.value && <PreviewPane app={app} />}
      </div>
      {app.dialog.value === null && <NoticeLine app={app} />}
      <StatusBar app={app} />
      <Dialogs app={app} />
    </div>
  );
}

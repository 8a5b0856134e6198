/** Before a library is open: one thing to learn, two ways on, and where the author was before. */
import { runAndReport } from "../commands/run";
import type { AppState } from "../window/app-state";
import { openLibrary } from "./open-library";

export function Welcome({ app }: { app: AppState }) {
  const recent = app.recentLibraries.value;
  return (
    <main class="welcome">
      <h1>Fieldnotes</h1>
      <p>A library is a folder of Markdown files. It becomes a blog when you export it.</p>
      <div class="actions">
        <button class="main" onClick={() => runAndReport(app, "open-library")}>Open a library</button>
        <button onClick={() => runAndReport(app, "new-library")}>Start a new one</button>
      </div>
      {recent.length > 0 && (
        <ul>
          {recent.map(({ folder, title }) => (
            <li key={folder}>
              <button class="quiet" onClick={() => void openLibrary(app, folder).catch(app.notices.report)}>
                {title} <span class="hint">{folder}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </main>
  );
}

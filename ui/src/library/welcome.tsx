/** Before a library is open: one thing to learn, two ways on, and where the author was before. */
import type { Desk } from "../window/app-state";

export function Welcome({ desk }: { desk: Desk }) {
  return (
    <main class="welcome">
      <h1>Fieldnotes</h1>
      <p>A library is a folder of Markdown files. It becomes a blog when you export it.</p>
      <div class="actions">
        <button class="main" onClick={() => void desk.choose("open-library").catch(desk.trouble)}>Open a library</button>
        <button onClick={() => void desk.choose("new-library").catch(desk.trouble)}>Start a new one</button>
      </div>
      {desk.recent.value.length > 0 && (
        <ul>
          {desk.recent.value.map(({ folder, title }) => (
            <li key={folder}>
              <button class="quiet" onClick={() => void desk.openLibrary(folder).catch(desk.trouble)}>
                {title} <span class="hint">{folder}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </main>
  );
}

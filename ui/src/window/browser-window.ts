/**
 * What the browser's window tells: how wide it is, whether it fills the screen, and that the author looks away, upon
 * which the text is saved.
 */
import type { AppState } from "./app-state";

/** Returns what ends it. */
export function followBrowserWindow({ host, layout, note, notices }: AppState): () => void {
  const end = new AbortController();
  const options = { signal: end.signal };
  // A browser does not tell the zoom that the page gives itself.
  const measure = (): void => {
    layout.room.value = innerWidth / (Number(document.documentElement.style.getPropertyValue("zoom")) || 1);
    // The system may end it as well, and tells the new size alone.
    void host.isFullScreen().then((isIt) => (layout.isFullScreen.value = isIt)).catch(notices.report);
  };
  const save = (): void => void note.flush().catch(notices.report);
  measure();
  addEventListener("resize", measure, options);
  addEventListener("blur", save, options);
  addEventListener("pagehide", save, options);
  return () => end.abort();
}

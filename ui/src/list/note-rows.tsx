/**
 * The list of notes. Only the rows that are seen are in the document, however long the list is; the focus stays
 * on the list itself and a cursor moves through it, so that the rows may come and go.
 */
import { effect, useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { isComposing } from "../components/composing";
import { openNote, showNote, whereTo } from "../note/open-note";
import { kept } from "../tabs/order";
import type { AppState } from "../window/app-state";
import { openNoteMenu } from "./note-menu";
import { Row } from "./row";

/** In px, as in the style sheet. */
const HEIGHT = 76;
const SEARCHED_HEIGHT = 96;
/** Rows beyond either edge, so that scrolling shows no gaps. */
const SPARE = 6;

export function NoteRows({ app }: { app: AppState }) {
  const { list, note } = app;
  const box = useRef<HTMLDivElement>(null);
  const scroll = useSignal(0);
  const seen = useSignal(600);
  const cursor = useSignal(0);
  const searched = list.query.value !== "";
  const height = searched ? SEARCHED_HEIGHT : HEIGHT;
  const total = list.total.value;

  const from = Math.max(0, Math.floor(scroll.value / height) - SPARE);
  const to = Math.min(total, Math.ceil((scroll.value + seen.value) / height) + SPARE);
  useLayoutEffect(() => list.setVisible(from, Math.max(to, from + 1)), [from, to]);

  useEffect(() => {
    const rows = box.current;
    if (!rows) return;
    const measure = new ResizeObserver(() => (seen.value = rows.clientHeight || seen.value));
    measure.observe(rows);
    return () => measure.disconnect();
  }, []);

  // Another list begins at its top.
  useLayoutEffect(() => effect(() => {
    void [list.filter.value, list.query.value, list.sort.value];
    cursor.value = 0;
    if (box.current) box.current.scrollTop = 0;
  }), []);

  // The cursor follows the note that is open, and stays with it where the list is another; else it is the author's.
  const followed = useRef<{ path: string; at: number } | null>(null);
  useLayoutEffect(() => effect(() => {
    const path = note.opened.value?.path ?? null;
    const pages = list.pages.value;
    const before = followed.current;
    const isElsewhere = path === null || (before?.path === path && cursor.peek() !== before.at);
    if (isElsewhere) return;
    const at = [...pages].flatMap(([page, rows]) => {
      const found = rows.findIndex((row) => row.path === path);
      return found < 0 ? [] : list.placeOf(page, found);
    })[0];
    if (at === undefined) return;
    followed.current = { path, at };
    if (box.current && cursor.peek() !== at) moveTo(at);
  }), []);

  const moveTo = (index: number): void => {
    const rows = box.current!;
    const height = list.query.peek() === "" ? HEIGHT : SEARCHED_HEIGHT;
    const at = Math.min(list.total.peek() - 1, Math.max(0, index));
    cursor.value = at;
    const top = at * height;
    if (top < rows.scrollTop) rows.scrollTop = top;
    else if (top + height > rows.scrollTop + rows.clientHeight) rows.scrollTop = top + height - rows.clientHeight;
  };
  const open = async (index: number, opens: (app: AppState, path: string) => Promise<unknown>): Promise<void> => {
    const row = list.at(index);
    if (row) await opens(app, row.path);
  };
  const openAt = (index: number, event: MouseEvent | KeyboardEvent): Promise<void> =>
    open(index, (_, path) => openNote(app, path, whereTo(event)));
  const key = (event: KeyboardEvent): void => {
    const isCtrl = event.ctrlKey || event.metaKey;
    if (isComposing(event) || event.altKey || (isCtrl && event.key !== "Enter")) return;
    const page = Math.max(1, Math.floor(seen.value / height) - 1);
    const to = {
      ArrowDown: cursor.value + 1, ArrowUp: cursor.value - 1, Home: 0, End: total - 1,
      PageDown: cursor.value + page, PageUp: cursor.value - page,
    }[event.key];
    if (event.key === "Enter") void openAt(cursor.value, event);
    // Looked at, and the list goes on under the keys.
    else if (event.key === " ") void open(cursor.value, showNote);
    else if (to === undefined) return;
    else moveTo(to);
    event.preventDefault();
  };

  const openPath = note.opened.value?.path;
  const idOf = (index: number): string => `note-${index}`;
  return (
    <div
      class={searched ? "rows searched" : "rows"} role="listbox" tabIndex={0} aria-label="Notes" ref={box}
      aria-activedescendant={total > 0 && cursor.value >= from && cursor.value < to ? idOf(cursor.value) : undefined}
      onKeyDown={key} onScroll={(event) => (scroll.value = event.currentTarget.scrollTop)}
    >
      <div class="rows-all" role="presentation" style={{ height: `${total * height}px` }}>
        {Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i).map((index) => {
          const row = list.at(index);
          const isOpen = row !== undefined && row.path === openPath;
          return (
            <div
              key={index} id={idOf(index)} class={index === cursor.value ? "row under-cursor" : "row"} role="option"
              aria-selected={isOpen} aria-setsize={total} aria-posinset={index + 1}
              style={{ transform: `translateY(${index * height}px)` }}
              onMouseDown={(event) => event.button === 1 && event.preventDefault()}
              onClick={(event) => {
                cursor.value = index;
                void openAt(index, event);
              }}
              onAuxClick={(event) => event.button === 1 && void openAt(index, event)}
              onDblClick={() => void open(index, async ({ tabs }, path) => tabs.change((order) => kept(order, path)))}
              onContextMenu={(event) => {
                event.preventDefault();
                cursor.value = index;
                box.current!.focus({ preventScroll: true });
                if (row) openNoteMenu(app, row, { x: event.clientX, y: event.clientY });
              }}
            >
              {row ? <Row row={row} searched={searched} /> : <span class="row-title unread">…</span>}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Remembers with the library which notes have a tab, and brings them back with it. */
import { effect } from "@preact/signals";
import type { AppState } from "../window/app-state";
import { NO_TABS, type Tab, type TabOrder } from "./order";

const KEY = "tabs";

interface Remembered { tabs: Tab[]; used: string[] }

const written = ({ tabs, used }: TabOrder): Remembered => ({ tabs: [...tabs], used: [...used] });

/** Pinned ones first, no note twice, whatever was remembered by another version. */
export function restoredOrder(remembered: unknown): TabOrder {
  const { tabs = [], used = [] } = (remembered ?? {}) as Partial<Record<keyof Remembered, unknown>>;
  const isTab = (one: unknown): one is Tab => typeof (one as Tab | null)?.path === "string";
  const known = new Map((Array.isArray(tabs) ? tabs : []).filter(isTab).map((tab) => [tab.path, tab]));
  const passing = [...known.values()].find(({ isPassing, isPinned }) => isPassing && !isPinned);
  const all = [...known.values()].map((tab): Tab => (
    { path: tab.path, isPinned: tab.isPinned === true, isPassing: tab === passing }));
  const ofUse = new Set((Array.isArray(used) ? used : []).filter((path) => known.has(path)));
  return {
    ...NO_TABS,
    tabs: [...all.filter(({ isPinned }) => isPinned), ...all.filter(({ isPinned }) => !isPinned)],
    used: [...ofUse, ...[...known.keys()].filter((path) => !ofUse.has(path))],
  };
}

/** The tabs of the library that is open now, in the place of those before; no note is open yet. */
export function restoreTabs({ tabs }: AppState, remembered: Record<string, unknown>): void {
  tabs.endWalk();
  tabs.notes.value = new Map();
  tabs.order.value = restoredOrder(remembered[KEY]);
}

/** Returns what ends it. */
export function rememberTabs({ tabs }: AppState, remember: (key: string, value: unknown) => void): () => void {
  let last = JSON.stringify(written(tabs.order.peek()));
  return effect(() => {
    const now = written(tabs.order.value);
    if (JSON.stringify(now) === last) return;
    last = JSON.stringify(now);
    remember(KEY, now);
  });
}

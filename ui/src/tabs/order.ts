/**
 * Which notes have a tab, in which order, and where the author goes on when one closes. An act makes the next order of
 * the one before, and nothing else happens here. Whatever the acts are, no note has two tabs, pinned ones stand first,
 * at most one is only looked at, and the note that is shown is among them.
 */
export interface Tab {
  readonly path: string;
  readonly isPinned: boolean;
  /** Only looked at so far: the next note that is looked at takes its place. */
  readonly isPassing: boolean;
}

/** A tab that was closed, and where it stood. */
export interface Closed { readonly tab: Tab; readonly at: number }

export interface TabOrder {
  readonly tabs: readonly Tab[];
  /** The note that is shown, or on its way; none where none is. */
  readonly active: string | null;
  /** All of them by use, the latest first. */
  readonly used: readonly string[];
  /** The last one last. */
  readonly closed: readonly Closed[];
}

export const NO_TABS: TabOrder = { tabs: [], active: null, used: [], closed: [] };

/** So many of the closed ones can be opened again. */
const MOST_CLOSED = 25;

export const tabOf = ({ tabs }: TabOrder, path: string | null): Tab | undefined =>
  tabs.find((tab) => tab.path === path);

const pinnedOf = (tabs: readonly Tab[]): number => tabs.filter(({ isPinned }) => isPinned).length;

/** The place nearest to `at` where such a tab may stand among these. */
function placeFor(tabs: readonly Tab[], { isPinned }: Tab, at: number): number {
  const pinned = pinnedOf(tabs);
  return isPinned ? Math.min(Math.max(0, at), pinned) : Math.min(Math.max(pinned, at), tabs.length);
}

function put(order: TabOrder, tab: Tab, at: number): TabOrder {
  const tabs = order.tabs.filter(({ path }) => path !== tab.path);
  const place = placeFor(tabs, tab, at);
  const used = order.used.includes(tab.path) ? order.used : [...order.used, tab.path];
  return { ...order, used, tabs: [...tabs.slice(0, place), tab, ...tabs.slice(place)] };
}

/** Behind the note that is shown, or at the end. */
function putNext(order: TabOrder, tab: Tab): TabOrder {
  const at = order.tabs.findIndex(({ path }) => path === order.active);
  return put(order, tab, at < 0 ? order.tabs.length : at + 1);
}

function withTab(order: TabOrder, path: string, change: Partial<Tab>): TabOrder {
  return { ...order, tabs: order.tabs.map((tab) => (tab.path === path ? { ...tab, ...change } : tab)) };
}

/** The author is in this note, on the way to another one along those used before. */
export function shown(order: TabOrder, path: string | null): TabOrder {
  return path === null || tabOf(order, path) ? { ...order, active: path } : order;
}

/** The author is in this note. */
export function wentTo(order: TabOrder, path: string): TabOrder {
  const used = order.used.filter((other) => other !== path);
  return tabOf(order, path) ? { ...order, active: path, used: [path, ...used] } : order;
}

/** Looks at a note: in its tab, or in the place of the one that was looked at before. */
export function lookedAt(order: TabOrder, path: string): TabOrder {
  if (tabOf(order, path)) return wentTo(order, path);
  const tab: Tab = { path, isPinned: false, isPassing: true };
  const before = order.tabs.findIndex(({ isPassing }) => isPassing);
  if (before < 0) return wentTo(putNext(order, tab), path);
  return wentTo(put(gone(order, order.tabs[before]!.path), tab, before), path);
}

/** Gives a note a tab of its own, and stays where the author is. */
export function openedBehind(order: TabOrder, path: string): TabOrder {
  return tabOf(order, path) ? kept(order, path) : putNext(order, { path, isPinned: false, isPassing: false });
}

/** The same, and goes there. */
export function openedBeside(order: TabOrder, path: string): TabOrder {
  return wentTo(openedBehind(order, path), path);
}

/** No other note takes its place any more. */
export function kept(order: TabOrder, path: string): TabOrder {
  return tabOf(order, path)?.isPassing ? withTab(order, path, { isPassing: false }) : order;
}

/** To the end of the pinned ones, or to the beginning of the others. */
export function pinned(order: TabOrder, path: string, isPinned: boolean): TabOrder {
  const tab = tabOf(order, path);
  if (!tab || tab.isPinned === isPinned) return order;
  const others = order.tabs.filter((other) => other !== tab);
  return put(order, { path, isPinned, isPassing: false }, pinnedOf(others));
}

/** To another place, as far as the pinned ones stay first. */
export function moved(order: TabOrder, path: string, to: number): TabOrder {
  const tab = tabOf(order, path);
  return tab ? put(order, { ...tab, isPassing: false }, to) : order;
}

/**
 * Closes those of them that are there. Where the shown one is, the author goes on in `next`, or in the one used before.
 */
export function closed(order: TabOrder, paths: readonly string[], next: string | null = null): TabOrder {
  const places = [...order.tabs.entries()].filter(([, { path }]) => paths.includes(path));
  const tabs = order.tabs.filter(({ path }) => !paths.includes(path));
  const used = order.used.filter((path) => !paths.includes(path));
  const isShown = order.active !== null && !paths.includes(order.active);
  return {
    tabs, used,
    active: isShown || order.active === null ? order.active : next ?? used[0] ?? null,
    // The first of them comes back first, so that each finds its place.
    closed: [...order.closed, ...places.reverse().map(([at, tab]) => ({ tab, at }))].slice(-MOST_CLOSED),
  };
}

export const placeOf = ({ tabs }: TabOrder, path: string): number => tabs.findIndex((tab) => tab.path === path);

/** Whether a step leads among those that are pinned, or not, as it is. */
export function isFreeTo(order: TabOrder, path: string, step: 1 | -1): boolean {
  const at = placeOf(order, path);
  return at >= 0 && order.tabs[at + step]?.isPinned === order.tabs[at]!.isPinned;
}

/** The others, but for pinned ones. */
export function othersOf({ tabs }: TabOrder, path: string): string[] {
  return tabs.filter((tab) => tab.path !== path && !tab.isPinned).map((tab) => tab.path);
}

export function rightOf({ tabs }: TabOrder, path: string): string[] {
  const at = tabs.findIndex((tab) => tab.path === path);
  return at < 0 ? [] : tabs.slice(at + 1).filter(({ isPinned }) => !isPinned).map((tab) => tab.path);
}

/** The note is no more: nothing leads back to it. */
export function gone(order: TabOrder, path: string): TabOrder {
  return { ...closed(order, [path]), closed: order.closed.filter(({ tab }) => tab.path !== path) };
}

/** The last of the closed ones that has no tab by now, where it stood. */
export function reopened(order: TabOrder): TabOrder {
  const at = order.closed.findLastIndex(({ tab }) => !tabOf(order, tab.path));
  const last = order.closed[at];
  if (!last) return order;
  const free = { ...order, closed: order.closed.slice(0, at) };
  return wentTo(put(free, { ...last.tab, isPassing: false }, last.at), last.tab.path);
}

/** The note has another path. Of a note that had that path before, the tab goes. */
export function renamed(order: TabOrder, from: string, to: string): TabOrder {
  if (from === to) return order;
  const named = (path: string): string => (path === from ? to : path);
  const free = tabOf(order, from) && tabOf(order, to) ? gone(order, to) : order;
  return {
    tabs: free.tabs.map((tab) => ({ ...tab, path: named(tab.path) })),
    active: order.active === from || order.active === to ? to : free.active,
    used: free.used.map(named),
    closed: free.closed.map(({ tab, at }) => ({ tab: { ...tab, path: named(tab.path) }, at })),
  };
}

/** The editor shows this note, whatever was wished. */
export function found(order: TabOrder, path: string | null): TabOrder {
  if (path === null) return { ...order, active: null };
  return tabOf(order, path) ? wentTo(order, path) : openedBeside(order, path);
}

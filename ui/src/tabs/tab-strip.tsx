/**
 * The notes that are open, over the text. A list of tabs as ARIA has it: the arrows go along it, Enter opens, Delete
 * closes. The buttons that close are for the mouse alone. One note needs no strip, and none is drawn.
 */
import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { Down } from "../components/icons";
import type { AppState } from "../window/app-state";
import { closeTab } from "./close-tab";
import { dragsTabs } from "./drag";
import { openTabMenu } from "./tab-menu";
import { TabView } from "./tab-view";
import { toTab } from "./step";

export function TabStrip({ app }: { app: AppState }) {
  const { tabs, active } = app.tabs.order.value;
  const strip = useRef<HTMLDivElement>(null);
  const dragged = useSignal<string | null>(null);
  const focused = useSignal<string | null>(null);
  const { report } = app.notices;
  const entry = tabs.some(({ path }) => path === focused.value) ? focused.value : active ?? tabs[0]?.path;
  const all = (): HTMLElement[] => [...(strip.current?.querySelectorAll<HTMLElement>("[role=tab]") ?? [])];
  const tabAt = (index: number): HTMLElement | undefined => all()[index];

  useEffect(() => dragsTabs(strip.current!, app, dragged), []);
  useLayoutEffect(() => showActive(strip.current!), [active, tabs]);
  useEffect(() => {
    const measure = new ResizeObserver(() => strip.current && showActive(strip.current));
    measure.observe(strip.current!);
    return () => measure.disconnect();
  }, []);

  const close = (path: string): void => void closeTab(app, path).then(() => app.focus.goOn()).catch(report);
  const key = (event: KeyboardEvent): void => {
    const at = all().indexOf(event.target as HTMLElement);
    const pressed = tabs[at]?.path;
    if (pressed === undefined) return;
    const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey;
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (isPlain && event.key === "Delete") {
      const next = tabs[at + 1] ?? tabs[at - 1];
      void closeTab(app, pressed).then(() => {
        focused.value = next?.path ?? null;
        const left = app.tabs.order.peek().tabs.findIndex(({ path }) => path === next?.path);
        requestAnimationFrame(() => tabAt(left)?.focus());
      }).catch(report);
    } else if (isPlain && to !== undefined) tabAt((to + tabs.length) % tabs.length)?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <div class="tab-place">
      <div
        ref={strip} class="tab-strip" role="tablist" aria-label="Open notes" onKeyDown={key}
        onScroll={(event) => showEnds(event.currentTarget)}
        onWheel={({ currentTarget, deltaX, deltaY }) => {
          currentTarget.scrollLeft += deltaX || deltaY;
        }}
      >
        {tabs.map((tab) => (
          <TabView
            key={tab.path} app={app} tab={tab} isActive={tab.path === active} isEntry={tab.path === entry}
            isDragged={dragged.value === tab.path} close={() => close(tab.path)}
            open={() => void toTab(app, tab.path).catch(report)}
            focus={() => (focused.value = tab.path)} menu={(at) => openTabMenu(app, tab.path, at)}
          />
        ))}
      </div>
      <button
        class="quiet icon-button all-tabs" aria-label="Open notes" title="Go to an open note (Ctrl+Shift+A)"
        onClick={() => (app.dialog.value = "tabs")}
      ><Down /></button>
    </div>
  );
}

function showActive(strip: HTMLElement): void {
  strip.querySelector(".active")?.scrollIntoView?.({ inline: "nearest", block: "nearest" });
  showEnds(strip);
}

/** Where there are more tabs beyond an end of the strip, it fades there. */
function showEnds(strip: HTMLElement): void {
  const { clientWidth, scrollLeft, scrollWidth } = strip;
  strip.classList.toggle("more-left", scrollLeft > 1);
  strip.classList.toggle("more-right", scrollLeft + clientWidth < scrollWidth - 1);
}

/** One word or day of the head, written down as it is typed or when the field is left. */
import { useState } from "preact/hooks";
import { isComposing } from "../../components/composing";

interface Shape { value: string; placeholder?: string; change: (value: string) => void }

/**
 * Where it is `live` the text follows each key; an empty or other word waits for Enter or for the field to be left.
 * Escape takes back what was not written down yet.
 */
export function Word({ value, live = false, long = false, placeholder, change }: Shape & { live?: boolean; long?: boolean }) {
  const [typed, setTyped] = useState<string | null>(null);
  const commit = (): void => {
    if (typed !== null && typed.trim() !== value) change(typed.trim());
    setTyped(null);
  };
  const hear = (now: string, isComposed: boolean): void => {
    setTyped(now);
    if (live && now.trim() && !isComposed) change(now.trim());
  };
  const key = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    if (event.key === "Enter") {
      event.preventDefault();
      commit();
    }
    if (event.key === "Escape") setTyped(null);
  };
  const asked = { value: typed ?? value, placeholder, onBlur: commit, onKeyDown: key };
  // A sentence or two is one line in the file, however it is typed or pasted.
  return long
    ? <textarea {...asked} rows={2} onInput={(event) => hear(event.currentTarget.value.replace(/\s*\n\s*/g, " "), event.isComposing)} />
    : <input {...asked} onInput={(event) => hear(event.currentTarget.value, event.isComposing)} />;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A day of the calendar, some days away from another one. */
export function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Today where the author is. */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** A day as it is written in the file. The arrow keys go through the calendar; from nothing they begin today. */
export function Day({ value, change }: Shape) {
  const [typed, setTyped] = useState<string | null>(null);
  const now = typed ?? value;
  const commit = (day = now.trim()): void => {
    if (day !== value) change(day);
    setTyped(null);
  };
  return (
    <input
      class="date" value={now} placeholder="YYYY-MM-DD" inputMode="numeric" autocomplete="off"
      onInput={(event) => setTyped(event.currentTarget.value)} onBlur={() => commit()}
      onKeyDown={(event) => {
        const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
        if (isComposing(event)) return;
        if (event.key === "Enter") commit();
        else if (event.key === "Escape") setTyped(null);
        else if (step !== undefined) {
          event.preventDefault();
          commit(DAY.test(now) ? dayAfter(now, step) : today());
        }
      }}
    />
  );
}

/** A day as it is written in the file. The arrow keys go through the calendar; from nothing they begin today. */
import { useState } from "preact/hooks";
import { isComposing } from "../../components/composing";

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function DateField({ value, change }: { value: string; change: (value: string) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  const now = typed ?? value;
  const commit = (day = now.trim()): void => {
    if (day !== value) change(day);
    setTyped(null);
  };
  const key = (event: KeyboardEvent): void => {
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (isComposing(event)) return;
    if (event.key === "Enter") commit();
    else if (event.key === "Escape") setTyped(null);
    else if (step !== undefined) {
      event.preventDefault();
      commit(DAY.test(now) ? dayAfter(now, step) : today());
    }
  };
  return (
    <input
      class="date" value={now} placeholder="YYYY-MM-DD" inputMode="numeric" autocomplete="off"
      onInput={(event) => setTyped(event.currentTarget.value)} onBlur={() => commit()} onKeyDown={key}
    />
  );
}

/** A day of the calendar, some days away from another one. */
export function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Today where the author is. */
function today(): string {
  const now = new Date();
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}

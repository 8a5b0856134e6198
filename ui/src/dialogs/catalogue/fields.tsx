/** Words that are changed in place, and a line to add one more. */
import { useState } from "preact/hooks";

/** An empty or refused word goes back to what it was. */
export function InlineField({ label, value, required = false, strong = false, change }: {
  label: string; value: string; required?: boolean; strong?: boolean; change: (value: string) => Promise<boolean>;
}) {
  const commit = async (field: HTMLInputElement): Promise<void> => {
    const wanted = field.value.trim();
    if (wanted === value || (required && wanted === "") || !(await change(wanted))) field.value = value;
  };
  return (
    <input
      class={strong ? "strong" : undefined} aria-label={label} placeholder={label} value={value}
      onChange={(event) => void commit(event.currentTarget)}
    />
  );
}

export function AddForm({ label, add }: { label: string; add: (title: string) => Promise<boolean> }) {
  const [title, setTitle] = useState("");
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (title.trim() && (await add(title.trim()))) setTitle("");
  };
  return (
    <form class="add" onSubmit={(event) => void submit(event)}>
      <input
        aria-label={label} placeholder={label} value={title}
        onInput={(event) => setTitle(event.currentTarget.value)}
      />
      <button disabled={!title.trim()}>Add</button>
    </form>
  );
}

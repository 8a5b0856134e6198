/** The facts of the note as a form. Every change is made in the text itself, by the core, and nowhere else. */
import { useState } from "preact/hooks";
import type { HeadEdit, HeadView, State } from "../host/wire";
import type { Desk } from "../state/desk";

const STATES: State[] = ["draft", "scheduled", "ready"];

function Line({ label, value, type = "text", span, change }: {
  label: string; value: string; type?: "text" | "date"; span?: "wide" | "most"; change: (value: string) => void;
}) {
  return (
    <label class={span ? `line ${span}` : "line"}>
      <span>{label}</span>
      {type === "date"
        ? <input type="date" value={value} onChange={(event) => change(event.currentTarget.value)} />
        : <input value={value} onChange={(event) => change(event.currentTarget.value.trim())} />}
    </label>
  );
}

function Tags({ head, desk, edit }: { head: HeadView; desk: Desk; edit: (edit: HeadEdit) => void }) {
  const [typed, setTyped] = useState("");
  const add = (): void => {
    const value = typed.trim();
    if (value && !head.tags.includes(value)) edit({ set: "addTag", value });
    setTyped("");
  };
  return (
    <div class="line wide">
      <span id="tags-label">Tags</span>
      <div class="chips">
        {head.tags.map((tag) => (
          <button key={tag} class="chip" aria-label={`Remove tag ${tag}`} onClick={() => edit({ set: "removeTag", value: tag })}>
            {tag}<span aria-hidden="true"> ×</span>
          </button>
        ))}
        <input
          aria-labelledby="tags-label" list="known-tags" placeholder="Add a tag" value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.isComposing || (event.key !== "Enter" && event.key !== ",")) return;
            event.preventDefault();
            add();
          }}
          onBlur={add}
        />
        <datalist id="known-tags">
          {desk.shelf.view.value?.tags.map(({ slug, title }) => <option key={slug} value={title} />)}
        </datalist>
      </div>
    </div>
  );
}

export function HeadForm({ desk }: { desk: Desk }) {
  const { writing, proof, shelf } = desk;
  const page = proof.page.value;
  const note = writing.note.value;
  if (!note) return null;
  const head = page?.path === note.path ? page.head : note.head;
  const edit = (wanted: HeadEdit): void => void desk.editHead(wanted).catch(desk.trouble);
  const orNone = (value: string): string | null => value || null;
  const topics = shelf.view.value?.topics ?? [];
  const unlisted = head.topic !== null && !topics.some(({ slug }) => slug === head.topic);
  return (
    <form class="head" aria-label="Facts of the note" onSubmit={(event) => event.preventDefault()}>
      <fieldset disabled={note.readOnly}>
        <Line label="Title" span="wide" value={head.title ?? ""} change={(value) => edit({ set: "title", value })} />
        <label class="line">
          <span>Topic</span>
          <select value={head.topic ?? ""} onChange={(event) => edit({ set: "topic", value: orNone(event.currentTarget.value) })}>
            <option value="">none</option>
            {unlisted && <option value={head.topic!}>{head.topic}</option>}
            {topics.map(({ slug, title }) => <option key={slug} value={slug}>{title}</option>)}
          </select>
        </label>
        <Line label="Date" type="date" value={head.date ?? ""} change={(value) => edit({ set: "date", value: orNone(value) })} />
        <div class="line" role="radiogroup" aria-label="State">
          <span>State</span>
          <div class="segments">
            {STATES.map((state) => (
              <label key={state} class={`state state-${state}`}>
                <input type="radio" name="state" checked={head.state === state} onChange={() => edit({ set: "state", value: state })} />
                {state}
              </label>
            ))}
          </div>
        </div>
        <Tags head={head} desk={desk} edit={edit} />
        <Line label="Summary" span="most" value={head.summary ?? ""} change={(value) => edit({ set: "summary", value: orNone(value) })} />
        <Line label="Address" value={head.slug ?? ""} change={(value) => edit({ set: "slug", value: orNone(value) })} />
      </fieldset>
    </form>
  );
}

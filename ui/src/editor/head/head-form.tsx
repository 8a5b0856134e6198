/** The facts of the note as a form. Every change is made in the text itself, by the core, and nowhere else. */
import type { ComponentChildren } from "preact";
import { isComposing } from "../../components/composing";
import { STATES, StateMark } from "../../components/state-mark";
import type { HeadEdit, HeadView, ProblemView, State } from "../../host/wire";
import { fileStem } from "../../note/file-stem";
import type { AppState } from "../../window/app-state";
import { DateField } from "./date-field";
import { TagsField } from "./tags-field";
import { TextField } from "./text-field";

type Fact = "title" | "topic" | "tags" | "date" | "state" | "summary" | "slug";

/** Where each kind of problem of the front matter is shown; what is not named here is shown under the form. */
const FACTS: Record<string, Fact> = {
  "no-title": "title", "unknown-topic": "topic", "unknown-tag": "tags", "bad-date": "date", "no-date": "date",
  "bad-state": "state", "no-summary": "summary", "bad-slug": "slug", "duplicate-slug": "slug", "address-taken": "slug",
};
const WHOLE = [
  "broken-front-matter", "unclosed-front-matter", "misplaced-front-matter", "foreign-front-matter",
  "front-matter-without-keys", "bad-text", "bad-list", "bad-alias",
];

function Wrong({ problems }: { problems: readonly ProblemView[] }) {
  return (
    <>
      {problems.map(({ severity, message, hint, line }) => (
        <p key={`${line}:${message}`} class={`wrong severity-${severity}`}>
          {message} {hint && <span class="hint">{hint}</span>}
        </p>
      ))}
    </>
  );
}

/** A fact that has its label above it. */
function Line({ label, wrong, children }: {
  label: string; wrong: readonly ProblemView[]; children: ComponentChildren;
}) {
  return (
    <div class="line">
      <label><span>{label}</span>{children}</label>
      <Wrong problems={wrong} />
    </div>
  );
}

/**
 * Two lines, the title and what a note is known by, that keep their place. With the focus the sheet they stand on grows
 * over the text and shows the rest, so that no word of the text moves.
 */
export function HeadForm({ app }: { app: AppState }) {
  const { focus, headEdits, library, note, notices, preview } = app;
  const page = preview.page.value;
  const opened = note.opened.value;
  if (!opened) return null;
  const isCurrent = page?.path === opened.path;
  const head: HeadView = isCurrent ? page.head : opened.head;
  const problems = isCurrent ? page.problems : opened.problems;
  const at = (...facts: Fact[]): ProblemView[] => problems.filter(({ code }) => facts.includes(FACTS[code] as Fact));
  const edit = (wanted: HeadEdit): void => void headEdits.edit(wanted).catch(notices.report);
  const orNone = (value: string): string | null => value || null;
  const { topics = [], tags = [] } = library.value ?? {};
  const topic = topics.find(({ slug, title }) => slug === head.topic || title === head.topic);
  const stem = fileStem(opened.path);
  const key = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && !event.defaultPrevented && !isComposing(event)) focus.toText("");
  };
  return (
    <form
      class="head" aria-label="Facts of the note" onSubmit={(event) => event.preventDefault()} onKeyDown={key}
      onFocusOut={() => headEdits.fieldLeft()}
    >
      <fieldset key={note.session} disabled={opened.readOnly}>
        <label class="title">
          <span class="unseen">Title</span>
          <TextField
            live value={head.title ?? ""} placeholder="Untitled" change={(value) => edit({ set: "title", value })}
          />
        </label>
        <div class="known-by">
          <label class="topic-of">
            <span class="unseen">Topic</span>
            <select
              value={topic?.slug ?? head.topic ?? ""}
              onChange={(event) => edit({ set: "topic", value: orNone(event.currentTarget.value) })}
            >
              <option value="">No topic</option>
              {head.topic !== null && !topic && <option value={head.topic}>{head.topic}</option>}
              {topics.map(({ slug, title }) => <option key={slug} value={slug}>{title}</option>)}
            </select>
          </label>
          <label>
            <span class="unseen">Date</span>
            <DateField value={head.date ?? ""} change={(value) => edit({ set: "date", value: orNone(value) })} />
          </label>
          <label class={`state-of state-${head.state}`}>
            <StateMark state={head.state} said={false} />
            <span class="unseen">State</span>
            <select
              value={head.state} onChange={(event) => edit({ set: "state", value: event.currentTarget.value as State })}
            >
              {STATES.map((state) => <option key={state} value={state}>{state}</option>)}
            </select>
          </label>
          <TagsField
            tags={head.tags} known={tags}
            add={(value) => edit({ set: "addTag", value })} remove={(value) => edit({ set: "removeTag", value })}
          />
        </div>
        <Wrong problems={problems.filter(({ code }) => WHOLE.includes(code))} />
        <Wrong problems={at("title", "topic", "date", "state", "tags")} />
        <div class="rest">
          <Line label="Summary" wrong={at("summary")}>
            <TextField
              live long value={head.summary ?? ""} placeholder="One or two sentences for lists and feeds"
              change={(value) => edit({ set: "summary", value: orNone(value) })}
            />
          </Line>
          <Line label="Address" wrong={at("slug")}>
            <TextField
              value={head.slug ?? ""} placeholder={stem}
              change={(value) => edit({ set: "slug", value: orNone(value) })}
            />
          </Line>
        </div>
      </fieldset>
    </form>
  );
}

/** The facts of the note as a form. Every change is made in the text itself, by the core, and nowhere else. */
import type { ComponentChildren } from "preact";
import { STATES, StateMark } from "../../components/state-mark";
import type { HeadEdit, HeadView, ProblemView } from "../../host/wire";
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

function Line({ label, span, wrong, children }: {
  label: string; span?: string; wrong: readonly ProblemView[]; children: ComponentChildren;
}) {
  return (
    <div class={span ? `line ${span}` : "line"}>
      <label><span>{label}</span>{children}</label>
      <Wrong problems={wrong} />
    </div>
  );
}

export function HeadForm({ app }: { app: AppState }) {
  const { headEdits, library, note, notices, preview } = app;
  const page = preview.page.value;
  const opened = note.opened.value;
  if (!opened) return null;
  const isCurrent = page?.path === opened.path;
  const head: HeadView = isCurrent ? page.head : opened.head;
  const problems = isCurrent ? page.problems : opened.problems;
  const at = (fact: Fact): ProblemView[] => problems.filter(({ code }) => FACTS[code] === fact);
  const edit = (wanted: HeadEdit): void => void headEdits.edit(wanted).catch(notices.report);
  const orNone = (value: string): string | null => value || null;
  const { topics = [], tags = [] } = library.value ?? {};
  const topic = topics.find(({ slug, title }) => slug === head.topic || title === head.topic);
  const stem = fileStem(opened.path);
  return (
    <form class="head" aria-label="Facts of the note" onSubmit={(event) => event.preventDefault()}>
      <fieldset key={note.session} disabled={opened.readOnly}>
        <Line label="Title" span="wide title" wrong={at("title")}>
          <TextField
            live value={head.title ?? ""} placeholder="Untitled" change={(value) => edit({ set: "title", value })}
          />
        </Line>
        <Line label="Topic" wrong={at("topic")}>
          <select
            value={topic?.slug ?? head.topic ?? ""}
            onChange={(event) => edit({ set: "topic", value: orNone(event.currentTarget.value) })}
          >
            <option value="">none</option>
            {head.topic !== null && !topic && <option value={head.topic}>{head.topic}</option>}
            {topics.map(({ slug, title }) => <option key={slug} value={slug}>{title}</option>)}
          </select>
        </Line>
        <Line label="Date" wrong={at("date")}>
          <DateField value={head.date ?? ""} change={(value) => edit({ set: "date", value: orNone(value) })} />
        </Line>
        <div class="line" role="radiogroup" aria-label="State">
          <span aria-hidden="true">State</span>
          <div class="segments">
            {STATES.map((state) => (
              <label key={state} class={head.state === state ? "chosen" : ""}>
                <input
                  type="radio" class="unseen" name="state" checked={head.state === state}
                  onChange={() => edit({ set: "state", value: state })}
                />
                <StateMark state={state} />
              </label>
            ))}
          </div>
          <Wrong problems={at("state")} />
        </div>
        <div class="line most">
          <TagsField
            tags={head.tags} known={tags}
            add={(value) => edit({ set: "addTag", value })} remove={(value) => edit({ set: "removeTag", value })}
          />
          <Wrong problems={at("tags")} />
        </div>
        <Line label="Address" wrong={at("slug")}>
          <TextField
            value={head.slug ?? ""} placeholder={stem} change={(value) => edit({ set: "slug", value: orNone(value) })}
          />
        </Line>
        <Line label="Summary" span="wide" wrong={at("summary")}>
          <TextField
            live long value={head.summary ?? ""} placeholder="One or two sentences for lists and feeds"
            change={(value) => edit({ set: "summary", value: orNone(value) })}
          />
        </Line>
        <div class="line wide"><Wrong problems={problems.filter(({ code }) => WHOLE.includes(code))} /></div>
      </fieldset>
    </form>
  );
}

/** What is looked for and how exactly, and what is written in its place. */
import { useEffect, useRef } from "preact/hooks";
import { Down } from "../../components/icons";
import { CASE, EXPRESSION, insteadOf, WHOLE_WORDS } from "../../editor/find/how-exactly";
import type { FindQuery } from "../../host/wire";
import type { LibraryFind } from "./library-find";

type Switch = "isCaseKept" | "isWholeWords" | "isExpression" | "inHeads";

const SWITCHES: readonly { name: Switch; sign: string; words: string }[] = [
  { name: "isCaseKept", ...CASE },
  { name: "isWholeWords", ...WHOLE_WORDS },
  { name: "isExpression", ...EXPRESSION },
  { name: "inHeads", sign: "---", words: "Front matter too" },
];

export function FindFields({ find }: { find: LibraryFind }) {
  const query = find.query.value;
  const isReplacing = find.with.value !== null;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const set = (part: Partial<FindQuery>): void => void find.ask(part);
  return (
    <div class="find-fields">
      <button
        type="button" class="quiet icon-button" aria-label="Replace" aria-expanded={isReplacing}
        title="Show or hide what is written instead" onClick={() => void find.replaceWith(isReplacing ? null : "")}
      ><Down /></button>
      <input
        ref={field} autofocus aria-label="Find" placeholder="Find" value={query.typed} spellcheck={false}
        autocomplete="off" onInput={(event) => set({ typed: event.currentTarget.value })}
      />
      <div class="find-switches" role="group" aria-label="How exactly">
        {SWITCHES.map(({ name, sign, words }) => (
          <button
            key={name} type="button" class="quiet" aria-label={words} title={words} aria-pressed={query[name]}
            onClick={() => set({ [name]: !query[name] })}
          >{sign}</button>
        ))}
      </div>
      {isReplacing && (
        <input
          class="find-with" aria-label="Replace with" value={find.with.value ?? ""} spellcheck={false}
          placeholder={insteadOf(query.isExpression)} autocomplete="off"
          onInput={(event) => void find.replaceWith(event.currentTarget.value)}
        />
      )}
    </div>
  );
}

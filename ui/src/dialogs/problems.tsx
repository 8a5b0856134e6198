/** What there is to fix in the whole library, before it is exported. */
import { useEffect, useState } from "preact/hooks";
import type { ProblemView } from "../host/wire";
import type { Desk } from "../state/desk";
import { Frame } from "./frame";
import { ProblemList } from "./problem-list";

/** "1 error, 300 warnings" */
function numbers(problems: readonly ProblemView[]): string {
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const counted = (count: number, word: string): string => (count === 1 ? `1 ${word}` : `${count} ${word}s`);
  const warnings = problems.length - errors;
  return [errors > 0 && counted(errors, "error"), warnings > 0 && counted(warnings, "warning")].filter(Boolean).join(", ");
}

export function Problems({ desk, close }: { desk: Desk; close: () => void }) {
  const [found, setFound] = useState<ProblemView[] | null>(null);
  useEffect(() => {
    desk.writing.putAway().then(() => desk.host.call("check", {})).then(setFound).catch(desk.trouble);
  }, []);
  return (
    <Frame desk={desk} title="To fix" size="large" close={close}>
      {found === null ? <p class="hint">Checking the library</p>
        : found.length === 0 ? <p>Nothing to fix. The library can be exported.</p>
        : <><p class="hint verdict">{numbers(found)}</p><ProblemList problems={found} desk={desk} /></>}
    </Frame>
  );
}

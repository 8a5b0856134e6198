/**
 * What there is to fix in the whole library, before it is exported. Whoever comes back from a note finds the list at
 * once as it was, and anew when the library has been checked again.
 */
import { useEffect, useState } from "preact/hooks";
import type { ProblemView } from "../../host/wire";
import type { Desk } from "../../window/app-state";
import { Frame } from "../dialog-frame";
import { ProblemList } from "./problem-list";

/** "1 error, 300 warnings" */
function numbers(problems: readonly ProblemView[]): string {
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const counted = (count: number, word: string): string => (count === 1 ? `1 ${word}` : `${count} ${word}s`);
  const warnings = problems.length - errors;
  return [errors > 0 && counted(errors, "error"), warnings > 0 && counted(warnings, "warning")].filter(Boolean).join(", ");
}

export function Problems({ desk, close }: { desk: Desk; close: () => void }) {
  const [isChecking, setChecking] = useState(true);
  const found = desk.found.value;
  const check = async (): Promise<void> => {
    await desk.writing.putAway();
    desk.found.value = await desk.host.call("check", {});
  };
  useEffect(() => void check().catch(desk.trouble).finally(() => setChecking(false)), []);
  return (
    <Frame desk={desk} title="To fix" size="large" close={close}>
      {found === null ? <p class="hint">Checking the library</p>
        : found.length === 0 && !isChecking ? <p>Nothing to fix. The library can be exported.</p>
        : <><p class="hint verdict">{[numbers(found), isChecking && "checking again"].filter(Boolean).join(", ")}</p><ProblemList problems={found} desk={desk} /></>}
    </Frame>
  );
}

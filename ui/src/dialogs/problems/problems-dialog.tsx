/**
 * What there is to fix in the whole library, before it is exported. Whoever comes back from a note finds the list at
 * once as it was, and anew when the library has been checked again.
 */
import { useEffect, useState } from "preact/hooks";
import { plural } from "../../components/plural";
import type { ProblemView } from "../../host/wire";
import type { AppState } from "../../window/app-state";
import { DialogFrame } from "../dialog-frame";
import { Orphans } from "./orphans";
import { ProblemList } from "./problem-list";

/** "1 error, 300 warnings" */
function numbers(problems: readonly ProblemView[]): string {
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const warnings = problems.length - errors;
  const counted = (count: number, word: string): string => `${count} ${plural(count, word)}`;
  return [errors > 0 && counted(errors, "error"), warnings > 0 && counted(warnings, "warning")]
    .filter(Boolean).join(", ");
}

function Found({ problems, isChecking, app }: {
  problems: readonly ProblemView[]; isChecking: boolean; app: AppState;
}) {
  if (problems.length === 0 && !isChecking) return <p>Nothing to fix. The library can be exported.</p>;
  return (
    <>
      <p class="hint verdict">{[numbers(problems), isChecking && "checking again"].filter(Boolean).join(", ")}</p>
      <ProblemList problems={problems} app={app} />
      <Orphans problems={problems} app={app} />
    </>
  );
}

export function ProblemsDialog({ app, close }: { app: AppState; close: () => void }) {
  const { check, host, note, notices } = app;
  const [isChecking, setChecking] = useState(true);
  const problems = check.problems.value;
  const run = async (): Promise<void> => {
    await note.flush();
    check.problems.value = await host.call("check", {});
  };
  useEffect(() => void run().catch(notices.report).finally(() => setChecking(false)), []);
  return (
    <DialogFrame app={app} title="To fix" size="large" close={close}>
      {problems === null
        ? <p class="hint">Checking the library</p>
        : <Found problems={problems} isChecking={isChecking} app={app} />}
    </DialogFrame>
  );
}

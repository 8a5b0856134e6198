/** Pictures that no note shows, put away together: one operation, one way back. */
import { plural } from "../../components/plural";
import type { ProblemView } from "../../host/wire";
import { runOperation } from "../../library/run-operation";
import type { AppState } from "../../window/app-state";

export function Orphans({ problems, app }: { problems: readonly ProblemView[]; app: AppState }) {
  const { check, host, notices } = app;
  const paths = problems.filter(({ code }) => code === "orphan-image").map(({ file }) => file);
  if (paths.length === 0) return null;
  const remove = async (): Promise<void> => {
    if (await runOperation(app, "remove_files", { paths })) check.problems.value = await host.call("check", {});
  };
  return (
    <p class="actions">
      <button type="button" onClick={() => void remove().catch(notices.report)}>
        Move {paths.length} {plural(paths.length, "picture")} that no note shows to the trash
      </button>
    </p>
  );
}

/** What is wrong and what helps, as it is shown beside the words it is about. */
import type { ProblemView } from "../../host/wire";

export function problemWords({ severity, message, hint }: ProblemView): HTMLElement {
  const dom = document.createElement("div");
  dom.className = `problem-words severity-${severity}`;
  const said = document.createElement("p");
  const weight = document.createElement("span");
  weight.className = "unseen";
  weight.textContent = `${severity}: `;
  said.append(weight, message);
  dom.append(said);
  if (hint) {
    const helps = dom.appendChild(document.createElement("p"));
    helps.className = "hint";
    helps.textContent = hint;
  }
  return dom;
}

// A button on every piece of code that copies it as its author wrote it: without line numbers, which are
// drawn by the style sheet, and with the signs of a patch, without which it cannot be applied.
(() => {
  const told = document.createElement("p");
  told.className = "unseen";
  told.setAttribute("role", "status");

  async function copy(text) {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    throw new Error("this page may not use the clipboard");
  }

  for (const figure of document.querySelectorAll(".code")) {
    const code = figure.querySelector("pre code");
    if (!code) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    const say = (word) => {
      button.textContent = word;
      button.setAttribute("aria-label", `${word} code`);
    };
    say("Copy");
    button.addEventListener("click", async () => {
      try {
        await copy(code.textContent);
        say("Copied");
      } catch {
        getSelection().selectAllChildren(code);
        say("Selected");
      }
      told.textContent = button.textContent;
      setTimeout(() => { say("Copy"); told.textContent = ""; }, 2000);
    });
    figure.append(button);
  }
  document.body.append(told);
})();

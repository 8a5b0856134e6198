/**
 * Browsers tell of a selection once it is made, and once; happy-dom does in the middle of making it, where CodeMirror
 * cannot hear of it.
 */
function tellAfterwards(page: Document): void {
  const dispatch = page.dispatchEvent.bind(page);
  let isTold = true;
  page.dispatchEvent = (event) => {
    if (event.type !== "selectionchange") return dispatch(event);
    if (isTold) setTimeout(() => ((isTold = true), dispatch(event)));
    isTold = false;
    return true;
  };
}

// Tests of the sources have no page.
if (typeof document !== "undefined") tellAfterwards(document);

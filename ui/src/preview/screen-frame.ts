/** The page on a screen of a given width, made smaller where the pane is narrower, so that it is always seen whole. */

export interface ScreenFrame {
  readonly dom: HTMLElement;
  /** In px of the page; none where the page is as wide as the pane. */
  setWidth(width: number | null): void;
  stop(): void;
}

/** By how much the page is scaled where it is seen. */
export const scaleOf = (frame: HTMLIFrameElement): number =>
  frame.getBoundingClientRect().width / frame.offsetWidth || 1;

export function screenFrame(frame: HTMLIFrameElement, scaled: (scale: number) => void): ScreenFrame {
  const dom = document.createElement("div");
  dom.className = "preview-screen";
  dom.append(frame);
  let width: number | null = null;
  const fit = (): void => {
    const { clientWidth, clientHeight } = dom;
    const scale = width === null || clientWidth === 0 ? 1 : Math.min(1, clientWidth / width);
    const { style } = frame;
    style.width = width === null ? "100%" : `${width}px`;
    style.height = `${clientHeight / scale}px`;
    style.transform = scale === 1 ? "" : `scale(${scale})`;
    style.left = width === null ? "0" : `${Math.max(0, (clientWidth - width * scale) / 2)}px`;
    scaled(scale);
  };
  const measure = new ResizeObserver(fit);
  measure.observe(dom);
  return {
    dom,
    setWidth(wanted) {
      width = wanted;
      fit();
    },
    stop: () => measure.disconnect(),
  };
}

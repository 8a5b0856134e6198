/** The window's few signs, drawn in one weight. Each stands beside words or under a label; none speaks alone. */
import type { ComponentChildren } from "preact";

function Icon({ children }: { children: ComponentChildren }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" stroke-width="1.4"
      stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

export const Plus = () => <Icon><path d="M8 3v10M3 8h10" /></Icon>;
export const Cross = () => <Icon><path d="m4 4 8 8m0-8-8 8" /></Icon>;
export const Glass = () => <Icon><circle cx="7" cy="7" r="4.2" /><path d="m10.2 10.2 3.3 3.3" /></Icon>;
export const Dots = () => <Icon><path d="M3.5 8h.01M8 8h.01M12.5 8h.01" stroke-width="2.2" /></Icon>;
export const LeftPane = () => <Icon><rect x="2" y="3" width="12" height="10" rx="1.5" /><path d="M6.2 3v10" /></Icon>;
export const RightPane = () => <Icon><rect x="2" y="3" width="12" height="10" rx="1.5" /><path d="M9.8 3v10" /></Icon>;
export const Facts = () => <Icon><path d="M2.5 4h11M2.5 8h7M2.5 12h9" /></Icon>;
export const Clock = () => <Icon><circle cx="8" cy="8" r="5.6" /><path d="M8 4.8V8l2.2 1.6" /></Icon>;
export const Wide = () => (
  <Icon><rect x="1.8" y="3.2" width="12.4" height="8.2" rx="1.2" /><path d="M5.5 13.6h5" /></Icon>
);
export const Tablet = () => (
  <Icon><rect x="3.6" y="2" width="8.8" height="12" rx="1.4" /><path d="M7.2 11.9h1.6" /></Icon>
);
export const Phone = () => (
  <Icon><rect x="4.8" y="2" width="6.4" height="12" rx="1.4" /><path d="M7.4 11.9h1.2" /></Icon>
);
export const Link = () => <Icon><path d="M5 3.2v9.6m0 0-2-2m2 2 2-2M11 12.8V3.2m0 0-2 2m2-2 2 2" /></Icon>;
export const Grip = () => (
  <Icon><path d="M6 4.5h.01M10 4.5h.01M6 8h.01M10 8h.01M6 11.5h.01M10 11.5h.01" stroke-width="2" /></Icon>
);
export const Globe = () => (
  <Icon>
    <circle cx="8" cy="8" r="5.6" />
    <path d="M2.4 8h11.2M8 2.4c3.6 3.4 3.6 7.8 0 11.2M8 2.4c-3.6 3.4-3.6 7.8 0 11.2" />
  </Icon>
);
export const Up = () => <Icon><path d="m4 9.5 4-4 4 4" /></Icon>;
export const Down = () => <Icon><path d="m4 6.5 4 4 4-4" /></Icon>;
export const Warning = () => <Icon><path d="M8 2.6 14 13H2L8 2.6ZM8 6.6v3M8 11.3h.01" /></Icon>;
export const Home = () => <Icon><path d="M2.5 7.5 8 3l5.5 4.5M4 6.5V13h8V6.5" /></Icon>;
export const Back = () => <Icon><path d="M13 8H3.5m4-4-4 4 4 4" /></Icon>;
export const Glow = () => (
  <Icon>
    <circle cx="8" cy="8" r="2.4" />
    <path d="M8 2v1.6M8 12.4V14M2 8h1.6M12.4 8H14M4 4l1 1M11 11l1 1M12 4l-1 1M5 11l-1 1" />
  </Icon>
);
export const Pin = () => <Icon><path d="M5.5 2.5h5M6.5 2.5v4L4 9.5h8l-2.5-3v-4M8 9.5v4" /></Icon>;

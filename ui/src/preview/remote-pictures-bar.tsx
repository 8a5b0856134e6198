/** What the page would ask other sites for, and the author's word on it. */
import { Banner } from "../components/banner";
import type { AppState } from "../window/app-state";

/** Says for this library whether the preview may ask other sites for pictures. */
export function allowRemotePictures({ host, notices }: AppState, shown: boolean): void {
  void host.call("show_remote", { shown }).catch(notices.report);
}

export function RemotePicturesBar({ app }: { app: AppState }) {
  const addresses = app.preview.remotePictures.value;
  if (addresses.length === 0 || app.library.value?.remote || !app.preview.page.value) return null;
  const words = `This note names pictures at ${sites(addresses)}. Nothing is asked of other sites until you say so.`;
  return (
    <Banner tone="quiet" words={words}>
      <button onClick={() => allowRemotePictures(app, true)}>Show pictures from other sites</button>
    </Banner>
  );
}

/** The sites that pictures are on, the first two by name. */
function sites(addresses: readonly string[]): string {
  const hosts = [...new Set(addresses.map((address) => new URL(address).host))];
  const rest = hosts.length - 2;
  return rest > 0 ? `${hosts.slice(0, 2).join(", ")} and ${rest} more` : hosts.join(" and ");
}

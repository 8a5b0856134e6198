/** Which dialog is open, if any. */
import type { Desk } from "../state/desk";
import { Catalogue } from "./catalogue";
import { Export } from "./export";
import { NewNote, RenameNote } from "./note";
import { Problems } from "./problems";

export function Dialogs({ desk }: { desk: Desk }) {
  const close = (): void => void (desk.dialog.value = null);
  switch (desk.dialog.value) {
    case "new-note": return <NewNote desk={desk} close={close} />;
    case "rename-note": return <RenameNote desk={desk} close={close} />;
    case "export": return <Export desk={desk} close={close} />;
    case "catalogue": return <Catalogue desk={desk} close={close} />;
    case "problems": return <Problems desk={desk} close={close} />;
    case null: return null;
  }
}

// Starts the small pieces that make the pages pleasant; every page also works without them.
import { startTypeAhead } from "./typeahead.js";
import { refreshCited, startCited } from "./cited.js";
import { startKeys } from "./keys.js";
import { startUnsavedWarning } from "./unsaved.js";
import { startOutline } from "./outline.js";
import { startTextEditor } from "./text_editor.js";
import { startPasting } from "./pasting.js";
import { startFind } from "./find.js";
import { startMessages } from "./messages.js";
import { startImport } from "./importing.js";

startTypeAhead(document);
startCited(document);
startKeys();
startUnsavedWarning();
startOutline();
startTextEditor();
startPasting();
startFind();
startMessages();
startImport();
document.addEventListener("htmx:load", (event) => {
  startTypeAhead(event.detail.elt);
  startCited(event.detail.elt);
  if (event.detail.elt.matches?.(".mentions")) refreshCited(event.detail.elt);
});

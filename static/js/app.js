// Starts the small pieces that make the pages pleasant; every page also works without them.
import { startTypeAhead } from "./typeahead.js";
import { startCited } from "./cited.js";
import { startKeys } from "./keys.js";
import { startUnsavedWarning } from "./unsaved.js";
import { startOutline } from "./outline.js";
import { startRefusals } from "./refusals.js";
import { startSheets } from "./sheets.js";
import { startTextEditor } from "./text_editor.js";
import { startPanes } from "./panes.js";
import { startProse } from "./prose.js";
import { startPasting } from "./pasting.js";
import { startFind } from "./find.js";
import { startSearched } from "./searched.js";
import { startMessages } from "./messages.js";
import { startImport } from "./importing.js";
import { startChecks } from "./checks.js";
import { startNoteList } from "./note_list.js";
import { startUndoButtons, startUndoKey, undoStep } from "./undo.js";

startTypeAhead(document);
startProse(document);
startCited(document);
startKeys();
startUnsavedWarning();
startRefusals();
startOutline();
startSheets();
startPanes();
startTextEditor();
startPasting();
startFind();
startSearched();
startMessages();
startImport();
startChecks();
startNoteList();
// The board, whose steps wait for each other, has an undo of its own.
if (!document.getElementById("board")) {
  startUndoButtons();
  startUndoKey(undoStep);
}
document.addEventListener("htmx:load", (event) => {
  startTypeAhead(event.detail.elt);
  startProse(event.detail.elt);
  startCited(event.detail.elt);
});

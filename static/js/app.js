// Starts the small pieces that make the pages pleasant; every page also works without them.
import { startTypeAhead } from "./typeahead.js";
import { startKeys } from "./keys.js";
import { startUnsavedWarning } from "./unsaved.js";
import { startOutline } from "./outline.js";
import { startFind } from "./find.js";
import { startMessages } from "./messages.js";
import { startImport } from "./importing.js";

startTypeAhead(document);
startKeys();
startUnsavedWarning();
startOutline();
startFind();
startMessages();
startImport();
document.addEventListener("htmx:load", (event) => startTypeAhead(event.detail.elt));

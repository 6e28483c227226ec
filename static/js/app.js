// Starts the small pieces that make the pages pleasant; every page also works without them.
import { startTypeAhead } from "./typeahead.js";
import { startKeys } from "./keys.js";
import { startUnsavedWarning } from "./unsaved.js";
import { startOutline } from "./outline.js";
import { startMessages } from "./messages.js";

startTypeAhead(document);
startKeys();
startUnsavedWarning();
startOutline();
startMessages();
document.addEventListener("htmx:load", (event) => startTypeAhead(event.detail.elt));

// The board of a year: cards move by hand, key and menu at once; the server follows, one step after another.
import { startBoardCards } from "./board_cards.js";
import { startBoardDrag } from "./board_drag.js";
import { startBoardDrawer } from "./board_drawer.js";
import { startBoardFind } from "./board_find.js";
import { startBoardKeys } from "./board_keys.js";
import { undoLast } from "./board_server.js";
import { startBoardTools } from "./board_tools.js";
import { startUndoKey } from "./undo.js";

const board = document.getElementById("board");
startBoardFind(board);
if (board.hasAttribute("data-editable")) {
  startBoardCards(board);
  startBoardTools(board);
  startBoardDrag(board);
  startBoardDrawer(board);
  startUndoKey(undoLast);
}
startBoardKeys(board);

import { leavingBy } from "./leaving.js";
import { copyOnPress } from "./sections.js";
import { onShiftThrice } from "./shift.js";

const leaving = document.querySelectorAll("[data-leave]");
if (leaving.length) onShiftThrice(leavingBy(leaving));

// A page that is read discreetly takes the place of the one with its title.
for (const link of document.querySelectorAll("[data-replace]")) {
  link.onclick = (event) => (event.preventDefault(), location.replace(link.href));
}

copyOnPress(document.querySelectorAll(".to-here"));

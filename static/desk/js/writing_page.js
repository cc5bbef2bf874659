// Every script of the page on which a post is written, as one file: what keeps the words comes before what shows them.
import "./desk.js";
import "./write.js";
import "./preview.js";
import "./review_notes.js";

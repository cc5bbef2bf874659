// Bold, italic, code and language: what words mean stays, how they looked goes.
import { rename, styled, unwrap } from "./elements.js";

const MEANS = {
  B: "strong", I: "em", CITE: "em", DFN: "em", VAR: "em", KBD: "code", SAMP: "code", TT: "code",
};
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const HEADS = "h1,h2,h3,h4,h5,h6";

const isBold = (weight) => /^bold/.test(weight) || Number(weight) >= 600;
const isPlain = (weight) => weight === "normal" || (Number(weight) > 0 && Number(weight) <= 500);

/** Put a new element around all that is inside. */
function wrapInside(element, tag) {
  const made = element.ownerDocument.createElement(tag);
  made.append(...element.childNodes);
  element.append(made);
  return made;
}

export function settleMarks(page) {
  const isWord = /mso-|MsoNormal/.test(page.innerHTML.slice(0, 200_000));
  for (const bold of page.querySelectorAll("b,strong")) {
    const only = bold.childNodes.length === 1 && bold.firstElementChild;
    if (isPlain(styled(bold, "font-weight")) || (only && isPlain(styled(only, "font-weight")))) unwrap(bold);
  }
  for (const part of page.querySelectorAll("span,font,a,q,b,i,em,strong,cite")) {
    const { lang } = part;
    const weight = styled(part, "font-weight");
    const isSpan = part.matches("span,font,a");
    if (isSpan && isBold(weight) && !part.closest(HEADS)) wrapInside(part, "strong");
    if (isSpan && styled(part, "font-style") === "italic") wrapInside(part, "em");
    if (!isWord && lang && !/^en\b/i.test(lang)) wrapInside(part, "span").dataset.lang = lang;
    if (part.tagName === "Q") part.replaceWith("“", ...part.childNodes, "”");
    else if (part.matches("span:not([data-lang]),font")) unwrap(part);
  }
  for (const raised of page.querySelectorAll("sup:not([data-label])")) {
    if (/^\d{1,3}$/.test(raised.textContent)) raised.replaceWith(raised.textContent.replace(/\d/g, (digit) => RAISED[digit]));
  }
  for (const part of page.querySelectorAll("u,s,strike,ins,small,big,abbr,time,mark,sub,sup:not([data-label])")) unwrap(part);
  for (const part of page.querySelectorAll(Object.keys(MEANS).join(","))) rename(part, MEANS[part.tagName]);
  for (const head of page.querySelectorAll(HEADS)) head.querySelectorAll("strong").forEach(unwrap);
}

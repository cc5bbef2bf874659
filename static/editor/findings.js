// What a careful colleague noticed, marked in the text: a decoration, never a part of it.

/** Where the words stand inside a block, as positions; the whole block if they are not found. */
function rangeOf(block, start, words) {
  const places = [];
  let text = "";
  block.descendants((node, position) => {
    if (node.isText) {
      for (let place = 0; place < node.text.length; place += 1) places.push(start + 1 + position + place);
      text += node.text;
    } else if (node.isBlock) {
      places.push(start + 1 + position);
      text += "\n";
    }
  });
  const at = words ? text.indexOf(words) : -1;
  if (at < 0) return [start, start + block.nodeSize];
  return [places[at], places[at + words.length - 1] + 1];
}

function marked({ pm }, doc, found) {
  const { Decoration, DecorationSet } = pm.view;
  const marks = found
    .filter(({ block }) => block < doc.childCount)
    .map(({ id, block, text }) => {
      let start = 0;
      for (let place = 0; place < block; place += 1) start += doc.child(place).nodeSize;
      const [from, to] = rangeOf(doc.child(block), start, text);
      const attrs = { class: "noticed", id: `noticed-${id}`, "aria-describedby": `finding-${id}-title` };
      const whole = from === start;
      return whole ? Decoration.node(from, to, attrs) : Decoration.inline(from, to, attrs);
    });
  return DecorationSet.create(doc, marks);
}

export function findings(T) {
  const key = new T.pm.state.PluginKey("findings");
  return T.Extension.create({
    name: "findings",
    addCommands: () => ({
      showFindings:
        (found) =>
        ({ tr }) =>
          Boolean(tr.setMeta(key, found).setMeta("addToHistory", false)),
    }),
    addProseMirrorPlugins: () => [
      new T.pm.state.Plugin({
        key,
        state: {
          init: () => T.pm.view.DecorationSet.empty,
          apply: (tr, before) => {
            const found = tr.getMeta(key);
            return found ? marked(T, tr.doc, found) : before.map(tr.mapping, tr.doc);
          },
        },
        props: { decorations: (state) => key.getState(state) },
      }),
    ],
  });
}

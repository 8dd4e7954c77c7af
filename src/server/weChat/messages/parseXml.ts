import sax from "sax";
import { type MessageFields, UnreadableMessage, deepest } from "./fields.js";

/** `strictEntities` leaves the five entities of XML itself. The declarations of the package do not know it. */
const options = { trim: false, strictEntities: true };

function refuse(why: string): never {
  throw new UnreadableMessage(`The XML ${why}.`);
}

/**
 * The fields of a message in XML. Strict: what is not well-formed, has a document type, or an entity that is not XML's own, is
 * refused before anything is made of it.
 *
 * @throws UnreadableMessage
 */
export function parseXml(text: string): MessageFields {
  const fields = new Map<string, string>();
  const parser = sax.parser(true, options);
  /** The open elements, the innermost last, each with the text that it has so far. */
  const open: { readonly name: string; text: string; hasElements: boolean }[] = [];
  const root = { isOver: false };

  parser.onerror = () => refuse("is not well-formed");
  parser.ondoctype = () => refuse("has a document type");
  parser.onsgmldeclaration = () => refuse("has a declaration");
  parser.onopentag = ({ name }) => {
    if (root.isOver || (open.length === 0 && name !== "xml")) refuse("is no message");
    if (open.length > deepest) refuse("is nested too deep");
    const parent = open[open.length - 1];
    if (parent) parent.hasElements = true;
    open.push({ name, text: "", hasElements: false });
  };
  const addText = (more: string): void => {
    const innermost = open[open.length - 1];
    if (innermost) innermost.text += more;
  };
  parser.ontext = addText;
  parser.oncdata = addText;
  parser.onclosetag = () => {
    const path = open
      .slice(1)
      .map(({ name }) => name)
      .join(".");
    const closed = open.pop();
    root.isOver = open.length === 0;
    if (!closed || root.isOver || closed.hasElements) return;
    // Of a list the first counts. A message itself has no list: which of two senders would it be?
    if (open.length === 1 && fields.has(path)) refuse(`has two of "${path}"`);
    if (!fields.has(path)) fields.set(path, closed.text);
  };

  parser.write(text).close();
  if (!root.isOver) refuse("is no message");
  return fields;
}
